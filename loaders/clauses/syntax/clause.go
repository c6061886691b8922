package syntax

import "github.com/parleygraph/parley/loaders/clauses/lexicon"

// ClauseKind says how a clause hangs in its sentence.
type ClauseKind uint8

const (
	MainClause     ClauseKind = iota // finite, with a subject of its own
	JoinedClause                     // finite, its subject is an earlier clause's: "and opposed ..."
	AdjunctClause                    // participle that shares a subject: ", preferring ..."
	AbsoluteClause                   // "with Norway opposing ..."
	Infinitive                       // "to cede land", a gerund or bare verb after a verb
	RelativeClause                   // "which Norway opposed", "that would require"
	ReducedClause                    // "a text proposed by Norway", "a paragraph inviting parties"
)

// A Clause is a verb group with what is found around it. Subjects are chunk ranges.
type Clause struct {
	Kind     ClauseKind
	Chunk    int // of its verb group
	Group    Group
	Subjects []Span // noun chunk chains of the subject, none where it is shared or missing
	Inserts  Span   // chunks between subject and verb: ", supported by ...,"
	Shares   int    // the clause whose subject it shares, -1
	Start    int    // token at which it begins
	End      int    // token at which its complement ends
	Inverted bool   // the subject follows: "said the envoy"
	Next     bool   // an adjunct before its main clause: shares is filled with a later one
}

// A Span is a half-open range.
type Span struct{ From, To int }

// Empty tells whether nothing stands in a range.
func (s Span) Empty() bool { return s.To <= s.From }

// A Parse is one sentence taken apart.
type Parse struct {
	x       *Grammar
	Tokens  []lexicon.Token
	Chunks  []Chunk
	Clauses []Clause
	At      []int  // clause of each chunk, -1
	aside   []bool // of each chunk: part of an attribution between commas; nil where the sentence has none
	Session bool   // the sentence is of a session report
	front   int    // the comma that closes a participle phrase before the subject, -1: "Noting the views, Norway said"
}

// Parse returns the chunks and clauses of a sentence whose tokens are tagged, of a session report or not. scratch is space that the next sentence may use again.
func (x *Grammar) Parse(tokens []lexicon.Token, session bool, scratch *[]Chunk) *Parse {
	p := &Parse{x: x, Tokens: tokens, Session: session, Chunks: x.chunks(tokens, scratch)}
	p.At, p.front = make([]int, len(p.Chunks)), -1
	p.Clauses = make([]Clause, 0, p.verbs())
	p.asides()
	p.front = p.frontEnd()
	for i := range p.Chunks {
		p.At[i] = -1
		if p.Chunks[i].Kind == VerbChunk {
			p.At[i] = len(p.Clauses)
			p.Clauses = append(p.Clauses, p.clause(i))
		}
	}
	p.shareForward()
	for i := range p.Clauses {
		p.Clauses[i].End = p.complementEnd(i)
	}
	return p
}

// verbs counts the verb chunks: each makes a clause.
func (p *Parse) verbs() int {
	n := 0
	for i := range p.Chunks {
		if p.Chunks[i].Kind == VerbChunk {
			n++
		}
	}
	return n
}

// Skip returns the nearest chunk before i that is no adverb, time, quote or aside, -1 where there is none.
func (p *Parse) Skip(i int) int { return p.beyond(i, -1) }

// After returns the nearest chunk after i that is no adverb, time, quote or aside, len(chunks) where there is none.
func (p *Parse) After(i int) int { return p.beyond(i, 1) }

// beyond goes from chunk i step by step to one that is no adverb, time, quote or aside, or off the end.
func (p *Parse) beyond(i, step int) int {
	inside := p.Besides(i)
	for i += step; i >= 0 && i < len(p.Chunks); i += step {
		if p.Besides(i) && !inside {
			continue
		}
		switch p.Chunks[i].Kind {
		case AdverbChunk, TimeChunk, QuoteChunk:
		default:
			return i
		}
	}
	return i
}

// Kind returns the kind of chunk i, 0 where there is none.
func (p *Parse) Kind(i int) ChunkKind {
	if i < 0 || i >= len(p.Chunks) {
		return 0
	}
	return p.Chunks[i].Kind
}

