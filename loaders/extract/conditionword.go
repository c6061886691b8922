package extract

import (
	"slices"

	"github.com/parleygraph/parley/graph"
)

// conditionAt returns the condition cue that begins at token i and how many tokens it takes. "if" after a verb of asking is "whether", and "provided"
// is a condition only where nothing can have provided anything.
func (x *syntaxGrammar) conditionAt(tokens []token, i int) (cue, n int) {
	values, n := x.conditions.at(tokens, i)
	if n == 0 {
		return 0, 0
	}
	before := i - 1
	switch {
	case tokens[i].lower == "should":
		if (i > 1 || !begun(tokens, i)) && !(tokens[before].lower == "," && opensName(tokens, i+1)) || tokens[len(tokens)-1].lower == "?" {
			return 0, 0 // only "Should talks resume, ..." and "..., should talks resume" open a condition
		}
	case tokens[i].lower == "if" && n == 1 && before >= 0 && asks(&tokens[before]):
		return 0, 0
	case tokens[i].lower == "once" && n == 1 && (before < 0 || tokens[before].shape != mark && !awaits(tokens, i)):
		return 0, 0
	case tokens[i].lower == "provided" && n == 1 && before >= 0 && tokens[before].shape != mark && !(opensName(tokens, i+1) && x.stands(tokens, i, n, behindWill)):
		return 0, 0
	case x.openers[values[0]].Behind != "" && !x.stands(tokens, i, n, x.openers[values[0]].Behind):
		return 0, 0
	case tokens[i].lower == "assuming" && n == 1 && before >= 0 && tokens[before].shape != mark:
		return 0, 0
	}
	return values[0], n
}

// opensName tells whether token i begins a noun phrase.
func opensName(tokens []token, i int) bool {
	return i < len(tokens) && (tokens[i].mention != 0 || tokens[i].word.is(determiner|pronoun))
}

// awaitsReach is how many tokens the subject of what is awaited has at most.
const awaitsReach = 8

// awaits tells whether what follows "once" at token i is a clause of something still to come: "once the Front has left".
func awaits(tokens []token, i int) bool {
	if !opensName(tokens, i+1) || tokens[i-1].word.is(be|have|do|modal|conjunction) {
		return false
	}
	for t := i + 2; t < len(tokens) && t < i+awaitsReach && tokens[t].shape != mark; t++ {
		if tokens[t].verb || tokens[t].word.is(have|be) {
			return !tokens[t].word.is(past) || tokens[t].word.is(base)
		}
	}
	return false
}

func asks(t *token) bool {
	switch t.word.lemma {
	case "ask", "inquire", "query", "wonder", "see", "know", "question", "doubt", "check", "decide", "determine", "clarify", "examine", "discuss", "assess", "explore", "consider":
		return true
	}
	return t.lower == "as" || t.lower == "even"
}

// What may have to stand before a condition's words.
const (
	behindRefusal = "refusal"
	behindWill    = "will"
	behindConsent = "consent"
)

// behindReach is how many tokens back a refusal or a modal may stand.
const behindReach = 24

// stands tells whether what must stand before the n words at token i does, and a clause follows them: "will not sign until Norway has paid". Of "without" no
// clause need follow.
func (x *syntaxGrammar) stands(tokens []token, i, n int, behind string) bool {
	if behind == behindConsent {
		return !x.refusedBefore(tokens, i)
	}
	if begun(tokens, i) && behind == behindRefusal && tokens[i].lower == "until" {
		return clauseAhead(tokens, i+n) && refusedAfter(tokens, i+n)
	}
	if begun(tokens, i) && behind == behindRefusal && tokens[i].lower == "without" {
		return lacksSomething(tokens, i+n) && refusedAfter(tokens, i+n)
	}
	if i == 0 || tokens[i-1].lower == "," && tokens[i].word.is(subordinator) && !tokens[i].word.is(preposition) || tokens[i].lower != "without" && !clauseAhead(tokens, i+n) {
		return false
	}
	for k := i - 1; k >= max(0, i-behindReach); k-- {
		t := &tokens[k]
		switch {
		case t.shape == mark && t.lower != "," && t.lower != "'s" && t.lower != "-":
			return false
		case behind == behindRefusal && (t.word.is(negator) || t.verb && x.refuses(t.word.lemma)):
			return true
		case behind == behindWill && t.word.is(future|hypothetical):
			return true
		case behind == behindWill && (t.verb && t.word.is(past) && !t.word.is(base|participle) || t.word.is(conjunction|modal)):
			return false
		}
	}
	return false
}

// refusedBefore tells whether a verb that rejects, and is not denied itself, stands before token i in its clause: "rejected a plan to leave in return for".
func (x *syntaxGrammar) refusedBefore(tokens []token, i int) bool {
	for k := i - 1; k >= max(0, i-behindReach); k-- {
		switch t := &tokens[k]; {
		case t.shape == mark && t.lower != "'s" && t.lower != "-":
			return false
		case t.verb && x.refuses(t.word.lemma):
			return !slices.ContainsFunc(tokens[max(0, k-2):k], func(t token) bool { return t.word.is(negator) })
		}
	}
	return false
}

// refuses tells whether a verb by itself rejects.
func (x *syntaxGrammar) refuses(lemma string) bool {
	return slices.ContainsFunc(x.verbCues[lemma], func(c verbCue) bool {
		return c.rule.Stance == string(graph.Rejects) && len(c.words)+len(c.tail)+len(c.objects) == 0 && (takes(c.rule, "object") || takes(c.rule, "to"))
	})
}

// clauseAhead tells whether a clause begins at token i: a subject and, before any mark, a verb.
func clauseAhead(tokens []token, i int) bool {
	if i >= len(tokens) || tokens[i].verb || tokens[i].shape == number || tokens[i].shape == mark || tokens[i].word.is(weekday|month|timeNoun|dayWord|adverb|preposition) && !tokens[i].word.is(determiner) {
		return false
	}
	for t := i + 1; t < len(tokens) && t < i+behindReach/2; t++ {
		switch {
		case tokens[t].shape == mark && tokens[t].lower != "'s" && tokens[t].lower != "-":
			return false
		case tokens[t].word.is(have | be | do | modal), tokens[t].verb && !tokens[t].word.is(gerund):
			return true
		}
	}
	return false
}

// lacksSomething tells whether what stands at token i behind "without" can be missed: "guarantees", "a map of mines", and neither "doubt" nor "naming Norway".
func lacksSomething(tokens []token, i int) bool {
	if i+1 >= len(tokens) || tokens[i].word.is(gerund) {
		return false
	}
	return tokens[i+1].shape != mark || singular(tokens[i].lower) != tokens[i].lower
}

// refusedAfter tells whether a refusal follows the first comma from token i on: "Until Sweden pays, Norway will not sign".
func refusedAfter(tokens []token, i int) bool {
	comma := false
	for t := i; t < len(tokens) && t < i+behindReach; t++ {
		switch {
		case tokens[t].lower == "," && comma:
			return false
		case tokens[t].lower == ",":
			comma = true
		case comma && tokens[t].word.is(negator):
			return true
		}
	}
	return false
}
