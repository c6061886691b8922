package extract

// finite finds the subject of a finite verb group.
func (p *parse) finite(c *clause) {
	j := p.skip(c.chunk)
	switch p.kind(j) {
	case nounChunk:
		p.nounSubject(c, j)
	case commaChunk, dashChunk, closeChunk:
		if !p.serial(c) || !p.coordinate(c) {
			p.afterInsert(c, j)
		}
	case conjChunk:
		if !p.coordinate(c) {
			p.join(c)
		}
	case thatChunk, relChunk:
		c.kind = relativeClause
		c.start = p.chunks[j].from
		p.own(c, p.skip(j))
	case colonChunk:
		p.own(c, p.skip(j))
		c.start = p.chunks[c.chunk].from
	case verbChunk:
		if !p.pastRelative(c, j) {
			p.join(c)
		}
	default:
		p.join(c)
	}
}

// pastRelative gives a verb that follows a relative clause the noun before that clause: "the plan that Norway drew up does not help".
func (p *parse) pastRelative(c *clause, j int) bool {
	for k := j; k > 0; k-- {
		switch p.kind(k) {
		case relChunk, thatChunk:
			p.own(c, p.skip(k))
			return len(c.subjects) > 0
		case commaChunk, semiChunk, subChunk:
			return false
		}
	}
	return false
}

func (p *parse) nounSubject(c *clause, j int) {
	if p.invert(c) {
		return
	}
	list, left := p.list(j)
	if p.unclosed(c, left) {
		return
	}
	if as := p.reasonIn(list[0], left); as >= 0 {
		list[0].from, left = as+1, as // "opposed it as the fund would be empty"
	}
	c.subjects = list
	c.start = p.chunks[list[0].from].from
	switch p.kind(left) {
	case nounChunk:
		c.kind = relativeClause // "an idea Norway has dismissed"
	case prepChunk:
		p.prepSubject(c, left)
	case relChunk:
		c.kind = relativeClause
	case thatChunk:
		if before := p.skip(left); p.kind(before) == nounChunk && (!p.takesThat(before) || p.objectless(c)) {
			c.kind = relativeClause
		}
	case verbChunk:
		if conj := p.skip(list[len(list)-1].from); len(list) == 2 && p.kind(conj) == conjChunk && p.kind(p.skip(conj)) == commaChunk {
			c.subjects = list[1:] // the first is the object of the verb before it
			c.start = p.chunks[list[1].from].from
			return
		}
		if p.clauses[p.at[left]].kind == relativeClause && len(p.clauses[p.at[left]].subjects) > 0 && p.pastRelative(c, left) {
			return
		}
		if g := p.chunks[left].group; !g.finite && !g.infinite && p.tokens[g.from].word.is(gerund) && (p.kind(left-1) == thatChunk || left == 0) {
			c.subjects = nil // "said that rebuilding the port will cost": the act is the subject
			return
		}
		if lemma := p.lemma(p.chunks[left].group); len(list) > 1 && !p.x.reports[lemma] && !p.x.clausal[lemma] {
			c.subjects = list[len(list)-1:]
			c.start = p.chunks[c.subjects[0].from].from
		}
	}
}

// prepSubject refuses a noun that a preposition governs as a subject, unless the preposition opens an absolute construction.
func (p *parse) prepSubject(c *clause, left int) {
	if last := len(c.subjects) - 1; p.word(left) == "with" && last > 0 && p.kind(p.skip(p.skip(c.subjects[last].from))) == commaChunk {
		c.subjects = c.subjects[last:] // "spent an hour with Norway's envoy, and the two agreed"
		c.start = p.chunks[c.subjects[0].from].from
		return
	}
	if p.word(left) == "with" && p.lastFinite() >= 0 {
		c.kind, c.start = absoluteClause, p.chunks[left].from
		return
	}
	if p.tokens[p.chunks[left].from].word.is(subordinator) {
		return // "after Norway rejected ..."
	}
	if len(c.subjects) > 1 && c.subjects[0].from == left+1 {
		c.subjects = c.subjects[1:]
		c.start = p.chunks[c.subjects[0].from].from
		return
	}
	if from := p.pastReduced(left); from >= 0 {
		c.subjects = []span{{from, c.subjects[0].to}}
		c.start = p.chunks[from].from
		return
	}
	c.subjects = nil
	p.join(c)
}

// pastReduced returns the first chunk of the noun chain that a participle before preposition left modifies: "the changes drawn up in Norway
// were", -1 where there is none.
func (p *parse) pastReduced(left int) int {
	for k := left; k >= 0; k-- {
		switch p.kind(k) {
		case nounChunk, prepChunk, conjChunk, adverbChunk, timeChunk:
		case verbChunk:
			if c := &p.clauses[p.at[k]]; c.kind == reducedClause && len(c.subjects) > 0 {
				return c.subjects[0].from
			}
			return -1
		default:
			return -1
		}
	}
	return -1
}

// takesThat tells whether the noun chunk's head takes a that-clause of its own: "demands that Norway withdraw".
func (p *parse) takesThat(i int) bool {
	head := p.tokens[p.chunks[i].to-1].word
	_, cue := p.x.nounCues[head.lemma]
	return cue || p.x.reports[head.lemma]
}

