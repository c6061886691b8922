package extract

import (
	"github.com/parleygraph/parley/graph"
)

// status tells whether the meeting of a clause was held, is planned or denied; empty where it is only hoped for, or stands in a condition.
func (d *document) status(i, ci int) graph.MeetingStatus {
	p := d.parses[i]
	c := &p.clauses[ci]
	g := c.group
	if p.inCondition(g.main) || p.asked(c) && c.kind == mainClause || p.rumoured(c) {
		return ""
	}
	if r := p.reportOver(ci); r >= 0 && d.x.doubting[p.lemma(p.clauses[r].group)] {
		return graph.Off
	}
	switch {
	case c.kind == infinitive || g.infinite:
		return d.governed(i, ci)
	case g.negator >= 0 && g.modal < 0:
		return graph.Off
	case g.negator >= 0:
		return ""
	case g.modal >= 0:
		if p.tokens[g.modal].word.is(future | hypothetical) {
			return graph.Planned
		}
		return ""
	case g.from == g.main && p.tokens[g.main].word.is(base) && !p.tokens[g.main].word.is(past) && c.kind != mainClause:
		return ""
	}
	return graph.Held
}

// rumoured tells whether the clause is what a rumour says: "Rumours that Norway had met Sweden were untrue."
func (p *parse) rumoured(c *clause) bool {
	if len(c.subjects) == 0 {
		return false
	}
	that := p.skip(c.subjects[0].from)
	before := p.skip(that)
	return p.kind(that) == thatChunk && p.kind(before) == nounChunk && p.x.hearsay[p.tokens[p.chunks[before].to-1].lower]
}

// governed returns the status that the words before an infinitive give: "are slated to convene", "denied having met".
func (d *document) governed(i, ci int) graph.MeetingStatus {
	p := d.parses[i]
	c := &p.clauses[ci]
	if c.shares < 0 || c.shares >= ci {
		return ""
	}
	over := &p.clauses[c.shares]
	if d.x.doubting[p.lemma(over.group)] {
		return graph.Off
	}
	if over.group.negator >= 0 && p.tokens[over.group.main].word.is(planned) {
		return graph.Off // "is not scheduled to meet"
	}
	for t := over.group.from; t < c.group.from; t++ {
		w := p.tokens[t].word
		switch {
		case w.is(planned):
			return graph.Planned
		case w.is(hoped):
			return ""
		}
	}
	if d.x.carrying[p.lemma(over.group)] && over.group.negator < 0 && !over.group.copula {
		return d.status(i, c.shares)
	}
	return graph.Planned
}
