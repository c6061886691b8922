package extract

// questions tells whether noun chunk n begins with a word of a question: "what method".
func (p *parse) questions(n int) bool { return p.word(n) == "what" || p.word(n) == "which" }

// questionBetween tells whether a question begins between two chunks: "opposed debate on what kinds are included".
func (p *parse) questionBetween(n, v int) bool {
	for k := n + 1; k < v; k++ {
		if p.kind(k) == nounChunk && p.questions(k) {
			return true
		}
	}
	return false
}

// pastAside returns the chunk behind adverbs between commas at chunk n, n where there are none: "stressed, inter alia, the role".
func (p *parse) pastAside(n int) int {
	if p.kind(n) != commaChunk || p.kind(n+1) != adverbChunk {
		return n
	}
	k := n + 1
	for p.kind(k) == adverbChunk {
		k++
	}
	if p.kind(k) == commaChunk || p.kind(k) == colonChunk {
		return k + 1
	}
	return n
}

// thatAfterInsert returns the "that" behind an insertion that opens at comma n: "proposed, in the light of this, that", -1 where there is none.
func (p *parse) thatAfterInsert(n, end int) int {
	if p.kind(n) != commaChunk || p.kind(n+1) != prepChunk {
		return -1
	}
	for k := n + 1; k < len(p.chunks) && p.chunks[k].from < end; k++ {
		switch p.kind(k) {
		case thatChunk:
			if p.kind(k-1) == commaChunk {
				return k
			}
			return -1
		case verbChunk:
			if p.chunks[k].group.finite {
				return -1
			}
		}
	}
	return -1
}

// thatAfterSetting returns the "that" behind words that say where or when something was said: "insisted from the first hour that", -1 where there
// is none.
func (p *parse) thatAfterSetting(n, end int) int {
	switch p.word(n) {
	case "from", "in", "at", "during", "after", "before", "throughout", "over":
	default:
		return -1
	}
	if p.kind(p.after(n)) != nounChunk {
		return -1
	}
	that := p.after(p.nounsEnd(p.after(n)))
	if p.kind(that) != thatChunk || p.word(that) != "that" || p.chunks[that].from >= end {
		return -1
	}
	return that
}

func (p *parse) verbForm(n int) string {
	g := p.chunks[n].group
	switch {
	case g.infinite:
		return "to"
	case p.tokens[g.from].word.is(gerund):
		return "gerund"
	case p.tokens[g.from].word.is(participle):
		return "object"
	}
	return "clause"
}

// nounsEnd returns the last chunk of the noun chunks that prepositions, conjunctions and brackets join to the one at chunk n.
func (p *parse) nounsEnd(n int) int {
	for {
		switch {
		case p.kind(n+1) == prepChunk && p.tokens[p.chunks[n+1].from].word.is(subordinator) && p.beginsClause(n+2):
			return n // "cancelled a visit after Norway signed the order"
		case (p.kind(n+1) == prepChunk || p.kind(n+1) == conjChunk) && p.kind(n+2) == nounChunk:
			n += 2
		case p.kind(n+1) == openChunk && p.closing(n+1) < len(p.chunks):
			n = p.closing(n + 1)
		default:
			return n
		}
	}
}
