package speakers

import (
	"github.com/parleygraph/parley/loaders/clauses/people"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
)

// A Ref is an actor with the tokens that name it.
type Ref struct {
	people.Actor
	Tokens syntax.Span
	Text   string
	Start  int
}
