package evidence

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/text"
)

// An ActorClaim is what somebody says of one who takes part, or does not. All texts but the kind are as the document has them; an empty one says nothing.
type ActorClaim struct {
	Name  string `json:"name"` // in full
	Kind  Kind   `json:"kind"`
	Party string `json:"party"` // of a Body and a Person: for whom they speak or act
	Role  string `json:"role"`  // a Person's office
	Shown string `json:"shown"` // the words that show name and party together
}

// Kind says what an actor is claimed to be: a graph.PartyType, or one of these.
type Kind string

// The kinds beside the types of parties.
const (
	Body      Kind = "BODY"      // what speaks for a party without being one: a ministry, officials, a delegation
	Person    Kind = "PERSON"    // a named person who speaks or acts for a party
	Bystander Kind = "BYSTANDER" // anybody else who is named
)

// Kinds returns the kinds of actors, those of parties first.
func Kinds() []Kind {
	kinds := []Kind{}
	for _, t := range []graph.PartyType{graph.State, graph.Bloc, graph.Organization, graph.Faction, graph.ArmedGroup} {
		kinds = append(kinds, Kind(t))
	}
	return append(kinds, Body, Person, Bystander)
}

// party tells whether the kind is a type of party.
func (k Kind) party() bool { return k != Body && k != Person && k != Bystander }

// mostName is how many bytes a name has at most.
const mostName = 160

// Actors takes up those who are claimed to take part, parties first, whatever their order. It returns an error for each claim: nil, or an Objection. Who
// was taken up before stays who he is.
func (h *Hearing) Actors(claims []ActorClaim) []error {
	errs := make([]error, len(claims))
	for _, turn := range []func(Kind) bool{Kind.party, func(k Kind) bool { return k == Body }, func(k Kind) bool { return k == Person || k == Bystander }} {
		for i := range claims {
			if c := &claims[i]; turn(c.Kind) {
				errs[i] = h.actor(c)
			}
		}
	}
	return errs
}

func (h *Hearing) actor(c *ActorClaim) error {
	c.Name = trimmed(c.Name)
	switch {
	case !slices.Contains(Kinds(), c.Kind):
		return UnknownValue
	case len(c.Name) > mostName || h.nobody(c.Name):
		return ActorUnnamed
	case c.Kind == Body && c.Party != "":
		return h.body(c)
	case c.Kind == Person || c.Kind == Bystander:
		return h.person(c)
	}
	party, err := h.party(c.Name, c.Kind)
	if err == nil {
		h.cast.add(c.Name, names.Actor{Kind: names.PartyActor, Party: party, Capacity: graph.SpeaksFor}, nil)
	}
	return err
}

// trimmed returns a name without an article before it and the marks around it.
func trimmed(name string) string {
	name = strings.Trim(strings.TrimSpace(name), `"“”`)
	if len(name) > 4 && strings.EqualFold(name[:4], "the ") {
		name = name[4:]
	}
	return strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")
}

// nobody tells whether words name nobody: pronouns, vague groups, nothing.
func (h *Hearing) nobody(name string) bool {
	return !strings.ContainsFunc(name, wordRune) || h.reader.words.Pronoun(name) || h.reader.words.Vague(name)
}

// whole is the whole document.
func (h *Hearing) whole() text.Span { return text.Span{End: len(h.Document.Text)} }

// stands tells whether words stand in the document.
func (h *Hearing) stands(words string) bool { return h.folded.find(words, h.whole()) != nil }

// noun tells whether words stand in the document and hold a noun there: no verb is a party.
func (h *Hearing) noun(name string) bool {
	for _, at := range h.folded.find(name, h.whole()) {
		from, to := h.run(at)
		for i := from; i < to; i++ {
			s := h.sentence(i)
			for k, w := range s.Words {
				if w.Start >= at.Start && w.End <= at.End && (s.Noun(k) || w.Entity != "") {
					return true
				}
			}
		}
	}
	return false
}

// written returns a name as the document first writes it.
func (h *Hearing) written(name string) string {
	at := h.folded.find(name, h.whole())[0]
	return strings.Join(strings.Fields(h.Document.Text[at.Start:at.End]), " ")
}

