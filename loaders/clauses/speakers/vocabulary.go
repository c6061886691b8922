package speakers

import (
	"github.com/parleygraph/parley/loaders/clauses/cues"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/clauses/people"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
	"github.com/parleygraph/parley/loaders/packs"
)

// Reader finds who holds what the clauses of a document say. It is immutable.
type Reader struct {
	*cues.Index
	lex         *lexicon.Lexicon
	people      *people.Vocabulary
	syntax      *syntax.Grammar
	answering   map[string]bool // labels of the turns of whoever is interviewed: answer
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
	interviews  map[string]bool // what a title or a lead says that tells who is interviewed: interview
	issued      map[string]bool // such a text: resolution, letter
	issuing     map[string]bool // what a body does with a text that speaks for it: adopt, sign
	labourWords map[string]bool // words of a labour dispute: strike, union
	localWords  map[string]bool // regional, provincial
	mediating   map[string]bool // mediators, who act for the state that sends them
	patrons     map[string]bool // groups whom a party's name tells apart: donors
	possessives map[string]bool // its, their, his, her
	press       map[string]bool // labels of those who ask: question, reporter
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

// New returns a reader by the packs.
func New(set *packs.Set, lex *lexicon.Lexicon, index *cues.Index) *Reader {
	return &Reader{
		Index:       index,
		lex:         lex,
		people:      people.NewVocabulary(set, lex, index),
		syntax:      syntax.NewGrammar(set, index),
		answering:   lexicon.SetOf(set.List("refer.answer")),
		banded:      lexicon.SetOf(set.List("heads.banded")),
		blocWords:   lexicon.SetOf(set.List("bloc-members")),
		bodies:      lexicon.SetOf(set.List("heads.body")),
		campNouns:   lexicon.SetOf(set.List("heads.camp")),
		campWords:   lexicon.SetOf(set.List("camp-word")),
		causes:      lexicon.SetOf(set.List("heads.cause")),
		chambers:    lexicon.SetOf(set.List("heads.chamber")),
		countries:   lexicon.SetOf(set.List("country")),
		followers:   lexicon.SetOf(set.List("follower")),
		governments: lexicon.SetOf(set.List("government")),
		interviews:  lexicon.SetOf(set.List("refer.interview")),
		issued:      lexicon.SetOf(set.List("issued")),
		issuing:     lexicon.SetOf(set.List("issuing")),
		labourWords: lexicon.SetOf(set.List("labour")),
		localWords:  lexicon.SetOf(set.List("local")),
		mediating:   lexicon.SetOf(set.List("mediating")),
		patrons:     lexicon.SetOf(set.List("heads.patron")),
		possessives: lexicon.SetOf(set.List("possessive")),
		press:       lexicon.SetOf(set.List("refer.press")),
		quantities:  lexicon.SetOf(set.List("quantity")),
		regionWords: lexicon.SetOf(set.List("region")),
		siding:      lexicon.SetOf(set.List("siding")),
		stanceNouns: lexicon.SetOf(set.List("stance-noun")),
		stateWords:  lexicon.SetOf(set.List("state-word")),
		stateless:   lexicon.SetOf(set.List("stateless")),
		troops:      lexicon.SetOf(set.List("troops")),
		unions:      lexicon.SetOf(set.List("heads.union")),
		workers:     lexicon.SetOf(set.List("heads.worker")),
	}
}
