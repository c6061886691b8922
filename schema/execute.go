package schema

import (
	"context"
	"encoding/json"
	"strings"

	"github.com/graphql-go/graphql"
	"github.com/graphql-go/graphql/gqlerrors"
	"github.com/graphql-go/graphql/language/ast"
	"github.com/graphql-go/graphql/language/parser"
	"github.com/graphql-go/graphql/language/source"
)

// A Request is one GraphQL request.
type Request struct {
	Query         string         `json:"query"`
	OperationName string         `json:"operationName,omitempty"` // which operation to run, where the query holds several
	Variables     map[string]any `json:"variables,omitempty"`     // as encoding/json decodes them
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

// Execute answers a request. Every failure stands in the response.
func (s *Schema) Execute(ctx context.Context, request Request) Response {
	ctx, cancel := context.WithTimeout(ctx, s.options.Timeout)
	defer cancel()
	query, errs := s.prepare(request)
	if len(errs) > 0 {
		return Response{Errors: errs}
	}
	return s.run(ctx, query, request)
}

// A prepared query has passed every check that needs no store.
type prepared struct {
	document *ast.Document
	cost     int
}

// prepare parses and checks a request's query. The library's parser and validator are known to panic on some queries: where one gets past our own
// checks, it is an error of that request alone.
func (s *Schema) prepare(request Request) (query prepared, errs []*Error) {
	defer func() {
		if fault := recover(); fault != nil {
			s.options.Logger.Error("query check failed", "fault", fault, "query", request.Query)
			errs = []*Error{refuse(Internal, "a fault of parley's own: the query can't be checked; write it in another way, and report it")}
		}
	}()
	return s.check(request)
}

func (s *Schema) check(request Request) (prepared, []*Error) {
	document, found, err := s.read(request)
	if err != nil {
		return prepared{}, []*Error{asError(err)}
	}
	operation, err := pick(document, request.OperationName)
	if err != nil {
		return prepared{}, []*Error{asError(err)}
	}
	if checked := graphql.ValidateDocument(&s.types, document, nil); !checked.IsValid {
		return prepared{}, validationErrors(checked.Errors, newPlaces(request.Query))
	}
	cost := s.cost(operation, found, request.Variables)
	if limit := s.options.Limits.Cost; cost > limit {
		return prepared{}, []*Error{refuse(TooComplex, "the answer could hold %d objects, more than %d: ask for shorter pages (first), or less depth", cost, limit)}
	}
	return prepared{document, cost}, nil
}

// read parses a request's query between the guard and the limits.
func (s *Schema) read(request Request) (*ast.Document, fragments, error) {
	limits := s.options.Limits
	if request.Query == "" {
		return nil, nil, refuse(BadRequest, "the request holds no query: put one into the field \"query\"")
	}
	if !shallow(request.Variables, limits.Nesting) {
		return nil, nil, refuse(TooLarge, "the variables nest deeper than %d: flatten them", limits.Nesting)
	}
	query, err := limits.check(request.Query)
	if err != nil {
		return nil, nil, err
	}
	document, err := parse(query)
	if err != nil {
		return nil, nil, err
	}
	found, err := limits.fragmentsOf(document)
	if err != nil {
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

// runnable refuses an operation that is no query, and a variable without a type, which the library's parser lets through and its validator dies of.
func runnable(operation *ast.OperationDefinition) error {
	if operation.Operation != ast.OperationTypeQuery {
		return refuse(Denied, "this endpoint answers queries only: a %s can't run here", operation.Operation)
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

// pick returns the operation to run, which must be a query.
func pick(document *ast.Document, name string) (*ast.OperationDefinition, error) {
	var picked *ast.OperationDefinition
	for _, definition := range document.Definitions {
		switch d := definition.(type) {
		case *ast.FragmentDefinition:
		case *ast.OperationDefinition:
			if err := runnable(d); err != nil {
				return nil, err
			}
			if name != "" && (d.Name == nil || d.Name.Value != name) {
				continue
			}
			if picked != nil && name == "" {
				return nil, refuse(BadRequest, "the query holds several operations: name one in operationName")
			}
			picked = d
		default:
			return nil, refuse(ValidationFailed, "a request can't define types: leave operations and fragments only")
		}
	}
	if picked == nil && name == "" {
		return nil, refuse(BadRequest, "the query holds no operation: write one, such as { info { revision } }")
	}
	if picked == nil {
		return nil, refuse(BadRequest, "the query holds no operation %q: correct operationName, or the query", name)
	}
	return picked, nil
}

// run executes a prepared query.
func (s *Schema) run(ctx context.Context, query prepared, request Request) Response {
	running := &run{ctx: ctx, reader: newReader(s.store, s.options.Confidence), levels: map[string]*gathering{}}
	result := graphql.Execute(graphql.ExecuteParams{
		Schema: s.types, AST: query.document, OperationName: request.OperationName, Args: request.Variables,
		Context: context.WithValue(context.WithoutCancel(ctx), runKey{}, running),
	})
	report := func(err error) { s.options.Logger.ErrorContext(ctx, "query failed", "error", err) }
	response := Response{
		Errors:     fieldErrors(result.Errors, newPlaces(request.Query), report),
		Extensions: &Extensions{Cost{query.cost, s.options.Limits.Cost}},
	}
	if result.Data == nil && running.refused() {
		return Response{Errors: response.Errors}
	}
	data, err := json.Marshal(result.Data)
	if err != nil {
		report(err)
		return Response{Errors: []*Error{refuse(Internal, "a fault of parley's own: the answer can't be written as JSON")}}
	}
	response.Data = data
	return response
}

// refused tells whether nothing ran, as with variables of the wrong type.
func (r *run) refused() bool { return len(r.levels) == 0 }

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
