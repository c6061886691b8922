// Package drops says why words that a rule of the packs knows made neither a statement nor a meeting where they stand. The stages note it in a Log, and
// parley extract --explain tells it.
package drops

import "github.com/parleygraph/parley/loaders/clauses/syntax"

// A Reason says why a cue made no statement or meeting where it stands. The set is closed; Text tells each in words.
type Reason string

// The reasons. The last two are found afterwards, for cues that no stage took up.
const (
	InCondition Reason = "in-condition"
	InQuestion  Reason = "in-question"
	InPoint     Reason = "in-point"
	Carried     Reason = "carried"
	NoPoint     Reason = "no-point"
	NoComment   Reason = "no-comment"
	NoOpposite  Reason = "no-opposite"
	SelfClaim   Reason = "self-claim"
	Given       Reason = "given-up"
	NoHolder    Reason = "no-holder"
	NoReporter  Reason = "no-reporter"
	Doubted     Reason = "doubted"
	Guessed     Reason = "guessed"
	NotCredible Reason = "not-credible"
	OtherField  Reason = "other-field"
	Duplicate   Reason = "duplicate"
	NoSides     Reason = "no-sides"
	NotCertain  Reason = "not-certain"
	InHeadline  Reason = "in-headline"
	ReadAsNoun  Reason = "read-as-noun"
	NoPattern   Reason = "no-pattern"
)

// Text returns the reason in words that go on from "dropped:".
func (r Reason) Text() string {
	switch r {
	case InCondition:
		return "it stands in a condition"
	case InQuestion:
		return "it stands in a question, or behind whether or how"
	case InPoint:
		return "it stands in the point of another stance"
	case Carried:
		return "its verb is only the complement of another"
	case NoPoint:
		return "nothing that a position could be about stands with it"
	case NoComment:
		return "declining comment, or not reporting, takes no side"
	case NoOpposite:
		return "denied, it takes no side"
	case SelfClaim:
		return "it claims something about its own side and demands nothing"
	case Given:
		return "its holder gives it up here"
	case NoHolder:
		return "nobody who can hold a position stands with it"
	case NoReporter:
		return "who reports it holds no position"
	case Doubted:
		return "it is denied, doubted, or reported by nobody"
	case Guessed:
		return "it is somebody's guess, or only might be"
	case NotCredible:
		return "the text gives its holder neither party nor role"
	case OtherField:
		return "the text is about sport, weather, markets or the screen"
	case Duplicate:
		return "another statement says the same"
	case NoSides:
		return "fewer than two sides that meet stand with it"
	case NotCertain:
		return "the meeting is hoped for, asked for or conditional"
	case InHeadline:
		return "a headline is no evidence of a meeting"
	case ReadAsNoun:
		return "it is read as a noun here, and the rule is for the verb"
	}
	return "what stands around it fits no pattern of its rules"
}

// A Drop is one note of a stage that let a cue go.
type Drop struct {
	Sentence int
	Cue      syntax.Span // bytes
	Rule     string      // empty where a whole clause is let go before its rules are tried
	Why      Reason
}

// A Log holds the drops of a document, where they are asked for.
type Log struct {
	Noting bool
	Drops  []Drop
}

// Drop notes why a cue of sentence i is let go. Where nobody asks for notes it does nothing.
func (l *Log) Drop(i int, cue syntax.Span, rule string, why Reason) {
	if l.Noting {
		l.Drops = append(l.Drops, Drop{i, cue, rule, why})
	}
}
