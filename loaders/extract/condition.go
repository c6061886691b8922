package extract

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// conditions returns the conditions that hang on a finding, and the bytes from which its evidence must begin.
func (d *document) conditions(f *finding) (found []graph.Condition, from int) {
	p := d.parses[f.sentence]
	from = d.sentences[f.sentence].start
	for j := range p.chunks {
		if p.kind(j) == conditionChunk && d.hangs(f, j) && !(f.stance == graph.Demands && d.exchanges(p, j)) {
			found = append(found, d.condition(f.sentence, j))
		}
	}
	if before := d.suchAs(f); len(found) == 0 && before >= 0 {
		for j := range d.parses[before].chunks {
			if d.parses[before].kind(j) == conditionChunk {
				found = append(found, d.condition(before, j))
				from = d.sentences[before].start
			}
		}
	}
	return found, from
}

// exchanges tells whether the condition at chunk j says in return for what: it is none of a demand, but what who demands offers.
func (d *document) exchanges(p *parse, j int) bool {
	return d.x.openers[p.chunks[j].cue].Behind == behindConsent
}

func (d *document) condition(i, j int) graph.Condition {
	p := d.parses[i]
	end := p.conditionEnd(j)
	start := p.tokens[p.chunks[j].from].start
	stop := p.tokens[end-1].end
	kind := d.x.openers[p.chunks[j].cue].Kind
	return graph.Condition{Kind: graph.ConditionKind(kind), Passage: graph.Passage{Text: d.text[start:stop], Start: start, End: stop}}
}

// hangs tells whether the condition at chunk j hangs on the finding: it follows the finding's complement with no other stance between, or it
// stands before its clause.
func (d *document) hangs(f *finding, j int) bool {
	p := d.parses[f.sentence]
	at := p.tokens[p.chunks[j].from].start
	if d.x.openers[p.chunks[j].cue].Behind == behindRefusal && f.stance != graph.Rejects && !p.negatedBefore(j) {
		return false // "demanded a halt until": only a refusal ends with what it waits for
	}
	if f.clause < 0 && d.taken(f, at) {
		return false // "backs Norway's demand, provided that": it is the backing that hangs on it
	}
	if q := p.tokens[p.chunks[j].from].quote; q != 0 && q != p.tokens[f.tokens.from].quote {
		return false // what somebody says on a condition is no condition of who quotes it
	}
	if at >= f.point.to && at >= f.cue.to {
		return d.lastBefore(f, at) && d.joinsOn(p, f, j)
	}
	if at > f.point.from && at < f.point.to {
		return !f.rule.Report && p.kind(p.skip(j)) == thatChunk // "proposed that, if Norway agrees, ..."
	}
	end := p.tokens[p.conditionEnd(j)-1].end
	first := min(f.cue.from, f.point.from)
	return end <= first && d.firstAfter(f, end) && !finiteBetween(p, end, first, f.clause) && !semicolonBetween(p, end, first)
}

// taken tells whether a noun's finding stands in what another finding takes, which ends before byte at.
func (d *document) taken(f *finding, at int) bool {
	return slices.ContainsFunc(d.findings, func(over finding) bool {
		return over.sentence == f.sentence && over.clause >= 0 && !over.rule.Report && over.point.from <= f.cue.from && f.cue.to <= over.point.to && over.point.to <= at
	})
}

// lastBefore tells whether no other stance of the sentence ends between the finding and byte at.
func (d *document) lastBefore(f *finding, at int) bool {
	for k := range d.findings {
		other := &d.findings[k]
		if other.sentence == f.sentence && !other.rule.Report && other.cue.from > f.cue.from && other.cue.to <= at && other.cue != f.cue && !(other.clause < 0 && other.cue.from >= f.point.from && other.cue.to <= f.point.to) {
			return false
		}
	}
	return !f.rule.Report || !d.sided(f)
}

// sided tells whether another finding of the sentence takes a side.
func (d *document) sided(f *finding) bool {
	for k := range d.findings {
		if other := &d.findings[k]; other.sentence == f.sentence && !other.rule.Report {
			return true
		}
	}
	return false
}

// joinsOn tells whether only marks, or another condition, stand between the finding's point and chunk j.
func (d *document) joinsOn(p *parse, f *finding, j int) bool {
	for k := j - 1; k >= 0 && p.tokens[p.chunks[k].from].start >= f.point.to; k-- {
		switch p.kind(k) {
		case semiChunk:
			return false
		case verbChunk:
			if p.at[k] != f.clause && p.chunks[k].group.finite && !p.inCondition(p.chunks[k].from) && p.clauses[p.at[k]].kind == mainClause && !p.clauses[p.at[k]].inverted && !(p.reports(p.chunks[k].group) && p.silentAfter(&p.clauses[p.at[k]])) {
				return false
			}
		}
	}
	return true
}

func (d *document) firstAfter(f *finding, at int) bool {
	for k := range d.findings {
		other := &d.findings[k]
		if other.sentence == f.sentence && !other.rule.Report && other.cue.from >= at && other.cue.from < f.cue.from {
			return false
		}
	}
	return !f.rule.Report || !d.sided(f)
}

// finiteBetween tells whether a finite verb other than the one of clause own stands between two bytes.
func finiteBetween(p *parse, from, to, own int) bool {
	for i := range p.clauses {
		if i == own {
			continue
		}
		at := p.tokens[p.clauses[i].group.main].start
		if at >= from && at < to && p.clauses[i].group.finite && !p.reports(p.clauses[i].group) {
			return true
		}
	}
	return false
}

// semicolonBetween tells whether a semicolon stands between two bytes.
func semicolonBetween(p *parse, from, to int) bool {
	return slices.ContainsFunc(p.chunks, func(c chunk) bool {
		at := p.tokens[c.from].start
		return c.kind == semiChunk && at >= from && at < to
	})
}

// suchReach is how many sentences "such" reaches back.
const suchReach = 2

// suchAs returns the sentence whose condition the finding's point takes up with "such", -1 where there is none: "If a meeting could be held
// ... . We would support such a proposal."
func (d *document) suchAs(f *finding) int {
	if f.rule.Report || !strings.HasPrefix(strings.ToLower(d.text[f.point.from:f.point.to]), "such ") {
		return -1
	}
	for i := f.sentence - 1; i >= max(0, f.sentence-suchReach); i-- {
		p := d.parses[i]
		if d.sentences[i].paragraph != d.sentences[f.sentence].paragraph {
			return -1
		}
		if p.kind(0) == conditionChunk || p.kind(0) == quoteChunk && p.kind(1) == conditionChunk {
			return i
		}
	}
	return -1
}

// opened returns the bytes at which words of the packs' condition of that id open a condition.
func (d *document) opened(id string) []int {
	var found []int
	for _, p := range d.parses {
		for _, c := range p.chunks {
			if c.kind == conditionChunk && d.x.openers[c.cue].ID == id {
				found = append(found, p.tokens[c.from].start)
			}
		}
	}
	return found
}