// Word returns the first word of a chunk.
func (p *Parse) Word(i int) string {
	if i < 0 || i >= len(p.Chunks) {
		return ""
	}
	return p.Tokens[p.Chunks[i].From].Lower
}

// Lemma returns the lemma of a group's main verb.
func (p *Parse) Lemma(g Group) string { return p.Tokens[g.Main].Word.Lemma }

// clause finds the subject of the verb group at chunk i.
func (p *Parse) clause(i int) Clause {
	c := Clause{Chunk: i, Group: p.Chunks[i].Group, Shares: -1, Start: p.Chunks[i].From}
	g := c.Group
	switch {
	case g.Infinite:
		p.infinitive(&c)
	case !g.Finite:
		p.nonfinite(&c)
	case g.From == g.Main && p.Tokens[g.Main].Word.Is(lexicon.Participle) && p.reduced(i):
		c.Kind = ReducedClause
		p.own(&c, p.Skip(i))
	default:
		p.finite(&c)
	}
	return c
}

// infinitive shares the subject of the clause before it, or has the one that "for" gives: "for Norway to withdraw".
func (p *Parse) infinitive(c *Clause) {
	c.Kind = Infinitive
	c.Shares = len(p.Clauses) - 1
	j := p.Skip(c.Chunk)
	if p.Kind(j) != NounChunk {
		return
	}
	chain := p.chain(j)
	if before := p.Skip(chain); p.Kind(before) == PrepChunk && p.Word(before) == "for" {
		c.Subjects = []Span{{chain, j + 1}}
		c.Shares = -1
	}
}

// lastFinite returns the latest finite clause that is no relative one, -1 where there is none.
func (p *Parse) lastFinite() int {
	for i := len(p.Clauses) - 1; i >= 0; i-- {
		if k := p.Clauses[i].Kind; k == MainClause || k == JoinedClause {
			return i
		}
	}
	return -1
}

// lastFiniteAt returns the latest finite clause before chunk i, leaving out those of a condition that a mark has closed since.
func (p *Parse) lastFiniteAt(i int) int {
	for k := len(p.Clauses) - 1; k >= 0; k-- {
		c := &p.Clauses[k]
		if (c.Kind == MainClause || c.Kind == JoinedClause) && !p.conditional(c.Chunk, i) {
			return k
		}
	}
	return -1
}

// conditional tells whether chunk verb stands in a condition that a comma or dash before chunk i has closed.
func (p *Parse) conditional(verb, i int) bool {
	closed := false
	for k := i - 1; k >= 0; k-- {
		switch p.Kind(k) {
		case CommaChunk, DashChunk:
			if k < verb {
				return false
			}
			closed = true
		case ConditionChunk:
			return closed && k < verb
		}
	}
	return false
}

// String returns the kind of clause as an explanation names it.
func (k ClauseKind) String() string {
	return [...]string{
		MainClause: "main", JoinedClause: "joined", AdjunctClause: "adjunct", AbsoluteClause: "absolute", Infinitive: "infinitive",
		RelativeClause: "relative", ReducedClause: "reduced",
	}[k]
}

// Owner returns the clause that has the subject which clause ci shares.
func (p *Parse) Owner(ci int) int {
	for range p.Clauses {
		c := &p.Clauses[ci]
		if len(c.Subjects) > 0 || c.Shares < 0 || c.Shares == ci {
			return ci
		}
		ci = c.Shares
	}
	return ci
}

// ChunkAt returns the chunk that begins at token t, len(chunks) where none does.
func (p *Parse) ChunkAt(t int) int {
	for k := range p.Chunks {
		if p.Chunks[k].From == t {
			return k
		}
	}
	return len(p.Chunks)
}

// ClauseOver returns the main clause whose complement holds chunk k, -1 where there is none.
func (p *Parse) ClauseOver(k int) int {
	for ci := range p.Clauses {
		c := &p.Clauses[ci]
		if (c.Kind == MainClause || c.Kind == JoinedClause) && c.Group.To <= p.Chunks[k].From && p.Chunks[k].From < c.End {
			return ci
		}
	}
	return -1
}
