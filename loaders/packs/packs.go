// Package packs reads the vocabulary that the grammar works with: names of parties, roles, cues, conditions, issues and terms, as data.
//
// A pack is a folder: pack.yaml says its name, version and what it needs; every other YAML file holds one kind of entries, which its
// first key names. A user adds a pack by a folder of the same shape, with no Go:
//
//	set, err := packs.Load([]string{"core", "ukraine"}, os.DirFS("my-pack"))
//
// Decoding is strict: an unknown key, an unknown kind, a word list where a number belongs, an id that stands twice are errors that name file and
// line. Each rule carries a reason and examples that must match and must not match; the tests of package extract run them.
package packs

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"slices"

	"github.com/parleygraph/parley/graph"
)

//go:embed core ukraine climate
var embedded embed.FS

// A Set is the packs in force, merged in the order of loading. It is immutable after Load and safe for concurrent use.
type Set struct {
	Parties    []Party
	Roles      []Role
	Offices    []Office
	Bystanders []Titles
	Chairs     []Titles
	Heads      []Words
	Words      []Words
	Verbs      VerbList
	Cues       []Cue
	Patterns   []Pattern
	Conditions []ConditionCue
	Meetings   []MeetingCue
	Issues     []Issue
	Terms      []Term
	Notions    []Notion

	names  []string
	digest string
	where  map[string]string
}

// Load reads the named embedded packs, with what they need, and then the user's packs, each a folder. The error is graph.Invalid and names file
// and line, graph.NotFound for an unknown pack.
func Load(names []string, folders ...fs.FS) (*Set, error) {
	l := loader{set: &Set{}, where: map[string]string{}, lists: map[string]bool{}, sum: sha256.New()}
	for _, name := range names {
		if err := l.embedded(name); err != nil {
			return nil, err
		}
	}
	for _, folder := range folders {
		if err := l.folder(folder); err != nil {
			return nil, err
		}
	}
	if err := l.check(); err != nil {
		return nil, err
	}
	l.set.digest, l.set.where = hex.EncodeToString(l.sum.Sum(nil)), l.where
	return l.set, nil
}

// Embedded returns the names of the packs that come with parley.
func Embedded() []string {
	entries, err := embedded.ReadDir(".")
	if err != nil {
		return nil // the embedded root always reads
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// Digest identifies the content of the packs in force; it is part of every document's fingerprint.
func (s *Set) Digest() string { return s.digest }

// Digest returns the digest of the Set that Load would make of embedded packs, without making it.
func Digest(names []string) (string, error) {
	l := loader{set: &Set{}, sum: sha256.New(), unread: true}
	for _, name := range names {
		if err := l.embedded(name); err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(l.sum.Sum(nil)), nil
}

// Names returns the names of the packs in force, in the order of their loading.
func (s *Set) Names() []string { return slices.Clone(s.names) }

// Where returns the file and line at which an entry of a kind stands ("ukraine/terms.yaml:12"), empty where there is none.
func (s *Set) Where(kind, id string) string { return s.where[kind+" "+id] }

// List returns the words of every list of that id, in the order of loading.
func (s *Set) List(id string) []string {
	var words []string
	for _, lists := range [][]Words{s.Words, s.Heads} {
		for _, list := range lists {
			if list.ID == id {
				words = append(words, list.Words...)
			}
		}
	}
	return words
}

func (l *loader) embedded(name string) error {
	if slices.Contains(l.set.names, name) {
		return nil
	}
	if !slices.Contains(Embedded(), name) {
		return graph.Errorf(graph.NotFound, "there is no pack %q: parley comes with %v; name a folder for one of your own", name, Embedded())
	}
	folder, err := fs.Sub(embedded, name)
	if err != nil {
		return fmt.Errorf("pack %s: %w", name, err)
	}
	before := l.own
	l.own = true
	defer func() { l.own = before }()
	return l.folder(folder)
}
