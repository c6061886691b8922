package extract

import (
	"cmp"

	"github.com/parleygraph/parley/loaders/packs"
)

// namedBefore gives the only person of the sentence before i, where the text says nothing of them, the office that sentence i begins with: "X came.
// The Norwegian president smiled."
func (d *peopleDocument) namedBefore(i int) {
	if i == 0 || len(d.titles[i]) == 0 {
		return
	}
	r := d.reader(i)
	t := r.titles[0]
	party := r.officeOf(t)
	if t.from > 3 || t.sense.kind != roleTitle || r.tokens[0].lower != "the" || party == nil || t.to < len(r.tokens) && r.tokens[t.to].mention != 0 {
		return
	}
	var only *person
	d.eachPerson(i-1, func(_ mention, name string) {
		if p := d.people.find(name); p != nil && p != only {
			if only != nil {
				party = nil
			}
			only = p
		}
	})
	if only != nil && party != nil && len(only.roles) == 0 && !only.bystander {
		only.vote(party, byScene)
		r.title(only, t)
	}
}

// unnamedReach is how many sentences back an office without a name may stand for the person who is named under it.
const unnamedReach = 2

// unnamed returns the party of an office that the text names without its holder right before it names a holder of that title: "its water
// minister said ... . Minister X told".
func (d *peopleDocument) unnamed(i int, p *person) *packs.Party {
	for k := i; k >= max(0, i-unnamedReach); k-- {
		r := d.reader(k)
		for _, t := range d.titles[k] {
			if t.sense.kind == roleTitle && p.holds(r.tokens[t.to-1].lower) && (t.to == len(r.tokens) || r.tokens[t.to].mention == 0) {
				if party := cmp.Or(r.officeOf(t), r.attributed(t)); party != nil {
					return party
				}
			}
		}
	}
	return nil
}

// officeOf returns the party of a title by the words beside it: "its minister", "Norway's minister", "a spokesman for its ministry".
func (r *reader) officeOf(t titleSpan) *packs.Party {
	for k := 0; k < officeModifiers && t.from > 0 && r.modifies(t.from-1); k++ {
		t.from--
	}
	if t.from > 0 && r.d.x.possessives[r.tokens[t.from-1].lower] {
		return r.owner(t.from - 1)
	}
	if t.from > 1 && r.tokens[t.from-1].lower == "'s" || t.from > 0 && r.tokens[t.from-1].demonym {
		at := t.from - 1
		if r.tokens[at].lower == "'s" {
			at--
		}
		if n := r.tokens[at].mention; n != 0 && r.mentions[n-1].kind == partyMention {
			return r.mentions[n-1].sense.party
		}
	}
	if t.from > 1 && r.tokens[t.from-1].lower == "'s" {
		return r.ownerCalled(t.from-2, r.tokens[t.from-2].lower)
	}
	if t.to+1 < len(r.tokens) && r.tokens[t.to].lower == "for" && r.d.x.possessives[r.tokens[t.to+1].lower] {
		return r.owner(t.to)
	}
	if to := t.to; to+2 < len(r.tokens) && (r.tokens[to].lower == "for" || r.tokens[to].lower == "of") && r.tokens[to+1].lower == "the" {
		return r.d.forces[r.tokens[to+2].lower] // "a spokesman for the army"
	}
	return nil
}

// ownerCalled returns the party that a common noun at token i takes up: "the movement's secretary", "the country's minister". It is the first of that
// sort which the sentence names before it, else the last one of the sentence before.
func (r *reader) ownerCalled(i int, noun string) *packs.Party {
	d := r.d
	if party := d.forces[noun]; party != nil {
		return party
	}
	state := d.x.countries[noun] || d.x.governments[noun]
	if !state && !d.x.stateless[noun] {
		return nil
	}
	for _, m := range r.mentions {
		if m.to <= i && m.kind == partyMention && (m.sense.party.Type == "STATE") == state {
			return m.sense.party
		}
	}
	for n := len(r.behind) - 1; n >= 0; n-- {
		if m := r.behind[n]; m.kind == partyMention && (m.sense.party.Type == "STATE") == state {
			return m.sense.party
		}
	}
	return nil
}

// attributed returns the party for which an office without a name speaks where its sentence is put down to it: "Norway will not sign, the minister
// said".
func (r *reader) attributed(t titleSpan) *packs.Party {
	if t.from < 2 || r.tokens[t.from-1].lower != "the" || r.tokens[t.from-2].lower != "," || t.to >= len(r.tokens) || !r.d.x.reports[r.tokens[t.to].word.lemma] {
		return nil
	}
	return r.owner(t.from)
}

// officeModifiers is how many words may stand between whose office it is and its title: "its chief military spokesman".
const officeModifiers = 3

// modifies tells whether token i can be an adjective or noun before a title.
func (r *reader) modifies(i int) bool {
	t := &r.tokens[i]
	return t.shape == lower && t.mention == 0 && !t.verb && !t.word.is(determiner|preposition|conjunction|pronoun|modal|be|have|do|relative|subordinator) && t.lower != "'s"
}

// firstParty returns the first party that sentence i names, nil where it names none.
func (d *peopleDocument) firstParty(i int) *packs.Party {
	if i < 0 {
		return nil
	}
	for _, m := range d.mentions[i] {
		if m.kind == partyMention {
			return m.sense.party
		}
	}
	return nil
}
