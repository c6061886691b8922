package graph

import (
	"maps"
	"math"
	"slices"
)

// This file gathers terms into matters. Likeness counts in thousandths, so that no order of adding changes a sum.

func thousandths(likeness float64) int { return int(math.Round(1000 * likeness)) }

// widest is how many terms are weighed against each other at once. Where links tie more, weaker ones are left out first.
const widest = 200

// gather returns the matters among terms that are linked, each as its terms.
func gather(m *Matters, group []string) [][]string {
	var matters [][]string
	for _, piece := range m.pieces(group, likeEnough) {
		matters = append(matters, m.heap(piece)...)
	}
	return matters
}

// pieces cuts a group that is too wide into those that stronger links tie.
func (m *Matters) pieces(group []string, least int) [][]string {
	if len(group) <= widest {
		return [][]string{group}
	}
	least += 500
	among := map[string]bool{}
	for _, id := range group {
		among[id] = true
	}
	var pieces [][]string
	for _, id := range group {
		if !among[id] {
			continue
		}
		delete(among, id)
		piece := []string{id}
		for i := 0; i < len(piece); i++ {
			for other, likeness := range m.nearTo(piece[i]) {
				if among[other] && likeness >= least {
					delete(among, other)
					piece = append(piece, other)
				}
			}
			for _, other := range m.judged.with(piece[i]) {
				if among[other] {
					delete(among, other)
					piece = append(piece, other)
				}
			}
		}
		slices.Sort(piece)
		pieces = append(pieces, m.pieces(piece, least)...)
	}
	return pieces
}

// A link is what ties two heaps: the likeness of how many pairs of their members, and how many pairs say nothing of it.
type link struct{ sum, count, silent int }

// heaps are numbers put together; links are of pairs of heaps, the smaller number first.
type heaps struct {
	heaps map[int][]int
	links map[[2]int]link
	apart func(a, b int) bool // what must not come together; nil: nothing
}

func newHeaps(n int) *heaps {
	h := &heaps{heaps: map[int][]int{}, links: map[[2]int]link{}}
	for i := range n {
		h.heaps[i] = []int{i}
	}
	return h
}

// heap puts together what is one matter among terms.
func (m *Matters) heap(group []string) [][]string {
	h, number := newHeaps(len(group)), map[string]int{}
	for i, id := range group {
		number[id] = i
	}
	if len(m.judged.splits) > 0 {
		h.apart = func(a, b int) bool { return m.judged.splits[ordered(group[a], group[b])] }
	}
	for i, id := range group {
		for other, likeness := range m.nearTo(id) {
			if k, here := number[other]; here && i < k {
				h.links[[2]int{i, k}] = link{sum: likeness, count: 1}
			}
		}
	}
	m.obey(h, number)
	var matters [][]string
	for _, heap := range h.gather() {
		matter := make([]string, len(heap))
		for i, n := range heap {
			matter[i] = group[n]
		}
		matters = append(matters, matter)
	}
	return matters
}

// obey joins what judgements join.
func (m *Matters) obey(h *heaps, number map[string]int) {
	at := map[int]int{} // where a heap went
	place := func(i int) int {
		for to, gone := at[i]; gone; to, gone = at[i] {
			i = to
		}
		return i
	}
	for _, j := range m.judged.joins {
		i, here := number[j.A]
		k, there := number[j.B]
		if i, k = place(i), place(k); !here || !there || i == k || h.kept([2]int{i, k}) {
			continue
		}
		h.join([2]int{min(i, k), max(i, k)})
		at[max(i, k)] = min(i, k)
	}
}

// kept tells whether two heaps must not come together.
func (h *heaps) kept(pair [2]int) bool {
	return h.apart != nil && slices.ContainsFunc(h.heaps[pair[0]], func(a int) bool {
		return slices.ContainsFunc(h.heaps[pair[1]], func(b int) bool { return h.apart(a, b) })
	})
}

// gather joins the two heaps that are most alike until none are alike enough, and returns what came together.
func (h *heaps) gather() [][]int {
	for {
		var best [2]int
		most, found := 0, false
		for pair, l := range h.links {
			likeness := h.likeness(pair, l)
			if likeness < likeEnough || found && (likeness < most || likeness == most && !before(pair, best)) || h.kept(pair) {
				continue
			}
			best, most, found = pair, likeness, true
		}
		if !found {
			break
		}
		h.join(best)
	}
	var all [][]int
	for _, n := range slices.Sorted(maps.Keys(h.heaps)) {
		all = append(all, h.heaps[n])
	}
	return all
}

// Gather puts together, by number, what is one matter among n things. likeness is how alike two are, the smaller number first, from LikeEnough on enough to
// be one; NaN where the two say nothing of each other, as "the plan" of what it does not mean.
func Gather(n int, likeness func(a, b int) float64) [][]int {
	h := newHeaps(n)
	for i := range n {
		for k := range i {
			switch alike := likeness(k, i); {
			case math.IsNaN(alike):
				h.links[[2]int{k, i}] = link{silent: 1}
			case thousandths(alike) > unlinked:
				h.links[[2]int{k, i}] = link{sum: thousandths(alike), count: 1}
			}
		}
	}
	return h.gather()
}

func before(a, b [2]int) bool { return a[0] < b[0] || a[0] == b[0] && a[1] < b[1] }

// unlinked is the likeness of two terms that are not linked.
const unlinked = likeEnough - 2500

// likeness returns how alike two heaps are on the average of their terms.
func (h *heaps) likeness(pair [2]int, l link) int {
	all := len(h.heaps[pair[0]])*len(h.heaps[pair[1]]) - l.silent
	if l.count == 0 {
		return unlinked
	}
	return (l.sum + (all-l.count)*unlinked) / all
}

// join puts the second heap of a pair to the first.
func (h *heaps) join(pair [2]int) {
	a, b := pair[0], pair[1]
	h.heaps[a] = append(h.heaps[a], h.heaps[b]...)
	delete(h.heaps, b)
	delete(h.links, pair)
	for c := range h.heaps {
		from, to := [2]int{min(b, c), max(b, c)}, [2]int{min(a, c), max(a, c)}
		l, linked := h.links[from]
		if c == a || !linked {
			continue
		}
		delete(h.links, from)
		h.links[to] = link{h.links[to].sum + l.sum, h.links[to].count + l.count, h.links[to].silent + l.silent}
	}
}
