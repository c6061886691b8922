package encounters

import (
	"github.com/parleygraph/parley/loaders/clauses/cues"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/packs"
)

// Vocabulary is what the packs say of meetings. It is immutable.
type Vocabulary struct {
	*cues.Index
	carrying    map[string]bool // verbs that only carry the one that they take: continue
	convening   map[string]bool // what a round of talks does: convene, resume
	doubting    map[string]bool // report verbs whose complement is not asserted
	failing     map[string]bool // verbs of what does not come about: fail
	hearsay     map[string]bool // what holds no fact: rumours, reports
	pairNouns   map[string]bool // sides, delegations: what "the two" may name
	pairPersons map[string]bool // ministers, presidents: what "the two" may name of persons
	possessives map[string]bool // its, their, his, her
	receiving   map[string]bool // who is received by somebody meets them
	timing      map[string]bool // what puts one meeting before or after another
	travelling  map[string]bool // who flies for talks goes to meet
	visiting    map[string]bool // what somebody does who calls on another: discuss, convey
}

// NewVocabulary reads the lists of the packs.
func NewVocabulary(set *packs.Set, index *cues.Index) *Vocabulary {
	return &Vocabulary{
		Index:       index,
		carrying:    lexicon.SetOf(set.List("carrying")),
		convening:   lexicon.SetOf(set.List("convening")),
		doubting:    lexicon.SetOf(set.List("doubting")),
		failing:     lexicon.SetOf(set.List("failing")),
		hearsay:     lexicon.SetOf(set.List("hearsay")),
		pairNouns:   lexicon.SetOf(set.List("pair-noun")),
		pairPersons: lexicon.SetOf(set.List("pair-person")),
		possessives: lexicon.SetOf(set.List("possessive")),
		receiving:   lexicon.SetOf(set.List("receiving")),
		timing:      lexicon.SetOf(append(set.List("meeting.after"), set.List("meeting.before")...)),
		travelling:  lexicon.SetOf(set.List("travelling")),
		visiting:    lexicon.SetOf(set.List("visiting")),
	}
}
