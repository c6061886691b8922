package extract

// A group is a verb group: its auxiliaries, negator and main verb.
type group struct {
	from, to int // tokens
	main     int // the token of the main verb, the auxiliary itself where there is no other
	modal    int // token of the modal, -1 for none
	negator  int // token of the negator, -1 for none
	passive  bool
	copula   bool // a form of be with no verb after it
	finite   bool
	infinite bool // "to" stands before it
}

// groupAt returns the verb group that begins at token i.
func groupAt(tokens []token, i int) (group, bool) {
	g := group{from: i, main: -1, modal: -1, negator: -1}
	if tokens[i].lower == "to" {
		return infinitiveAt(tokens, g)
	}
	if !startsGroup(tokens, i) {
		return g, false
	}
	aux := class(0)
	for at := i; at < len(tokens); at++ {
		t := &tokens[at]
		switch {
		case t.mention != 0:
			return g.close(tokens, aux)
		case t.word.is(modal|be|have|do) && (g.main < 0 || tokens[g.main].word.is(modal|be|have|do)) && auxiliary(tokens, at):
			aux |= t.word.class & (modal | be | have | do)
			g.note(tokens, at)
			g.main, g.to = at, at+1
		case t.word.is(negator) && !t.word.is(determiner) && aux != 0:
			g.negator = at
		case aux != 0 && timeAt(tokens, at) > 0 && at+timeAt(tokens, at) < len(tokens) && tokens[at+timeAt(tokens, at)].verb:
			at += timeAt(tokens, at) - 1 // "has for many years treated"
		case aux != 0 && interrupted(tokens, at):
			at += 2
		case t.verb && follows(t.word, aux):
			g.main, g.to = at, at+1
			return g.close(tokens, aux)
		case t.verb, !t.word.is(adverb) && !coordinated(tokens, at):
			return g.close(tokens, aux)
		}
	}
	return g.close(tokens, aux)
}

// interrupted tells whether an adverb between commas stands at token i inside a verb group: "cannot, however, agree".
func interrupted(tokens []token, i int) bool {
	return i+3 < len(tokens) && tokens[i].lower == "," && tokens[i+1].word.is(adverb) && tokens[i+2].lower == "," && tokens[i+3].verb
}

// startsGroup tells whether a verb group can begin at token i.
func startsGroup(tokens []token, i int) bool {
	t := &tokens[i]
	if t.mention != 0 {
		return false
	}
	if t.word.is(modal|be|have|do) && auxiliary(tokens, i) {
		return true
	}
	return t.verb && (!t.word.is(preposition) || i > 0 && tokens[i-1].verb) // "suggested including", but "a meeting including"
}

// auxiliary refuses the month of May and other capitals inside a sentence.
func auxiliary(tokens []token, i int) bool {
	return tokens[i].shape == lower || tokens[i].shape == mark || begun(tokens, i)
}

// follows tells whether a verb form can follow these auxiliaries in one group.
func follows(w *word, aux class) bool {
	switch {
	case aux == 0:
		return true
	case aux&be != 0:
		return w.is(participle | gerund)
	case aux&have != 0:
		return w.is(participle)
	default:
		return w.is(base)
	}
}

// coordinated tells whether token i joins two adverbs inside a group: "repeatedly and flatly refused".
func coordinated(tokens []token, i int) bool {
	return tokens[i].word.is(conjunction) && i > 0 && i+1 < len(tokens) && tokens[i-1].word.is(adverb) && tokens[i+1].word.is(adverb)
}

func (g *group) note(tokens []token, at int) {
	if tokens[at].word.is(modal) {
		g.modal = at
	}
	if tokens[at].word.is(negator) {
		g.negator = at
	}
}

func (g group) close(tokens []token, aux class) (group, bool) {
	if g.main < 0 {
		return g, false
	}
	w := tokens[g.main].word
	verb := tokens[g.main].verb && !(w.is(be|have|do) && aux == w.class&(be|have|do) && g.main == g.from)
	g.copula = w.is(be) && (!verb || aux&be != 0)
	g.passive = verb && aux&be != 0 && w.is(participle) && !w.is(gerund)
	g.finite = aux&(modal|be|have|do) != 0 && !tokens[g.from].word.is(gerund) || w.is(past|third|base)
	if tokens[g.from].word.is(gerund) || (g.from == g.main && w.is(participle) && !w.is(past)) || tokens[g.from].lower == "being" || tokens[g.from].lower == "having" {
		g.finite = false
	}
	if g.negator >= 0 && g.negator > g.main {
		g.to = g.negator + 1
	}
	if g.from >= 2 && tokens[g.from-1].lower == "longer" && tokens[g.from-2].lower == "no" {
		g.negator = g.from - 2 // "no longer opposes"
	}
	if never := neverBefore(tokens, g.from); g.negator < 0 && never >= 0 {
		g.negator = never
	}
	return g, true
}

// neverBefore returns the "never" or "hardly" that stands before a verb group at token i without an auxiliary, adverbs between: "never openly
// backed". It is -1 where there is none.
func neverBefore(tokens []token, i int) int {
	for i--; i >= 0 && tokens[i].mention == 0 && tokens[i].word.is(adverb|negator); i-- {
		if tokens[i].lower == "never" || tokens[i].lower == "hardly" {
			return i
		}
	}
	return -1
}

// infinitiveAt returns the group of "to", adverbs and a base form.
func infinitiveAt(tokens []token, g group) (group, bool) {
	for at := g.from + 1; at < len(tokens); at++ {
		t := &tokens[at]
		switch {
		case t.verb && t.word.is(base), t.word.is(be|have|do) && t.word.is(base) || t.lower == "be" || t.lower == "have" || t.lower == "do":
			g.main, g.to, g.infinite = at, at+1, true
			return g.passiveTo(tokens), true
		case !t.word.is(adverb | negator):
			return g, false
		}
	}
	return g, false
}

// passiveTo extends "to be" and "to have" to the participle that follows: "to be rejected".
func (g group) passiveTo(tokens []token) group {
	if !tokens[g.main].word.is(be | have) {
		return g
	}
	g.copula = tokens[g.main].word.is(be)
	for at := g.main + 1; at < len(tokens); at++ {
		t := &tokens[at]
		if t.verb && t.word.is(participle) {
			g.passive, g.copula, g.main, g.to = tokens[g.main].word.is(be), false, at, at+1
			return g
		}
		if !t.word.is(adverb) {
			return g
		}
	}
	return g
}
