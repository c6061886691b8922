package clauses

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
)

// conditions returns the conditions that hang on a finding, and the bytes from which its evidence must begin.
func (d *finder) conditions(f *finding) (found []graph.Condition, from int) {
	p := d.Parses[f.sentence]
	from = d.Sentences[f.sentence].Start
	for j := range p.Chunks {
		if p.Kind(j) == syntax.ConditionChunk && p.SetsCondition(j) && d.hangs(f, j) && !(f.stance == graph.Demands && d.exchanges(p, j)) {
			found = append(found, d.condition(f.sentence, j))
		}
	}
	if before := d.suchAs(f); len(found) == 0 && before >= 0 {
		for j := range d.Parses[before].Chunks {
			if d.Parses[before].Kind(j) == syntax.ConditionChunk {
				found = append(found, d.condition(before, j))
				from = d.Sentences[before].Start
			}
		}
	}
	return found, from
}

// exchanges tells whether the condition at chunk j says in return for what: it is none of a demand, but what who demands offers.
func (d *finder) exchanges(p *syntax.Parse, j int) bool {
	return d.x.Openers[p.Chunks[j].Cue].Behind == syntax.BehindConsent
}

func (d *finder) condition(i, j int) graph.Condition {
	p := d.Parses[i]
	end := p.ConditionEnd(j)
	start := p.Tokens[p.Chunks[j].From].Start
	stop := p.Tokens[end-1].End
	kind := d.x.Openers[p.Chunks[j].Cue].Kind
	return graph.Condition{Kind: graph.ConditionKind(kind), Passage: graph.Passage{Text: d.Text[start:stop], Start: start, End: stop}}
}

// hangs tells whether the condition at chunk j hangs on the finding: it follows the finding's complement with no other stance between, or it
// stands before its clause.
func (d *finder) hangs(f *finding, j int) bool {
	p := d.Parses[f.sentence]
	at := p.Tokens[p.Chunks[j].From].Start
	if d.x.Openers[p.Chunks[j].Cue].Behind == syntax.BehindRefusal && f.stance != graph.Rejects && !p.NegatedBefore(j) {
		return false // "demanded a halt until": only a refusal ends with what it waits for
	}
	if f.clause < 0 && d.taken(f, at) {
		return false // "backs Norway's demand, provided that": it is the backing that hangs on it
	}
	if q := p.Tokens[p.Chunks[j].From].Quote; q != 0 && q != p.Tokens[f.tokens.From].Quote {
		return false // what somebody says on a condition is no condition of who quotes it
	}
	if at >= f.point.To && at >= f.cue.To {
		return d.lastBefore(f, at) && d.joinsOn(p, f, j)
	}
	if at > f.point.From && at < f.point.To {
		return !f.rule.Report && p.Kind(p.Skip(j)) == syntax.ThatChunk // "proposed that, if Norway agrees, ..."
	}
	end := p.Tokens[p.ConditionEnd(j)-1].End
	first := min(f.cue.From, f.point.From)
	return end <= first && d.firstAfter(f, end) && !finiteBetween(p, end, first, f.clause) && !semicolonBetween(p, end, first)
}

// taken tells whether a noun's finding stands in what another finding takes, which ends before byte at.
func (d *finder) taken(f *finding, at int) bool {
	return slices.ContainsFunc(d.findings, func(over finding) bool {
		return over.sentence == f.sentence && over.clause >= 0 && !over.rule.Report && over.point.From <= f.cue.From && f.cue.To <= over.point.To && over.point.To <= at
	})
}

// lastBefore tells whether no other stance of the sentence ends between the finding and byte at.
func (d *finder) lastBefore(f *finding, at int) bool {
	for k := range d.findings {
		other := &d.findings[k]
		if other.sentence == f.sentence && !other.rule.Report && other.cue.From > f.cue.From && other.cue.To <= at && other.cue != f.cue && !(other.clause < 0 && other.cue.From >= f.point.From && other.cue.To <= f.point.To) {
			return false
		}
	}
	return !f.rule.Report || !d.sided(f)
}

// sided tells whether another finding of the sentence takes a side.
func (d *finder) sided(f *finding) bool {
	for k := range d.findings {
		if other := &d.findings[k]; other.sentence == f.sentence && !other.rule.Report {
			return true
		}
	}
	return false
}

// joinsOn tells whether only marks, or another condition, stand between the finding's point and chunk j.
func (d *finder) joinsOn(p *syntax.Parse, f *finding, j int) bool {
	for k := j - 1; k >= 0 && p.Tokens[p.Chunks[k].From].Start >= f.point.To; k-- {
		switch p.Kind(k) {
		case syntax.SemiChunk:
			return false
		case syntax.VerbChunk:
			if p.At[k] != f.clause && p.Chunks[k].Group.Finite && !p.InCondition(p.Chunks[k].From) && p.Clauses[p.At[k]].Kind == syntax.MainClause && !p.Clauses[p.At[k]].Inverted && !(p.Reports(p.Chunks[k].Group) && p.SilentAfter(&p.Clauses[p.At[k]])) {
				return false
			}
		}
	}
	return true
}

func (d *finder) firstAfter(f *finding, at int) bool {
	for k := range d.findings {
		other := &d.findings[k]
		if other.sentence == f.sentence && !other.rule.Report && other.cue.From >= at && other.cue.From < f.cue.From {
			return false
		}
	}
	return !f.rule.Report || !d.sided(f)
}

// finiteBetween tells whether a finite verb other than the one of clause own stands between two bytes.
func finiteBetween(p *syntax.Parse, from, to, own int) bool {
	for i := range p.Clauses {
		if i == own {
			continue
		}
		at := p.Tokens[p.Clauses[i].Group.Main].Start
		if at >= from && at < to && p.Clauses[i].Group.Finite && !p.Reports(p.Clauses[i].Group) {
			return true
		}
	}
	return false
}

// semicolonBetween tells whether a semicolon stands between two bytes.
func semicolonBetween(p *syntax.Parse, from, to int) bool {
	return slices.ContainsFunc(p.Chunks, func(c syntax.Chunk) bool {
		at := p.Tokens[c.From].Start
		return c.Kind == syntax.SemiChunk && at >= from && at < to
	})
}

// suchReach is how many sentences "such" reaches back.
const suchReach = 2

// suchAs returns the sentence whose condition the finding's point takes up with "such", -1 where there is none: "If a meeting could be held
// ... . We would support such a proposal."
func (d *finder) suchAs(f *finding) int {
	if f.rule.Report || !strings.HasPrefix(strings.ToLower(d.Text[f.point.From:f.point.To]), "such ") {
		return -1
	}
	for i := f.sentence - 1; i >= max(0, f.sentence-suchReach); i-- {
		p := d.Parses[i]
		if d.Sentences[i].Paragraph != d.Sentences[f.sentence].Paragraph {
			return -1
		}
		if p.Kind(0) == syntax.ConditionChunk || p.Kind(0) == syntax.QuoteChunk && p.Kind(1) == syntax.ConditionChunk {
			return i
		}
	}
	return -1
}

// Opened returns the bytes at which words of the packs' condition of that id open a condition.
func (d *finder) Opened(id string) []int {
	var found []int
	for _, p := range d.Parses {
		for _, c := range p.Chunks {
			if c.Kind == syntax.ConditionChunk && d.x.Openers[c.Cue].ID == id {
				found = append(found, p.Tokens[c.From].Start)
			}
		}
	}
	return found
}
