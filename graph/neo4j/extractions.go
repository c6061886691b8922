package neo4j

import (
	"context"

	"github.com/parleygraph/parley/graph"
)

// Extractions returns what documents were put with.
func (s *Store) Extractions(ctx context.Context, documents []string) ([]graph.Extraction, error) {
	var found []graph.Extraction
	err := s.view(ctx, func(ctx context.Context, tx transaction) error {
		found = nil // the transaction may run again
		all, err := extractions(ctx, tx, documents)
		for i := range all {
			x := all[i].AsRead()
			x.Sort()
			found = append(found, *x)
		}
		return err
	})
	return found, s.fault(ctx, "read", err)
}

// extractions returns stored documents with all that they say, as judged, in the order of ids but for those that are not there.
func extractions(ctx context.Context, tx transaction, documents []string) ([]graph.Extraction, error) {
	all, err := said(ctx, tx, documents)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	nodes, err := nodesByID(ctx, tx, documents)
	if err != nil {
		return nil, err
	}
	byID := map[string]*graph.Extraction{}
	for i := range all {
		byID[all[i].Document.ID] = &all[i]
	}
	var found []graph.Extraction
	for _, id := range documents {
		x, there := byID[id]
		d, whole := nodes[id].(*graph.Document)
		if there && whole {
			x.Document = *d
			found = append(found, *x)
		}
	}
	return found, nil
}
