package syntax

import (
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/cues"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
)

// conditionAt returns the condition cue that begins at token i and how many tokens it takes. "if" after a verb of asking is "whether", and "provided"
// is a condition only where nothing can have provided anything.
func (x *Grammar) conditionAt(tokens []lexicon.Token, i int) (cue, n int) {
	values, n := x.Conditions.At(tokens, i)
	if n == 0 {
		values, n = x.Formulas.At(tokens, i) // "even if" opens a clause too
	}
	if n == 0 {
		return 0, 0
	}
	before := i - 1
	switch {
	case tokens[i].Lower == "should":
		if (i > 1 || !lexicon.Begun(tokens, i)) && !(tokens[before].Lower == "," && opensName(tokens, i+1)) || tokens[len(tokens)-1].Lower == "?" {
			return 0, 0 // only "Should talks resume, ..." and "..., should talks resume" open a condition
		}
	case tokens[i].Lower == "if" && n == 1 && before >= 0 && asks(&tokens[before]):
		return 0, 0
	case tokens[i].Lower == "once" && n == 1 && (before < 0 || tokens[before].Shape != lexicon.Mark && !awaits(tokens, i)):
		return 0, 0
	case tokens[i].Lower == "provided" && n == 1 && before >= 0 && tokens[before].Shape != lexicon.Mark && !(opensName(tokens, i+1) && x.stands(tokens, i, n, behindWill)):
		return 0, 0
	case x.Openers[values[0]].Behind != "" && !x.stands(tokens, i, n, x.Openers[values[0]].Behind):
		return 0, 0
	case tokens[i].Lower == "assuming" && n == 1 && before >= 0 && tokens[before].Shape != lexicon.Mark:
		return 0, 0
	}
	return values[0], n
}

// opensName tells whether token i begins a noun phrase.
func opensName(tokens []lexicon.Token, i int) bool {
	return i < len(tokens) && (tokens[i].Mention != 0 || tokens[i].Word.Is(lexicon.Determiner|lexicon.Pronoun))
}

// awaitsReach is how many tokens the subject of what is awaited has at most.
const awaitsReach = 8

// awaits tells whether what follows "once" at token i is a clause of something still to come: "once the Front has left".
func awaits(tokens []lexicon.Token, i int) bool {
	if !opensName(tokens, i+1) || tokens[i-1].Word.Is(lexicon.Be|lexicon.Have|lexicon.Do|lexicon.Modal|lexicon.Conjunction) {
		return false
	}
	for t := i + 2; t < len(tokens) && t < i+awaitsReach && tokens[t].Shape != lexicon.Mark; t++ {
		if tokens[t].Verb || tokens[t].Word.Is(lexicon.Have|lexicon.Be) {
			return !tokens[t].Word.Is(lexicon.Past) || tokens[t].Word.Is(lexicon.Base)
		}
	}
	return false
}

func asks(t *lexicon.Token) bool {
	switch t.Word.Lemma {
	case "ask", "inquire", "query", "wonder", "see", "know", "question", "doubt", "check", "decide", "determine", "clarify", "examine", "discuss", "assess", "explore", "consider":
		return true
	}
	return t.Lower == "as" || t.Lower == "even"
}

// What may have to stand before a condition's words.
const (
	BehindRefusal = "refusal"
	behindWill    = "will"
	BehindConsent = "consent"
)

// behindReach is how many tokens back a refusal or a modal may stand.
const behindReach = 24

