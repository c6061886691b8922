package storetest

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"github.com/parleygraph/parley/graph"
)

// guess judges two of the names that synthetic documents give, or a statement of x, or takes that back.
func guess(rng *rand.Rand, x graph.Extraction) graph.Judgement {
	if rng.IntN(3) == 0 {
		j := verdictOn(rng, x)
		j.Undo = rng.IntN(3) == 0
		return j
	}
	party := rng.IntN(4)
	names := [][2]string{{partyNames()[party], partyNames()[party+1]}, {given(5*party) + " " + surname(5*party), given(5*party+1) + " " + surname(5*party+1)}}
	j := graph.Judgement{Kind: graph.Merge, A: graph.PartyID(names[0][0]), B: graph.PartyID(names[0][1]), Undo: rng.IntN(3) == 0}
	switch rng.IntN(3) {
	case 0:
		j.A, j.B = graph.TermID(fmt.Sprintf("Point %03d", 1+3*rng.IntN(6))), graph.TermID(fmt.Sprintf("Point %03d", 22+3*rng.IntN(6)))
		switch rng.IntN(4) {
		case 0:
			j.Kind = graph.Opposite
		case 1:
			j.Kind, j.B = graph.Rename, "Renamed "+j.A
			return j
		}
	case 1:
		id := graph.PartyID(partyNames()[party])
		j.A, j.B = graph.EnvoyID(names[1][0], id), graph.EnvoyID(names[1][1], id)
	}
	if rng.IntN(3) == 0 {
		j.Kind = graph.Split
	}
	return j
}

// A survival is what must be left of a sequence.
type survival struct {
	step       int
	documents  []graph.Extraction
	judgements []graph.Judgement // in any order, undone ones too
	export     string
	info       graph.Info
}

// testSequences loads, replaces, removes, reloads and judges at random, and compares with a store that holds what survives.
func testSequences(t *testing.T, open Opener) {
	for seed := range int64(3) {
		for _, s := range sequence(open.store(t), seed) {
			fresh := open.store(t, s.documents...)
			fresh.judge(s.judgements...)
			same(t, "export", fresh.export(), s.export)
			same(t, "revision", fresh.info().Revision, s.info.Revision)
			same(t, "counts", fresh.info().Counts, s.info.Counts)
			if t.Failed() {
				t.Fatalf("seed %d, step %d", seed, s.step)
			}
		}
	}
}

// sequence changes a store at random and returns what must be left, now and then.
func sequence(b bench, seed int64) []survival {
	const documents, steps, checks = 12, 45, 15
	rng := rand.New(rand.NewPCG(uint64(seed), 17))
	var found []survival
	alive, judged := map[int]graph.Extraction{}, map[graph.Judgement]graph.Judgement{}
	for step := range steps {
		number := rng.IntN(documents)
		x := synthetic(seed, number, rng.IntN(3), 1+number%6)
		_, there := alive[number]
		if there && rng.IntN(3) == 0 {
			b.remove(x.Document.ID)
			delete(alive, number)
		} else {
			b.put(x)
			alive[number] = x
		}
		if rng.IntN(5) == 0 {
			judgement := guess(rng, x)
			b.judge(judgement)
			judged[graph.Judgement{Kind: judgement.Kind, A: judgement.A, B: judgement.B}] = judgement
		}
		if step%checks != checks-1 {
			continue
		}
		s := survival{step: step, judgements: slices.Collect(maps.Values(judged)), export: b.export(), info: b.info()}
		for _, number := range slices.Sorted(maps.Keys(alive)) {
			s.documents = append(s.documents, alive[number])
		}
		found = append(found, s)
	}
	return found
}

// testLoadingOrder loads the same documents in other orders, and from several loaders at once.
func testLoadingOrder(t *testing.T, open Opener) {
	documents := Synthetic(21, 20, 5)
	want := open.store(t, documents...).export()
	for seed := range uint64(2) {
		shuffled := append([]graph.Extraction(nil), documents...)
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(shuffled), func(i, k int) { shuffled[i], shuffled[k] = shuffled[k], shuffled[i] })
		same(t, "export of a shuffled load", want, open.store(t, shuffled...).export())
	}
	b := open.store(t)
	loaders := []int{0, 1, 2, 3}
	failures := make([]error, len(loaders))
	var group sync.WaitGroup
	for _, loader := range loaders {
		group.Go(func() {
			for i := range documents { // each document is put by two of them
				if i%len(loaders) == loader || (i+1)%len(loaders) == loader {
					report, err := b.Apply(context.Background(), graph.Batch{Put: documents[i : i+1]})
					if err == nil {
						err = report[0].Err
					}
					if err != nil {
						failures[loader] = err
					}
				}
			}
		})
	}
	group.Wait()
	for _, err := range failures {
		if err != nil {
			t.Fatal(err)
		}
	}
	same(t, "export of a parallel load", want, b.export())
}

// testConcurrency reads while a writer works: every reader sees whole documents only.
func testConcurrency(t *testing.T, open Opener) {
	const statements = 4
	documents := Synthetic(31, 20, statements)
	b := open.store(t, documents[:5]...)
	done := make(chan struct{})
	var group sync.WaitGroup
	for range 3 {
		group.Go(func() {
			for finished := false; !finished; {
				select {
				case <-done:
					finished = true
				default:
				}
				whole(t, b, statements)
			}
		})
	}
	defer func() {
		close(done)
		group.Wait()
	}()
	for range 2 {
		b.put(documents...)
		b.remove("doc/00003", "doc/00011")
	}
}

// whole checks that the store shows as many statements as its documents have.
func whole(t *testing.T, b bench, statements int) {
	info, err := b.Info(context.Background())
	if err != nil {
		t.Errorf("info: %v", err)
		return
	}
	if documents := info.Counts[graph.KindDocument]; info.Counts[graph.KindStatement] != statements*documents || len(info.Fingerprints) != documents {
		t.Errorf("got %d statements and %d fingerprints of %d documents", info.Counts[graph.KindStatement], len(info.Fingerprints), documents)
	}
	page, err := b.List(context.Background(), graph.ListQuery{Kinds: []graph.Kind{graph.KindStatement}, First: 20})
	if err != nil || len(page.Nodes) != 20 {
		t.Errorf("list: got %d nodes, %v", len(page.Nodes), err)
	}
	if _, err := b.Search(context.Background(), graph.SearchQuery{Text: "point", First: 5, Count: true}); err != nil {
		t.Errorf("search: %v", err)
	}
	if _, err := b.Stances(context.Background(), graph.StanceQuery{Holders: []string{"party:aldmark"}}); err != nil {
		t.Errorf("stances: %v", err)
	}
}
