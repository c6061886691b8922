package extract

import "github.com/parleygraph/parley/loaders/packs"

// speakersReader finds who holds what the clauses of a document say. It is immutable.
type speakersReader struct {
	*cueIndex
	lex         *lexicon
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

func newSpeakersReader(set *packs.Set, lex *lexicon, cues *cueIndex) *speakersReader {
	return &speakersReader{
		cueIndex:    cues,
		lex:         lex,
		people:      newPeopleVocabulary(set, lex, cues),
		syntax:      newSyntaxGrammar(set, cues),
		banded:      setOf(set.List("heads.banded")),
		blocWords:   setOf(set.List("bloc-members")),
		bodies:      setOf(set.List("heads.body")),
		campNouns:   setOf(set.List("heads.camp")),
		campWords:   setOf(set.List("camp-word")),
		causes:      setOf(set.List("heads.cause")),
		chambers:    setOf(set.List("heads.chamber")),
		countries:   setOf(set.List("country")),
		followers:   setOf(set.List("follower")),
		governments: setOf(set.List("government")),
		issued:      setOf(set.List("issued")),
		issuing:     setOf(set.List("issuing")),
		labourWords: setOf(set.List("labour")),
		localWords:  setOf(set.List("local")),
		mediating:   setOf(set.List("mediating")),
		patrons:     setOf(set.List("heads.patron")),
		possessives: setOf(set.List("possessive")),
		quantities:  setOf(set.List("quantity")),
		regionWords: setOf(set.List("region")),
		siding:      setOf(set.List("siding")),
		stanceNouns: setOf(set.List("stance-noun")),
		stateWords:  setOf(set.List("state-word")),
		stateless:   setOf(set.List("stateless")),
		troops:      setOf(set.List("troops")),
		unions:      setOf(set.List("heads.union")),
		workers:     setOf(set.List("heads.worker")),
	}
}
