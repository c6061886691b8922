package extract

// afterInsert finds the subject of a verb group that a comma, dash or bracket closes off from it: "Grenada, for AOSIS, urged".
func (p *parse) afterInsert(c *clause, j int) {
	if p.invert(c) {
		return
	}
	switch p.kind(j) {
	case closeChunk:
		if k := p.skip(p.opening(j)); p.kind(k) == nounChunk {
			p.nounSubject(c, k)
			c.inserts = span{p.opening(j), j}
			return
		}
		if k := p.skip(p.opening(j)); p.kind(k) == commaChunk && p.insertion(c, j) {
			return
		}
	case dashChunk:
		for k := j - 1; k > 0; k-- {
			if p.kind(k) == dashChunk && p.kind(p.skip(k)) == nounChunk {
				p.nounSubject(c, p.skip(k))
				c.inserts = span{k + 1, j}
				return
			}
		}
	case commaChunk:
		if p.insertion(c, j) {
			return
		}
	}
	p.join(c)
}

// insertion reads the insertion that comma j closes, and takes the noun before it for the subject: "A, with B, for C, urged". It tells whether there is one.
func (p *parse) insertion(c *clause, j int) bool {
	best, joins := p.insertionOpening(j)
	if joins {
		c.inserts = span{best + 1, j}
		p.join(c)
		return true
	}
	if best < 0 {
		return false
	}
	list, left := p.list(p.skip(best))
	if p.kind(left) == prepChunk && len(list) == 1 && !p.tokens[p.chunks[left].from].word.is(subordinator) {
		return false // but "after Norway, supported by Chile, objected"
	}
	c.subjects, c.start = list, p.chunks[list[0].from].from
	c.inserts = span{best + 1, j}
	if len(list) > 1 && (p.kind(left) == verbChunk || p.kind(left) == prepChunk && p.kind(left-1) == verbChunk) {
		c.subjects = list[len(list)-1:] // the others are an object: "should set up panels, and Norway, replying, said"
	}
	if p.kind(left) == relChunk || p.kind(left) == nounChunk && left == list[0].from-1 {
		c.kind = relativeClause
	}
	return true
}

// insertionOpening looks left of the closing comma j for the chunk at which its insertion opens, -1 where there is none; the leftmost that no finite verb
// separates wins. joins tells that what follows goes on with the subject of the clause before.
func (p *parse) insertionOpening(j int) (best int, joins bool) {
	best, apposition, relative := -1, -1, false
	for k := j - 1; k > 0; k-- {
		if p.kind(k) == subChunk && best == k+2 && p.kind(k+1) == nounChunk {
			break // "while Norway, with Chile, preferred"
		}
		if p.kind(k) == semiChunk || p.kind(k) == colonChunk || p.kind(k) == subChunk && !p.opensInsert(k) {
			break
		}
		if p.kind(k) == verbChunk && p.chunks[k].group.finite && !p.bare(k) {
			relative = true
		}
		if p.kind(k) == relChunk {
			relative = false // the finite verb stood in its clause
		}
		if p.joinsInsert(k, j) {
			return k, true
		}
		if p.kind(k) != commaChunk && p.kind(k) != dashChunk {
			continue
		}
		opens := p.opensInsert(k + 1)
		if relative && !opens && p.kind(p.after(k)) != relChunk {
			break
		}
		relative = relative && !opens
		switch {
		case relative || !p.subjectBefore(k):
		case opens:
			best = k
		case apposition < 0 && p.kind(p.after(k)) == nounChunk && !p.conjBetween(k, j):
			apposition = k
		}
	}
	if best < 0 {
		best = apposition
	}
	return best, false
}

// joinsInsert tells whether chunk k opens an insertion between a conjunction and its verb: "supported the plan and, with Chile, said", "supported the plan and with
// Chile, called".
func (p *parse) joinsInsert(k, j int) bool {
	switch p.kind(k) {
	case conjChunk:
		return p.word(k+1) == "with" && p.companions(k+2, j)
	case commaChunk, dashChunk:
		return p.kind(k-1) == conjChunk && p.opensInsert(k+1)
	}
	return false
}

// unclosed reads an insertion that no comma closes before the verb: "Norway, supported by Chile and Peru requested". left is the chunk before
// the list that it ends in.
func (p *parse) unclosed(c *clause, left int) bool {
	for p.kind(left) == commaChunk && p.kind(p.skip(left)) == nounChunk {
		left = p.skip(p.chain(p.skip(left)))
	}
	if p.kind(left) == prepChunk && p.word(left) == "by" && p.kind(left-1) == verbChunk && p.bare(left-1) {
		left--
	} else if p.word(left) != "with" && p.word(left) != "including" {
		return false
	}
	comma := left - 1
	if p.kind(comma) == conjChunk {
		comma--
	}
	if p.kind(comma) != commaChunk || p.lastFinite() >= 0 && !p.fresh(p.skip(comma)) || !p.subjectBefore(comma) {
		return false
	}
	list, before := p.list(p.skip(comma))
	if p.kind(before) == verbChunk {
		return false
	}
	c.subjects, c.start, c.inserts = list, p.chunks[list[0].from].from, span{left, c.chunk}
	return true
}

