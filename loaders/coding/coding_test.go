package coding_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/coding"
	"github.com/parleygraph/parley/loaders/packs"
)

const text = "Ghana\u00a0rejects the “cocoa floor\nprice”. Ama Serwaa said Côte d’Ivoire backs it, if Togo pays.\n"

func extraction() graph.Extraction {
	return graph.Extraction{Document: graph.Document{ID: "a.txt", PublishedAt: "2024-05-14", Text: text, SHA256: graph.Digest(text), Fingerprint: "f"}}
}

func vocabulary(t *testing.T) *packs.Set {
	set, err := packs.Load([]string{"core"})
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestAttach(t *testing.T) {
	x := extraction()
	rows := []coding.Row{
		{Actor: "Ghana", Concept: "cocoa floor price", Stance: graph.Rejects, Quote: `Ghana rejects the "cocoa floor price".`, Coder: "mk"},
		{Actor: "Ama Serwaa", Party: "Ivory Coast", Concept: "A floor for cocoa", Stance: graph.Supports, Quote: "Côte d'Ivoire backs it, if Togo pays", Condition: "if Togo pays", Coder: "mk"},
		{Actor: "Togo", Concept: "x", Stance: graph.Supports, Quote: "Togo will never pay", Coder: "mk"},
		{Actor: "Ghana", Concept: "by place", Stance: graph.Rejects, Start: 0, End: 5, Coder: "other"},
	}
	faults := coding.Attach(vocabulary(t), &x, rows)
	if len(faults) != 1 || faults[0].Row.Actor != "Togo" {
		t.Errorf("want one fault, got %v", faults)
	}
	if err := x.Validate(); err != nil {
		t.Fatal(err)
	}
	type said struct {
		Actor, Party, Rule, Quote, Point string
		Stance                           graph.Stance
		Conditions                       int
	}
	got := map[string]said{}
	for _, s := range x.Statements {
		got[s.Term] = said{s.ActorName, s.Party, s.Rule, s.Quote.Text, s.Point.Text, s.Stance, len(s.Conditions)}
	}
	want := map[string]said{
		"term:cocoa-floor-price": {"Ghana", "party:ghana", "coded by mk", "Ghana\u00a0rejects the “cocoa floor\nprice”.", "cocoa floor\nprice", "REJECTS", 0},
		"term:a-floor-for-cocoa": {"Ama Serwaa", "party:ivory-coast", "coded by mk", "Côte d’Ivoire backs it, if Togo pays", "Côte d’Ivoire backs it, if Togo pays", "SUPPORTS", 1},
		"term:by-place":          {"Ghana", "party:ghana", "coded by other", "Ghana", "Ghana", "REJECTS", 0},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("statements (-want +got):\n%s", diff)
	}
}

// TestAttachAgain makes sure that a coder's new rows take the place of his old ones, that the same rows give the same document, and that rows outlive a new reading.
func TestAttachAgain(t *testing.T) {
	set := vocabulary(t)
	row := coding.Row{Actor: "Ghana", Concept: "cocoa floor price", Stance: graph.Rejects, Quote: "cocoa floor price", Coder: "mk"}
	first, second, anew := extraction(), extraction(), extraction()
	coding.Attach(set, &first, []coding.Row{row})
	coding.Attach(set, &second, []coding.Row{row})
	coding.Attach(set, &second, []coding.Row{row})
	if diff := cmp.Diff(first, second); diff != "" {
		t.Errorf("twice is not as once (-once +twice):\n%s", diff)
	}
	if faults := coding.Attach(set, &anew, coding.Of(&first)); len(faults) > 0 {
		t.Errorf("rows of an extraction don't fit it: %v", faults)
	}
	if diff := cmp.Diff(first, anew); diff != "" {
		t.Errorf("read anew it is another (-first +anew):\n%s", diff)
	}
	if coding.Plain(first.Document.Fingerprint) != "f" || !coding.Coded(first.Document.Fingerprint) || coding.Coded("f") {
		t.Errorf("fingerprint %q", first.Document.Fingerprint)
	}
	row.Stance = graph.Supports
	coding.Attach(set, &second, []coding.Row{row})
	if len(second.Statements) != 1 || second.Statements[0].Stance != graph.Supports || second.Document.Fingerprint == first.Document.Fingerprint {
		t.Errorf("the coder's new row does not take the place of the old: %v", second.Statements)
	}
}

func TestRead(t *testing.T) {
	tests := map[string]struct {
		row  map[string]string
		want graph.Stance
		bad  bool
	}{
		"stance":       {map[string]string{"document": "a", "actor": "b", "concept": "c", "stance": "demands", "quote": "q"}, graph.Demands, false},
		"agreement":    {map[string]string{"document": "a", "actor": "b", "concept": "c", "agreement": "No", "quote": "q"}, graph.Rejects, false},
		"figure":       {map[string]string{"documenttitle": "a", "party": "b", "concept": "c", "agreement": "1", "start": "0", "stop": "9"}, graph.Supports, false},
		"no stance":    {map[string]string{"document": "a", "actor": "b", "concept": "c", "agreement": "perhaps", "quote": "q"}, "", true},
		"no actor":     {map[string]string{"document": "a", "concept": "c", "agreement": "no", "quote": "q"}, "", true},
		"no concept":   {map[string]string{"document": "a", "actor": "b", "agreement": "no", "quote": "q"}, "", true},
		"no document":  {map[string]string{"actor": "b", "concept": "c", "agreement": "no", "quote": "q"}, "", true},
		"no quote":     {map[string]string{"document": "a", "actor": "b", "concept": "c", "agreement": "no"}, "", true},
		"empty stance": {map[string]string{"document": "a", "actor": "b", "concept": "c", "quote": "q"}, "", true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := coding.Read(func(column string) string { return test.row[column] })
			if (err != nil) != test.bad || got.Stance != test.want {
				t.Errorf("got %v and %v", got, err)
			}
		})
	}
}
