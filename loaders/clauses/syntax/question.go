package syntax

import "github.com/parleygraph/parley/loaders/clauses/lexicon"

// Question tells whether the sentence is a question.
func (p *Parse) Question() bool {
	for k := len(p.Tokens) - 1; k >= 0 && p.Tokens[k].Shape == lexicon.Mark; k-- {
		if p.Tokens[k].Lower == "?" {
			return true
		}
	}
	return false
}

// Asked tells whether the clause stands behind whether or how: it asserts nothing.
func (p *Parse) Asked(c *Clause) bool {
	for j := c.Chunk - 1; j >= 0; j-- {
		switch p.Kind(j) {
		case ThatChunk:
			if p.Word(j) != "that" {
				return c.Kind != JoinedClause || c.Shares < 0 || p.Clauses[c.Shares].Chunk > j // "asked how it works and said"
			}
			if before := p.Skip(j); p.Kind(before) == NounChunk && p.x.hearsay[p.Tokens[p.Chunks[before].To-1].Lower] {
				return true // "reports that Norway accepted are false"
			}
		case CommaChunk, SemiChunk, SubChunk:
			return false
		}
	}
	return false
}
