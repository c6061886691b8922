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
			x, err := extraction(ctx, q, id)
			if err != nil {
				return err
			}
			if x != nil {
				x = x.AsRead()
				x.Sort()
				found = append(found, *x)
			}
		}
		return nil
	})
	return found, s.fault("read", err)
}

// extraction returns a stored document with all that it says, as judged; nil where there is none.
func extraction(ctx context.Context, q querier, id string) (*graph.Extraction, error) {
	nodes, err := collect(ctx, q, "SELECT n.id, n.kind, n.body FROM nodes n JOIN documents d ON d.node = n.seq WHERE n.id = ?", scanBare, id)
	if err != nil || len(nodes) == 0 {
		return nil, err
	}
	if err := fillTexts(ctx, q, nodes); err != nil {
		return nil, err
	}
	x, err := said(ctx, q, id)
	x.Document = *nodes[0].(*graph.Document)
	return &x, err
}
