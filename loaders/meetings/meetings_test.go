package meetings_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/grammar/parse"
	"github.com/parleygraph/parley/loaders/meetings"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/packs"
	"github.com/parleygraph/parley/loaders/text"
)

// model and the rest are opened once.
var tools = sync.OnceValues(func() (*toolbox, error) {
	model, err := parse.Open()
	if err != nil {
		return nil, err
	}
	set, err := packs.Load([]string{"core"})
	if err != nil {
		return nil, err
	}
	judge, err := meetings.OpenJudge()
	return &toolbox{model, names.NewVocabulary(set), meetings.NewReader(set, judge)}, err
})

type toolbox struct {
	model  *parse.Model
	words  *names.Vocabulary
	reader *meetings.Reader
}

// meetingsOf returns the meetings of a text of 6 May 2024, a Monday.
func meetingsOf(t *testing.T, body string) []meetings.Meeting {
	t.Helper()
	with, err := tools()
	if err != nil {
		t.Fatal(err)
	}
	d := text.Read(body, "", with.words.Abbreviated)
	var sentences []*grammar.Sentence
	for _, s := range d.Sentences {
		sentences = append(sentences, grammar.New(grammar.Parsed(with.model.Parse(d.Text[s.Start:s.End]), s.Start)))
	}
	page := &meetings.Page{Document: d, Sentences: sentences, Who: names.Find(d, sentences, with.words)}
	return with.reader.Read(page, "2024-05-06")
}

