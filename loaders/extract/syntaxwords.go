package extract

import "github.com/parleygraph/parley/loaders/packs"

// syntaxGrammar is what the packs say of how clauses are built. It is immutable.
type syntaxGrammar struct {
	*cueIndex
	hearsay     map[string]bool // what holds no fact: rumours, reports
	matters     map[string]bool // what parties negotiate: border, ceasefire
	possessives map[string]bool // its, their, his, her
	stanceNouns map[string]bool // what a party holds: position, demand, refusal
}

// NewSyntaxGrammar reads the lists of the packs.
func NewSyntaxGrammar(set *packs.Set, cues *cueIndex) *syntaxGrammar {
	return &syntaxGrammar{
		cueIndex:    cues,
		hearsay:     SetOf(set.List("hearsay")),
		matters:     SetOf(set.List("matter")),
		possessives: SetOf(set.List("possessive")),
		stanceNouns: SetOf(set.List("stance-noun")),
	}
}
