// Package pattern compiles the patterns of packs and matches them on sentence graphs. It knows no word of English: which words a pattern asks for
// stands in the packs.
//
// A pattern names a cue by its class, and by paths of edges whose position it may be and what the position is about:
//
//   - id: noun.owned
//     cue: noun
//     holder: [owner]
//     point: [oblique, complement]
//
// A path is a row of edges, joined by dots, each with the words in brackets that it may carry: "governor(dobj).subject" goes from a noun to the verb
// whose object it is, and on to who acts. Paths joined by "+" are one run of words: "object+complement".
//
//	set, err := pattern.Compile(packs.Patterns, packs.List)
//	for _, m := range set.Match(sentence) { ... }
package pattern

import (
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/packs"
)

// Speaker stands for the holder that no word of the sentence names: who speaks the quotation or the document.
const Speaker = -1

// A Match is one place where a pattern fits.
type Match struct {
	Pattern string // its id
	Path    string // the paths by which holder and point were reached
	Cue     int    // a word of the sentence
	Holder  int    // a word, or Speaker
	From    int    // the point: words [From, To); empty where the cue is all there is
	To      int
	Head    int // the word on which the point hangs
}

// A Set is compiled patterns. It is immutable and safe for concurrent use.
type Set struct{ patterns []compiled }

type compiled struct {
	id      string
	class   func(*grammar.Sentence, int) bool
	words   map[string]bool
	holders []path
	points  [][]path
	names   []string // of the points' paths
}

// A step goes along one edge.
type step struct {
	label grammar.Label
	words map[string]bool // nil: any
}

type path struct {
	name  string
	steps []step
}

// Compile reads patterns; list returns the words of a word list. The error is graph.Invalid and names the pattern and what it does not know.
func Compile(patterns []packs.Pattern, list func(id string) []string) (*Set, error) {
	set := &Set{}
	for _, p := range patterns {
		c, err := compile(p, list)
		if err != nil {
			return nil, graph.Errorf(graph.Invalid, "pattern %s: %w", p.ID, err)
		}
		set.patterns = append(set.patterns, c)
	}
	return set, nil
}

// classes are the kinds of words that a cue may be.
var classes = map[string]func(*grammar.Sentence, int) bool{
	"verb":        (*grammar.Sentence).Verb,
	"noun":        (*grammar.Sentence).Common,
	"adjective":   (*grammar.Sentence).Adjective,
	"preposition": (*grammar.Sentence).Preposition,
	"modal":       (*grammar.Sentence).HasModal,
}

func compile(p packs.Pattern, list func(string) []string) (compiled, error) {
	c := compiled{id: p.ID, class: classes[p.Cue]}
	if c.class == nil {
		return c, graph.Errorf(graph.Invalid, "cue %q is unknown: it is verb, noun, adjective, preposition or modal", p.Cue)
	}
	if p.Words != "" {
		c.words = map[string]bool{}
		for _, w := range list(p.Words) {
			c.words[w] = true
		}
		if len(c.words) == 0 {
			return c, graph.Errorf(graph.Invalid, "no pack in force has a word list %q", p.Words)
		}
	}
	for _, text := range p.Holder {
		found, err := parsePath(text)
		if err != nil {
			return c, err
		}
		c.holders = append(c.holders, found)
	}
	for _, text := range p.Point {
		var parts []path
		for part := range strings.SplitSeq(text, "+") {
			found, err := parsePath(part)
			if err != nil {
				return c, err
			}
			parts = append(parts, found)
		}
		c.points, c.names = append(c.points, parts), append(c.names, text)
	}
	return c, nil
}

// parsePath reads "governor(dobj|pobj).subject"; "speaker" and "itself" are paths of no step.
func parsePath(text string) (path, error) {
	p := path{name: text}
	if text == "speaker" || text == "itself" {
		return p, nil
	}
	for part := range strings.SplitSeq(text, ".") {
		name, words, bracket := strings.Cut(part, "(")
		label, ok := grammar.LabelOf(name)
		if !ok || bracket && !strings.HasSuffix(words, ")") {
			return p, graph.Errorf(graph.Invalid, "path %q: there is no edge %q: write owner, or oblique(for|on).subject", text, part)
		}
		s := step{label: label}
		if bracket {
			s.words = map[string]bool{}
			for w := range strings.SplitSeq(strings.TrimSuffix(words, ")"), "|") {
				s.words[w] = true
			}
		}
		p.steps = append(p.steps, s)
	}
	return p, nil
}
