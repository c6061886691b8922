package encounters

import (
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/clauses/speakers"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
)

// partners returns the actors that a meeting verb's complement names as the other side: its object, and what with, between and like words add.
// direct tells that the verb's own object must be one.
func (d *Document) partners(i, from, to int, direct bool) []speakers.Ref {
	p := d.Parses[i]
	var found []speakers.Ref
	skipping := false
	for k := range p.Chunks {
		c := p.Chunks[k]
		if c.To <= from || c.From >= to {
			continue
		}
		switch p.Kind(k) {
		case syntax.VerbChunk:
			if g := c.Group; d.x.timing[p.Word(k-1)] || g.Infinite || g.Finite && p.Clauses[p.At[k]].Kind != syntax.ReducedClause {
				return found
			}
		case syntax.ThatChunk, syntax.SubChunk, syntax.RelChunk, syntax.SemiChunk, syntax.DashChunk:
			return found
		case syntax.NounChunk:
			if p.Kind(k-1) == syntax.PrepChunk && p.Chunks[k-1].From >= from {
				if d.x.timing[p.Word(k-1)] && d.x.MeetingNouns[p.Tokens[c.To-1].Lower] != nil {
					return found // "will meet Sweden after talks with Denmark"
				}
				skipping = !d.joinsSides(p.Word(k - 1))
			}
			if n := len(found); skipping || n > 0 && found[n-1].Tokens.To >= c.To {
				continue // "a delegation of lawmakers" is one
			}
			sides := d.side(i, p, k)
			if len(sides) == 0 && p.Word(k) == "both" && d.pair(p, c) {
				sides = d.pairOf(i, c) // "will receive both ministers"
			}
			if c.From == from && len(sides) == 0 && direct && !(p.Word(k+1) == "of" && p.Tokens[c.To-1].Word.Is(lexicon.Speaker)) {
				return nil // "met the needs of"
			}
			found = append(found, sides...)
		}
	}
	return found
}

func (d *Document) joinsSides(word string) bool {
	switch word {
	case "with", "between", "and", "alongside", "including", "among", "from", "across", "of":
		return true
	}
	return false
}

// side resolves the noun chunk at k, an adjective standing for its side before "and": "Ukrainian and European counterparts".
func (d *Document) side(i int, p *syntax.Parse, k int) []speakers.Ref {
	adjective := p.Kind(k+1) == syntax.ConjChunk && p.Kind(k+2) == syntax.NounChunk && d.HeadSpeaks(i, p, syntax.Span{From: k + 2, To: k + 3})
	chain := syntax.Span{From: k, To: k + 1}
	if w := p.Word(k + 1); (w == "of" || w == "from") && p.Kind(k+2) == syntax.NounChunk {
		chain.To = k + 3
	}
	r := d.ResolveChain(i, p, chain, adjective)
	if !r.Holds() {
		return d.CrowdsOf(i, []syntax.Span{chain}, false)
	}
	return []speakers.Ref{r}
}
