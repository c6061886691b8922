package extract

import "slices"

func (p *parse) nonfinite(c *clause) {
	j := p.skip(c.chunk)
	switch p.kind(j) {
	case nounChunk:
		list, left := p.list(j)
		if p.kind(left) == prepChunk && p.word(left) == "with" {
			c.kind, c.subjects, c.start = absoluteClause, list, p.chunks[left].from
			return
		}
		c.kind = reducedClause
		p.own(c, j)
	case verbChunk:
		c.kind, c.shares = infinitive, len(p.clauses)-1
	case conjChunk:
		if k := p.gerundBefore(j); k >= 0 {
			c.kind, c.shares = infinitive, p.clauses[k].shares // "proposed deleting the list and adding a reference"
			return
		}
		p.adjunct(c, j)
	case prepChunk:
		if p.nominalized(j) {
			c.kind, c.shares = infinitive, len(p.clauses)-1
			return
		}
		fallthrough
	default:
		p.adjunct(c, j)
	}
}

// adjunct shares the subject of the clause that the participle after chunk j goes with: ", preferring ...".
func (p *parse) adjunct(c *clause, j int) {
	c.kind = adjunctClause
	if object := p.skip(j); p.blamed(j) && p.actorAt(object) {
		c.subjects = []span{{object, object + 1}} // "thanked Norway for offering"
		return
	}
	c.shares = p.lastFiniteAt(c.chunk)
	if p.kind(j) == commaChunk && p.x.reports[p.lemma(c.group)] {
		c.shares = p.speaking(c.shares)
	}
	c.next = c.shares < 0
}

// gerundBefore returns the clause of the gerund that the verb before it takes and to which the conjunction at chunk j joins another, -1 where
// there is none.
func (p *parse) gerundBefore(j int) int {
	k := len(p.clauses) - 1
	for k >= 0 && p.clauses[k].kind == reducedClause {
		k--
	}
	if k < 0 || p.clauses[k].kind != infinitive || p.clauses[k].shares < 0 || !p.tokens[p.clauses[k].group.from].word.is(gerund) || p.kind(p.skip(p.clauses[k].chunk)) != verbChunk {
		return -1
	}
	return k
}

// nominalized tells whether the preposition at chunk j makes the gerund after it a thing that is spoken of and not done: "the prospect of joining",
// "refrained from backing", "jailed activists for opposing".
func (p *parse) nominalized(j int) bool {
	switch p.word(j) {
	case "of", "on", "from", "against", "about", "at", "to", "than", "without", "like":
		return !p.blamed(j) || !p.actorAt(p.skip(j))
	case "in":
		return p.kind(p.skip(j)) == nounChunk && !p.actorAt(p.skip(j)) // "the role of ports in advancing trade"
	case "for":
		return p.kind(p.skip(j)) == nounChunk && !p.actorAt(p.skip(j)) && p.blamed(j)
	}
	return false
}

// speaking returns clause k, or, where its subject is no actor, the report before it whose subject is: "said the text will be late, adding that".
func (p *parse) speaking(k int) int {
	for r := k; r >= 0; r-- {
		c := &p.clauses[p.owner(r)]
		if kind := p.clauses[r].kind; kind != mainClause && kind != joinedClause || len(c.subjects) == 0 || !p.names(c.subjects[0].from) {
			continue
		}
		if r == k || p.x.reports[p.lemma(p.clauses[r].group)] {
			return r
		}
	}
	return k
}

// blamed tells whether chunk j is a "for", "of" or "from" after the object of a finite verb, so that the object does what follows.
func (p *parse) blamed(j int) bool {
	if p.kind(j) != prepChunk || p.word(j) != "for" && p.word(j) != "of" && p.word(j) != "from" || p.kind(p.skip(j)) != nounChunk {
		return false
	}
	verb := p.skip(p.skip(j))
	return p.kind(verb) == verbChunk && p.chunks[verb].group.finite
}

