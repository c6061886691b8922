package graph

import "slices"

// termJudgements are the judgements on terms as Matters asks for them.
type termJudgements struct {
	joins  []Judgement // MERGE and OPPOSITE: both terms are of one matter
	splits map[[2]string]bool
	tied   map[string][]string // what joins tie to a term
	turned map[string]bool     // terms that go the other way than their words say
	labels map[string]string   // of terms that are renamed
}

func newTermJudgements(all []Judgement, m *Matters) termJudgements {
	j := termJudgements{splits: map[[2]string]bool{}, tied: map[string][]string{}, turned: map[string]bool{}, labels: map[string]string{}}
	for _, one := range slices.SortedFunc(slices.Values(all), CompareJudgements) {
		switch {
		case KindOf(one.A) != KindDemand:
		case one.Kind == Rename && j.labels[one.A] == "":
			j.labels[one.A] = one.B
		case one.Kind == Split:
			j.splits[ordered(one.A, one.B)] = true
		case one.Kind == Merge || one.Kind == Opposite:
			j.joins = append(j.joins, one)
			j.tied[one.A] = append(j.tied[one.A], one.B)
			j.tied[one.B] = append(j.tied[one.B], one.A)
		}
	}
	j.turn(m)
	return j
}

// with returns the terms that joins tie to one.
func (j *termJudgements) with(id string) []string { return j.tied[id] }

// label returns what terms that are one are renamed to, "" where they are not: the label of the first of them that is.
func (j *termJudgements) label(sorted []string) string {
	for _, id := range sorted {
		if label := j.labels[id]; label != "" {
			return label
		}
	}
	return ""
}

// turn works out which terms go the other way, from the smallest one of those that joins tie.
func (j *termJudgements) turn(m *Matters) {
	seen := map[string]bool{}
	for _, one := range j.joins {
		if start := one.A; !seen[start] {
			seen[start] = true
			j.turnFrom(start, seen, m)
		}
	}
}

func (j *termJudgements) turnFrom(start string, seen map[string]bool, m *Matters) {
	for queue := []string{start}; len(queue) > 0; queue = queue[1:] {
		id := queue[0]
		for _, one := range j.joins {
			other, joins := one.other(id)
			if !joins || seen[other] {
				continue
			}
			seen[other] = true
			differ := m.against(id) != m.against(other)
			j.turned[other] = j.turned[id] != (differ != (one.Kind == Opposite))
			queue = append(queue, other)
		}
	}
}
