package series_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/grammar/parse"
	"github.com/parleygraph/parley/loaders/judge"
	"github.com/parleygraph/parley/loaders/series"
	"github.com/parleygraph/parley/loaders/text"
)

// asked is a sentence with what is asked in it.
type asked struct {
	body     string
	sentence *grammar.Sentence
	point    series.Point
}

// ask parses a sentence whose first verb carries a stance on what stands from the words of point on.
func ask(t *testing.T, body, point string) asked {
	t.Helper()
	model, err := parse.Open()
	if err != nil {
		t.Fatal(err)
	}
	s := grammar.New(grammar.Parsed(model.Parse(body), 0))
	start := strings.Index(body, point)
	p := series.Point{From: -1, To: len(s.Words) - 1, Cue: -1}
	for i, w := range s.Words {
		if p.Cue < 0 && s.Verb(i) {
			p.Cue = i
		}
		if p.From < 0 && w.Start >= start {
			p.From = i
		}
	}
	for i := p.From; i < p.To; i++ {
		if up := s.Words[i].Head; up < p.From && (s.Verb(i) || s.Noun(i)) {
			p.Head = i
			return asked{body, s, p}
		}
	}
	t.Fatalf("%s: nothing heads %q", body, point)
	return asked{}
}

func (a asked) words(p series.Point) string {
	return a.body[a.sentence.Words[p.From].Start:a.sentence.Words[p.To-1].End]
}

func (a asked) span(words string) text.Span {
	at := strings.Index(a.body, words)
	return text.Span{Start: at, End: at + len(words)}
}

func TestSplit(t *testing.T) {
	j, err := series.OpenJudge()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		body, point string
		want        []string
	}{
		{"Norway urged Sweden to free the crews, reopen the port and pay for the damage.", "Sweden", []string{"Sweden to free the crews", "reopen the port", "pay for the damage"}},
		{"Norway called for the withdrawal of all troops from the islands and the release of the crews.", "the withdrawal", []string{"the withdrawal of all troops from the islands", "the release of the crews"}},
		{"Norway promised to rebuild the harbour and to train the pilots of the island.", "to rebuild", []string{"to rebuild the harbour", "to train the pilots of the island"}},
		{"Norway agreed to monitor and verify the truce.", "to monitor", []string{"to monitor and verify the truce"}},
		{"Norway backs the talks between Sweden and Denmark.", "the talks", []string{"the talks between Sweden and Denmark"}},
		{"Norway wants peace and security in the region.", "peace", []string{"peace and security in the region"}},
		{"Norway thinks the ferries will return in May but will not sail at night.", "the ferries", []string{"the ferries will return in May"}},
	} {
		a := ask(t, test.body, test.point)
		var got []string
		for _, p := range j.Split(a.sentence, a.point) {
			got = append(got, a.words(p))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.body, diff)
		}
	}
}

// TestCases: a joint between two annotated points is one, within one point it is none, and of what is not annotated nothing is learnt.
func TestCases(t *testing.T) {
	a := ask(t, "Norway urged Sweden to free the crews and reopen the port and the canal.", "Sweden")
	var got []bool
	for _, c := range series.Cases(a.sentence, a.point, []text.Span{a.span("free the crews"), a.span("reopen the port and the canal")}) {
		got = append(got, c.True)
	}
	if diff := cmp.Diff([]bool{true, false}, got); diff != "" {
		t.Errorf("joints that part (-want +got):\n%s", diff)
	}
	if none := series.Cases(a.sentence, a.point, []text.Span{a.span("Norway")}); len(none) != 0 {
		t.Errorf("%d joints are learnt of nothing", len(none))
	}
}

func TestTrain(t *testing.T) {
	a := ask(t, "Norway stressed the importance of a lasting truce and the release of the crews.", "the importance")
	truce, release, both := a.span("a lasting truce"), a.span("the release of the crews"), a.span("a lasting truce and the release of the crews")
	parted, joined := series.Cases(a.sentence, a.point, []text.Span{truce, release}), series.Cases(a.sentence, a.point, []text.Span{both})
	for _, test := range []struct {
		page []judge.Case
		want int
	}{{parted, 2}, {joined, 1}} {
		var b bytes.Buffer
		if err := series.Train([][]judge.Case{test.page, test.page, test.page, test.page}).Write(&b); err != nil {
			t.Fatal(err)
		}
		j, err := series.ReadJudge(&b)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(j.Split(a.sentence, a.point)); got != test.want {
			t.Errorf("taught of %v, the point is %d things and not %d", test.page[0].True, got, test.want)
		}
	}
}

func TestReadJudgeRefuses(t *testing.T) {
	if _, err := series.ReadJudge(strings.NewReader("no forest")); !errors.Is(err, graph.Invalid) {
		t.Errorf("error %v", err)
	}
}
