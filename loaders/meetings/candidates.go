package meetings

import (
	"cmp"
	"slices"

	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/packs"
)

// most is how many seats at one word of meeting are paired.
const most = 12

// Candidates returns each two actors who may meet at a word of meeting, with features, in the order of sentences and words.
func (r *Reader) Candidates(p *Page) []Candidate {
	var found []Candidate
	main := mainSides(p)
	var before []names.Ref
	for i, s := range p.Sentences {
		for cue := range s.Words {
			rule := r.words.rule(s, cue)
			if rule == nil {
				continue
			}
			t := &table{r: r, p: p, i: i, s: s, cue: cue}
			t.lay(main, before)
			pairs := t.pairs(rule)
			found = append(found, pairs...)
			before = remember(before, pairs)
		}
	}
	return found
}

// pairs returns a candidate for each two seats.
func (t *table) pairs(rule *packs.MeetingCue) []Candidate {
	var found []Candidate
	seats := t.seats[:min(len(t.seats), most)]
	status, reason := t.r.words.status(t.s, t.cue)
	for a := range seats {
		for b := a + 1; b < len(seats); b++ {
			if oneSide(seats[a].Ref, seats[b].Ref) {
				continue
			}
			c := Candidate{
				Sentence: t.i, Cue: t.cue, A: seats[a].Ref, B: seats[b].Ref, Rule: rule, ways: [2]string{seats[a].way, seats[b].way},
				status: status, reason: reason, together: len(seats),
			}
			found = append(found, c)
		}
	}
	for k := range found {
		t.describe(&found[k], found)
	}
	return found
}

// remember returns the two who were named last as meeting.
func remember(before []names.Ref, pairs []Candidate) []names.Ref {
	for k := range pairs {
		if c := &pairs[k]; strong(c.ways[0]) && strong(c.ways[1]) {
			return []names.Ref{c.A, c.B}
		}
	}
	return before
}

// mainSides returns the two parties that the text names most.
func mainSides(p *Page) []names.Ref {
	counts := map[string]int{}
	var found []names.Ref
	for i, s := range p.Sentences {
		for w := range s.Words {
			if !s.Noun(w) {
				continue
			}
			for _, r := range p.Who.At(i, w) {
				side := r.Side()
				if side == nil || !r.Holds() || r.Pronoun {
					continue
				}
				if counts[side.Name]++; counts[side.Name] == 1 {
					found = append(found, names.Ref{Actor: names.Actor{Kind: names.PartyActor, Party: side}, Span: r.Span, Pronoun: true})
				}
			}
		}
	}
	slices.SortStableFunc(found, func(a, b names.Ref) int { return cmp.Compare(counts[b.Name()], counts[a.Name()]) })
	return found[:min(2, len(found))]
}
