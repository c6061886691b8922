package positions_test

import (
	"bytes"
	"regexp"
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
	"github.com/parleygraph/parley/loaders/series"
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
	parting, err := series.OpenJudge()
	if err != nil {
		t.Fatal(err)
	}
	reader, err := positions.NewReader(set, judge, parting)
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

// Lone sentences without what the clause grammar proposes are weighed low, so what is to be found is asked for as slight, what is not as likely or sure.
const (
	slight = 0.05
	likely = 0.1
	sure   = 0.4
)

func TestRead(t *testing.T) {
	b := newBench(t)
	for _, test := range []struct{ name, body, want string }{
		{"what was told, and not whom", "Norway told reporters in Oslo on Friday that it backs a truce with Sweden.", "Norway SUPPORTS a truce with Sweden"},
		{"what is blamed", "Norway's foreign minister said the fishing ban was a grave mistake.", "Norway REJECTS the fishing ban"},
		{"what is praised", "Sweden said the ferry line was a welcome step.", "Sweden SUPPORTS the ferry line"},
		{"a rejection", "Norway has rejected the closing of the port.", "Norway REJECTS the closing of the port"},
		{"a demand of another", "Sweden urged Iran to release the sailors.", "Sweden DEMANDS Iran to release the sailors"},
		{"a passive", "A plan to close the port was rejected by Norway on Monday.", "Norway REJECTS A plan to close the port"},
		{"a stance that is told", "Norway said it backs a truce with Sweden.", "Norway SUPPORTS a truce with Sweden"},
		{"a condition", "Norway said it would support the treaty if Sweden withdraws its troops.", "Norway SUPPORTS the treaty [if Sweden withdraws its troops]"},
		{"a condition in front", "If Sweden withdraws its troops, Norway will support the treaty.", "Norway SUPPORTS the treaty [If Sweden withdraws its troops]"},
		{"no condition but a time", "Norway will not sign the treaty until the following spring.", "Norway REJECTS the treaty"},
		{"what another waits for", "Sweden had asked for a pause until the ferries return, but Norway rejects any delay.", "Norway REJECTS any delay"},
		{"a condition by inversion", "Were Sweden to withdraw its troops, Norway would welcome the treaty.", "Norway SUPPORTS the treaty [Were Sweden to withdraw its troops]"},
		{"a condition of an offer", "Norway offers to free the crews, provided that they hand over the ferries by May.", "Norway PROPOSES to free the crews [provided that they hand over the ferries by May]"},
		{"a condition by a turned modal", "Should Sweden withdraw its troops, Norway would welcome the treaty.", "Norway SUPPORTS the treaty [Should Sweden withdraw its troops]"},
		{"a refusal while something lasts", "Norway will not sign the treaty while Sweden is shelling the port.", "Norway REJECTS the treaty [while Sweden is shelling the port]"},
		{"as long as something lasts", "Norway will support the truce as long as the guns are silent.", "Norway SUPPORTS the truce [as long as the guns are silent]"},
		{"one of several acts", "Norway urged Sweden to free the crews and come to the table.", "Norway DEMANDS come to the table"},
		{"one of several behind a noun", "Norway reiterated its commitment to strengthening the truce and facilitating the delivery of aid.", "Norway SUPPORTS facilitating the delivery of aid"},
		{"one of several that a parser parts", "Norway stressed the need to reopen the canal, release the sailors and pay for the damage.", "Norway DEMANDS release the sailors"},
		{"acts of one object", "Norway agreed to monitor and verify the truce.", "Norway SUPPORTS to monitor and verify the truce"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := b.read(test.body, slight); !slices.Contains(got, test.want) {
				t.Errorf("read %q, lacks %q", got, test.want)
			}
		})
	}
}

// TestSpokenOnce: what an envoy's statement says of the envoy's party is said once.
func TestSpokenOnce(t *testing.T) {
	b := newBench(t)
	found := b.read("Statement by Norwegian Foreign Minister Kari Holm\n\nNorway reiterates its support for the reopening of the canal. We call on Sweden to free the sailors.", slight)
	holders := map[string]bool{}
	for _, line := range found {
		if strings.Contains(line, "reopening") {
			holders[line[:strings.Index(line, " SUPPORTS")]] = true
		}
	}
	if len(holders) != 1 || !holders["Norway"] {
		t.Errorf("got %q, want the support of Norway alone", found)
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
		"It is unclear whether Norway backs the plan.", "Norway did not accept the draft.", "Sweden fears that Norway wants the port.", "Sweden accused Norway of seeking the port.",
	} {
		for _, found := range b.read(body, likely) {
			if !strings.Contains(found, "REJECTS") {
				t.Errorf("in %q read %q", body, found)
			}
		}
	}
}

