package extract

// reporting tells whether clause i's verb reports, and none of "must say" or "did not say".
func (p *parse) reporting(i int) bool {
	g := p.clauses[i].group
	return p.x.telling[p.lemma(g)] && g.modal < 0 && g.negator < 0
}

// reportsThrough tells whether what clause i reports goes on behind the subordinator at chunk j: with a reason, or with a contrast in the present
// tense, which is not the narrator's.
func (p *parse) reportsThrough(i, j int) bool {
	if !p.reporting(i) {
		return false
	}
	n := p.after(j)
	if p.word(j) == "because" || p.word(j) == "since" || p.word(j) == "as" {
		return true
	}
	for k := range p.clauses {
		c := &p.clauses[k]
		if c.kind == mainClause && len(c.subjects) > 0 && c.subjects[0].from == n {
			main := p.tokens[c.group.from].word
			return !p.actorAt(n) && !p.tokens[p.chunks[n].to-1].title && (main.is(modal) || !main.is(past)) && p.simplePast(p.clauses[i].group)
		}
	}
	return false
}

// opened tells whether a condition or contrast has begun inside clause i's complement whose verb has not come before chunk j: "unless concerns about
// scale, cost and risk are met".
func (p *parse) opened(i, j int) bool {
	for k := j - 1; k > p.clauses[i].chunk; k-- {
		switch p.kind(k) {
		case verbChunk:
			if p.chunks[k].group.finite && p.clauses[p.at[k]].kind == mainClause {
				return false
			}
		case subChunk, conditionChunk:
			return true
		}
	}
	return false
}

// holdsClause tells whether clause i's complement holds a finite clause before chunk n.
func (p *parse) holdsClause(i, n int) bool {
	for k := p.clauses[i].chunk + 1; k < n; k++ {
		if p.kind(k) == verbChunk && p.chunks[k].group.finite {
			return true
		}
	}
	return false
}

// narrated tells whether a clause that takes a side begins at chunk n with a pronoun: "said the date is near, but he supported the plan" goes
// on with the narrator.
func (p *parse) narrated(n int) bool {
	if word := p.word(n); word != "he" && word != "she" {
		return false
	}
	v := p.after(n)
	return p.kind(v) == verbChunk && p.simplePast(p.chunks[v].group) && p.x.isCue(p.lemma(p.chunks[v].group))
}

// unfinished tells whether clause i reports a clause of which no finite verb has come before chunk j: "suggested that, apart from these, ...", "said
// rules on voting, seats and fees are".
func (p *parse) unfinished(i, j int) bool {
	n := p.after(p.clauses[i].chunk)
	next := p.after(j)
	switch {
	case p.kind(n) == nounChunk && p.opened(i, j) && p.reporting(i) && !p.actorAt(next):
		return true
	case p.kind(n) == nounChunk:
		if !p.reporting(i) || p.actorAt(next) || p.tokens[p.chunks[next].from].word.is(vague|pronoun) || p.tokens[p.chunks[next].to-1].title {
			return false
		}
	case p.kind(n) == subChunk || p.kind(n) == conditionChunk:
		return p.reporting(i) && !p.contains(i, commaChunk, j)
	case p.kind(n) != thatChunk:
		return false
	case p.kind(n+1) == subChunk, p.word(n+1) == "since" || p.word(n+1) == "as":
		return !p.contains(i, commaChunk, j)
	case p.kind(n+1) == nounChunk && p.actorAt(next):
		return false
	}
	if p.opened(i, j) && p.reporting(i) && !p.actorAt(next) {
		return true
	}
	for k := n; k < j; k++ {
		if p.kind(k) == verbChunk && p.chunks[k].group.finite && p.clauses[p.at[k]].kind == mainClause && p.chunks[k].from < p.chunks[j].from && !p.conditional(k, j+1) {
			return false
		}
	}
	return true
}

