package llm_test

import (
	"cmp"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders"
)

// TestRecordedAnswers reads documents of ours with what a careful reader answered who saw the question only, and holds what becomes of it. After a change that is
// meant, run with -update.
func TestRecordedAnswers(t *testing.T) {
	answers, err := filepath.Glob("testdata/answers/*.json")
	if err != nil || len(answers) < 2 {
		t.Fatalf("found %d recorded answers (%v)", len(answers), err)
	}
	for _, file := range answers {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		t.Run(name, func(t *testing.T) {
			answer, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			x := extractor(t, options(endpoint(t, func(w http.ResponseWriter, _ *asked) { completion(w, string(answer)) })))
			out, err := x.Extract(t.Context(), fixture(t, name))
			if err != nil {
				t.Fatal(err)
			}
			if err := out.Validate(); err != nil {
				t.Fatal(err)
			}
			first, _, _ := strings.Cut(x.Report().String(), " call ")
			got := told(&out) + strings.TrimSuffix(first, "1")
			golden := strings.TrimSuffix(file, ".json") + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := gocmp.Diff(string(want), got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// fixture reads a document of the talks in Miami.
func fixture(t *testing.T, name string) graph.Document {
	t.Helper()
	path := filepath.Join("../../fixtures/miami-2025-12", name)
	body, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for d, err := range loaders.Parse(t.Context(), path, body, loaders.Options{Collection: "miami"}) {
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	t.Fatalf("%s holds no document", path)
	return graph.Document{}
}

// told words an extraction, a line for each thing that it says.
func told(x *graph.Extraction) string {
	line := func(text string) string { return strings.Join(strings.Fields(text), " ") }
	var b strings.Builder
	for _, e := range x.Envoys {
		fmt.Fprintf(&b, "envoy      %s, %s of %s\n", e.Name, e.Roles[0].Text, e.Party)
	}
	labels := map[string]string{}
	for _, t := range x.Terms {
		labels[t.ID] = t.Label
	}
	for _, s := range x.Statements {
		fmt.Fprintf(&b, "statement  %s (%s) %s %s: %s\n", s.ActorName, line(s.ActorText), strings.ToLower(string(s.Modality)), s.Stance, line(s.Point.Text))
		fmt.Fprintf(&b, "           on %s; %s\n", cmp.Or(line(labels[s.Term]), "nothing known"), strings.ToLower(string(s.Directness)))
		for _, c := range s.Conditions {
			fmt.Fprintf(&b, "           %s: %s\n", c.Kind, line(c.Text))
		}
	}
	for _, m := range x.Meetings {
		var who []string
		for _, p := range m.Participants {
			who = append(who, p.Name)
		}
		fmt.Fprintf(&b, "meeting    %s: %s; %s %s %v\n", m.Status, strings.Join(who, ", "), m.Place, m.Since, m.Pairs)
	}
	return b.String()
}
