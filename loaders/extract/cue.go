package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parleygraph/parley/loaders/packs"
)

// A verbCue is one wording of a cue by a verb: its lemma is the key under which it is found.
type verbCue struct {
	rule    *packs.Cue
	words   []string // particle, or the verb it governs, right after the verb: "out" of "rule out"
	tail    []string // words after a gap: "as a red line"
	objects map[string]bool
}

// A meetingVerb is one wording of a meeting cue by a verb.
type meetingVerb struct {
	rule    *packs.MeetingCue
	words   []string
	objects map[string]bool
	purpose map[string]bool // heads behind "for"
}

// vocabulary is the packs' rules compiled for look-up by lemma. It is immutable.
type vocabulary struct {
	reports      map[string]bool // verbs and nouns that report
	telling      map[string]bool // verbs that report and take no side with a clause or object: say, but not propose
	clausal      map[string]bool // verbs that take a clause
	verbCues     map[string][]verbCue
	nounCues     map[string][]*packs.Cue
	adjectives   phrases[*packs.Cue]
	compounds    map[string]*packs.Cue
	predicates   phrases[*packs.Cue]
	modals       phrases[*packs.Cue]
	conditions   phrases[int]
	behind       []string // what must stand before each condition
	meetingVerbs map[string][]meetingVerb
	meetingNouns map[string]*packs.MeetingCue
	memberWords  map[string]bool
	regionWords  map[string]bool
	supporting   map[string]bool // participles of echoes
	opposing     map[string]bool
	matters      map[string]bool
	carrying     map[string]bool
	refusing     map[string]bool // verbs after which declining is no position: comment
	doubting     map[string]bool // report verbs whose complement is not asserted
	orgs         map[string]bool
	things       map[string]bool           // words by which a name tells a text, an event or an office: protocol, summit
	factions     map[string]bool           // words by which a name tells a faction: front, movement
	bodies       map[string]bool           // words by which a name tells an organization that can be a side: union, agency
	mediating    map[string]bool           // mediators, who act for the state that sends them
	civil        map[string]bool           // verbs of civil life: who teaches is no envoy
	stateless    map[string]bool           // movement, group: never a state
	countries    map[string]bool           // country, republic: always one
	fields       []map[string]bool         // words of fields in which nobody negotiates
	pairNouns    map[string]bool           // sides, delegations: what "the two" may name
	pairPersons  map[string]bool           // ministers, presidents: what "the two" may name of persons
	receiving    map[string]bool           // who is received by somebody meets them
	convening    map[string]bool           // what a round of talks does: convene, resume
	travelling   map[string]bool           // who flies for talks goes to meet
	hearsay      map[string]bool           // what holds no fact: rumours, reports
	workers      map[string]bool           // people who bargain in a labour dispute
	campNouns    map[string]bool           // nouns of a camp that a word before them tells apart: bloc, creditors
	labourWords  map[string]bool           // words of a labour dispute: strike, union
	chambers     map[string]bool           // bodies of a state: court, parliament, lawmakers
	causes       map[string]bool           // people whom a cause brings together: rebels, protesters
	banded       map[string]bool           // groups that a word before them tells apart: leaders, officials
	campWords    map[string]bool           // such words: opposition, ruling
	patrons      map[string]bool           // groups whom a party's name tells apart: donors
	unions       map[string]bool           // bodies of workers
	siding       map[string]bool           // led, backed: by whom a side is told apart
	commanding   map[string]bool           // verbs of those who can command: order, summon
	followers    map[string]bool           // members, leaders: of whom, the words after say
	counsel      map[string]bool           // who reports what a court decides: lawyer
	courts       map[string]bool           // court, judge
	localWords   map[string]bool           // regional, provincial
	quantities   map[string]bool           // majority, thousands
	stateWords   map[string]bool           // words of affairs of state: government, treaty
	shortWords   map[*packs.Party][]string // the words that stand for a party once its name has been given
	governments  map[string]bool           // government, authorities
	stateOffices map[string]bool           // minister, president
	anaphoric    map[string]bool           // small-letter words that take up such a name: the agency
	settlements  map[string]bool           // what is negotiated: deal, agreement
	possessives  map[string]bool           // its, their, his, her
	hedges       map[string]bool           // probably, apparently
	untrue       map[string]bool           // what is said of what is no fact: false
	certain      map[string]bool           // what denied says so too: true
	alleged      map[string]bool           // what is said of what may not be: alleged
	failing      map[string]bool           // verbs of what does not come about: fail
	guessing     map[string]bool           // report verbs that only guess at another's aims: believe
	retreating   map[string]bool           // verbs that with "from" or "on" end it: back away from its demand
	conceding    map[string]bool           // report verbs that accept what they report: concede
	ending       map[string]bool           // verbs that end what a party held: drop its demand
	ceasing      map[string]bool           // what must be, whoever is told so: end, leave
	errands      map[string]bool           // verbs by which somebody turns to another, for a purpose: phone, summon
	visiting     map[string]bool           // what somebody does who calls on another: discuss, convey
	issuing      map[string]bool           // what a body does with a text that speaks for it: adopt, sign
	issued       map[string]bool           // such a text: resolution, letter
	blocWords    map[string]bool           // what a bloc's name may lend itself to: states, members
	stanceNouns  map[string]bool           // what a party holds: position, demand, refusal
	threats      map[string]bool           // what a party does to another or suffers, and never offers: strike, lose
	troops       map[string]bool           // those whose acts are their side's: forces, fighters
	breaking     map[string]bool           // what a party does to talks that it leaves: suspend, quit
	answers      map[string]bool           // what answers yes or no and needs no object: object, agree
	headNouns    map[string]bool           // who stands at the top: head, chief
	forces       map[string]bool           // what a party may be called by once it is named so: army, junta
}

