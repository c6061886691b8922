package syntax

import (
	"strings"

	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/when"
)

// timeAt returns how many tokens the time expression at token i takes, 0 where there is none. One that has a first and a last day is one time: "from 18 to 21 June".
func timeAt(tokens []lexicon.Token, i int) int {
	n := oneTime(tokens, i)
	if n == 0 {
		n = firstDays(tokens, i)
	}
	for n > 0 {
		more := lastDay(tokens, i+n)
		if more == 0 {
			break
		}
		n += more
	}
	return n
}

// firstDays returns how many tokens a preposition and the number of a day, or several with commas between them, take before what joins the last day to them: "from 18" to 21
// June, "on 7, 8" and 9 April. It is 0 where no month follows the last.
func firstDays(tokens []lexicon.Token, i int) int {
	if !beforeTime(&tokens[i]) && tokens[i].Lower != "between" {
		return 0
	}
	at := i + 1
	for at+2 < len(tokens) && day(&tokens[at]) && tokens[at+1].Lower == "," && day(&tokens[at+2]) {
		at += 2
	}
	if at >= len(tokens) || !day(&tokens[at]) || lastDay(tokens, at+1) == 0 {
		return 0
	}
	return at + 1 - i
}

// lastDay returns how many tokens the last day of a time takes with the word that joins it on, 0 where there is none: "to 21 June", "and Tuesday", "-5, 2025".
func lastDay(tokens []lexicon.Token, at int) int {
	if at+1 >= len(tokens) || !when.Joins(tokens[at].Lower) {
		return 0
	}
	switch next := &tokens[at+1]; {
	case next.Word.Is(lexicon.Month|lexicon.Weekday) && next.Shape == lexicon.Capped, day(next) && at+2 < len(tokens) && tokens[at+2].Word.Is(lexicon.Month):
		if n := oneTime(tokens, at+1); n > 0 && (at+1+n >= len(tokens) || !strings.HasPrefix(tokens[at+1+n].Lower, "'")) {
			return n + 1
		}
	case day(next) && tokens[at-1].Shape == lexicon.Number && at > 1 && tokens[at-2].Word.Is(lexicon.Month): // "March 3 to 5, 2025"
		n := 2
		for at+n < len(tokens) && timeTail(tokens, at+n) {
			n++
		}
		return n
	}
	return 0
}

// day tells whether a token may be the number of a day.
func day(t *lexicon.Token) bool { return t.Shape == lexicon.Number && when.IsDay(t.Lower) }

// beforeTime tells whether a token is a preposition that leads to a time.
func beforeTime(t *lexicon.Token) bool {
	return t.Word.Is(lexicon.Preposition) && strings.Contains(" on in since until by over for during from before after at late early through ", " "+t.Lower+" ")
}

// oneTime returns how many tokens a time without a first and a last day takes at token i, 0 where there is none.
func oneTime(tokens []lexicon.Token, i int) int {
	if n := shiftedTime(tokens, i); n > 0 {
		return n
	}
	at := i
	if at < len(tokens) && tokens[at].Word.Is(lexicon.Preposition) && beforeTime(&tokens[at]) {
		at++
	}
	for at < len(tokens) && timeModifier(tokens, at) {
		at++
	}
	if at >= len(tokens) || !timeHead(tokens, at, i) {
		return 0
	}
	at++
	for at < len(tokens) && timeTail(tokens, at) {
		at++
	}
	if i > 0 && tokens[i].Lower == "for" && pleads(&tokens[i-1]) && at < len(tokens) && tokens[at].Lower == "of" {
		return 0 // "asked for ten days of calm"
	}
	return at - i
}

// shiftedTime returns how many tokens a time takes that counts from another one, 0 where there is none: "a day earlier", "three weeks ago", "the day before".
func shiftedTime(tokens []lexicon.Token, i int) int {
	if i+2 >= len(tokens) || !tokens[i+1].Word.Is(lexicon.TimeNoun) {
		return 0
	}
	first := &tokens[i]
	if first.Shape != lexicon.Number && !first.Word.Is(lexicon.Numeral) && first.Lower != "a" && first.Lower != "an" && first.Lower != "the" {
		return 0
	}
	switch tokens[i+2].Lower {
	case "earlier", "later", "ago":
		return 3
	case "before", "after":
		if i+3 == len(tokens) || strings.Contains(",.;:", tokens[i+3].Lower) {
			return 3
		}
	}
	return 0
}

