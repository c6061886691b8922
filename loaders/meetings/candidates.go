package meetings

import (
	"cmp"
	"slices"

	"github.com/parleygraph/parley/loaders/names"
)

// Candidates returns each two actors who may meet at a word of meeting, with features, in the order of sentences and words.
func (r *Reader) Candidates(p *Page) []Candidate {
	var found []Candidate
	main := mainSides(p)
	before := r.usual(p)
	for i, s := range p.Sentences {
		for cue := range s.Words {
			rule := r.words.rule(s, cue)
			if rule == nil {
				continue
			}
			t := &table{r: r, p: p, i: i, s: s, cue: cue}
			t.lay()
			t.suggest(main, before)
			pairs := t.pairs(rule)
			found = append(found, pairs...)
			before = remember(before, pairs)
		}
	}
	return found
}

// usual returns the two whom the text names most often as meeting; nobody where it names none.
func (r *Reader) usual(p *Page) []names.Ref {
	counts := map[[2]string]int{}
	var best []names.Ref
	most := 0
	for i, s := range p.Sentences {
		for cue := range s.Words {
			if rule := r.words.rule(s, cue); rule != nil {
				t := &table{r: r, p: p, i: i, s: s, cue: cue}
				t.lay()
				two := remember(nil, t.pairs(rule))
				if two == nil {
					continue
				}
				key := [2]string{two[0].Name(), two[1].Name()}
				if counts[key]++; counts[key] > most {
					most, best = counts[key], two
				}
			}
		}
	}
	return best
}

// remember returns the two who were named last as meeting.
func remember(before []names.Ref, pairs []Candidate) []names.Ref {
	for k := range pairs {
		if c := &pairs[k]; c.named() {
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
