package names

import (
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
)

// A standIn names by the document's mentions alone, so that coreference is measured apart from what phrases name.
type standIn struct{ refs [][][]Ref }

func (n *standIn) named(sentence, word int) []Ref { return n.refs[sentence][word] }

func newStandIn(n *Names) *standIn {
	d := &standIn{}
	for i, s := range n.sentences {
		d.refs = append(d.refs, n.standIn(i, s))
	}
	return d
}

func (n *Names) standIn(i int, s *grammar.Sentence) [][]Ref {
	refs := make([][]Ref, len(s.Words))
	party := make([]*Party, len(s.Words))
	for _, m := range n.mentions[i] {
		for w := m.From; w < m.To; w++ {
			party[w] = m.Party
		}
		switch {
		case m.Person != nil && m.Person.Bystander:
			refs[m.Head] = []Ref{{Actor: Actor{Kind: Nobody, Person: m.Person}}}
		case m.Person != nil:
			refs[m.Head] = []Ref{{Actor: Actor{Kind: PersonActor, Person: m.Person}}}
		case m.Form != ByDemonym || s.Words[m.Head].Tag == "NNPS":
			refs[m.Head] = []Ref{{Actor: Actor{Kind: PartyActor, Party: m.Party}}}
		}
	}
	for w := range s.Words {
		if !s.Noun(w) || refs[w] != nil {
			continue
		}
		if kinds := n.words.heads.values[key(s.Words[w].Text)]; len(kinds) == 0 || kinds[0] != speaks && kinds[0] != belongs {
			continue
		}
		own := s.To(w, grammar.Owner)
		if p := s.Child(w, "prep"); own < 0 && p >= 0 && s.Words[p].Text != "with" {
			own = s.Child(p, "pobj")
		}
		if own >= 0 && party[own] != nil {
			refs[w] = []Ref{{Actor: Actor{Kind: PartyActor, Party: party[own], Capacity: graph.SpeaksFor}}}
		}
	}
	return refs
}
