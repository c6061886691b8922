package executor

import (
	"fmt"

	"github.com/graphql-go/graphql/language/ast"
)

// An Error is one failure in an answer.
type Error struct {
	Message string
	Offsets []int // of the places in the query that it speaks of, in bytes
	Path    []any // response keys and list indexes, where a field failed
	Cause   error // what a resolver returned; nil where the executor itself found the fault
}

// Error returns the message.
func (e *Error) Error() string { return e.Message }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

// A Panic is the cause of an error that stands for a resolver's panic.
type Panic struct {
	Value any
	Stack []byte
}

// Error says that there was a panic, and no more: what it was may not be for everybody.
func (p *Panic) Error() string { return "a resolver failed" }

// faultf returns an error of the executor's own that speaks of some nodes of the query.
func faultf(nodes []ast.Node, format string, args ...any) *Error {
	return &Error{Message: fmt.Sprintf(format, args...), Offsets: offsets(nodes)}
}

func offsets(nodes []ast.Node) []int {
	var all []int
	for _, n := range nodes {
		if l := n.GetLoc(); l != nil {
			all = append(all, l.Start)
		}
	}
	return all
}

// failed returns the error for a field at a path. A fault of the executor's own keeps the places that it has.
func (f *field) failed(err error, path []any) *Error {
	e := &Error{Message: err.Error(), Path: path, Cause: err}
	if own, ok := err.(*Error); ok {
		e.Offsets, e.Cause = own.Offsets, own.Cause
	}
	if e.Offsets == nil {
		e.Offsets = f.offsets
	}
	return e
}

// words are an error's message as graphql-js words it, which is not as Go does.
type words string

func (w words) Error() string { return string(w) }

func wordf(format string, args ...any) error { return words(fmt.Sprintf(format, args...)) }
