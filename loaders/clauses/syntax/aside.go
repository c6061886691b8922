package syntax

import "github.com/parleygraph/parley/loaders/clauses/lexicon"

// An aside is an attribution between two commas in the middle of what is reported: "Norway, she said, was ready to sign". What stands around it
// is read as if it were not there.

// asides marks the chunks of the sentence's asides, their commas included.
func (p *Parse) asides() {
	for j := 1; j < len(p.Chunks); j++ {
		end := p.asideEnd(j)
		if end < 0 {
			continue
		}
		if p.aside == nil {
			p.aside = make([]bool, len(p.Chunks))
		}
		for k := j; k <= end; k++ {
			p.aside[k] = true
		}
		j = end
	}
}

// Besides tells whether chunk k is part of an aside.
func (p *Parse) Besides(k int) bool { return k >= 0 && k < len(p.aside) && p.aside[k] }

// asideEnd returns the comma that closes the aside which the comma at chunk j opens, -1 where it opens none.
func (p *Parse) asideEnd(j int) int {
	if p.Kind(j) != CommaChunk {
		return -1
	}
	if p.Kind(j+2) == CommaChunk && lexicon.Placed(p.Tokens, p.Chunks[j+2].From) {
		return j + 2
	}
	k := p.NounsEnd(j+1) + 1
	if p.Kind(j+1) != NounChunk || p.Kind(k) != VerbChunk || !p.tells(k) {
		return -1
	}
	for k++; p.Kind(k) == TimeChunk || p.Kind(k) == AdverbChunk || p.Kind(k) == PrepChunk && p.Kind(k+1) == NounChunk; k++ {
		if p.Kind(k) == PrepChunk {
			k++
		}
	}
	next := p.Kind(k + 1)
	if next == ConjChunk {
		next = p.Kind(k + 2)
	}
	if p.Kind(k) == CommaChunk && (next == VerbChunk || next == ThatChunk || next == ConditionChunk) {
		return k
	}
	return -1 // "Norway will sign, she said, days after Sweden did" ends with its attribution
}

// tells tells whether the verb group at chunk k is a plain report: "said", "has said".
func (p *Parse) tells(k int) bool {
	g := p.Chunks[k].Group
	return g.Finite && g.Modal < 0 && g.Negator < 0 && !g.Passive && !g.Copula && p.x.Reports[p.Lemma(g)]
}

// asideOf returns the clause of an aside of the sentence, -1 where there is none.
func (p *Parse) asideOf() int {
	for i := range p.Clauses {
		if p.Besides(p.Clauses[i].Chunk) {
			return i
		}
	}
	return -1
}
