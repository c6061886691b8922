package extract

// partners returns the actors that a meeting verb's complement names as the other side: its object, and what with, between and like words add.
// direct tells that the verb's own object must be one.
func (d *meetingDocument) partners(i, from, to int, direct bool) []ref {
	p := d.parses[i]
	var found []ref
	skipping := false
	for k := range p.chunks {
		c := p.chunks[k]
		if c.to <= from || c.from >= to {
			continue
		}
		switch p.kind(k) {
		case verbChunk:
			if g := c.group; g.infinite || g.finite && p.clauses[p.at[k]].kind != reducedClause {
				return found
			}
		case thatChunk, subChunk, relChunk, semiChunk, dashChunk:
			return found
		case nounChunk:
			if p.kind(k-1) == prepChunk && p.chunks[k-1].from >= from {
				skipping = !d.joinsSides(p.word(k - 1))
			}
			if n := len(found); skipping || n > 0 && found[n-1].tokens.to >= c.to {
				continue // "a delegation of lawmakers" is one
			}
			sides := d.side(i, p, k)
			if len(sides) == 0 && p.word(k) == "both" && d.pair(p, c) {
				sides = d.pairOf(i, c) // "will receive both ministers"
			}
			if c.from == from && len(sides) == 0 && direct && !(p.word(k+1) == "of" && p.tokens[c.to-1].word.is(speaker)) {
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
func (d *meetingDocument) side(i int, p *parse, k int) []ref {
	adjective := p.kind(k+1) == conjChunk && p.kind(k+2) == nounChunk && d.headSpeaks(i, p, span{k + 2, k + 3})
	chain := span{k, k + 1}
	if w := p.word(k + 1); (w == "of" || w == "from") && p.kind(k+2) == nounChunk {
		chain.to = k + 3
	}
	r := d.resolveChain(i, p, chain, adjective)
	if !r.holds() {
		return d.crowdsOf(i, []span{chain}, false)
	}
	return []ref{r}
}
