package reference

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/names/mention"
)

// What shows whose text it is, and how much.
const (
	selfNamed   = 80 // "my country, Norway", "we, Norway", "on behalf of Norway"
	selfSaid    = 30 // "Norway welcomes", "Norway is concerned"
	selfDone    = 10 // "Norway has"
	selfWill    = 4  // "Norway will"
	selfOwned   = 12 // "Norway's support"
	selfUrged   = -25
	selfOther   = -4 // "with Norway"
	mostNamed   = 5  // what being named is worth at most
	leastSelf   = 10
	issuerTrust = 12 // what being the house by its acts is worth
	ownTrust    = 30 // what being the house whose officer the title names is worth
	guessTrust  = 4  // what the party of the person whose it is is worth that its title does not name
	titleTrust  = 15 // what a title's word is worth that the text does not bear out
)

// home returns the party whose house issues the document: of whom its title says so, else which the text speaks of as its own.
func (c *Links) home(h *heading) *mention.Party {
	if len(h.by) > 0 && !h.speech && h.by[0].Person == nil {
		return h.by[0].Party
	}
	scores, order := c.selves()
	trust := func(p *mention.Party, n int) {
		if _, known := scores[p]; !known {
			order = append(order, p)
		}
		scores[p] += n
	}
	if p := c.names.Issuing(); p != nil && !h.speech {
		trust(p, issuerTrust)
	}
	for _, r := range h.with {
		if p := r.Side(); p != nil && !h.speech && (len(h.by) == 0 || r.Name() != h.by[0].Name()) {
			scores[p] -= 1000
		}
	}
	for _, r := range h.by {
		switch p := r.Side(); {
		case p != nil && c.namedWith(h, p):
			trust(p, titleTrust)
		case p != nil && p == c.names.Issuing() && !h.speech:
			trust(p, ownTrust)
		case p != nil:
			trust(p, guessTrust)
		}
	}
	return surest(scores, order)
}

// surest returns the first party of an order with the highest score, nil where none scores enough.
func surest(scores map[*mention.Party]int, order []*mention.Party) *mention.Party {
	var best *mention.Party
	for _, p := range order {
		if scores[p] >= leastSelf && (best == nil || scores[p] > scores[best]) {
			best = p
		}
	}
	return best
}

// namedWith tells whether a title names a party itself beside whose document it is.
func (c *Links) namedWith(h *heading, p *mention.Party) bool {
	return h.speech || slices.ContainsFunc(h.beside, func(r mention.Ref) bool { return r.Person == nil && r.Party == p })
}

// adopt gives the house the persons with an office whom the document names without saying whose it is: "the President, Kari Holm".
func (c *Links) adopt(h *heading, home *mention.Party) {
	switch {
	case h.joint:
		return
	case home == nil:
		c.disown(h)
		return
	}
	for _, r := range h.by {
		if r.Person != nil && !r.Person.Bystander {
			r.Person.Party = home
		}
	}
	if !h.speech { // "Prime Minister Holm" may be anybody's there
		c.adoptOfficers(h, home)
	}
}

// adoptOfficers gives the house its officers whom the text names without saying whose they are.
func (c *Links) adoptOfficers(h *heading, home *mention.Party) {
	foreign := map[*mention.Person]bool{}
	for _, r := range h.with {
		foreign[r.Person] = true
	}
	for i := range c.mentions {
		for _, m := range c.mentions[i] {
			for _, r := range m.refs {
				if p := r.Person; p != nil && !foreign[p] && c.ownOfficer(p) {
					p.Party = home
				}
			}
		}
	}
}

// ownOfficer tells whether a person without a party holds an office and acts for the house.
func (c *Links) ownOfficer(p *mention.Person) bool {
	return p.Party == nil && !p.Bystander && !p.Chair && c.names.Ours(p) && c.holdsOffice(p)
}

// disown takes from the person whose document it is a party that the title gives to whom he spoke with: it was a guess.
func (c *Links) disown(h *heading) {
	for _, r := range h.by {
		for _, other := range h.with {
			if r.Person != nil && r.Person != other.Person && r.Person.Party != nil && r.Person.Party == other.Side() && !c.namedWith(h, r.Person.Party) {
				r.Person.Party = nil
			}
		}
	}
}

// holdsOffice tells whether a person has a role that speaks for a party.
func (c *Links) holdsOffice(p *mention.Person) bool {
	for _, r := range p.Roles {
		words := strings.Fields(strings.ToLower(r.Text))
		for _, w := range words {
			if r.Capacity != graph.BelongsTo && c.words.titles[w] {
				return true
			}
		}
	}
	return false
}
