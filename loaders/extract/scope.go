package extract

// scope returns the fronted frame of a clause: "On finance, Norway said ...", as written and without its comma.
func (d *document) scope(i, ci int) string {
	if ci < 0 {
		return ""
	}
	p := d.parses[i]
	owner := &p.clauses[p.owner(ci)]
	if len(owner.subjects) == 0 {
		return ""
	}
	if r := p.reportOver(ci); r >= 0 {
		if inner := d.scopeBefore(p, owner.subjects[0].from); inner != "" {
			return inner
		}
		return d.scope(i, r)
	}
	if own := d.scopeBefore(p, owner.subjects[0].from); own != "" {
		return own
	}
	return d.sentenceScope(p)
}

// sentenceScope returns the frame that opens the sentence, which holds for all of its clauses.
func (d *document) sentenceScope(p *parse) string {
	for k := range p.chunks {
		if p.kind(k) == commaChunk {
			return d.scopeBefore(p, k+1)
		}
		if p.kind(k) == verbChunk && p.chunks[k].group.finite {
			return ""
		}
	}
	return ""
}

// scopeBefore returns the frame whose comma stands right before chunk k.
func (d *document) scopeBefore(p *parse, k int) string {
	for p.kind(k-1) == adverbChunk || p.kind(k-1) == timeChunk {
		k--
	}
	if p.kind(k-1) != commaChunk {
		return ""
	}
	if opensFrame(p, k-1) && d.framing(p, 0, k-1) {
		return d.text[p.tokens[p.chunks[0].from].start:p.tokens[p.chunks[k-1].from-1].end]
	}
	from := k - 2
	for from > 0 && p.kind(from-1) != commaChunk && p.kind(from-1) != thatChunk && p.kind(from-1) != semiChunk && p.kind(from-1) != colonChunk && !(p.kind(from) == prepChunk && p.kind(from-1) != nounChunk && p.kind(from-1) != adverbChunk && p.kind(from-1) != verbChunk) {
		from--
	}
	if p.kind(from) == commaChunk || !d.framing(p, from, k-1) {
		return ""
	}
	return d.text[p.tokens[p.chunks[from].from].start:p.tokens[p.chunks[k-1].from-1].end]
}

// opensFrame tells whether the sentence opens with one frame that the comma at chunk comma closes: no clause of its own stands in it, and its
// commas only list: "On draft text stating that fees should fall, ", "On forests, grassland and cities, ".
func opensFrame(p *parse, comma int) bool {
	if comma < 2 || !p.tokens[p.chunks[0].from].word.is(scoping) {
		return false
	}
	inside := false
	for k := 1; k < comma; k++ {
		switch p.kind(k) {
		case thatChunk, relChunk:
			inside = true
		case commaChunk:
			if n := p.after(k); !inside && (p.kind(n) != nounChunk && p.kind(n) != conjChunk && p.kind(n) != openChunk || p.actorAt(n)) {
				return false
			}
		case verbChunk:
			if c := &p.clauses[p.at[k]]; c.kind == mainClause && !inside {
				return false
			}
		case semiChunk, subChunk, conditionChunk, dashChunk, colonChunk:
			return false
		}
	}
	return true
}

// inFrame tells whether chunk k stands in the frame that opens the sentence, behind its first noun.
func inFrame(p *parse, k int) bool {
	if k < 2 || !p.tokens[p.chunks[0].from].word.is(scoping) || p.kind(1) != nounChunk {
		return false
	}
	for j := 1; j < k; j++ {
		if p.kind(j) == commaChunk {
			return false
		}
	}
	return true
}

// framing tells whether chunks [from, to) frame a point: a scoping preposition whose noun is no place, time or event.
func (d *document) framing(p *parse, from, to int) bool {
	if p.kind(from) != prepChunk && !(p.kind(from) == verbChunk && p.tokens[p.chunks[from].from].word.is(scoping)) || !p.tokens[p.chunks[from].from].word.is(scoping) {
		return false
	}
	for k := from + 1; k < to; k++ {
		if p.kind(k) == verbChunk && p.chunks[k].group.finite && from > 0 {
			return false
		}
	}
	if p.kind(from+1) != nounChunk {
		return p.word(from) == "on" || p.word(from) == "regarding" || p.word(from) == "concerning"
	}
	noun := p.chunks[from+1]
	last := p.tokens[noun.to-1]
	if regards(p, from) {
		return true
	}
	if p.word(from) == "in" || p.word(from) == "with" || p.word(from) == "as" {
		return p.word(from) == "in" && (!last.word.is(venue|timeNoun) || treats(p, from+2)) && last.mention == 0 && last.shape == lower && !p.tokens[noun.to-1].word.is(weekday|month)
	}
	return !last.word.is(weekday|month|timeNoun) && p.tokens[noun.from].shape != number && !last.word.is(venue)
}

// regards tells whether a frame of several words begins at chunk k: "with regard to the budget".
func regards(p *parse, k int) bool {
	switch p.word(k + 1) {
	case "regard", "regards", "respect", "reference", "relation":
		return p.word(k+2) == "to"
	}
	return false
}

// treats tells whether chunk k says what the talks before it were about: "In discussions on fees".
func treats(p *parse, k int) bool {
	return p.word(k) == "on" || p.word(k) == "regarding" || p.word(k) == "concerning"
}
