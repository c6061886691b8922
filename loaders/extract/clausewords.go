package extract

import "github.com/parleygraph/parley/loaders/packs"

// A clauseReader reads documents by their clauses. It is immutable and safe for concurrent use.
type clauseReader struct {
	*cueIndex
	lex         *lexicon
	speakers    *speakersReader
	meetings    *meetingVocabulary
	terms       *terms
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

func newClauseReader(set *packs.Set, lex *lexicon, t *terms) *clauseReader {
	cues := newCueIndex(set, lex)
	return &clauseReader{
		cueIndex:    cues,
		lex:         lex,
		speakers:    newSpeakersReader(set, lex, cues),
		meetings:    newMeetingVocabulary(set, cues),
		terms:       t,
		sure:        measures(),
		alleged:     setOf(set.List("alleged")),
		answers:     setOf(set.List("answer")),
		breaking:    setOf(set.List("breaking")),
		carrying:    setOf(set.List("carrying")),
		ceasing:     setOf(set.List("ceasing")),
		certain:     setOf(set.List("certain")),
		commanding:  setOf(set.List("commanding")),
		conceding:   setOf(set.List("conceding")),
		counsel:     setOf(set.List("counsel")),
		courts:      setOf(set.List("court")),
		doubting:    setOf(set.List("doubting")),
		ending:      setOf(set.List("ending")),
		errands:     setOf(set.List("errand")),
		guessing:    setOf(set.List("guessing")),
		hedges:      setOf(set.List("hedge")),
		issued:      setOf(set.List("issued")),
		matters:     setOf(set.List("matter")),
		opposing:    setOf(set.List("echo-oppose")),
		refusing:    setOf(set.List("no-comment")),
		retreating:  setOf(set.List("retreating")),
		settlements: setOf(set.List("settlement")),
		stateWords:  setOf(set.List("state-word")),
		supporting:  setOf(set.List("echo-support")),
		threats:     setOf(set.List("threat")),
		untrue:      setOf(set.List("untrue")),
	}
}
