package extract

import "github.com/parleygraph/parley/loaders/packs"

// speakersReader finds who holds what the clauses of a document say. It is immutable.
type speakersReader struct {
	*cueIndex
	lex         *Lexicon
	people      *peopleVocabulary
	syntax      *syntaxGrammar
	banded      map[string]bool // groups that a word before them tells apart: leaders, officials
	blocWords   map[string]bool // what a bloc's name may lend itself to: states, members
	bodies      map[string]bool // words by which a name tells an organization that can be a side: union, agency
	campNouns   map[string]bool // nouns of a camp that a word before them tells apart: bloc, creditors
	campWords   map[string]bool // such words: opposition, ruling
	causes      map[string]bool // people whom a cause brings together: rebels, protesters
	chambers    map[string]bool // bodies of a state: court, parliament, lawmakers
	countries   map[string]bool // country, republic: always one
	followers   map[string]bool // members, leaders: of whom, the words after say
	governments map[string]bool // government, authorities
	issued      map[string]bool // such a text: resolution, letter
	issuing     map[string]bool // what a body does with a text that speaks for it: adopt, sign
	labourWords map[string]bool // words of a labour dispute: strike, union
	localWords  map[string]bool // regional, provincial
	mediating   map[string]bool // mediators, who act for the state that sends them
	patrons     map[string]bool // groups whom a party's name tells apart: donors
	possessives map[string]bool // its, their, his, her
	quantities  map[string]bool // majority, thousands
	regionWords map[string]bool // words that make a region of a name: eastern
	siding      map[string]bool // led, backed: by whom a side is told apart
	stanceNouns map[string]bool // what a party holds: position, demand, refusal
	stateWords  map[string]bool // words of affairs of state: government, treaty
	stateless   map[string]bool // movement, group: never a state
	troops      map[string]bool // those whose acts are their side's: forces, fighters
	unions      map[string]bool // bodies of workers
	workers     map[string]bool // people who bargain in a labour dispute
}

// NewSpeakersReader returns a reader by the packs.
func NewSpeakersReader(set *packs.Set, lex *Lexicon, cues *cueIndex) *speakersReader {
	return &speakersReader{
		cueIndex:    cues,
		lex:         lex,
		people:      NewPeopleVocabulary(set, lex, cues),
		syntax:      NewSyntaxGrammar(set, cues),
		banded:      SetOf(set.List("heads.banded")),
		blocWords:   SetOf(set.List("bloc-members")),
		bodies:      SetOf(set.List("heads.body")),
		campNouns:   SetOf(set.List("heads.camp")),
		campWords:   SetOf(set.List("camp-word")),
		causes:      SetOf(set.List("heads.cause")),
		chambers:    SetOf(set.List("heads.chamber")),
		countries:   SetOf(set.List("country")),
		followers:   SetOf(set.List("follower")),
		governments: SetOf(set.List("government")),
		issued:      SetOf(set.List("issued")),
		issuing:     SetOf(set.List("issuing")),
		labourWords: SetOf(set.List("labour")),
		localWords:  SetOf(set.List("local")),
		mediating:   SetOf(set.List("mediating")),
		patrons:     SetOf(set.List("heads.patron")),
		possessives: SetOf(set.List("possessive")),
		quantities:  SetOf(set.List("quantity")),
		regionWords: SetOf(set.List("region")),
		siding:      SetOf(set.List("siding")),
		stanceNouns: SetOf(set.List("stance-noun")),
		stateWords:  SetOf(set.List("state-word")),
		stateless:   SetOf(set.List("stateless")),
		troops:      SetOf(set.List("troops")),
		unions:      SetOf(set.List("heads.union")),
		workers:     SetOf(set.List("heads.worker")),
	}
}
