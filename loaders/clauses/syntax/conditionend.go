package syntax

import "github.com/parleygraph/parley/loaders/clauses/lexicon"

// InCondition tells whether token t of a parse stands inside a condition.
func (p *Parse) InCondition(t int) bool {
	for j := range p.Chunks {
		if p.Chunks[j].Kind == ConditionChunk && p.Chunks[j].From <= t && t < p.ConditionEnd(j) {
			return true
		}
	}
	return false
}

// formulaReach is how many tokens before words of a condition a phrase may begin that makes them none: "as long as it takes", "even if".
const formulaReach = 4

// SetsCondition tells whether the clause at a condition chunk is one on which something hangs: not "even if Norway pays", "if necessary" or "for as long as six weeks".
func (p *Parse) SetsCondition(j int) bool {
	c := &p.Chunks[j]
	for from := max(0, c.From-formulaReach); from < c.To; from++ {
		if _, n := p.x.Formulas.At(p.Tokens, from); from+n >= c.To {
			return false
		}
	}
	return c.To == len(p.Tokens) || p.x.Openers[c.Cue].Takes != "clause" || p.Tokens[c.To].Shape != lexicon.Number && !p.Tokens[c.To].Word.Is(lexicon.Numeral|lexicon.Gerund)
}

// ConditionEnd returns the token at which the condition that chunk j opens ends: where a main clause follows it, or a mark that closes it.
func (p *Parse) ConditionEnd(j int) int {
	for k := j + 1; k < len(p.Chunks); k++ {
		switch p.Kind(k) {
		case SemiChunk, DashChunk:
			return p.Trim(p.Chunks[j].From, p.Chunks[k].From)
		case CommaChunk:
			n := p.After(k)
			if p.Kind(n) == NounChunk && p.BeginsClause(n) || p.Kind(n) == SubChunk || p.Word(n) == "then" || p.Word(k+1) == "then" || p.Kind(n) == VerbChunk && p.Clauses[p.At[n]].Kind == AdjunctClause {
				return p.Trim(p.Chunks[j].From, p.Chunks[k].From)
			}
			if p.Kind(n) == ConjChunk && (p.Kind(p.After(n)) == ConditionChunk || p.Kind(p.After(n)) == VerbChunk && p.Clauses[p.At[p.After(n)]].Shares < p.clauseBefore(j)+1) {
				return p.Trim(p.Chunks[j].From, p.Chunks[k].From)
			}
		case ConjChunk:
			if p.Kind(k+1) == CommaChunk && p.opensInsert(k+2) {
				return p.Trim(p.Chunks[j].From, p.Chunks[k].From) // "if it is cheap and, with Norway, called for"
			}
			if p.turnsBack(j, p.After(k)) {
				return p.Trim(p.Chunks[j].From, p.Chunks[k].From)
			}
		case QuoteChunk:
			if p.Tokens[p.Chunks[k].From].Lower != "“" && p.Tokens[p.Chunks[j].From].Quote != 0 {
				return p.Trim(p.Chunks[j].From, p.Chunks[k].From)
			}
		}
	}
	return p.Trim(p.Chunks[j].From, len(p.Tokens))
}

// turnsBack tells whether the verb at chunk v goes on with the clause before the condition that chunk j opens, by its tense: "supported it if it
// will help and opposed the rest".
func (p *Parse) turnsBack(j, v int) bool {
	before := p.clauseBefore(j)
	if before < 0 || p.Kind(v) != VerbChunk || !p.simplePast(p.Chunks[v].Group) || !p.simplePast(p.Clauses[before].Group) || !p.x.IsCue(p.Lemma(p.Chunks[v].Group)) {
		return false
	}
	for k := j + 1; k < v; k++ {
		if p.Kind(k) == VerbChunk && p.Chunks[k].Group.Finite {
			return !p.simplePast(p.Chunks[k].Group)
		}
	}
	return false
}

// clauseBefore returns the last clause whose verb stands before chunk j, -1 where there is none.
func (p *Parse) clauseBefore(j int) int {
	found := -1
	for i := range p.Clauses {
		if p.Clauses[i].Chunk < j {
			found = i
		}
	}
	return found
}
