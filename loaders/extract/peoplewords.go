package extract

import "github.com/parleygraph/parley/loaders/packs"

// peopleVocabulary is what the packs say of names and of who bears them. It is immutable.
type peopleVocabulary struct {
	*cueIndex
	lex          *Lexicon
	shortWords   map[*packs.Party][]string // the words that stand for a party once its name has been given
	fields       []map[string]bool         // words of fields in which nobody negotiates
	anaphoric    map[string]bool           // small-letter words that take up such a name: the agency
	bodies       map[string]bool           // words by which a name tells an organization that can be a side: union, agency
	civil        map[string]bool           // verbs of civil life: who teaches is no envoy
	countries    map[string]bool           // country, republic: always one
	factions     map[string]bool           // words by which a name tells a faction: front, movement
	forces       map[string]bool           // what a party may be called by once it is named so: army, junta
	governments  map[string]bool           // government, authorities
	headNouns    map[string]bool           // who stands at the top: head, chief
	matters      map[string]bool           // what parties negotiate: border, ceasefire
	memberWords  map[string]bool           // what tells whom a group holds: including, led
	orgs         map[string]bool           // words with which the name of an organization begins or ends
	possessives  map[string]bool           // its, their, his, her
	stateOffices map[string]bool           // minister, president
	stateless    map[string]bool           // movement, group: never a state
	things       map[string]bool           // words by which a name tells a text, an event or an office: protocol, summit
}

// NewPeopleVocabulary reads the lists of the packs.
func NewPeopleVocabulary(set *packs.Set, lex *Lexicon, cues *cueIndex) *peopleVocabulary {
	v := &peopleVocabulary{
		cueIndex:     cues,
		lex:          lex,
		shortWords:   map[*packs.Party][]string{},
		anaphoric:    SetOf(set.List("heads.anaphoric")),
		bodies:       SetOf(set.List("heads.body")),
		civil:        SetOf(set.List("civil-verb")),
		countries:    SetOf(set.List("country")),
		factions:     SetOf(set.List("heads.faction")),
		forces:       SetOf(set.List("force")),
		governments:  SetOf(set.List("government")),
		headNouns:    SetOf(set.List("head-noun")),
		matters:      SetOf(set.List("matter")),
		memberWords:  SetOf(set.List("member")),
		orgs:         SetOf(set.List("heads.organization")),
		possessives:  SetOf(set.List("possessive")),
		stateOffices: SetOf(set.List("state-office")),
		stateless:    SetOf(set.List("stateless")),
		things:       SetOf(set.List("heads.thing")),
	}
	v.addShorts(set)
	for _, id := range []string{"field.sport", "field.weather", "field.markets", "field.screen"} {
		v.fields = append(v.fields, SetOf(set.List(id)))
	}
	return v
}
