package extract

import "slices"

// takesNone tells whether what the clause's verb takes is denied: "will hand over no more maps".
func (p *parse) takesNone(c *clause) bool {
	object := p.after(c.chunk)
	if p.kind(object) == prepChunk {
		object++
	}
	return p.kind(object) == nounChunk && scant(p.word(object))
}

// noneOf tells whether the subject of clause ci denies it: "Neither Norway nor Sweden accepted".
func (p *parse) noneOf(ci int) bool {
	c := &p.clauses[p.owner(ci)]
	if len(c.subjects) == 0 {
		return false
	}
	word := p.word(c.subjects[0].from)
	return word == "neither" || word == "none" || word == "no"
}

// still tells whether "yet" between two verb groups says that what the second tells has not come about: "has yet to sign".
func (p *parse) still(over, g group) bool {
	return p.lemma(over) == "have" && slices.ContainsFunc(p.tokens[over.to:max(over.to, g.main)], func(t token) bool { return t.lower == "yet" })
}

// scant tells whether a determiner denies what follows it: "gave no indication".
func scant(word string) bool {
	return word == "no" || word == "little" || word == "few" || word == "neither"
}
