package pattern_test

import (
	"slices"
	"testing"

	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/grammar/parse"
	"github.com/parleygraph/parley/loaders/packs"
	"github.com/parleygraph/parley/loaders/pattern"
)

func graphOf(t *testing.T, body string) *grammar.Sentence {
	t.Helper()
	model, err := parse.Open()
	if err != nil {
		t.Fatal(err)
	}
	return grammar.New(grammar.Parsed(model.Parse(body), 0))
}

// TestExamples runs the examples of every pattern that comes with parley.
func TestExamples(t *testing.T) {
	set, err := packs.Load(packs.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	compiled, err := pattern.Compile(set.Patterns, set.List)
	if err != nil {
		t.Fatal(err)
	}
	if len(set.Patterns) == 0 {
		t.Fatal("no pack has a pattern")
	}
	for _, p := range set.Patterns {
		t.Run(p.ID, func(t *testing.T) {
			if len(p.Examples.Match) == 0 {
				t.Error("no example that must match")
			}
			for _, body := range p.Examples.Match {
				if !fits(compiled, p.ID, graphOf(t, body)) {
					t.Errorf("finds nothing in %q", body)
				}
			}
			for _, body := range p.Examples.NoMatch {
				if fits(compiled, p.ID, graphOf(t, body)) {
					t.Errorf("finds something in %q", body)
				}
			}
		})
	}
}

func fits(set *pattern.Set, id string, s *grammar.Sentence) bool {
	return slices.ContainsFunc(set.Match(s), func(m pattern.Match) bool { return m.Pattern == id })
}

func TestMatch(t *testing.T) {
	tests := []struct {
		name, body            string
		pattern               packs.Pattern
		cue, wantHolder, want string
	}{
		{name: "the object of an active verb", body: "Norway backs the plan.", pattern: packs.Pattern{Cue: "verb", Holder: []string{"subject"}, Point: []string{"object"}}, cue: "backs", wantHolder: "norway", want: "the plan"},
		{name: "the subject of a passive verb", body: "The plan was rejected by Norway.", pattern: packs.Pattern{Cue: "verb", Holder: []string{"subject"}, Point: []string{"object"}}, cue: "rejected", wantHolder: "norway", want: "The plan"},
		{name: "two paths make one point", body: "Norway urged Oman to free the sailors.", pattern: packs.Pattern{Cue: "verb", Holder: []string{"subject"}, Point: []string{"object+complement"}}, cue: "urged", wantHolder: "norway", want: "Oman to free the sailors"},
		{name: "the first path that leads anywhere", body: "Norway called for talks.", pattern: packs.Pattern{Cue: "verb", Holder: []string{"subject"}, Point: []string{"object", "oblique(for)"}}, cue: "called", wantHolder: "norway", want: "talks"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.pattern.ID = "tried"
			set, err := pattern.Compile([]packs.Pattern{test.pattern}, nil)
			if err != nil {
				t.Fatal(err)
			}
			s := graphOf(t, test.body)
			for _, m := range set.Match(s) {
				got := test.body[s.Words[m.From].Start:s.Words[m.To-1].End]
				if s.Words[m.Cue].Text == test.cue && s.Words[m.Holder].Text == test.wantHolder && got == test.want {
					return
				}
			}
			t.Errorf("no match of %s with %q by %s among %+v\n%s", test.cue, test.want, test.wantHolder, set.Match(s), s)
		})
	}
}

func TestCompileRefuses(t *testing.T) {
	list := func(string) []string { return nil }
	for name, p := range map[string]packs.Pattern{
		"an unknown class":      {Cue: "word"},
		"an unknown edge":       {Cue: "verb", Holder: []string{"doer"}},
		"an open bracket":       {Cue: "verb", Point: []string{"oblique(for"}},
		"an unknown word list":  {Cue: "verb", Words: "nowhere"},
		"an edge after the dot": {Cue: "verb", Holder: []string{"subject.of"}},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := pattern.Compile([]packs.Pattern{p}, list); err == nil {
				t.Error("compiled")
			}
		})
	}
}
