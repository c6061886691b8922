package extract

// after reads an apposition right of a name: "X, the Norwegian foreign minister,", "X (Norway)", "X of Norway".
func (r *reader) after(p *person, m mention) bool {
	at := m.to
	if at >= len(r.tokens) {
		return false
	}
	switch r.tokens[at].lower {
	case "(", "of", "from":
		return r.origin(p, at+1)
	case ",", "—", "–":
	default:
		return false
	}
	if r.another(at + 1) {
		return false
	}
	titled := false
	for i := at + 1; i < len(r.tokens) && i < at+14; i++ {
		t := &r.tokens[i]
		if span, ok := r.titleStarting(i); ok && r.personAt(span.to) {
			i = span.to - 1 // somebody else's: "X, cousin of President Y"
			continue
		} else if ok {
			titled = r.title(p, span) || titled
			i = span.to - 1
			continue
		}
		switch {
		case (t.lower == "its" || t.lower == "their") && r.titleFollows(i+1):
			p.vote(r.owner(m.from), byGroup)
		case t.lower == "who" && i == at+1:
			return r.represents(p, i+1)
		case t.mention != 0 && r.mentions[t.mention-1].kind == partyMention:
			r.apposed(p, i, titled)
			i = r.mentions[t.mention-1].to - 1
		case t.mention != 0 && r.mentions[t.mention-1].kind == personMention:
			if next := r.mentions[t.mention-1].to; next < len(r.tokens) && r.tokens[next].lower == "'s" {
				r.link(p, r.mentions[t.mention-1])
			} else if r.serves(i) {
				r.link(p, r.mentions[t.mention-1])
				return titled
			} else {
				return titled
			}
			i = r.mentions[t.mention-1].to - 1
		case t.verb || t.word.is(modal|be|have|do) || t.shape == mark && t.lower != "-" && t.lower != "'s", t.word.is(relative):
			return titled
		case t.word.is(conjunction) && !titled:
			return titled
		}
	}
	return titled
}

// personAt tells whether a person's name begins at token i.
func (r *reader) personAt(i int) bool {
	return i < len(r.tokens) && r.tokens[i].mention != 0 && r.mentions[r.tokens[i].mention-1].kind == personMention && r.mentions[r.tokens[i].mention-1].from == i
}

// serves tells whether "of" or "to" stands before the name at token i and its title: "aide to President X".
func (r *reader) serves(i int) bool {
	if span, ok := r.titleEnding(i); ok {
		i = span.from
	}
	return i > 0 && (r.tokens[i-1].lower == "of" || r.tokens[i-1].lower == "to")
}

// another tells whether what follows a comma names another person and describes nobody: "X, Norwegian Prime Minister Y said".
func (r *reader) another(at int) bool {
	for i := at; i < len(r.tokens); i++ {
		t := &r.tokens[i]
		if t.shape == mark || t.verb || t.word.is(modal|be|have|do|relative|preposition) {
			return false
		}
		if t.mention != 0 && r.mentions[t.mention-1].kind == personMention {
			next := r.mentions[t.mention-1].to
			return next >= len(r.tokens) || r.tokens[next].lower != "'s"
		}
	}
	return false
}

// represents reads a relative clause that tells for whom a person speaks: "who speaks for Norway", "who leads Norway's team".
func (r *reader) represents(p *person, at int) bool {
	for i := at; i < len(r.tokens) && i < at+6; i++ {
		switch t := &r.tokens[i]; {
		case t.demonym && !r.headed(i):
			return false // "who leads a Norwegian women's choir"
		case t.mention != 0 && r.mentions[t.mention-1].kind == partyMention:
			p.vote(r.mentions[t.mention-1].sense.party, byTitle)
			return false
		case i < at+3 && t.verb && r.d.x.civil[t.word.lemma]:
			p.bystander = true // "X, who teaches in Oslo"
			return false
		case r.d.forceCalled(t.lower) != nil:
			p.vote(r.d.forceCalled(t.lower), byTitle) // "who leads the rebel team"
			return false
		case t.word.lemma == "speak" || t.word.lemma == "represent" || t.word.lemma == "lead" || t.lower == "for" || t.word.is(be|have|determiner|adverb):
		default:
			return false
		}
	}
	return false
}

