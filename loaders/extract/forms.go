package extract

import "slices"

// form returns what kind of complement begins at token at of clause c, and the chunk it begins with.
func (d *document) form(i int, p *parse, c *clause, at int) (string, int) {
	n := c.chunk + 1
	for n < len(p.chunks) && (p.chunks[n].from < at || p.kind(n) == adverbChunk || p.kind(n) == timeChunk || p.besides(n) && !p.besides(c.chunk)) {
		n++
	}
	n = p.pastAside(n)
	if n >= len(p.chunks) || p.chunks[n].from >= c.end {
		return "nothing", n
	}
	if k := p.kind(n); (k == subChunk || k == conditionChunk) && d.x.telling[p.lemma(c.group)] && p.kind(p.after(n)) == nounChunk {
		return "clause", n // "said while pilots are useful, lessons should be drawn"
	}
	if (p.kind(n) == nounChunk && p.questions(n) || p.kind(n) == relChunk && p.word(n) != "which") && p.reports(c.group) {
		return "whether", n // "asked what method would be used"
	}
	switch p.kind(n) {
	case nounChunk, relChunk, openChunk:
		return d.nounForm(i, p, c, n), n
	case quoteChunk:
		return "object", n
	case verbChunk:
		return p.verbForm(n), n
	case thatChunk:
		if p.word(n) != "that" {
			return "whether", n
		}
		return "that", n
	case prepChunk:
		if that := p.thatAfterSetting(n, c.end); that >= 0 {
			return "that", that
		}
		return d.prepForm(i, p, c, n), n
	case commaChunk, colonChunk:
		if that := p.thatAfterInsert(n, c.end); that >= 0 {
			return "that", that
		}
		if next := p.after(n); p.kind(next) == thatChunk && p.word(next) != "that" {
			return "whether", next
		}
		if next := p.after(n); next < len(p.chunks) && (p.kind(next) == thatChunk || p.kind(n) == colonChunk) {
			return "that", next
		}
	}
	return "nothing", n
}

// nounForm tells an object from an addressee with what it is to do, and from a clause.
func (d *document) nounForm(i int, p *parse, c *clause, n int) string {
	if d.wantedOf(i, c, n, "actor-for") {
		return "actor-for"
	}
	v := p.after(p.nounsEnd(n))
	if p.kind(v) != verbChunk || p.chunks[v].from >= c.end {
		return "object"
	}
	g := p.chunks[v].group
	next := &p.clauses[p.at[v]]
	switch {
	case g.infinite && p.kind(v-1) == timeChunk && d.addressed(i, p, n):
		return "actor-to-by"
	case g.infinite && d.addressed(i, p, n):
		return "actor-to"
	case next.kind != mainClause, p.questionBetween(n, v):
		return "object"
	case g.from == g.main && p.tokens[g.main].word.is(base):
		return "bare"
	}
	return "clause"
}

func (d *document) prepForm(i int, p *parse, c *clause, n int) string {
	word := p.word(n)
	next := p.after(n)
	if p.kind(next) == nounChunk {
		v := p.after(p.nounsEnd(next))
		to := p.kind(v) == verbChunk && p.chunks[v].group.infinite
		switch {
		case (word == "on" || word == "upon") && to && p.lemma(c.group) == "call" && d.callsOn(i, p.chunks[next].from):
			return word // a visit, "to discuss the border"
		case (word == "on" || word == "upon") && to && d.addressed(i, p, next):
			return "on-actor-to"
		case (word == "to" || word == "with") && to && d.addressed(i, p, next):
			return word + "-actor-to"
		case word == "for" && to:
			return "for-to"
		case d.wantedOf(i, c, next, word+"-actor-for"):
			return word + "-actor-for"
		}
	}
	if word == "to" {
		return "to-object"
	}
	return word
}

// addressed tells whether the noun chunk names somebody who can act.
func (d *document) addressed(i int, p *parse, n int) bool {
	c := p.chunks[n]
	if a := d.resolveNoun(i, p, c, true); a.kind != noActor || p.tokens[c.from].word.is(pronoun) || p.tokens[c.from].lower == "both" {
		return true
	}
	kind, _ := d.head(i, p, c.from, c.to)
	return kind != 0 || hasAnySuffix(p.tokens[c.to-1].lower, "ers", "ors", "ists", "ians") && p.tokens[c.to-1].shape == lower
}

// wantedOf tells whether the noun chunk names somebody of whom the verb, by a cue that takes that form, wants a thing: "asked Norway for help".
func (d *document) wantedOf(i int, c *clause, n int, form string) bool {
	p := d.parses[i]
	return p.word(p.after(p.objectEnd(n))) == "for" && d.addressed(i, p, n) && slices.ContainsFunc(d.x.verbCues[p.lemma(c.group)], func(cue verbCue) bool {
		return slices.Contains(cue.rule.Takes, form)
	})
}
