package meetings

import (
	"cmp"
	"slices"

	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/text"
)

// Candidates returns each two actors who may meet at a word of meeting, with features, in the order of sentences and words.
func (r *Reader) Candidates(p *Page) []Candidate {
	var found []Candidate
	main := mainSides(p)
	before := r.usual(p)
	t := &table{}
	for i, s := range p.Sentences {
		if p.headline(i) {
			continue
		}
		for cue := range s.Words {
			*t = table{r: r, p: p, i: i, s: s, cue: cue}
			if r.words.excepted(s, cue) || r.words.purposed(s, cue) || r.words.restated(s, cue) {
				continue
			}
			var pairs []Candidate
			if rule := r.words.rule(s, cue); rule != nil {
				t.lay()
				if t.p.block(i) == text.Title {
					t.rest()
				} else {
					t.suggest(main, before)
				}
				pairs = t.pairs(rule)
			}
			pairs = t.heed(pairs)
			for k := range pairs {
				t.describe(&pairs[k], pairs)
			}
			found = append(found, pairs...)
			before = remember(before, pairs)
		}
	}
	return found
}

// headline tells whether a sentence is a heading, which is no evidence of a meeting.
func (p *Page) headline(sentence int) bool { return p.block(sentence) == text.Heading }

// block returns the kind of the block in which a sentence stands.
func (p *Page) block(sentence int) text.Kind {
	return p.Document.Blocks[p.Document.Sentences[sentence].Block].Kind
}

// usual returns the two on whom the text turns: those whom it names most often as meeting, and as doing something together. It is nobody where it names none.
func (r *Reader) usual(p *Page) []names.Ref {
	u, t := &usual{counts: map[[2]string]int{}}, &table{}
	for i, s := range p.Sentences {
		for w := range s.Words {
			*t = table{r: r, p: p, i: i, s: s, cue: w}
			if rule := r.words.rule(s, w); rule != nil {
				t.lay()
				u.note(remember(nil, t.pairs(rule)), 2)
			} else if w := s.Child(w, "nsubj"); w >= 0 && len(s.Conjuncts(w)) == 2 {
				t.word(near, w, "subject")
				u.note(t.two(), 1)
			}
		}
	}
	return u.best
}

// two returns the two who sit on the near side of a table, nil where they are others than two, or one side.
func (t *table) two() []names.Ref {
	if row := t.seats[near]; len(row) == 2 && !oneSide(row[0].Ref, row[1].Ref) {
		return []names.Ref{row[0].Ref, row[1].Ref}
	}
	return nil
}

// A usual counts pairs.
type usual struct {
	counts map[[2]string]int
	most   int
	best   []names.Ref
}

func (u *usual) note(two []names.Ref, weight int) {
	if two == nil {
		return
	}
	key := [2]string{two[0].Name(), two[1].Name()}
	if two[0].Side() != nil && two[1].Side() != nil {
		key = [2]string{two[0].Side().Name, two[1].Side().Name}
	}
	if key[0] > key[1] {
		key[0], key[1] = key[1], key[0]
	}
	if u.counts[key] += weight; u.counts[key] > u.most {
		u.most, u.best = u.counts[key], two
	}
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
