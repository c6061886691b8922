package syntax

import "github.com/parleygraph/parley/loaders/clauses/lexicon"

// finite finds the subject of a finite verb group.
func (p *Parse) finite(c *Clause) {
	j := p.Skip(c.Chunk)
	switch p.Kind(j) {
	case NounChunk:
		p.nounSubject(c, j)
	case CommaChunk, DashChunk, CloseChunk:
		if !p.serial(c) || !p.coordinate(c) {
			p.afterInsert(c, j)
		}
	case ConjChunk:
		if !p.coordinate(c) {
			p.join(c)
		}
	case ThatChunk, RelChunk:
		c.Kind = RelativeClause
		c.Start = p.Chunks[j].From
		p.own(c, p.Skip(j))
	case ColonChunk:
		p.own(c, p.Skip(j))
		c.Start = p.Chunks[c.Chunk].From
	case VerbChunk:
		if !p.pastRelative(c, j) {
			p.join(c)
		}
	default:
		p.join(c)
	}
}

// pastRelative gives a verb that follows a relative clause the noun before that clause: "the plan that Norway drew up does not help".
func (p *Parse) pastRelative(c *Clause, j int) bool {
	for k := j; k > 0; k-- {
		switch p.Kind(k) {
		case RelChunk, ThatChunk:
			p.own(c, p.Skip(k))
			return len(c.Subjects) > 0
		case CommaChunk, SemiChunk, SubChunk:
			return false
		}
	}
	return false
}

func (p *Parse) nounSubject(c *Clause, j int) {
	if p.invert(c) {
		return
	}
	list, left := p.list(j)
	if p.unclosed(c, left) {
		return
	}
	if as := p.reasonIn(list[0], left); as >= 0 {
		list[0].From, left = as+1, as // "opposed it as the fund would be empty"
	}
	c.Subjects = list
	c.Start = p.Chunks[list[0].From].From
	switch p.Kind(left) {
	case NounChunk:
		c.Kind = RelativeClause // "an idea Norway has dismissed"
	case PrepChunk:
		p.prepSubject(c, left)
	case RelChunk:
		c.Kind = RelativeClause
	case ThatChunk:
		if before := p.Skip(left); p.Kind(before) == NounChunk && (!p.takesThat(before) || p.objectless(c)) {
			c.Kind = RelativeClause
		}
	case VerbChunk:
		if conj := p.Skip(list[len(list)-1].From); len(list) == 2 && p.Kind(conj) == ConjChunk && p.Kind(p.Skip(conj)) == CommaChunk {
			c.Subjects = list[1:] // the first is the object of the verb before it
			c.Start = p.Chunks[list[1].From].From
			return
		}
		if p.Clauses[p.At[left]].Kind == RelativeClause && len(p.Clauses[p.At[left]].Subjects) > 0 && p.pastRelative(c, left) {
			return
		}
		if g := p.Chunks[left].Group; !g.Finite && !g.Infinite && p.Tokens[g.From].Word.Is(lexicon.Gerund) && (p.Kind(left-1) == ThatChunk || left == 0) {
			c.Subjects = nil // "said that rebuilding the port will cost": the act is the subject
			return
		}
		if lemma := p.Lemma(p.Chunks[left].Group); len(list) > 1 && !p.x.Reports[lemma] && !p.x.Clausal[lemma] {
			c.Subjects = list[len(list)-1:]
			c.Start = p.Chunks[c.Subjects[0].From].From
		}
	}
}

// prepSubject refuses a noun that a preposition governs as a subject, unless the preposition opens an absolute construction.
func (p *Parse) prepSubject(c *Clause, left int) {
	if last := len(c.Subjects) - 1; p.Word(left) == "with" && last > 0 && p.Kind(p.Skip(p.Skip(c.Subjects[last].From))) == CommaChunk {
		c.Subjects = c.Subjects[last:] // "spent an hour with Norway's envoy, and the two agreed"
		c.Start = p.Chunks[c.Subjects[0].From].From
		return
	}
	if p.Word(left) == "with" && p.lastFinite() >= 0 {
		c.Kind, c.Start = AbsoluteClause, p.Chunks[left].From
		return
	}
	if p.Tokens[p.Chunks[left].From].Word.Is(lexicon.Subordinator) {
		return // "after Norway rejected ..."
	}
	if len(c.Subjects) > 1 && c.Subjects[0].From == left+1 {
		c.Subjects = c.Subjects[1:]
		c.Start = p.Chunks[c.Subjects[0].From].From
		return
	}
	if from := p.pastReduced(left); from >= 0 {
		c.Subjects = []Span{{from, c.Subjects[0].To}}
		c.Start = p.Chunks[from].From
		return
	}
	c.Subjects = nil
	p.join(c)
}

// pastReduced returns the first chunk of the noun chain that a participle before preposition left modifies: "the changes drawn up in Norway
// were", -1 where there is none.
func (p *Parse) pastReduced(left int) int {
	for k := left; k >= 0; k-- {
		switch p.Kind(k) {
		case NounChunk, PrepChunk, ConjChunk, AdverbChunk, TimeChunk:
		case VerbChunk:
			if c := &p.Clauses[p.At[k]]; c.Kind == ReducedClause && len(c.Subjects) > 0 {
				return c.Subjects[0].From
			}
			return -1
		default:
			return -1
		}
	}
	return -1
}

// takesThat tells whether the noun chunk's head takes a that-clause of its own: "demands that Norway withdraw".
func (p *Parse) takesThat(i int) bool {
	head := p.Tokens[p.Chunks[i].To-1].Word
	_, cue := p.x.NounCues[head.Lemma]
	return cue || p.x.Reports[head.Lemma]
}

