package names

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/parleygraph/parley/graph"
)

// people are the persons of a document by their names.
type people struct {
	byName  map[string][]*known
	all     []*known
	surname map[string][]*known
	first   map[string][]*known
	word    map[string][]*known // by each word of the name
	turned  map[string][]*known // by the words in alphabetical order: "X Y", "Y X"
}

// A known is a person with the words of the fullest name.
type known struct {
	*Person
	words []string
	at    int    // the byte of the first mention
	state *Party // by a title before the name; tells namesakes apart
}

func newPeople() *people {
	return &people{byName: map[string][]*known{}, surname: map[string][]*known{}, first: map[string][]*known{}, word: map[string][]*known{}, turned: map[string][]*known{}}
}

// nameWords returns the folded words of a name, without a nickname in quotation marks and what tells father and son apart.
func nameWords(name string) (words []string, generation string) {
	if from, to := strings.IndexAny(name, "“\""), strings.LastIndexAny(name, "”\""); from >= 0 && to > from {
		name = name[:from] + name[to:]
	}
	words = strings.Fields(graph.Fold(name))
	if n := len(words); n > 1 {
		switch words[n-1] {
		case "jr", "sr", "junior", "senior", "ii", "iii", "iv", "xvi":
			return words[:n-1], words[n-1]
		}
	}
	return words, ""
}

func (ps *people) add(name string, at int) *known {
	words, generation := nameWords(name)
	if len(words) == 0 {
		return nil
	}
	k := &known{Person: &Person{Name: name}, words: words, at: at}
	ps.all = append(ps.all, k)
	full := strings.Join(words, " ") + generation
	ps.byName[full] = append(ps.byName[full], k)
	ps.first[words[0]] = append(ps.first[words[0]], k)
	ps.surname[words[len(words)-1]] = append(ps.surname[words[len(words)-1]], k)
	sorted := slices.Sorted(slices.Values(words))
	ps.turned[strings.Join(sorted, " ")] = append(ps.turned[strings.Join(sorted, " ")], k)
	for _, w := range slices.Compact(sorted) {
		ps.word[w] = append(ps.word[w], k)
	}
	return k
}

// find returns the persons whom a name can mean: those of the full name, or those of whose name it is a shorter form.
func (ps *people) find(name string) []*known {
	words, generation := nameWords(name)
	if len(words) == 0 {
		return nil
	}
	same := ps.byName[strings.Join(words, " ")+generation]
	if len(words) > 1 && same != nil {
		return same
	}
	if same := ps.turned[strings.Join(slices.Sorted(slices.Values(words)), " ")]; len(words) > 1 && same != nil {
		return same
	}
	longer := meant(ps.surname[words[len(words)-1]], words)
	if len(words) == 1 && len(longer) == 0 {
		longer = meant(ps.first[words[0]], words)
	}
	if len(words) == 1 && len(longer) == 0 && utf8.RuneCountInString(words[0]) > 1 {
		longer = meant(ps.word[words[0]], words) // "Petro" of "Gustavo Petro Urrego"
	}
	if len(longer) == 0 {
		return same
	}
	return longer
}

// meant returns those persons of whose longer names the words are a shorter form.
func meant(persons []*known, words []string) []*known {
	var found []*known
	for _, p := range persons {
		if !slices.Equal(p.words, words) && shortens(words, p.words) {
			found = append(found, p)
		}
	}
	return found
}

// shortens tells whether words are a shorter form of a name: each is among the name's, in their order, or the initial of one.
func shortens(words, name []string) bool {
	at := 0
	for _, full := range name {
		if at < len(words) && (words[at] == full || utf8.RuneCountInString(words[at]) == 1 && strings.HasPrefix(full, words[at])) {
			at++
		}
	}
	return at == len(words)
}

// A spot is a person's mention with what its own phrase says.
type spot struct {
	l       *line
	mention int
	said    said
	at      int // byte
	beyond  int // words at its end that are none of the name
	who     *known
}

