package gold

import (
	"fmt"
	"slices"
	"strings"
)

// envoys scores who speaks for whom.
func (m *measurement) envoys() {
	parties := map[string]string{} // of each envoy found, both as compared
	names := partyNames(m.x)
	var people []string
	for i := range m.x.Envoys {
		person := m.names.one(m.x.Envoys[i].Name)
		if _, twice := parties[person]; !twice {
			people = append(people, person)
		}
		parties[person] = m.names.one(names[m.x.Envoys[i].Party])
	}
	right := map[string]bool{}
	for _, r := range m.of(Envoy) {
		found := false
		for _, name := range m.called(r) {
			if party, there := parties[name]; there && (party == m.names.one(r.Party) || slices.Contains(m.others(r.Party), party)) {
				found, right[name] = true, true
			}
		}
		m.Envoys.Gold++
		m.Envoys.Found += one(found)
		if !found {
			m.mistake(MissedEnvoy, r, m.missedEnvoy(r, parties))
		}
	}
	m.bystanders(people)
	m.unnamed(people, right)
}

func (m *measurement) missedEnvoy(r *Row, parties map[string]string) Mistake {
	one := Mistake{Want: r.Name + " of " + r.Party}
	for _, name := range m.called(r) {
		if party, there := parties[name]; there {
			one.Got = fmt.Sprintf("%s of %q", name, party)
		}
	}
	return one
}

// called returns the names of a person that a row gives.
func (m *measurement) called(r *Row) []string { return m.names.each(r.Name, r.Alt) }

// bystanders counts the people who must not become envoys and did: by that name, or a name that holds it as a word.
func (m *measurement) bystanders(people []string) {
	for _, r := range m.of(NotEnvoy) {
		name := m.names.one(r.Name)
		made := slices.ContainsFunc(people, func(person string) bool {
			return person == name || slices.Contains(strings.Fields(person), name)
		})
		m.Bystanders++
		m.BystandersMade += one(made)
		if made {
			m.mistake(BystanderEnvoy, r, Mistake{Got: r.Name})
		}
	}
}

// unnamed counts the envoys found: all but those whose party the text does not tell, and of these the ones that no row names.
func (m *measurement) unnamed(people []string, right map[string]bool) {
	var named, optional []string
	for _, r := range m.of(Envoy) {
		named = append(named, m.called(r)...)
	}
	for _, r := range m.of(OptionalEnvoy) {
		optional = append(optional, m.called(r)...)
	}
	for _, person := range people {
		known, free := slices.Contains(named, person), slices.Contains(optional, person)
		if !known && !free {
			m.UnnamedEnvoys++
			m.mistake(UnnamedEnvoy, nil, Mistake{Got: person})
		}
		if known || !free {
			m.Envoys.Output++
			m.Envoys.Right += one(right[person])
		}
	}
}
