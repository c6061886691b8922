package extract

import "github.com/parleygraph/parley/loaders/packs"

// about returns what tells whether the document is about the dispute of a pack.
func (d *document) about() func(*packs.Dispute) bool {
	counts := map[string]int{}
	for _, mentions := range d.mentions {
		for _, m := range mentions {
			if m.kind == partyMention {
				counts[m.sense.party.ID]++
			}
		}
	}
	return turning(counts, d.speaksOf)
}

// speaksOf tells whether enough of the words stand in the document.
func (d *document) speaksOf(words []string) bool {
	wanted, found := setOf(words), 0
	for i := range d.sentences {
		for t := range d.sentences[i].tokens {
			if wanted[d.sentences[i].tokens[t].lower] {
				found++
			}
		}
		if found >= marks {
			return true
		}
	}
	return false
}
