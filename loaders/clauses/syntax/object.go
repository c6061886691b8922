package syntax

import "github.com/parleygraph/parley/loaders/clauses/lexicon"

// Span returns the bytes of a token.
func (p *Parse) Span(token int) Span { return Span{p.Tokens[token].Start, p.Tokens[token].End} }

// TailAt returns the token at which the words stand in tokens [from, to), -1 where they do not.
func (p *Parse) TailAt(from, to int, words []string) int {
	for k := from; k+len(words) <= to; k++ {
		if lexicon.Begins(p.Tokens[k:to], words) {
			return k
		}
	}
	return -1
}

// ObjectIn tells whether the head of the noun chunk at token at, or of one joined to it, is one of the words.
func (p *Parse) ObjectIn(at, end int, words map[string]bool) bool {
	for j := range p.Chunks {
		if p.Chunks[j].From < at && p.Chunks[j].To <= at {
			continue
		}
		switch p.Kind(j) {
		case NounChunk:
			if p.Chunks[j].From >= end {
				return false
			}
			for t := p.Chunks[j].From; t < p.Chunks[j].To; t++ {
				if w := p.Tokens[t].Lower; words[w] || words[lexicon.Singular(w)] {
					return true
				}
			}
		case TimeChunk:
			if words[p.Tokens[p.Chunks[j].To-1].Lower] {
				return true // "talked for two hours"
			}
		case ConjChunk, AdverbChunk, QuoteChunk, CommaChunk:
		case PrepChunk:
			if p.Word(j) != "of" && p.Chunks[j].From != at {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// ObjectEnd returns the last chunk of the noun chunks that "of" and "from" join to the one at chunk k.
func (p *Parse) ObjectEnd(k int) int {
	for (p.Word(k+1) == "of" || p.Word(k+1) == "from") && p.Kind(k+2) == NounChunk {
		k += 2
	}
	return k
}
