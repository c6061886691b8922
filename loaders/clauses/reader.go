package clauses

import (
	"github.com/parleygraph/parley/loaders/clauses/cues"
	"github.com/parleygraph/parley/loaders/clauses/encounters"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/clauses/speakers"
	"github.com/parleygraph/parley/loaders/packs"
	"github.com/parleygraph/parley/loaders/terms"
)

// A Reader reads documents by their clauses. It is immutable and safe for concurrent use.
type Reader struct {
	*cues.Index
	lex         *lexicon.Lexicon
	speakers    *speakers.Reader
	meetings    *encounters.Vocabulary
	terms       *terms.Terms
	sure        map[string]measure
	alleged     map[string]bool // what is said of what may not be: alleged
	answers     map[string]bool // what answers yes or no and needs no object: object, agree
	breaking    map[string]bool // what a party does to talks that it leaves: suspend, quit
	carrying    map[string]bool // verbs that only carry the one that they take: continue
	ceasing     map[string]bool // what must be, whoever is told so: end, leave
	certain     map[string]bool // what denied says so too: true
	commanding  map[string]bool // verbs of those who can command: order, summon
	conceding   map[string]bool // report verbs that accept what they report: concede
	counsel     map[string]bool // who reports what a court decides: lawyer
	courts      map[string]bool // court, judge
	doubting    map[string]bool // report verbs whose complement is not asserted
	ending      map[string]bool // verbs that end what a party held: drop its demand
	errands     map[string]bool // verbs by which somebody turns to another, for a purpose: phone, summon
	guessing    map[string]bool // report verbs that only guess at another's aims: believe
	hedges      map[string]bool // probably, apparently
	issued      map[string]bool // such a text: resolution, letter
	matters     map[string]bool // what parties negotiate: border, ceasefire
	opposing    map[string]bool // participles of those who oppose: opposed
	refusing    map[string]bool // verbs after which declining is no position: comment
	retreating  map[string]bool // verbs that with "from" or "on" end it: back away from its demand
	settlements map[string]bool // what is negotiated: deal, agreement
	stateWords  map[string]bool // words of affairs of state: government, treaty
	supporting  map[string]bool // participles of those who stand with somebody: supported
	threats     map[string]bool // what a party does to another or suffers, and never offers: strike, lose
	untrue      map[string]bool // what is said of what is no fact: false
}

// New returns a reader by the packs, whose statements are about the terms.
func New(set *packs.Set, lex *lexicon.Lexicon, t *terms.Terms) *Reader {
	index := cues.New(set, lex)
	return &Reader{
		Index:       index,
		lex:         lex,
		speakers:    speakers.New(set, lex, index),
		meetings:    encounters.NewVocabulary(set, index),
		terms:       t,
		sure:        measures(),
		alleged:     lexicon.SetOf(set.List("alleged")),
		answers:     lexicon.SetOf(set.List("answer")),
		breaking:    lexicon.SetOf(set.List("breaking")),
		carrying:    lexicon.SetOf(set.List("carrying")),
		ceasing:     lexicon.SetOf(set.List("ceasing")),
		certain:     lexicon.SetOf(set.List("certain")),
		commanding:  lexicon.SetOf(set.List("commanding")),
		conceding:   lexicon.SetOf(set.List("conceding")),
		counsel:     lexicon.SetOf(set.List("counsel")),
		courts:      lexicon.SetOf(set.List("court")),
		doubting:    lexicon.SetOf(set.List("doubting")),
		ending:      lexicon.SetOf(set.List("ending")),
		errands:     lexicon.SetOf(set.List("errand")),
		guessing:    lexicon.SetOf(set.List("guessing")),
		hedges:      lexicon.SetOf(set.List("hedge")),
		issued:      lexicon.SetOf(set.List("issued")),
		matters:     lexicon.SetOf(set.List("matter")),
		opposing:    lexicon.SetOf(set.List("echo-oppose")),
		refusing:    lexicon.SetOf(set.List("no-comment")),
		retreating:  lexicon.SetOf(set.List("retreating")),
		settlements: lexicon.SetOf(set.List("settlement")),
		stateWords:  lexicon.SetOf(set.List("state-word")),
		supporting:  lexicon.SetOf(set.List("echo-support")),
		threats:     lexicon.SetOf(set.List("threat")),
		untrue:      lexicon.SetOf(set.List("untrue")),
	}
}
