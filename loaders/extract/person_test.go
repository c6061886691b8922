package extract_test

import (
	"slices"
	"testing"

	"github.com/parleygraph/parley/graph"
)

// TestOnePerson: nobody stands in a text under two names, with a title or a headline's verb for a part of one, and nobody meets himself.
func TestOnePerson(t *testing.T) {
	x := readers(t)["graphs"]
	tests := map[string]struct {
		text          string
		envoys, there []string // who is there at the first meeting
	}{
		"a title in the plural": {
			"Today, Norwegian President Anna Mandrell hosted Senators Holm, Berg, and Dahl for a meeting about ports in Norway. Senator Holm left early.",
			[]string{"Anna Mandrell", "Berg", "Dahl", "Holm"}, []string{"Anna Mandrell", "Berg", "Dahl", "Holm"},
		},
		"a title of several words": {
			"Viktor Talin, the President of Norway, had a meeting with State Duma Speaker Pavel Orlin. Norway supports the talks.",
			[]string{"Pavel Orlin", "Viktor Talin"}, []string{"Pavel Orlin", "Viktor Talin"},
		},
		"a name without its title": {
			"Pope Clement XV met the leaders of the Harbour Congress in Oslo on Monday. Clement XV said that he supports the talks.",
			[]string{"Pope Clement XV"}, []string{"Harbour Congress", "Pope Clement XV"},
		},
		"a headline's verb": {
			"Fact Sheet: President Peter J. Mandrell Strikes Deal on Trade Relations with Oman\n\nPresident Peter J. Mandrell signed a deal with Oman on Monday. The United States will remove tariffs. The White House supports the talks.",
			[]string{"Peter J. Mandrell"}, nil,
		},
		"an office behind an address": {
			"President of Norway Viktor Talin : Ms Federal Chancellor, colleagues, welcome to Oslo. We support the talks.\n\nFederal Chancellor of Germany Anna Weber : Thank you. We want peace.",
			[]string{"Anna Weber", "Viktor Talin"}, nil,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			out := run(t, x, parse(t, "a.txt", test.text+calm))
			var envoys, there []string
			for _, e := range out.Envoys {
				envoys = append(envoys, e.Name)
			}
			if len(out.Meetings) > 0 {
				for _, p := range out.Meetings[0].Participants {
					there = append(there, p.Name)
				}
			}
			slices.Sort(envoys)
			slices.Sort(there)
			if !slices.Equal(envoys, test.envoys) || !slices.Equal(there, test.there) {
				t.Errorf("want %q, at the meeting %q; got %q, %q", test.envoys, test.there, envoys, there)
			}
		})
	}
}

// TestKinsman: what somebody whom the text knows by another alone says of himself is not the other's.
func TestKinsman(t *testing.T) {
	out := run(t, readers(t)["graphs"], parse(t, "a.txt", "The husband of former Norwegian Prime Minister Anna Holm says he wants better relations with Oman."+calm))
	if i := slices.IndexFunc(out.Statements, func(s graph.Statement) bool { return s.Stance != graph.States }); i >= 0 {
		t.Errorf("%s %s %q", out.Statements[i].ActorName, out.Statements[i].Stance, out.Statements[i].Point.Text)
	}
}

// TestGroupOfOwner: a group is one party, whatever state's it is said to be.
func TestGroupOfOwner(t *testing.T) {
	for reader, x := range readers(t) {
		out := run(t, x, parse(t, "a.txt", "Yemen's Houthi rebels rejected the truce. The Houthis want a vote. Yemen's Houthis asked for ships."+calm))
		for _, s := range out.Statements {
			if s.Stance != graph.States && s.Party != "party:houthis" {
				t.Errorf("%s: %s %s %q", reader, s.Party, s.Stance, s.Point.Text)
			}
		}
	}
}

// TestMinistryOf: a ministry speaks for the state that stands behind its name.
func TestMinistryOf(t *testing.T) {
	for reader, x := range readers(t) {
		out := run(t, x, parse(t, "a.txt", "The Foreign Ministry of Norway rejected the truce."+calm))
		if i := slices.IndexFunc(out.Statements, func(s graph.Statement) bool { return s.Stance == graph.Rejects }); i < 0 || out.Statements[i].Party != "party:norway" {
			t.Errorf("%s: %v", reader, out.Statements)
		}
	}
}
