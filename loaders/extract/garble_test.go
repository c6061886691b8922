package extract_test

import (
	"context"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/extract"
	"github.com/parleygraph/parley/loaders/packs"
)

// TestGarble reads words and marks in any order: nothing that both readers make of them may break, or break the contract.
func TestGarble(t *testing.T) {
	set, err := packs.Load(packs.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	x := extract.New(set)
	words := strings.Fields(`Norway said that “ ” he and they rejected . if Mr. X - talks , Sweden's demand for to sign the border who met with (`)
	random := rand.New(rand.NewPCG(1, 1))
	for range 20 {
		garbled := make([]string, 2000)
		for i := range garbled {
			garbled[i] = words[random.IntN(len(words))]
		}
		body := strings.Join(garbled, " ")
		out, err := x.Extract(context.Background(), graph.Document{ID: "garble", Text: body, SHA256: graph.Digest(body)})
		if err != nil {
			t.Fatal(err)
		}
		if err := out.Validate(); err != nil {
			t.Fatal(err)
		}
	}
}
