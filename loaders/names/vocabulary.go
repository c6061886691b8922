package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// A Vocabulary is the packs compiled for look-up. It is immutable and safe for concurrent use.
type Vocabulary struct {
	names    phrases[sense]
	titles   phrases[title]
	heads    phrases[headKind]
	parties  map[string]*Party // by slug
	lists    map[string]map[string]bool
	former   map[string]bool
	members  map[string]map[string]bool // bloc's slug, member's slug
	pointers *pointers
}

// A sense is what a name of the packs stands for.
type sense struct {
	party *Party
	form  Form
	exact string // the name as written, where capitals decide: "US", "WHO", "LeT"
}

// A title is what a title of the packs says of who bears it.
type title struct {
	kind     titleKind
	capacity graph.Capacity
}

type titleKind uint8

const (
	roleTitle titleKind = iota
	chairTitle
	bystanderTitle
)

// headKind says what a noun behind a party's name or adjective makes of it.
type headKind uint8

const (
	noHead headKind = iota
	speaks
	belongs
	civil
	media
)

// NewVocabulary compiles packs.
func NewVocabulary(set *packs.Set) *Vocabulary {
	v := &Vocabulary{pointers: newPointers(set), parties: map[string]*Party{}, lists: map[string]map[string]bool{}, former: map[string]bool{}, members: map[string]map[string]bool{}}
	for _, lists := range [][]packs.Words{set.Words, set.Heads} {
		for _, list := range lists {
			v.list(list.ID, list.Words)
		}
	}
	v.addHeads(set)
	for i := range set.Parties {
		v.addParty(&set.Parties[i])
	}
	v.addTitles(set)
	v.names.settle()
	v.titles.settle()
	v.heads.settle()
	return v
}

// Abbreviated tells whether a word in small letters, without its point, ends no sentence: what text.Read asks for.
func (v *Vocabulary) Abbreviated(word string) bool { return v.lists["abbreviation"][word] }

func (v *Vocabulary) list(id string, words []string) {
	if v.lists[id] == nil {
		v.lists[id] = map[string]bool{}
	}
	for _, w := range words {
		v.lists[id][strings.ToLower(w)] = true
	}
}

// is tells whether a word list of the packs holds a word.
func (v *Vocabulary) is(list, word string) bool { return v.lists[list][word] }

func (v *Vocabulary) addHeads(set *packs.Set) {
	for _, list := range []struct {
		id   string
		kind headKind
	}{{"heads.belongs", belongs}, {"heads.people", civil}, {"heads.media", media}, {"heads.speaks", speaks}} {
		for _, w := range set.List(list.id) {
			v.heads.add(w, list.kind)
		}
	}
}

func (v *Vocabulary) addParty(p *packs.Party) {
	party := &Party{ID: graph.PartyID(p.ID), Name: p.Name, Type: graph.PartyType(p.Type)}
	v.parties[p.ID] = party
	v.addNames(party, ByName, append([]string{p.Name}, p.Aliases...))
	v.addNames(party, ByDemonym, p.Demonyms)
	v.addNames(party, ByCapital, p.Capitals)
	v.addNames(party, BySeat, p.Seats)
	v.members[party.ID] = map[string]bool{}
	for _, m := range p.Members {
		v.members[party.ID][graph.PartyID(m.Party)] = true
	}
}

// longestExact is how many letters an alias in capitals has at most that means its party in capitals only.
const longestExact = 6

func (v *Vocabulary) addNames(party *Party, form Form, names []string) {
	for _, name := range names {
		s := sense{party: party, form: form}
		if utf8.RuneCountInString(name) <= longestExact && capitals(name) > 1 && !strings.Contains(name, " ") {
			s.exact = name
		}
		v.names.add(name, s)
	}
}

// capitals counts the capital letters of a word.
func capitals(word string) int {
	n := 0
	for _, r := range word {
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n
}

func (v *Vocabulary) addTitles(set *packs.Set) {
	for _, r := range set.Roles {
		for _, t := range r.Titles {
			v.titles.add(t, title{roleTitle, graph.Capacity(r.Capacity)})
		}
		for _, w := range r.Words {
			v.former[w] = true
		}
	}
	for _, g := range set.Chairs {
		for _, t := range g.Titles {
			v.titles.add(t, title{kind: chairTitle})
		}
	}
	for _, g := range set.Bystanders {
		for _, t := range g.Titles {
			v.titles.add(t, title{kind: bystanderTitle})
		}
	}
}
