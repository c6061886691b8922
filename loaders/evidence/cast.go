package evidence

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/names"
)

type word = grammar.Word

// A cast is who was claimed to take part: one actor, one name, over all passages.
type cast struct {
	members []*member
	own     map[string]*names.Party // parties that only this document knows, by id
}

// A member is one of the cast.
type member struct {
	name    string // as claimed
	actor   names.Actor
	against error // why he can't be held to a position, nil where he can
}

// add takes up an actor, unless one of that name is there. Who was no more than a bystander before becomes what a later claim shows.
func (c *cast) add(name string, actor names.Actor, against error) {
	if m := c.find(name); m != nil && sameName(m.name, name) {
		if m.against != nil && against == nil {
			m.actor, m.against = actor, nil
		}
		return
	}
	c.members = append(c.members, &member{name, actor, against})
}

// party returns the document's own party of that name.
func (c *cast) party(name string, kind graph.PartyType) *names.Party {
	id := graph.PartyID(name)
	if c.own[id] == nil {
		c.own[id] = &names.Party{ID: id, Name: name, Type: kind, Own: true}
	}
	return c.own[id]
}

// find returns the member who goes by a name, nil where that is nobody; a shorter form of a person's name is his where it is nobody else's.
func (c *cast) find(name string) *member {
	name = trimmed(name)
	if i := slices.IndexFunc(c.members, func(m *member) bool {
		return sameName(m.name, name) || m.actor.Holds() && sameName(m.actor.Name(), name)
	}); i >= 0 {
		return c.members[i]
	}
	var found *member
	for _, m := range c.members {
		if m.actor.Kind == names.PartyActor || !shortOf(name, m.name) && !shortOf(m.name, name) {
			continue
		}
		if found != nil {
			return nil
		}
		found = m
	}
	return found
}

// sameName tells whether two names are one but for case, points, article and white space.
func sameName(a, b string) bool { return plainName(a) == plainName(b) }

func plainName(name string) string {
	name = strings.ReplaceAll(graph.Fold(trimmed(name)), ".", "")
	return strings.Join(strings.Fields(name), " ")
}

// shortOf tells whether a name is a shorter form of a full one: its last or first word, or all its words in their order with the same last word.
func shortOf(name, full string) bool {
	words, all := strings.Fields(plainName(name)), strings.Fields(plainName(full))
	if len(words) == 0 || len(words) >= len(all) {
		return false
	}
	if len(words) == 1 {
		return words[0] == all[len(all)-1] || words[0] == all[0]
	}
	at := 0
	for _, w := range all {
		if at < len(words) && words[at] == w {
			at++
		}
	}
	return at == len(words) && words[len(words)-1] == all[len(all)-1]
}

// Envoys returns the persons who were claimed to speak or act for a party that the document shows.
func (h *Hearing) Envoys() []*names.Person {
	var envoys []*names.Person
	for _, m := range h.cast.members {
		if m.actor.Kind == names.PersonActor && m.against == nil {
			envoys = append(envoys, m.actor.Person)
		}
	}
	return envoys
}

// Parties returns the parties that were claimed to take part.
func (h *Hearing) Parties() []*names.Party {
	var parties []*names.Party
	for _, m := range h.cast.members {
		if m.actor.Kind == names.PartyActor {
			parties = append(parties, m.actor.Party)
		}
	}
	return parties
}

// Cast returns those who were taken up, each in a line with the party that he is of.
func (h *Hearing) Cast() []string {
	lines := []string{}
	for _, m := range h.cast.members {
		line := m.name
		if side := m.actor.Side(); side != nil && m.against == nil && !sameName(side.Name, m.name) {
			line += ", of " + side.Name
		}
		lines = append(lines, line)
	}
	return lines
}
