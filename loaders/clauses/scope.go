package clauses

import (
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
)

// scope returns the fronted frame of a clause: "On finance, Norway said ...", as written and without its comma.
func (d *finder) scope(i, ci int) string {
	if ci < 0 {
		return ""
	}
	p := d.Parses[i]
	owner := &p.Clauses[p.Owner(ci)]
	if len(owner.Subjects) == 0 {
		return ""
	}
	if r := p.ReportOver(ci); r >= 0 {
		if inner := d.scopeBefore(p, owner.Subjects[0].From); inner != "" {
			return inner
		}
		return d.scope(i, r)
	}
	if own := d.scopeBefore(p, owner.Subjects[0].From); own != "" {
		return own
	}
	return d.sentenceScope(p)
}

// sentenceScope returns the frame that opens the sentence, which holds for all of its clauses.
func (d *finder) sentenceScope(p *syntax.Parse) string {
	for k := range p.Chunks {
		if p.Kind(k) == syntax.CommaChunk {
			return d.scopeBefore(p, k+1)
		}
		if p.Kind(k) == syntax.VerbChunk && p.Chunks[k].Group.Finite {
			return ""
		}
	}
	return ""
}

// scopeBefore returns the frame whose comma stands right before chunk k.
func (d *finder) scopeBefore(p *syntax.Parse, k int) string {
	for p.Kind(k-1) == syntax.AdverbChunk || p.Kind(k-1) == syntax.TimeChunk {
		k--
	}
	if p.Kind(k-1) != syntax.CommaChunk {
		return ""
	}
	if opensFrame(p, k-1) && d.framing(p, 0, k-1) {
		return d.Text[p.Tokens[p.Chunks[0].From].Start:p.Tokens[p.Chunks[k-1].From-1].End]
	}
	from := k - 2
	for from > 0 && p.Kind(from-1) != syntax.CommaChunk && p.Kind(from-1) != syntax.ThatChunk && p.Kind(from-1) != syntax.SemiChunk && p.Kind(from-1) != syntax.ColonChunk && !(p.Kind(from) == syntax.PrepChunk && p.Kind(from-1) != syntax.NounChunk && p.Kind(from-1) != syntax.AdverbChunk && p.Kind(from-1) != syntax.VerbChunk) {
		from--
	}
	if p.Kind(from) == syntax.CommaChunk || !d.framing(p, from, k-1) {
		return ""
	}
	return d.Text[p.Tokens[p.Chunks[from].From].Start:p.Tokens[p.Chunks[k-1].From-1].End]
}

// opensFrame tells whether the sentence opens with one frame that the comma at chunk comma closes: no clause of its own stands in it, and its
// commas only list: "On draft text stating that fees should fall, ", "On forests, grassland and cities, ".
func opensFrame(p *syntax.Parse, comma int) bool {
	if comma < 2 || !p.Tokens[p.Chunks[0].From].Word.Is(lexicon.Scoping) {
		return false
	}
	inside := false
	for k := 1; k < comma; k++ {
		switch p.Kind(k) {
		case syntax.ThatChunk, syntax.RelChunk:
			inside = true
		case syntax.CommaChunk:
			if n := p.After(k); !inside && (p.Kind(n) != syntax.NounChunk && p.Kind(n) != syntax.ConjChunk && p.Kind(n) != syntax.OpenChunk || p.ActorAt(n)) {
				return false
			}
		case syntax.VerbChunk:
			if c := &p.Clauses[p.At[k]]; c.Kind == syntax.MainClause && !inside {
				return false
			}
		case syntax.SemiChunk, syntax.SubChunk, syntax.ConditionChunk, syntax.DashChunk, syntax.ColonChunk:
			return false
		}
	}
	return true
}

// inFrame tells whether chunk k stands in the frame that opens the sentence, behind its first noun.
func inFrame(p *syntax.Parse, k int) bool {
	if k < 2 || !p.Tokens[p.Chunks[0].From].Word.Is(lexicon.Scoping) || p.Kind(1) != syntax.NounChunk {
		return false
	}
	for j := 1; j < k; j++ {
		if p.Kind(j) == syntax.CommaChunk {
			return false
		}
	}
	return true
}

// framing tells whether chunks [from, to) frame a point: a scoping preposition whose noun is no place, time or event.
func (d *finder) framing(p *syntax.Parse, from, to int) bool {
	if p.Kind(from) != syntax.PrepChunk && !(p.Kind(from) == syntax.VerbChunk && p.Tokens[p.Chunks[from].From].Word.Is(lexicon.Scoping)) || !p.Tokens[p.Chunks[from].From].Word.Is(lexicon.Scoping) {
		return false
	}
	for k := from + 1; k < to; k++ {
		if p.Kind(k) == syntax.VerbChunk && p.Chunks[k].Group.Finite && from > 0 {
			return false
		}
	}
	if p.Kind(from+1) != syntax.NounChunk {
		return p.Word(from) == "on" || p.Word(from) == "regarding" || p.Word(from) == "concerning"
	}
	noun := p.Chunks[from+1]
	last := p.Tokens[noun.To-1]
	if regards(p, from) {
		return true
	}
	if p.Word(from) == "in" || p.Word(from) == "with" || p.Word(from) == "as" {
		return p.Word(from) == "in" && (!last.Word.Is(lexicon.Venue|lexicon.TimeNoun) || treats(p, from+2)) && last.Mention == 0 && last.Shape == lexicon.Lower && !p.Tokens[noun.To-1].Word.Is(lexicon.Weekday|lexicon.Month)
	}
	return !last.Word.Is(lexicon.Weekday|lexicon.Month|lexicon.TimeNoun) && p.Tokens[noun.From].Shape != lexicon.Number && !last.Word.Is(lexicon.Venue)
}

// regards tells whether a frame of several words begins at chunk k: "with regard to the budget".
func regards(p *syntax.Parse, k int) bool {
	switch p.Word(k + 1) {
	case "regard", "regards", "respect", "reference", "relation":
		return p.Word(k+2) == "to"
	}
	return false
}

// treats tells whether chunk k says what the talks before it were about: "In discussions on fees".
func treats(p *syntax.Parse, k int) bool {
	return p.Word(k) == "on" || p.Word(k) == "regarding" || p.Word(k) == "concerning"
}
