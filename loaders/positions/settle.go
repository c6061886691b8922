package positions

import (
	"cmp"
	"slices"
)

// settle keeps, of statements that say the same of one holder in one sentence, the surest: those of one cue, and those of one sign whose points overlap.
func settle(all []Statement) []Statement {
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(all[b].Confidence, all[a].Confidence) })
	kept := make([]bool, len(all))
	var chosen []int
	for _, i := range order {
		if !slices.ContainsFunc(chosen, func(k int) bool { return all[i].repeats(&all[k]) }) {
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
func (s *Statement) repeats(other *Statement) bool {
	if s.Sentence != other.Sentence || s.By.Name() != other.By.Name() {
		return false
	}
	overlap := s.From < other.To && other.From < s.To
	return overlap && (s.Cue == other.Cue || s.Stance.Sign() == other.Stance.Sign())
}
