// Package grammar turns one parsed sentence into its sentence graph: words joined by labelled edges that say who does what, whatever the form in
// which the sentence says it. It knows English syntax and no actor.
//
//	s := grammar.New(words)          // words come from package parse
//	s.To(v, grammar.Subject)         // who does what the verb v says: also through "to", "and", "who" and passives
//	s.Span(s.To(v, grammar.Object))  // the words of what it is done to
//
// A Sentence is immutable: all later stages read it and none changes it.
package grammar

import "strings"

// A Word is one token with what the parser says of it. Start and End are bytes of the document's text, Head is the index of the word that governs it
// (-1 for a root), Tag is of the Penn Treebank, Relation of the ClearNLP scheme.
type Word struct {
	Start, End int
	Text       string // in small letters
	Lemma      string
	Tag        string
	Relation   string
	Head       int
	Capital    bool   // begins with a capital letter
	Entity     string // the kind of the entity in which it stands, by the names of OntoNotes ("PERSON", "GPE", "NORP", "ORG"); empty outside
	Begins     bool   // it is the first word of its entity
}

// Label names an edge of the sentence graph.
type Label uint8

// The labels. Each edge leads from a verb, noun or adjective to the head word of what it joins.
const (
	Subject    Label = iota // who does it: "Norway rejects", "rejected by Norway", "Norway promised to reject"
	Object                  // what it is done to: "rejects the plan", "the plan was rejected"
	Complement              // the clause that it takes: "says that ...", "refuses to sign"
	Oblique                 // what a preposition joins: "calls for talks"; the edge's word is the preposition
	Owner                   // whose it is: "Norway's demand", "the U.S. plan", "a proposal by Norway"
	Predicate               // what "be" and its like say of the subject: "is ready", "are against"
	Governor                // the word whose clause, object or phrase this one is
	Source                  // the verb that reports the clause: "Norway said that ..."
	Negator                 // "not", "never", "no"
	Modal                   // "must", "would"
	Mark                    // the word that opens a subordinate clause: "if", "that"
	labels
)

var labelNames = [labels]string{"subject", "object", "complement", "oblique", "owner", "predicate", "governor", "source", "negator", "modal", "mark"}

// String returns the label as patterns write it.
func (l Label) String() string { return labelNames[l] }

// LabelOf returns the label of that name; ok is false where there is none.
func LabelOf(name string) (l Label, ok bool) {
	for i, known := range labelNames {
		if known == name {
			return Label(i), true
		}
	}
	return 0, false
}

// An Edge joins two words of a sentence.
type Edge struct {
	Label Label
	To    int
	Word  string // the preposition of an Oblique, the relation that a Governor's edge stands for
}

// A Sentence is the graph of one sentence.
type Sentence struct {
	Words    []Word
	children [][]int
	edges    [][]Edge
}

// New returns the graph of a parsed sentence. A head outside the sentence, or a circle of heads, makes a root.
func New(words []Word) *Sentence {
	s := &Sentence{Words: words, children: make([][]int, len(words)), edges: make([][]Edge, len(words))}
	s.mend()
	for i, w := range words {
		if w.Head >= 0 {
			s.children[w.Head] = append(s.children[w.Head], i)
		}
	}
	for i := range words {
		s.join(i)
	}
	return s
}

// Edges returns the edges that leave word i.
func (s *Sentence) Edges(i int) []Edge { return s.edges[i] }

// To returns the first word that an edge of this label leads to from word i, -1 where there is none.
func (s *Sentence) To(i int, label Label) int {
	for _, e := range s.edges[i] {
		if e.Label == label {
			return e.To
		}
	}
	return -1
}

// Children returns the words that word i governs in the parse, in order.
func (s *Sentence) Children(i int) []int { return s.children[i] }

// Child returns the first child of word i in one of these relations, -1 where there is none.
func (s *Sentence) Child(i int, relations ...string) int {
	for _, c := range s.children[i] {
		for _, r := range relations {
			if s.Words[c].Relation == r {
				return c
			}
		}
	}
	return -1
}

// Verb tells whether word i is a verb.
func (s *Sentence) Verb(i int) bool { return strings.HasPrefix(s.Words[i].Tag, "V") }

// Noun tells whether word i is a noun or a name.
func (s *Sentence) Noun(i int) bool { return strings.HasPrefix(s.Words[i].Tag, "N") }

// Adjective tells whether word i is an adjective.
func (s *Sentence) Adjective(i int) bool { return strings.HasPrefix(s.Words[i].Tag, "JJ") }

// In tells whether word i stands in what word top governs, or is it.
func (s *Sentence) In(i, top int) bool {
	for i >= 0 {
		if i == top {
			return true
		}
		i = s.Words[i].Head
	}
	return false
}

// String prints a word a line with its edges, for tests and explanations.
func (s *Sentence) String() string {
	var b strings.Builder
	for i, w := range s.Words {
		b.WriteString(w.Text + " " + w.Tag)
		for _, e := range s.edges[i] {
			b.WriteString(" " + e.Label.String())
			if e.Word != "" {
				b.WriteString("(" + e.Word + ")")
			}
			b.WriteString("=" + s.Words[e.To].Text)
		}
		b.WriteString("\n")
	}
	return b.String()
}
