// Package schema answers GraphQL queries on a negotiation graph.
//
//	s, err := schema.New(store, schema.Options{Timeout: 10 * time.Second})
//	http.Handle("/graphql", s.Handler())
//	http.Handle("/", schema.Page())
//
// schema.graphql is the contract: the types are built from it, so a field is one line there and one row in the resolver table of its
// noun, and New fails where either is missing. A request runs through the body limit, the guard (tokens and nesting, before the recursive parser),
// the parser, the fragment checks, the limits, validation, the cost limit and the executor. Resolvers get all parents of a level at once, so the
// number of store calls is bounded by the fields that a query selects and does not grow with rows.
//
// The endpoint answers queries only and needs no token.
package schema

import (
	"cmp"
	_ "embed" // the SDL and the page
	"log/slog"
	"maps"
	"time"

	"github.com/graphql-go/graphql"

	"github.com/parleygraph/parley/graph"
)

//go:embed schema.graphql
var sdl string

// SDL returns the schema in GraphQL's schema definition language.
func SDL() string { return sdl }

// Options for a Schema. The zero value is fit for use.
type Options struct {
	Timeout time.Duration // for one request, reading its body excluded; 10 s
	Limits  Limits
	// Confidence is the least of the statements that an overlap rests on where a query asks for no other, 0 to 1.
	Confidence float64
	Logger     *slog.Logger // told of faults whose cause an answer does not show; none by default
}

// A Schema answers queries on one store. It is safe for concurrent use.
type Schema struct {
	store   graph.Store
	options Options
	types   graphql.Schema
}

// New returns the schema on a store. It fails only through a fault of parley's own: a field without a resolver or the other way round.
func New(store graph.Store, options Options) (*Schema, error) {
	options.Timeout = cmp.Or(options.Timeout, 10*time.Second)
	options.Limits = options.Limits.withDefaults()
	options.Logger = cmp.Or(options.Logger, slog.New(slog.DiscardHandler))
	types, err := build(sdl, resolvers())
	if err != nil {
		return nil, err
	}
	return &Schema{store, options, types}, nil
}

// resolvers joins the tables of all nouns.
func resolvers() map[string]resolver {
	all := map[string]resolver{}
	for _, table := range []map[string]resolver{
		queryFields(), connectionFields(), actorFields(), termFields(), statementFields(), meetingFields(), documentFields(), overlapFields(),
	} {
		maps.Copy(all, table)
	}
	return all
}
