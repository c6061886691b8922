package schema

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/graphql-go/graphql/gqlerrors"

	"github.com/parleygraph/parley/graph"
)

// A Code says what kind of failure an error of an answer is; extensions.code holds it and clients may rely on it.
type Code string

// The codes.
const (
	BadRequest       Code = "BAD_REQUEST"       // the request is no GraphQL request: JSON, method, media type, operation name
	TooLarge         Code = "TOO_LARGE"         // the body or the query is longer or nested deeper than the limits
	TooComplex       Code = "TOO_COMPLEX"       // the query asks for more fields, depth or nodes than the limits
	ParseFailed      Code = "PARSE_FAILED"      // the query is no GraphQL document
	ValidationFailed Code = "VALIDATION_FAILED" // the query does not fit the schema
	Invalid          Code = "INVALID"           // a variable or argument has a value that can't be taken
	NotFound         Code = "NOT_FOUND"         // nothing goes by a name or id
	Conflict         Code = "CONFLICT"          // another thing stands in the way
	Denied           Code = "DENIED"            // the endpoint answers queries only
	Timeout          Code = "TIMEOUT"           // the answer took too long
	Canceled         Code = "CANCELED"          // the client went away
	Unavailable      Code = "UNAVAILABLE"       // the store can't be reached
	Unsupported      Code = "UNSUPPORTED"       // this build can't do it
	Internal         Code = "INTERNAL"          // a fault of parley's own
)

// codeOf returns the code that stands for a graph error.
func codeOf(code graph.Code) Code {
	switch code {
	case graph.Invalid:
		return Invalid
	case graph.NotFound:
		return NotFound
	case graph.Conflict:
		return Conflict
	case graph.Denied:
		return Denied
	case graph.Unavailable:
		return Unavailable
	case graph.Unsupported:
		return Unsupported
	default:
		return Internal
	}
}

// An Error is one failure in an answer.
type Error struct {
	Message    string         `json:"message"`
	Locations  []Location     `json:"locations,omitempty"`
	Path       []any          `json:"path,omitempty"` // response keys and list indexes, where a field failed
	Extensions map[string]any `json:"extensions"`     // always holds "code"
}

// A Location is a place in the query; both numbers start at 1.
type Location struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

// Error returns the message.
func (e *Error) Error() string { return e.Message }

// Code returns the error's code.
func (e *Error) Code() Code {
	code, _ := e.Extensions["code"].(Code)
	return code
}

// refuse returns an error of a code with a message for a person.
func refuse(code Code, format string, args ...any) *Error {
	return &Error{Message: fmt.Sprintf(format, args...), Extensions: map[string]any{"code": code}}
}

// mostErrors is how many errors one answer lists.
const mostErrors = 50

// validationErrors turns what the validator found into errors.
func validationErrors(found []gqlerrors.FormattedError, in places) []*Error {
	var all []*Error
	for _, f := range found[:min(len(found), mostErrors)] {
		e := refuse(ValidationFailed, "%s", f.Message)
		e.Locations = in.all(f)
		all = append(all, e)
	}
	return all
}

// fieldErrors turns what failed during execution into errors with codes, in the order of their places. Causes without a code, and those that
// say where the store is, are handed to report and not shown.
func fieldErrors(found []gqlerrors.FormattedError, in places, report func(error)) []*Error {
	var all []*Error
	for _, f := range found {
		e := fieldError(f, report)
		e.Path, e.Locations = f.Path, in.all(f)
		all = append(all, e)
	}
	slices.SortStableFunc(all, func(a, b *Error) int {
		return cmp.Or(
			slices.CompareFunc(a.Locations, b.Locations, compareLocations), cmp.Compare(fmt.Sprint(a.Path), fmt.Sprint(b.Path)), cmp.Compare(a.Message, b.Message))
	})
	return all[:min(len(all), mostErrors)]
}

func compareLocations(a, b Location) int {
	return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
}

// places knows where the lines of a query begin.
type places struct {
	query string
	lines []int
}

func newPlaces(query string) places {
	in := places{query, []int{0}}
	for i, c := range []byte(query) {
		if c == '\n' || c == '\r' && !strings.HasPrefix(query[i+1:], "\n") {
			in.lines = append(in.lines, i+1)
		}
	}
	return in
}

// all returns the places of an error. As the library was not given the text, its column is the offset in the whole of it.
func (in places) all(f gqlerrors.FormattedError) []Location {
	var all []Location
	for _, l := range f.Locations {
		offset := min(l.Column-1, len(in.query))
		line, found := slices.BinarySearch(in.lines, offset)
		if !found {
			line--
		}
		all = append(all, Location{line + 1, utf8.RuneCountInString(in.query[in.lines[line]:offset]) + 1})
	}
	return all
}

func fieldError(f gqlerrors.FormattedError, report func(error)) *Error {
	err := cause(f)
	var own *Error
	var code graph.Code
	switch {
	case errors.As(err, &own):
		return refuse(own.Code(), "%s", own.Message)
	case errors.Is(err, context.DeadlineExceeded):
		return refuse(Timeout, "the answer took too long: ask for less, or in several queries")
	case errors.Is(err, context.Canceled):
		return refuse(Canceled, "the request was cancelled")
	case errors.As(err, &code) && (code == graph.Unavailable || code == graph.Denied): // the message says where the store is
		report(err)
		return refuse(codeOf(code), "the store does not answer this now: try again later; what is wrong stands in the server's log")
	case errors.As(err, &code) && code != graph.Internal:
		return refuse(codeOf(code), "%s", err)
	case len(f.Path) == 0 && isLibrary(f):
		return refuse(Invalid, "%s", f.Message)
	}
	report(err)
	return refuse(Internal, "a fault of parley's own: try again, and report it together with the query if it stays")
}

// cause returns the error that the library wrapped, however often.
func cause(err error) error {
	for {
		var inner error
		switch e := err.(type) {
		case gqlerrors.FormattedError:
			inner = e.OriginalError()
		case *gqlerrors.Error:
			inner = e.OriginalError
		}
		if inner == nil {
			return err
		}
		err = inner
	}
}

// isLibrary tells whether the library itself found the fault, as with variables of the wrong type.
func isLibrary(f gqlerrors.FormattedError) bool {
	_, plain := cause(f).(*gqlerrors.Error)
	return plain && len(f.Locations) > 0
}