// companions tells whether chunks [from, to) are a list of actors.
func (p *parse) companions(from, to int) bool {
	for k := from; k < to; k++ {
		if p.kind(k) != commaChunk && p.kind(k) != conjChunk && !(p.kind(k) == nounChunk && p.actorAt(k)) {
			return false
		}
	}
	return from < to
}

// bare tells whether the verb group at chunk k is a lone past form before "by" or "to", which an insertion may hold: "supported by".
func (p *parse) bare(k int) bool {
	g := p.chunks[k].group
	return g.from == g.main && p.tokens[g.main].word.is(participle) && p.kind(p.after(k)) == prepChunk
}

// opensInsert tells whether chunk k begins an insertion: with, for, on behalf of, supported by, who, speaking, while.
func (p *parse) opensInsert(k int) bool {
	switch p.kind(k) {
	case prepChunk, relChunk:
		return true
	case subChunk:
		return p.word(k) == "while" || p.word(k) == "though" || p.word(k) == "although"
	case verbChunk:
		g := p.chunks[k].group
		return !g.finite || p.bare(k) || g.from == g.main && p.tokens[g.main].word.is(participle) && p.kind(k+1) == commaChunk // "Norway, sidelined, offered"
	case conjChunk:
		return p.kind(k+1) == verbChunk && p.bare(k+1) || p.kind(k+1) == prepChunk || p.tokens[p.chunks[k].from].lower == "as"
	case adverbChunk:
		return p.kind(k+1) == prepChunk || p.kind(k+1) == commaChunk || p.kind(k+1) == adverbChunk && p.kind(k+2) == commaChunk || p.kind(k+1) == verbChunk && !p.chunks[k+1].group.finite
	}
	return false
}

// subjectBefore tells whether a noun chain that no preposition governs ends before chunk k.
func (p *parse) subjectBefore(k int) bool {
	j := p.skip(k)
	if p.kind(j) == closeChunk {
		j = p.skip(p.opening(j))
	}
	if p.kind(j) != nounChunk {
		return false
	}
	list, left := p.list(j)
	return p.kind(left) != prepChunk || len(list) > 1 || p.tokens[p.chunks[left].from].word.is(subordinator)
}

// conjBetween tells whether a conjunction before a name stands between two chunks: then a comma there belongs to a list.
func (p *parse) conjBetween(from, to int) bool {
	for k := from + 1; k < to; k++ {
		if p.kind(k) == conjChunk && p.kind(k+1) == nounChunk && p.names(k+1) {
			return true
		}
	}
	return false
}

// invert gives a reporting verb after a quotation the subject that follows it: "... ," said the envoy.
func (p *parse) invert(c *clause) bool {
	i := c.chunk
	next := p.after(i)
	if !p.x.reports[p.lemma(c.group)] || p.kind(next) != nounChunk || c.group.from != c.group.main || !p.quotedBefore(i) {
		return false
	}
	end := next
	for p.kind(end+1) == prepChunk && p.kind(end+2) == nounChunk {
		end += 2
	}
	c.inverted = true
	c.subjects = []span{{next, end + 1}}
	return true
}

// quotedBefore tells whether a quotation closes right before chunk i.
func (p *parse) quotedBefore(i int) bool {
	for k := i - 1; k >= 0 && k >= i-2; k-- {
		if p.kind(k) == quoteChunk {
			return true
		}
		if p.kind(k) != commaChunk && p.kind(k) != dashChunk {
			return false
		}
	}
	return false
}

// behalf tells whether "on behalf of" begins at chunk k.
func (p *parse) behalf(k int) bool {
	return p.kind(k) == prepChunk && p.word(k) == "on" && p.word(k+1) == "behalf" && p.word(k+2) == "of"
}

// closing returns the chunk that closes the bracket which chunk i opens, len(chunks) where none does.
func (p *parse) closing(i int) int {
	for i++; i < len(p.chunks); i++ {
		if p.kind(i) == closeChunk {
			return i
		}
	}
	return i
}

// accompanied tells whether the sentence opens with companions, and perhaps with who supports or opposes, up to the comma at chunk end: "With
// Norway, and opposed by Chile, she".
func (p *parse) accompanied(end int) bool {
	if p.word(0) != "with" || p.kind(0) != prepChunk {
		return false
	}
	for k := 1; k < end; k++ {
		switch p.kind(k) {
		case nounChunk:
			if !p.actorAt(k) {
				return false
			}
		case verbChunk:
			if !p.bare(k) {
				return false
			}
		case commaChunk, conjChunk, adverbChunk:
		default:
			if p.word(k) != "by" {
				return false
			}
		}
	}
	return true
}

// fronted returns the chunks of a participle phrase before the subject: "Supported by Malaysia, he suggested".
func (p *parse) fronted(c *clause) span {
	end := c.subjects[0].from
	if p.kind(end-1) != commaChunk {
		return span{}
	}
	if p.accompanied(end - 1) {
		return span{0, end - 1}
	}
	for k := end - 1; k >= 0; k-- {
		if p.kind(k) == verbChunk {
			if p.bare(k) && k <= 1 {
				return span{k, end - 1}
			}
			return span{}
		}
	}
	return span{}
}
