package positions

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/loaders/packs"
)

// A Lexicon says which stances the packs give to words. It is immutable.
type Lexicon struct {
	stances  map[string]string // by class and lemma, "verb support": the stances, joined by "|"
	reports  map[string]bool   // lemmas that report what somebody says
	guesses  map[string]bool   // words by which somebody says what another may want
	duties   map[string]bool   // modals by which somebody says what another must do
	unspoken map[string]bool   // lemmas of verbs whose refusal is silence
	weighs   map[string]bool   // lemmas of verbs by which two talk about a thing
	weighty  map[string]bool   // lemmas of nouns in which such a talk takes a side
	fears    map[string]bool   // lemmas of verbs that take nothing that is wanted
	undenied map[string]bool   // nouns of which there may be none without a stance
	meets    map[string]bool   // lemmas of verbs by which two meet
	tells    map[string]bool   // lemmas of verbs that take whom something is told
	blames   map[string]bool   // words by which somebody finds fault with a thing
	praises  map[string]bool   // words by which somebody praises it
	singular map[string]bool   // pronouns that mean one alone
}

// NewLexicon reads the cues of the packs.
func NewLexicon(set *packs.Set) *Lexicon {
	l := &Lexicon{
		stances: map[string]string{}, reports: map[string]bool{}, meets: map[string]bool{}, guesses: listed(set, "guessing"), duties: listed(set, "duty-modal"),
		unspoken: listed(set, "unspoken"), fears: listed(set, "fearing"), weighs: listed(set, "weighing"), weighty: listed(set, "weighty"), undenied: listed(set, "undenied"),
		tells: listed(set, "addressing"), blames: listed(set, "blaming"), praises: listed(set, "praising"), singular: listed(set, "refer.he", "refer.it"),
	}
	for i := range set.Cues {
		c := &set.Cues[i]
		l.add("verb", c.Verbs, c)
		l.add("noun", c.Nouns, c)
		l.add("adjective", c.Adjectives, c)
		l.add("adjective", c.Predicates, c)
		l.add("modal", c.Modals, c)
		for _, w := range c.Verbs {
			l.reports[w] = l.reports[w] || c.Report
		}
	}
	for i := range set.Meetings {
		for _, w := range set.Meetings[i].Verbs {
			l.meets[w] = true
		}
	}
	return l
}

// listed returns the words of some lists of the packs.
func listed(set *packs.Set, ids ...string) map[string]bool {
	words := map[string]bool{}
	for _, id := range ids {
		for _, w := range set.List(id) {
			words[w] = true
		}
	}
	return words
}

// add gives the first word of each wording, and the whole of it, the cue's stance.
func (l *Lexicon) add(class string, wordings []string, c *packs.Cue) {
	for _, w := range wordings {
		first, _, several := strings.Cut(w, " ")
		l.put(class+" "+w, c.Stance)
		if several {
			l.put(class+" "+first+" ..", c.Stance)
		}
	}
}

func (l *Lexicon) put(key, stance string) {
	known := strings.Split(l.stances[key], "|")
	if l.stances[key] == "" {
		known = nil
	}
	if !slices.Contains(known, stance) {
		known = append(known, stance)
		slices.Sort(known)
	}
	l.stances[key] = strings.Join(known, "|")
}
