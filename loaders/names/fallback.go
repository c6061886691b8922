package names

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// fallBack gives the officers without a party the state that their sentences turn on.
func (f *finder) fallBack() {
	held := f.offices()
	h, issued := f.house(), f.issued()
	f.issuer = h
	for _, p := range f.persons {
		if p.Party != nil || p.Bystander || p.Chair || len(p.Roles) == 0 {
			continue
		}
		office := f.office(p)
		switch {
		case f.ofBloc(p) != nil:
			p.Party = f.ofBloc(p)
		case issued && f.ours(p):
			p.Party = h
		case h != nil && f.scene(p, h) != nil:
			p.Party = f.scene(p, h)
		case office != "":
			p.Party = f.stateOf(p, office, held, h)
		case h != nil:
			p.Party = h
		case speaksFor(p):
			p.Party = cmp.Or(f.mostly(p), f.home)
		default:
			p.Party = f.mostly(p)
		}
	}
	f.master()
}

// ofBloc returns the bloc that the document names most, for who has an office that only blocs have: "Commissioner X".
func (f *finder) ofBloc(p *Person) *Party {
	for _, r := range p.Roles {
		words := strings.Fields(strings.ToLower(r.Text))
		if !f.words.is("bloc-office", words[len(words)-1]) {
			continue
		}
		blocs := map[*Party]int{}
		for party, n := range f.counts() {
			if party.Type == graph.Bloc {
				blocs[party] = n
			}
		}
		best, next := most(blocs)
		if best != nil && blocs[best] > next {
			return best
		}
	}
	return nil
}

// mostly returns the party that most of a titled person's sentences name, nil where two tie or one sentence alone names it.
func (f *finder) mostly(p *Person) *Party {
	counts := map[*Party]int{}
	for _, party := range f.near[p] {
		counts[party]++
	}
	best, next := most(counts)
	if best == nil || counts[best] < 2 || next == counts[best] {
		return nil
	}
	return best
}

// most returns the party that counts most, and how much the next one counts.
func most(counts map[*Party]int) (best *Party, next int) {
	for p, n := range counts {
		switch {
		case best == nil || cmp.Or(cmp.Compare(n, counts[best]), cmp.Compare(best.ID, p.ID)) > 0:
			if best != nil {
				next = max(next, counts[best])
			}
			best = p
		default:
			next = max(next, n)
		}
	}
	return best, next
}

func speaksFor(p *Person) bool {
	return slices.ContainsFunc(p.Roles, func(r graph.Role) bool { return r.Capacity == graph.SpeaksFor })
}

// office returns the office of a state that a person holds, as only one may hold it: "president"; empty where he holds none.
func (f *finder) office(p *Person) string {
	for _, r := range p.Roles {
		role := strings.ToLower(r.Text)
		words := strings.Fields(role)
		if r.Capacity == graph.SpeaksFor && slices.ContainsFunc(words, func(w string) bool {
			return f.words.is("state-office", w) || f.words.is("state-office", singular(w))
		}) {
			return role
		}
	}
	return ""
}

// offices lists who is known to hold which state's office.
func (f *finder) offices() map[string]map[*Party]bool {
	held := map[string]map[*Party]bool{}
	for _, p := range f.persons {
		if office := f.office(p); office != "" && p.Party != nil {
			if held[office] == nil {
				held[office] = map[*Party]bool{}
			}
			held[office][p.Party] = true
		}
	}
	return held
}
