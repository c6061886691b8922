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
//   - when one name's words are among the other's and both end in the same one ("Umerov", "Javad Zarif"),
//   - when given names agree and surnames differ by a slip or a transliteration, or the other way round,
//
// and no third name could be meant: a name that fits two which do not fit each other is joined to neither. Parties are one only by
// judgement: countries are never matched loosely. Names with nothing but a given name are matched with none.
func SameActors(actors []NamedActor, judgements []Judgement) Canon {
	roster := NewRoster()
	for _, a := range actors {
		roster.Put(a)
	}
	return roster.Canon(judgements)
}

// A person is an envoy's name in folded words.
type person struct {
	NamedActor
	words []string
}

func (p *person) surname() string { return p.words[len(p.words)-1] }

// A likeness is how two names are alike, the surest first.
type likeness int

const (
	unlike likeness = iota
	equalWords
	shorter
	similar
)

// alike tells how two names are alike.
func alike(a, b *person) likeness {
	switch {
	case a.Party != b.Party && a.Party != "" && b.Party != "":
		return unlike
	case sameWords(a, b):
		return equalWords
	case shorterName(a, b):
		return shorter
	case similarName(a, b):
		return similar
	default:
		return unlike
	}
}

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

// compareNames puts first the name that stands for its class: with a party, in most documents, then the longer, then by id.
func compareNames(a, b NamedActor) int {
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
