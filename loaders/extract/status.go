package extract

import (
	"slices"

	"github.com/parleygraph/parley/graph"
)

// status tells whether the meeting of a clause was held, is planned or denied; empty where it is only hoped for, or stands in a condition.
func (d *meetingDocument) status(i, ci int) graph.MeetingStatus {
	p := d.parses[i]
	c := &p.clauses[ci]
	g := c.group
	if p.inCondition(g.main) || p.asked(c) && c.kind == mainClause || d.doubtful(p, c) || counterfactual(p, g) {
		return ""
	}
	if p.noneOf(ci) || g.from > 0 && p.tokens[g.from-1].lower == "without" || g.to < len(p.tokens) && p.tokens[g.to].lower == "neither" {
		return graph.Off
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

// counterfactual tells whether a verb group says what would have been: "would have met".
func counterfactual(p *parse, g group) bool {
	return g.modal >= 0 && p.tokens[g.modal].word.is(hypothetical) && slices.ContainsFunc(p.tokens[g.modal:g.main], func(t token) bool { return t.lower == "have" })
}

// doubtful tells whether the clause is what a rumour says, or nobody knows: "Rumours that Norway had met Sweden were untrue", "whether Norway met Sweden".
func (d *meetingDocument) doubtful(p *parse, c *clause) bool {
	if len(c.subjects) == 0 {
		return false
	}
	that := p.skip(c.subjects[0].from)
	if p.word(that) == "whether" {
		return true
	}
	before := p.skip(that)
	return p.kind(that) == thatChunk && p.kind(before) == nounChunk && d.x.hearsay[p.tokens[p.chunks[before].to-1].lower]
}

// governed returns the status that the words before an infinitive give: "are slated to convene", "denied having met".
func (d *meetingDocument) governed(i, ci int) graph.MeetingStatus {
	p := d.parses[i]
	c := &p.clauses[ci]
	if c.shares < 0 || c.shares >= ci {
		return ""
	}
	over := &p.clauses[c.shares]
	if d.x.doubting[p.lemma(over.group)] {
		return graph.Off
	}
	if over.group.negator >= 0 && p.tokens[over.group.main].word.is(planned) || d.x.failing[p.lemma(over.group)] || p.still(over.group, c.group) {
		return graph.Off // "is not scheduled to meet", "failed to meet", "have yet to meet"
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
