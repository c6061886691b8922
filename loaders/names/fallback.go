package names

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/names/mention"
)

// fallBack gives the officers without a party the state that their sentences turn on.
func (f *finder) fallBack() {
	held := f.offices()
	h, issued := f.house(), f.issued()
	f.issuer, f.forHouse, f.titled = h, map[*Person]bool{}, f.inTitle()
	for _, p := range f.persons {
		f.forHouse[p] = f.actsForHouse(p)
	}
	for _, p := range f.persons {
		if p.Party == nil && !p.Bystander && !p.Chair && len(p.Roles) > 0 {
			p.Party = f.fallBackOn(p, h, issued, held)
		}
	}
	f.master()
}

// fallBackOn returns the state or bloc that the text shows an officer to be of, nil where it shows none. h is the house that issues the text.
func (f *finder) fallBackOn(p *Person, h *Party, issued bool, held map[string]map[*Party]bool) *Party {
	office := f.office(p)
	own := cmp.Or(f.ofBloc(p), f.byOffice(p), f.otherOfTitle(office, held))
	switch {
	case own != nil:
		return own
	case issued && h != nil && f.forHouse[p] && !held[office][h]: // of two presidents that meet, the house's is one
		if f.words.UsualOfficer(office) != nil {
			hold(held, office, h)
		}
		return h
	case issued && h != nil && f.signs(p): // beside the house's own
		return nil
	case h != nil && f.onlyMet(p) && f.scene(p, h) != nil:
		return f.scene(p, h)
	case office != "":
		if state := f.stateOf(p, office, held, h); state != nil || h != nil {
			return state
		}
		return f.usual(p, held[office])
	}
	return h
}

// signs tells whether the title names a person as one whose the text is.
func (f *finder) signs(p *Person) bool {
	return slices.ContainsFunc(f.spotsOf(p), func(s *spot) bool { return s.l.inTitle() && s.l.issues() && !s.met() })
}

// inTitle returns the states that the text's title names.
func (f *finder) inTitle() []*Party {
	var states []*Party
	for _, l := range f.lines {
		for n := range l.Found {
			if p := l.Found[n].Party; l.inTitle() && p != nil && p.Type == graph.State && !slices.Contains(states, p) {
				states = append(states, p)
			}
		}
	}
	return states
}

// otherOfTitle returns the one of the two states in the text's title whose officer the text does not name otherwise: "Statement of the leaders of Norway and Oman", in
// which Norway has another president. It is nil where the title names fewer or more.
func (f *finder) otherOfTitle(office string, held map[string]map[*Party]bool) *Party {
	if office == "" || len(f.titled) != 2 {
		return nil
	}
	first, second := f.titled[0], f.titled[1]
	switch has := held[office]; {
	case has[first] == has[second]:
		return nil
	case has[first]:
		return second
	}
	return first
}

// byOffice returns the party whose officers alone bear a person's title, "Secretary of State X"; see stateByTitle.
func (f *finder) byOffice(p *Person) *Party {
	for _, r := range p.Roles {
		if best, _ := f.stateByTitle(r.Text); best != nil {
			return best
		}
	}
	return nil
}

// stateByTitle returns the party whose officers bear a title, and whether no others' do; of several, the one that the document names most, the first where it names none.
func (f *finder) stateByTitle(title string) (best *Party, only bool) {
	parties, counts := f.words.Officer(strings.ToLower(title)), f.counts()
	for _, party := range parties {
		if best == nil || counts[party] > counts[best] {
			best = party
		}
	}
	return best, len(parties) == 1
}

// usual returns the state whose officer English texts mean by a title where they name none: "President X" in a text that names the United States and no other
// president of theirs. It is nil where the text does not.
func (f *finder) usual(p *Person, held map[*Party]bool) *Party {
	counts := f.counts()
	full := strings.Contains(p.Name, " ") // as English texts first name the presidents of others
	for _, r := range p.Roles {
		for _, party := range f.words.UsualOfficer(strings.ToLower(r.Text)) {
			if counts[party] > 0 && !held[party] && !f.toldBy(party, p) && !(full && f.outnamed(party)) {
				return party
			}
		}
	}
	return nil
}

// outnamed tells whether the text names another state more often than a party.
func (f *finder) outnamed(party *Party) bool {
	counts := f.counts()
	for p, n := range counts {
		if p.Type == graph.State && n > counts[party] {
			return true
		}
	}
	return false
}

// toldBy tells whether a sentence has a person in what a party says or shows.
func (f *finder) toldBy(party *Party, p *Person) bool {
	return slices.ContainsFunc(f.spotsOf(p), func(s *spot) bool {
		return s.reported() && slices.ContainsFunc(s.l.Found, func(m Mention) bool { return m.Party == party && s.l.leadsSentence(m.Head) })
	})
}

// ofBloc returns the bloc that the document names most, for who has an office that only blocs have: "Commissioner X".
func (f *finder) ofBloc(p *Person) *Party {
	for _, r := range p.Roles {
		words := strings.Fields(strings.ToLower(r.Text))
		if !f.words.Is("bloc-office", words[len(words)-1]) {
			continue
		}
		blocs := map[*Party]int{}
		for party, n := range f.counts() {
			if party.Type == graph.Bloc {
				blocs[party] = n
			}
		}
		best, next := mention.Most(blocs)
		if best != nil && blocs[best] > next {
			return best
		}
	}
	return nil
}

func speaksFor(p *Person) bool {
	return slices.ContainsFunc(p.Roles, func(r graph.Role) bool { return r.Capacity == graph.SpeaksFor })
}

// office returns the office of a state that a person holds, as only one may hold it: "president"; empty where he holds none.
func (f *finder) office(p *Person) string {
	for _, r := range p.Roles {
		role := strings.ToLower(r.Text)
		words := strings.Fields(role)
		if words[len(words)-1] == "general" {
			continue // "Assistant Secretary-General"
		}
		if r.Capacity == graph.SpeaksFor && slices.ContainsFunc(words, func(w string) bool {
			return f.words.Is("state-office", w) || f.words.Is("state-office", mention.Singular(w)) || f.words.Is("state-body", w)
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
