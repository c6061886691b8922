package reference

import (
	"strings"

	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/names/mention"
	"github.com/parleygraph/parley/loaders/text"
)

// A speaker is who speaks a quotation or a turn.
type speaker struct {
	refs  []mention.Ref
	known bool // somebody speaks here, if only a Nobody
}

// Speaker returns who speaks where a word stands.
func (c *Links) Speaker(i, w int) []mention.Ref {
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
func (c *Links) agreed(i, w int) []mention.Ref {
	s := c.sentences[i]
	if !s.Verb(w) || !c.words.in("refer.agreed", s.Words[w].Lemma) || s.Child(w, "nsubjpass") < 0 || s.Child(w, "agent") >= 0 || c.quoted(i, w) {
		return nil
	}
	return point(c.pairAt(i, w, nil), text.Span{Start: s.Words[w].Start, End: s.Words[w].End})
}

// speaks returns who speaks the quotation or the turn in which a word stands.
func (c *Links) speaks(i, w int) []mention.Ref {
	if q := c.document.QuotationAt(c.sentences[i].Words[w].Start); q >= 0 && c.spoken[q].known {
		return c.spoken[q].refs
	}
	if c.turns[i].known {
		return c.turns[i].refs
	}
	return nil
}

// subjects returns who does what a verb says, with those whom "and" joins.
func (c *Links) subjects(i, verb int) []mention.Ref {
	s := c.sentences[i]
	subject := s.To(verb, grammar.Subject)
	if subject < 0 {
		return nil
	}
	var found []mention.Ref
	for _, w := range s.Conjuncts(subject) {
		found = append(found, c.At(i, w)...)
	}
	return found
}

// findSpeakers finds who speaks each quotation.
func (c *Links) findSpeakers() {
	sentence := 0
	for q := range c.document.Quotations {
		for sentence+1 < len(c.sentences) && c.document.Sentences[sentence].End <= c.document.Quotations[q].Start {
			sentence++
		}
		c.spoken[q] = c.speakerOf(q, sentence)
	}
}

// speakerOf finds who speaks a quotation that begins in a sentence.
func (c *Links) speakerOf(q, first int) speaker {
	quote := c.document.Quotations[q]
	last := first
	for last+1 < len(c.sentences) && c.document.Sentences[last+1].Start < quote.End {
		last++
	}
	inside := !c.opening(first, quote.Span)
	for _, find := range [...]func() speaker{
		func() speaker { return c.signed(last, quote) },
		func() speaker { return c.holderIf(inside, first, quote) },
		func() speaker { return c.attributed(last, quote.Span) },
		func() speaker { return c.attributed(first, quote.Span) },
		func() speaker { return c.behind(last, quote) },
		func() speaker { return c.before(q, first) },
		func() speaker { return c.holderIf(!inside, first, quote) },
	} {
		if s := find(); s.known {
			return s
		}
	}
	return speaker{}
}

// holderIf returns whose the clause is in which a quotation stands, where that is asked for.
func (c *Links) holderIf(asked bool, first int, quote text.Quotation) speaker {
	if !asked {
		return speaker{}
	}
	return c.holderOf(first, quote.Span)
}

// signed returns whose name stands behind a quotation and a dash, with nothing else: "... before the summer." - Trade Minister Anna Holm.
func (c *Links) signed(last int, quote text.Quotation) speaker {
	i, w := last, 0
	for w < len(c.sentences[i].Words) && (c.sentences[i].Words[w].Start < quote.End || c.sentences[i].Words[w].Tag == "''") {
		w++
	}
	if w == len(c.sentences[i].Words) && i+1 < len(c.sentences) && c.document.Sentences[i+1].Block == quote.Block {
		i, w = i+1, 0
	}
	words := c.sentences[i].Words
	if w >= len(words) || !dash(words[w].Text) {
		return speaker{}
	}
	for k := w + 1; k < len(words); k++ {
		if words[k].Tag[0] == 'V' || words[k].Tag == "PRP" {
			return speaker{}
		}
	}
	for _, m := range c.mentions[i] {
		if m.word > w && len(m.refs) == 1 && m.refs[0].Person != nil {
			return speaker{m.refs, true}
		}
	}
	return speaker{}
}

func dash(word string) bool {
	return word == "-" || word == "–" || word == "—" || word == "--" || word == "―"
}

// behind returns who says so in the sentence after the quotation's last, in the same block: "...?" he asked.
func (c *Links) behind(last int, quote text.Quotation) speaker {
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
func (c *Links) before(q, first int) speaker {
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
		if m := c.last(i, len(c.sentences[i].Words), 0, func(_ int, m *noted) bool { return len(m.refs) == 1 && m.rank == 3 && !m.quoted }); m != nil {
			return speaker{m.refs, true}
		}
	}
	return speaker{}
}

// sentenceAt returns the sentence in which a byte stands, or the one before it.
func (c *Links) sentenceAt(at int) int {
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
func (c *Links) opening(i int, quote text.Span) bool {
	head := c.document.Text[min(c.document.Sentences[i].Start, quote.Start):quote.Start]
	return strings.TrimLeft(head, " “\"") == ""
}
