package text_test

import (
	"strings"
	"testing"

	"github.com/parleygraph/parley/loaders/text"
)

func abbreviated(w string) bool { return w == "mr" || w == "dec" || w == "jan" }

func sentences(body string) []string {
	d := text.Read(body, "", abbreviated)
	var found []string
	for _, s := range d.Sentences {
		found = append(found, body[s.Start:s.End])
	}
	return found
}

func TestSentences(t *testing.T) {
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"abbreviations":  {"Mr. Holm left. He met J. Berg on Dec. 3.", []string{"Mr. Holm left.", "He met J. Berg on Dec. 3."}},
		"dotted words":   {"The U.S. Senate met. It sat in the U.S. The vote came.", []string{"The U.S. Senate met.", "It sat in the U.S.", "The vote came."}},
		"closing quotes": {"“We will not sign.” Norway left.", []string{"“We will not sign.”", "Norway left."}},
		"broken lines":   {"Norway said on Monday\nthat it agreed. Oman\nwaits.", []string{"Norway said on Monday\nthat it agreed.", "Oman\nwaits."}},
		"a dateline":     {"OSLO, Jan. 4 (Agency) - Norway agreed.", []string{"Norway agreed."}},
		"a header":       {"Title: Talks end\nDate: 2024-01-02\n\nThey ended.", []string{"Talks end", "They ended."}},
		"labels in brackets": {
			strings.Repeat("[Fish war of the northern states > Talks in Malmo]\nNorway agreed.\n\n", 3),
			[]string{"[Fish war of the northern states > Talks in Malmo]", "Norway agreed.", "[Fish war of the northern states > Talks in Malmo]", "Norway agreed.", "[Fish war of the northern states > Talks in Malmo]", "Norway agreed."},
		},
		"numbers": {"It rose 3.5 percent. Oman rose 2.", []string{"It rose 3.5 percent.", "Oman rose 2."}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := sentences(c.body); strings.Join(got, "|") != strings.Join(c.want, "|") {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestLabels(t *testing.T) {
	body := "MR. HOLM: We welcome it.\n\nQ What now?\n\nMr. Berg (Sweden): We do not."
	d := text.Read(body, "", abbreviated)
	var got []string
	for _, b := range d.Blocks {
		got = append(got, body[b.Label.Start:b.Label.End])
	}
	if want := "MR. HOLM:|Q|Mr. Berg (Sweden):"; strings.Join(got, "|") != want {
		t.Errorf("labels %q, want %q", got, want)
	}
}

func TestNamesAsLabels(t *testing.T) {
	for name, c := range map[string]struct{ body, want string }{
		"an interview":                {"The Coast Times: Will you pay?\n\nAnna al-Holm: We will not.\n\nThe Coast Times: Never?\n\nAnna al-Holm: That is so.", "The Coast Times:|Anna al-Holm:|The Coast Times:|Anna al-Holm:"},
		"a surname":                   {"Norway's envoy Anna Holm spoke.\n\nReporter: Will you pay?\n\nHolm: No.\n\nReporter: Never?", "|Reporter:|Holm:|Reporter:"},
		"a list of matters":           {"Fish: Norway rejects the quota.\n\nTolls: Sweden wants none.\n\nBridges: Both want one.", "||"},
		"what follows is no sentence": {"Oslo: seeks a toll.\n\nMalm: seeks none.\n\nOslo: seeks more.", "||"},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, b := range text.Read(c.body, "", abbreviated).Blocks {
				got = append(got, c.body[b.Label.Start:b.Label.End])
			}
			if strings.Join(got, "|") != c.want {
				t.Errorf("labels %q, want %q", got, c.want)
			}
		})
	}
}

func TestQuotations(t *testing.T) {
	body := "“We stay,” he said.\n\n“And so we do.\n\n“For long.”"
	d := text.Read(body, "", abbreviated)
	if len(d.Quotations) != 3 || d.Quotations[1].Continues || !d.Quotations[2].Continues {
		t.Fatalf("quotations %+v", d.Quotations)
	}
	if got := d.QuotationAt(strings.Index(body, "stay")); got != 0 {
		t.Errorf("quotation of stay is %d", got)
	}
	if got := d.QuotationAt(strings.Index(body, "he said")); got != -1 {
		t.Errorf("quotation of he said is %d", got)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("MR. HOLM: “We stay,” he said.\n\nOSLO, Jan. 4 - It rose.")
	f.Fuzz(func(t *testing.T, body string) {
		at := 0
		for _, s := range text.Read(body, "", abbreviated).Sentences {
			if s.Start < at || s.End <= s.Start || s.End > len(body) {
				t.Fatalf("sentence %+v behind byte %d of %q", s, at, body)
			}
			at = s.End
		}
	})
}

func TestLongRunsAreCut(t *testing.T) {
	const most = 4000
	for _, s := range text.Read(strings.Repeat("(", 20000), "", abbreviated).Sentences {
		if s.End-s.Start > most {
			t.Errorf("a sentence has %d bytes, at most %d are expected", s.End-s.Start, most)
		}
	}
}

// TestPlain: a headline is written as its words stand in a sentence, with as many bytes as before.
func TestPlain(t *testing.T) {
	body := "The Harbour Front rejected a deal on the port. Minister Anna Holm spoke of trade with Norway, and would further modify the tariff of the Front. The port is Norway's."
	c := text.Read(body, "", abbreviated).Casing()
	common := func(word string) bool { return word == "ahead" }
	for name, test := range map[string]struct{ headline, want string }{
		"what the text writes small":          {"Minister Anna Holm Rejects Deal With Harbour Front", "Minister Anna Holm rejects deal with Harbour Front"},
		"a form of what the text writes":      {"Minister Anna Holm Further Modifies Port Tariff", "Minister Anna Holm further modifies port tariff"},
		"what leads to the matter":            {"Remarks by Minister Anna Holm Ahead of Talks", "Remarks by Minister Anna Holm ahead of Talks"},
		"capitals alone":                      {"FACT SHEET: NORWAY AND THE PORT TARIFF", "FACT SHEET: Norway and the port tariff"},
		"what nobody else writes is a name's": {"Minister Anna Holm Visits Molde Quay", "Minister Anna Holm Visits Molde Quay"},
	} {
		if got := c.Plain(test.headline, nil, common); got != test.want {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
	if got := c.Plain("Minister J. S. Holm Rejects Norway's Deal", nil, common); got != "Minister J. S. Holm rejects Norway's deal" {
		t.Errorf("an initial: %q", got)
	}
	if got := c.Plain("Holm Rejects Deal", []text.Span{{Start: 5, End: 17}}, common); got != "Holm Rejects Deal" {
		t.Errorf("a name that is to stay: %q", got)
	}
}
