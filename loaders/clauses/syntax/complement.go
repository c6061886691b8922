package syntax

import "github.com/parleygraph/parley/loaders/clauses/lexicon"

// complementEnd returns the token at which what clause i says of its verb ends.
func (p *Parse) complementEnd(i int) int {
	c := &p.Clauses[i]
	from := p.Chunks[c.Chunk].To
	listing := false
	for j := c.Chunk + 1; j < len(p.Chunks); j++ {
		if p.Besides(j) && !p.Besides(c.Chunk) {
			continue
		}
		if p.Besides(c.Chunk) && p.Kind(j) == CommaChunk {
			return p.Trim(from, p.Chunks[j].From)
		}
		if p.Kind(j) == ColonChunk {
			listing = true
		}
		if p.stops(i, j, listing) {
			return p.Trim(from, p.Chunks[j].From)
		}
	}
	return p.Trim(from, len(p.Tokens))
}

// Trim leaves out marks at the end that close nothing inside the complement.
func (p *Parse) Trim(from, to int) int {
	open := 0
	for k := from; k < to; k++ {
		switch p.Tokens[k].Lower {
		case "(", "[", "“":
			open++
		case ")", "]", "”":
			open--
		}
	}
	for to > from && p.Tokens[to-1].Shape == lexicon.Mark {
		switch p.Tokens[to-1].Lower {
		case ")", "]":
			if open >= 0 {
				return to
			}
			open++
		case "”", "\"", "’", "%":
			if p.Tokens[to-1].Lower != "”" || open >= 0 {
				return to
			}
			open++
		}
		to--
	}
	return to
}

// stops tells whether clause i's complement stops before chunk j.
func (p *Parse) stops(i, j int, listing bool) bool {
	switch p.Kind(j) {
	case SemiChunk:
		return !listing
	case DashChunk:
		return !p.reporting(i) || !p.dashed(i, j)
	case ConditionChunk:
		if p.Word(j) == "even" || p.Word(j-1) == "even" || p.Session && p.Word(j) == "if" && p.Tokens[min(p.Chunks[j].To, len(p.Tokens)-1)].Lower == "not" {
			return false // "agreed to pay even if others do not", "hard if not impossible"
		}
		before := p.Skip(j)
		if p.Kind(before) == CommaChunk {
			before = p.Skip(before)
		}
		if p.x.Openers[p.Chunks[j].Cue].Behind == BehindRefusal && !p.denies(i, j) {
			return false // "insists that no deal can stand without guarantees"
		}
		return p.Kind(before) != ThatChunk && (!p.reporting(i) || p.voices(i)) // "said that, if asked, it would" is one report
	case CommaChunk:
		return p.stopsAtComma(i, j)
	case ConjChunk:
		return p.stopsAtConj(i, j)
	case SubChunk:
		return p.Contrast(j) && !p.reasoned(j) && !p.reportsThrough(i, j) && !(p.reporting(i) && (p.Kind(p.Skip(j)) == ThatChunk || p.Skip(j) == p.Clauses[i].Chunk)) && !(p.unfinished(i, j) && !p.BeginsClause(p.After(j)))
	case PrepChunk:
		return p.absoluteAt(j) && p.Clauses[i].Chunk < j || p.Behalf(j) || (p.Word(j) == "as" || p.Word(j) == "since") && p.BeginsClause(p.After(j)) && !p.reasoned(j) && !p.reportsThrough(i, j)
	case QuoteChunk:
		return p.leavesQuote(i, j)
	}
	return false
}

// NegatedBefore tells whether a negator stands right before chunk j.
func (p *Parse) NegatedBefore(j int) bool {
	at := p.Chunks[j].From
	return at > 0 && p.Tokens[at-1].Word.Is(lexicon.Negator)
}

// denies tells whether clause i itself refuses, by its negator or its verb, or chunk j stands behind a negator of its own: "but not until".
func (p *Parse) denies(i, j int) bool {
	c := &p.Clauses[i]
	return c.Group.Negator >= 0 || p.x.refuses(p.Lemma(c.Group)) || len(c.Subjects) > 0 && p.Word(c.Subjects[0].From) == "no" || p.TakesNone(c) ||
		p.NegatedBefore(j)
}

