package extract

import "github.com/parleygraph/parley/loaders/packs"

// meetingVocabulary is what the packs say of meetings. It is immutable.
type meetingVocabulary struct {
	*cueIndex
	carrying    map[string]bool // verbs that only carry the one that they take: continue
	convening   map[string]bool // what a round of talks does: convene, resume
	doubting    map[string]bool // report verbs whose complement is not asserted
	failing     map[string]bool // verbs of what does not come about: fail
	hearsay     map[string]bool // what holds no fact: rumours, reports
	pairNouns   map[string]bool // sides, delegations: what "the two" may name
	pairPersons map[string]bool // ministers, presidents: what "the two" may name of persons
	possessives map[string]bool // its, their, his, her
	receiving   map[string]bool // who is received by somebody meets them
	travelling  map[string]bool // who flies for talks goes to meet
	visiting    map[string]bool // what somebody does who calls on another: discuss, convey
}

// NewMeetingVocabulary reads the lists of the packs.
func NewMeetingVocabulary(set *packs.Set, cues *cueIndex) *meetingVocabulary {
	return &meetingVocabulary{
		cueIndex:    cues,
		carrying:    SetOf(set.List("carrying")),
		convening:   SetOf(set.List("convening")),
		doubting:    SetOf(set.List("doubting")),
		failing:     SetOf(set.List("failing")),
		hearsay:     SetOf(set.List("hearsay")),
		pairNouns:   SetOf(set.List("pair-noun")),
		pairPersons: SetOf(set.List("pair-person")),
		possessives: SetOf(set.List("possessive")),
		receiving:   SetOf(set.List("receiving")),
		travelling:  SetOf(set.List("travelling")),
		visiting:    SetOf(set.List("visiting")),
	}
}
