package extract

// An aside is an attribution between two commas in the middle of what is reported: "Norway, she said, was ready to sign". What stands around it
// is read as if it were not there.

// asides marks the chunks of the sentence's asides, their commas included.
func (p *parse) asides() {
	for j := 1; j < len(p.chunks); j++ {
		end := p.asideEnd(j)
		if end < 0 {
			continue
		}
		if p.aside == nil {
			p.aside = make([]bool, len(p.chunks))
		}
		for k := j; k <= end; k++ {
			p.aside[k] = true
		}
		j = end
	}
}

// besides tells whether chunk k is part of an aside.
func (p *parse) besides(k int) bool { return k >= 0 && k < len(p.aside) && p.aside[k] }

// asideEnd returns the comma that closes the aside which the comma at chunk j opens, -1 where it opens none.
func (p *parse) asideEnd(j int) int {
	if p.kind(j) != commaChunk {
		return -1
	}
	if p.kind(j+2) == commaChunk && placed(p.tokens, p.chunks[j+2].from) {
		return j + 2
	}
	k := p.nounsEnd(j+1) + 1
	if p.kind(j+1) != nounChunk || p.kind(k) != verbChunk || !p.tells(k) {
		return -1
	}
	for k++; p.kind(k) == timeChunk || p.kind(k) == adverbChunk || p.kind(k) == prepChunk && p.kind(k+1) == nounChunk; k++ {
		if p.kind(k) == prepChunk {
			k++
		}
	}
	next := p.kind(k + 1)
	if next == conjChunk {
		next = p.kind(k + 2)
	}
	if p.kind(k) == commaChunk && (next == verbChunk || next == thatChunk || next == conditionChunk) {
		return k
	}
	return -1 // "Norway will sign, she said, days after Sweden did" ends with its attribution
}

// tells tells whether the verb group at chunk k is a plain report: "said", "has said".
func (p *parse) tells(k int) bool {
	g := p.chunks[k].group
	return g.finite && g.modal < 0 && g.negator < 0 && !g.passive && !g.copula && p.x.reports[p.lemma(g)]
}

// asideOf returns the clause of an aside of the sentence, -1 where there is none.
func (p *parse) asideOf() int {
	for i := range p.clauses {
		if p.besides(p.clauses[i].chunk) {
			return i
		}
	}
	return -1
}
