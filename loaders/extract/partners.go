package extract

// partners returns the actors that a meeting verb's complement names as the other side: its object, and what with, between and like words add.
// direct tells that the verb's own object must be one.
func (d *meetingDocument) partners(i, from, to int, direct bool) []Ref {
	p := d.Parses[i]
	var found []Ref
	skipping := false
	for k := range p.Chunks {
		c := p.Chunks[k]
		if c.To <= from || c.From >= to {
			continue
		}
		switch p.Kind(k) {
		case VerbChunk:
			if g := c.Group; g.Infinite || g.Finite && p.Clauses[p.At[k]].Kind != ReducedClause {
				return found
			}
		case ThatChunk, SubChunk, RelChunk, SemiChunk, DashChunk:
			return found
		case NounChunk:
			if p.Kind(k-1) == PrepChunk && p.Chunks[k-1].From >= from {
				skipping = !d.joinsSides(p.Word(k - 1))
			}
			if n := len(found); skipping || n > 0 && found[n-1].Tokens.To >= c.To {
				continue // "a delegation of lawmakers" is one
			}
			sides := d.side(i, p, k)
			if len(sides) == 0 && p.Word(k) == "both" && d.pair(p, c) {
				sides = d.pairOf(i, c) // "will receive both ministers"
			}
			if c.From == from && len(sides) == 0 && direct && !(p.Word(k+1) == "of" && p.Tokens[c.To-1].Word.Is(Speaker)) {
				return nil // "met the needs of"
			}
			found = append(found, sides...)
		}
	}
	return found
}

func (d *meetingDocument) joinsSides(word string) bool {
	switch word {
	case "with", "between", "and", "alongside", "including", "among", "from", "across", "of":
		return true
	}
	return false
}

// side resolves the noun chunk at k, an adjective standing for its side before "and": "Ukrainian and European counterparts".
func (d *meetingDocument) side(i int, p *Parse, k int) []Ref {
	adjective := p.Kind(k+1) == ConjChunk && p.Kind(k+2) == NounChunk && d.HeadSpeaks(i, p, Span{k + 2, k + 3})
	chain := Span{k, k + 1}
	if w := p.Word(k + 1); (w == "of" || w == "from") && p.Kind(k+2) == NounChunk {
		chain.To = k + 3
	}
	r := d.ResolveChain(i, p, chain, adjective)
	if !r.Holds() {
		return d.CrowdsOf(i, []Span{chain}, false)
	}
	return []Ref{r}
}
