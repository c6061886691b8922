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

// cueIndex is the packs' rules compiled for look-up by lemma. It is immutable.
type cueIndex struct {
	reports      map[string]bool // verbs and nouns that report
	telling      map[string]bool // verbs that report and take no side with a clause or object: say, but not propose
	clausal      map[string]bool // verbs that take a clause
	verbCues     map[string][]verbCue
	nounCues     map[string][]*packs.Cue
	adjectives   phrases[*packs.Cue]
	compounds    map[string]*packs.Cue
	predicates   phrases[*packs.Cue]
	modals       phrases[*packs.Cue]
	conditions   phrases[int] // indices in openers
	openers      []packs.ConditionCue
	meetingVerbs map[string][]meetingVerb
	meetingNouns map[string]*packs.MeetingCue
}

func newCueIndex(set *packs.Set, lex *lexicon) *cueIndex {
	x := &cueIndex{
		reports: map[string]bool{}, telling: map[string]bool{}, clausal: map[string]bool{}, verbCues: map[string][]verbCue{}, nounCues: map[string][]*packs.Cue{},
		adjectives: phrases[*packs.Cue]{}, compounds: map[string]*packs.Cue{}, predicates: phrases[*packs.Cue]{}, modals: phrases[*packs.Cue]{},
		conditions: phrases[int]{}, openers: set.Conditions, meetingVerbs: map[string][]meetingVerb{}, meetingNouns: map[string]*packs.MeetingCue{},
	}
	for i := range set.Cues {
		x.addCue(&set.Cues[i], lex)
	}
	for lemma := range x.verbCues {
		slices.SortStableFunc(x.verbCues[lemma], compareCues)
		x.telling[lemma] = x.reports[lemma] && !slices.ContainsFunc(x.verbCues[lemma], taking)
	}
	for i, cue := range set.Conditions {
		for _, wording := range cue.Words {
			x.conditions.add(lex.cut(wording), i)
		}
	}
	for i := range set.Meetings {
		x.addMeeting(&set.Meetings[i])
	}
	return x
}

func (x *cueIndex) addCue(cue *packs.Cue, lex *lexicon) {
	for _, wording := range cue.Verbs {
		x.addVerb(cue, wording)
	}
	for _, noun := range cue.Nouns {
		x.nounCues[noun] = append(x.nounCues[noun], cue)
		x.reports[noun] = x.reports[noun] || cue.Report
	}
	for _, adjective := range cue.Adjectives {
		x.adjectives.add(lex.cut(adjective), cue)
	}
	for _, compound := range cue.Compounds {
		x.compounds[compound] = cue
	}
	for _, wording := range cue.Predicates {
		x.predicates.add(lex.cut(wording), cue)
	}
	for _, wording := range cue.Modals {
		x.modals.add(lex.cut(wording), cue)
	}
}

func (x *cueIndex) addVerb(cue *packs.Cue, wording string) {
	head, tail, _ := strings.Cut(wording, " ... ")
	words := strings.Fields(head)
	c := verbCue{rule: cue, words: words[1:], tail: strings.Fields(tail), objects: setOf(cue.Objects)}
	x.verbCues[words[0]] = append(x.verbCues[words[0]], c)
	if cue.Report {
		x.reports[words[0]] = true
	}
	if plain := len(words) == 1 && tail == ""; plain && (slices.Contains(cue.Takes, "bare") || slices.Contains(cue.Takes, "that")) {
		x.clausal[words[0]] = true
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

func (x *cueIndex) addMeeting(cue *packs.MeetingCue) {
	for _, wording := range cue.Verbs {
		words := strings.Fields(wording)
		x.meetingVerbs[words[0]] = append(x.meetingVerbs[words[0]], meetingVerb{rule: cue, words: words[1:], objects: setOf(cue.Objects), purpose: setOf(cue.For)})
	}
	for lemma := range x.meetingVerbs {
		slices.SortStableFunc(x.meetingVerbs[lemma], func(a, b meetingVerb) int {
			return cmp.Or(len(b.words)-len(a.words), cmp.Compare(min(len(b.objects), 1), min(len(a.objects), 1)))
		})
	}
	for _, noun := range cue.Nouns {
		x.meetingNouns[noun] = cue
	}
}

// actless tells whether no cue and no meeting is worded with the verb.
func (x *cueIndex) actless(lemma string) bool {
	return len(x.verbCues[lemma])+len(x.meetingVerbs[lemma]) == 0 || lemma == "need"
}

// isCue tells whether a verb by itself, with no words of its own beside it, carries a stance or reports.
func (x *cueIndex) isCue(lemma string) bool {
	return slices.ContainsFunc(x.verbCues[lemma], func(c verbCue) bool { return len(c.words)+len(c.tail) == 0 })
}

// takes tells whether the cue takes a complement of that form.
func takes(cue *packs.Cue, form string) bool {
	if slices.Contains(cue.Takes, form) {
		return true
	}
	switch form {
	case "whether":
		return cue.Report
	case "clause", "bare":
		return slices.Contains(cue.Takes, "that")
	case "for-to":
		return slices.Contains(cue.Takes, "for")
	case "actor-to":
		return slices.Contains(cue.Takes, "object")
	case "actor-for":
		return slices.Contains(cue.Takes, "object")
	case "to-actor-for":
		return slices.Contains(cue.Takes, "to-object")
	case "with-actor-for":
		return slices.Contains(cue.Takes, "with")
	case "on-actor-to":
		return slices.Contains(cue.Takes, "on")
	case "to-actor-to":
		return slices.Contains(cue.Takes, "to-object")
	case "with-actor-to":
		return slices.Contains(cue.Takes, "with")
	case "actor-to-by":
		return slices.Contains(cue.Takes, "actor-to")
	}
	return false
}
