package names

import (
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/packs"
)

// A standIn names parties by the packs' names and persons by the parser's entities, so that coreference is measured apart from naming.
type standIn struct {
	byName  map[string]*Party
	named_  [][][]Ref
	persons map[string]*Person
}

func newStandIn(set *packs.Set) *standIn {
	n := &standIn{byName: map[string]*Party{}}
	for _, p := range set.Parties {
		party := &Party{ID: "party:" + p.ID, Name: p.Name, Type: graph.PartyType(p.Type)}
		for _, names := range [][]string{{p.Name}, p.Aliases, p.Demonyms, p.Capitals, p.Seats} {
			for _, one := range names {
				n.byName[strings.ToLower(one)] = party
			}
		}
	}
	return n
}

func (n *standIn) named(sentence, word int) []Ref { return n.named_[sentence][word] }

// read finds the names of a document.
func (n *standIn) read(sentences []*grammar.Sentence) *standIn {
	d := &standIn{byName: n.byName, persons: map[string]*Person{}}
	for _, s := range sentences {
		d.named_ = append(d.named_, d.sentence(s))
	}
	return d
}

func (n *standIn) sentence(s *grammar.Sentence) [][]Ref {
	refs := make([][]Ref, len(s.Words))
	parties := make([]*Party, len(s.Words))
	for i := 0; i < len(s.Words); {
		to := i
		var found *Party
		name := ""
		for j := i; j < len(s.Words) && j < i+7; j++ {
			if j > i && s.Words[j].Start > s.Words[j-1].End {
				name += " "
			}
			name += s.Words[j].Text
			if p := n.byName[strings.ReplaceAll(name, "’", "'")]; p != nil && s.Words[i].Capital {
				found, to = p, j+1
			}
		}
		if found == nil || s.Words[i].Entity == "PERSON" && to == i+1 {
			i++
			continue
		}
		for ; i < to; i++ {
			parties[i] = found
		}
	}
	for i := range s.Words {
		if !s.Noun(i) && s.Words[i].Tag != "JJ" {
			continue
		}
		switch {
		case s.Words[i].Entity == "PERSON":
			n.person(s, i, parties, refs)
		case parties[i] != nil:
			refs[i] = []Ref{{Actor: Actor{Kind: PartyActor, Party: parties[i]}}}
		case s.Noun(i):
			if own := s.To(i, grammar.Owner); own >= 0 && parties[own] != nil && standSpeaks[s.Words[i].Lemma] {
				refs[i] = []Ref{{Actor: Actor{Kind: PartyActor, Party: parties[own]}}}
			}
			if of := s.Child(i, "prep"); of >= 0 && refs[i] == nil && standSpeaks[s.Words[i].Lemma] {
				if p := s.Child(of, "pobj"); p >= 0 && parties[p] != nil {
					refs[i] = []Ref{{Actor: Actor{Kind: PartyActor, Party: parties[p]}}}
				}
			}
		}
	}
	return refs
}

var standSpeaks = setOf(strings.Fields("government minister president spokesman spokeswoman official officials negotiator envoy delegation ministry army ambassador secretary leader chief representative diplomat premier king adviser rebel"))

func (n *standIn) person(s *grammar.Sentence, i int, parties []*Party, refs [][]Ref) {
	if i+1 < len(s.Words) && s.Words[i+1].Entity == "PERSON" && s.Noun(i+1) && !s.Words[i+1].Begins {
		return // its last word stands for it
	}
	last := s.Words[i].Text
	p := n.persons[last]
	if p == nil {
		p = &Person{Name: last}
		n.persons[last] = p
	}
	from, to := s.Span(i)
	var roles []string
	for w := max(0, from); w < to; w++ {
		if parties[w] != nil && p.Party == nil && (w < i || w > i) && w > i-10 {
			p.Party = parties[w]
		}
	}
	for w := i - 1; w >= from && w > i-8 && (s.Noun(w) || s.Adjective(w)); w-- {
		roles = append([]string{s.Words[w].Text}, roles...)
	}
	if h := s.Words[i].Head; h >= 0 && s.Words[i].Relation == "appos" {
		if own := s.To(h, grammar.Owner); own >= 0 && p.Party == nil {
			p.Party = parties[own]
		}
		roles = append(roles, s.Words[h].Text)
	}
	if len(roles) > 0 && len(p.Roles) < 4 {
		p.Roles = append(p.Roles, graph.Role{Text: strings.Join(roles, " ")})
	}
	refs[i] = []Ref{{Actor: Actor{Kind: PersonActor, Person: p}}}
}
