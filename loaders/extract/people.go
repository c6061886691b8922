package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
	"github.com/parleygraph/parley/loaders/text"
)

// The weights of evidence for a person's party: a title or apposition, membership of a delegation, a list that another person of
// the party opens, the place where a paragraph is set.
const (
	byTitle = 8
	byGroup = 4
	byList  = 2
	byScene = 2
)

// register finds the persons of the document and what the text says of them: titles, parties, whether they are bystanders. positions tells what else sentence i says of
// whose side somebody is. The tokens must be tagged.
func (d *peopleDocument) register(positions func(i int)) {
	d.home, d.forces = d.homeland(), d.calledForces()
	d.nameAll()
	var scene *packs.Party
	for i := range d.sentences {
		s := &d.sentences[i]
		if s.block.kind == text.Heading {
			scene = nil
		}
		if set := d.scene(s.tokens); set != nil {
			scene = set
		}
		d.describe(i, scene)
		positions(i)
	}
	d.settleParties()
}

// nameAll adds the persons whom the document names in full. The longer names come first, so that shorter ones find them, wherever they stand.
func (d *peopleDocument) nameAll() {
	type full struct {
		name string
		at   int
	}
	var names []full
	for i := range d.sentences {
		d.eachPerson(i, func(m mention, name string) {
			if m.to-m.from > 1 {
				names = append(names, full{name, d.sentences[i].tokens[m.from].start})
			}
		})
	}
	slices.SortStableFunc(names, func(a, b full) int {
		return cmp.Compare(len(d.people.fold(b.name).key), len(d.people.fold(a.name).key))
	})
	for _, n := range names {
		if p := d.people.find(n.name); p == nil {
			d.people.add(n.name, n.at)
		} else {
			p.at = min(p.at, n.at)
		}
	}
	slices.SortStableFunc(d.people.list, func(a, b *person) int { return cmp.Compare(a.at, b.at) })
}

func (d *peopleDocument) eachPerson(i int, visit func(m mention, name string)) {
	for _, m := range d.mentions[i] {
		if m.kind == personMention && !d.family(i, m) {
			tokens := d.sentences[i].tokens[m.from:m.to]
			visit(m, d.text[tokens[0].start:tokens[len(tokens)-1].end])
		}
	}
}

// family tells whether a mention is the plural of a person's surname: "the Holms" are no envoy.
func (d *peopleDocument) family(i int, m mention) bool {
	tokens := d.sentences[i].tokens
	if m.to-m.from > 1 || m.from == 0 || tokens[m.from-1].lower != "the" {
		return false
	}
	stem, plural := strings.CutSuffix(tokens[m.from].lower, "s")
	return plural && len(d.people.surname[stem]) > 0
}

// scene returns the party in whose capital a sentence is set by its first words: "Back in Washington, ...".
func (d *peopleDocument) scene(tokens []token) *packs.Party {
	for i := 0; i+2 < len(tokens) && i < 4; i++ {
		if tokens[i].lower != "in" || i > 0 && !tokens[i-1].word.is(adverb) && tokens[i-1].lower != "“" {
			continue
		}
		senses, n := d.x.lex.names.at(tokens, i+1)
		if n > 0 && i+1+n < len(tokens) && tokens[i+1+n].lower == "," {
			return senses[0].party
		}
		return nil
	}
	return nil
}

// describe reads what sentence i says of each person that it names.
func (d *peopleDocument) describe(i int, scene *packs.Party) {
	s := &d.sentences[i]
	r := d.reader(i)
	var last *person
	lastEnd := -1
	d.eachPerson(i, func(m mention, name string) {
		p := d.people.find(name)
		if p == nil {
			p = d.people.add(name, s.tokens[m.from].start)
		}
		titled := r.before(p, m)
		titled = r.after(p, m) || titled
		if titled && len(p.votes) == 0 {
			p.vote(d.unnamed(i, p), byScene)
		}
		r.group(p, m)
		if last != nil && last != p && r.coordinated(lastEnd, r.nameBegin(m)) {
			p.links = append(p.links, nil) // a list: settled below
			d.lists = append(d.lists, [2]*person{last, p})
		}
		if titled && scene != nil {
			p.vote(scene, byScene)
		}
		last, lastEnd = p, m.to
	})
	d.count(i)
	d.namedBefore(i)
}

