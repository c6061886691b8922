package people

import "github.com/parleygraph/parley/loaders/clauses/lexicon"

// after reads an apposition right of a name: "X, the Norwegian foreign minister,", "X (Norway)", "X of Norway".
func (r *reader) after(p *Person, m Mention) bool {
	at := m.To
	if at >= len(r.tokens) {
		return false
	}
	switch r.tokens[at].Lower {
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
		if span, ok := r.titleStarting(i); ok && r.personAt(span.To) {
			i = span.To - 1 // somebody else's: "X, cousin of President Y"
			continue
		} else if ok {
			titled = r.title(p, span) || titled
			i = span.To - 1
			continue
		}
		switch {
		case (t.Lower == "its" || t.Lower == "their") && r.titleFollows(i+1):
			p.Vote(r.owner(m.From), ByGroup)
		case t.Lower == "who" && i == at+1:
			return r.represents(p, i+1)
		case t.Mention != 0 && r.mentions[t.Mention-1].Kind == PartyMention:
			r.apposed(p, i, titled)
			i = r.mentions[t.Mention-1].To - 1
		case t.Mention != 0 && r.mentions[t.Mention-1].Kind == PersonMention:
			if next := r.mentions[t.Mention-1].To; next < len(r.tokens) && r.tokens[next].Lower == "'s" {
				r.link(p, r.mentions[t.Mention-1])
			} else if r.serves(i) {
				r.link(p, r.mentions[t.Mention-1])
				return titled
			} else {
				return titled
			}
			i = r.mentions[t.Mention-1].To - 1
		case t.Verb || t.Word.Is(lexicon.Modal|lexicon.Be|lexicon.Have|lexicon.Do) || t.Shape == lexicon.Mark && t.Lower != "-" && t.Lower != "'s", t.Word.Is(lexicon.Relative):
			return titled
		case t.Word.Is(lexicon.Conjunction) && !titled:
			return titled
		}
	}
	return titled
}

// personAt tells whether a person's name begins at token i.
func (r *reader) personAt(i int) bool {
	return i < len(r.tokens) && r.tokens[i].Mention != 0 && r.mentions[r.tokens[i].Mention-1].Kind == PersonMention && r.mentions[r.tokens[i].Mention-1].From == i
}

// serves tells whether "of" or "to" stands before the name at token i and its title: "aide to President X".
func (r *reader) serves(i int) bool {
	if span, ok := r.titleEnding(i); ok {
		i = span.From
	}
	return i > 0 && (r.tokens[i-1].Lower == "of" || r.tokens[i-1].Lower == "to")
}

// another tells whether what follows a comma names another person and describes nobody: "X, Norwegian Prime Minister Y said".
func (r *reader) another(at int) bool {
	for i := at; i < len(r.tokens); i++ {
		t := &r.tokens[i]
		if t.Shape == lexicon.Mark || t.Verb || t.Word.Is(lexicon.Modal|lexicon.Be|lexicon.Have|lexicon.Do|lexicon.Relative|lexicon.Preposition) {
			return false
		}
		if t.Mention != 0 && r.mentions[t.Mention-1].Kind == PersonMention {
			next := r.mentions[t.Mention-1].To
			return next >= len(r.tokens) || r.tokens[next].Lower != "'s"
		}
	}
	return false
}

// represents reads a relative clause that tells for whom a person speaks: "who speaks for Norway", "who leads Norway's team".
func (r *reader) represents(p *Person, at int) bool {
	for i := at; i < len(r.tokens) && i < at+6; i++ {
		switch t := &r.tokens[i]; {
		case t.Demonym && !r.headed(i):
			return false // "who leads a Norwegian women's choir"
		case t.Mention != 0 && r.mentions[t.Mention-1].Kind == PartyMention:
			p.Vote(r.mentions[t.Mention-1].Sense.Party, byTitle)
			return false
		case i < at+3 && t.Verb && r.d.x.civil[t.Word.Lemma]:
			p.Bystander = true // "X, who teaches in Oslo"
			return false
		case r.d.forceCalled(t.Lower) != nil:
			p.Vote(r.d.forceCalled(t.Lower), byTitle) // "who leads the rebel team"
			return false
		case t.Word.Lemma == "speak" || t.Word.Lemma == "represent" || t.Word.Lemma == "lead" || t.Lower == "for" || t.Word.Is(lexicon.Be|lexicon.Have|lexicon.Determiner|lexicon.Adverb):
		default:
			return false
		}
	}
	return false
}

