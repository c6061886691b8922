package syntax

import "github.com/parleygraph/parley/loaders/clauses/lexicon"

// reporting tells whether clause i's verb reports, and none of "must say" or "did not say".
func (p *Parse) reporting(i int) bool {
	g := p.Clauses[i].Group
	return p.x.Telling[p.Lemma(g)] && g.Modal < 0 && g.Negator < 0
}

// reportsThrough tells whether what clause i reports goes on behind the subordinator at chunk j: with a reason, or with a contrast in the present
// tense, which is not the narrator's.
func (p *Parse) reportsThrough(i, j int) bool {
	if !p.reporting(i) {
		return false
	}
	n := p.After(j)
	if p.Word(j) == "because" || p.Word(j) == "since" || p.Word(j) == "as" {
		return true
	}
	for k := range p.Clauses {
		c := &p.Clauses[k]
		if c.Kind == MainClause && len(c.Subjects) > 0 && c.Subjects[0].From == n {
			main := p.Tokens[c.Group.From].Word
			return !p.ActorAt(n) && !p.Tokens[p.Chunks[n].To-1].Title && (main.Is(lexicon.Modal) || !main.Is(lexicon.Past)) && p.simplePast(p.Clauses[i].Group)
		}
	}
	return false
}

// opened tells whether a condition or contrast has begun inside clause i's complement whose verb has not come before chunk j: "unless concerns about
// scale, cost and risk are met".
func (p *Parse) opened(i, j int) bool {
	for k := j - 1; k > p.Clauses[i].Chunk; k-- {
		switch p.Kind(k) {
		case VerbChunk:
			if p.Chunks[k].Group.Finite && p.Clauses[p.At[k]].Kind == MainClause {
				return false
			}
		case SubChunk, ConditionChunk:
			return true
		}
	}
	return false
}

// holdsClause tells whether clause i's complement holds a finite clause before chunk n.
func (p *Parse) holdsClause(i, n int) bool {
	for k := p.Clauses[i].Chunk + 1; k < n; k++ {
		if p.Kind(k) == VerbChunk && p.Chunks[k].Group.Finite {
			return true
		}
	}
	return false
}

// narrated tells whether a clause that takes a side begins at chunk n with a pronoun: "said the date is near, but he supported the plan" goes
// on with the narrator.
func (p *Parse) narrated(n int) bool {
	if word := p.Word(n); word != "he" && word != "she" {
		return false
	}
	v := p.After(n)
	return p.Kind(v) == VerbChunk && p.simplePast(p.Chunks[v].Group) && p.x.IsCue(p.Lemma(p.Chunks[v].Group))
}

// unfinished tells whether clause i reports a clause of which no finite verb has come before chunk j: "suggested that, apart from these, ...", "said
// rules on voting, seats and fees are".
func (p *Parse) unfinished(i, j int) bool {
	n := p.After(p.Clauses[i].Chunk)
	next := p.After(j)
	switch {
	case p.Kind(n) == NounChunk && p.opened(i, j) && p.reporting(i) && !p.ActorAt(next):
		return true
	case p.Kind(n) == NounChunk:
		if !p.reporting(i) || p.ActorAt(next) || p.Tokens[p.Chunks[next].From].Word.Is(lexicon.Vague|lexicon.Pronoun) || p.Tokens[p.Chunks[next].To-1].Title {
			return false
		}
	case p.Kind(n) == SubChunk || p.Kind(n) == ConditionChunk:
		return p.reporting(i) && !p.contains(i, CommaChunk, j)
	case p.Kind(n) != ThatChunk:
		return false
	case p.Kind(n+1) == SubChunk, p.Word(n+1) == "since" || p.Word(n+1) == "as":
		return !p.contains(i, CommaChunk, j)
	case p.Kind(n+1) == NounChunk && p.ActorAt(next):
		return false
	}
	if p.opened(i, j) && p.reporting(i) && !p.ActorAt(next) {
		return true
	}
	for k := n; k < j; k++ {
		if p.Kind(k) == VerbChunk && p.Chunks[k].Group.Finite && p.Clauses[p.At[k]].Kind == MainClause && p.Chunks[k].From < p.Chunks[j].From && !p.conditional(k, j+1) {
			return false
		}
	}
	return true
}

