package extract

// scope returns the fronted frame of a clause: "On finance, Norway said ...", as written and without its comma.
func (d *document) scope(i, ci int) string {
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
func (d *document) sentenceScope(p *Parse) string {
	for k := range p.Chunks {
		if p.Kind(k) == CommaChunk {
			return d.scopeBefore(p, k+1)
		}
		if p.Kind(k) == VerbChunk && p.Chunks[k].Group.Finite {
			return ""
		}
	}
	return ""
}

// scopeBefore returns the frame whose comma stands right before chunk k.
func (d *document) scopeBefore(p *Parse, k int) string {
	for p.Kind(k-1) == AdverbChunk || p.Kind(k-1) == TimeChunk {
		k--
	}
	if p.Kind(k-1) != CommaChunk {
		return ""
	}
	if opensFrame(p, k-1) && d.framing(p, 0, k-1) {
		return d.Text[p.Tokens[p.Chunks[0].From].Start:p.Tokens[p.Chunks[k-1].From-1].End]
	}
	from := k - 2
	for from > 0 && p.Kind(from-1) != CommaChunk && p.Kind(from-1) != ThatChunk && p.Kind(from-1) != SemiChunk && p.Kind(from-1) != ColonChunk && !(p.Kind(from) == PrepChunk && p.Kind(from-1) != NounChunk && p.Kind(from-1) != AdverbChunk && p.Kind(from-1) != VerbChunk) {
		from--
	}
	if p.Kind(from) == CommaChunk || !d.framing(p, from, k-1) {
		return ""
	}
	return d.Text[p.Tokens[p.Chunks[from].From].Start:p.Tokens[p.Chunks[k-1].From-1].End]
}

// opensFrame tells whether the sentence opens with one frame that the comma at chunk comma closes: no clause of its own stands in it, and its
// commas only list: "On draft text stating that fees should fall, ", "On forests, grassland and cities, ".
func opensFrame(p *Parse, comma int) bool {
	if comma < 2 || !p.Tokens[p.Chunks[0].From].Word.Is(Scoping) {
		return false
	}
	inside := false
	for k := 1; k < comma; k++ {
		switch p.Kind(k) {
		case ThatChunk, RelChunk:
			inside = true
		case CommaChunk:
			if n := p.After(k); !inside && (p.Kind(n) != NounChunk && p.Kind(n) != ConjChunk && p.Kind(n) != OpenChunk || p.ActorAt(n)) {
				return false
			}
		case VerbChunk:
			if c := &p.Clauses[p.At[k]]; c.Kind == MainClause && !inside {
				return false
			}
		case SemiChunk, SubChunk, ConditionChunk, DashChunk, ColonChunk:
			return false
		}
	}
	return true
}

// inFrame tells whether chunk k stands in the frame that opens the sentence, behind its first noun.
func inFrame(p *Parse, k int) bool {
	if k < 2 || !p.Tokens[p.Chunks[0].From].Word.Is(Scoping) || p.Kind(1) != NounChunk {
		return false
	}
	for j := 1; j < k; j++ {
		if p.Kind(j) == CommaChunk {
			return false
		}
	}
	return true
}

// framing tells whether chunks [from, to) frame a point: a scoping preposition whose noun is no place, time or event.
func (d *document) framing(p *Parse, from, to int) bool {
	if p.Kind(from) != PrepChunk && !(p.Kind(from) == VerbChunk && p.Tokens[p.Chunks[from].From].Word.Is(Scoping)) || !p.Tokens[p.Chunks[from].From].Word.Is(Scoping) {
		return false
	}
	for k := from + 1; k < to; k++ {
		if p.Kind(k) == VerbChunk && p.Chunks[k].Group.Finite && from > 0 {
			return false
		}
	}
	if p.Kind(from+1) != NounChunk {
		return p.Word(from) == "on" || p.Word(from) == "regarding" || p.Word(from) == "concerning"
	}
	noun := p.Chunks[from+1]
	last := p.Tokens[noun.To-1]
	if regards(p, from) {
		return true
	}
	if p.Word(from) == "in" || p.Word(from) == "with" || p.Word(from) == "as" {
		return p.Word(from) == "in" && (!last.Word.Is(Venue|TimeNoun) || treats(p, from+2)) && last.Mention == 0 && last.Shape == Lower && !p.Tokens[noun.To-1].Word.Is(Weekday|Month)
	}
	return !last.Word.Is(Weekday|Month|TimeNoun) && p.Tokens[noun.From].Shape != Number && !last.Word.Is(Venue)
}

// regards tells whether a frame of several words begins at chunk k: "with regard to the budget".
func regards(p *Parse, k int) bool {
	switch p.Word(k + 1) {
	case "regard", "regards", "respect", "reference", "relation":
		return p.Word(k+2) == "to"
	}
	return false
}

// treats tells whether chunk k says what the talks before it were about: "In discussions on fees".
func treats(p *Parse, k int) bool {
	return p.Word(k) == "on" || p.Word(k) == "regarding" || p.Word(k) == "concerning"
}
