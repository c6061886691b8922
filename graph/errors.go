package graph

import (
	"errors"
	"fmt"
	"runtime/debug"
)

// A Code says what kind of failure an error is. Test for one with errors.Is(err, graph.NotFound).
type Code string

// The codes. Every error that leaves this package or a store wraps exactly one of them, or a context error.
const (
	Invalid     Code = "invalid"     // the input breaks a rule; the message says which, where and what to do
	NotFound    Code = "not found"   // nothing goes by that id or name
	Conflict    Code = "conflict"    // another document stands under that id
	Denied      Code = "denied"      // the caller may not do this
	Unavailable Code = "unavailable" // the store can't be reached, is locked or damaged
	Unsupported Code = "unsupported" // this build can't do it: a newer store, an unknown format
	Internal    Code = "internal"    // a fault of parley's own
)

// Error makes a Code usable as the target of errors.Is.
func (c Code) Error() string { return string(c) }

// fault is an error with its code and a message for a person.
type fault struct {
	code    Code
	message string
	cause   error
	stack   string
}

// Errorf returns an error of the given code. The format may wrap a cause with %w.
func Errorf(code Code, format string, args ...any) error {
	wrapped := fmt.Errorf(format, args...)
	return &fault{code: code, message: wrapped.Error(), cause: errors.Unwrap(wrapped)}
}

// Recovered returns the Internal error of a fault that was recovered where it is called, with the stack that led there. The format says whose fault it is and what to do.
func Recovered(recovered any, format string, args ...any) error {
	return &fault{code: Internal, message: fmt.Sprintf(format, args...) + fmt.Sprintf(": %v", recovered), stack: string(debug.Stack())}
}

// StackOf returns the stack that led to a recovered fault, "" where err is none.
func StackOf(err error) string {
	var f *fault
	if errors.As(err, &f) {
		if f.stack == "" && f.cause != nil {
			return StackOf(f.cause)
		}
		return f.stack
	}
	return ""
}

func (f *fault) Error() string { return f.message }

// Unwrap gives the code and the cause, so that errors.Is finds both.
func (f *fault) Unwrap() []error {
	if f.cause == nil {
		return []error{f.code}
	}
	return []error{f.code, f.cause}
}

// CodeOf returns the code of err, or Internal where it has none.
func CodeOf(err error) Code {
	var code Code
	if errors.As(err, &code) {
		return code
	}
	return Internal
}
