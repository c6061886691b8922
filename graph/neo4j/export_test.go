package neo4j

import (
	"context"

	"github.com/parleygraph/parley/graph"
)

// OpenObserved opens a store and has f told of every query that it runs.
func OpenObserved(ctx context.Context, options Options, f func(query string, values map[string]any)) (*Store, error) {
	s := newStore(options)
	s.observe = f
	return s, s.open(ctx)
}

// ApplyAgain puts a document, and then does as if the connection had been lost while the server committed.
func (s *Store) ApplyAgain(ctx context.Context, x *graph.Extraction) ([]graph.Applied, error) {
	log := &journal{key: "again", at: s.options.Clock}
	group := []task{{x.Document.ID, x}}
	applied, err := s.applyOnce(ctx, group, false, log)
	if err != nil {
		return nil, err
	}
	log.parts, log.tried = 0, applied
	return s.applyOnce(ctx, group, false, log)
}