// objectless tells whether nothing follows the verb of a cue that wants an object, so that the object stands before: "an idea that Norway
// welcomed".
func (p *Parse) objectless(c *Clause) bool {
	next := p.Kind(p.After(c.Chunk))
	return len(p.x.VerbCues[p.Lemma(c.Group)]) > 0 && (next == 0 || next == OtherChunk || next == CommaChunk || next == SemiChunk)
}

// join makes the clause share the subject of an earlier one. A plain past after an inner clause of another tense goes back to the outer one, as in
// "said the text was late and urged ...".
func (p *Parse) join(c *Clause) {
	c.Kind = JoinedClause
	c.Shares = p.lastFinite()
	if c.Shares < 0 {
		c.Next = true
		return
	}
	if k := len(p.Clauses) - 1; p.Clauses[k].Kind == RelativeClause && !p.simplePast(c.Group) && !p.simplePast(p.Clauses[k].Group) && p.simplePast(p.Clauses[c.Shares].Group) {
		c.Kind, c.Shares = RelativeClause, k // "presented a plan which has its merits and is cheap"
		return
	}
	if conj := p.Word(p.Skip(c.Chunk)); conj == "nor" || conj == "or" {
		return // "have neither built ports nor received aid"
	}
	simple := p.simplePast
	if near := &p.Clauses[c.Shares]; simple(c.Group) && simple(near.Group) && p.Kind(p.Skip(p.Skip(c.Chunk))) != CommaChunk && len(near.Subjects) > 0 && p.Names(near.Subjects[0].From) {
		return
	}
	if !simple(c.Group) || simple(p.Clauses[c.Shares].Group) && !p.x.IsCue(p.Lemma(c.Group)) {
		return
	}
	if p.x.Actless(p.Lemma(c.Group)) && p.underReport(c.Shares) {
		return // "said the issue may clash with the rules and needed thought"
	}
	for i := c.Shares; i >= 0; i-- {
		if outer := p.Clauses[i]; (outer.Kind == MainClause || outer.Kind == JoinedClause) && simple(outer.Group) && p.x.IsCue(p.Lemma(outer.Group)) {
			c.Shares = i
			return
		}
	}
}

// underReport tells whether the clause before clause k reports it.
func (p *Parse) underReport(k int) bool { return k > 0 && p.x.Telling[p.Lemma(p.Clauses[k-1].Group)] }

// coordinate joins a bare base form to the infinitive, modal or base form before it: "to open the crossing and release the crew".
func (p *Parse) coordinate(c *Clause) bool {
	g := c.Group
	if g.From != g.Main && !p.Tokens[g.From].Word.Is(lexicon.Adverb) || !p.Tokens[g.Main].Word.Is(lexicon.Base) || len(p.Clauses) == 0 {
		return false
	}
	if last := p.Tokens[p.Clauses[len(p.Clauses)-1].Group.Main].Word; p.Tokens[g.Main].Word.Is(lexicon.Past) && (!last.Is(lexicon.Base) || last.Is(lexicon.Past)) {
		return false // but "would found a group, require a report and set rules"
	}
	for k := len(p.Clauses) - 1; k >= 0; k-- {
		before := &p.Clauses[k]
		bare := p.Tokens[before.Group.Main].Word.Is(lexicon.Base) && before.Group.From == before.Group.Main && before.Kind == MainClause
		if before.Group.Infinite || before.Group.Modal >= 0 || bare || before.Kind == Infinitive && before.Shares >= 0 && !p.Tokens[before.Group.Main].Word.Is(lexicon.Gerund) {
			c.Kind, c.Shares = Infinitive, k
			return true
		}
		if before.Kind != ReducedClause && before.Kind != RelativeClause {
			return false
		}
	}
	return false
}

// reasonIn returns the "as" or "since" inside a noun chain of which the first noun is what the verb or preposition at chunk left takes, -1 where there is none.
func (p *Parse) reasonIn(chain Span, left int) int {
	if p.Kind(left) != VerbChunk && p.Kind(left) != PrepChunk {
		return -1
	}
	for k := chain.From; k < chain.To; k++ {
		if p.Kind(k) == PrepChunk && (p.Word(k) == "as" && p.Kind(left) == VerbChunk || p.Word(k) == "since") {
			return k
		}
	}
	return -1
}

// serial tells whether a bare verb after a comma is one of a list of infinitives that a conjunction closes: "to work, build links and report".
func (p *Parse) serial(c *Clause) bool {
	if c.Group.From != c.Group.Main || !p.Tokens[c.Group.Main].Word.Is(lexicon.Base) || p.Tokens[c.Group.Main].Word.Is(lexicon.Past) || p.Kind(p.Skip(c.Chunk)) != CommaChunk {
		return false
	}
	for k := c.Chunk + 1; k < len(p.Chunks); k++ {
		switch p.Kind(k) {
		case ConjChunk:
			v := p.After(k)
			if p.Kind(v) == VerbChunk {
				return p.Chunks[v].Group.From == p.Chunks[v].Group.Main && p.Tokens[p.Chunks[v].Group.Main].Word.Is(lexicon.Base)
			}
		case SemiChunk, SubChunk, RelChunk:
			return false
		}
	}
	return false
}

// shareForward gives adjuncts that stand before their main clause the next finite one.
func (p *Parse) shareForward() {
	for i := range p.Clauses {
		if !p.Clauses[i].Next {
			continue
		}
		for j := i + 1; j < len(p.Clauses); j++ {
			if k := p.Clauses[j].Kind; k == MainClause {
				p.Clauses[i].Shares = j
				break
			}
		}
	}
}
