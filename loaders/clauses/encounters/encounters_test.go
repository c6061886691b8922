package encounters_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/cues"
	"github.com/parleygraph/parley/loaders/clauses/encounters"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/clauses/speakers"
	"github.com/parleygraph/parley/loaders/packs"
)

func TestEncounters(t *testing.T) {
	set, err := packs.Load([]string{"core"})
	if err != nil {
		t.Fatal(err)
	}
	lex := lexicon.New(set)
	index := cues.New(set, lex)
	tests := []struct {
		name, text string
		want       []string
	}{
		{"held", "Norway met Sweden in Oslo.", []string{"HELD: Norway, Sweden"}},
		{"planned", "Norway and Sweden will hold talks on Friday.", []string{"PLANNED: Norway, Sweden"}},
		{"denied", "Norway did not meet Sweden.", []string{"DENIED: Norway, Sweden"}},
		{"hoped for", "Norway hoped to meet Sweden.", nil},
		{"by its name", "Talks between Norway and Sweden took place in Oslo.", []string{"HELD: Norway, Sweden"}},
		{"before it", "Norway will address the assembly before meeting Sweden.", []string{"PLANNED: Norway, Sweden"}},
		{"before it, told", "Norway addressed the assembly before meeting Sweden.", []string{"HELD: Norway, Sweden"}},
		{"besides it", "Besides holding talks with Sweden, Norway is scheduled to open a fair.", []string{"PLANNED: Norway, Sweden"}},
		{"one after another", "Norway will meet Denmark after talks with Sweden.", []string{"PLANNED: Norway, Denmark", "PLANNED: Norway, Sweden"}},
		{"a denied report", "Oman denied reports that Norway had met Sweden.", []string{"DENIED: Norway, Sweden"}},
		{"a question", "Did Norway meet Sweden?", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			known, err := speakers.New(set, lex, index).Read(t.Context(), &graph.Document{ID: "a", Text: test.text, PublishedAt: "2025-12-22"})
			if err != nil {
				t.Fatal(err)
			}
			doc := encounters.NewDocument(encounters.NewVocabulary(set, index), known)
			for i := range doc.Sentences {
				doc.Encounters(i)
			}
			var got []string
			for _, e := range doc.Meetings {
				var sides []string
				for _, r := range e.Sides {
					sides = append(sides, r.Name())
				}
				got = append(got, fmt.Sprintf("%s: %s", e.Status, strings.Join(sides, ", ")))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("meetings differ (-want +got):\n%s", diff)
			}
		})
	}
}
