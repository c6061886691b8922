package extract

import "github.com/parleygraph/parley/loaders/packs"

// A clauseReader reads documents by their clauses. It is immutable and safe for concurrent use.
type clauseReader struct {
	*cueIndex
	lex         *Lexicon
	speakers    *speakersReader
	meetings    *meetingVocabulary
	terms       *Terms
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

// NewClauseReader returns a reader by the packs, whose statements are about the terms.
func NewClauseReader(set *packs.Set, lex *Lexicon, t *Terms) *clauseReader {
	cues := NewCueIndex(set, lex)
	return &clauseReader{
		cueIndex:    cues,
		lex:         lex,
		speakers:    NewSpeakersReader(set, lex, cues),
		meetings:    NewMeetingVocabulary(set, cues),
		terms:       t,
		sure:        measures(),
		alleged:     SetOf(set.List("alleged")),
		answers:     SetOf(set.List("answer")),
		breaking:    SetOf(set.List("breaking")),
		carrying:    SetOf(set.List("carrying")),
		ceasing:     SetOf(set.List("ceasing")),
		certain:     SetOf(set.List("certain")),
		commanding:  SetOf(set.List("commanding")),
		conceding:   SetOf(set.List("conceding")),
		counsel:     SetOf(set.List("counsel")),
		courts:      SetOf(set.List("court")),
		doubting:    SetOf(set.List("doubting")),
		ending:      SetOf(set.List("ending")),
		errands:     SetOf(set.List("errand")),
		guessing:    SetOf(set.List("guessing")),
		hedges:      SetOf(set.List("hedge")),
		issued:      SetOf(set.List("issued")),
		matters:     SetOf(set.List("matter")),
		opposing:    SetOf(set.List("echo-oppose")),
		refusing:    SetOf(set.List("no-comment")),
		retreating:  SetOf(set.List("retreating")),
		settlements: SetOf(set.List("settlement")),
		stateWords:  SetOf(set.List("state-word")),
		supporting:  SetOf(set.List("echo-support")),
		threats:     SetOf(set.List("threat")),
		untrue:      SetOf(set.List("untrue")),
	}
}
