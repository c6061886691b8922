// Package syntax finds how a sentence is built: its chunks (noun, verb group, comma, condition), the clauses of its verbs with their subjects and with what
// each says, who reports what, where a condition or a question begins and ends. It knows words, and which of them name somebody, but not whom.
//
//	grammar := syntax.NewGrammar(set, index)
//	p := grammar.Parse(sentence.Tokens, false, &scratch)
//	for _, clause := range p.Clauses { ... }
//
// A Parse is built once and not changed by those who read it. Positions are tokens or chunks of the sentence; where a position that is asked for is none,
// the answer is 0, -1 or the number of chunks, as each method says.
package syntax

import (
	"github.com/parleygraph/parley/loaders/clauses/cues"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/packs"
)

// Grammar is what the packs say of how clauses are built. It is immutable.
type Grammar struct {
	*cues.Index
	hearsay     map[string]bool // what holds no fact: rumours, reports
	matters     map[string]bool // what parties negotiate: border, ceasefire
	possessives map[string]bool // its, their, his, her
	stanceNouns map[string]bool // what a party holds: position, demand, refusal
}

// NewGrammar reads the lists of the packs.
func NewGrammar(set *packs.Set, index *cues.Index) *Grammar {
	return &Grammar{
		Index:       index,
		hearsay:     lexicon.SetOf(set.List("hearsay")),
		matters:     lexicon.SetOf(set.List("matter")),
		possessives: lexicon.SetOf(set.List("possessive")),
		stanceNouns: lexicon.SetOf(set.List("stance-noun")),
	}
}
