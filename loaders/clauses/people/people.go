package people

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/packs"
	"github.com/parleygraph/parley/loaders/text"
)

// The weights of evidence for a person's party: a title or apposition, membership of a delegation, a list that another person of
// the party opens, the place where a paragraph is set.
const (
	byTitle = 8
	ByGroup = 4
	byList  = 2
	byScene = 2
)

// Register finds the persons of the document and what the text says of them: titles, parties, whether they are bystanders. positions tells what else sentence i says of
// whose side somebody is. The tokens must be tagged.
func (d *Document) Register(positions func(i int)) {
	d.Home, d.Forces = d.homeland(), d.calledForces()
	d.nameAll()
	var scene *packs.Party
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if s.Block.Kind == text.Heading {
			scene = nil
		}
		if set := d.scene(s.Tokens); set != nil {
			scene = set
		}
		d.describe(i, scene)
		positions(i)
	}
	d.settleParties()
}

// nameAll adds the persons whom the document names in full. The longer names come first, so that shorter ones find them, wherever they stand.
func (d *Document) nameAll() {
	type full struct {
		name string
		at   int
	}
	var names []full
	for i := range d.Sentences {
		d.eachPerson(i, func(m Mention, name string) {
			if m.To-m.From > 1 {
				names = append(names, full{name, d.Sentences[i].Tokens[m.From].Start})
			}
		})
	}
	slices.SortStableFunc(names, func(a, b full) int {
		return cmp.Compare(len(d.People.fold(b.name).key), len(d.People.fold(a.name).key))
	})
	for _, n := range names {
		if p := d.People.Find(n.name); p == nil {
			d.People.Add(n.name, n.at)
		} else {
			p.At = min(p.At, n.at)
		}
	}
	slices.SortStableFunc(d.People.List, func(a, b *Person) int { return cmp.Compare(a.At, b.At) })
}

func (d *Document) eachPerson(i int, visit func(m Mention, name string)) {
	for _, m := range d.Mentions[i] {
		if m.Kind == PersonMention && !d.Family(i, m) {
			tokens := d.Sentences[i].Tokens[m.From:m.To]
			visit(m, d.Text[tokens[0].Start:tokens[len(tokens)-1].End])
		}
	}
}

// Family tells whether a mention is the plural of a person's surname: "the Holms" are no envoy.
func (d *Document) Family(i int, m Mention) bool {
	tokens := d.Sentences[i].Tokens
	if m.To-m.From > 1 || m.From == 0 || tokens[m.From-1].Lower != "the" {
		return false
	}
	stem, plural := strings.CutSuffix(tokens[m.From].Lower, "s")
	return plural && len(d.People.surname[stem]) > 0
}

// scene returns the party in whose capital a sentence is set by its first words: "Back in Washington, ...".
func (d *Document) scene(tokens []lexicon.Token) *packs.Party {
	for i := 0; i+2 < len(tokens) && i < 4; i++ {
		if tokens[i].Lower != "in" || i > 0 && !tokens[i-1].Word.Is(lexicon.Adverb) && tokens[i-1].Lower != "“" {
			continue
		}
		senses, n := d.x.lex.Names.At(tokens, i+1)
		if n > 0 && i+1+n < len(tokens) && tokens[i+1+n].Lower == "," {
			return senses[0].Party
		}
		return nil
	}
	return nil
}

// describe reads what sentence i says of each person that it names.
func (d *Document) describe(i int, scene *packs.Party) {
	s := &d.Sentences[i]
	r := d.reader(i)
	var last *Person
	lastEnd := -1
	d.eachPerson(i, func(m Mention, name string) {
		p := d.People.Find(name)
		if p == nil {
			p = d.People.Add(name, s.Tokens[m.From].Start)
		}
		titled := r.before(p, m)
		titled = r.after(p, m) || titled
		if titled && len(p.votes) == 0 {
			p.Vote(d.unnamed(i, p), byScene)
		}
		r.group(p, m)
		if last != nil && last != p && r.coordinated(lastEnd, r.nameBegin(m)) {
			p.links = append(p.links, nil) // a list: settled below
			d.lists = append(d.lists, [2]*Person{last, p})
		}
		if titled && scene != nil {
			p.Vote(scene, byScene)
		}
		last, lastEnd = p, m.To
	})
	d.count(i)
	d.namedBefore(i)
}

// count notes which parties sentence i names beside each person, for titles that no party stands beside.
func (d *Document) count(i int) {
	d.eachPerson(i, func(_ Mention, name string) {
		p := d.People.Find(name)
		if p == nil {
			return
		}
		named := map[*packs.Party]bool{}
		for _, m := range d.Mentions[i] {
			if m.Kind == PartyMention && !named[m.Sense.Party] && !d.anothers(i, m, name) {
				named[m.Sense.Party] = true
				d.near[p] = append(d.near[p], m.Sense.Party)
			}
		}
	})
}

// anothers tells whether a party stands in the title of somebody other than the person of that name: "Swedish Prime Minister X".
func (d *Document) anothers(i int, party Mention, name string) bool {
	tokens := d.Sentences[i].Tokens
	for _, t := range d.Titles[i] {
		if t.From != party.To || t.To >= len(tokens) || tokens[t.To].Mention == 0 {
			continue
		}
		if m := d.Mentions[i][tokens[t.To].Mention-1]; m.Kind == PersonMention {
			return d.Text[tokens[m.From].Start:tokens[m.To-1].End] != name
		}
	}
	return false
}

// settleParties gives each person the party with the most evidence, lets it flow along links and lists, and falls back for titled persons on
// the party that their sentences name most.
func (d *Document) settleParties() {
	for _, p := range d.People.List {
		p.Party = d.winner(p.votes)
	}
	for range 2 {
		for _, p := range d.People.List {
			for _, other := range p.links {
				flow(p, other)
			}
		}
		for _, pair := range d.lists {
			if pair[1].Party == nil && pair[0].Party != nil {
				pair[1].Party = pair[0].Party
			}
		}
	}
	for _, p := range d.People.List {
		if p.Party == nil && len(p.Roles) > 0 && p.capacityOr("") == graph.SpeaksFor {
			p.Party = d.nearest(p)
		}
		if p.Party == nil && d.Home != nil && slices.ContainsFunc(p.Roles, d.x.ofState) {
			p.Party = d.Home
		}
	}
	for _, p := range d.People.List {
		for _, other := range p.links {
			flow(p, other)
		}
	}
}

// ofState tells whether a role is an office of a state: minister, president.
func (x *Vocabulary) ofState(r graph.Role) bool {
	words := strings.Fields(strings.ToLower(r.Text))
	return slices.ContainsFunc(words, func(w string) bool { return x.stateOffices[w] })
}

func flow(p, other *Person) {
	if other == nil {
		return
	}
	if p.Party == nil {
		p.Party = other.Party
	} else if other.Party == nil {
		other.Party = p.Party
	}
}

// winner returns the party with the most votes. An organization that only its form makes a side yields to any other: the secretary of a council in Norway's
// team is Norway's.
func (d *Document) winner(votes map[string]int) *packs.Party {
	best, most, formed := "", 0, true
	for id, n := range votes {
		own := d.Own[id] != nil
		if best == "" || formed && !own || own == formed && (n > most || n == most && id < best) {
			best, most, formed = id, n, own
		}
	}
	return d.partyOf(best)
}

// nearest returns the party that stands in most of the person's sentences, nil where two tie or it stands in one only: whom a president speaks of is not whose he is.
func (d *Document) nearest(p *Person) *packs.Party {
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
