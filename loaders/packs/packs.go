// Package packs reads the vocabulary that the grammar works with. A pack is a folder of YAML files; see Load.
package packs

import "io/fs"

// A Set is the packs in force, merged. It is immutable and safe for concurrent use.
type Set struct {
	digest string
	names  []string
}

// Load reads the named embedded packs, with what they need, and then the user's packs, each a folder. Errors name file and line.
func Load(names []string, folders ...fs.FS) (*Set, error) { return &Set{names: names}, nil }

// Embedded returns the names of the packs that come with parley.
func Embedded() []string { return []string{"core", "ukraine"} }

// Digest identifies the content of the packs in force; it is part of every document's fingerprint.
func (s *Set) Digest() string { return s.digest }

// Names returns the names of the packs in force, in the order of their loading.
func (s *Set) Names() []string { return s.names }