// read returns the meetings of a text, one a line: status, pairs, place, days.
func read(t *testing.T, body string) []string {
	t.Helper()
	var found []string
	for _, m := range meetingsOf(t, body) {
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
		"a verb": {
			"Norwegian Foreign Minister Kari Holm met with Swedish Prime Minister Lars Berg in Oslo on Friday.",
			[]string{"HELD Kari Holm+Lars Berg | Oslo | 2024-05-03 2024-05-03"},
		},
		"a verb of holding": {"Norway and Sweden held talks in Geneva on May 2.", []string{"HELD Norway+Sweden | Geneva | 2024-05-02 2024-05-02"}},
		"to come": {
			"Talks between Norway and Sweden will resume on Friday in Geneva.",
			[]string{"PLANNED Norway+Sweden | Geneva | 2024-05-10 2024-05-10"},
		},
		"by adjectives": {"Norwegian-Swedish talks were held in Oslo on Thursday.", []string{"HELD Norway+Sweden | Oslo | 2024-05-02 2024-05-02"}},
		"refused":       {"Norway refused to meet with Sweden.", []string{"DENIED Norway+Sweden"}},
		"not held":      {"Norway did not hold talks with Sweden.", []string{"DENIED Norway+Sweden"}},
		"not ruled out": {"Norway did not rule out talks with Sweden. Norway met Oman.", []string{"HELD Norway+Oman"}},
		"not opposed":   {"Norway was not opposed to a summit with Sweden. Norway met Oman.", []string{"HELD Norway+Oman"}},
		"met what is asked": {
			"Norway has met Sweden's demands and refuses to meet a European Union deadline. Norway met Oman.", []string{"HELD Norway+Oman"},
		},
		"received what is asked": {"Norway received a Swedish request for fish. Norway received Oman's envoy.", []string{"HELD Norway+Oman"}},
		"called off":             {"The planned talks between Norway and Sweden have been cancelled.", []string{"DENIED Norway+Sweden"}},
		"a visitor": {
			"Norwegian Foreign Minister Kari Holm arrived in Sweden for talks on Monday.",
			[]string{"PLANNED Kari Holm+Sweden | Sweden | 2024-05-06 2024-05-06"},
		},
		"behind after": {
			"After a meeting with Swedish Prime Minister Lars Berg, Norwegian Foreign Minister Kari Holm flew home.",
			[]string{"HELD Kari Holm+Lars Berg"},
		},
		"guests of a host": {
			"Norwegian Prime Minister Kari Holm hosted Swedish Prime Minister Lars Berg and Danish Prime Minister Ida Lund for talks.",
			[]string{"HELD Ida Lund+Kari Holm Kari Holm+Lars Berg"},
		},
		"a pronoun": {
			"Norwegian Prime Minister Kari Holm met Swedish Prime Minister Lars Berg on Friday. She will also meet with Danish Prime Minister Ida Lund on Wednesday.",
			[]string{"HELD Kari Holm+Lars Berg |  | 2024-05-03 2024-05-03", "PLANNED Ida Lund+Kari Holm |  | 2024-05-08 2024-05-08"},
		},
		"from a first day to a last": {
			"Norway and Sweden met in Oslo from 18 to 21 April 2024. Norway and Oman held talks from 10 to 12 March. Norway will host Denmark from May 30 to June 2.",
			[]string{"HELD Norway+Sweden | Oslo | 2024-04-18 2024-04-21", "HELD Norway+Oman |  | 2024-03-10 2024-03-12", "PLANNED Denmark+Norway |  | 2024-05-30 2024-06-02"},
		},
		"days with a dash": {
			"Norway and Sweden met in Oslo on 10-12 March 2024. Norway and Oman held talks on March 3–5, 2024.",
			[]string{"HELD Norway+Sweden | Oslo | 2024-03-10 2024-03-12", "HELD Norway+Oman |  | 2024-03-03 2024-03-05"},
		},
		"two days": {
			"Norway and Sweden met in Oslo on 7 and 8 April. Norway met Oman on Tuesday and Wednesday. Norway and Denmark met on 3, 4 and 5 March.",
			[]string{"HELD Norway+Sweden | Oslo | 2024-04-07 2024-04-08", "HELD Norway+Oman |  | 2024-04-30 2024-05-01", "HELD Denmark+Norway |  | 2024-03-03 2024-03-05"},
		},
		"two days apart": {
			"Norway and Sweden met in Oslo on 7 April and 8 envoys watched. Norway met Oman on 3 and 20 April.",
			[]string{"HELD Norway+Sweden | Oslo | 2024-04-07 2024-04-07", "HELD Norway+Oman |  | 2024-04-03 2024-04-03"},
		},
		"two adjectives": {
			"The Norwegian and Swedish foreign ministers are to meet next week in Copenhagen.",
			[]string{"PLANNED Norway+Sweden | Copenhagen | 2024-05-13 2024-05-19"},
		},
		"rebels":      {"The Norwegian government and rebel leaders held peace talks in Geneva.", []string{"HELD Norway+Rebels | Geneva"}},
		"a gathering": {"Delegations from Norway, Sweden, Denmark and Finland met in Oslo.", []string{"HELD  | Oslo"}},
		"from afar":   {"Norwegian negotiators held virtual talks with Sweden.", []string{"HELD Norway+Sweden"}},
		"only wanted": {"Norway wants to meet Sweden.", nil},
		"only ready":  {"Norway is ready to meet with Sweden.", nil},
		"a question":  {"Would Norway meet Sweden?", nil},
		"a condition": {"If Norway meets Sweden, the war may end.", nil},
		"a subject":   {"Norway discussed Sweden and Denmark.", nil},
		"told twice": {
			"Norwegian Foreign Minister Kari Holm met with Swedish Prime Minister Lars Berg. The two leaders met in Oslo on Friday. Following their talks, Holm flew home.",
			[]string{"HELD Kari Holm+Lars Berg | Oslo | 2024-05-03 2024-05-03"},
		},
		"on two days": {
			"Norway and Sweden met in Oslo on Thursday. Norway and Sweden also met in Oslo on Friday.",
			[]string{"HELD Norway+Sweden | Oslo | 2024-05-02 2024-05-02", "HELD Norway+Sweden | Oslo | 2024-05-03 2024-05-03"},
		},
		"their teams": {
			"Norwegian Foreign Minister Kari Holm met with Swedish Prime Minister Lars Berg in Oslo. Their technical teams met as well.",
			[]string{"HELD Kari Holm+Lars Berg | Oslo", "HELD Norway+Sweden"},
		},
		"a person and the party": {
			"Norwegian Foreign Minister Kari Holm and her Swedish counterpart, Lars Berg, held talks that included the quarrel between Norway and Sweden.",
			[]string{"HELD Kari Holm+Lars Berg"},
		},
		"restated":          {"Norway met Sweden in Oslo on Friday, the first encounter of the two since March.", []string{"HELD Norway+Sweden | Oslo | 2024-05-03 2024-05-03"}},
		"through mediators": {"Talks between Norway and Sweden are being held through Omani mediators. Norway met Oman.", []string{"HELD Norway+Oman"}},
		"an effort":         {"Norway and Sweden welcomed efforts to resume fishery talks.", nil},
		"due":               {"Two Norwegian envoys are due in Geneva this week for talks with Sweden.", []string{"PLANNED Norway+Sweden |  | 2024-05-06 2024-05-12"}},
		"for what they meet": {
			"Norway and Sweden met in Oslo to discuss the war in Chad.", []string{"HELD Norway+Sweden | Oslo"},
		},
		"a topic's place":      {"Norway met Sweden to end the quarrel in Chad.", []string{"HELD Norway+Sweden"}},
		"an event's place":     {"Norway met Sweden on the margins of the assembly in Geneva.", []string{"HELD Norway+Sweden | Geneva"}},
		"whom nobody knows":    {"Norway met Oman. Later the Norwegian foreign minister spoke with reporters.", []string{"HELD Norway+Oman"}},
		"another is met later": {"Norwegian envoy Kari Holm met Swedish envoy Lars Berg and is expected to meet Danish envoy Ida Lund.", []string{"HELD Kari Holm+Lars Berg", "PLANNED Ida Lund+Kari Holm"}},
		"a title":              {"Norway and Sweden trade blame as talks stall\n\nNorway wants the toll to end. Sweden is against it.", nil},
		"one side":             {"The Norwegian cabinet met on Tuesday.", nil},
		"a telephone":          {"Norwegian President Kari Holm had a telephone conversation with Swedish Prime Minister Lars Berg.", nil},
		"a sight":              {"Kari Holm visited Sweden.", nil},
		"no use in it":         {"Norway sees no benefit to negotiations with Sweden.", nil},
	} {
		t.Run(name, func(t *testing.T) {
			if got := read(t, c.body); !slices.Equal(got, c.want) {
				t.Errorf("%s\n got %q\nwant %q", c.body, got, c.want)
			}
		})
	}
}

func TestCallsSeatNobody(t *testing.T) {
	for _, body := range []string{
		"Norwegian negotiators held virtual talks with Sweden.",
		"Norwegian President Kari Holm spoke yesterday with Swedish Prime Minister Lars Berg.",
		"Norwegian President Kari Holm spoke yesterday with Swedish Prime Minister Lars Berg. The two leaders held a frank discussion.",
	} {
		found := meetingsOf(t, body)
		if len(found) != 1 || found[0].Mode != "call" || len(found[0].Pairs) > 0 || len(found[0].Participants) != 2 {
			t.Errorf("%s\n found %+v", body, found)
		}
	}
}

func TestReadIsDeterministic(t *testing.T) {
	body := "Norway and Sweden met in Geneva last week. The next round of talks will begin on May 20. Danish envoys will join them."
	first := fmt.Sprint(read(t, body))
	for range 5 {
		if again := fmt.Sprint(read(t, body)); again != first {
			t.Fatalf("got %s, then %s", first, again)
		}
	}
}
