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
		all, err := said(ctx, tx, documents)
		if err != nil {
			return err
		}
		nodes, err := nodesByID(ctx, tx, documents)
		if err != nil {
			return err
		}
		byID := map[string]*graph.Extraction{}
		for i := range all {
			byID[all[i].Document.ID] = &all[i]
		}
		for _, id := range documents {
			x, there := byID[id]
			d, whole := nodes[id].(*graph.Document)
			if !there || !whole {
				continue
			}
			x.Document = *d
			x.Sort()
			found = append(found, *x)
		}
		return nil
	})
	return found, s.fault(ctx, "read", err)
}
