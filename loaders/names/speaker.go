package names

import (
	"strings"

	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/text"
)

// A speaker is who speaks a quotation or a turn.
type speaker struct {
	refs  []Ref
	known bool // somebody speaks here, if only a Nobody
}

// Speaker returns who speaks where a word stands: its quotation, the turn of a transcript, or the clause that is reported. A bystander is a Ref of the
// kind Nobody; it is empty where nobody is known to speak.
func (n *Names) Speaker(sentence, word int) []Ref { return n.links.speaker(sentence, word) }

// speaker returns who speaks where a word stands.
func (c *coref) speaker(i, w int) []Ref {
	if refs := c.speaks(i, w); refs != nil {
		return refs
	}
	s := c.sentences[i]
	for at, steps := s.To(w, grammar.Source), 0; at >= 0 && steps < 4; at, steps = s.To(at, grammar.Source), steps+1 {
		if !c.words.reports[s.Words[at].Lemma] {
			continue
		}
		if refs := c.subjects(i, at); refs != nil {
			return refs
		}
	}
	if refs := c.agreed(i, w); refs != nil {
		return refs
	}
	return c.according(i)
}

// agreed returns those who met last for what was agreed or signed, nobody says by whom: "It was agreed to meet again."
func (c *coref) agreed(i, w int) []Ref {
	s := c.sentences[i]
	if !s.Verb(w) || !c.words.in("refer.agreed", s.Words[w].Lemma) || s.Child(w, "nsubjpass") < 0 || s.Child(w, "agent") >= 0 || c.quoted(i, w) {
		return nil
	}
	return point(c.pairAt(i, w, nil), text.Span{Start: s.Words[w].Start, End: s.Words[w].End})
}

// speaks returns who speaks the quotation or the turn in which a word stands.
func (c *coref) speaks(i, w int) []Ref {
	if q := c.document.QuotationAt(c.sentences[i].Words[w].Start); q >= 0 && c.spoken[q].known {
		return c.spoken[q].refs
	}
	if c.turns[i].known {
		return c.turns[i].refs
	}
	return nil
}

// subjects returns who does what a verb says, with those whom "and" joins.
func (c *coref) subjects(i, verb int) []Ref {
	s := c.sentences[i]
	subject := s.To(verb, grammar.Subject)
	if subject < 0 {
		return nil
	}
	var found []Ref
	for _, w := range s.Conjuncts(subject) {
		found = append(found, c.at(i, w)...)
	}
	return found
}

// findSpeakers finds who speaks each quotation.
func (c *coref) findSpeakers() {
	sentence := 0
	for q := range c.document.Quotations {
		for sentence+1 < len(c.sentences) && c.document.Sentences[sentence].End <= c.document.Quotations[q].Start {
			sentence++
		}
		c.spoken[q] = c.speakerOf(q, sentence)
	}
}

// speakerOf finds who speaks a quotation that begins in a sentence.
func (c *coref) speakerOf(q, first int) speaker {
	quote := c.document.Quotations[q]
	last := first
	for last+1 < len(c.sentences) && c.document.Sentences[last+1].Start < quote.End {
		last++
	}
	if s := c.attributed(last, quote.Span); s.known {
		return s
	}
	if last != first {
		if s := c.attributed(first, quote.Span); s.known {
			return s
		}
	}
	if s := c.behind(last, quote); s.known {
		return s
	}
	if s := c.before(q, first); s.known {
		return s
	}
	if s := c.holderOf(first, quote.Span); s.known {
		return s
	}
	return speaker{}
}

// attributed returns who says so by a verb of sentence i that stands outside quotations, the one nearest to the quotation: "...," Holm said.
func (c *coref) attributed(i int, quote text.Span) speaker {
	s := c.sentences[i]
	best, near := -1, 1<<30
	for w := range s.Words {
		if !c.words.reports[s.Words[w].Lemma] || !s.Verb(w) || c.quoted(i, w) || c.sayer(i, w) < 0 {
			continue
		}
		distance := s.Words[w].Start - quote.End
		if distance < 0 {
			distance = quote.Start - s.Words[w].End
		}
		if distance < near {
			best, near = w, distance
		}
	}
	if best >= 0 {
		return c.said(i, best)
	}
	if refs := c.according(i); refs != nil {
		return speaker{refs, true}
	}
	return speaker{}
}

// sayerReach is how many words from a reporting verb its subject is looked for where the parse shows none.
const sayerReach = 8

// sayer returns the word that means who does what a reporting verb says, -1 where there is none outside quotations.
func (c *coref) sayer(i, verb int) int {
	s := c.sentences[i]
	for _, w := range s.Children(verb) {
		if r := s.Words[w].Relation; (r == "nsubj" || r == "nsubjpass") && !c.quoted(i, w) {
			return w
		}
	}
	if w := s.To(verb, grammar.Subject); w >= 0 && !c.quoted(i, w) {
		return w
	}
	if s.Words[verb].Tag == "VB" || s.Words[verb].Tag == "VBG" {
		return -1
	}
	best := -1
	for _, m := range c.mentions[i] {
		switch {
		case m.quoted:
		case m.word > verb && m.word <= verb+sayerReach && (best < 0 || best < verb && m.refs != nil && c.beside(i, verb)):
			best = m.word
		case m.word < verb && m.word >= verb-sayerReach/2:
			best = m.word
		}
	}
	return best
}