func newVocabulary(set *packs.Set, lex *lexicon) *vocabulary {
	v := &vocabulary{
		reports: map[string]bool{}, telling: map[string]bool{}, clausal: map[string]bool{}, shortWords: map[*packs.Party][]string{}, verbCues: map[string][]verbCue{}, nounCues: map[string][]*packs.Cue{},
		adjectives: phrases[*packs.Cue]{}, compounds: map[string]*packs.Cue{}, predicates: phrases[*packs.Cue]{}, modals: phrases[*packs.Cue]{},
		conditions: phrases[int]{}, meetingVerbs: map[string][]meetingVerb{}, meetingNouns: map[string]*packs.MeetingCue{},
	}
	v.addLists(set)
	v.addShorts(set, lex)
	for _, id := range []string{"field.sport", "field.weather", "field.markets", "field.screen"} {
		v.fields = append(v.fields, setOf(set.List(id)))
	}
	for i := range set.Cues {
		v.addCue(&set.Cues[i], lex)
	}
	for lemma := range v.verbCues {
		slices.SortStableFunc(v.verbCues[lemma], compareCues)
		v.telling[lemma] = v.reports[lemma] && !slices.ContainsFunc(v.verbCues[lemma], taking)
	}
	for i, cue := range set.Conditions {
		v.behind = append(v.behind, cue.Behind)
		for _, wording := range cue.Words {
			v.conditions.add(lex.cut(wording), i)
		}
	}
	for i := range set.Meetings {
		v.addMeeting(&set.Meetings[i])
	}
	return v
}

func (v *vocabulary) addCue(cue *packs.Cue, lex *lexicon) {
	for _, wording := range cue.Verbs {
		v.addVerb(cue, wording)
	}
	for _, noun := range cue.Nouns {
		v.nounCues[noun] = append(v.nounCues[noun], cue)
		v.reports[noun] = v.reports[noun] || cue.Report
	}
	for _, adjective := range cue.Adjectives {
		v.adjectives.add(lex.cut(adjective), cue)
	}
	for _, compound := range cue.Compounds {
		v.compounds[compound] = cue
	}
	for _, wording := range cue.Predicates {
		v.predicates.add(lex.cut(wording), cue)
	}
	for _, wording := range cue.Modals {
		v.modals.add(lex.cut(wording), cue)
	}
}

func (v *vocabulary) addVerb(cue *packs.Cue, wording string) {
	head, tail, _ := strings.Cut(wording, " ... ")
	words := strings.Fields(head)
	c := verbCue{rule: cue, words: words[1:], tail: strings.Fields(tail), objects: setOf(cue.Objects)}
	v.verbCues[words[0]] = append(v.verbCues[words[0]], c)
	if cue.Report {
		v.reports[words[0]] = true
	}
	if plain := len(words) == 1 && tail == ""; plain && (slices.Contains(cue.Takes, "bare") || slices.Contains(cue.Takes, "that")) {
		v.clausal[words[0]] = true
	}
}

// taking tells whether a cue takes a side with whatever clause or object follows its verb.
func taking(c verbCue) bool {
	return !c.rule.Report && len(c.words)+len(c.tail)+len(c.objects) == 0 && (slices.Contains(c.rule.Takes, "that") || slices.Contains(c.rule.Takes, "object"))
}

// compareCues puts the more special wording first: those with words of their own, with objects, then the rest, reports last.
func compareCues(a, b verbCue) int {
	weight := func(c verbCue) int {
		switch {
		case len(c.tail) > 0:
			return 0
		case len(c.words) > 0:
			return 1
		case len(c.objects) > 0:
			return 2
		case c.rule.Report:
			return 4
		}
		return 3
	}
	return weight(a) - weight(b)
}

func (v *vocabulary) addMeeting(cue *packs.MeetingCue) {
	for _, wording := range cue.Verbs {
		words := strings.Fields(wording)
		v.meetingVerbs[words[0]] = append(v.meetingVerbs[words[0]], meetingVerb{rule: cue, words: words[1:], objects: setOf(cue.Objects), purpose: setOf(cue.For)})
	}
	for lemma := range v.meetingVerbs {
		slices.SortStableFunc(v.meetingVerbs[lemma], func(a, b meetingVerb) int {
			return cmp.Or(len(b.words)-len(a.words), cmp.Compare(min(len(b.objects), 1), min(len(a.objects), 1)))
		})
	}
	for _, noun := range cue.Nouns {
		v.meetingNouns[noun] = cue
	}
}

// actless tells whether no cue and no meeting is worded with the verb.
func (v *vocabulary) actless(lemma string) bool {
	return len(v.verbCues[lemma])+len(v.meetingVerbs[lemma]) == 0 || lemma == "need"
}

// isCue tells whether a verb by itself, with no words of its own beside it, carries a stance or reports.
func (v *vocabulary) isCue(lemma string) bool {
	return slices.ContainsFunc(v.verbCues[lemma], func(c verbCue) bool { return len(c.words)+len(c.tail) == 0 })
}