// reportsOver tells whether clause i is a report whose complement already holds a clause before chunk n, so that a further clause joined by
// and is part of what is reported.
func (p *Parse) reportsOver(i, n int) bool {
	if !p.x.Reports[p.Lemma(p.Clauses[i].Group)] {
		return false
	}
	for k := i + 1; k < len(p.Clauses); k++ {
		if p.Clauses[k].Chunk < n && p.Clauses[k].Kind == MainClause {
			return !p.ActorAt(n) && !p.narrated(n)
		}
	}
	return false
}

// continued tells whether "that" opens clause i, so that a further "that" goes on with who reports it.
func (p *Parse) continued(i int) bool {
	c := &p.Clauses[i]
	return len(c.Subjects) > 0 && p.Kind(p.Skip(c.Subjects[0].From)) == ThatChunk
}

// dashed tells whether the dash at chunk j is one of a pair inside what clause i says: "the three clusters--aims, means and ends--of the plan".
func (p *Parse) dashed(i, j int) bool {
	dashes := 0
	for k := p.Clauses[i].Chunk + 1; k < len(p.Chunks) && p.Kind(k) != SemiChunk; k++ {
		if p.Kind(k) == DashChunk {
			dashes++
		}
	}
	return dashes == 2 && !p.contains(i, QuoteChunk, j)
}

// Reports tells whether the verb of a group is one that reports.
func (p *Parse) Reports(g Group) bool { return p.x.Reports[p.Lemma(g)] }

// Holds tells whether clause ci stands in what clause c takes.
func (p *Parse) Holds(c *Clause, ci int) bool {
	at := p.Clauses[ci].Group.Main
	return c.Group.To <= at && at < c.End
}

// QuotesBeside returns the quotations next to a reporting clause: the one that ends before it, the one that its complement opens with.
func (p *Parse) QuotesBeside(c *Clause) []int {
	var found []int
	for t := min(c.Start, c.Group.From) - 1; t >= 0; t-- {
		if p.Tokens[t].Quote != 0 {
			found = append(found, p.Tokens[t].Quote)
			break
		}
		if p.Tokens[t].Shape != lexicon.Mark {
			break
		}
	}
	for t := c.Group.To; t < len(p.Tokens); t++ {
		if p.Tokens[t].Quote != 0 {
			return append(found, p.Tokens[t].Quote)
		}
	}
	return found
}

// ReportOver returns the innermost clause whose verb reports and whose complement holds clause ci, -1 where there is none.
func (p *Parse) ReportOver(ci int) int {
	for r := ci - 1; r >= 0; r-- {
		if c := &p.Clauses[r]; p.Holds(c, ci) && p.Reports(c.Group) && !c.Group.Passive {
			return r
		}
	}
	return -1
}

// subjectStart returns the first chunk of the clause's subject.
func (c *Clause) subjectStart() int {
	if len(c.Subjects) == 0 {
		return c.Chunk
	}
	return c.Subjects[0].From
}

// Attached returns the reporting clause at the end of the sentence that has no complement of its own, -1 where there is none.
func (p *Parse) Attached(t int) int {
	if r := p.asideOf(); r >= 0 && p.Clauses[r].Group.Main != t {
		return r
	}
	for r := range p.Clauses {
		c := &p.Clauses[r]
		if c.Start > t && c.Kind == MainClause && c.Group.Modal < 0 && p.Tokens[c.Group.Main].Quote == 0 && p.Reports(c.Group) && c.End <= c.Group.To+4 && !c.Inverted && p.Kind(p.Skip(c.subjectStart())) == CommaChunk && p.SilentAfter(c) {
			return r
		}
	}
	return -1
}

// SilentAfter tells whether nothing but a time or place follows the verb.
func (p *Parse) SilentAfter(c *Clause) bool {
	for k := c.Chunk + 1; k < len(p.Chunks); k++ {
		switch p.Kind(k) {
		case TimeChunk, AdverbChunk, OtherChunk, QuoteChunk, PrepChunk:
		case NounChunk:
			if p.Kind(k-1) != PrepChunk {
				return false
			}
		case CommaChunk, SemiChunk, DashChunk:
			return true
		default:
			return false
		}
	}
	return true
}
