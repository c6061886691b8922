package extract

import "slices"

// form returns what kind of complement begins at token at of clause c, and the chunk it begins with.
func (d *document) form(i int, p *Parse, c *clause, at int) (string, int) {
	n := c.Chunk + 1
	for n < len(p.Chunks) && (p.Chunks[n].From < at || p.Kind(n) == AdverbChunk || p.Kind(n) == TimeChunk || p.Besides(n) && !p.Besides(c.Chunk)) {
		n++
	}
	n = p.PastAside(n)
	if n >= len(p.Chunks) || p.Chunks[n].From >= c.End {
		return "nothing", n
	}
	if k := p.Kind(n); (k == SubChunk || k == ConditionChunk) && d.x.Telling[p.Lemma(c.Group)] && p.Kind(p.After(n)) == NounChunk {
		return "clause", n // "said while pilots are useful, lessons should be drawn"
	}
	if (p.Kind(n) == NounChunk && p.Questions(n) || p.Kind(n) == RelChunk && p.Word(n) != "which") && p.Reports(c.Group) {
		return "whether", n // "asked what method would be used"
	}
	switch p.Kind(n) {
	case NounChunk, RelChunk, OpenChunk:
		return d.nounForm(i, p, c, n), n
	case QuoteChunk:
		return "object", n
	case VerbChunk:
		return p.VerbForm(n), n
	case ThatChunk:
		if p.Word(n) != "that" {
			return "whether", n
		}
		return "that", n
	case PrepChunk:
		if that := p.ThatAfterSetting(n, c.End); that >= 0 {
			return "that", that
		}
		return d.prepForm(i, p, c, n), n
	case CommaChunk, ColonChunk:
		if that := p.ThatAfterInsert(n, c.End); that >= 0 {
			return "that", that
		}
		if next := p.After(n); p.Kind(next) == ThatChunk && p.Word(next) != "that" {
			return "whether", next
		}
		if next := p.After(n); next < len(p.Chunks) && (p.Kind(next) == ThatChunk || p.Kind(n) == ColonChunk) {
			return "that", next
		}
	}
	return "nothing", n
}

// nounForm tells an object from an addressee with what it is to do, and from a clause.
func (d *document) nounForm(i int, p *Parse, c *clause, n int) string {
	if d.wantedOf(i, c, n, "actor-for") {
		return "actor-for"
	}
	v := p.After(p.NounsEnd(n))
	if p.Kind(v) != VerbChunk || p.Chunks[v].From >= c.End {
		return "object"
	}
	g := p.Chunks[v].Group
	next := &p.Clauses[p.At[v]]
	switch {
	case g.Infinite && p.Kind(v-1) == TimeChunk && d.addressed(i, p, n):
		return "actor-to-by"
	case g.Infinite && d.addressed(i, p, n):
		return "actor-to"
	case next.Kind != MainClause, p.QuestionBetween(n, v):
		return "object"
	case g.From == g.Main && p.Tokens[g.Main].Word.Is(Base):
		return "bare"
	}
	return "clause"
}

func (d *document) prepForm(i int, p *Parse, c *clause, n int) string {
	word := p.Word(n)
	next := p.After(n)
	if p.Kind(next) == NounChunk {
		v := p.After(p.NounsEnd(next))
		to := p.Kind(v) == VerbChunk && p.Chunks[v].Group.Infinite
		switch {
		case (word == "on" || word == "upon") && to && p.Lemma(c.Group) == "call" && d.CallsOn(i, p.Chunks[next].From):
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
func (d *document) addressed(i int, p *Parse, n int) bool {
	c := p.Chunks[n]
	if a := d.ResolveNoun(i, p, c, true); a.Kind != NoActor || p.Tokens[c.From].Word.Is(Pronoun) || p.Tokens[c.From].Lower == "both" {
		return true
	}
	kind, _ := d.Head(i, p, c.From, c.To)
	return kind != 0 || HasAnySuffix(p.Tokens[c.To-1].Lower, "ers", "ors", "ists", "ians") && p.Tokens[c.To-1].Shape == Lower
}

// wantedOf tells whether the noun chunk names somebody of whom the verb, by a cue that takes that form, wants a thing: "asked Norway for help".
func (d *document) wantedOf(i int, c *clause, n int, form string) bool {
	p := d.Parses[i]
	return p.Word(p.After(p.ObjectEnd(n))) == "for" && d.addressed(i, p, n) && slices.ContainsFunc(d.x.VerbCues[p.Lemma(c.Group)], func(cue verbCue) bool {
		return slices.Contains(cue.Rule.Takes, form)
	})
}