// count notes which parties sentence i names beside each person, for titles that no party stands beside.
func (d *peopleDocument) count(i int) {
	d.eachPerson(i, func(_ mention, name string) {
		p := d.people.find(name)
		if p == nil {
			return
		}
		named := map[*packs.Party]bool{}
		for _, m := range d.mentions[i] {
			if m.kind == partyMention && !named[m.sense.party] && !d.anothers(i, m, name) {
				named[m.sense.party] = true
				d.near[p] = append(d.near[p], m.sense.party)
			}
		}
	})
}

// anothers tells whether a party stands in the title of somebody other than the person of that name: "Swedish Prime Minister X".
func (d *peopleDocument) anothers(i int, party mention, name string) bool {
	tokens := d.sentences[i].tokens
	for _, t := range d.titles[i] {
		if t.from != party.to || t.to >= len(tokens) || tokens[t.to].mention == 0 {
			continue
		}
		if m := d.mentions[i][tokens[t.to].mention-1]; m.kind == personMention {
			return d.text[tokens[m.from].start:tokens[m.to-1].end] != name
		}
	}
	return false
}

// settleParties gives each person the party with the most evidence, lets it flow along links and lists, and falls back for titled persons on
// the party that their sentences name most.
func (d *peopleDocument) settleParties() {
	for _, p := range d.people.list {
		p.party = d.winner(p.votes)
	}
	for range 2 {
		for _, p := range d.people.list {
			for _, other := range p.links {
				flow(p, other)
			}
		}
		for _, pair := range d.lists {
			if pair[1].party == nil && pair[0].party != nil {
				pair[1].party = pair[0].party
			}
		}
	}
	for _, p := range d.people.list {
		if p.party == nil && len(p.roles) > 0 && p.capacityOr("") == graph.SpeaksFor {
			p.party = d.nearest(p)
		}
		if p.party == nil && d.home != nil && slices.ContainsFunc(p.roles, d.x.ofState) {
			p.party = d.home
		}
	}
	for _, p := range d.people.list {
		for _, other := range p.links {
			flow(p, other)
		}
	}
}

// ofState tells whether a role is an office of a state: minister, president.
func (x *peopleVocabulary) ofState(r graph.Role) bool {
	words := strings.Fields(strings.ToLower(r.Text))
	return slices.ContainsFunc(words, func(w string) bool { return x.stateOffices[w] })
}

func flow(p, other *person) {
	if other == nil {
		return
	}
	if p.party == nil {
		p.party = other.party
	} else if other.party == nil {
		other.party = p.party
	}
}

// winner returns the party with the most votes. An organization that only its form makes a side yields to any other: the secretary of a council in Norway's
// team is Norway's.
func (d *peopleDocument) winner(votes map[string]int) *packs.Party {
	best, most, formed := "", 0, true
	for id, n := range votes {
		own := d.own[id] != nil
		if best == "" || formed && !own || own == formed && (n > most || n == most && id < best) {
			best, most, formed = id, n, own
		}
	}
	return d.partyOf(best)
}

// nearest returns the party that stands in most of the person's sentences, nil where two tie or it stands in one only: whom a president speaks of is not whose he is.
func (d *peopleDocument) nearest(p *person) *packs.Party {
	counts := map[string]int{}
	for _, party := range d.near[p] {
		counts[party.ID]++
	}
	type tally struct {
		id string
		n  int
	}
	var order []tally
	for id, n := range counts {
		order = append(order, tally{id, n})
	}
	slices.SortFunc(order, func(a, b tally) int { return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.id, b.id)) })
	if len(order) == 0 || order[0].n < 2 || len(order) > 1 && order[1].n == order[0].n {
		return nil
	}
	return d.partyOf(order[0].id)
}
