package clauses

import (
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
	"github.com/parleygraph/parley/loaders/packs"
)

// acts returns the points of a finding. A demand that tells one actor to do several things, or names acts of several actors, has a
// point for each, and so has a list of which each part words a known term of its own; every other finding has one, and all in session reports,
// whose sentences are minutes of one intervention.
func (d *finder) acts(f *finding, form string, n int) []syntax.Span {
	if f.stance == graph.States || f.clause < 0 || d.Session {
		return []syntax.Span{f.point}
	}
	p := d.Parses[f.sentence]
	if parts := d.knownParts(p, f.point); form != "duty" && len(parts) > 1 {
		return parts
	}
	if f.stance != graph.Demands {
		return []syntax.Span{f.point}
	}
	switch form {
	case "bare", "clause", "that", "actor-to", "on-actor-to", "for-to", "duty":
		return d.innerActs(p, f, n)
	case "object", "for", "on", "of":
		return d.nounActs(p, f, n)
	}
	return []syntax.Span{f.point}
}

// knownParts cuts a point at the commas and conjunctions of a list and keeps the cuts after which two parts word different known terms:
// "Norway's neutrality, recognition of the border and an end to sanctions". A part that words none stays with the one before it.
func (d *finder) knownParts(p *syntax.Parse, point syntax.Span) []syntax.Span {
	var parts []syntax.Span
	known := map[string]bool{}
	from := point.From
	for _, part := range listParts(p, point) {
		if part.Empty() {
			continue // a mark alone
		}
		term := d.x.terms.Worded(d.Text[part.From:part.To], d.turnsOn, part.From)
		if term == nil || known[term.ID] || !between(term.Dispute) {
			if len(parts) > 0 {
				parts[len(parts)-1].To = part.To
			}
			continue
		}
		known[term.ID] = true
		if len(parts) > 0 {
			from = part.From
		}
		parts = append(parts, syntax.Span{From: from, To: part.To})
	}
	return parts
}

// between tells whether a dispute is one between parties, whose terms are demands of their own. The terms of a subject are topics, of which one
// point of a draft may hold several.
func between(dispute *packs.Dispute) bool { return dispute == nil || len(dispute.Parties) > 0 }

// listParts returns the parts of a point between commas and conjunctions that a noun, gerund or infinitive follows.
func listParts(p *syntax.Parse, point syntax.Span) []syntax.Span {
	parts := []syntax.Span{{From: point.From, To: point.To}}
	for k := range p.Chunks {
		if at := p.Tokens[p.Chunks[k].From].Start; at <= point.From || at >= point.To || p.Kind(k) != syntax.CommaChunk && p.Kind(k) != syntax.ConjChunk {
			continue
		}
		next := p.After(k)
		if p.Kind(next) != syntax.NounChunk && !(p.Kind(next) == syntax.VerbChunk && !p.Chunks[next].Group.Finite) || p.Tokens[p.Chunks[next].From].Start >= point.To {
			continue
		}
		last := &parts[len(parts)-1]
		last.To = p.Tokens[p.Trim(0, p.Chunks[k].From)-1].End
		parts = append(parts, syntax.Span{From: p.Tokens[p.Chunks[next].From].Start, To: point.To})
	}
	return parts
}

// innerActs splits "that Norway leave the islands and pay for the harbour" after the first act.
func (d *finder) innerActs(p *syntax.Parse, f *finding, n int) []syntax.Span {
	inner := -1
	for k := range p.Clauses {
		if c := &p.Clauses[k]; c.Chunk >= n && d.start(p, c.Group.Main) < f.point.To {
			inner = k
			break
		}
	}
	if inner < 0 {
		return []syntax.Span{f.point}
	}
	points := []syntax.Span{f.point}
	for k := inner + 1; k < len(p.Clauses); k++ {
		c := &p.Clauses[k]
		if c.Shares != inner || c.Kind != syntax.Infinitive && c.Kind != syntax.JoinedClause || p.Kind(p.Skip(c.Chunk)) != syntax.ConjChunk {
			continue
		}
		from := d.start(p, c.Group.From)
		if from >= f.point.To && c.Kind != syntax.JoinedClause {
			continue
		}
		last := &points[len(points)-1]
		last.To = p.Tokens[p.Trim(0, p.Chunks[p.Skip(c.Chunk)].From)-1].End
		points = append(points, syntax.Span{From: adverbsBefore(p, c), To: d.bytes(p, syntax.Span{From: c.Group.From, To: c.End}).To})
	}
	return points
}

// adverbsBefore returns the byte at which the adverbs right before a clause's verb begin.
func adverbsBefore(p *syntax.Parse, c *syntax.Clause) int {
	k := c.Chunk
	for p.Kind(k-1) == syntax.AdverbChunk {
		k--
	}
	return p.Tokens[p.Chunks[k].From].Start
}

// nounActs splits "Norway's exclusion from the pact and Oslo's withdrawal from the islands" where each act names its own actor.
func (d *finder) nounActs(p *syntax.Parse, f *finding, n int) []syntax.Span {
	points := []syntax.Span{f.point}
	for k := n + 1; k < len(p.Chunks) && p.Tokens[p.Chunks[k].From].Start < f.point.To; k++ {
		if p.Kind(k) != syntax.ConjChunk || p.Kind(k+1) != syntax.NounChunk || !p.Possessed(k+1) || !possessedFrom(p, n) {
			continue
		}
		last := &points[len(points)-1]
		end := last.To
		last.To = p.Tokens[p.Trim(0, p.Chunks[k].From)-1].End
		points = append(points, syntax.Span{From: p.Tokens[p.Chunks[k+1].From].Start, To: end})
	}
	return points
}

// possessedFrom tells whether the noun chunk at or right after chunk n is possessed.
func possessedFrom(p *syntax.Parse, n int) bool {
	return n < len(p.Chunks) && (p.Kind(n) == syntax.NounChunk && p.Possessed(n) || p.Kind(n+1) == syntax.NounChunk && p.Possessed(n+1))
}
