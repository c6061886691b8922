package clauses_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses"
	"github.com/parleygraph/parley/loaders/clauses/drops"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/kernel"
	"github.com/parleygraph/parley/loaders/packs"
	"github.com/parleygraph/parley/loaders/terms"
)

func reader(t *testing.T) *clauses.Reader {
	t.Helper()
	set, err := packs.Load([]string{"core"})
	if err != nil {
		t.Fatal(err)
	}
	lex := lexicon.New(set)
	return clauses.New(set, lex, terms.New(set, lex, kernel.New(set, nil)))
}

func TestBuild(t *testing.T) {
	x := reader(t)
	tests := []struct {
		name, text string
		want       []string
	}{
		{"a rejection", "Norway rejected the toll.", []string{"Norway REJECTS the toll"}},
		{"a condition", "Norway will sign the treaty if Sweden leaves the port.", []string{"Norway SUPPORTS the treaty (IF if Sweden leaves the port)"}},
		{"an echo", "Norway, supported by Chile, opposed the toll.", []string{
			"Norway REJECTS the toll",
			"Chile REJECTS the toll",
		}},
		{"a report", "Norway said Sweden was demanding a toll.", []string{
			"Norway STATES Sweden was demanding a toll",
			"Sweden DEMANDS a toll, said by Norway",
		}},
		{"no position", "Norway is a country.", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := graph.Document{ID: "a", Text: test.text, PublishedAt: "2025-12-22"}
			doc, err := x.Read(t.Context(), &d, clauses.Task{Meetings: true})
			if err != nil {
				t.Fatal(err)
			}
			out := graph.Extraction{Document: d}
			doc.Build(&out)
			var got []string
			for _, s := range out.Statements {
				line := fmt.Sprintf("%s %s %s", s.ActorName, s.Stance, s.Point.Text)
				for _, c := range s.Conditions {
					line += fmt.Sprintf(" (%s %s)", c.Kind, c.Text)
				}
				if s.SaidBy != nil {
					line += ", said by " + s.SaidBy.Name
				}
				got = append(got, line)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("statements differ (-want +got):\n%s", diff)
			}
		})
	}
}

// TestNoting holds that why words made nothing is kept only where it is asked for.
func TestNoting(t *testing.T) {
	x := reader(t)
	d := graph.Document{ID: "a", Text: "Norway demanded.", PublishedAt: "2025-12-22"}
	for _, noting := range []bool{false, true} {
		doc, err := x.Read(t.Context(), &d, clauses.Task{Noting: noting})
		if err != nil {
			t.Fatal(err)
		}
		if noted := len(doc.Drops) > 0 && doc.Drops[0].Why == drops.NoPoint; noted != noting {
			t.Errorf("noting %t: got %+v", noting, doc.Drops)
		}
	}
}
