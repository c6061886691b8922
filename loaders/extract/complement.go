package extract

// complementEnd returns the token at which what clause i says of its verb ends.
func (p *parse) complementEnd(i int) int {
	c := &p.clauses[i]
	from := p.chunks[c.chunk].to
	listing := false
	for j := c.chunk + 1; j < len(p.chunks); j++ {
		if p.besides(j) && !p.besides(c.chunk) {
			continue
		}
		if p.besides(c.chunk) && p.kind(j) == commaChunk {
			return p.trim(from, p.chunks[j].from)
		}
		if p.kind(j) == colonChunk {
			listing = true
		}
		if p.stops(i, j, listing) {
			return p.trim(from, p.chunks[j].from)
		}
	}
	return p.trim(from, len(p.tokens))
}

// trim leaves out marks at the end that close nothing inside the complement.
func (p *parse) trim(from, to int) int {
	open := 0
	for k := from; k < to; k++ {
		switch p.tokens[k].lower {
		case "(", "[", "“":
			open++
		case ")", "]", "”":
			open--
		}
	}
	for to > from && p.tokens[to-1].shape == mark {
		switch p.tokens[to-1].lower {
		case ")", "]":
			if open >= 0 {
				return to
			}
			open++
		case "”", "\"", "’", "%":
			if p.tokens[to-1].lower != "”" || open >= 0 {
				return to
			}
			open++
		}
		to--
	}
	return to
}

// stops tells whether clause i's complement stops before chunk j.
func (p *parse) stops(i, j int, listing bool) bool {
	switch p.kind(j) {
	case semiChunk:
		return !listing
	case dashChunk:
		return !p.reporting(i) || !p.dashed(i, j)
	case conditionChunk:
		if p.word(j) == "even" || p.word(j-1) == "even" || p.session && p.word(j) == "if" && p.tokens[min(p.chunks[j].to, len(p.tokens)-1)].lower == "not" {
			return false // "agreed to pay even if others do not", "hard if not impossible"
		}
		before := p.skip(j)
		if p.kind(before) == commaChunk {
			before = p.skip(before)
		}
		if p.x.openers[p.chunks[j].cue].Behind == behindRefusal && !p.denies(i, j) {
			return false // "insists that no deal can stand without guarantees"
		}
		return p.kind(before) != thatChunk && (!p.reporting(i) || p.voices(i)) // "said that, if asked, it would" is one report
	case commaChunk:
		return p.stopsAtComma(i, j)
	case conjChunk:
		return p.stopsAtConj(i, j)
	case subChunk:
		return p.contrast(j) && !p.reasoned(j) && !p.reportsThrough(i, j) && !(p.reporting(i) && (p.kind(p.skip(j)) == thatChunk || p.skip(j) == p.clauses[i].chunk)) && !(p.unfinished(i, j) && !p.beginsClause(p.after(j)))
	case prepChunk:
		return p.absoluteAt(j) && p.clauses[i].chunk < j || p.behalf(j) || (p.word(j) == "as" || p.word(j) == "since") && p.beginsClause(p.after(j)) && !p.reasoned(j) && !p.reportsThrough(i, j)
	case quoteChunk:
		return p.leavesQuote(i, j)
	}
	return false
}

// negatedBefore tells whether a negator stands right before chunk j.
func (p *parse) negatedBefore(j int) bool {
	at := p.chunks[j].from
	return at > 0 && p.tokens[at-1].word.is(negator)
}

// denies tells whether clause i itself refuses, by its negator or its verb, or chunk j stands behind a negator of its own: "but not until".
func (p *parse) denies(i, j int) bool {
	c := &p.clauses[i]
	return c.group.negator >= 0 || p.x.refuses(p.lemma(c.group)) || len(c.subjects) > 0 && p.word(c.subjects[0].from) == "no" || p.takesNone(c) ||
		p.negatedBefore(j)
}

// contrast tells whether chunk j opens a clause that is set against the one before it.
func (p *parse) contrast(j int) bool {
	switch p.word(j) {
	case "while", "whereas", "whilst", "although", "though", "because":
		return true
	}
	return false
}

// simplePast tells whether a verb group is a lone past form.
func (p *parse) simplePast(g group) bool { return g.from == g.main && p.tokens[g.main].word.is(past) }

// leavesQuote tells whether the quotation in which clause i's verb stands closes at chunk j.
func (p *parse) leavesQuote(i, j int) bool {
	verb := p.tokens[p.clauses[i].group.main].quote
	end := p.chunks[j].to
	return verb != 0 && (end >= len(p.tokens) || p.tokens[end].quote != verb) && p.tokens[p.chunks[j].from].lower != "“"
}

func (p *parse) stopsAtComma(i, j int) bool {
	n := p.after(j)
	if n >= len(p.chunks) {
		return true
	}
	if p.kind(n) == conjChunk {
		return p.stopsAtConj(i, n)
	}
	if p.session && p.word(n) == "according" {
		return false // "proposed fees, according to the level of trade"
	}
	switch p.kind(n) {
	case verbChunk:
		return p.kind(j-1) != prepChunk && p.stopsAtVerb(i, n)
	case subChunk:
		return (!p.contrast(n) || !p.reportsThrough(i, n) && !p.reasoned(n)) && !(p.unfinished(i, j) && !p.beginsClause(p.after(n)))
	case prepChunk:
		return p.absoluteAt(n) || p.word(n) == "according" || p.word(n) == "including" && p.clauses[i].group.passive
	case nounChunk:
		return p.beginsClause(n) && !p.unfinished(i, j) && !(p.word(j+1) == "so" && p.reportsThrough(i, j)) || p.kind(n+1) == nounChunk && !p.tokens[p.chunks[n+1].from].word.is(pronoun) || p.afterTime(n)
	}
	return false
}