// stands tells whether what must stand before the n words at token i does, and a clause follows them: "will not sign until Norway has paid". Of "without" no
// clause need follow.
func (x *Grammar) stands(tokens []lexicon.Token, i, n int, behind string) bool {
	if behind == BehindConsent {
		return !x.refusedBefore(tokens, i)
	}
	if lexicon.Begun(tokens, i) && behind == BehindRefusal && tokens[i].Lower == "until" {
		return clauseAhead(tokens, i+n) && refusedAfter(tokens, i+n)
	}
	if lexicon.Begun(tokens, i) && behind == BehindRefusal && tokens[i].Lower == "without" {
		return lacksSomething(tokens, i+n) && refusedAfter(tokens, i+n)
	}
	if i == 0 || tokens[i-1].Lower == "," && tokens[i].Word.Is(lexicon.Subordinator) && !tokens[i].Word.Is(lexicon.Preposition) || tokens[i].Lower != "without" && !clauseAhead(tokens, i+n) {
		return false
	}
	for k := i - 1; k >= max(0, i-behindReach); k-- {
		t := &tokens[k]
		switch {
		case t.Shape == lexicon.Mark && t.Lower != "," && t.Lower != "'s" && t.Lower != "-":
			return false
		case behind == BehindRefusal && (t.Word.Is(lexicon.Negator) || t.Verb && x.refuses(t.Word.Lemma)):
			return true
		case behind == behindWill && t.Word.Is(lexicon.Future|lexicon.Hypothetical):
			return true
		case behind == behindWill && (t.Verb && t.Word.Is(lexicon.Past) && !t.Word.Is(lexicon.Base|lexicon.Participle) || t.Word.Is(lexicon.Conjunction|lexicon.Modal)):
			return false
		}
	}
	return false
}

// refusedBefore tells whether a verb that rejects, and is not denied itself, stands before token i in its clause: "rejected a plan to leave in return for".
func (x *Grammar) refusedBefore(tokens []lexicon.Token, i int) bool {
	for k := i - 1; k >= max(0, i-behindReach); k-- {
		switch t := &tokens[k]; {
		case t.Shape == lexicon.Mark && t.Lower != "'s" && t.Lower != "-":
			return false
		case t.Verb && x.refuses(t.Word.Lemma):
			return !slices.ContainsFunc(tokens[max(0, k-2):k], func(t lexicon.Token) bool { return t.Word.Is(lexicon.Negator) })
		}
	}
	return false
}

// refuses tells whether a verb by itself rejects.
func (x *Grammar) refuses(lemma string) bool {
	return slices.ContainsFunc(x.VerbCues[lemma], func(c cues.Verb) bool {
		return c.Rule.Stance == string(graph.Rejects) && len(c.Words)+len(c.Tail)+len(c.Objects) == 0 && (cues.Takes(c.Rule, "object") || cues.Takes(c.Rule, "to"))
	})
}

// clauseAhead tells whether a clause begins at token i: a subject and, before any mark, a verb.
func clauseAhead(tokens []lexicon.Token, i int) bool {
	if i >= len(tokens) || tokens[i].Verb || tokens[i].Shape == lexicon.Number || tokens[i].Shape == lexicon.Mark || tokens[i].Word.Is(lexicon.Weekday|lexicon.Month|lexicon.TimeNoun|lexicon.DayWord|lexicon.Adverb|lexicon.Preposition) && !tokens[i].Word.Is(lexicon.Determiner) {
		return false
	}
	for t := i + 1; t < len(tokens) && t < i+behindReach/2; t++ {
		switch {
		case tokens[t].Shape == lexicon.Mark && tokens[t].Lower != "'s" && tokens[t].Lower != "-":
			return false
		case tokens[t].Word.Is(lexicon.Have | lexicon.Be | lexicon.Do | lexicon.Modal), tokens[t].Verb && !tokens[t].Word.Is(lexicon.Gerund):
			return true
		}
	}
	return false
}

// lacksSomething tells whether what stands at token i behind "without" can be missed: "guarantees", "a map of mines", and neither "doubt" nor "naming Norway".
func lacksSomething(tokens []lexicon.Token, i int) bool {
	if i+1 >= len(tokens) || tokens[i].Word.Is(lexicon.Gerund) {
		return false
	}
	return tokens[i+1].Shape != lexicon.Mark || lexicon.Singular(tokens[i].Lower) != tokens[i].Lower
}

// refusedAfter tells whether a refusal follows the first comma from token i on: "Until Sweden pays, Norway will not sign".
func refusedAfter(tokens []lexicon.Token, i int) bool {
	comma := false
	for t := i; t < len(tokens) && t < i+behindReach; t++ {
		switch {
		case tokens[t].Lower == "," && comma:
			return false
		case tokens[t].Lower == ",":
			comma = true
		case comma && tokens[t].Word.Is(lexicon.Negator):
			return true
		}
	}
	return false
}
