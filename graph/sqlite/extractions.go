package sqlite

import (
	"context"

	"github.com/parleygraph/parley/graph"
)

// Extractions returns what documents were put with.
func (s *Store) Extractions(ctx context.Context, documents []string) ([]graph.Extraction, error) {
	var found []graph.Extraction
	err := s.view(ctx, func(q querier) error {
		for _, id := range documents {
			nodes, err := collect(ctx, q, "SELECT kind, body FROM nodes WHERE id = ? AND kind = 'Document'", scanBare, id)
			if err != nil {
				return err
			}
			for _, n := range nodes {
				x, err := said(ctx, q, id)
				if err != nil {
					return err
				}
				x.Document = *n.(*graph.Document)
				x.Sort()
				found = append(found, x)
			}
		}
		return nil
	})
	return found, s.fault("read", err)
}
