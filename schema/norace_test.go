//go:build !race

package schema_test

// slowdown is by how much the race detector multiplies times.
const slowdown = 2