// TestReadsNothingBesideWhatIsSaid: what stands beside a position, or beside what is reported, is none.
func TestReadsNothingBesideWhatIsSaid(t *testing.T) {
	b := newBench(t)
	for _, test := range []struct{ name, body, not string }{
		{"an inverted condition", "Had Sweden paid for the bridge, Norway would have backed the treaty.", "^Sweden"},
		{"when it was said", "Norway will not stop filling the basin, its minister said on Thursday, hours after Sweden and Denmark demanded a halt.", "Thursday"},
		{"a fact that is noted", "Norway rejected exemptions for small boats, noting that small boats are the only ones in which the rule matters.", "the only ones"},
		{"another clause before a semicolon", "Harbours: Norway demands that Sweden stay away; Denmark opposes any veto on its quays.", "Denmark REJECTS Harbours"},
		{"what is no longer opposed", "Norway stated that it no longer opposes the appointment of a referee.", "REJECTS that"},
		{"no plans to meet", "A Norwegian official said that Norway had no plans to see the Swedes.", "see the Swedes"},
		{"another's offer", "Toma Berg, the Danish minister, said that Norway was now offering a fund for the towns.", "Toma Berg"},
		{"what describes somebody else", "On the quay, Norway stated that it no longer opposes the appointment of a referee, whose rulings would bind nobody.", "whose rulings"},
		{"that somebody speaks", "The Harbour Front will leave the quay only if it is given a seat, its commander said in a broadcast on Monday, days after the talks closed without it.", "its commander said"},
		{"what will never be", "The president of Norway told parliament that her country would never negotiate with Denmark.", "PROPOSES"},
		{"what opens a condition", "Norway offers the crews a way home, provided that they hand over the ferries by May.", "^Norway PROPOSES that they"},
		{"who provides something", "Norway demanded that shelter be provided to the sailors.", `\[`},
		{"who provided something", "Norway welcomes the support provided by Sweden for the ships that it built.", `\[`},
		{"a duty", "Norway insists that tolls should rise with wages.", `\[`},
		{"as long as it takes", "Norway will support Sweden for as long as it takes.", `\[`},
		{"for some time", "Norway would back a truce for as long as six weeks.", `\[`},
		{"as soon as possible", "Norway will support a vote as soon as possible.", `\[`},
		{"whatever comes", "Norway will support the treaty even if Sweden leaves.", `\[`},
		{"if it must be", "Norway would support a second vote if necessary and the changes, if any.", `\[`},
		{"a concession", "Norway said that, while it understands the fears of Sweden, it will not support the treaty.", `\[`},
		{"a concession behind", "Norway rejected the treaty while thanking Sweden for its pains.", `\[`},
		{"what was done already", "Norway has rejected the new toll and ruled out talks unless Sweden pays for the bridge.", `the new toll \[`},
		{"an exchange that is rejected", "Norway rejected the suggestion that its crews should leave the harbour in return for a loan.", `\[in return`},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, found := range b.read(test.body, slight) {
				if regexp.MustCompile(test.not).MatchString(found) {
					t.Errorf("read %q", found)
				}
			}
		})
	}
}

// TestReadsWhatConditionsAsk: who makes his act hang on another's asks for that, and who asks for one thing in return for another offers the other.
func TestReadsWhatConditionsAsk(t *testing.T) {
	b := newBench(t)
	for _, test := range []struct{ name, body, want string }{
		{"unless", "Norway will not sign the treaty unless Sweden frees the crew.", "Norway DEMANDS Sweden frees the crew"},
		{"a pronoun", "Norway refused to talk to the Swedes unless they free the crew.", "Norway DEMANDS free the crew"},
		{"until", "Norway refused to return to the talks until Sweden withdraws its ships.", "Norway DEMANDS Sweden withdraws its ships"},
		{"if", "Norway said it would back the treaty if Sweden frees the crew.", "Norway DEMANDS Sweden frees the crew"},
		{"in return for what is offered", "Norway offered to free the crew in exchange for a loan from Sweden.", "Norway DEMANDS a loan from Sweden"},
		{"in return for what is asked", "Norway wants Sweden to free the crew in exchange for a loan.", "Norway PROPOSES a loan [Sweden to free the crew]"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := b.read(test.body, slight); !slices.Contains(got, test.want) {
				t.Errorf("read %q, want %q", got, test.want)
			}
		})
	}
	if got := b.read("Norway would back the treaty if Norway is attacked.", slight); slices.Contains(got, "Norway DEMANDS Norway is attacked") {
		t.Errorf("its own fate: read %q", got)
	}
}

// TestReadsNoStanceOfAnother: what is asked of somebody, what nobody speaks of and what nobody doubts is no stance.
func TestReadsNoStanceOfAnother(t *testing.T) {
	b := newBench(t)
	for _, test := range []struct{ name, body, not string }{
		{"what somebody is asked", "Sweden urged Norway to reopen the port by March.", "^Norway"},
		{"what somebody must do", "Norway must agree to the treaty.", "^Norway"},
		{"of what nobody speaks", "Norway refused to confirm the plan.", "^Norway"},
		{"of whose demand nobody speaks", "Norway declined to comment on Sweden's demand for the port.", "^Norway"},
		{"what nobody tells", "Norway refused to confirm whether its minister would attend the talks.", "^Norway"},
		{"who is not to be named", "An official of Norway who asked not to be named said that Sweden had no plans to see the Danes.", "asked not to be named"},
		{"an exchange that is advised against", "Norway urged Sweden not to leave the port in return for a loan.", "PROPOSES a loan"},
		{"what is only discussed", "The ministers of Norway and Sweden discussed the transfer of the port.", "transfer"},
		{"what nobody doubts", "Norway said there is no doubt about its support for the treaty.", "REJECTS"},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, found := range b.read(test.body, likely) {
				if regexp.MustCompile(test.not).MatchString(found) {
					t.Errorf("read %q", found)
				}
			}
		})
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
		if err := positions.Train([][]positions.Example{examples}, 1).Write(&b); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	if first, second := written(), written(); first != second {
		t.Error("the same examples give other weights")
	}
}
