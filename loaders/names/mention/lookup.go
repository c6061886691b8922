package mention

import (
	"cmp"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
)

// Party returns the party that the packs know by a name, adjective, capital or seat; nil where none goes by it, or not written so: "us" is nobody.
func (v *Vocabulary) Party(name string) *Party {
	for _, s := range v.Names.Exact(name) {
		if s.exact == "" || name == s.exact {
			return s.Party
		}
	}
	return nil
}

// Known returns how many words from word k on are a party's name that the packs know, 0 for none.
func (v *Vocabulary) Known(words []grammar.Word, k int) int {
	_, n := v.Names.At(words, k)
	return n
}

// Office reads the words of an office: in which capacity its holder stands to a party, empty where no title is among them, and whether it is the title of
// a bystander only.
func (v *Vocabulary) Office(words []grammar.Word) (capacity graph.Capacity, bystander bool) {
	former := false
	for k := 0; k < len(words); k++ {
		former = former || v.Former[words[k].Text]
		titles, n := v.titles.At(words, k)
		if n == 0 {
			continue
		}
		if t := titles[0]; t.Kind == BystanderTitle && !v.Is("heads.union", words[k].Text) {
			bystander = capacity == ""
		} else if capacity != graph.SpeaksFor {
			capacity, bystander = cmp.Or(t.Capacity, graph.SpeaksFor), false
		}
		k += n - 1
	}
	if former && capacity != "" {
		capacity = graph.BelongsTo
	}
	return capacity, bystander
}

// Belongs tells whether a noun names persons or bodies that are of a party and do not bind it: "lawmakers".
func (v *Vocabulary) Belongs(noun string) bool { return v.Is("heads.belongs", strings.ToLower(noun)) }

// Civil tells whether a noun names people whose feelings are no position: "voters".
func (v *Vocabulary) Civil(noun string) bool { return v.Is("heads.people", strings.ToLower(noun)) }

// Leads tells whether a noun names who leads a body: "director".
func (v *Vocabulary) Leads(noun string) bool { return v.Is("head-noun", strings.ToLower(noun)) }

// Vague tells whether words name a group that cannot be held to a position: "both sides", "many".
func (v *Vocabulary) Vague(words string) bool {
	return v.Is("heads.group-vague", strings.ToLower(words))
}

// Pronoun tells whether a word only points to somebody.
func (v *Vocabulary) Pronoun(word string) bool {
	return v.Is("pronoun", strings.ToLower(word)) || v.Is("first-person", strings.ToLower(word))
}

// FirstPerson tells whether a word means who speaks: "we", "our".
func (v *Vocabulary) FirstPerson(word string) bool {
	return v.Is("refer.i", strings.ToLower(word)) || v.Is("refer.we", strings.ToLower(word))
}
