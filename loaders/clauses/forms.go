package clauses

import (
	"slices"

	"github.com/parleygraph/parley/loaders/clauses/cues"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/clauses/people"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
)

// form returns what kind of complement begins at token at of clause c, and the chunk it begins with.
func (d *finder) form(i int, p *syntax.Parse, c *syntax.Clause, at int) (string, int) {
	n := c.Chunk + 1
	for n < len(p.Chunks) && (p.Chunks[n].From < at || p.Kind(n) == syntax.AdverbChunk || p.Kind(n) == syntax.TimeChunk || p.Besides(n) && !p.Besides(c.Chunk)) {
		n++
	}
	n = p.PastAside(n)
	if n >= len(p.Chunks) || p.Chunks[n].From >= c.End {
		return "nothing", n
	}
	if k := p.Kind(n); (k == syntax.SubChunk || k == syntax.ConditionChunk) && d.x.Telling[p.Lemma(c.Group)] && p.Kind(p.After(n)) == syntax.NounChunk {
		return "clause", n // "said while pilots are useful, lessons should be drawn"
	}
	if (p.Kind(n) == syntax.NounChunk && p.Questions(n) || p.Kind(n) == syntax.RelChunk && p.Word(n) != "which") && p.Reports(c.Group) {
		return "whether", n // "asked what method would be used"
	}
	switch p.Kind(n) {
	case syntax.NounChunk, syntax.RelChunk, syntax.OpenChunk:
		return d.nounForm(i, p, c, n), n
	case syntax.QuoteChunk:
		return "object", n
	case syntax.VerbChunk:
		return p.VerbForm(n), n
	case syntax.ThatChunk:
		if p.Word(n) != "that" {
			return "whether", n
		}
		return "that", n
	case syntax.PrepChunk:
		if that := p.ThatAfterSetting(n, c.End); that >= 0 {
			return "that", that
		}
		return d.prepForm(i, p, c, n), n
	case syntax.CommaChunk, syntax.ColonChunk:
		if that := p.ThatAfterInsert(n, c.End); that >= 0 {
			return "that", that
		}
		if next := p.After(n); p.Kind(next) == syntax.ThatChunk && p.Word(next) != "that" {
			return "whether", next
		}
		if next := p.After(n); next < len(p.Chunks) && (p.Kind(next) == syntax.ThatChunk || p.Kind(n) == syntax.ColonChunk) {
			return "that", next
		}
	}
	return "nothing", n
}

// nounForm tells an object from an addressee with what it is to do, and from a clause.
func (d *finder) nounForm(i int, p *syntax.Parse, c *syntax.Clause, n int) string {
	if d.wantedOf(i, c, n, "actor-for") {
		return "actor-for"
	}
	v := p.After(p.NounsEnd(n))
	if p.Kind(v) != syntax.VerbChunk || p.Chunks[v].From >= c.End {
		return "object"
	}
	g := p.Chunks[v].Group
	next := &p.Clauses[p.At[v]]
	switch {
	case g.Infinite && p.Kind(v-1) == syntax.TimeChunk && d.addressed(i, p, n):
		return "actor-to-by"
	case g.Infinite && d.addressed(i, p, n):
		return "actor-to"
	case next.Kind != syntax.MainClause, p.QuestionBetween(n, v):
		return "object"
	case g.From == g.Main && p.Tokens[g.Main].Word.Is(lexicon.Base):
		return "bare"
	}
	return "clause"
}

func (d *finder) prepForm(i int, p *syntax.Parse, c *syntax.Clause, n int) string {
	word := p.Word(n)
	next := p.After(n)
	if p.Kind(next) == syntax.NounChunk {
		v := p.After(p.NounsEnd(next))
		to := p.Kind(v) == syntax.VerbChunk && p.Chunks[v].Group.Infinite
		switch {
		case (word == "on" || word == "upon") && to && p.Lemma(c.Group) == "call" && d.CallsOn(i, p.Chunks[next].From):
			return word // a visit, "to discuss the border"
		case (word == "on" || word == "upon") && to && d.addressed(i, p, next):
			return "on-actor-to"
		case (word == "to" || word == "with") && to && d.addressed(i, p, next):
			return word + "-actor-to"
		case word == "for" && to:
			return "for-to"
		case d.wantedOf(i, c, next, word+"-actor-for"):
			return word + "-actor-for"
		}
	}
	if word == "to" {
		return "to-object"
	}
	return word
}

// addressed tells whether the noun chunk names somebody who can act.
func (d *finder) addressed(i int, p *syntax.Parse, n int) bool {
	c := p.Chunks[n]
	if a := d.ResolveNoun(i, p, c, true); a.Kind != people.NoActor || p.Tokens[c.From].Word.Is(lexicon.Pronoun) || p.Tokens[c.From].Lower == "both" {
		return true
	}
	kind, _ := d.Head(i, p, c.From, c.To)
	return kind != 0 || lexicon.HasAnySuffix(p.Tokens[c.To-1].Lower, "ers", "ors", "ists", "ians") && p.Tokens[c.To-1].Shape == lexicon.Lower
}

// wantedOf tells whether the noun chunk names somebody of whom the verb, by a cue that takes that form, wants a thing: "asked Norway for help".
func (d *finder) wantedOf(i int, c *syntax.Clause, n int, form string) bool {
	p := d.Parses[i]
	return p.Word(p.After(p.ObjectEnd(n))) == "for" && d.addressed(i, p, n) && slices.ContainsFunc(d.x.VerbCues[p.Lemma(c.Group)], func(cue cues.Verb) bool {
		return slices.Contains(cue.Rule.Takes, form)
	})
}
