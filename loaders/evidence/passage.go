package evidence

import (
	"sort"
	"strconv"
	"strings"

	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/text"
)

// A Passage is a run of sentences that is read at once: sentences [From, To), of which those before Fresh were read before and stand there for what they
// tell of the others.
type Passage struct{ From, Fresh, To int }

// Passages cuts the document into runs of whole sentences, of whole paragraphs where they fit, of at most most bytes each; each begins with the last
// paragraph of the one before, where that leaves room. A sentence longer than most is left out; left counts these.
func (p *Page) Passages(most int) (passages []Passage, left int) {
	all := p.Document.Sentences
	for fresh := 0; fresh < len(all); {
		if all[fresh].End-all[fresh].Start > most {
			fresh, left = fresh+1, left+1
			continue
		}
		from := p.overlap(fresh, most/4)
		to := p.fill(from, fresh, most)
		if p.any(fresh, to) {
			passages = append(passages, Passage{from, fresh, to})
		}
		fresh = to
	}
	return passages, left
}

// any tells whether a passage of sentences [from, to) holds one.
func (p *Page) any(from, to int) bool {
	for i := from; i < to; i++ {
		if p.shows(i) {
			return true
		}
	}
	return false
}

// overlap returns where the paragraph begins before sentence fresh, or the part of it that fits into most bytes.
func (p *Page) overlap(fresh, most int) int {
	all := p.Document.Sentences
	from := fresh
	for from > 0 && all[fresh-1].End-all[from-1].Start <= most && (from == fresh || all[from-1].Block == all[fresh-1].Block) {
		from--
	}
	return from
}

// fill returns the sentence after the last that fits with sentence from into most bytes, or the first of its paragraph where that paragraph does not fit
// and others came before.
func (p *Page) fill(from, fresh, most int) int {
	all := p.Document.Sentences
	to := fresh + 1
	for to < len(all) && all[to].End-all[from].Start <= most {
		to++
	}
	if to == len(all) {
		return to
	}
	for cut := to; cut > fresh; cut-- {
		if all[cut].Block != all[cut-1].Block {
			return cut
		}
	}
	return to
}

// Lines returns the sentences of a passage, each with its number in the document, counted from 1, and a mark that says what stands there.
func (p *Page) Lines(passage Passage) []string {
	lines := make([]string, 0, passage.To-passage.From)
	for i := passage.From; i < passage.To; i++ {
		if !p.shows(i) {
			continue
		}
		s := p.Document.Sentences[i]
		lines = append(lines, strconv.Itoa(i+1)+p.opening(i)+" "+strings.Join(strings.Fields(p.Document.Text[s.Start:s.End]), " "))
	}
	return lines
}

// opening returns the mark of a sentence that opens a block.
func (p *Page) opening(i int) string {
	all := p.Document.Sentences
	if i > 0 && all[i-1].Block == all[i].Block {
		return ""
	}
	b := p.Document.Blocks[all[i].Block]
	mark := map[text.Kind]string{text.Title: " [headline]", text.Heading: " [headline]", text.Bullet: " [item]", text.Caption: " [caption]"}[b.Kind]
	if mark == "" {
		mark = " ¶"
	}
	if b.Label.End > b.Label.Start {
		mark += " [" + p.Document.Text[b.Label.Start:b.Label.End] + "]"
	}
	if b.Dateline.End > b.Dateline.Start {
		mark += " [" + p.Document.Text[b.Dateline.Start:b.Dateline.End] + "]"
	}
	return mark
}

// Hints returns the names in a passage that package names finds, each once, in the order of the text; a person with the party that it finds for him.
func (p *Page) Hints(passage Passage) []string {
	hints := []string{}
	seen := map[string]bool{}
	for i := passage.From; i < passage.To; i++ {
		for _, m := range p.Who.Mentions(i) {
			hint := hintOf(m)
			if hint != "" && !seen[hint] {
				seen[hint] = true
				hints = append(hints, hint)
			}
		}
	}
	return hints
}

func hintOf(m names.Mention) string {
	switch {
	case m.Party != nil:
		return m.Party.Name
	case m.Person == nil:
		return ""
	case m.Person.Party != nil && !m.Person.Bystander:
		return m.Person.Name + ", of " + m.Person.Party.Name
	}
	return m.Person.Name
}

// run returns the sentences that bytes touch, as a range; empty where they touch none.
func (p *Page) run(s text.Span) (from, to int) {
	all := p.Document.Sentences
	from = sort.Search(len(all), func(i int) bool { return all[i].End > s.Start })
	to = sort.Search(len(all), func(i int) bool { return all[i].Start >= s.End })
	return from, max(from, to)
}

// sentences returns the bytes of sentences [from, to), with what stands between them and before the first in its block.
func (p *Page) sentences(from, to int) text.Span {
	all := p.Document.Sentences
	start := all[from].Start
	if from == 0 || all[from-1].Block != all[from].Block {
		start = p.Document.Blocks[all[from].Block].Start
	}
	return text.Span{Start: start, End: all[to-1].End}
}

// Sentence returns the sentence in which a byte stands, or the first behind it; false where there is none.
func (p *Page) Sentence(at int) (int, bool) {
	i, _ := p.run(text.Span{Start: at, End: at + 1})
	return i, i < len(p.Document.Sentences)
}
