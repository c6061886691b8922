// Package cues holds the packs' rules of stances, conditions and meetings, compiled for look-up by the word that opens them.
//
//	index := cues.New(set, lex)
//	for _, verb := range index.VerbCues["reject"] { ... }
package cues

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/packs"
)

// A Verb is one wording of a cue by a verb: its lemma is the key under which it is found.
type Verb struct {
	Rule    *packs.Cue
	Words   []string // particle, or the verb it governs, right after the verb: "out" of "rule out"
	Tail    []string // words after a gap: "as a red line"
	Objects map[string]bool
}

// A MeetingVerb is one wording of a meeting cue by a verb.
type MeetingVerb struct {
	Rule    *packs.MeetingCue
	Words   []string
	Objects map[string]bool
	Purpose map[string]bool // heads behind "for"
}

// Index is the packs' rules compiled for look-up by lemma. It is immutable.
type Index struct {
	Reports      map[string]bool // verbs and nouns that report
	Telling      map[string]bool // verbs that report and take no side with a clause or object: say, but not propose
	Clausal      map[string]bool // verbs that take a clause
	VerbCues     map[string][]Verb
	NounCues     map[string][]*packs.Cue
	Adjectives   lexicon.Phrases[*packs.Cue]
	Compounds    map[string]*packs.Cue
	Predicates   lexicon.Phrases[*packs.Cue]
	Modals       lexicon.Phrases[*packs.Cue]
	Conditions   lexicon.Phrases[int] // indices in Openers
	Formulas     lexicon.Phrases[int] // that hold words of conditions and open none
	Openers      []packs.ConditionCue
	MeetingVerbs map[string][]MeetingVerb
	MeetingNouns map[string]*packs.MeetingCue
}

// New compiles the rules of the packs.
func New(set *packs.Set, lex *lexicon.Lexicon) *Index {
	x := &Index{
		Reports: map[string]bool{}, Telling: map[string]bool{}, Clausal: map[string]bool{}, VerbCues: map[string][]Verb{}, NounCues: map[string][]*packs.Cue{},
		Adjectives: lexicon.Phrases[*packs.Cue]{}, Compounds: map[string]*packs.Cue{}, Predicates: lexicon.Phrases[*packs.Cue]{}, Modals: lexicon.Phrases[*packs.Cue]{},
		Conditions: lexicon.Phrases[int]{}, Formulas: lexicon.Phrases[int]{}, Openers: set.Conditions, MeetingVerbs: map[string][]MeetingVerb{}, MeetingNouns: map[string]*packs.MeetingCue{},
	}
	for i := range set.Cues {
		x.addCue(&set.Cues[i], lex)
	}
	for lemma := range x.VerbCues {
		slices.SortStableFunc(x.VerbCues[lemma], compareCues)
		x.Telling[lemma] = x.Reports[lemma] && !slices.ContainsFunc(x.VerbCues[lemma], taking)
	}
	for i, cue := range set.Conditions {
		for _, wording := range cue.Words {
			x.Conditions.Add(lex.Cut(wording), i)
		}
		for _, wording := range cue.Except {
			x.Formulas.Add(lex.Cut(wording), i)
		}
	}
	for i := range set.Meetings {
		x.addMeeting(&set.Meetings[i])
	}
	return x
}

func (x *Index) addCue(cue *packs.Cue, lex *lexicon.Lexicon) {
	for _, wording := range cue.Verbs {
		x.addVerb(cue, wording)
	}
	for _, noun := range cue.Nouns {
		x.NounCues[noun] = append(x.NounCues[noun], cue)
		x.Reports[noun] = x.Reports[noun] || cue.Report
	}
	for _, adjective := range cue.Adjectives {
		x.Adjectives.Add(lex.Cut(adjective), cue)
	}
	for _, compound := range cue.Compounds {
		x.Compounds[compound] = cue
	}
	for _, wording := range cue.Predicates {
		x.Predicates.Add(lex.Cut(wording), cue)
	}
	for _, wording := range cue.Modals {
		x.Modals.Add(lex.Cut(wording), cue)
	}
}

func (x *Index) addVerb(cue *packs.Cue, wording string) {
	head, tail, _ := strings.Cut(wording, " ... ")
	words := strings.Fields(head)
	c := Verb{Rule: cue, Words: words[1:], Tail: strings.Fields(tail), Objects: lexicon.SetOf(cue.Objects)}
	x.VerbCues[words[0]] = append(x.VerbCues[words[0]], c)
	if cue.Report {
		x.Reports[words[0]] = true
	}
	if plain := len(words) == 1 && tail == ""; plain && (slices.Contains(cue.Takes, "bare") || slices.Contains(cue.Takes, "that")) {
		x.Clausal[words[0]] = true
	}
}

// taking tells whether a cue takes a side with whatever clause or object follows its verb.
func taking(c Verb) bool {
	return !c.Rule.Report && len(c.Words)+len(c.Tail)+len(c.Objects) == 0 && (slices.Contains(c.Rule.Takes, "that") || slices.Contains(c.Rule.Takes, "object"))
}

// compareCues puts the more special wording first: those with words of their own, with objects, then the rest, reports last.
func compareCues(a, b Verb) int {
	weight := func(c Verb) int {
		switch {
		case len(c.Tail) > 0:
			return 0
		case len(c.Words) > 0:
			return 1
		case len(c.Objects) > 0:
			return 2
		case c.Rule.Report:
			return 4
		}
		return 3
	}
	return weight(a) - weight(b)
}

func (x *Index) addMeeting(cue *packs.MeetingCue) {
	for _, wording := range cue.Verbs {
		words := strings.Fields(wording)
		x.MeetingVerbs[words[0]] = append(x.MeetingVerbs[words[0]], MeetingVerb{Rule: cue, Words: words[1:], Objects: lexicon.SetOf(cue.Objects), Purpose: lexicon.SetOf(cue.For)})
	}
	for lemma := range x.MeetingVerbs {
		slices.SortStableFunc(x.MeetingVerbs[lemma], func(a, b MeetingVerb) int {
			return cmp.Or(len(b.Words)-len(a.Words), cmp.Compare(min(len(b.Objects), 1), min(len(a.Objects), 1)))
		})
	}
	for _, noun := range cue.Nouns {
		x.MeetingNouns[noun] = cue
	}
}

// Actless tells whether no cue and no meeting is worded with the verb.
func (x *Index) Actless(lemma string) bool {
	return len(x.VerbCues[lemma])+len(x.MeetingVerbs[lemma]) == 0 || lemma == "need"
}

// IsCue tells whether a verb by itself, with no words of its own beside it, carries a stance or reports.
func (x *Index) IsCue(lemma string) bool {
	return slices.ContainsFunc(x.VerbCues[lemma], func(c Verb) bool { return len(c.Words)+len(c.Tail) == 0 })
}

// wider says which form of a pack lets a cue take a complement that no pack names.
var wider = map[string]string{
	"clause": "that", "bare": "that", "for-to": "for", "actor-to": "object", "actor-for": "object", "to-actor-for": "to-object", "to-actor-to": "to-object",
	"with-actor-for": "with", "with-actor-to": "with", "on-actor-to": "on", "actor-to-by": "actor-to",
}

// Takes tells whether the cue takes a complement of that form.
func Takes(cue *packs.Cue, form string) bool {
	if form == "whether" && cue.Report || slices.Contains(cue.Takes, form) {
		return true
	}
	named := wider[form]
	return named != "" && slices.Contains(cue.Takes, named)
}
