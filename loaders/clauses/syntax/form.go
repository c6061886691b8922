package syntax

import "github.com/parleygraph/parley/loaders/clauses/lexicon"

// Questions tells whether noun chunk n begins with a word of a question: "what method".
func (p *Parse) Questions(n int) bool { return p.Word(n) == "what" || p.Word(n) == "which" }

// QuestionBetween tells whether a question begins between two chunks: "opposed debate on what kinds are included".
func (p *Parse) QuestionBetween(n, v int) bool {
	for k := n + 1; k < v; k++ {
		if p.Kind(k) == NounChunk && p.Questions(k) {
			return true
		}
	}
	return false
}

// PastAside returns the chunk behind adverbs between commas at chunk n, n where there are none: "stressed, inter alia, the role".
func (p *Parse) PastAside(n int) int {
	if p.Kind(n) != CommaChunk || p.Kind(n+1) != AdverbChunk {
		return n
	}
	k := n + 1
	for p.Kind(k) == AdverbChunk {
		k++
	}
	if p.Kind(k) == CommaChunk || p.Kind(k) == ColonChunk {
		return k + 1
	}
	return n
}

// ThatAfterInsert returns the "that" behind an insertion that opens at comma n: "proposed, in the light of this, that", -1 where there is none.
func (p *Parse) ThatAfterInsert(n, end int) int {
	if p.Kind(n) != CommaChunk || p.Kind(n+1) != PrepChunk {
		return -1
	}
	for k := n + 1; k < len(p.Chunks) && p.Chunks[k].From < end; k++ {
		switch p.Kind(k) {
		case ThatChunk:
			if p.Kind(k-1) == CommaChunk {
				return k
			}
			return -1
		case VerbChunk:
			if p.Chunks[k].Group.Finite {
				return -1
			}
		}
	}
	return -1
}

// ThatAfterSetting returns the "that" behind words that say where or when something was said: "insisted from the first hour that", -1 where there
// is none.
func (p *Parse) ThatAfterSetting(n, end int) int {
	switch p.Word(n) {
	case "from", "in", "at", "during", "after", "before", "throughout", "over":
	default:
		return -1
	}
	if p.Kind(p.After(n)) != NounChunk {
		return -1
	}
	that := p.After(p.NounsEnd(p.After(n)))
	if p.Kind(that) != ThatChunk || p.Word(that) != "that" || p.Chunks[that].From >= end {
		return -1
	}
	return that
}

// VerbForm returns the form of a complement that the verb group of chunk n opens: to, gerund, object or clause.
func (p *Parse) VerbForm(n int) string {
	g := p.Chunks[n].Group
	switch {
	case g.Infinite:
		return "to"
	case p.Tokens[g.From].Word.Is(lexicon.Gerund):
		return "gerund"
	case p.Tokens[g.From].Word.Is(lexicon.Participle):
		return "object"
	}
	return "clause"
}

// NounsEnd returns the last chunk of the noun chunks that prepositions, conjunctions and brackets join to the one at chunk n.
func (p *Parse) NounsEnd(n int) int {
	for {
		switch {
		case p.Kind(n+1) == PrepChunk && p.Tokens[p.Chunks[n+1].From].Word.Is(lexicon.Subordinator) && p.BeginsClause(n+2):
			return n // "cancelled a visit after Norway signed the order"
		case (p.Kind(n+1) == PrepChunk || p.Kind(n+1) == ConjChunk) && p.Kind(n+2) == NounChunk:
			n += 2
		case p.Kind(n+1) == OpenChunk && p.Closing(n+1) < len(p.Chunks):
			n = p.Closing(n + 1)
		default:
			return n
		}
	}
}
