package syntax

import (
	"slices"

	"github.com/parleygraph/parley/loaders/clauses/lexicon"
)

// TakesNone tells whether what the clause's verb takes is denied: "will hand over no more maps".
func (p *Parse) TakesNone(c *Clause) bool {
	object := p.After(c.Chunk)
	if p.Kind(object) == PrepChunk {
		object++
	}
	return p.Kind(object) == NounChunk && Scant(p.Word(object))
}

// NoneOf tells whether the subject of clause ci denies it: "Neither Norway nor Sweden accepted".
func (p *Parse) NoneOf(ci int) bool {
	c := &p.Clauses[p.Owner(ci)]
	if len(c.Subjects) == 0 {
		return false
	}
	word := p.Word(c.Subjects[0].From)
	return word == "neither" || word == "none" || word == "no"
}

// Still tells whether "yet" between two verb groups says that what the second tells has not come about: "has yet to sign".
func (p *Parse) Still(over, g Group) bool {
	return p.Lemma(over) == "have" && slices.ContainsFunc(p.Tokens[over.To:max(over.To, g.Main)], func(t lexicon.Token) bool { return t.Lower == "yet" })
}

// Scant tells whether a determiner denies what follows it: "gave no indication".
func Scant(word string) bool {
	return word == "no" || word == "little" || word == "few" || word == "neither"
}
