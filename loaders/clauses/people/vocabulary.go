package people

import (
	"github.com/parleygraph/parley/loaders/clauses/cues"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/packs"
)

// Vocabulary is what the packs say of names and of who bears them. It is immutable.
type Vocabulary struct {
	*cues.Index
	lex          *lexicon.Lexicon
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

// NewVocabulary reads the lists of the packs.
func NewVocabulary(set *packs.Set, lex *lexicon.Lexicon, index *cues.Index) *Vocabulary {
	v := &Vocabulary{
		Index:        index,
		lex:          lex,
		shortWords:   map[*packs.Party][]string{},
		anaphoric:    lexicon.SetOf(set.List("heads.anaphoric")),
		bodies:       lexicon.SetOf(set.List("heads.body")),
		civil:        lexicon.SetOf(set.List("civil-verb")),
		countries:    lexicon.SetOf(set.List("country")),
		factions:     lexicon.SetOf(set.List("heads.faction")),
		forces:       lexicon.SetOf(set.List("force")),
		governments:  lexicon.SetOf(set.List("government")),
		headNouns:    lexicon.SetOf(set.List("head-noun")),
		matters:      lexicon.SetOf(set.List("matter")),
		memberWords:  lexicon.SetOf(set.List("member")),
		orgs:         lexicon.SetOf(set.List("heads.organization")),
		possessives:  lexicon.SetOf(set.List("possessive")),
		stateOffices: lexicon.SetOf(set.List("state-office")),
		stateless:    lexicon.SetOf(set.List("stateless")),
		things:       lexicon.SetOf(set.List("heads.thing")),
	}
	v.addShorts(set)
	for _, id := range []string{"field.sport", "field.weather", "field.markets", "field.screen"} {
		v.fields = append(v.fields, lexicon.SetOf(set.List(id)))
	}
	return v
}