// beside tells whether a quotation ends right before a verb: "...," said Holm.
func (c *coref) beside(i, verb int) bool {
	return verb == 0 || c.document.QuotationAt(c.sentences[i].Words[verb].Start-4) >= 0
}

// said returns who does what a reporting verb says as a speaker: Nobody where it is a bystander, nobody known where it is somebody else.
func (c *coref) said(i, verb int) speaker {
	s := c.sentences[i]
	w := c.sayer(i, verb)
	var refs []Ref
	for _, j := range s.Conjuncts(w) {
		refs = append(refs, c.at(i, j)...)
	}
	if refs == nil {
		if !c.words.in("refer.nobody", s.Words[w].Text) && s.Words[w].Entity != "PERSON" {
			return speaker{}
		}
		refs = orNobody(nil, c.phrase(s, w))
	}
	return speaker{refs, true}
}

// according returns whom "according to" or "in the words of" names.
func (c *coref) according(i int) []Ref {
	s := c.sentences[i]
	for w := 1; w < len(s.Words); w++ {
		if s.Words[w-1].Text != "according" || s.Words[w].Text != "to" {
			continue
		}
		if to := s.Child(w, "pobj"); to >= 0 {
			return orNobody(c.at(i, to), c.phrase(s, to))
		}
	}
	return nil
}

// behind returns who says so in the sentence after the quotation's last, in the same block: "...?" he asked.
func (c *coref) behind(last int, quote text.Quotation) speaker {
	i := last + 1
	if i >= len(c.sentences) || c.document.Sentences[i].Block != quote.Block || len(c.sentences[i].Words) == 0 || len(c.sentences[i].Words) > 25 {
		return speaker{}
	}
	words := c.sentences[i].Words
	opens := words[0].Tag == "PRP" || !words[0].Capital || len(words) < 12
	if c.document.QuotationAt(c.document.Sentences[last].End-2) < 0 || !opens {
		return speaker{}
	}
	for w := 0; w < len(words) && w < 6; w++ {
		if c.sentences[i].Verb(w) && c.words.reports[words[w].Lemma] && !c.quoted(i, w) && c.sayer(i, w) >= 0 {
			return c.said(i, w)
		}
	}
	return speaker{}
}

// before returns who spoke last where the quotation goes on: its paragraph before, a colon, the quotation before it in the block, who was last said to speak.
func (c *coref) before(q, first int) speaker {
	quote := c.document.Quotations[q]
	if q > 0 && c.spoken[q-1].known {
		prior := c.document.Quotations[q-1]
		if quote.Continues || prior.Block == quote.Block {
			return c.spoken[q-1]
		}
		if c.opening(first, quote.Span) && prior.Block >= quote.Block-1 && c.sentenceAt(prior.End) >= first-3 {
			return c.spoken[q-1]
		}
	}
	if c.turns[first].known || !c.opening(first, quote.Span) {
		return speaker{}
	}
	for i := first - 1; i >= 0 && i >= first-2; i-- {
		if s := c.attributed(i, quote.Span); s.known {
			return s
		}
		if m := c.last(i, len(c.sentences[i].Words), 0, func(_ int, m *mention) bool { return len(m.refs) == 1 && m.rank == 3 && !m.quoted }); m != nil {
			return speaker{m.refs, true}
		}
	}
	return speaker{}
}

// sentenceAt returns the sentence in which a byte stands, or the one before it.
func (c *coref) sentenceAt(at int) int {
	lo, hi := 0, len(c.document.Sentences)
	for lo < hi {
		if mid := (lo + hi) / 2; c.document.Sentences[mid].Start <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return max(0, lo-1)
}

// opening tells whether a quotation opens its sentence.
func (c *coref) opening(i int, quote text.Span) bool {
	head := c.document.Text[min(c.document.Sentences[i].Start, quote.Start):quote.Start]
	return strings.TrimLeft(head, " “\"") == ""
}

// holderOf returns the subject of the clause in which a few quoted words stand: Holm called the plan a "good start".
func (c *coref) holderOf(i int, quote text.Span) speaker {
	s := c.sentences[i]
	for w := range s.Words {
		if s.Words[w].Start < quote.Start {
			continue
		}
		for at := w; at >= 0; at = s.Words[at].Head {
			if !s.Verb(at) || c.quoted(i, at) {
				continue
			}
			if refs := c.subjects(i, at); len(refs) > 0 {
				return speaker{refs, true}
			}
		}
		break
	}
	return speaker{}
}
