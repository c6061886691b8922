package extract

// span returns the bytes of a token.
func (p *parse) span(token int) span { return span{p.tokens[token].start, p.tokens[token].end} }

// tailAt returns the token at which the words stand in tokens [from, to), -1 where they do not.
func (p *parse) tailAt(from, to int, words []string) int {
	for k := from; k+len(words) <= to; k++ {
		if begins(p.tokens[k:to], words) {
			return k
		}
	}
	return -1
}

// objectIn tells whether the head of the noun chunk at token at, or of one joined to it, is one of the words.
func (p *parse) objectIn(at, end int, words map[string]bool) bool {
	for j := range p.chunks {
		if p.chunks[j].from < at && p.chunks[j].to <= at {
			continue
		}
		switch p.kind(j) {
		case nounChunk:
			if p.chunks[j].from >= end {
				return false
			}
			for t := p.chunks[j].from; t < p.chunks[j].to; t++ {
				if w := p.tokens[t].lower; words[w] || words[singular(w)] {
					return true
				}
			}
		case timeChunk:
			if words[p.tokens[p.chunks[j].to-1].lower] {
				return true // "talked for two hours"
			}
		case conjChunk, adverbChunk, quoteChunk, commaChunk:
		case prepChunk:
			if p.word(j) != "of" && p.chunks[j].from != at {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// objectEnd returns the last chunk of the noun chunks that "of" and "from" join to the one at chunk k.
func (p *parse) objectEnd(k int) int {
	for (p.word(k+1) == "of" || p.word(k+1) == "from") && p.kind(k+2) == nounChunk {
		k += 2
	}
	return k
}
