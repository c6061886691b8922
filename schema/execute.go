package schema

import (
	"context"
	"encoding/json"
	"strings"

	"github.com/graphql-go/graphql/gqlerrors"
	"github.com/graphql-go/graphql/language/ast"
	"github.com/graphql-go/graphql/language/parser"
	"github.com/graphql-go/graphql/language/source"

	"github.com/parleygraph/parley/schema/executor"
)

// A Request is one GraphQL request.
type Request struct {
	Query         string         `json:"query"`
	OperationName string         `json:"operationName,omitempty"` // which operation to run, where the query holds several
	Variables     map[string]any `json:"variables,omitempty"`     // as encoding/json decodes them
	Extensions    map[string]any `json:"extensions,omitempty"`
}

// A Response is the answer to a request. Data is absent where the request was refused before anything ran, and then Errors says why.
type Response struct {
	Errors     []*Error        `json:"errors,omitempty"`
	Data       json.RawMessage `json:"data,omitempty"`
	Extensions *Extensions     `json:"extensions,omitempty"`
}

// Extensions of an answer.
type Extensions struct {
	Cost Cost `json:"cost"`
}

// Cost compares the objects that the answer could have held with the most that one may hold.
type Cost struct {
	Estimated int `json:"estimated"`
	Limit     int `json:"limit"`
}

// append appends the response as JSON. The data is JSON already, and may be long.
func (r *Response) append(dst []byte) ([]byte, error) {
	dst = append(dst, '{')
	for _, part := range []struct {
		name  string
		value any
		there bool
	}{{"errors", r.Errors, len(r.Errors) > 0}, {"data", r.Data, r.Data != nil}, {"extensions", r.Extensions, r.Extensions != nil}} {
		if !part.there {
			continue
		}
		if dst[len(dst)-1] != '{' {
			dst = append(dst, ',')
		}
		dst = append(append(append(dst, '"'), part.name...), '"', ':')
		if data, ready := part.value.(json.RawMessage); ready {
			dst = append(dst, data...)
			continue
		}
		text, err := json.Marshal(part.value)
		if err != nil {
			return nil, err
		}
		dst = append(dst, text...)
	}
	return append(dst, '}'), nil
}

// Execute answers a request. Every failure stands in the response.
func (s *Schema) Execute(ctx context.Context, request Request) Response {
	query, errs := s.prepare(ctx, request)
	if errs == nil {
		errs = notStreamed(query)
	}
	if len(errs) > 0 {
		return Response{Errors: errs}
	}
	return s.timed(ctx, query, request)
}

// timed runs a prepared request for as long as it may take.
func (s *Schema) timed(ctx context.Context, query prepared, request Request) Response {
	ctx, cancel := context.WithTimeout(ctx, s.options.Timeout)
	defer cancel()
	return s.run(ctx, query, request)
}

// A prepared request has passed every check that needs no store.
type prepared struct {
	plan      *executor.Plan
	operation *ast.OperationDefinition
	variables map[string]any
	cost      int
}

// prepare checks a request. The library's parser and validator are known to panic on some queries: where one gets past our own
// checks, it is an error of that request alone.
func (s *Schema) prepare(ctx context.Context, request Request) (query prepared, errs []*Error) {
	defer func() {
		if fault := recover(); fault != nil {
			s.options.Logger.Error("query check failed", "fault", fault, "query", request.Query)
			errs = []*Error{refuse(Internal, "a fault of parley's own: the query can't be checked; write it in another way, and report it")}
		}
	}()
	return s.check(ctx, request)
}

func (s *Schema) check(ctx context.Context, request Request) (prepared, []*Error) {
	if limit := s.options.Limits.Nesting; !shallow(request.Variables, limit) {
		return prepared{}, []*Error{refuse(TooLarge, "the variables nest deeper than %d: flatten them", limit).over("limit-nesting", limit, limit+1)}
	}
	d, errs := s.document(ctx, request.Query)
	if errs != nil {
		return prepared{}, errs
	}
	operation, err := pick(d.parsed, request.OperationName)
	if err != nil {
		return prepared{}, []*Error{asError(err)}
	}
	if err := runnable(ctx, operation); err != nil { // one that is kept may have been somebody else's
		return prepared{}, []*Error{asError(err)}
	}
	variables, faults := s.types.Variables(operation, request.Variables)
	if faults != nil {
		return prepared{}, s.faults(ctx, faults, request.Query)
	}
	cost := s.cost(operation, d.fragments, request.Variables)
	if limit := s.options.Limits.Cost; cost > limit {
		return prepared{}, []*Error{refuse(TooComplex, "the answer could hold %d objects, more than %d: ask for shorter pages (first), or less depth", cost, limit).over("limit-cost", limit, cost)}
	}
	return prepared{d.plan(s.types, operation, variables), operation, variables, cost}, nil
}

// document returns the parsed and validated document of a query, from the cache where it is there.
func (s *Schema) document(ctx context.Context, query string) (*document, []*Error) {
	if d := s.cache.get(query); d != nil {
		return d, nil
	}
	parsed, found, err := s.read(query)
	if err != nil {
		return nil, []*Error{asError(err)}
	}
	if err := runnableAll(ctx, parsed); err != nil {
		return nil, []*Error{asError(err)}
	}
	if found := s.types.Validate(parsed); len(found) > 0 {
		return nil, validationErrors(found, newPlaces(query))
	}
	d := newDocument(query, parsed, found)
	s.cache.put(d)
	return d, nil
}

