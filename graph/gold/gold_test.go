package gold_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/gold"
)

func TestRead(t *testing.T) {
	tests := map[string]struct {
		text   string
		rows   int
		faults []string // the beginning of each
	}{
		"nothing":           {"", 0, nil},
		"empty lines":       {"\n\n{\"doc\":\"a.txt\",\"type\":\"meta\"}\r\n\n", 1, nil},
		"a byte order mark": {"\ufeff" + `{"doc":"a.txt","type":"party","name":"Norway"}`, 1, nil},
		"all types": {`{"doc":"a.txt","type":"meta","title":"A","published":"2025-01-02","kind":"negotiation"}
{"doc":"a.txt","type":"party","name":"Norway"}
{"doc":"a.txt","type":"envoy","name":"Kari Holm","party":"Norway","alt":"K. Holm"}
{"doc":"a.txt","type":"optional_envoy","name":"Ola Vik"}
{"doc":"a.txt","type":"not_envoy","name":"Per"}
{"doc":"a.txt","type":"statement","id":"1","actor":"Norway","rel":"DEMANDS","target":"a border","keys":["border"],"ev":"a new border","cond":"if","hard":true}
{"doc":"a.txt","type":"optional","actor":"Norway","rel":"REJECTS","keys":[],"ev":"the old border"}
{"doc":"a.txt","type":"meeting","a":"Norway","b":"Sweden","ev":"met at noon"}
{"doc":"a.txt","type":"not_meeting","a":"Norway","b":"Sweden","ev":"did not meet"}`, 9, nil},
		"good ones are kept": {`{"doc":"a.txt","type":"party"}
{"doc":"a.txt","type":"party","name":"Norway"}
nonsense`, 1, []string{"line 1: a row of type party needs name", "line 3: invalid character"}},
		"no document":            {`{"type":"party","name":"Norway"}`, 0, []string{"line 1: it names no document: give the file's name as doc"}},
		"unknown type":           {`{"doc":"a.txt","type":"stance"}`, 0, []string{`line 1: type "stance" is unknown: use one of envoy, meeting, `}},
		"unknown rel":            {`{"doc":"a.txt","type":"statement","actor":"Norway","rel":"LIKES","keys":[],"ev":"a b c"}`, 0, []string{"line 1: a row of type statement needs rel: DEMANDS, "}},
		"no keys":                {`{"doc":"a.txt","type":"optional","actor":"Norway","rel":"REJECTS","ev":"a b c"}`, 0, []string{"line 1: a row of type optional needs keys: "}},
		"no evidence":            {`{"doc":"a.txt","type":"meeting","a":"Norway","b":"Sweden","ev":" "}`, 0, []string{"line 1: a row of type meeting needs ev: "}},
		"half a meeting":         {`{"doc":"a.txt","type":"not_meeting","a":"Norway","ev":"a b c"}`, 0, []string{"line 1: a row of type not_meeting needs a and b: "}},
		"an envoy of nobody":     {`{"doc":"a.txt","type":"envoy","name":"Kari Holm"}`, 0, []string{"line 1: a row of type envoy needs party: "}},
		"a bad pattern":          {`{"doc":"a.txt","type":"statement","actor":"Norway","rel":"REJECTS","keys":["(a"],"ev":"a b c"}`, 0, []string{`line 1: pattern "(a" of keys or cond is no regular expression: mend it: `}},
		"a number for a pattern": {`{"doc":"a.txt","type":"statement","actor":"Norway","rel":"REJECTS","keys":[1],"ev":"a b c"}`, 0, []string{`line 1: pattern "1" of keys or cond is no text: mend it: `}},
		"a day that is none":     {`{"doc":"a.txt","type":"meta","published":"2025-02-30"}`, 0, []string{"line 1: published: "}},
		"a list":                 {`[1]`, 0, []string{"line 1: json: cannot unmarshal array"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			rows, faults := gold.Read(test.text)
			if len(rows) != test.rows {
				t.Errorf("want %d rows, got %d", test.rows, len(rows))
			}
			if len(faults) != len(test.faults) {
				t.Fatalf("want %d faults, got %v", len(test.faults), faults)
			}
			for i, f := range faults {
				if !strings.HasPrefix(f.Error(), test.faults[i]) {
					t.Errorf("want a fault %q..., got %q", test.faults[i], f)
				}
			}
		})
	}
}

// FuzzRead holds that each line that is not blank becomes a row or a fault, and that any rows can be measured on nothing.
func FuzzRead(f *testing.F) {
	f.Add(annotations)
	f.Add(`{"doc":"a","type":"statement","actor":"x","rel":"DEMANDS","keys":["(?<!a)b+"],"ev":"e"}` + "\n{}\n\n[")
	f.Fuzz(func(t *testing.T, text string) {
		lines := 0
		for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
			if strings.TrimSpace(line) != "" {
				lines++
			}
		}
		rows, faults := gold.Read(text)
		if len(rows)+len(faults) != lines {
			t.Fatalf("%d lines, %d rows, %d faults", lines, len(rows), len(faults))
		}
		report, err := gold.Measure(rows, nil)
		if err != nil {
			t.Fatal(err)
		}
		if report.Sign.Found != 0 || len(report.Missing) != report.Documents {
			t.Errorf("something was found in nothing: %+v", report)
		}
	})
}

func TestSlowPatternIsAFault(t *testing.T) {
	rows, _ := gold.Read(`{"doc":"a.txt","type":"statement","actor":"Norway","rel":"DEMANDS","keys":["^(a+)+$"],"ev":"aaa"}`)
	x := said("Norway", graph.Demands, strings.Repeat("a", 60)+"b", "aaa")
	_, err := gold.Measure(rows, []graph.Extraction{x})
	if err == nil || graph.CodeOf(err) != graph.Invalid || !strings.Contains(err.Error(), "line 1: ") {
		t.Errorf("want an invalid pattern of line 1, got %v", err)
	}
}

func TestScore(t *testing.T) {
	s := gold.Score{Right: 3, Output: 4, Found: 1, Gold: 2}
	got := []float64{s.Precision(), s.Recall(), s.F1(), gold.Score{}.F1()}
	if diff := cmp.Diff([]float64{0.75, 0.5, 0.6, 0}, got); diff != "" {
		t.Errorf("precision, recall, F1, and F1 of nothing (-want +got):\n%s", diff)
	}
}
