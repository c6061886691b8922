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
//   - when their names are the same words but for titles, suffixes and accents, or for the usual ways to write them in Latin letters,
//   - when one name's words are among the other's, in full or as initials, and both end in the same one ("Umerov", "Javad Zarif", "J. Kerry"),
//
// and where both are of the same party,
//   - when all words but one agree and that one differs by a slip, by its vowels or by a short form's ending, see similarName,
//   - when one is the other's beginning ("Petro" or "Gustavo Petro", and Urrego behind it), or both have the same words in another order,
//
// and no third name could be meant: a name that fits two which do not fit each other is joined to neither. Parties are one only by
// judgement: countries are never matched loosely.
func SameActors(actors []NamedActor, judgements []Judgement) Canon {
	roster := NewRoster()
	for _, a := range actors {
		roster.Put(a)
	}
	return roster.Canon(judgements)
}

// A person is an envoy's name taken apart.
type person struct {
	NamedActor
	fullName
	files, seeks []uint64 // see blocks; seeks only until the roster has it
}

// A likeness is how two names are alike, the surest first.
type likeness int

const (
	unlike likeness = iota
	equalWords
	spelt
	shorter
	similar
)

// alike tells how two names are alike.
func alike(a, b *person) likeness {
	switch {
	case a.Party != b.Party && a.Party != "" && b.Party != "", a.suffix != b.suffix && a.suffix != "" && b.suffix != "":
		return unlike
	case a.folded == b.folded:
		return equalWords
	case sameWords(&a.fullName, &b.fullName), slices.Equal(a.all, b.all), strings.Join(a.all, "") == strings.Join(b.all, ""), joined(a) == joined(b):
		return spelt
	case shorterName(a, b):
		return shorter
	case a.Party == b.Party && (similarName(a, b) || a.Party != "" && (begins(a, b) || turnedRound(a, b))):
		return similar
	default:
		return unlike
	}
}

func joined(p *person) string { return strings.Join(p.words, "") }

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
