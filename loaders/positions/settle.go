package positions

import (
	"cmp"
	"slices"

	"github.com/parleygraph/parley/loaders/grammar"
)

// settle keeps, of statements that say the same of one holder in one sentence, the surest: those of one cue, unless "and" joins their points, and those
// of one sign whose points overlap.
func settle(p *Page, all []Statement) []Statement {
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(all[b].Confidence, all[a].Confidence) })
	kept := make([]bool, len(all))
	var chosen []int
	for _, i := range order {
		if !slices.ContainsFunc(chosen, func(k int) bool { return repeats(p, &all[i], &all[k]) }) {
			kept[i] = true
			chosen = append(chosen, i)
		}
	}
	var found []Statement
	for i := range all {
		if kept[i] {
			found = append(found, all[i])
		}
	}
	return found
}

// repeats tells whether a statement says what another, surer one says already.
func repeats(p *Page, s, surer *Statement) bool {
	if s.Sentence != surer.Sentence || s.By.Name() != surer.By.Name() {
		return false
	}
	if s.From < surer.To && surer.From < s.To {
		inside := surer.From <= s.Cue && s.Cue < surer.To && surer.Cue != surer.Head // "rejected a plan to close the port" closes nothing
		return s.Cue == surer.Cue || s.Stance.Sign() == surer.Stance.Sign() || inside
	}
	return s.Cue == surer.Cue && !joined(p.Sentences[s.Sentence], s.Head, surer.Head)
}

// joined tells whether "and" joins two words.
func joined(s *grammar.Sentence, a, b int) bool {
	return slices.Contains(s.Conjuncts(a), b) || slices.Contains(s.Conjuncts(b), a) || s.Words[a].Relation == "conj" && s.Words[b].Relation == "conj" && s.Words[a].Head == s.Words[b].Head
}
