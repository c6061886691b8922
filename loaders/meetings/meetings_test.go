package meetings_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/grammar/parse"
	"github.com/parleygraph/parley/loaders/meetings"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/text"
)

// read returns the meetings of a text of 6 May 2024, a Monday, one a line: status, mode, pairs, place, days.
func read(t *testing.T, body string) []string {
	t.Helper()
	model, err := parse.Open()
	if err != nil {
		t.Fatal(err)
	}
	set := load(t)
	judge, err := meetings.OpenJudge()
	if err != nil {
		t.Fatal(err)
	}
	words := names.NewVocabulary(set)
	d := text.Read(body, "", words.Abbreviated)
	var sentences []*grammar.Sentence
	for _, s := range d.Sentences {
		sentences = append(sentences, grammar.New(grammar.Parsed(model.Parse(d.Text[s.Start:s.End]), s.Start)))
	}
	page := &meetings.Page{Document: d, Sentences: sentences, Who: names.Find(d, sentences, words)}
	if os.Getenv("DUMP") != "" {
		meetings.NewReader(set, judge).Dump(page)
	}
	var found []string
	for _, m := range meetings.NewReader(set, judge).Read(page, "2024-05-06") {
		var pairs []string
		for _, p := range facing(&m) {
			two := []string{m.Participants[p[0]].Name(), m.Participants[p[1]].Name()}
			slices.Sort(two)
			pairs = append(pairs, strings.Join(two, "+"))
		}
		slices.Sort(pairs)
		line := fmt.Sprintf("%s %s | %s | %s %s", m.Status, strings.Join(pairs, " "), m.Place, m.Window.Since, m.Window.Until)
		found = append(found, strings.TrimRight(line, " |"))
	}
	return found
}

func TestRead(t *testing.T) {
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"a verb": {"Norwegian Foreign Minister Kari Holm met with Swedish Prime Minister Lars Berg in Oslo on Friday.", nil},
		"x":      {"Norway and Sweden held talks in Geneva on May 2.", nil},
		"x2":     {"Talks between Norway and Sweden will resume on Friday in Geneva.", nil},
		"x3":     {"Norwegian-Swedish talks were held in Oslo on Thursday.", nil},
		"x4":     {"Norway refused to meet with Sweden.", nil},
		"x5":     {"Norway did not hold talks with Sweden.", nil},
		"x6":     {"Norway wants to meet Sweden.", nil},
		"x7":     {"Would Norway meet Sweden?", nil},
		"x8":     {"If Norway meets Sweden, the war may end.", nil},
		"x9":     {"Norwegian Foreign Minister Kari Holm arrived in Sweden for talks on Monday.", nil},
		"x10":    {"After a meeting with Swedish Prime Minister Lars Berg, Norwegian Foreign Minister Kari Holm flew home.", nil},
		"x11":    {"Norwegian Prime Minister Kari Holm hosted Swedish Prime Minister Lars Berg and Danish Prime Minister Ida Lund for talks.", nil},
		"x12":    {"Norwegian Prime Minister Kari Holm met Swedish Prime Minister Lars Berg on Friday. She will also meet with Danish Prime Minister Ida Lund on Wednesday.", nil},
		"x13":    {"Norway and Sweden met in Geneva last week. The next round of talks will begin on May 20.", nil},
		"x14":    {"The planned talks between Norway and Sweden have been cancelled.", nil},
		"x15":    {"Norway discussed Sweden and Denmark.", nil},
		"x16":    {"The Norwegian cabinet met on Tuesday.", nil},
		"x17":    {"Norwegian President Kari Holm had a telephone conversation with Swedish Prime Minister Lars Berg.", nil},
		"x18":    {"Norwegian negotiators held virtual talks with Sweden.", nil},
		"x19":    {"Norway is ready to meet with Sweden.", nil},
		"x20":    {"Kari Holm visited Sweden.", nil},
		"x21":    {"The Norwegian government and rebel leaders held peace talks in Geneva.", nil},
		"x22":    {"The Norwegian and Swedish foreign ministers are to meet next week in Copenhagen.", nil},
		"x23":    {"Delegations from Norway, Sweden, Denmark and Finland met in Oslo.", nil},
	} {
		t.Run(name, func(t *testing.T) {
			if got := read(t, c.body); !slices.Equal(got, c.want) {
				t.Errorf("%s\n got %q\nwant %q", c.body, got, c.want)
			}
		})
	}
}
