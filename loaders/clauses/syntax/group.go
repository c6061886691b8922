package syntax

import "github.com/parleygraph/parley/loaders/clauses/lexicon"

// A Group is a verb group: its auxiliaries, negator and main verb.
type Group struct {
	From, To int // tokens
	Main     int // the token of the main verb, the auxiliary itself where there is no other
	Modal    int // token of the modal, -1 for none
	Negator  int // token of the negator, -1 for none
	Passive  bool
	Copula   bool // a form of be with no verb after it
	Finite   bool
	Infinite bool // "to" stands before it
}

// groupAt returns the verb group that begins at token i.
func groupAt(tokens []lexicon.Token, i int) (Group, bool) {
	g := Group{From: i, Main: -1, Modal: -1, Negator: -1}
	if tokens[i].Lower == "to" {
		return infinitiveAt(tokens, g)
	}
	if !startsGroup(tokens, i) {
		return g, false
	}
	aux := lexicon.Class(0)
	for at := i; at < len(tokens); at++ {
		t := &tokens[at]
		switch {
		case t.Mention != 0:
			return g.close(tokens, aux)
		case t.Word.Is(lexicon.Modal|lexicon.Be|lexicon.Have|lexicon.Do) && (g.Main < 0 || tokens[g.Main].Word.Is(lexicon.Modal|lexicon.Be|lexicon.Have|lexicon.Do)) && auxiliary(tokens, at):
			aux |= t.Word.Class & (lexicon.Modal | lexicon.Be | lexicon.Have | lexicon.Do)
			g.note(tokens, at)
			g.Main, g.To = at, at+1
		case t.Word.Is(lexicon.Negator) && !t.Word.Is(lexicon.Determiner) && aux != 0:
			g.Negator = at
		case aux != 0 && timeAt(tokens, at) > 0 && at+timeAt(tokens, at) < len(tokens) && tokens[at+timeAt(tokens, at)].Verb:
			at += timeAt(tokens, at) - 1 // "has for many years treated"
		case aux != 0 && interrupted(tokens, at):
			at += 2
		case t.Verb && follows(t.Word, aux):
			g.Main, g.To = at, at+1
			return g.close(tokens, aux)
		case t.Verb, !t.Word.Is(lexicon.Adverb) && !coordinated(tokens, at):
			return g.close(tokens, aux)
		}
	}
	return g.close(tokens, aux)
}

// interrupted tells whether an adverb between commas stands at token i inside a verb group: "cannot, however, agree".
func interrupted(tokens []lexicon.Token, i int) bool {
	return i+3 < len(tokens) && tokens[i].Lower == "," && tokens[i+1].Word.Is(lexicon.Adverb) && tokens[i+2].Lower == "," && tokens[i+3].Verb
}

// startsGroup tells whether a verb group can begin at token i.
func startsGroup(tokens []lexicon.Token, i int) bool {
	t := &tokens[i]
	if t.Mention != 0 {
		return false
	}
	if t.Word.Is(lexicon.Modal|lexicon.Be|lexicon.Have|lexicon.Do) && auxiliary(tokens, i) {
		return true
	}
	return t.Verb && (!t.Word.Is(lexicon.Preposition) || i > 0 && tokens[i-1].Verb) // "suggested including", but "a meeting including"
}

// auxiliary refuses the month of May and other capitals inside a sentence.
func auxiliary(tokens []lexicon.Token, i int) bool {
	return tokens[i].Shape == lexicon.Lower || tokens[i].Shape == lexicon.Mark || lexicon.Begun(tokens, i)
}

// follows tells whether a verb form can follow these auxiliaries in one group.
func follows(w *lexicon.Word, aux lexicon.Class) bool {
	switch {
	case aux == 0:
		return true
	case aux&lexicon.Be != 0:
		return w.Is(lexicon.Participle | lexicon.Gerund)
	case aux&lexicon.Have != 0:
		return w.Is(lexicon.Participle)
	default:
		return w.Is(lexicon.Base)
	}
}