// reportsOver tells whether clause i is a report whose complement already holds a clause before chunk n, so that a further clause joined by
// and is part of what is reported.
func (p *parse) reportsOver(i, n int) bool {
	if !p.x.reports[p.lemma(p.clauses[i].group)] {
		return false
	}
	for k := i + 1; k < len(p.clauses); k++ {
		if p.clauses[k].chunk < n && p.clauses[k].kind == mainClause {
			return !p.actorAt(n) && !p.narrated(n)
		}
	}
	return false
}

// continued tells whether "that" opens clause i, so that a further "that" goes on with who reports it.
func (p *parse) continued(i int) bool {
	c := &p.clauses[i]
	return len(c.subjects) > 0 && p.kind(p.skip(c.subjects[0].from)) == thatChunk
}

// dashed tells whether the dash at chunk j is one of a pair inside what clause i says: "the three clusters--aims, means and ends--of the plan".
func (p *parse) dashed(i, j int) bool {
	dashes := 0
	for k := p.clauses[i].chunk + 1; k < len(p.chunks) && p.kind(k) != semiChunk; k++ {
		if p.kind(k) == dashChunk {
			dashes++
		}
	}
	return dashes == 2 && !p.contains(i, quoteChunk, j)
}

// reports tells whether the verb of a group is one that reports.
func (p *parse) reports(g group) bool { return p.x.reports[p.lemma(g)] }

// holds tells whether clause ci stands in what clause c takes.
func (p *parse) holds(c *clause, ci int) bool {
	at := p.clauses[ci].group.main
	return c.group.to <= at && at < c.end
}

// quotesBeside returns the quotations next to a reporting clause: the one that ends before it, the one that its complement opens with.
func (p *parse) quotesBeside(c *clause) []int {
	var found []int
	for t := min(c.start, c.group.from) - 1; t >= 0; t-- {
		if p.tokens[t].quote != 0 {
			found = append(found, p.tokens[t].quote)
			break
		}
		if p.tokens[t].shape != mark {
			break
		}
	}
	for t := c.group.to; t < len(p.tokens); t++ {
		if p.tokens[t].quote != 0 {
			return append(found, p.tokens[t].quote)
		}
	}
	return found
}

// reportOver returns the innermost clause whose verb reports and whose complement holds clause ci, -1 where there is none.
func (p *parse) reportOver(ci int) int {
	for r := ci - 1; r >= 0; r-- {
		if c := &p.clauses[r]; p.holds(c, ci) && p.reports(c.group) && !c.group.passive {
			return r
		}
	}
	return -1
}

// subjectStart returns the first chunk of the clause's subject.
func (c *clause) subjectStart() int {
	if len(c.subjects) == 0 {
		return c.chunk
	}
	return c.subjects[0].from
}

// attached returns the reporting clause at the end of the sentence that has no complement of its own, -1 where there is none.
func (p *parse) attached(t int) int {
	if r := p.asideOf(); r >= 0 && p.clauses[r].group.main != t {
		return r
	}
	for r := range p.clauses {
		c := &p.clauses[r]
		if c.start > t && c.kind == mainClause && c.group.modal < 0 && p.tokens[c.group.main].quote == 0 && p.reports(c.group) && c.end <= c.group.to+4 && !c.inverted && p.kind(p.skip(c.subjectStart())) == commaChunk && p.silentAfter(c) {
			return r
		}
	}
	return -1
}

// silentAfter tells whether nothing but a time or place follows the verb.
func (p *parse) silentAfter(c *clause) bool {
	for k := c.chunk + 1; k < len(p.chunks); k++ {
		switch p.kind(k) {
		case timeChunk, adverbChunk, otherChunk, quoteChunk, prepChunk:
		case nounChunk:
			if p.kind(k-1) != prepChunk {
				return false
			}
		case commaChunk, semiChunk, dashChunk:
			return true
		default:
			return false
		}
	}
	return true
}
