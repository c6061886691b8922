package parse

import (
	"fmt"
	"strings"
)

// Token is a token of a text, as offsets in bytes.
type Token struct{ Start, End int }

// Sentence is a parsed sentence. All of its slices have one entry a token.
type Sentence struct {
	Text     string
	Tokens   []Token
	Tag      []Tag
	Lemma    []string
	Head     []int // the token that this one depends on, -1 for a root
	Relation []Relation
	Entity   []Entity
}

// Len returns the number of tokens.
func (s Sentence) Len() int { return len(s.Tokens) }

// Word returns the text of token i.
func (s Sentence) Word(i int) string { return s.Text[s.Tokens[i].Start:s.Tokens[i].End] }

// String returns the parse with a line for each token: its number, text,
// lemma, tag, relation, head and, if it is in one, entity.
func (s Sentence) String() string {
	var b strings.Builder
	for i := range s.Tokens {
		head := "-"
		if h := s.Head[i]; h >= 0 {
			head = fmt.Sprintf("%d %s", h, s.Word(h))
		}
		line := fmt.Sprintf("%-3d %-16s %-16s %-5s %-10s %-18s", i, s.Word(i), s.Lemma[i], s.Tag[i], s.Relation[i], head)
		if s.Entity[i].Kind != NoKind {
			line += " " + s.Entity[i].String()
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}