// afterTime tells whether chunk n says how long before or after something else: "a day after the talks".
func (p *parse) afterTime(n int) bool {
	return p.tokens[p.chunks[n].to-1].word.is(timeNoun) && p.kind(n+1) == prepChunk && (p.word(n+1) == "after" || p.word(n+1) == "before")
}

// stopsAtVerb decides about a verb group after a comma: a participle that shares the subject, or a finite verb that is joined to the clause.
func (p *parse) stopsAtVerb(i, n int) bool {
	next := p.clauses[p.at[n]]
	switch next.kind {
	case adjunctClause:
		return !p.elaborates(i, n) && !p.listsGerund(i, n)
	case joinedClause:
		return next.shares <= i
	case mainClause:
		return next.inverted || !next.inserts.empty() && next.inserts.to >= n-1 && next.start <= p.chunks[p.clauses[i].chunk].from
	}
	return false
}

// voices tells whether clause i reports a stance by its noun, and not what was said: "declared its readiness".
func (p *parse) voices(i int) bool {
	n := p.after(p.clauses[i].chunk)
	return p.kind(n) == nounChunk && p.x.possessives[p.word(n)] && p.x.stanceNouns[p.tokens[p.chunks[n].to-1].lower]
}

func (p *parse) stopsAtConj(i, j int) bool {
	if p.kind(j-1) == prepChunk {
		return false // "the purpose of and participation in"
	}
	n := p.after(j)
	switch p.kind(n) {
	case verbChunk:
		next := p.clauses[p.at[n]]
		return next.kind == joinedClause && next.shares <= i && next.shares >= 0 && !p.listed(i, j, n)
	case nounChunk:
		return p.beginsClause(n) && !p.reportsOver(i, n) && !p.listsSubject(i, j)
	case subChunk, conditionChunk, commaChunk:
		return true
	case thatChunk:
		if p.word(j) == "but" && !p.reporting(i) {
			return true // "could accept it, but that this depends on"
		}
		return p.continued(i) && p.kind(p.after(p.clauses[i].chunk)) != thatChunk && !p.contains(i, thatChunk, j)
	case prepChunk:
		if p.word(j) == "but" && !p.reporting(i) && p.kind(j-1) == nounChunk {
			return true // "did not disagree with the idea but with the timing"
		}
		k := p.after(n)
		for p.kind(k) == nounChunk || p.kind(k) == prepChunk || p.kind(k) == conjChunk {
			k = p.after(k)
		}
		return p.kind(k) == commaChunk && p.kind(p.after(k)) == verbChunk && p.clauses[p.at[p.after(k)]].kind == joinedClause
	}
	return false
}

// listed tells whether the participle at chunk n is an adjective in the last item of clause i's list: "supported the draft, its annex, and
// improved guidelines".
func (p *parse) listed(i, j, n int) bool {
	if p.kind(j-1) != commaChunk || p.kind(n+1) != nounChunk || p.x.isCue(p.lemma(p.chunks[n].group)) || p.tokens[p.chunks[n+1].from].word.is(determiner|pronoun) || p.actorAt(n+1) {
		return false
	}
	for k := p.clauses[i].chunk + 1; k < j-1; k++ {
		if p.kind(k) == commaChunk && p.kind(p.after(k)) == nounChunk {
			return true
		}
	}
	return false
}

// contains tells whether a chunk of that kind stands in clause i's complement before chunk j.
func (p *parse) contains(i int, kind chunkKind, j int) bool {
	for k := p.clauses[i].chunk + 1; k < j; k++ {
		if p.kind(k) == kind {
			return true
		}
	}
	return false
}

// beginsClause tells whether a finite clause with a subject of its own begins at chunk n.
func (p *parse) beginsClause(n int) bool {
	for k := range p.clauses {
		c := &p.clauses[k]
		if (c.kind == mainClause || c.kind == absoluteClause) && !c.inverted && len(c.subjects) > 0 && c.subjects[0].from == n {
			return true
		}
	}
	return false
}

// actorAt tells whether the noun chunk begins with the name of an actor.
func (p *parse) actorAt(n int) bool {
	from := p.chunks[n].from
	return p.tokens[from].mention != 0 || p.tokens[from].word.is(determiner) && from+1 < p.chunks[n].to && p.tokens[from+1].mention != 0
}

// sided tells whether an absolute clause can take a side of its own: its subject is an actor or a group, or its verb a cue. "With a penalty
// applied" is part of what stands before it.
func (p *parse) sided(c *clause) bool {
	if len(c.subjects) == 0 || p.x.isCue(p.lemma(c.group)) {
		return true
	}
	first := p.chunks[c.subjects[0].from].from
	return p.names(c.subjects[0].from) || p.tokens[first].word.is(vague)
}

// absoluteAt tells whether an absolute clause begins at chunk j: "with Norway opposing".
func (p *parse) absoluteAt(j int) bool {
	if p.word(j) != "with" {
		return false
	}
	for k := range p.clauses {
		if c := &p.clauses[k]; c.kind == absoluteClause && c.start == p.chunks[j].from {
			return p.sided(c) && (p.kind(j-1) == commaChunk || p.actorAt(j+1) || p.x.isCue(p.lemma(c.group)))
		}
	}
	return false
}
