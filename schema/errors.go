package schema

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/graphql-go/graphql/gqlerrors"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/schema/executor"
)

// A Code says what kind of failure an error of an answer is; extensions.code holds it and clients may rely on it.
type Code string

// The codes.
const (
	BadRequest       Code = "BAD_REQUEST"               // the request is no GraphQL request: JSON, method, media type, operation name
	TooLarge         Code = "TOO_LARGE"                 // the body or the query is longer or nested deeper than the limits
	TooComplex       Code = "TOO_COMPLEX"               // the query asks for more fields, depth or nodes than the limits
	ParseFailed      Code = "PARSE_FAILED"              // the query is no GraphQL document
	ValidationFailed Code = "VALIDATION_FAILED"         // the query does not fit the schema
	Invalid          Code = "INVALID"                   // a variable or argument has a value that can't be taken
	NotFound         Code = "NOT_FOUND"                 // nothing goes by a name or id
	Conflict         Code = "CONFLICT"                  // another thing stands in the way
	Denied           Code = "DENIED"                    // the endpoint answers queries only
	NotPersisted     Code = "PERSISTED_QUERY_NOT_FOUND" // no query of that hash is known: send it with its text
	Busy             Code = "BUSY"                      // too many requests are running
	RateLimited      Code = "RATE_LIMITED"              // the client has asked for too much
	Timeout          Code = "TIMEOUT"                   // the answer took too long
	Canceled         Code = "CANCELED"                  // the client went away
	Unavailable      Code = "UNAVAILABLE"               // the store can't be reached
	Unsupported      Code = "UNSUPPORTED"               // this build can't do it
	Internal         Code = "INTERNAL"                  // a fault of parley's own
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

// An Excess is what extensions.limit of a refused request holds: the limit, by the flag of serve that sets it or, where none does, by what it counts.
type Excess struct {
	Name string `json:"name"`
	Most int    `json:"most"`
	Met  int    `json:"met"` // how much was met; counting stops at the first that is too much
}

// over says which limit the request goes over, and by how much.
func (e *Error) over(name string, most, met int) *Error {
	e.Extensions["limit"] = Excess{name, most, met}
	return e
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

// faults turns what the executor found into errors with codes. Causes without a code, and those that say where the store is, are
// logged and not shown.
func (s *Schema) faults(ctx context.Context, found []*executor.Error, query string) []*Error {
	if len(found) == 0 {
		return nil
	}
	in := newPlaces(query)
	var all []*Error
	for _, f := range found[:min(len(found), mostErrors)] {
		e := s.fault(ctx, f)
		e.Path = f.Path
		for _, offset := range f.Offsets {
			e.Locations = append(e.Locations, in.at(offset))
		}
		all = append(all, e)
	}
	return all
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

// all returns the places of an error of the library. As it was not given the text, its column is the offset in the whole of it.
func (in places) all(f gqlerrors.FormattedError) []Location {
	var all []Location
	for _, l := range f.Locations {
		all = append(all, in.at(l.Column-1))
	}
	return all
}

// at returns the place of an offset.
func (in places) at(offset int) Location {
	offset = min(offset, len(in.query))
	line, found := slices.BinarySearch(in.lines, offset)
	if !found {
		line--
	}
	return Location{line + 1, utf8.RuneCountInString(in.query[in.lines[line]:offset]) + 1}
}

func (s *Schema) fault(ctx context.Context, f *executor.Error) *Error {
	var own *Error
	var code graph.Code
	err := f.Cause
	switch {
	case err == nil: // of an argument or variable
		return refuse(Invalid, "%s", f.Message)
	case errors.As(err, &own):
		return &Error{Message: own.Message, Extensions: own.Extensions}
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &code) && code == graph.Unavailable && errors.Is(ctx.Err(), context.DeadlineExceeded):
		return refuse(Timeout, "the answer took too long: ask for less, or in several queries")
	case errors.Is(err, context.Canceled):
		return refuse(Canceled, "the request was cancelled")
	case errors.Is(err, executor.ErrBytes):
		return refuse(TooLarge, "the answer has more than %d bytes: ask for less, or by pages", s.options.Limits.Answer).over("limit-answer", s.options.Limits.Answer, s.options.Limits.Answer+1)
	case errors.Is(err, executor.ErrObjects):
		return refuse(TooComplex, "the answer holds too many objects, more than %d: ask for shorter pages, or less depth", 4*s.options.Limits.Cost)
	case errors.As(err, &code) && (code == graph.Unavailable || code == graph.Denied): // the message says where the store is
		s.report(ctx, err)
		return refuse(codeOf(code), "the store does not answer this now: try again later; what is wrong stands in the server's log")
	case errors.As(err, &code) && code != graph.Internal:
		return refuse(codeOf(code), "%s", err)
	}
	s.report(ctx, err)
	refusal := refuse(Internal, "a fault of parley's own: try again, and report it together with the query if it stays")
	if id := RequestID(ctx); id != "" {
		refusal.Extensions["request"] = id
	}
	return refusal
}

// report logs what an answer does not show.
func (s *Schema) report(ctx context.Context, err error) {
	attributes := []any{"error", err}
	if id := RequestID(ctx); id != "" {
		attributes = append(attributes, "request", id)
	}
	var panicked *executor.Panic
	if errors.As(err, &panicked) {
		attributes = append(attributes, "fault", panicked.Value, "stack", string(panicked.Stack))
	}
	s.options.Logger.ErrorContext(ctx, "query failed", attributes...)
}
