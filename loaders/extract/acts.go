package extract

import (
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// acts returns the points of a finding. A demand that tells one actor to do several things, or names acts of several actors, has a
// point for each, and so has a list of which each part words a known term of its own; every other finding has one, and all in session reports,
// whose sentences are minutes of one intervention.
func (d *document) acts(f *finding, form string, n int) []span {
	if f.stance == graph.States || f.clause < 0 || d.session {
		return []span{f.point}
	}
	p := d.parses[f.sentence]
	if parts := d.knownParts(p, f.point); form != "duty" && len(parts) > 1 {
		return parts
	}
	if f.stance != graph.Demands {
		return []span{f.point}
	}
	switch form {
	case "bare", "clause", "that", "actor-to", "on-actor-to", "for-to", "duty":
		return d.innerActs(p, f, n)
	case "object", "for", "on", "of":
		return d.nounActs(p, f, n)
	}
	return []span{f.point}
}

// knownParts cuts a point at the commas and conjunctions of a list and keeps the cuts after which two parts word different known terms:
// "Norway's neutrality, recognition of the border and an end to sanctions". A part that words none stays with the one before it.
func (d *document) knownParts(p *parse, point span) []span {
	var parts []span
	known := map[string]bool{}
	from := point.from
	for _, part := range listParts(p, point) {
		if part.empty() {
			continue // a mark alone
		}
		term := d.x.terms.known(d.x.terms.read(d.text[part.from:part.to]), d.turnsOn)
		if term == nil || known[term.ID] || !between(term.Dispute) {
			if len(parts) > 0 {
				parts[len(parts)-1].to = part.to
			}
			continue
		}
		known[term.ID] = true
		if len(parts) > 0 {
			from = part.from
		}
		parts = append(parts, span{from, part.to})
	}
	return parts
}

// between tells whether a dispute is one between parties, whose terms are demands of their own. The terms of a subject are topics, of which one
// point of a draft may hold several.
func between(dispute *packs.Dispute) bool { return dispute == nil || len(dispute.Parties) > 0 }

// listParts returns the parts of a point between commas and conjunctions that a noun, gerund or infinitive follows.
func listParts(p *parse, point span) []span {
	parts := []span{{point.from, point.to}}
	for k := range p.chunks {
		if at := p.tokens[p.chunks[k].from].start; at <= point.from || at >= point.to || p.kind(k) != commaChunk && p.kind(k) != conjChunk {
			continue
		}
		next := p.after(k)
		if p.kind(next) != nounChunk && !(p.kind(next) == verbChunk && !p.chunks[next].group.finite) || p.tokens[p.chunks[next].from].start >= point.to {
			continue
		}
		last := &parts[len(parts)-1]
		last.to = p.tokens[p.trim(0, p.chunks[k].from)-1].end
		parts = append(parts, span{p.tokens[p.chunks[next].from].start, point.to})
	}
	return parts
}

// innerActs splits "that Norway leave the islands and pay for the harbour" after the first act.
func (d *document) innerActs(p *parse, f *finding, n int) []span {
	inner := -1
	for k := range p.clauses {
		if c := &p.clauses[k]; c.chunk >= n && d.start(p, c.group.main) < f.point.to {
			inner = k
			break
		}
	}
	if inner < 0 {
		return []span{f.point}
	}
	points := []span{f.point}
	for k := inner + 1; k < len(p.clauses); k++ {
		c := &p.clauses[k]
		if c.shares != inner || c.kind != infinitive && c.kind != joinedClause || p.kind(p.skip(c.chunk)) != conjChunk {
			continue
		}
		from := d.start(p, c.group.from)
		if from >= f.point.to && c.kind != joinedClause {
			continue
		}
		last := &points[len(points)-1]
		last.to = p.tokens[p.trim(0, p.chunks[p.skip(c.chunk)].from)-1].end
		points = append(points, span{adverbsBefore(p, c), d.bytes(p, span{c.group.from, c.end}).to})
	}
	return points
}

// adverbsBefore returns the byte at which the adverbs right before a clause's verb begin.
func adverbsBefore(p *parse, c *clause) int {
	k := c.chunk
	for p.kind(k-1) == adverbChunk {
		k--
	}
	return p.tokens[p.chunks[k].from].start
}

// nounActs splits "Norway's exclusion from the pact and Oslo's withdrawal from the islands" where each act names its own actor.
func (d *document) nounActs(p *parse, f *finding, n int) []span {
	points := []span{f.point}
	for k := n + 1; k < len(p.chunks) && p.tokens[p.chunks[k].from].start < f.point.to; k++ {
		if p.kind(k) != conjChunk || p.kind(k+1) != nounChunk || !p.possessed(k+1) || !possessedFrom(p, n) {
			continue
		}
		last := &points[len(points)-1]
		end := last.to
		last.to = p.tokens[p.trim(0, p.chunks[k].from)-1].end
		points = append(points, span{p.tokens[p.chunks[k+1].from].start, end})
	}
	return points
}

// possessedFrom tells whether the noun chunk at or right after chunk n is possessed.
func possessedFrom(p *parse, n int) bool {
	return n < len(p.chunks) && (p.kind(n) == nounChunk && p.possessed(n) || p.kind(n+1) == nounChunk && p.possessed(n+1))
}
