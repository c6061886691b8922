package clauses

import (
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/clauses/people"
	"github.com/parleygraph/parley/loaders/terms"
)

// about returns what tells whether the document is about the dispute of a pack.
func (d *finder) about() terms.About {
	var named []terms.Naming
	for i, mentions := range d.Mentions {
		for _, m := range mentions {
			if m.Kind == people.PartyMention {
				named = append(named, terms.Naming{At: d.Sentences[i].Tokens[m.From].Start, Party: m.Sense.Party.ID})
			}
		}
	}
	return terms.Turning(d.Text, named, d.speaksOf)
}

// speaksOf tells whether enough of the words stand in the document.
func (d *finder) speaksOf(words []string) bool {
	wanted, found := lexicon.SetOf(words), 0
	for i := range d.Sentences {
		for t := range d.Sentences[i].Tokens {
			if wanted[d.Sentences[i].Tokens[t].Lower] {
				found++
			}
		}
		if found >= terms.Marks {
			return true
		}
	}
	return false
}
