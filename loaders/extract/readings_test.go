package extract_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/extract"
)

// A reading is a text, and what the grammar makes of it as a test writes that down.
type reading struct{ name, text, want string }

// holdReadings holds the grammar to readings, each text a document of its own.
func holdReadings(t *testing.T, x *extract.Extractor, all []reading, show func(*graph.Extraction) string) {
	t.Helper()
	for _, r := range all {
		t.Run(r.name, func(t *testing.T) {
			out := run(t, x, parse(t, "a.txt", r.text+"\n"))
			if diff := cmp.Diff(r.want, show(&out)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", r.text, diff)
			}
		})
	}
}

// stanceLines returns what show makes of each statement that takes a side.
func stanceLines(x *graph.Extraction, show func(*graph.Statement) string) (lines []string) {
	for i := range x.Statements {
		if s := &x.Statements[i]; s.Stance.Sign() != 0 {
			lines = append(lines, show(s))
		}
	}
	return lines
}

// participantNames returns the names of who took part in a meeting.
func participantNames(m *graph.Meeting) string {
	var names []string
	for _, p := range m.Participants {
		names = append(names, p.Name)
	}
	return strings.Join(names, ", ")
}