// apposed votes for a party inside an apposition: before its title ("the U.S. envoy"), or after it ("president of Norway").
func (r *reader) apposed(p *person, i int, titled bool) {
	m := r.mentions[r.tokens[i].mention-1]
	if titled || r.titleFollows(m.to) {
		p.vote(m.sense.party, byTitle)
	}
}

// titleFollows tells whether a role stands within four words after token at.
func (r *reader) titleFollows(at int) bool {
	for i := at; i < len(r.tokens) && i < at+4; i++ {
		if _, ok := r.titleStarting(i); ok {
			return true
		}
		if r.tokens[i].lower == "," {
			return false
		}
	}
	return false
}

// origin reads a party in brackets or after of and from.
func (r *reader) origin(p *person, at int) bool {
	for at < len(r.tokens) && r.tokens[at].word.is(determiner) {
		at++
	}
	if at < len(r.tokens) && r.tokens[at].mention != 0 && r.mentions[r.tokens[at].mention-1].kind == partyMention {
		if r.tokens[at-1].lower == "(" && len(p.roles) == 0 {
			p.chair = true // session reports tell so where an officer comes from, for whom they do not speak
			return false
		}
		p.vote(r.mentions[r.tokens[at].mention-1].sense.party, byGroup)
	}
	return false
}

// group reads membership: "the Norwegian delegation included X", "negotiators led by X", "Representing Norway was X", "On the Norwegian side, ... X".
func (r *reader) group(p *person, m mention) {
	trigger := false
	for i := m.from - 1; i >= 0; i-- {
		t := &r.tokens[i]
		switch {
		case r.d.x.memberWords[t.lower]:
			trigger = true
		case t.lower == "." || t.lower == ";" || t.quote != r.tokens[m.from].quote:
			return
		case t.mention != 0 && r.mentions[t.mention-1].kind == partyMention && (trigger && r.headed(i) || r.sided(i)):
			p.vote(r.mentions[t.mention-1].sense.party, byGroup)
			return
		case t.mention != 0 && r.mentions[t.mention-1].kind == partyMention && i > 0 && r.tokens[i-1].word.lemma == "represent":
			p.vote(r.mentions[t.mention-1].sense.party, byTitle)
			return
		}
	}
}

// headed tells whether a noun that speaks for its party follows the mention at token i: "U.S. envoys".
func (r *reader) headed(i int) bool {
	m := r.mentions[r.tokens[i].mention-1]
	to := m.to
	for at := m.from - 1; at > 0 && at >= m.from-2; at-- {
		if w := r.tokens[at].lower; (w == "of" || w == "from") && r.tokens[at-1].word.is(speaker) {
			return true
		}
	}
	for at := to; at < len(r.tokens) && at < to+4; at++ {
		if kinds, n := r.d.x.lex.heads.at(r.tokens, at); n > 0 {
			return kinds[0] == speakingHead
		}
		if r.tokens[at].shape == mark && r.tokens[at].lower != "'s" {
			return false
		}
	}
	return false
}

// sided tells whether the mention at token i names a side of the table: "On the U.S. side".
func (r *reader) sided(i int) bool {
	to := r.mentions[r.tokens[i].mention-1].to
	return to < len(r.tokens) && r.tokens[to].lower == "side"
}

// coordinated tells whether nothing but "and", "along with", a comma or a description of kin stands between two names.
func (r *reader) coordinated(from, to int) bool {
	joined := false
	for i := from; i < to; i++ {
		switch t := &r.tokens[i]; {
		case t.lower == "and" || t.lower == "along" || t.lower == "alongside":
			joined = true
		case t.lower == "," || t.lower == "with" || t.lower == "'s" || t.word.is(kinship|determiner|formerWord|adverb):
		case t.mention != 0 && joined && r.mentions[t.mention-1].kind == personMention:
		case t.verb || t.shape == mark || t.word.is(modal|be|have|do|relative|preposition) || i-from > 8 || r.tokens[from].lower != ",":
			return false
		}
	}
	return joined && from < to
}
