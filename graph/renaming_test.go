package graph_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/parleygraph/parley/graph"
)

// nowhere are the facts of a store whose documents name actors and say nothing else.
type nowhere struct{}

func (nowhere) Wordings(context.Context, []string) ([]graph.Wording, error)       { return nil, nil }
func (nowhere) Reports(context.Context, []string, []string) ([]graph.Node, error) { return nil, nil }
func (nowhere) Posts(context.Context, []string) ([]graph.Post, error)             { return nil, nil }
func (nowhere) RoleEdges(context.Context, [][2]string) ([]graph.RoleEdge, error)  { return nil, nil }
func (nowhere) StanceRows(context.Context, []graph.Holding) ([]graph.StanceRow, error) {
	return nil, nil
}
func (nowhere) TermEdges(context.Context, []graph.Holding) ([]graph.TermEdge, error) { return nil, nil }
func (nowhere) Pairs(context.Context, [][2]string) ([]graph.FacePair, error)         { return nil, nil }

// A newsroom holds documents that name actors, and what is known of their names after each edit.
type newsroom struct {
	t      *testing.T
	rng    *rand.Rand
	names  *graph.Names
	actors []graph.NamedActor
	stored map[string][]graph.NamedActor
	judged []graph.Judgement
}

// change puts a document with some of the actors, or takes one out, or judges two of them.
func (r *newsroom) change() {
	id := fmt.Sprint("doc ", r.rng.IntN(12))
	var edit graph.Edit
	judged := r.rng.IntN(5) == 0
	if judged {
		a, b := r.actors[r.rng.IntN(len(r.actors))].ID, r.actors[r.rng.IntN(len(r.actors))].ID
		j := graph.Judgement{Kind: []graph.JudgementKind{graph.Merge, graph.Split}[r.rng.IntN(2)], A: a, B: b}.Normal()
		had := len(r.judged)
		r.judged = slices.DeleteFunc(slices.Clone(r.judged), func(other graph.Judgement) bool { return graph.CompareJudgements(other, j) == 0 })
		if len(r.judged) == had && a != b {
			r.judged = append(r.judged, j)
			slices.SortFunc(r.judged, graph.CompareJudgements)
		}
		r.names.Judge(r.judged)
	} else {
		if old, there := r.stored[id]; there {
			edit.Erase = []graph.Extraction{*naming(id, old)}
			delete(r.stored, id)
		}
		if r.rng.IntN(3) > 0 {
			var named []graph.NamedActor
			for range 1 + r.rng.IntN(5) {
				named = append(named, r.actors[r.rng.IntN(len(r.actors))])
			}
			slices.SortFunc(named, func(a, b graph.NamedActor) int { return strings.Compare(a.ID, b.ID) })
			r.stored[id] = slices.CompactFunc(named, func(a, b graph.NamedActor) bool { return a.ID == b.ID })
			edit.Put = []*graph.Extraction{naming(id, r.stored[id])}
		}
	}
	if _, err := graph.Plan(r.t.Context(), nowhere{}, r.names, edit, judged); err != nil {
		r.t.Fatal(err)
	}
}

// naming is a document that names actors.
func naming(id string, actors []graph.NamedActor) *graph.Extraction {
	x := &graph.Extraction{Document: graph.Document{ID: id}}
	for _, a := range actors {
		x.Envoys = append(x.Envoys, graph.Envoy{ID: a.ID, Name: a.Name, Party: a.Party})
	}
	return x
}

// TestNamesFollow holds that names which are kept while documents come and go are joined as if all had been looked at anew.
func TestNamesFollow(t *testing.T) {
	for seed := range uint64(30) {
		rng := rand.New(rand.NewPCG(seed, 9))
		r := &newsroom{t: t, rng: rng, names: graph.NewNames(nil, nil, nil, nil, graph.NewCopies()), actors: roster(rng, 12+rng.IntN(30), false), stored: map[string][]graph.NamedActor{}}
		for step := range 60 {
			r.change()
			documents := map[string]int{}
			for _, named := range r.stored {
				for _, a := range named {
					documents[a.ID]++
				}
			}
			var there []graph.NamedActor
			for _, a := range r.actors {
				if a.Documents = documents[a.ID]; a.Documents > 0 {
					there = append(there, a)
				}
			}
			want := graph.SameActors(there, r.judged)
			for _, a := range r.actors {
				if got := r.names.Of(a.ID); got != want.Of(a.ID) {
					t.Fatalf("seed %d, step %d: %s is %s, want %s", seed, step, a.ID, got, want.Of(a.ID))
				}
			}
		}
	}
}