// coordinated tells whether token i joins two adverbs inside a group: "repeatedly and flatly refused".
func coordinated(tokens []lexicon.Token, i int) bool {
	return tokens[i].Word.Is(lexicon.Conjunction) && i > 0 && i+1 < len(tokens) && tokens[i-1].Word.Is(lexicon.Adverb) && tokens[i+1].Word.Is(lexicon.Adverb)
}

func (g *Group) note(tokens []lexicon.Token, at int) {
	if tokens[at].Word.Is(lexicon.Modal) {
		g.Modal = at
	}
	if tokens[at].Word.Is(lexicon.Negator) {
		g.Negator = at
	}
}

func (g Group) close(tokens []lexicon.Token, aux lexicon.Class) (Group, bool) {
	if g.Main < 0 {
		return g, false
	}
	w := tokens[g.Main].Word
	verb := tokens[g.Main].Verb && !(w.Is(lexicon.Be|lexicon.Have|lexicon.Do) && aux == w.Class&(lexicon.Be|lexicon.Have|lexicon.Do) && g.Main == g.From)
	g.Copula = w.Is(lexicon.Be) && (!verb || aux&lexicon.Be != 0)
	g.Passive = verb && aux&lexicon.Be != 0 && w.Is(lexicon.Participle) && !w.Is(lexicon.Gerund)
	g.Finite = aux&(lexicon.Modal|lexicon.Be|lexicon.Have|lexicon.Do) != 0 && !tokens[g.From].Word.Is(lexicon.Gerund) || w.Is(lexicon.Past|lexicon.Third|lexicon.Base)
	if tokens[g.From].Word.Is(lexicon.Gerund) || (g.From == g.Main && w.Is(lexicon.Participle) && !w.Is(lexicon.Past)) || tokens[g.From].Lower == "being" || tokens[g.From].Lower == "having" {
		g.Finite = false
	}
	if g.Negator >= 0 && g.Negator > g.Main {
		g.To = g.Negator + 1
	}
	if g.From >= 2 && tokens[g.From-1].Lower == "longer" && tokens[g.From-2].Lower == "no" {
		g.Negator = g.From - 2 // "no longer opposes"
	}
	if never := neverBefore(tokens, g.From); g.Negator < 0 && never >= 0 {
		g.Negator = never
	}
	return g, true
}

// neverBefore returns the "never" or "hardly" that stands before a verb group at token i without an auxiliary, adverbs between: "never openly
// backed". It is -1 where there is none.
func neverBefore(tokens []lexicon.Token, i int) int {
	for i--; i >= 0 && tokens[i].Mention == 0 && tokens[i].Word.Is(lexicon.Adverb|lexicon.Negator); i-- {
		if tokens[i].Lower == "never" || tokens[i].Lower == "hardly" {
			return i
		}
	}
	return -1
}

// infinitiveAt returns the group of "to", adverbs and a base form.
func infinitiveAt(tokens []lexicon.Token, g Group) (Group, bool) {
	for at := g.From + 1; at < len(tokens); at++ {
		t := &tokens[at]
		switch {
		case t.Verb && t.Word.Is(lexicon.Base), t.Word.Is(lexicon.Be|lexicon.Have|lexicon.Do) && t.Word.Is(lexicon.Base) || t.Lower == "be" || t.Lower == "have" || t.Lower == "do":
			g.Main, g.To, g.Infinite = at, at+1, true
			return g.passiveTo(tokens), true
		case !t.Word.Is(lexicon.Adverb | lexicon.Negator):
			return g, false
		}
	}
	return g, false
}

// passiveTo extends "to be" and "to have" to the participle that follows: "to be rejected".
func (g Group) passiveTo(tokens []lexicon.Token) Group {
	if !tokens[g.Main].Word.Is(lexicon.Be | lexicon.Have) {
		return g
	}
	g.Copula = tokens[g.Main].Word.Is(lexicon.Be)
	for at := g.Main + 1; at < len(tokens); at++ {
		t := &tokens[at]
		if t.Verb && t.Word.Is(lexicon.Participle) {
			g.Passive, g.Copula, g.Main, g.To = tokens[g.Main].Word.Is(lexicon.Be), false, at, at+1
			return g
		}
		if !t.Word.Is(lexicon.Adverb) {
			return g
		}
	}
	return g
}