// Contrast tells whether chunk j opens a clause that is set against the one before it.
func (p *Parse) Contrast(j int) bool {
	switch p.Word(j) {
	case "while", "whereas", "whilst", "although", "though", "because":
		return true
	}
	return false
}

// simplePast tells whether a verb group is a lone past form.
func (p *Parse) simplePast(g Group) bool {
	return g.From == g.Main && p.Tokens[g.Main].Word.Is(lexicon.Past)
}

// leavesQuote tells whether the quotation in which clause i's verb stands closes at chunk j.
func (p *Parse) leavesQuote(i, j int) bool {
	verb := p.Tokens[p.Clauses[i].Group.Main].Quote
	end := p.Chunks[j].To
	return verb != 0 && (end >= len(p.Tokens) || p.Tokens[end].Quote != verb) && p.Tokens[p.Chunks[j].From].Lower != "“"
}

func (p *Parse) stopsAtComma(i, j int) bool {
	n := p.After(j)
	if n >= len(p.Chunks) {
		return true
	}
	if p.Kind(n) == ConjChunk {
		return p.stopsAtConj(i, n)
	}
	if p.Session && p.Word(n) == "according" {
		return false // "proposed fees, according to the level of trade"
	}
	switch p.Kind(n) {
	case VerbChunk:
		return p.Kind(j-1) != PrepChunk && p.stopsAtVerb(i, n)
	case SubChunk:
		return (!p.Contrast(n) || !p.reportsThrough(i, n) && !p.reasoned(n)) && !(p.unfinished(i, j) && !p.BeginsClause(p.After(n)))
	case PrepChunk:
		return p.absoluteAt(n) || p.Word(n) == "according" || p.Word(n) == "including" && p.Clauses[i].Group.Passive
	case NounChunk:
		return p.BeginsClause(n) && !p.unfinished(i, j) && !(p.Word(j+1) == "so" && p.reportsThrough(i, j)) || p.Kind(n+1) == NounChunk && !p.Tokens[p.Chunks[n+1].From].Word.Is(lexicon.Pronoun) || p.afterTime(n)
	}
	return false
}

// afterTime tells whether chunk n says how long before or after something else: "a day after the talks".
func (p *Parse) afterTime(n int) bool {
	return p.Tokens[p.Chunks[n].To-1].Word.Is(lexicon.TimeNoun) && p.Kind(n+1) == PrepChunk && (p.Word(n+1) == "after" || p.Word(n+1) == "before")
}

// stopsAtVerb decides about a verb group after a comma: a participle that shares the subject, or a finite verb that is joined to the clause.
func (p *Parse) stopsAtVerb(i, n int) bool {
	next := p.Clauses[p.At[n]]
	switch next.Kind {
	case AdjunctClause:
		return !p.elaborates(i, n) && !p.listsGerund(i, n)
	case JoinedClause:
		return next.Shares <= i
	case MainClause:
		return next.Inverted || !next.Inserts.Empty() && next.Inserts.To >= n-1 && next.Start <= p.Chunks[p.Clauses[i].Chunk].From
	}
	return false
}

// voices tells whether clause i reports a stance by its noun, and not what was said: "declared its readiness".
func (p *Parse) voices(i int) bool {
	n := p.After(p.Clauses[i].Chunk)
	return p.Kind(n) == NounChunk && p.x.possessives[p.Word(n)] && p.x.stanceNouns[p.Tokens[p.Chunks[n].To-1].Lower]
}

