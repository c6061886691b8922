package silver

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parleygraph/parley/loaders/grammar/parse"
)

// Ratio counts how many of all are right.
type Ratio struct{ Right, All int }

func (r *Ratio) add(right bool) {
	r.All++
	if right {
		r.Right++
	}
}

// Value returns the part that is right.
func (r Ratio) Value() float64 { return float64(r.Right) / float64(max(1, r.All)) }

// F1 is the balance of precision and recall.
type F1 struct{ Right, Found, Wanted int }

func (f *F1) add(found, wanted, right bool) {
	f.Found += count(found)
	f.Wanted += count(wanted)
	f.Right += count(right)
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Value returns the harmonic mean of precision and recall.
func (f F1) Value() float64 { return 2 * float64(f.Right) / float64(max(1, f.Found+f.Wanted)) }

// Score is the accuracy of parses. Heads (UAS) and arcs (LAS) leave out punctuation.
type Score struct {
	Tags, Lemmas, Heads, Arcs Ratio
	Entities                  F1
	Relations                 map[parse.Relation]*F1
	Kinds                     map[parse.Kind]*F1
}

// Measure parses the sentences and compares.
func Measure(m *parse.Model, sentences []parse.Sentence) *Score {
	s := &Score{Relations: map[parse.Relation]*F1{}, Kinds: map[parse.Kind]*F1{}}
	for _, want := range sentences {
		got := m.ParseTokens(want.Text, want.Tokens)
		s.words(got, want)
		s.entities(got, want)
	}
	return s
}

func (s *Score) words(got, want parse.Sentence) {
	for i, tag := range want.Tag {
		s.Tags.add(got.Tag[i] == tag)
		s.Lemmas.add(strings.EqualFold(got.Lemma[i], want.Lemma[i]))
		head := got.Head[i] == want.Head[i]
		right := head && got.Relation[i] == want.Relation[i]
		if want.Relation[i] != parse.Punct {
			s.Heads.add(head)
			s.Arcs.add(right)
		}
		entry(s.Relations, want.Relation[i]).add(false, true, right)
		entry(s.Relations, got.Relation[i]).add(true, false, false)
	}
}

func entry[K comparable](m map[K]*F1, k K) *F1 {
	if m[k] == nil {
		m[k] = &F1{}
	}
	return m[k]
}

func (s *Score) entities(got, want parse.Sentence) {
	found, wanted := spans(got.Entity), spans(want.Entity)
	for at := range wanted {
		s.Entities.add(false, true, found[at])
		entry(s.Kinds, at.kind).add(false, true, found[at])
	}
	for at := range found {
		s.Entities.add(true, false, false)
		entry(s.Kinds, at.kind).add(true, false, false)
	}
}

type span struct {
	start, end int
	kind       parse.Kind
}

func spans(entities []parse.Entity) map[span]bool {
	found := map[span]bool{}
	for i := 0; i < len(entities); i++ {
		e := entities[i]
		if e.Kind == parse.NoKind {
			continue
		}
		end := i + 1
		for end < len(entities) && entities[end].Kind == e.Kind && !entities[end].Begin {
			end++
		}
		found[span{i, end, e.Kind}] = true
		i = end - 1
	}
	return found
}

// String returns the accuracies as tables of Markdown.
func (s *Score) String() string {
	var b strings.Builder
	b.WriteString("| tags | lemmas | UAS | LAS | entities |\n|---|---|---|---|---|\n")
	fmt.Fprintf(&b, "| %.4f | %.4f | %.4f | %.4f | %.4f |\n", s.Tags.Value(), s.Lemmas.Value(), s.Heads.Value(), s.Arcs.Value(), s.Entities.Value())
	b.WriteString("\n| relation | words | F1 |\n|---|---|---|\n")
	table(&b, s.Relations)
	b.WriteString("\n| entity | spans | F1 |\n|---|---|---|\n")
	table(&b, s.Kinds)
	return b.String()
}

func table[K interface {
	comparable
	fmt.Stringer
}](b *strings.Builder, rows map[K]*F1) {
	lines := make([]string, 0, len(rows))
	for k, f := range rows {
		if f.Wanted > 0 {
			lines = append(lines, fmt.Sprintf("| %s | %d | %.3f |\n", k, f.Wanted, f.Value()))
		}
	}
	slices.Sort(lines)
	b.WriteString(strings.Join(lines, ""))
}
