package extract

// inCondition tells whether token t of a parse stands inside a condition.
func (p *parse) inCondition(t int) bool {
	for j := range p.chunks {
		if p.chunks[j].kind == conditionChunk && p.chunks[j].from <= t && t < p.conditionEnd(j) {
			return true
		}
	}
	return false
}

// conditionEnd returns the token at which the condition that chunk j opens ends: where a main clause follows it, or a mark that closes it.
func (p *parse) conditionEnd(j int) int {
	for k := j + 1; k < len(p.chunks); k++ {
		switch p.kind(k) {
		case semiChunk, dashChunk:
			return p.trim(p.chunks[j].from, p.chunks[k].from)
		case commaChunk:
			n := p.after(k)
			if p.kind(n) == nounChunk && p.beginsClause(n) || p.kind(n) == subChunk || p.word(n) == "then" || p.word(k+1) == "then" || p.kind(n) == verbChunk && p.clauses[p.at[n]].kind == adjunctClause {
				return p.trim(p.chunks[j].from, p.chunks[k].from)
			}
			if p.kind(n) == conjChunk && (p.kind(p.after(n)) == conditionChunk || p.kind(p.after(n)) == verbChunk && p.clauses[p.at[p.after(n)]].shares < p.clauseBefore(j)+1) {
				return p.trim(p.chunks[j].from, p.chunks[k].from)
			}
		case conjChunk:
			if p.kind(k+1) == commaChunk && p.opensInsert(k+2) {
				return p.trim(p.chunks[j].from, p.chunks[k].from) // "if it is cheap and, with Norway, called for"
			}
			if p.turnsBack(j, p.after(k)) {
				return p.trim(p.chunks[j].from, p.chunks[k].from)
			}
		case quoteChunk:
			if p.tokens[p.chunks[k].from].lower != "“" && p.tokens[p.chunks[j].from].quote != 0 {
				return p.trim(p.chunks[j].from, p.chunks[k].from)
			}
		}
	}
	return p.trim(p.chunks[j].from, len(p.tokens))
}

// turnsBack tells whether the verb at chunk v goes on with the clause before the condition that chunk j opens, by its tense: "supported it if it
// will help and opposed the rest".
func (p *parse) turnsBack(j, v int) bool {
	before := p.clauseBefore(j)
	if before < 0 || p.kind(v) != verbChunk || !p.simplePast(p.chunks[v].group) || !p.simplePast(p.clauses[before].group) || !p.x.isCue(p.lemma(p.chunks[v].group)) {
		return false
	}
	for k := j + 1; k < v; k++ {
		if p.kind(k) == verbChunk && p.chunks[k].group.finite {
			return !p.simplePast(p.chunks[k].group)
		}
	}
	return false
}

// clauseBefore returns the last clause whose verb stands before chunk j, -1 where there is none.
func (p *parse) clauseBefore(j int) int {
	found := -1
	for i := range p.clauses {
		if p.clauses[i].chunk < j {
			found = i
		}
	}
	return found
}