// link joins the mentions of persons into persons.
func (f *finder) link() {
	f.findSpots()
	for _, s := range f.spots {
		if f.runsOn(s) {
			s.beyond = 1
		}
	}
	order := slices.Clone(f.spots)
	slices.SortStableFunc(order, func(a, b *spot) int { return cmp.Compare(len(b.words()), len(a.words())) })
	for _, s := range order {
		if len(s.words()) > 1 {
			s.who = f.person(s)
		}
	}
	for _, s := range f.spots {
		if s.who == nil {
			s.who = f.person(s)
		}
		if s.who != nil {
			s.l.Found[s.mention].Person = s.who.Person
		}
	}
	f.commonNames()
	slices.SortStableFunc(f.people.all, func(a, b *known) int { return cmp.Compare(a.at, b.at) })
	for _, k := range f.people.all {
		f.persons = append(f.persons, k.Person)
	}
}

// runsOn tells whether a headline takes its verb into a name that the text has without it: "President Peter J. Mandrell Strikes Deal".
func (f *finder) runsOn(s *spot) bool {
	words := s.words()
	if len(words) < 3 || !s.l.inTitle() {
		return false
	}
	return slices.ContainsFunc(f.spots, func(o *spot) bool { return !o.l.inTitle() && slices.Equal(o.words(), words[:len(words)-1]) }) &&
		!slices.ContainsFunc(f.spots, func(o *spot) bool { return !o.l.inTitle() && slices.Equal(o.words(), words) })
}

// findSpots lists the mentions of persons with what their phrases say.
func (f *finder) findSpots() {
	for _, l := range f.lines {
		for n := range l.Found {
			if m := &l.Found[n]; m.Party == nil {
				f.spots = append(f.spots, &spot{l: l, mention: n, at: l.Words[m.From].Start, said: l.say(n)})
			}
		}
	}
}

func firstWord(name string) string {
	first, _, _ := strings.Cut(name, " ")
	return first
}

// commonNames calls a person as the text mostly does, where the longest form, far rarer, begins with a party's name: it is no part of his.
func (f *finder) commonNames() {
	forms := map[*known]map[string]int{}
	for _, s := range f.spots {
		if s.who == nil {
			continue
		}
		if forms[s.who] == nil {
			forms[s.who] = map[string]int{}
		}
		forms[s.who][s.name()]++
	}
	for _, s := range f.spots {
		if k := s.who; k != nil && len(s.words()) > 1 && forms[k][s.name()] > 2*forms[k][k.Name] && f.words.Names.Exact(firstWord(k.Name)) != nil {
			k.Name = s.name()
		}
	}
}

func (s *spot) name() string {
	m := s.l.Found[s.mention]
	return s.l.Raw(m.From, m.To-s.beyond)
}

func (s *spot) words() []string {
	words, _ := nameWords(s.name())
	return words
}

// person returns the person whom a mention means, new where the name is. It is nil where two could be meant.
func (f *finder) person(s *spot) *known {
	if len(s.words()) == 1 && s.family() {
		return nil
	}
	found := f.people.find(s.name())
	state := s.said.state()
	fits := slices.DeleteFunc(slices.Clone(found), func(k *known) bool { return state != nil && k.state != nil && k.state != state })
	switch {
	case len(fits) == 0 && (len(found) == 0 || len(s.words()) > 1):
		return f.newPerson(s, state)
	case len(fits) == 0:
		return nil
	}
	k := fits[0]
	if len(fits) > 1 && (len(s.words()) == 1 || state == nil) {
		if k = lastBefore(fits, s); k == nil {
			return nil
		}
	}
	k.at = min(k.at, s.at)
	k.state = cmp.Or(k.state, state)
	return k
}

// newPerson files the person whom a mention names first.
func (f *finder) newPerson(s *spot, state *Party) *known {
	k := f.people.add(s.name(), s.at)
	if k != nil {
		k.state = state
	}
	return k
}

// lastBefore returns the one of several namesakes by one full name that was named last before a mention; nil where the names differ.
func lastBefore(fits []*known, s *spot) *known {
	var last *known
	for _, k := range fits {
		if !slices.Equal(k.words, fits[0].words) {
			return nil
		}
		if k.at <= s.at && (last == nil || k.at > last.at) {
			last = k
		}
	}
	return last
}

// family tells whether a mention is the plural of a surname: "the Holms".
func (s *spot) family() bool {
	m := s.l.Found[s.mention]
	return m.From > 0 && s.l.Words[m.From-1].Text == "the" && s.l.Words[m.To-1].Tag == "NNPS"
}
