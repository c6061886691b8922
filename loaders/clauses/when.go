package clauses

import (
	"iter"
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
	"github.com/parleygraph/parley/loaders/when"
)

// Date sets when a statement was made, as the sentence of its cue says.
func (d *Document) Date(s *graph.Statement) {
	if i := d.sentenceAt(s.Cue.Start); i >= 0 {
		d.stated(s, i)
	}
}

// stated sets when a statement in sentence i was made, as that sentence says.
func (d *Document) stated(s *graph.Statement, i int) {
	t, ok := d.statedOn(i, s.Cue)
	if !ok {
		t = d.timeOfAct(s, i)
	}
	SaidAt(s, t, d.Day)
}

// timeOfAct returns the time behind what a past verb of stance takes: "rejected the ferry toll on Saturday". Of what is asked for or offered only a time that is past by its
// own words is that of the act: "demanded a toll three weeks ago", not "demanded a vote on Friday".
func (d *Document) timeOfAct(s *graph.Statement, i int) when.Time {
	p := d.Parses[i]
	for k := range p.Chunks {
		if p.Kind(k) != syntax.TimeChunk || p.Tokens[p.Chunks[k].From].Quote != 0 || p.InCondition(p.Chunks[k].From) || !d.endsAct(s, p, k) {
			continue
		}
		past, ok := d.Timed(i, k, false)
		ahead, _ := d.Timed(i, k, true)
		if ok && (past == ahead || s.Stance == graph.Rejects || s.Stance == graph.Supports) {
			return past
		}
	}
	return when.Time{}
}

// endsAct tells whether the time at chunk k stands behind a plain object of the statement's cue, a finite verb in the past. What meets has a time of its own: "rejected talks on Friday".
func (d *Document) endsAct(s *graph.Statement, p *syntax.Parse, k int) bool {
	if p.Kind(k-1) != syntax.NounChunk || d.x.MeetingNouns[p.Tokens[p.Chunks[k-1].To-1].Lower] != nil {
		return false
	}
	for k -= 2; p.Kind(k) == syntax.PrepChunk && p.Word(k) == "of" && p.Kind(k-1) == syntax.NounChunk; k -= 2 {
	}
	if p.Kind(k) != syntax.VerbChunk {
		return false
	}
	g := &p.Chunks[k].Group
	main := &p.Tokens[g.Main]
	return g.Finite && g.Modal < 0 && main.Word.Is(lexicon.Past) && s.Cue.Start <= main.Start && main.Start < s.Cue.End
}

// SaidAt sets when a statement was made: on the day, or in the week, month or year, that its text gives; where it gives none, when its document was published. Of a
// longer time the last day counts that is not behind that of publication.
func SaidAt(s *graph.Statement, t when.Time, published graph.Day) {
	s.StatedAt, s.StatedIn, s.Day = "", "", published
	switch {
	case t.Since == "":
	case t.Precision == when.Day && t.Since == t.Until:
		s.StatedAt, s.Day = t.Since, t.Since
	default:
		s.StatedIn, s.Day = t.Period(), t.Until
		if published != "" && published < t.Until {
			s.Day = max(published, t.Since)
		}
	}
}

// statedOn returns the first time at which the sentence says that something was said, a day ahead of a longer time. What a relative clause tells beside the cue's has a
// time of its own: "I thank Anna Holm, with whom I spoke yesterday".
func (d *Document) statedOn(i int, cue graph.Passage) (found when.Time, ok bool) {
	p := d.Parses[i]
	for k := range timesOfReport(p) {
		if aside := relativeBeside(p, k); aside != nil && !(p.Tokens[aside.Group.From].Start <= cue.Start && cue.End <= p.Tokens[max(aside.Group.To, aside.End)-1].End) {
			continue
		}
		t, read := d.Timed(i, k, false)
		switch {
		case read && t.Precision == when.Day && t.Since == t.Until:
			return t, true
		case read && !ok:
			found, ok = t, true
		}
	}
	return found, ok
}

// timesOfReport yields the chunks of a sentence that say when something was said.
func timesOfReport(p *syntax.Parse) iter.Seq[int] {
	return func(yield func(int) bool) {
		for k := range p.Chunks {
			if p.Kind(k) != syntax.TimeChunk || p.Tokens[p.Chunks[k].From].Quote != 0 || p.InCondition(p.Chunks[k].From) || !besideReport(p, k) {
				continue
			}
			if !yield(k) {
				return
			}
		}
	}
}

// relativeBeside returns the relative clause whose verb stands right before the time at chunk k, nil where none does or it tells of whom a main clause is about: "Anna Holm, who
// spoke on Friday, said".
func relativeBeside(p *syntax.Parse, k int) *syntax.Clause {
	if p.Kind(k-1) != syntax.VerbChunk {
		return nil
	}
	c := &p.Clauses[p.At[k-1]]
	if c.Kind != syntax.RelativeClause || slices.ContainsFunc(p.Clauses, func(o syntax.Clause) bool {
		return o.Kind == syntax.MainClause && len(o.Subjects) > 0 && len(c.Subjects) > 0 && o.Subjects[0] == c.Subjects[0]
	}) {
		return nil
	}
	return c
}

// besideReport tells whether the time at chunk k stands right beside a finite verb: "said on Saturday", "On Friday, Norway rejected".
func besideReport(p *syntax.Parse, k int) bool {
	if p.Kind(k-1) == syntax.VerbChunk && p.Chunks[k-1].Group.Finite || p.Kind(k+1) == syntax.VerbChunk && p.Chunks[k+1].Group.Finite {
		return true
	}
	return k <= 1 && p.Kind(k+1) == syntax.CommaChunk
}
