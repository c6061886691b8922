package extract

import "github.com/parleygraph/parley/loaders/packs"

// about returns what tells whether the document is about the dispute of a pack.
func (d *document) about() func(*packs.Dispute) bool {
	counts := map[string]int{}
	for _, mentions := range d.Mentions {
		for _, m := range mentions {
			if m.Kind == PartyMention {
				counts[m.Sense.Party.ID]++
			}
		}
	}
	return Turning(counts, d.speaksOf)
}

// speaksOf tells whether enough of the words stand in the document.
func (d *document) speaksOf(words []string) bool {
	wanted, found := SetOf(words), 0
	for i := range d.Sentences {
		for t := range d.Sentences[i].Tokens {
			if wanted[d.Sentences[i].Tokens[t].Lower] {
				found++
			}
		}
		if found >= Marks {
			return true
		}
	}
	return false
}