// reduced tells whether a bare participle at chunk i modifies the noun before it rather than being the clause's verb.
func (p *parse) reduced(i int) bool {
	g := p.chunks[i].group
	j := p.skip(i)
	by := p.word(p.after(i)) == "by"
	switch p.kind(j) {
	case nounChunk:
		if t := p.chunks[j]; t.to-t.from == 1 && p.tokens[t.from].word.is(numeral) && p.kind(j-1) == commaChunk && !p.x.isCue(p.lemma(g)) {
			return true // "two bodies, one related to finance"
		}
	case commaChunk:
		return by && !p.tokens[g.main].word.is(gerund) || p.modifies(i)
	case openChunk, dashChunk, conjChunk:
		return by && !p.tokens[g.main].word.is(gerund)
	default:
		return by || !p.tokens[g.main].word.is(past)
	}
	if by || !p.tokens[g.main].word.is(past) {
		return true
	}
	_, left := p.list(j)
	if p.kind(left) == prepChunk && p.word(left) == "with" {
		return false
	}
	if p.kind(left) == verbChunk {
		if !p.chunks[left].group.finite && p.kind(p.after(i)) == prepChunk {
			return true
		}
		return !p.x.reports[p.lemma(p.chunks[left].group)] && !p.x.clausal[p.lemma(p.chunks[left].group)]
	}
	if p.tokens[p.chunks[max(left, 0)].from].word.is(subordinator) && p.actorAt(p.skip(i)) && p.x.isCue(p.lemma(g)) {
		return false // "after the G-77/CHINA said"
	}
	return p.kind(left) == prepChunk && len(p.clauses) > 0 && p.lastFinite() >= 0 && !p.fresh(left)
}

// modifies tells whether the bare participle after a comma at chunk i tells of the noun before it: "its proposal for a decision, submitted in May".
// One that a preposition of its own follows is a further verb: "met the envoys, agreed to a truce and left".
func (p *parse) modifies(i int) bool {
	n := p.after(i)
	if n == i+1 && p.kind(n) != prepChunk || p.kind(n) != prepChunk && p.kind(n) != nounChunk || p.kind(p.skip(p.skip(i))) != nounChunk || p.lastFinite() < 0 {
		return false
	}
	if p.kind(n) == nounChunk && p.kind(i+1) != timeChunk {
		return false
	}
	return !slices.ContainsFunc(p.x.verbCues[p.lemma(p.chunks[i].group)], func(cue verbCue) bool {
		return len(cue.objects) == 0 && takes(cue.rule, p.word(n)) || takes(cue.rule, "to-object") && p.word(n) == "to"
	})
}

// frontEnd returns the comma that closes the participle phrase with which the sentence opens, -1 where there is none. Of several commas before the
// verb the first closes it, unless that leaves more than one list behind it: "Noting A and B, C and D said", but "Noting A, B and C, D said".
func (p *parse) frontEnd() int {
	first := 0
	for p.kind(first) == adverbChunk || p.kind(first) == subChunk {
		first++
	}
	if p.kind(first) != verbChunk || p.chunks[first].group.finite && !p.bare(first) || p.chunks[first].group.infinite {
		return -1
	}
	comma, second, lists := -1, -1, 0
	for k := first + 1; k < len(p.chunks) && !(p.kind(k) == verbChunk && p.chunks[k].group.finite); k++ {
		switch p.kind(k) {
		case commaChunk:
			if comma < 0 {
				comma = k
			} else if lists == 1 && second < 0 {
				second = k
			}
		case conjChunk:
			if comma >= 0 {
				lists++
			}
		}
	}
	if lists > 1 && second >= 0 {
		return second
	}
	return comma
}

// fresh tells whether a comma, semicolon or subordinator stands between the last finite verb and chunk i, so that a clause can begin there.
func (p *parse) fresh(i int) bool {
	for ; i >= 0; i-- {
		switch p.chunks[i].kind {
		case commaChunk, semiChunk, subChunk, thatChunk, colonChunk, dashChunk, conditionChunk:
			return true
		case verbChunk:
			return false
		}
	}
	return true
}
