package sqlite_test

import (
	"bytes"
	"context"
	"testing"
	"time"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/sqlite"
	"github.com/parleygraph/parley/graph/storetest"
)

func TestSmoke(t *testing.T) {
	ctx := context.Background()
	s, err := sqlite.Open(ctx, "", sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	start := time.Now()
	report, err := s.Apply(ctx, graph.Batch{Put: storetest.Synthetic(1, 300, 10)})
	if err != nil {
		t.Fatal(err)
	}
	t.Log(time.Since(start))
	for _, r := range report {
		if r.Err != nil {
			t.Fatal(r.Err)
		}
	}
	var out bytes.Buffer
	if err := graph.Export(ctx, s, &out); err != nil {
		t.Fatal(err)
	}
	t.Log(time.Since(start), out.Len())
	o, err := graph.FindOverlap(ctx, s, graph.OverlapQuery{Parties: []string{"Aldmark", "borvia"}})
	t.Log(len(o.Rows), err)
	info, _ := s.Info(ctx)
	t.Log(info.Counts, info.Revision, info.Version)
	hits, err := s.Search(ctx, graph.SearchQuery{Text: "Point 012", First: 3, Count: true})
	t.Log(hits.Total, err)
	for _, h := range hits.Hits {
		t.Log(h.Node.NodeID(), h.Snippet)
	}
}
