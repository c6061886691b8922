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
	inside := !c.opening(first, quote.Span)
	if inside {
		if s := c.holderOf(first, quote.Span); s.known {
			return s
		}
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
	if s := c.before(q, first); s.known || inside {
		return s
	}
	return c.holderOf(first, quote.Span)
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