func (p *Parse) stopsAtConj(i, j int) bool {
	if p.Kind(j-1) == PrepChunk {
		return false // "the purpose of and participation in"
	}
	n := p.After(j)
	switch p.Kind(n) {
	case VerbChunk:
		next := p.Clauses[p.At[n]]
		return next.Kind == JoinedClause && next.Shares <= i && next.Shares >= 0 && !p.listed(i, j, n)
	case NounChunk:
		return p.BeginsClause(n) && !p.reportsOver(i, n) && !p.listsSubject(i, j)
	case SubChunk, ConditionChunk, CommaChunk:
		return true
	case ThatChunk:
		if p.Word(j) == "but" && !p.reporting(i) {
			return true // "could accept it, but that this depends on"
		}
		return p.continued(i) && p.Kind(p.After(p.Clauses[i].Chunk)) != ThatChunk && !p.contains(i, ThatChunk, j)
	case PrepChunk:
		if p.Word(j) == "but" && !p.reporting(i) && p.Kind(j-1) == NounChunk {
			return true // "did not disagree with the idea but with the timing"
		}
		k := p.After(n)
		for p.Kind(k) == NounChunk || p.Kind(k) == PrepChunk || p.Kind(k) == ConjChunk {
			k = p.After(k)
		}
		return p.Kind(k) == CommaChunk && p.Kind(p.After(k)) == VerbChunk && p.Clauses[p.At[p.After(k)]].Kind == JoinedClause
	}
	return false
}

// listed tells whether the participle at chunk n is an adjective in the last item of clause i's list: "supported the draft, its annex, and
// improved guidelines".
func (p *Parse) listed(i, j, n int) bool {
	if p.Kind(j-1) != CommaChunk || p.Kind(n+1) != NounChunk || p.x.IsCue(p.Lemma(p.Chunks[n].Group)) || p.Tokens[p.Chunks[n+1].From].Word.Is(lexicon.Determiner|lexicon.Pronoun) || p.ActorAt(n+1) {
		return false
	}
	for k := p.Clauses[i].Chunk + 1; k < j-1; k++ {
		if p.Kind(k) == CommaChunk && p.Kind(p.After(k)) == NounChunk {
			return true
		}
	}
	return false
}

// contains tells whether a chunk of that kind stands in clause i's complement before chunk j.
func (p *Parse) contains(i int, kind ChunkKind, j int) bool {
	for k := p.Clauses[i].Chunk + 1; k < j; k++ {
		if p.Kind(k) == kind {
			return true
		}
	}
	return false
}

// BeginsClause tells whether a finite clause with a subject of its own begins at chunk n.
func (p *Parse) BeginsClause(n int) bool {
	for k := range p.Clauses {
		c := &p.Clauses[k]
		if (c.Kind == MainClause || c.Kind == AbsoluteClause) && !c.Inverted && len(c.Subjects) > 0 && c.Subjects[0].From == n {
			return true
		}
	}
	return false
}

// ActorAt tells whether the noun chunk begins with the name of an actor.
func (p *Parse) ActorAt(n int) bool {
	from := p.Chunks[n].From
	return p.Tokens[from].Mention != 0 || p.Tokens[from].Word.Is(lexicon.Determiner) && from+1 < p.Chunks[n].To && p.Tokens[from+1].Mention != 0
}

// sided tells whether an absolute clause can take a side of its own: its subject is an actor or a group, or its verb a cue. "With a penalty
// applied" is part of what stands before it.
func (p *Parse) sided(c *Clause) bool {
	if len(c.Subjects) == 0 || p.x.IsCue(p.Lemma(c.Group)) {
		return true
	}
	first := p.Chunks[c.Subjects[0].From].From
	return p.Names(c.Subjects[0].From) || p.Tokens[first].Word.Is(lexicon.Vague)
}

// absoluteAt tells whether an absolute clause begins at chunk j: "with Norway opposing".
func (p *Parse) absoluteAt(j int) bool {
	if p.Word(j) != "with" {
		return false
	}
	for k := range p.Clauses {
		if c := &p.Clauses[k]; c.Kind == AbsoluteClause && c.Start == p.Chunks[j].From {
			return p.sided(c) && (p.Kind(j-1) == CommaChunk || p.ActorAt(j+1) || p.x.IsCue(p.Lemma(c.Group)))
		}
	}
	return false
}
