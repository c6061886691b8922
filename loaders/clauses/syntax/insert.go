package syntax

import "github.com/parleygraph/parley/loaders/clauses/lexicon"

// afterInsert finds the subject of a verb group that a comma, dash or bracket closes off from it: "Grenada, for AOSIS, urged".
func (p *Parse) afterInsert(c *Clause, j int) {
	if p.invert(c) {
		return
	}
	switch p.Kind(j) {
	case CloseChunk:
		if k := p.Skip(p.Opening(j)); p.Kind(k) == NounChunk {
			p.nounSubject(c, k)
			c.Inserts = Span{p.Opening(j), j}
			return
		}
		if k := p.Skip(p.Opening(j)); p.Kind(k) == CommaChunk && p.insertion(c, j) {
			return
		}
	case DashChunk:
		for k := j - 1; k > 0; k-- {
			if p.Kind(k) == DashChunk && p.Kind(p.Skip(k)) == NounChunk {
				p.nounSubject(c, p.Skip(k))
				c.Inserts = Span{k + 1, j}
				return
			}
		}
	case CommaChunk:
		if p.insertion(c, j) {
			return
		}
	}
	p.join(c)
}

// insertion reads the insertion that comma j closes, and takes the noun before it for the subject: "A, with B, for C, urged". It tells whether there is one.
func (p *Parse) insertion(c *Clause, j int) bool {
	best, joins := p.insertionOpening(j)
	if joins {
		c.Inserts = Span{best + 1, j}
		p.join(c)
		return true
	}
	if best < 0 {
		return false
	}
	list, left := p.list(p.Skip(best))
	if p.Kind(left) == PrepChunk && len(list) == 1 && !p.Tokens[p.Chunks[left].From].Word.Is(lexicon.Subordinator) {
		return false // but "after Norway, supported by Chile, objected"
	}
	c.Subjects, c.Start = list, p.Chunks[list[0].From].From
	c.Inserts = Span{best + 1, j}
	if len(list) > 1 && (p.Kind(left) == VerbChunk || p.Kind(left) == PrepChunk && p.Kind(left-1) == VerbChunk) {
		c.Subjects = list[len(list)-1:] // the others are an object: "should set up panels, and Norway, replying, said"
	}
	if p.Kind(left) == RelChunk || p.Kind(left) == NounChunk && left == list[0].From-1 {
		c.Kind = RelativeClause
	}
	return true
}