// partOfYear tells whether a token is a part of a year: "mid-2024".
func partOfYear(t *lexicon.Token) bool {
	part, rest, found := strings.Cut(t.Lower, "-")
	return found && len(rest) == 4 && (part == "early" || part == "mid" || part == "late") && (strings.HasPrefix(rest, "19") || strings.HasPrefix(rest, "20"))
}

// pleads tells whether a verb takes what it wants with "for".
func pleads(t *lexicon.Token) bool {
	switch t.Word.Lemma {
	case "ask", "call", "appeal", "plead", "push", "press":
		return t.Verb
	}
	return false
}

func timeModifier(tokens []lexicon.Token, at int) bool {
	t := &tokens[at]
	switch t.Lower {
	case "last", "next", "this", "past", "coming", "recent", "previous", "same", "early", "late", "mid", "end", "earlier", "later", "that":
		return at+1 < len(tokens) && (timeModifier(tokens, at+1) || tokens[at+1].Word.Is(lexicon.Weekday|lexicon.Month|lexicon.TimeNoun))
	case "the":
		return at+1 < len(tokens) && (tokens[at+1].Lower != "the") && (timeModifier(tokens, at+1) || tokens[at+1].Word.Is(lexicon.Weekday) || tokens[at+1].Lower == "weekend")
	}
	return (t.Shape == lexicon.Number || t.Word.Is(lexicon.Numeral)) && at+1 < len(tokens) && tokens[at+1].Word.Is(lexicon.Month|lexicon.TimeNoun)
}

func timeHead(tokens []lexicon.Token, at, from int) bool {
	t := &tokens[at]
	switch {
	case t.Word.Is(lexicon.Weekday) && t.Shape != lexicon.Lower, t.Word.Is(lexicon.DayWord):
		return true
	case t.Word.Is(lexicon.Month):
		return t.Shape == lexicon.Capped && (at > from || at+1 < len(tokens) && tokens[at+1].Shape == lexicon.Number)
	case t.Word.Is(lexicon.TimeNoun):
		return at > from && (tokens[at-1].Lower != "for" || strings.HasSuffix(t.Lower, "s")) && !tokens[at-1].Word.Is(lexicon.Preposition&^0) || at > from && tokens[at-1].Lower == "for" && strings.HasSuffix(t.Lower, "s")
	case partOfYear(t):
		return true
	case year(t):
		return at > from && tokens[at-1].Word.Is(lexicon.Preposition)
	}
	return false
}

func timeTail(tokens []lexicon.Token, at int) bool {
	t := &tokens[at]
	switch {
	case t.Lower == ",":
		return at+1 < len(tokens) && (year(&tokens[at+1]) || tokens[at-1].Word.Is(lexicon.Weekday) && (tokens[at+1].Word.Is(lexicon.Month) || tokens[at+1].Shape == lexicon.Number && at+2 < len(tokens) && tokens[at+2].Word.Is(lexicon.Month)))
	case t.Lower == "." && !t.Space:
		return tokens[at-1].Word.Is(lexicon.Month) && at+1 < len(tokens) && tokens[at+1].Shape == lexicon.Number // "Feb. 10"
	case t.Shape == lexicon.Number:
		return tokens[at-1].Word.Is(lexicon.Month) || tokens[at-1].Lower == "." && at > 1 && tokens[at-2].Word.Is(lexicon.Month) || tokens[at-1].Lower == "," || year(t) && tokens[at-1].Shape == lexicon.Number
	}
	return t.Word.Is(lexicon.Month) && (tokens[at-1].Shape == lexicon.Number || tokens[at-1].Lower == ",") && t.Shape == lexicon.Capped ||
		t.Word.Is(lexicon.TimeNoun|lexicon.Weekday) && tokens[at-1].Word.Is(lexicon.Weekday|lexicon.DayWord|lexicon.Month) || t.Word.Is(lexicon.TimeNoun) && tokens[at-1].Lower == "last"
}

func year(t *lexicon.Token) bool {
	return t.Shape == lexicon.Number && len(t.Lower) == 4 && (strings.HasPrefix(t.Lower, "19") || strings.HasPrefix(t.Lower, "20"))
}
