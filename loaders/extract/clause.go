package extract

import "strings"

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
}

func (x *Extractor) parse(tokens []token) *parse {
	p := &parse{x: x, tokens: tokens, chunks: x.chunks(tokens)}
	p.at = make([]int, len(p.chunks))
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
	default:
		c.kind = adjunctClause
		c.shares = p.lastFiniteAt(c.chunk)
		c.next = c.shares < 0
	}
}

// own gives the clause the noun chain that ends at chunk j as its subject.
func (p *parse) own(c *clause, j int) {
	for p.kind(j) == closeChunk {
		j = p.skip(p.opening(j))
	}
	if p.kind(j) == commaChunk {
		j = p.skip(j)
	}
	if p.kind(j) == nounChunk {
		c.subjects = []span{{p.attached1(c, j), j + 1}}
	}
}

// attached1 returns the first chunk of the chain that a clause modifies. A participle modifies the nearest noun and what "of", "on", "for" and "to"
// tie it to, not one that "with" or "in" does.
func (p *parse) attached1(c *clause, j int) int {
	from := p.chain(j)
	if c.kind != reducedClause {
		return from
	}
	for k := j - 1; k > from; k-- {
		if p.kind(k) == prepChunk && !strings.Contains(" of on for to about between ", " "+p.word(k)+" ") {
			return k + 1
		}
	}
	return from
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

// finite finds the subject of a finite verb group.
func (p *parse) finite(c *clause) {
	j := p.skip(c.chunk)
	switch p.kind(j) {
	case nounChunk:
		p.nounSubject(c, j)
	case commaChunk, dashChunk, closeChunk:
		p.afterInsert(c, j)
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
	c.subjects = list
	c.start = p.chunks[list[0].from].from
	switch p.kind(left) {
	case prepChunk:
		p.prepSubject(c, left)
	case relChunk:
		c.kind = relativeClause
	case thatChunk:
		if before := p.skip(left); p.kind(before) == nounChunk && !p.takesThat(before) {
			c.kind = relativeClause
		}
	case verbChunk:
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

// join makes the clause share the subject of an earlier one. A plain past after an inner clause of another tense goes back to the outer one, as in
// "said the text was late and urged ...".
func (p *parse) join(c *clause) {
	c.kind = joinedClause
	c.shares = p.lastFinite()
	if c.shares < 0 {
		c.next = true
		return
	}
	simple := func(g group) bool { return g.from == g.main && p.tokens[g.main].word.is(past) }
	if near := &p.clauses[c.shares]; simple(c.group) && simple(near.group) && p.kind(p.skip(p.skip(c.chunk))) != commaChunk && len(near.subjects) > 0 && p.names(near.subjects[0].from) {
		return
	}
	if !simple(c.group) || simple(p.clauses[c.shares].group) && !p.x.isCue(p.lemma(c.group)) {
		return
	}
	for i := c.shares; i >= 0; i-- {
		if outer := p.clauses[i]; (outer.kind == mainClause || outer.kind == joinedClause) && simple(outer.group) && p.x.isCue(p.lemma(outer.group)) {
			c.shares = i
			return
		}
	}
}

// coordinate joins a bare base form to the infinitive, modal or base form before it: "to open the crossing and release the crew".
func (p *parse) coordinate(c *clause) bool {
	g := c.group
	if g.from != g.main && !p.tokens[g.from].word.is(adverb) || !p.tokens[g.main].word.is(base) || p.tokens[g.main].word.is(past) || len(p.clauses) == 0 {
		return false
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

// chain returns the first chunk of the chain of noun chunks and prepositions that ends at noun chunk j: "the government of Norway".
func (p *parse) chain(j int) int {
	for {
		before := j - 1
		if p.kind(before) == closeChunk {
			if open := p.opening(before); p.kind(open-1) == nounChunk {
				j = open - 1
				continue
			}
			return j
		}
		if p.kind(before) == timeChunk && p.kind(before-1) == nounChunk {
			j = before - 1
			continue
		}
		if p.kind(before) == verbChunk && p.tokens[p.chunks[before].from].word.is(gerund) && p.kind(before-1) == prepChunk && p.kind(before-2) == nounChunk {
			j = before - 2
			continue
		}
		if p.kind(before) != prepChunk || p.kind(before-1) != nounChunk || p.tokens[p.chunks[before].from].word.is(subordinator) && !strings.Contains(" as since ", p.word(before)) {
			return j
		}
		j = before - 1
	}
}

// names tells whether chunk i, or the one that a preposition joins to it, holds a mention.
func (p *parse) names(i int) bool {
	for k := i; k <= i+2 && k < len(p.chunks); k += 2 {
		for t := p.chunks[k].from; t < p.chunks[k].to; t++ {
			if p.tokens[t].mention != 0 {
				return true
			}
		}
		if p.kind(k+1) != prepChunk {
			return false
		}
	}
	return false
}

// opening returns the chunk that opens the bracket that chunk i closes.
func (p *parse) opening(i int) int {
	for i--; i > 0; i-- {
		if p.chunks[i].kind == openChunk {
			return i
		}
	}
	return 0
}

// list returns the noun chains that are joined to the one that ends at chunk j, in order, and the chunk before the first: "Canada, Japan
// and the US". A chain that a preposition fronts ("On finance, Canada and Japan ...") ends the list.
func (p *parse) list(j int) (chains []span, left int) {
	chains = []span{{p.chain(j), j + 1}}
	joined := false
	for {
		first := chains[0].from
		left = p.skip(first)
		comma := left
		if p.kind(left) == conjChunk && p.word(left) != "but" {
			joined = true
			comma = p.skip(left)
		}
		end := comma
		if p.kind(comma) == commaChunk {
			end = p.skip(comma)
		}
		if p.kind(end) == closeChunk {
			end = p.skip(p.opening(end))
		}
		if p.kind(chains[0].from+1) == prepChunk && p.word(chains[0].from+1) == "between" && chains[0].to > chains[0].from+2 {
			return []span{{chains[0].from, j + 1}}, left
		}
		if !joined || end == left || p.kind(end) != nounChunk || p.kind(left) != conjChunk && p.kind(left) != commaChunk {
			return chains, left
		}
		from := p.chain(end)
		if (p.kind(left) == commaChunk || p.kind(comma) == commaChunk) && p.names(chains[0].from) && !p.names(from) {
			return chains, left
		}
		if p.kind(from-1) == prepChunk && p.word(from-1) != "with" && p.kind(left) == commaChunk && p.kind(p.skip(from-1)) != nounChunk {
			return chains, left
		}
		chains = append([]span{{from, end + 1}}, chains...)
	}
}
