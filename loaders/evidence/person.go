package evidence

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/text"
)

// person takes up a named person: who speaks or acts for a party that the document shows, or a bystander.
func (h *Hearing) person(c *ActorClaim) error {
	if !h.stands(c.Name) {
		return ActorUnnamed
	}
	known := h.known(c.Name)
	if c.Kind == Bystander {
		h.cast.add(c.Name, names.Actor{Kind: names.Nobody, Person: &names.Person{Name: c.Name, Bystander: true}}, ActorWithoutSide)
		return nil
	}
	role, capacity, bystander := h.role(c)
	bystander = bystander || role.Text == "" && h.introduced(c.Shown)
	party, err := h.side(c, known)
	bystander = bystander && !h.leads(c, party)
	switch {
	case bystander:
		err = ActorWithoutSide
	case err == nil && party == nil:
		err = ActorWithoutSide
	}
	person := &names.Person{Name: fullest(h.written(c.Name), known), Party: party}
	if role.Text != "" {
		person.Roles = []graph.Role{role}
	} else if known != nil {
		person.Roles = known.Roles
	}
	objection, _ := err.(Objection)
	h.cast.add(c.Name, names.Actor{Kind: names.PersonActor, Person: person, Capacity: capacity}, objectionOf(objection))
	return err
}

// objectionOf returns an objection as an error, nil for none.
func objectionOf(o Objection) error {
	if o == "" {
		return nil
	}
	return o
}

// side returns the party that a person is claimed to be of; where none is claimed, the one that package names finds.
func (h *Hearing) side(c *ActorClaim, known *names.Person) (*names.Party, error) {
	if c.Party == "" {
		if known == nil {
			return nil, nil
		}
		return known.Party, nil
	}
	party, err := h.party(c.Party, Kind(graph.Organization))
	if err != nil {
		return nil, err
	}
	if !h.proven(c, party) {
		return nil, PartyNotShown
	}
	return party, nil
}

// known returns the person whom package names finds under a name, nil where that is nobody or several.
func (h *Hearing) known(name string) *names.Person {
	var found *names.Person
	for _, p := range h.Who.Persons() {
		switch {
		case sameName(p.Name, name):
			return p
		case shortOf(name, p.Name) || shortOf(p.Name, name):
			if found != nil {
				return nil
			}
			found = p
		}
	}
	return found
}

// fullest returns a person's name: the one claimed, but the full one that package names finds for a lone surname.
func fullest(claimed string, known *names.Person) string {
	if known != nil && !strings.Contains(claimed, " ") {
		return known.Name
	}
	return claimed
}

// role finds the words of a person's office, those nearest to the name, and reads them.
func (h *Hearing) role(c *ActorClaim) (role graph.Role, capacity graph.Capacity, bystander bool) {
	capacity = graph.SpeaksFor
	name := h.folded.find(c.Name, h.whole())[0]
	at := nearest(name, h.folded.find(c.Role, h.whole()))
	if at.End == 0 {
		return graph.Role{}, capacity, false
	}
	if from, to := h.run(at); to-from == 1 {
		read, is := h.office(from, at)
		if read != "" {
			capacity = read
		}
		bystander = is
	}
	passage := h.passage(at)
	return graph.Role{Text: passage.Text, Capacity: capacity, Document: h.ID, Evidence: passage}, capacity, bystander
}

// introduced tells whether the words that show somebody's party give the title of a bystander and no office: "the Norwegian analyst X".
func (h *Hearing) introduced(words string) bool {
	for _, at := range h.folded.find(words, h.whole()) {
		if from, to := h.run(at); to-from == 1 {
			if _, bystander := h.office(from, at); bystander {
				return true
			}
		}
	}
	return false
}

// leads tells whether words show somebody at the head of a body, or of a part of it: the director of the Fund's Asia department is no bystander. Of a state they do
// not: it has directors of theatres too.
func (h *Hearing) leads(c *ActorClaim, party *names.Party) bool {
	if party == nil || party.Type == graph.State || party.Type == graph.Bloc || !slices.ContainsFunc(strings.Fields(cmp.Or(c.Role, c.Shown)), h.reader.words.Leads) {
		return false
	}
	return slices.ContainsFunc(h.folded.find(c.Shown, h.whole()), func(at text.Span) bool { own, _ := h.named(at, party, c.Name); return own })
}

// office reads the words of a sentence that lie within bytes as those of an office.
func (h *Hearing) office(sentence int, at text.Span) (capacity graph.Capacity, bystander bool) {
	words := slices.DeleteFunc(slices.Clone(h.sentence(sentence).Words), func(w word) bool { return !holds(at, w) })
	return h.reader.words.Office(words)
}

// passage returns bytes of the document as a passage.
func (h *Hearing) passage(at text.Span) graph.Passage {
	return graph.Passage{Text: h.Document.Text[at.Start:at.End], Start: at.Start, End: at.End}
}
