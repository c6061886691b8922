package terms

import (
	"maps"
	"slices"
	"strings"

	"github.com/parleygraph/parley/loaders/packs"
)

// leaders is how many of the parties that a document names most it turns on.
const leaders = 3

// Marks is how many words of a dispute a document must hold to be about it: one may stand anywhere by chance.
const Marks = 2

// mostly is which part of all that a document names a dispute's parties make at least, for every paragraph of it to be about the dispute: one in so many.
const mostly = 4

// A Naming is a place where a document names a party that the packs know.
type Naming struct {
	At    int    // byte of the text
	Party string // slug
}

// About tells whether a document, at a byte, is about the dispute of a pack. A nil dispute is any.
type About func(dispute *packs.Dispute, at int) bool

// Turning returns what tells whether a document is about a dispute, by where it names which party, and what tells whether it speaks of words. Where a document names many
// others, a digest of news, only those paragraphs are about a dispute of parties that name one of them.
func Turning(text string, named []Naming, speaks func(words []string) bool) About {
	counts := map[string]int{}
	for _, n := range named {
		counts[n.Party]++
	}
	turns := sidesOf(counts)
	known := map[*packs.Dispute]bool{}
	return func(dispute *packs.Dispute, at int) bool {
		if dispute == nil {
			return true
		}
		about, asked := known[dispute]
		if !asked {
			about = turns(dispute.Parties) && (len(dispute.Words) == 0 || speaks(dispute.Words))
			known[dispute] = about
		}
		return about && (len(dispute.Parties) == 0 || throughout(counts, dispute.Parties) || inParagraph(text, named, dispute.Parties, at))
	}
}

// throughout tells whether the parties make a good part of all that a document names.
func throughout(counts map[string]int, parties []string) bool {
	theirs, all := 0, 0
	for party, n := range counts {
		all += n
		if slices.Contains(parties, party) {
			theirs += n
		}
	}
	return mostly*theirs >= all
}

// inParagraph tells whether the paragraph around a byte names one of the parties.
func inParagraph(text string, named []Naming, parties []string, at int) bool {
	at = min(at, len(text))
	from, to := strings.LastIndex(text[:at], "\n\n"), len(text)
	if next := strings.Index(text[at:], "\n\n"); next >= 0 {
		to = at + next
	}
	return slices.ContainsFunc(named, func(n Naming) bool { return from <= n.At && n.At < to && slices.Contains(parties, n.Party) })
}

// sidesOf returns what tells whether a document turns on some parties: it names all of them, and one of them is among those that it names most.
func sidesOf(counts map[string]int) func(parties []string) bool {
	most := slices.Sorted(maps.Values(counts))
	least := 0
	if len(most) > leaders {
		least = most[len(most)-leaders]
	}
	return func(parties []string) bool {
		all := !slices.ContainsFunc(parties, func(id string) bool { return counts[id] == 0 })
		return len(parties) == 0 || all && slices.ContainsFunc(parties, func(id string) bool { return counts[id] >= least })
	}
}
