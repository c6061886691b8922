package encounters

import (
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
)

// status tells whether the meeting of a clause was held, is planned or denied; empty where it is only hoped for, or stands in a condition.
func (d *Document) status(i, ci int) graph.MeetingStatus {
	p := d.Parses[i]
	c := &p.Clauses[ci]
	g := c.Group
	if d.refuted(p, c) {
		return graph.Off
	}
	if p.InCondition(g.Main) || p.Asked(c) && c.Kind == syntax.MainClause || d.doubtful(p, c) || counterfactual(p, g) {
		return ""
	}
	if p.NoneOf(ci) || g.From > 0 && p.Tokens[g.From-1].Lower == "without" || g.To < len(p.Tokens) && p.Tokens[g.To].Lower == "neither" {
		return graph.Off
	}
	if r := p.ReportOver(ci); r >= 0 && d.x.doubting[p.Lemma(p.Clauses[r].Group)] {
		return graph.Off
	}
	switch {
	case c.Kind == syntax.Infinitive || g.Infinite:
		return d.governed(i, ci)
	case g.Negator >= 0 && g.Modal < 0:
		return graph.Off
	case g.Negator >= 0:
		return ""
	case g.Modal >= 0:
		if p.Tokens[g.Modal].Word.Is(lexicon.Future | lexicon.Hypothetical) {
			return graph.Planned
		}
		return ""
	case g.From == g.Main && p.Tokens[g.Main].Word.Is(lexicon.Base) && !p.Tokens[g.Main].Word.Is(lexicon.Past) && c.Kind != syntax.MainClause:
		return ""
	case d.within(p, c):
		return graph.Planned
	}
	return graph.Held
}

// within tells whether a preposition joins a gerund to what is to come: "will address parliament before meeting Berg", "besides holding talks with Berg, Holm is
// scheduled to take part".
func (d *Document) within(p *syntax.Parse, c *syntax.Clause) bool {
	g := c.Group
	if c.Kind != syntax.AdjunctClause || !p.Tokens[g.Main].Word.Is(lexicon.Gerund) || g.From != g.Main || g.From == 0 || c.Shares < 0 {
		return false
	}
	if before := &p.Tokens[g.From-1]; before.Shape == lexicon.Mark || before.Word.Is(lexicon.Noun) {
		return false
	}
	return ahead(p, p.Clauses[c.Shares].Group)
}

// ahead tells whether a verb group says what is to come: "will meet", "is scheduled".
func ahead(p *syntax.Parse, g syntax.Group) bool {
	return g.Negator < 0 && (g.Modal >= 0 && p.Tokens[g.Modal].Word.Is(lexicon.Future) || p.Tokens[g.Main].Word.Is(lexicon.Planned))
}

// counterfactual tells whether a verb group says what would have been: "would have met".
func counterfactual(p *syntax.Parse, g syntax.Group) bool {
	return g.Modal >= 0 && p.Tokens[g.Modal].Word.Is(lexicon.Hypothetical) && slices.ContainsFunc(p.Tokens[g.Modal:g.Main], func(t lexicon.Token) bool { return t.Lower == "have" })
}

// doubtful tells whether the clause is what a rumour says, or nobody knows: "Rumours that Norway had met Sweden were untrue", "whether Norway met Sweden".
func (d *Document) doubtful(p *syntax.Parse, c *syntax.Clause) bool {
	if len(c.Subjects) == 0 {
		return false
	}
	that := p.Skip(c.Subjects[0].From)
	if p.Word(that) == "whether" {
		return true
	}
	before := p.Skip(that)
	return p.Kind(that) == syntax.ThatChunk && p.Kind(before) == syntax.NounChunk && d.x.hearsay[p.Tokens[p.Chunks[before].To-1].Lower]
}

// refuted tells whether somebody denies the rumour that a clause tells: "denied reports that Norway had met Sweden".
func (d *Document) refuted(p *syntax.Parse, c *syntax.Clause) bool {
	if len(c.Subjects) == 0 {
		return false
	}
	that := p.Skip(c.Subjects[0].From)
	what := p.Skip(that)
	verb := p.Skip(what)
	return p.Kind(that) == syntax.ThatChunk && p.Kind(what) == syntax.NounChunk && d.x.hearsay[p.Tokens[p.Chunks[what].To-1].Lower] &&
		p.Kind(verb) == syntax.VerbChunk && p.Chunks[verb].Group.Negator < 0 && d.x.doubting[p.Lemma(p.Chunks[verb].Group)]
}

// governed returns the status that the words before an infinitive give: "are slated to convene", "denied having met".
func (d *Document) governed(i, ci int) graph.MeetingStatus {
	p := d.Parses[i]
	c := &p.Clauses[ci]
	if c.Shares < 0 || c.Shares >= ci {
		return ""
	}
	over := &p.Clauses[c.Shares]
	if d.x.doubting[p.Lemma(over.Group)] {
		return graph.Off
	}
	if over.Group.Negator >= 0 && p.Tokens[over.Group.Main].Word.Is(lexicon.Planned) || d.x.failing[p.Lemma(over.Group)] || p.Still(over.Group, c.Group) {
		return graph.Off // "is not scheduled to meet", "failed to meet", "have yet to meet"
	}
	for t := over.Group.From; t < c.Group.From; t++ {
		w := p.Tokens[t].Word
		switch {
		case w.Is(lexicon.Planned):
			return graph.Planned
		case w.Is(lexicon.Hoped):
			return ""
		}
	}
	if d.x.carrying[p.Lemma(over.Group)] && over.Group.Negator < 0 && !over.Group.Copula {
		return d.status(i, c.Shares)
	}
	return graph.Planned
}