// objectless tells whether nothing follows the verb of a cue that wants an object, so that the object stands before: "an idea that Norway
// welcomed".
func (p *parse) objectless(c *clause) bool {
	next := p.kind(p.after(c.chunk))
	return len(p.x.verbCues[p.lemma(c.group)]) > 0 && (next == 0 || next == otherChunk || next == commaChunk || next == semiChunk)
}

// join makes the clause share the subject of an earlier one. A plain past after an inner clause of another tense goes back to the outer one, as in
// "said the text was late and urged ...".
func (p *parse) join(c *clause) {
	c.kind = joinedClause
	c.shares = p.lastFinite()
	if c.shares < 0 {
		c.next = true
		return
	}
	if k := len(p.clauses) - 1; p.clauses[k].kind == relativeClause && !p.simplePast(c.group) && !p.simplePast(p.clauses[k].group) && p.simplePast(p.clauses[c.shares].group) {
		c.kind, c.shares = relativeClause, k // "presented a plan which has its merits and is cheap"
		return
	}
	if conj := p.word(p.skip(c.chunk)); conj == "nor" || conj == "or" {
		return // "have neither built ports nor received aid"
	}
	simple := p.simplePast
	if near := &p.clauses[c.shares]; simple(c.group) && simple(near.group) && p.kind(p.skip(p.skip(c.chunk))) != commaChunk && len(near.subjects) > 0 && p.names(near.subjects[0].from) {
		return
	}
	if !simple(c.group) || simple(p.clauses[c.shares].group) && !p.x.isCue(p.lemma(c.group)) {
		return
	}
	if p.x.actless(p.lemma(c.group)) && p.underReport(c.shares) {
		return // "said the issue may clash with the rules and needed thought"
	}
	for i := c.shares; i >= 0; i-- {
		if outer := p.clauses[i]; (outer.kind == mainClause || outer.kind == joinedClause) && simple(outer.group) && p.x.isCue(p.lemma(outer.group)) {
			c.shares = i
			return
		}
	}
}

// underReport tells whether the clause before clause k reports it.
func (p *parse) underReport(k int) bool { return k > 0 && p.x.telling[p.lemma(p.clauses[k-1].group)] }

// coordinate joins a bare base form to the infinitive, modal or base form before it: "to open the crossing and release the crew".
func (p *parse) coordinate(c *clause) bool {
	g := c.group
	if g.from != g.main && !p.tokens[g.from].word.is(adverb) || !p.tokens[g.main].word.is(base) || len(p.clauses) == 0 {
		return false
	}
	if last := p.tokens[p.clauses[len(p.clauses)-1].group.main].word; p.tokens[g.main].word.is(past) && (!last.is(base) || last.is(past)) {
		return false // but "would found a group, require a report and set rules"
	}
	for k := len(p.clauses) - 1; k >= 0; k-- {
		before := &p.clauses[k]
		bare := p.tokens[before.group.main].word.is(base) && before.group.from == before.group.main && before.kind == mainClause
		if before.group.infinite || before.group.modal >= 0 || bare || before.kind == infinitive && before.shares >= 0 && !p.tokens[before.group.main].word.is(gerund) {
			c.kind, c.shares = infinitive, k
			return true
		}
		if before.kind != reducedClause && before.kind != relativeClause {
			return false
		}
	}
	return false
}

// reasonIn returns the "as" or "since" inside a noun chain of which the first noun is what the verb or preposition at chunk left takes, -1 where there is none.
func (p *parse) reasonIn(chain span, left int) int {
	if p.kind(left) != verbChunk && p.kind(left) != prepChunk {
		return -1
	}
	for k := chain.from; k < chain.to; k++ {
		if p.kind(k) == prepChunk && (p.word(k) == "as" && p.kind(left) == verbChunk || p.word(k) == "since") {
			return k
		}
	}
	return -1
}

// serial tells whether a bare verb after a comma is one of a list of infinitives that a conjunction closes: "to work, build links and report".
func (p *parse) serial(c *clause) bool {
	if c.group.from != c.group.main || !p.tokens[c.group.main].word.is(base) || p.tokens[c.group.main].word.is(past) || p.kind(p.skip(c.chunk)) != commaChunk {
		return false
	}
	for k := c.chunk + 1; k < len(p.chunks); k++ {
		switch p.kind(k) {
		case conjChunk:
			v := p.after(k)
			if p.kind(v) == verbChunk {
				return p.chunks[v].group.from == p.chunks[v].group.main && p.tokens[p.chunks[v].group.main].word.is(base)
			}
		case semiChunk, subChunk, relChunk:
			return false
		}
	}
	return false
}

// shareForward gives adjuncts that stand before their main clause the next finite one.
func (p *parse) shareForward() {
	for i := range p.clauses {
		if !p.clauses[i].next {
			continue
		}
		for j := i + 1; j < len(p.clauses); j++ {
			if k := p.clauses[j].kind; k == mainClause {
				p.clauses[i].shares = j
				break
			}
		}
	}
}
