package positions_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/grammar/parse"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/packs"
	"github.com/parleygraph/parley/loaders/positions"
	"github.com/parleygraph/parley/loaders/text"
)

// A bench reads texts with the packs and weights that come with parley.
type bench struct {
	model  *parse.Model
	words  *names.Vocabulary
	reader *positions.Reader
}

func newBench(t *testing.T) *bench {
	t.Helper()
	set, err := packs.Load([]string{"core"})
	if err != nil {
		t.Fatal(err)
	}
	model, err := parse.Open()
	if err != nil {
		t.Fatal(err)
	}
	judge, err := positions.OpenJudge()
	if err != nil {
		t.Fatal(err)
	}
	reader, err := positions.NewReader(set, judge)
	if err != nil {
		t.Fatal(err)
	}
	return &bench{model, names.NewVocabulary(set), reader}
}

func (b *bench) page(body string) *positions.Page {
	d := text.Read(body, "", b.words.Abbreviated)
	var sentences []*grammar.Sentence
	for _, s := range d.Sentences {
		sentences = append(sentences, grammar.New(grammar.Parsed(b.model.Parse(body[s.Start:s.End]), s.Start)))
	}
	return &positions.Page{Document: d, Sentences: sentences, Who: names.Find(d, sentences, b.words)}
}

// read returns the statements of a text, of at least that confidence, as "holder STANCE point [condition]".
func (b *bench) read(body string, least float64) []string {
	p := b.page(body)
	var found []string
	for _, s := range b.reader.Read(p, nil, least) {
		words := p.Sentences[s.Sentence].Words
		line := s.By.Name() + " " + string(s.Stance) + " " + body[words[s.From].Start:words[s.To-1].End]
		for _, c := range s.Conditions {
			line += " [" + body[words[c.From].Start:words[c.To-1].End] + "]"
		}
		found = append(found, line)
	}
	return found
}

// Lone sentences without what the clause grammar proposes are weighed low, so what is to be found is asked for as likely, what is not as sure.
const (
	likely = 0.1
	sure   = 0.4
)

func TestRead(t *testing.T) {
	b := newBench(t)
	for _, test := range []struct{ name, body, want string }{
		{"a rejection", "Norway has rejected a plan to close the port.", "Norway REJECTS a plan to close the port"},
		{"a demand of another", "Sweden urged Iran to release the sailors.", "Sweden DEMANDS Iran to release the sailors"},
		{"a passive", "The plan was rejected by Norway.", "Norway REJECTS The plan"},
		{"a condition", "Norway said it would support the treaty if Sweden withdraws its troops.", "Norway SUPPORTS it would support the treaty [if Sweden withdraws its troops]"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := b.read(test.body, likely); !slices.Contains(got, test.want) {
				t.Errorf("read %q, lacks %q", got, test.want)
			}
		})
	}
}

func TestReadsNoPosition(t *testing.T) {
	b := newBench(t)
	for _, body := range []string{"The wind dropped over Norway on Monday.", "A ship from Norway reached the port.", "Norway lies north of Denmark."} {
		if got := b.read(body, sure); len(got) > 0 {
			t.Errorf("in %q read %q", body, got)
		}
	}
}

func TestReadsNothingThatIsDenied(t *testing.T) {
	b := newBench(t)
	for _, body := range []string{
		"There is no evidence that Norway supports the plan.", "Norway has not, as of Monday, announced a proposal on the port.", "Neither Norway nor Sweden accepted the draft.",
		"It is unclear whether Norway backs the plan.", "Norway did not accept the draft.",
	} {
		for _, found := range b.read(body, likely) {
			if !strings.Contains(found, "REJECTS") {
				t.Errorf("in %q read %q", body, found)
			}
		}
	}
}

// TestFeaturesNameNobody: other parties in the same places give the same features.
func TestFeaturesNameNobody(t *testing.T) {
	b := newBench(t)
	body := "Norway rejected a proposal by Sweden to share the river. Norway said the talks must go on."
	features := func(body string) [][]uint32 {
		var all [][]uint32
		for _, c := range b.reader.Candidates(b.page(body), nil) {
			all = append(all, c.Features)
		}
		return all
	}
	want := features(body)
	if len(want) == 0 {
		t.Fatal("no candidates")
	}
	renamed := strings.NewReplacer("Norway", "Poland", "Sweden", "France").Replace(body)
	if diff := cmp.Diff(want, features(renamed)); diff != "" {
		t.Errorf("other names give other features (-as written +renamed):\n%s", diff)
	}
}

func TestTrainIsTheSameAgain(t *testing.T) {
	examples := []positions.Example{{Features: []uint32{1, 2}, Stance: graph.Supports}, {Features: []uint32{2, 3}, Stance: graph.Rejects}, {Features: []uint32{3, 4}}}
	written := func() string {
		var b bytes.Buffer
		if err := positions.Train(examples, 1).Write(&b); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	if first, second := written(), written(); first != second {
		t.Error("the same examples give other weights")
	}
	stance, sure := positions.Train(examples, 1).Weigh([]uint32{1, 2})
	if stance != graph.Supports || sure <= 0 || sure >= 1 {
		t.Errorf("what was learnt is weighed as %q with %v", stance, sure)
	}
}