// insertionOpening looks left of the closing comma j for the chunk at which its insertion opens, -1 where there is none; the leftmost that no finite verb
// separates wins. joins tells that what follows goes on with the subject of the clause before.
func (p *Parse) insertionOpening(j int) (best int, joins bool) {
	best, apposition, relative := -1, -1, false
	for k := j - 1; k > 0; k-- {
		if p.Kind(k) == SubChunk && best == k+2 && p.Kind(k+1) == NounChunk {
			break // "while Norway, with Chile, preferred"
		}
		if p.Kind(k) == SemiChunk || p.Kind(k) == ColonChunk || p.Kind(k) == SubChunk && !p.opensInsert(k) {
			break
		}
		if p.Kind(k) == VerbChunk && p.Chunks[k].Group.Finite && !p.bare(k) {
			relative = true
		}
		if p.Kind(k) == RelChunk {
			relative = false // the finite verb stood in its clause
		}
		if p.joinsInsert(k, j) {
			return k, true
		}
		if p.Kind(k) != CommaChunk && p.Kind(k) != DashChunk {
			continue
		}
		opens := p.opensInsert(k + 1)
		if relative && !opens && p.Kind(p.After(k)) != RelChunk {
			break
		}
		relative = relative && !opens
		switch {
		case relative || !p.subjectBefore(k):
		case opens:
			best = k
		case apposition < 0 && p.Kind(p.After(k)) == NounChunk && !p.conjBetween(k, j):
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
func (p *Parse) joinsInsert(k, j int) bool {
	switch p.Kind(k) {
	case ConjChunk:
		return p.Word(k+1) == "with" && p.companions(k+2, j)
	case CommaChunk, DashChunk:
		return p.Kind(k-1) == ConjChunk && p.opensInsert(k+1)
	}
	return false
}

// unclosed reads an insertion that no comma closes before the verb: "Norway, supported by Chile and Peru requested". left is the chunk before
// the list that it ends in.
func (p *Parse) unclosed(c *Clause, left int) bool {
	for p.Kind(left) == CommaChunk && p.Kind(p.Skip(left)) == NounChunk {
		left = p.Skip(p.chain(p.Skip(left)))
	}
	if p.Kind(left) == PrepChunk && p.Word(left) == "by" && p.Kind(left-1) == VerbChunk && p.bare(left-1) {
		left--
	} else if p.Word(left) != "with" && p.Word(left) != "including" {
		return false
	}
	comma := left - 1
	if p.Kind(comma) == ConjChunk {
		comma--
	}
	if p.Kind(comma) != CommaChunk || p.lastFinite() >= 0 && !p.fresh(p.Skip(comma)) || !p.subjectBefore(comma) {
		return false
	}
	list, before := p.list(p.Skip(comma))
	if p.Kind(before) == VerbChunk {
		return false
	}
	c.Subjects, c.Start, c.Inserts = list, p.Chunks[list[0].From].From, Span{left, c.Chunk}
	return true
}

// companions tells whether chunks [from, to) are a list of actors.
func (p *Parse) companions(from, to int) bool {
	for k := from; k < to; k++ {
		if p.Kind(k) != CommaChunk && p.Kind(k) != ConjChunk && !(p.Kind(k) == NounChunk && p.ActorAt(k)) {
			return false
		}
	}
	return from < to
}

// bare tells whether the verb group at chunk k is a lone past form before "by" or "to", which an insertion may hold: "supported by".
func (p *Parse) bare(k int) bool {
	g := p.Chunks[k].Group
	return g.From == g.Main && p.Tokens[g.Main].Word.Is(lexicon.Participle) && p.Kind(p.After(k)) == PrepChunk
}

// opensInsert tells whether chunk k begins an insertion: with, for, on behalf of, supported by, who, speaking, while.
func (p *Parse) opensInsert(k int) bool {
	switch p.Kind(k) {
	case PrepChunk, RelChunk:
		return true
	case SubChunk:
		return p.Word(k) == "while" || p.Word(k) == "though" || p.Word(k) == "although"
	case VerbChunk:
		g := p.Chunks[k].Group
		return !g.Finite || p.bare(k) || g.From == g.Main && p.Tokens[g.Main].Word.Is(lexicon.Participle) && p.Kind(k+1) == CommaChunk // "Norway, sidelined, offered"
	case ConjChunk:
		return p.Kind(k+1) == VerbChunk && p.bare(k+1) || p.Kind(k+1) == PrepChunk || p.Tokens[p.Chunks[k].From].Lower == "as"
	case AdverbChunk:
		return p.Kind(k+1) == PrepChunk || p.Kind(k+1) == CommaChunk || p.Kind(k+1) == AdverbChunk && p.Kind(k+2) == CommaChunk || p.Kind(k+1) == VerbChunk && !p.Chunks[k+1].Group.Finite
	}
	return false
}

// subjectBefore tells whether a noun chain that no preposition governs ends before chunk k.
func (p *Parse) subjectBefore(k int) bool {
	j := p.Skip(k)
	if p.Kind(j) == CloseChunk {
		j = p.Skip(p.Opening(j))
	}
	if p.Kind(j) != NounChunk {
		return false
	}
	list, left := p.list(j)
	return p.Kind(left) != PrepChunk || len(list) > 1 || p.Tokens[p.Chunks[left].From].Word.Is(lexicon.Subordinator)
}

// conjBetween tells whether a conjunction before a name stands between two chunks: then a comma there belongs to a list.
func (p *Parse) conjBetween(from, to int) bool {
	for k := from + 1; k < to; k++ {
		if p.Kind(k) == ConjChunk && p.Kind(k+1) == NounChunk && p.Names(k+1) {
			return true
		}
	}
	return false
}

// invert gives a reporting verb after a quotation the subject that follows it: "... ," said the envoy.
func (p *Parse) invert(c *Clause) bool {
	i := c.Chunk
	next := p.After(i)
	if !p.x.Reports[p.Lemma(c.Group)] || p.Kind(next) != NounChunk || c.Group.From != c.Group.Main || !p.quotedBefore(i) {
		return false
	}
	end := next
	for p.Kind(end+1) == PrepChunk && p.Kind(end+2) == NounChunk {
		end += 2
	}
	c.Inverted = true
	c.Subjects = []Span{{next, end + 1}}
	return true
}

// quotedBefore tells whether a quotation closes right before chunk i.
func (p *Parse) quotedBefore(i int) bool {
	for k := i - 1; k >= 0 && k >= i-2; k-- {
		if p.Kind(k) == QuoteChunk {
			return true
		}
		if p.Kind(k) != CommaChunk && p.Kind(k) != DashChunk {
			return false
		}
	}
	return false
}

// Behalf tells whether "on behalf of" begins at chunk k.
func (p *Parse) Behalf(k int) bool {
	return p.Kind(k) == PrepChunk && p.Word(k) == "on" && p.Word(k+1) == "behalf" && p.Word(k+2) == "of"
}

// Closing returns the chunk that closes the bracket which chunk i opens, len(chunks) where none does.
func (p *Parse) Closing(i int) int {
	for i++; i < len(p.Chunks); i++ {
		if p.Kind(i) == CloseChunk {
			return i
		}
	}
	return i
}

// accompanied tells whether the sentence opens with companions, and perhaps with who supports or opposes, up to the comma at chunk end: "With
// Norway, and opposed by Chile, she".
func (p *Parse) accompanied(end int) bool {
	if p.Word(0) != "with" || p.Kind(0) != PrepChunk {
		return false
	}
	for k := 1; k < end; k++ {
		switch p.Kind(k) {
		case NounChunk:
			if !p.ActorAt(k) {
				return false
			}
		case VerbChunk:
			if !p.bare(k) {
				return false
			}
		case CommaChunk, ConjChunk, AdverbChunk:
		default:
			if p.Word(k) != "by" {
				return false
			}
		}
	}
	return true
}

// Fronted returns the chunks of a participle phrase before the subject: "Supported by Malaysia, he suggested".
func (p *Parse) Fronted(c *Clause) Span {
	end := c.Subjects[0].From
	if p.Kind(end-1) != CommaChunk {
		return Span{}
	}
	if p.accompanied(end - 1) {
		return Span{0, end - 1}
	}
	for k := end - 1; k >= 0; k-- {
		if p.Kind(k) == VerbChunk {
			if p.bare(k) && k <= 1 {
				return Span{k, end - 1}
			}
			return Span{}
		}
	}
	return Span{}
}
