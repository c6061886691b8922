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
	x       *syntaxGrammar
	tokens  []token
	chunks  []chunk
	clauses []clause
	at      []int  // clause of each chunk, -1
	aside   []bool // of each chunk: part of an attribution between commas; nil where the sentence has none
	session bool   // the sentence is of a session report
	front   int    // the comma that closes a participle phrase before the subject, -1: "Noting the views, Norway said"
}

func (x *syntaxGrammar) parse(tokens []token, session bool, scratch *[]chunk) *parse {
	p := &parse{x: x, tokens: tokens, session: session, chunks: x.chunks(tokens, scratch)}
	p.at, p.front = make([]int, len(p.chunks)), -1
	p.clauses = make([]clause, 0, p.verbs())
	p.asides()
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

// verbs counts the verb chunks: each makes a clause.
func (p *parse) verbs() int {
	n := 0
	for i := range p.chunks {
		if p.chunks[i].kind == verbChunk {
			n++
		}
	}
	return n
}

// skip returns the nearest chunk before i that is no adverb, time, quote or aside, -1 where there is none.
func (p *parse) skip(i int) int {
	inside := p.besides(i)
	for i--; i >= 0; i-- {
		if p.besides(i) && !inside {
			continue
		}
		switch p.chunks[i].kind {
		case adverbChunk, timeChunk, quoteChunk:
			continue
		}
		return i
	}
	return -1
}

// after returns the nearest chunk after i that is no adverb, time, quote or aside, len(chunks) where there is none.
func (p *parse) after(i int) int {
	inside := p.besides(i)
	for i++; i < len(p.chunks); i++ {
		if p.besides(i) && !inside {
			continue
		}
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

// String returns the kind of clause as an explanation names it.
func (k clauseKind) String() string {
	return [...]string{
		mainClause: "main", joinedClause: "joined", adjunctClause: "adjunct", absoluteClause: "absolute", infinitive: "infinitive",
		relativeClause: "relative", reducedClause: "reduced",
	}[k]
}

// owner returns the clause that has the subject which clause ci shares.
func (p *parse) owner(ci int) int {
	for range p.clauses {
		c := &p.clauses[ci]
		if len(c.subjects) > 0 || c.shares < 0 || c.shares == ci {
			return ci
		}
		ci = c.shares
	}
	return ci
}

// chunkAt returns the chunk that begins at token t, len(chunks) where none does.
func (p *parse) chunkAt(t int) int {
	for k := range p.chunks {
		if p.chunks[k].from == t {
			return k
		}
	}
	return len(p.chunks)
}

// clauseOver returns the main clause whose complement holds chunk k, -1 where there is none.
func (p *parse) clauseOver(k int) int {
	for ci := range p.clauses {
		c := &p.clauses[ci]
		if (c.kind == mainClause || c.kind == joinedClause) && c.group.to <= p.chunks[k].from && p.chunks[k].from < c.end {
			return ci
		}
	}
	return -1
}
