//go:build race

package main_test

// underRace tells that the race detector runs, which takes many times the memory.
const underRace = true
