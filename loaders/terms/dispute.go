package terms

import (
	"maps"
	"slices"

	"github.com/parleygraph/parley/loaders/packs"
)

// leaders is how many of the parties that a document names most it turns on.
const leaders = 3

// Marks is how many words of a dispute a document must hold to be about it: one may stand anywhere by chance.
const Marks = 2

// Turning returns what tells whether a document is about the dispute of a pack, asking each only once: by how often it names which party, and what tells
// whether it speaks of words.
func Turning(counts map[string]int, speaks func(words []string) bool) func(*packs.Dispute) bool {
	turns := sidesOf(counts)
	known := map[*packs.Dispute]bool{nil: true}
	return func(dispute *packs.Dispute) bool {
		about, asked := known[dispute]
		if !asked {
			about = turns(dispute.Parties) && (len(dispute.Words) == 0 || speaks(dispute.Words))
			known[dispute] = about
		}
		return about
	}
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
