package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// A Vocabulary is the packs compiled for look-up. It is immutable and safe for concurrent use.
type Vocabulary struct {
	Names    phrases[sense]
	titles   phrases[Title]
	Heads    phrases[HeadKind]
	parties  map[string]*Party // by slug
	lists    map[string]map[string]bool
	Former   map[string]bool
	members  map[string]map[string]bool // bloc's slug, member's slug
	offices  map[string][]*Party        // whose officers alone bear a title
	usual    map[string][]*Party        // whose officers English texts usually mean by a title
	demonyms map[*Party]string          // the first adjective of a party
}

// A sense is what a name of the packs stands for.
type sense struct {
	Party *Party
	form  Form
	exact string // the name as written, where capitals decide: "US", "WHO", "LeT"
}

// A Title is what a title of the packs says of who bears it.
type Title struct {
	Kind     titleKind
	Capacity graph.Capacity
}

type titleKind uint8

const (
	RoleTitle titleKind = iota
	ChairTitle
	BystanderTitle
)

// HeadKind says what a noun behind a party's name or adjective makes of it.
type HeadKind uint8

const (
	NoHead HeadKind = iota
	Speaks
	Belongs
	Civil
	Media
)

// NewVocabulary compiles packs.
func NewVocabulary(set *packs.Set) *Vocabulary {
	v := &Vocabulary{parties: map[string]*Party{}, lists: map[string]map[string]bool{}, Former: map[string]bool{}, members: map[string]map[string]bool{}, offices: map[string][]*Party{}, usual: map[string][]*Party{}, demonyms: map[*Party]string{}}
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
	v.addOffices(set)
	v.Names.settle()
	v.titles.settle()
	v.Heads.settle()
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

// Is tells whether a word list of the packs holds a word.
func (v *Vocabulary) Is(list, word string) bool { return v.lists[list][word] }

func (v *Vocabulary) addHeads(set *packs.Set) {
	for _, list := range []struct {
		id   string
		kind HeadKind
	}{{"heads.belongs", Belongs}, {"heads.people", Civil}, {"heads.media", Media}, {"heads.speaks", Speaks}} {
		for _, w := range set.List(list.id) {
			v.Heads.add(w, list.kind)
		}
	}
}

func (v *Vocabulary) addParty(p *packs.Party) {
	party := &Party{ID: graph.PartyID(p.ID), Name: p.Name, Type: graph.PartyType(p.Type)}
	v.parties[p.ID] = party
	v.addNames(party, ByName, append([]string{p.Name}, p.Aliases...))
	v.addNames(party, ByDemonym, p.Demonyms)
	if len(p.Demonyms) > 0 {
		v.demonyms[party] = p.Demonyms[0]
	}
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
		s := sense{Party: party, form: form}
		if utf8.RuneCountInString(name) <= longestExact && capitals(name) > 1 && !strings.Contains(name, " ") {
			s.exact = name
		}
		v.Names.add(name, s)
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
			v.titles.add(t, Title{RoleTitle, graph.Capacity(r.Capacity)})
		}
		for _, w := range r.Words {
			v.Former[w] = true
		}
	}
	for _, g := range set.Chairs {
		for _, t := range g.Titles {
			v.titles.add(t, Title{Kind: ChairTitle})
		}
	}
	for _, g := range set.Bystanders {
		for _, t := range g.Titles {
			v.titles.add(t, Title{Kind: BystanderTitle})
		}
	}
}

func (v *Vocabulary) addOffices(set *packs.Set) {
	for _, o := range set.Offices {
		table := v.offices
		if o.Usual {
			table = v.usual
		}
		for _, title := range o.Titles {
			for _, slug := range o.Parties {
				table[title] = append(table[title], v.parties[slug])
			}
		}
	}
}

// Officer returns the parties whose officers alone bear a title, in small letters; none where any party's may.
func (v *Vocabulary) Officer(title string) []*Party { return v.offices[title] }

// UsualOfficer returns the parties whose officers English texts usually mean by a title, in small letters, that those of others bear too.
func (v *Vocabulary) UsualOfficer(title string) []*Party { return v.usual[title] }

// Called returns the party that a word in small letters names, nil where the packs know none or several.
func (v *Vocabulary) Called(word string) *Party {
	senses := v.Names.values[key(word)]
	if len(senses) != 1 {
		return nil
	}
	return senses[0].Party
}
