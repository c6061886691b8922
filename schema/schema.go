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
// Queries and subscriptions need no token. Mutations need scopes, see WithScopes.
package schema

import (
	"cmp"
	_ "embed" // the SDL and the page
	"log/slog"
	"maps"
	"time"

	"go.opentelemetry.io/otel/trace"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/schema/executor"
)

//go:embed schema.graphql
var sdl string

// SDL returns the schema in GraphQL's schema definition language.
func SDL() string { return sdl }

// Options for a Schema. The zero value is fit for use.
type Options struct {
	Timeout time.Duration // for one request, reading its body excluded; 10 s
	Limits  Limits
	Logger  *slog.Logger     // told of faults whose cause an answer does not show; none by default
	Origins []string         // of the pages of other sites that may ask, as "https://example.org"; "*" for all; none by default
	Allowed []string         // the queries that may run; empty: all
	Reader  Reader           // of the documents that mutations load; nil: none are loaded
	Known   graph.Vocabulary // what mutations that correct statements can name beside what is stored; nil: nothing
	Access  *slog.Logger     // told of each HTTP request; none by default
	Poll    time.Duration    // how often a stream looks whether the store has changed; 1 s
	Clock   func() time.Time
	Tracer  trace.Tracer // begins a span for each operation and each call of the store; nil: none
	// Confidence is the least of the statements that an overlap rests on where a query asks for no other, 0 to 1.
	Confidence float64
}

// A Schema answers queries on one store. It is safe for concurrent use.
type Schema struct {
	store   *graph.Packed
	plain   graph.Store // the same without spans, for looks at the revision that are of no operation
	options Options
	types   *executor.Schema
	cache   *cache
	running chan struct{} // holds one for each request that runs
	streams chan struct{} // holds one for each stream that is open
	purse   *purse
	metrics *metrics

	persisted *persisted
}

// New returns the schema on a store. It fails only through a fault of parley's own: a field without a resolver or the other way round.
func New(store graph.Store, options Options) (*Schema, error) {
	options.Timeout = cmp.Or(options.Timeout, 10*time.Second)
	options.Poll = cmp.Or(options.Poll, time.Second)
	options.Limits = options.Limits.withDefaults()
	options.Logger = cmp.Or(options.Logger, slog.New(slog.DiscardHandler))
	if options.Clock == nil {
		options.Clock = time.Now
	}
	s := &Schema{
		store: graph.NewPacked(traced(store, options.Tracer)), plain: store, options: options, cache: newCache(options.Limits.Cache),
		running: make(chan struct{}, options.Limits.Running), streams: make(chan struct{}, options.Limits.Streams), purse: newPurse(options.Limits.Rate, options.Clock), metrics: newMetrics(), persisted: newPersisted(options.Allowed),
	}
	var err error
	s.types, err = s.newTypes()
	return s, err
}

// resolvers joins the tables of all nouns.
func (s *Schema) resolvers() map[string]resolver {
	all := map[string]resolver{}
	for _, table := range []map[string]resolver{
		queryFields(), connectionFields(), actorFields(), termFields(), statementFields(), meetingFields(), documentFields(), overlapFields(), analysisFields(), matrixFields(), changeFields(), walkFields(), subscriptionFields(), s.mutationFields(), s.judgementFields(), joinFields(),
	} {
		maps.Copy(all, table)
	}
	return all
}
