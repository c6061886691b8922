package storetest

import (
	"context"
	"testing"

	"github.com/parleygraph/parley/graph"
)

// testVerify finds nothing wrong with a store that was written to.
func testVerify(t *testing.T, open Opener) {
	s := open.store(t, append(Synthetic(7, 70, 4), Every()...)...) // more than Verify reads at a time
	s.judge(merge(obrisk, delisk))
	faults, err := graph.Verify(t.Context(), s)
	if err != nil || len(faults) > 0 {
		t.Errorf("got %v, %v", faults, err)
	}
}

// testExtractions reads back what was put, and puts that into another store.
func testExtractions(t *testing.T, open Opener) {
	put := append(Synthetic(7, 12, 6), documentsOfNames()...)
	judgement := merge(obrisk, delisk)
	first := open.store(t, put...)
	first.judge(judgement)
	var ids []string
	for _, x := range put {
		ids = append(ids, x.Document.ID)
	}
	got := first.extractions(append([]string{"nothing goes by this", obrisk}, ids...)...)
	for i := range put {
		put[i].Sort()
	}
	same(t, "extractions", put, got)
	if none := first.extractions(); len(none) > 0 {
		t.Errorf("extractions of no document: %d", len(none))
	}
	export, info := first.export(), first.info()

	second := open.store(t, got...)
	second.judge(judgement)
	same(t, "export", export, second.export())
	same(t, "revision", info.Revision, second.info().Revision)
}

func (b bench) extractions(ids ...string) []graph.Extraction {
	b.Helper()
	found, err := b.Extractions(context.Background(), ids)
	if err != nil {
		b.Fatalf("extractions: %v", err)
	}
	return found
}
