package extract

// clauseKind says how a clause hangs in its sentence.
type clauseKind uint8

const (
	mainClause     clauseKind = iota // finite, with a subject of its own
	joinedClause                     // finite, its subject is an earlier clause's: "and opposed ..."
	adjunctClause                    // participle that shares a subject: ", preferring ..."
	absoluteClause                   // "with Norway opposing ..."
	infinitive                       // "to cede land", a gerund or bare verb after a verb
	relativeClause                   // "which Norway opposed", "that would require"
	reducedClause                    // "a text proposed by Norway", "a paragraph inviting parties"
)

// A clause is a verb group with what is found around it. Subjects are chunk ranges.
type clause struct {
	kind     clauseKind
	chunk    int // of its verb group
	group    group
	subjects []span // noun chunk chains of the subject, none where it is shared or missing
	inserts  span   // chunks between subject and verb: ", supported by ...,"
	shares   int    // the clause whose subject it shares, -1
	start    int    // token at which it begins
	end      int    // token at which its complement ends
	inverted bool   // the subject follows: "said the envoy"
	next     bool   // an adjunct before its main clause: shares is filled with a later one
}

// A span is a half-open range.
type span struct{ from, to int }

func (s span) empty() bool { return s.to <= s.from }

// A parse is one sentence taken apart.
type parse struct {
	x       *Extractor
	tokens  []token
	chunks  []chunk
	clauses []clause
	at      []int // clause of each chunk, -1
	front   int   // the comma that closes a participle phrase before the subject, -1: "Noting the views, Norway said"
}

func (x *Extractor) parse(tokens []token) *parse {
	p := &parse{x: x, tokens: tokens, chunks: x.chunks(tokens)}
	p.at, p.front = make([]int, len(p.chunks)), -1
	p.front = p.frontEnd()
	for i := range p.chunks {
		p.at[i] = -1
		if p.chunks[i].kind == verbChunk {
			p.at[i] = len(p.clauses)
			p.clauses = append(p.clauses, p.clause(i))
		}
	}
	p.shareForward()
	for i := range p.clauses {
		p.clauses[i].end = p.complementEnd(i)
	}
	return p
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

// skip returns the nearest chunk before i that is no adverb, time or quote, -1 where there is none.
func (p *parse) skip(i int) int {
	for i--; i >= 0; i-- {
		switch p.chunks[i].kind {
		case adverbChunk, timeChunk, quoteChunk:
			continue
		}
		return i
	}
	return -1
}

// after returns the nearest chunk after i that is no adverb, time or quote, len(chunks) where there is none.
func (p *parse) after(i int) int {
	for i++; i < len(p.chunks); i++ {
		switch p.chunks[i].kind {
		case adverbChunk, timeChunk, quoteChunk:
			continue
		}
		return i
	}
	return len(p.chunks)
}

func (p *parse) kind(i int) chunkKind {
	if i < 0 || i >= len(p.chunks) {
		return 0
	}
	return p.chunks[i].kind
}

// word returns the first word of a chunk.
func (p *parse) word(i int) string {
	if i < 0 || i >= len(p.chunks) {
		return ""
	}
	return p.tokens[p.chunks[i].from].lower
}

func (p *parse) lemma(g group) string { return p.tokens[g.main].word.lemma }

// clause finds the subject of the verb group at chunk i.
func (p *parse) clause(i int) clause {
	c := clause{chunk: i, group: p.chunks[i].group, shares: -1, start: p.chunks[i].from}
	g := c.group
	switch {
	case g.infinite:
		p.infinitive(&c)
	case !g.finite:
		p.nonfinite(&c)
	case g.from == g.main && p.tokens[g.main].word.is(participle) && p.reduced(i):
		c.kind = reducedClause
		p.own(&c, p.skip(i))
	default:
		p.finite(&c)
	}
	return c
}

// infinitive shares the subject of the clause before it, or has the one that "for" gives: "for Norway to withdraw".
func (p *parse) infinitive(c *clause) {
	c.kind = infinitive
	c.shares = len(p.clauses) - 1
	j := p.skip(c.chunk)
	if p.kind(j) != nounChunk {
		return
	}
	chain := p.chain(j)
	if before := p.skip(chain); p.kind(before) == prepChunk && p.word(before) == "for" {
		c.subjects = []span{{chain, j + 1}}
		c.shares = -1
	}
}

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
	case prepChunk:
		if p.nominalized(j) {
			c.kind, c.shares = infinitive, len(p.clauses)-1
			return
		}
		fallthrough
	default:
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
}

// nominalized tells whether the preposition at chunk j makes the gerund after it a thing that is spoken of and not done: "the prospect of joining",
// "refrained from backing", "jailed activists for opposing".
func (p *parse) nominalized(j int) bool {
	switch p.word(j) {
	case "of", "from", "against", "about", "at", "to", "than", "without", "like":
		return !p.blamed(j) || !p.actorAt(p.skip(j))
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

// lastFinite returns the latest finite clause that is no relative one, -1 where there is none.
func (p *parse) lastFinite() int {
	for i := len(p.clauses) - 1; i >= 0; i-- {
		if k := p.clauses[i].kind; k == mainClause || k == joinedClause {
			return i
		}
	}
	return -1
}

// lastFiniteAt returns the latest finite clause before chunk i, leaving out those of a condition that a mark has closed since.
func (p *parse) lastFiniteAt(i int) int {
	for k := len(p.clauses) - 1; k >= 0; k-- {
		c := &p.clauses[k]
		if (c.kind == mainClause || c.kind == joinedClause) && !p.conditional(c.chunk, i) {
			return k
		}
	}
	return -1
}

// conditional tells whether chunk verb stands in a condition that a comma or dash before chunk i has closed.
func (p *parse) conditional(verb, i int) bool {
	closed := false
	for k := i - 1; k >= 0; k-- {
		switch p.kind(k) {
		case commaChunk, dashChunk:
			if k < verb {
				return false
			}
			closed = true
		case conditionChunk:
			return closed && k < verb
		}
	}
	return false
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
	case commaChunk, openChunk, dashChunk, conjChunk:
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
	return p.kind(left) == prepChunk && len(p.clauses) > 0 && p.lastFinite() >= 0 && !p.fresh(left)
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
