package schema

import (
	"context"
	"slices"

	"github.com/parleygraph/parley/graph"
)

// A watch tells which documents a store took in since it was last asked, whoever put them there.
type watch struct {
	store    graph.Store
	revision string
	newest   graph.Load
	begun    bool
}

func newWatch(store graph.Store) *watch { return &watch{store: store} }

// mostLoads is how many loads a watch looks back.
const mostLoads = 100

// fresh returns the ids of documents that were added or replaced since the last call, in the order of loads; none at the first.
func (w *watch) fresh(ctx context.Context) ([]string, error) {
	info, err := w.store.Info(ctx)
	if err != nil || w.begun && info.Revision == w.revision {
		return nil, err
	}
	loads, err := w.store.Loads(ctx, mostLoads)
	if err != nil {
		return nil, err
	}
	var documents []string
	if w.begun {
		until := slices.IndexFunc(loads, func(l graph.Load) bool { return sameLoad(l, w.newest) })
		if until < 0 {
			until = len(loads)
		}
		for _, load := range slices.Backward(loads[:until]) {
			documents = append(documents, load.Documents[graph.Added]...)
			documents = append(documents, load.Documents[graph.Replaced]...)
		}
	}
	w.begun, w.revision = true, info.Revision
	if len(loads) > 0 {
		w.newest = loads[0]
	}
	return documents, nil
}

func sameLoad(a, b graph.Load) bool {
	for _, outcome := range []graph.Outcome{graph.Added, graph.Replaced, graph.Removed, graph.Unchanged, graph.Refused} {
		if !slices.Equal(a.Documents[outcome], b.Documents[outcome]) {
			return false
		}
	}
	return a.At == b.At
}
