package extract

import "github.com/parleygraph/parley/graph"

// acts returns the points of a finding. A demand that tells one actor to do several things, or names acts of several actors, has a
// point for each; every other finding has one.
func (d *document) acts(f *finding, form string, n int) []span {
	if f.stance != graph.Demands || f.clause < 0 {
		return []span{f.point}
	}
	p := d.parses[f.sentence]
	switch form {
	case "bare", "clause", "that", "actor-to", "on-actor-to", "for-to", "duty":
		return d.innerActs(p, f, n)
	case "object", "for", "on", "of":
		return d.nounActs(p, f, n)
	}
	return []span{f.point}
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
		points = append(points, span{p.adverbsBefore(c), d.bytes(p, span{c.group.from, c.end}).to})
	}
	return points
}

// adverbsBefore returns the byte at which the adverbs right before a clause's verb begin.
func (p *parse) adverbsBefore(c *clause) int {
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
		if p.kind(k) != conjChunk || p.kind(k+1) != nounChunk || !p.possessed(k+1) || !p.possessedFrom(n) {
			continue
		}
		last := &points[len(points)-1]
		end := last.to
		last.to = p.tokens[p.trim(0, p.chunks[k].from)-1].end
		points = append(points, span{p.tokens[p.chunks[k+1].from].start, end})
	}
	return points
}

// possessed tells whether noun chunk k begins with an actor's possessive.
func (p *parse) possessed(k int) bool {
	c := p.chunks[k]
	for t := c.from; t+1 < c.to; t++ {
		if p.tokens[t].mention != 0 && p.tokens[t+1].lower == "'s" {
			return true
		}
	}
	return false
}

// possessedFrom tells whether the noun chunk at or right after chunk n is possessed.
func (p *parse) possessedFrom(n int) bool {
	return n < len(p.chunks) && (p.kind(n) == nounChunk && p.possessed(n) || p.kind(n+1) == nounChunk && p.possessed(n+1))
}