// read parses a query between the guard and the limits.
func (s *Schema) read(query string) (*ast.Document, fragments, error) {
	limits := s.options.Limits
	if query == "" {
		return nil, nil, refuse(BadRequest, "the request holds no query: put one into the field \"query\"")
	}
	clean, err := limits.check(query)
	if err != nil {
		return nil, nil, err
	}
	document, err := parse(clean)
	if err != nil {
		return nil, nil, err
	}
	found, err := limits.fragmentsOf(document)
	if err != nil {
		return nil, nil, err
	}
	if err := checkIntrospection(document, found); err != nil {
		return nil, nil, err
	}
	return document, found, limits.checkExtent(document, found)
}

// shallow tells whether a decoded JSON value nests no deeper than depth.
func shallow(value any, depth int) bool {
	if depth < 0 {
		return false
	}
	switch v := value.(type) {
	case map[string]any:
		for _, inner := range v {
			if !shallow(inner, depth-1) {
				return false
			}
		}
	case []any:
		for _, inner := range v {
			if !shallow(inner, depth-1) {
				return false
			}
		}
	}
	return true
}

// runnable refuses a mutation of somebody who may change nothing, and a variable without a type, which the library's parser lets through and its validator dies of.
func runnable(ctx context.Context, operation *ast.OperationDefinition) error {
	if operation.Operation == ast.OperationTypeMutation && !mayWrite(ctx) {
		return refuse(Denied, "a mutation needs a token with the scope that it names, and POST: make one with `parley token`")
	}
	for _, v := range operation.VariableDefinitions {
		if !typed(v.Type) {
			return refuse(ParseFailed, "variable $%s has no type: write one behind its colon", v.Variable.Name.Value)
		}
	}
	return nil
}

// typed tells whether a type names one.
func typed(t ast.Type) bool {
	switch t := t.(type) {
	case *ast.NonNull:
		return typed(t.Type)
	case *ast.List:
		return typed(t.Type)
	case *ast.Named:
		return t != nil && t.Name != nil
	default:
		return false
	}
}

// runnableAll refuses a document with an operation that may not run, or anything but operations and fragments.
func runnableAll(ctx context.Context, document *ast.Document) error {
	for _, definition := range document.Definitions {
		switch d := definition.(type) {
		case *ast.FragmentDefinition:
		case *ast.OperationDefinition:
			if err := runnable(ctx, d); err != nil {
				return err
			}
		default:
			return refuse(ValidationFailed, "a request can't define types: leave operations and fragments only")
		}
	}
	return nil
}

// pick returns the operation to run.
func pick(document *ast.Document, name string) (*ast.OperationDefinition, error) {
	var picked *ast.OperationDefinition
	for _, definition := range document.Definitions {
		d, ok := definition.(*ast.OperationDefinition)
		if !ok || name != "" && (d.Name == nil || d.Name.Value != name) {
			continue
		}
		if picked != nil && name == "" {
			return nil, refuse(BadRequest, "the query holds several operations: name one in operationName")
		}
		picked = d
	}
	if picked == nil && name == "" {
		return nil, refuse(BadRequest, "the query holds no operation: write one, such as { info { revision } }")
	}
	if picked == nil {
		return nil, refuse(BadRequest, "the query holds no operation %q: correct operationName, or the query", name)
	}
	return picked, nil
}

// run executes a prepared request.
func (s *Schema) run(ctx context.Context, query prepared, request Request) Response {
	return s.runWith(ctx, query, request, nil)
}

// runWith executes a prepared request with a parent for the operation's own fields.
func (s *Schema) runWith(ctx context.Context, query prepared, request Request, root any) Response {
	limits := s.options.Limits
	ctx, end := s.operated(ctx, query)
	answer := query.plan.Run(ctx, executor.Input{
		Variables: query.variables, Root: root, State: newReader(s.store, s.options.Confidence, limits.Page), Objects: 4 * limits.Cost, Bytes: limits.Answer,
	})
	response := Response{
		Errors: s.faults(ctx, answer.Errors, request.Query), Data: answer.Data, Extensions: &Extensions{Cost{query.cost, limits.Cost}},
	}
	end(&response)
	return response
}

// asError returns one of our own errors as such.
func asError(err error) *Error {
	if own, ok := err.(*Error); ok {
		return own
	}
	return refuse(BadRequest, "%s", err)
}

// parse turns a query into a document whose nodes know where they stand and not in which text: the library would else look through the whole text for
// each error that it reports. See place.
func parse(query []byte) (*ast.Document, error) {
	document, err := parser.Parse(parser.ParseParams{
		Source: source.NewSource(&source.Source{Body: query, Name: "query"}), Options: parser.ParseOptions{NoSource: true},
	})
	if err == nil {
		return document, nil
	}
	message, _, _ := strings.Cut(err.Error(), "\n\n") // after it comes the line, however long
	refusal := refuse(ParseFailed, "%s", message)
	for _, l := range gqlerrors.FormatError(err).Locations {
		refusal.Locations = append(refusal.Locations, Location{l.Line, l.Column})
	}
	return nil, refusal
}
