package people

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/parleygraph/parley/graph"
)

// Persons are the persons of a document.
type Persons struct {
	List    []*Person
	byName  map[string]*Person
	first   map[string][]*Person
	surname map[string][]*Person
	word    map[string][]*Person  // by each word of the name
	folded  map[string]foldedName // of each name as written
}

// A foldedName is a name without case and accents.
type foldedName struct {
	key   string   // all words joined by spaces
	words []string // without the suffix that tells father and son apart
}

func newPeople() *Persons {
	return &Persons{byName: map[string]*Person{}, first: map[string][]*Person{}, surname: map[string][]*Person{}, word: map[string][]*Person{}, folded: map[string]foldedName{}}
}

// fold folds a name. A document writes few names, and each often.
func (ps *Persons) fold(name string) foldedName {
	folded, known := ps.folded[name]
	if known {
		return folded
	}
	key := graph.Fold(name)
	words := strings.Fields(key)
	if n := len(words); n > 1 && generations[words[n-1]] {
		words = words[:n-1]
	}
	folded = foldedName{key, words}
	ps.folded[name] = folded
	return folded
}

// Add returns the person of that name, known or new.
func (ps *Persons) Add(name string, at int) *Person {
	n := ps.fold(name)
	if len(n.words) == 0 {
		return nil
	}
	if p := ps.byName[n.key]; p != nil {
		return p
	}
	p := &Person{Name: OneLine(name), Words: n.words, votes: map[string]int{}, At: at}
	ps.byName[n.key] = p
	ps.List = append(ps.List, p)
	ps.first[p.Words[0]] = append(ps.first[p.Words[0]], p)
	ps.surname[p.surname()] = append(ps.surname[p.surname()], p)
	for i, w := range p.Words {
		if !slices.Contains(p.Words[:i], w) {
			ps.word[w] = append(ps.word[w], p)
		}
	}
	return p
}

// Find returns the person that a name means: the full name, or the only one with that surname, or else with that one word for a first name. It
// is nil where the name is new, and where two could be meant.
func (ps *Persons) Find(name string) *Person {
	n := ps.fold(name)
	words := n.words
	if len(words) == 0 {
		return nil
	}
	if p := ps.byName[n.key]; p != nil && len(p.Words) > 1 {
		return p
	}
	longer := meant(ps.surname[words[len(words)-1]], words)
	if len(longer) == 0 && len(words) == 1 {
		longer = meant(ps.first[words[0]], words)
	}
	if len(longer) == 0 && len(words) == 1 && utf8.RuneCountInString(words[0]) > 1 {
		longer = meant(ps.word[words[0]], words) // "Petro" of "Gustavo Petro Urrego"
	}
	switch len(longer) {
	case 0:
		return ps.byName[n.key]
	case 1:
		return longer[0]
	}
	return nil
}

// meant returns those of some persons of whom the words are a shorter name.
func meant(persons []*Person, words []string) []*Person {
	var found []*Person
	for _, p := range persons {
		if !slices.Equal(p.Words, words) && shortens(words, p.Words) {
			found = append(found, p)
		}
	}
	return found
}

// shortens tells whether words are a shorter form of a name: each is among the name's, in their order, or the initial of one.
func shortens(words, name []string) bool {
	at := 0
	for _, full := range name {
		if at < len(words) && (words[at] == full || utf8.RuneCountInString(words[at]) == 1 && strings.HasPrefix(full, words[at])) {
			at++
		}
	}
	return at == len(words)
}

// OneLine returns a name with single spaces, also where it is broken across lines.
func OneLine(name string) string { return strings.Join(strings.Fields(name), " ") }
