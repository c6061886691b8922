package names

import "github.com/parleygraph/parley/loaders/packs"

// A Vocabulary is the packs compiled for look-up. It is immutable and safe for concurrent use.
type Vocabulary struct {
	set      *packs.Set
	pointers *pointers
}

// NewVocabulary compiles packs.
func NewVocabulary(set *packs.Set) *Vocabulary {
	return &Vocabulary{set: set, pointers: newPointers(set)}
}

// Abbreviated tells whether a word in small letters, without its point, ends no sentence: what text.Read asks for.
func (v *Vocabulary) Abbreviated(word string) bool { return false }
