package reference

import (
	"strings"

	"github.com/parleygraph/parley/loaders/packs"
)

// pointers are the packs' words that point to somebody named elsewhere, compiled for look-up. It is immutable.
type Vocabulary struct {
	lists   map[string]map[string]bool // the lists that point, by their ids
	reports map[string]bool            // lemmas of verbs that report speech
	meets   map[string]bool            // lemmas of verbs and nouns of meeting
	titles  map[string]bool            // last words of the titles of roles
}

// pointerLists are the ids of the packs' lists of words that point.
var pointerLists = [...]string{
	"refer.he", "refer.she", "refer.it", "refer.they", "refer.i", "refer.we", "refer.possessive", "refer.reflexive", "refer.definite",
	"refer.state", "refer.group", "refer.bloc", "refer.delegation", "refer.member", "refer.partner", "refer.pair", "refer.pair-bare", "refer.delegates", "refer.named", "refer.state-word", "refer.agreed",
	"refer.human", "refer.nobody", "refer.house", "refer.press", "refer.answer", "refer.interview", "voice.kind", "voice.talk", "voice.joint", "voice.by", "voice.about", "voice.self", "voice.feel", "voice.own", "country", "pair-person", "heads.people", "kinship",
}

// newPointers compiles packs.
func NewVocabulary(set *packs.Set) *Vocabulary {
	p := &Vocabulary{lists: map[string]map[string]bool{}, reports: map[string]bool{}, meets: map[string]bool{}, titles: map[string]bool{}}
	for _, id := range pointerLists {
		p.lists[id] = setOf(set.List(id))
	}
	for _, c := range set.Cues {
		if c.Report {
			addFirst(p.reports, c.Verbs)
		}
	}
	for _, m := range set.Meetings {
		addFirst(p.meets, m.Verbs)
		addFirst(p.meets, m.Nouns)
		addFirst(p.meets, m.Objects)
	}
	for _, r := range set.Roles {
		for _, t := range r.Titles {
			p.titles[headOf(t)] = true
		}
	}
	return p
}

// headOf returns the word of a title on which the rest hangs: "minister" of "minister of the economy".
func headOf(title string) string {
	for _, joint := range [...]string{" of ", " for ", " to ", " in ", " at "} {
		title, _, _ = strings.Cut(title, joint)
	}
	return title[strings.LastIndexByte(title, ' ')+1:]
}

// in tells whether a word in small letters stands in a list.
func (p *Vocabulary) in(id, word string) bool { return p.lists[id][word] }

func setOf(words []string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}

// addFirst adds the first word of each wording.
func addFirst(set map[string]bool, wordings []string) {
	for _, w := range wordings {
		first, _, _ := strings.Cut(w, " ")
		set[first] = true
	}
}
