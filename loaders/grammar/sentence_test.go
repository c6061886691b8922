package grammar_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/grammar/parse"
)

func graphOf(t testing.TB, body string) *grammar.Sentence {
	t.Helper()
	model, err := parse.Open()
	if err != nil {
		t.Fatal(err)
	}
	return grammar.New(grammar.Parsed(model.Parse(body), 0))
}

// edges returns the edges of a label as "from>to".
func edges(s *grammar.Sentence, label grammar.Label) string {
	var found []string
	for i := range s.Words {
		for _, e := range s.Edges(i) {
			if e.Label == label {
				found = append(found, s.Words[i].Text+">"+s.Words[e.To].Text)
			}
		}
	}
	return strings.Join(found, " ")
}

func TestEdges(t *testing.T) {
	tests := []struct {
		name, body string
		label      grammar.Label
		want       []string
	}{
		{"who acts shares a subject", "Norway rejected the plan and called for talks.", grammar.Subject, []string{"rejected>norway", "called>norway"}},
		{"who acts in an infinitive", "Norway refused to sign the treaty.", grammar.Subject, []string{"sign>norway"}},
		{"who is urged acts", "Norway urged Oman to free the sailors.", grammar.Subject, []string{"free>oman"}},
		{"who acts in a passive", "The plan was rejected by Norway.", grammar.Subject, []string{"rejected>norway"}},
		{"who acts in a relative clause", "Norway, which backs the plan, will sign.", grammar.Subject, []string{"backs>norway"}},
		{"whose a noun is", "Norway's demand for talks was read out.", grammar.Owner, []string{"demand>norway"}},
		{"by whom a proposal is", "A proposal by Norway was read out.", grammar.Owner, []string{"proposal>norway"}},
		{"whom a relative pronoun means by its number", "The draft won support from Russia and China, which both oppose the vote.", grammar.Subject, []string{"oppose>russia"}},
		{"who reports a clause", "Norway said the talks must go on.", grammar.Source, []string{"go>said"}},
		{"what a passive is done to", "The plan was rejected by Norway.", grammar.Object, []string{"rejected>plan"}},
		{"clauses that and joins", "Norway agreed to halt the raids and free the sailors.", grammar.Complement, []string{"agreed>halt", "agreed>free"}},
		{"bare verbs that and joins to a bare verb", "Norway demanded that the rebels disarm, leave the port and release the hostages.", grammar.Subject, []string{"release>rebels", "leave>rebels"}},
		{"a negated verb", "Norway did not sign.", grammar.Negator, []string{"sign>not"}},
		{"verbs that neither and nor deny", "Norway will neither sign nor pay.", grammar.Negator, []string{"sign>neither", "pay>nor"}},
		{"a verb that is no longer so", "Norway no longer opposes the treaty.", grammar.Negator, []string{"opposes>no"}},
		{"who acts behind a relative clause without which", "The deal the two sides reached in May is opposed by Norway and Oman.", grammar.Subject, []string{"opposed>norway", "reached>sides"}},
		{"what is done behind a relative clause without which", "The statement they have negotiated is now endorsed by Norway, Sweden and Oman.", grammar.Object, []string{"endorsed>statement"}},
		{"who acts where an auxiliary stands between", "Toma Berg, the Danish minister, said that Norway was now offering a fund for the towns.", grammar.Subject, []string{"offering>norway"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := graphOf(t, test.body)
			got := " " + edges(s, test.label) + " "
			for _, want := range test.want {
				if !strings.Contains(got, " "+want+" ") {
					t.Errorf("%s edges %q lack %q\n%s", test.label, got, want, s)
				}
			}
		})
	}
}

func TestSemicolonParts(t *testing.T) {
	s := graphOf(t, "Harbours: Norway demands that Sweden stay away; Denmark opposes any veto on its quays.")
	for _, label := range []grammar.Label{grammar.Complement, grammar.Source} {
		if got := edges(s, label); strings.Contains(got, "opposes>demands") || strings.Contains(got, "demands>opposes") {
			t.Errorf("%s edges %q join what a semicolon parts", label, got)
		}
	}
}

func TestSpans(t *testing.T) {
	body := "Norway will sign the treaty with Oman if Sweden withdraws."
	s := graphOf(t, body)
	for i := range s.Words {
		if s.Words[i].Text != "sign" {
			continue
		}
		if from, to, _ := s.Clause(i); body[s.Words[from].Start:s.Words[to-1].End] != "Norway will sign the treaty with Oman" {
			t.Errorf("the clause is %q", body[s.Words[from].Start:s.Words[to-1].End])
		}
	}
}

func TestNewUntangles(t *testing.T) {
	s := grammar.New([]grammar.Word{{Text: "a", Head: 1}, {Text: "b", Head: 0}, {Text: "c", Head: 7}})
	for i, w := range s.Words {
		seen := 0
		for at := i; at >= 0 && seen <= len(s.Words); at = s.Words[at].Head {
			seen++
		}
		if seen > len(s.Words) {
			t.Errorf("%s hangs on a circle", w.Text)
		}
	}
}

func FuzzParsed(f *testing.F) {
	f.Add("“Norway,” he said, “won't sign unless — as the U.S. did — Oman does.”")
	f.Fuzz(func(t *testing.T, body string) {
		s := graphOf(t, body)
		at := 0
		for i, w := range s.Words {
			if w.Start < at || w.End > len(body) || w.End <= w.Start {
				t.Fatalf("word %d spans %d to %d behind %d", i, w.Start, w.End, at)
			}
			at = w.End
			for _, e := range s.Edges(i) {
				if e.To < 0 || e.To >= len(s.Words) {
					t.Fatalf("an edge of word %d leads to %d", i, e.To)
				}
			}
		}
	})
}

// TestNoCircle holds that no word hangs on itself, whatever a parser says.
func TestNoCircle(t *testing.T) {
	tags, relations := []string{"VB", "VBD", "VBP", "VBZ", "NN", "TO", "IN"}, []string{"conj", "ccomp", "xcomp", "acl", "advcl", "relcl", "prep", "pobj", "nsubj", "nsubj", "aux", "auxpass", "dobj"}
	chance := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		words := make([]grammar.Word, 3+chance.IntN(8))
		for i := range words {
			words[i] = grammar.Word{Text: "w", Lemma: "w", Tag: tags[chance.IntN(len(tags))], Relation: relations[chance.IntN(len(relations))], Head: chance.IntN(len(words)+1) - 1}
		}
		s := grammar.New(words)
		for i := range s.Words {
			at, steps := i, 0
			for ; at >= 0 && steps <= len(words); steps++ {
				at = s.Words[at].Head
			}
			if at >= 0 {
				t.Fatalf("word %d hangs on itself:\n%s", i, s)
			}
		}
	}
}