// apposed votes for a party inside an apposition: before its title ("the U.S. envoy"), or after it ("president of Norway").
func (r *reader) apposed(p *Person, i int, titled bool) {
	m := r.mentions[r.tokens[i].Mention-1]
	if titled || r.titleFollows(m.To) {
		p.Vote(m.Sense.Party, byTitle)
	}
}

// titleFollows tells whether a role stands within four words after token at.
func (r *reader) titleFollows(at int) bool {
	for i := at; i < len(r.tokens) && i < at+4; i++ {
		if _, ok := r.titleStarting(i); ok {
			return true
		}
		if r.tokens[i].Lower == "," {
			return false
		}
	}
	return false
}

// origin reads a party in brackets or after of and from.
func (r *reader) origin(p *Person, at int) bool {
	for at < len(r.tokens) && r.tokens[at].Word.Is(lexicon.Determiner) {
		at++
	}
	if at < len(r.tokens) && r.tokens[at].Mention != 0 && r.mentions[r.tokens[at].Mention-1].Kind == PartyMention {
		if r.tokens[at-1].Lower == "(" && len(p.Roles) == 0 {
			p.Chair = true // session reports tell so where an officer comes from, for whom they do not speak
			return false
		}
		p.Vote(r.mentions[r.tokens[at].Mention-1].Sense.Party, ByGroup)
	}
	return false
}

// group reads membership: "the Norwegian delegation included X", "negotiators led by X", "Representing Norway was X", "On the Norwegian side, ... X".
func (r *reader) group(p *Person, m Mention) {
	trigger := false
	for i := m.From - 1; i >= 0; i-- {
		t := &r.tokens[i]
		switch {
		case r.d.x.memberWords[t.Lower]:
			trigger = true
		case t.Lower == "." || t.Lower == ";" || t.Quote != r.tokens[m.From].Quote:
			return
		case t.Mention != 0 && r.mentions[t.Mention-1].Kind == PartyMention && (trigger && r.headed(i) || r.sided(i)):
			p.Vote(r.mentions[t.Mention-1].Sense.Party, ByGroup)
			return
		case t.Mention != 0 && r.mentions[t.Mention-1].Kind == PartyMention && i > 0 && r.tokens[i-1].Word.Lemma == "represent":
			p.Vote(r.mentions[t.Mention-1].Sense.Party, byTitle)
			return
		}
	}
}

// headed tells whether a noun that speaks for its party follows the mention at token i: "U.S. envoys".
func (r *reader) headed(i int) bool {
	m := r.mentions[r.tokens[i].Mention-1]
	to := m.To
	for at := m.From - 1; at > 0 && at >= m.From-2; at-- {
		if w := r.tokens[at].Lower; (w == "of" || w == "from") && r.tokens[at-1].Word.Is(lexicon.Speaker) {
			return true
		}
	}
	for at := to; at < len(r.tokens) && at < to+4; at++ {
		if kinds, n := r.d.x.lex.Heads.At(r.tokens, at); n > 0 {
			return kinds[0] == lexicon.SpeakingHead
		}
		if r.tokens[at].Shape == lexicon.Mark && r.tokens[at].Lower != "'s" {
			return false
		}
	}
	return false
}

// sided tells whether the mention at token i names a side of the table: "On the U.S. side".
func (r *reader) sided(i int) bool {
	to := r.mentions[r.tokens[i].Mention-1].To
	return to < len(r.tokens) && r.tokens[to].Lower == "side"
}

// coordinated tells whether nothing but "and", "along with", a comma or a description of kin stands between two names.
func (r *reader) coordinated(from, to int) bool {
	joined := false
	for i := from; i < to; i++ {
		switch t := &r.tokens[i]; {
		case t.Lower == "and" || t.Lower == "along" || t.Lower == "alongside":
			joined = true
		case t.Lower == "," || t.Lower == "with" || t.Lower == "'s" || t.Word.Is(lexicon.Kinship|lexicon.Determiner|lexicon.FormerWord|lexicon.Adverb):
		case t.Mention != 0 && joined && r.mentions[t.Mention-1].Kind == PersonMention:
		case t.Verb || t.Shape == lexicon.Mark || t.Word.Is(lexicon.Modal|lexicon.Be|lexicon.Have|lexicon.Do|lexicon.Relative|lexicon.Preposition) || i-from > 8 || r.tokens[from].Lower != ",":
			return false
		}
	}
	return joined && from < to
}
