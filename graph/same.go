package graph

import (
	"cmp"
	"slices"
	"strings"
)

// A NamedActor is an actor as documents name it, with how many documents do.
type NamedActor struct {
	ID        string
	Kind      Kind // KindParty or KindEnvoy
	Name      string
	Party     string // an envoy's party id, empty where no text gives one
	Documents int
}

// SameActors tells which names are one actor: a pure function of the names that the stored documents give and of the judgements. The answer
// maps every name that is not canonical to the canonical one of its class. Envoys are one person, of one party or where one of the
// names has none,
//   - when their names fold to the same words,
//   - when one name's words are among the other's and both end in the same one ("Umerov", "Javad Zarif"), and no third name could be meant,
//   - when given names agree and surnames differ by a slip or a transliteration, and no third name could be meant.
//
// Parties are one only by judgement: countries are never matched loosely. Names with nothing but a given name are matched with none.
func SameActors(actors []NamedActor, judgements []Judgement) Canon {
	classes := newClasses(actors, judgements)
	for _, same := range []func(a, b *person) bool{sameWords, shorterName, similarName} {
		classes.join(same)
	}
	return classes.canon()
}

// A person is an envoy's name in folded words.
type person struct {
	NamedActor
	words []string
}

func (p *person) surname() string { return p.words[len(p.words)-1] }

// partyFits tells whether two names can be of one party.
func partyFits(a, b *person) bool { return a.Party == b.Party || a.Party == "" || b.Party == "" }

func sameWords(a, b *person) bool { return slices.Equal(a.words, b.words) }

// shorterName tells whether the words of one name are among the other's, in order, and both end in the same word.
func shorterName(a, b *person) bool {
	short, long := a.words, b.words
	if len(short) > len(long) {
		short, long = long, short
	}
	return len(short) < len(long) && a.surname() == b.surname() && subsequence(short, long)
}

func subsequence(short, long []string) bool {
	at := 0
	for _, word := range long {
		if at < len(short) && word == short[at] {
			at++
		}
	}
	return at == len(short)
}

// similarName tells whether given names agree and surnames are near, or the other way round.
func similarName(a, b *person) bool {
	if len(a.words) < 2 || len(a.words) != len(b.words) {
		return false
	}
	far := 0
	for i := range a.words {
		if a.words[i] == b.words[i] {
			continue
		}
		far++
		if !near(a.words[i], b.words[i]) {
			return false
		}
	}
	return far == 1 && a.Party == b.Party
}

// near allows one edit in words of four letters or more, two in words of seven or more.
func near(a, b string) bool {
	shorter := min(len([]rune(a)), len([]rune(b)))
	switch {
	case shorter < 4:
		return false
	case shorter < 7:
		return Distance(a, b) <= 1
	default:
		return Distance(a, b) <= 2
	}
}

// classes keeps which persons have been found to be one, and which must stay apart.
type classes struct {
	persons []*person            // sorted by id
	byWord  map[string][]*person // who has a word in the name
	parent  map[string]string
	members map[string][]string // of a class, by its root
	all     map[string]NamedActor
	apart   map[[2]string]bool
}

func newClasses(actors []NamedActor, judgements []Judgement) *classes {
	c := &classes{byWord: map[string][]*person{}, parent: map[string]string{}, members: map[string][]string{}, all: map[string]NamedActor{}, apart: map[[2]string]bool{}}
	sorted := slices.SortedFunc(slices.Values(actors), func(a, b NamedActor) int { return cmp.Compare(a.ID, b.ID) })
	for _, a := range sorted {
		c.all[a.ID], c.parent[a.ID], c.members[a.ID] = a, a.ID, []string{a.ID}
		if words := SearchWords(a.Name); a.Kind == KindEnvoy && len(words) > 0 {
			c.index(&person{a, words})
		}
	}
	c.judge(judgements)
	return c
}

func (c *classes) index(p *person) {
	c.persons = append(c.persons, p)
	for _, word := range sortedSet(p.words) {
		c.byWord[word] = append(c.byWord[word], p)
	}
}

// judge notes what must stay apart before it joins what must be one.
func (c *classes) judge(judgements []Judgement) {
	for _, j := range judgements {
		if j.Kind == Split {
			c.apart[ordered(j.A, j.B)] = true
		}
	}
	for _, j := range judgements {
		if c.parent[j.A] != "" && c.parent[j.B] != "" && j.Kind == Merge {
			c.union(j.A, j.B)
		}
	}
}

func (c *classes) root(id string) string {
	for c.parent[id] != id {
		id = c.parent[id]
	}
	return id
}

// union makes two classes one, unless a judgement keeps any of their names apart.
func (c *classes) union(a, b string) {
	a, b = c.root(a), c.root(b)
	if a == b || c.kept(a, b) {
		return
	}
	a, b = min(a, b), max(a, b)
	c.parent[b] = a
	c.members[a] = append(c.members[a], c.members[b]...)
	delete(c.members, b)
}

func (c *classes) kept(a, b string) bool {
	if len(c.apart) == 0 {
		return false
	}
	for _, x := range c.members[a] {
		for _, y := range c.members[b] {
			if c.apart[ordered(x, y)] {
				return true
			}
		}
	}
	return false
}

// join unites each person with the one class that same finds for it; where it finds several, nobody can tell who is meant.
func (c *classes) join(same func(a, b *person) bool) {
	type pair struct{ a, b string }
	var pairs []pair
	for _, p := range c.persons {
		found := map[string]string{}
		for _, other := range c.rivals(p) {
			if other.ID != p.ID && partyFits(p, other) && same(p, other) {
				found[c.root(other.ID)] = other.ID
			}
		}
		delete(found, c.root(p.ID))
		if len(found) == 1 {
			for _, id := range found {
				pairs = append(pairs, pair{p.ID, id})
			}
		}
	}
	for _, found := range pairs {
		c.union(found.a, found.b)
	}
}

// rivals returns the persons who share a word with p, in the order of their ids.
func (c *classes) rivals(p *person) []*person {
	var rivals []*person
	for _, word := range sortedSet(p.words) {
		rivals = append(rivals, c.byWord[word]...)
	}
	slices.SortFunc(rivals, func(a, b *person) int { return cmp.Compare(a.ID, b.ID) })
	return slices.Compact(rivals)
}

func (c *classes) canon() Canon {
	canon := Canon{}
	for _, members := range c.members {
		best := slices.MinFunc(members, func(a, b string) int { return c.compare(c.all[a], c.all[b]) })
		for _, id := range members {
			if id != best {
				canon[id] = best
			}
		}
	}
	return canon
}

// compare puts first the name that stands for its class: with a party, in most documents, then the longer, then by id.
func (c *classes) compare(a, b NamedActor) int {
	return cmp.Or(
		-compareBool(a.Party != "", b.Party != ""),
		-cmp.Compare(min(len(strings.Fields(a.Name)), 2), min(len(strings.Fields(b.Name)), 2)),
		-cmp.Compare(a.Documents, b.Documents),
		-cmp.Compare(len(a.Name), len(b.Name)),
		cmp.Compare(a.ID, b.ID))
}

// Distance returns how many insertions, deletions, substitutions and swaps of neighbours turn a into b, in letters (optimal string alignment).
func Distance(a, b string) int {
	s, t := []rune(a), []rune(b)
	before, last, row := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(s); i++ {
		row[0] = i
		for j := 1; j <= len(t); j++ {
			cost := 1
			if s[i-1] == t[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(t)]
}
