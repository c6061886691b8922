package people

import (
	"cmp"

	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/packs"
)

// namedBefore gives the only person of the sentence before i, where the text says nothing of them, the office that sentence i begins with: "X came.
// The Norwegian president smiled."
func (d *Document) namedBefore(i int) {
	if i == 0 || len(d.Titles[i]) == 0 {
		return
	}
	r := d.reader(i)
	t := r.titles[0]
	party := r.officeOf(t)
	if t.From > 3 || t.Sense.Kind != lexicon.RoleTitle || r.tokens[0].Lower != "the" || party == nil || t.To < len(r.tokens) && r.tokens[t.To].Mention != 0 {
		return
	}
	var only *Person
	d.eachPerson(i-1, func(_ Mention, name string) {
		if p := d.People.Find(name); p != nil && p != only {
			if only != nil {
				party = nil
			}
			only = p
		}
	})
	if only != nil && party != nil && len(only.Roles) == 0 && !only.Bystander {
		only.Vote(party, byScene)
		r.title(only, t)
	}
}

// unnamedReach is how many sentences back an office without a name may stand for the person who is named under it.
const unnamedReach = 2

// unnamed returns the party of an office that the text names without its holder right before it names a holder of that title: "its water
// minister said ... . Minister X told".
func (d *Document) unnamed(i int, p *Person) *packs.Party {
	for k := i; k >= max(0, i-unnamedReach); k-- {
		r := d.reader(k)
		for _, t := range d.Titles[k] {
			if t.Sense.Kind == lexicon.RoleTitle && p.Holds(r.tokens[t.To-1].Lower) && (t.To == len(r.tokens) || r.tokens[t.To].Mention == 0) {
				if party := cmp.Or(r.officeOf(t), r.attributed(t)); party != nil {
					return party
				}
			}
		}
	}
	return nil
}

// officeOf returns the party of a title by the words beside it: "its minister", "Norway's minister", "a spokesman for its ministry".
func (r *reader) officeOf(t TitleSpan) *packs.Party {
	for k := 0; k < officeModifiers && t.From > 0 && r.modifies(t.From-1); k++ {
		t.From--
	}
	if t.From > 0 && r.d.x.possessives[r.tokens[t.From-1].Lower] {
		return r.owner(t.From - 1)
	}
	if t.From > 1 && r.tokens[t.From-1].Lower == "'s" || t.From > 0 && r.tokens[t.From-1].Demonym {
		at := t.From - 1
		if r.tokens[at].Lower == "'s" {
			at--
		}
		if n := r.tokens[at].Mention; n != 0 && r.mentions[n-1].Kind == PartyMention {
			return r.mentions[n-1].Sense.Party
		}
	}
	if t.From > 1 && r.tokens[t.From-1].Lower == "'s" {
		return r.ownerCalled(t.From-2, r.tokens[t.From-2].Lower)
	}
	if t.To+1 < len(r.tokens) && r.tokens[t.To].Lower == "for" && r.d.x.possessives[r.tokens[t.To+1].Lower] {
		return r.owner(t.To)
	}
	if to := t.To; to+2 < len(r.tokens) && (r.tokens[to].Lower == "for" || r.tokens[to].Lower == "of") && r.tokens[to+1].Lower == "the" {
		return r.d.Forces[r.tokens[to+2].Lower] // "a spokesman for the army"
	}
	return nil
}

// ownerCalled returns the party that a common noun at token i takes up: "the movement's secretary", "the country's minister". It is the first of that
// sort which the sentence names before it, else the last one of the sentence before.
func (r *reader) ownerCalled(i int, noun string) *packs.Party {
	d := r.d
	if party := d.Forces[noun]; party != nil {
		return party
	}
	state := d.x.countries[noun] || d.x.governments[noun]
	if !state && !d.x.stateless[noun] {
		return nil
	}
	for _, m := range r.mentions {
		if m.To <= i && m.Kind == PartyMention && (m.Sense.Party.Type == "STATE") == state {
			return m.Sense.Party
		}
	}
	for n := len(r.behind) - 1; n >= 0; n-- {
		if m := r.behind[n]; m.Kind == PartyMention && (m.Sense.Party.Type == "STATE") == state {
			return m.Sense.Party
		}
	}
	return nil
}

// attributed returns the party for which an office without a name speaks where its sentence is put down to it: "Norway will not sign, the minister
// said".
func (r *reader) attributed(t TitleSpan) *packs.Party {
	if t.From < 2 || r.tokens[t.From-1].Lower != "the" || r.tokens[t.From-2].Lower != "," || t.To >= len(r.tokens) || !r.d.x.Reports[r.tokens[t.To].Word.Lemma] {
		return nil
	}
	return r.owner(t.From)
}

// officeModifiers is how many words may stand between whose office it is and its title: "its chief military spokesman".
const officeModifiers = 3

// modifies tells whether token i can be an adjective or noun before a title.
func (r *reader) modifies(i int) bool {
	t := &r.tokens[i]
	return t.Shape == lexicon.Lower && t.Mention == 0 && !t.Verb && !t.Word.Is(lexicon.Determiner|lexicon.Preposition|lexicon.Conjunction|lexicon.Pronoun|lexicon.Modal|lexicon.Be|lexicon.Have|lexicon.Do|lexicon.Relative|lexicon.Subordinator) && t.Lower != "'s"
}

// firstParty returns the first party that sentence i names, nil where it names none.
func (d *Document) firstParty(i int) *packs.Party {
	if i < 0 {
		return nil
	}
	for _, m := range d.Mentions[i] {
		if m.Kind == PartyMention {
			return m.Sense.Party
		}
	}
	return nil
}