// body takes up what speaks for a party.
func (h *Hearing) body(c *ActorClaim) error {
	if !h.stands(c.Name) {
		return ActorUnnamed
	}
	party, err := h.party(c.Party, Kind(graph.Organization))
	if err != nil {
		return err
	}
	if !h.proven(c, party) {
		return PartyNotShown
	}
	capacity := graph.SpeaksFor
	if words := strings.Fields(c.Name); h.reader.words.Belongs(words[len(words)-1]) {
		capacity = graph.BelongsTo
	}
	h.cast.add(c.Name, names.Actor{Kind: names.PartyActor, Party: party, Capacity: capacity}, nil)
	return nil
}

// party returns the party of that name: one that was taken up, that the packs know and the document names, that package names finds, or that the document
// names so.
func (h *Hearing) party(name string, kind Kind) (*names.Party, error) {
	name = trimmed(name)
	if m := h.cast.find(name); m != nil && m.actor.Kind == names.PartyActor {
		return m.actor.Party, nil
	}
	known := h.reader.words.Party(name)
	if known != nil {
		if h.stands(name) || slices.ContainsFunc(h.Who.Parties(), func(p *names.Party) bool { return p.ID == known.ID }) {
			return known, nil
		}
		return nil, ActorUnnamed
	}
	for _, p := range h.Who.Parties() {
		if sameName(p.Name, name) {
			return p, nil
		}
	}
	if h.nobody(name) || len(name) > mostName || !h.noun(name) {
		return nil, ActorUnnamed
	}
	return h.cast.party(h.written(name), graph.PartyType(kind)), nil
}

// proven tells whether the document shows that an actor is of a party: by the words given for it, which stand beside the actor's name and name the party, or
// nobody's while the party is named elsewhere; or as package names reads it.
func (h *Hearing) proven(c *ActorClaim, party *names.Party) bool {
	if p := h.known(c.Name); p != nil && p.Party != nil && p.Party.ID == party.ID {
		return true
	}
	if c.Kind == Body { // what is called by nobody's name, "the Commission", is whose it is claimed to be
		own, others := h.named(h.folded.find(c.Name, h.whole())[0], party, "")
		return own || !others
	}
	for _, at := range h.folded.find(c.Shown, h.whole()) {
		own, others := h.named(at, party, c.Name)
		if (own || !others) && h.beside(at, c.Name) {
			return true
		}
	}
	return false
}

// named tells whether bytes name a party, and whether they name others. An adjective of another phrase than that of a name, "raises duties on Norwegian fish", says
// nothing of who goes by that name.
func (h *Hearing) named(at text.Span, party *names.Party, name string) (own, others bool) {
	own = party.Own && (h.folded.find(party.Name, at) != nil || h.kindred(at, names.Actor{Kind: names.PartyActor, Party: party}))
	h.mentions(at, func(i int, m names.Mention) {
		p := m.Party
		if p == nil && m.Person != nil {
			p = m.Person.Party
		}
		own = own || p != nil && p.ID == party.ID
		if m.Form == names.ByDemonym && name != "" && !h.ofName(i, m, name) {
			return
		}
		others = others || m.Party != nil && m.Party.ID != party.ID && !((party.Type == graph.State || party.Type == graph.Bloc) && m.Party.Type == graph.Organization) // "Security Council Secretary X"
	})
	return own, others
}

// ofName tells whether a mention stands in the phrase of a name: "the Norwegian minister X", "X, of the Norwegian ministry".
func (h *Hearing) ofName(i int, m names.Mention, name string) bool {
	s, words := h.sentence(i), strings.Fields(name)
	top := m.To - 1
	for up := s.Words[top].Head; up >= 0 && !s.Verb(up); up = s.Words[up].Head {
		top = up
	}
	for k, w := range s.Words {
		if h.Document.Text[w.Start:w.End] == words[len(words)-1] && s.In(k, top) {
			return true
		}
	}
	return false
}

// mentions visits the mentions that lie within bytes.
func (h *Hearing) mentions(at text.Span, visit func(sentence int, m names.Mention)) {
	from, to := h.run(at)
	for i := from; i < to; i++ {
		words := h.sentence(i).Words
		for _, m := range h.Who.Mentions(i) {
			if words[m.From].Start >= at.Start && words[m.To-1].End <= at.End {
				visit(i, m)
			}
		}
	}
}

// beside tells whether words of a name stand in bytes, or in a sentence next to them.
func (h *Hearing) beside(at text.Span, name string) bool {
	words := strings.Fields(name)
	from, to := h.run(at)
	if from == to {
		return h.folded.find(words[len(words)-1], at) != nil // outside sentences: a label, a dateline
	}
	near := h.sentences(max(0, from-1), min(to+1, len(h.Document.Sentences)))
	return h.folded.find(words[len(words)-1], near) != nil
}
