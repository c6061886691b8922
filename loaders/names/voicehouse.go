package names

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
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
	guessTrust  = 4  // what the party of the person whose it is is worth that its title does not name
	titleTrust  = 15 // what a title's word is worth that the text does not bear out
)

// home returns the party whose house issues the document: of whom its title says so, else which the text speaks of as its own.
func (c *coref) home(h *heading) *Party {
	if len(h.by) > 0 && !h.speech && h.by[0].Person == nil {
		return h.by[0].Party
	}
	scores, order := c.selves()
	if p := c.names.issuing(); p != nil && !h.speech {
		if _, known := scores[p]; !known {
			order = append(order, p)
		}
		scores[p] += issuerTrust
	}
	for _, r := range h.with {
		if p := r.Side(); p != nil && !h.speech && (len(h.by) == 0 || r.Name() != h.by[0].Name()) {
			scores[p] -= 1000
		}
	}
	for _, r := range h.by {
		if p := r.Side(); p != nil {
			if _, known := scores[p]; !known {
				order = append(order, p)
			}
			if c.namedWith(h, p) {
				scores[p] += titleTrust
			} else {
				scores[p] += guessTrust
			}
		}
	}
	var best *Party
	for _, p := range order {
		if scores[p] >= leastSelf && (best == nil || scores[p] > scores[best]) {
			best = p
		}
	}
	return best
}

// namedWith tells whether a title names a party itself beside whose document it is.
func (c *coref) namedWith(h *heading, p *Party) bool {
	return h.speech || slices.ContainsFunc(h.beside, func(r Ref) bool { return r.Person == nil && r.Party == p })
}

// adopt gives the house the persons with an office whom the document names without saying whose it is: "the President, Kari Holm".
func (c *coref) adopt(h *heading, home *Party) {
	if h.joint {
		return
	}
	if home == nil {
		c.disown(h)
		return
	}
	for _, r := range h.by {
		if r.Person != nil && !r.Person.Bystander {
			r.Person.Party = home
		}
	}
	if h.speech {
		return // "Prime Minister Holm" may be anybody's there
	}
	foreign := map[*Person]bool{}
	for _, r := range h.with {
		foreign[r.Person] = true
	}
	for i := range c.mentions {
		for _, m := range c.mentions[i] {
			for _, r := range m.refs {
				p := r.Person
				if p == nil || p.Party != nil || p.Bystander || p.Chair || foreign[p] || !c.holdsOffice(p) {
					continue
				}
				p.Party = home
			}
		}
	}
}

// disown takes from the person whose document it is a party that the title gives to whom he spoke with: it was a guess.
func (c *coref) disown(h *heading) {
	for _, r := range h.by {
		for _, other := range h.with {
			if r.Person != nil && r.Person != other.Person && r.Person.Party != nil && r.Person.Party == other.Side() && !c.namedWith(h, r.Person.Party) {
				r.Person.Party = nil
			}
		}
	}
}

// holdsOffice tells whether a person has a role that speaks for a party.
func (c *coref) holdsOffice(p *Person) bool {
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
