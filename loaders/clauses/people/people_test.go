package people_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/cues"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/clauses/people"
	"github.com/parleygraph/parley/loaders/packs"
)

// read finds the names and the persons of a text of one block.
func read(t *testing.T, text string) *people.Document {
	t.Helper()
	set, err := packs.Load([]string{"core"})
	if err != nil {
		t.Fatal(err)
	}
	lex := lexicon.New(set)
	doc := people.NewDocument(people.NewVocabulary(set, lex, cues.New(set, lex)), &graph.Document{ID: "a", Text: text})
	doc.Sentences = lexicon.Sentences(lex.Tokenizer(text).Run(0, len(text)), &lexicon.Block{End: len(text)}, 0)
	if err := doc.FindNames(t.Context()); err != nil {
		t.Fatal(err)
	}
	for i := range doc.Sentences {
		lexicon.Tag(doc.Sentences[i].Tokens)
	}
	doc.Register(func(int) {})
	return doc
}

func TestPersons(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"a title", "Norwegian Foreign Minister Kari Holm left.", []string{"Kari Holm for Norway, Foreign Minister"}},
		{"an apposition", "Kari Holm, the Swedish ambassador, left. Holm smiled.", []string{"Kari Holm for Sweden, ambassador"}},
		{"an office before the name", "The president of Norway, Lars Berg, left.", []string{"Lars Berg for Norway, president"}},
		{"a bystander", "Political analyst Ida Lund laughed in Oslo.", []string{"Ida Lund for nobody (bystander)"}},
		{"a chair", "Chairman Ida Lund opened the meeting.", []string{"Ida Lund for nobody (chair)"}},
		{"a place that is no party", "The talks in Oslo went on.", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, p := range read(t, test.text).People.List {
				side := "nobody"
				if p.Party != nil {
					side = p.Party.Name
				}
				line := fmt.Sprintf("%s for %s", p.Name, side)
				for _, role := range p.Roles {
					line += ", " + role.Text
				}
				switch {
				case p.Bystander:
					line += " (bystander)"
				case p.Chair:
					line += " (chair)"
				}
				got = append(got, line)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("persons differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestMentions(t *testing.T) {
	text := "The Saltmarsh Liberation Front left Norway. The Front will return."
	doc := read(t, text)
	var got []string
	for i, mentions := range doc.Mentions {
		for _, m := range mentions {
			tokens := doc.Sentences[i].Tokens[m.From:m.To]
			got = append(got, fmt.Sprintf("%s %q is %s", m.Kind, text[tokens[0].Start:tokens[len(tokens)-1].End], m.Sense.Party.Name))
		}
	}
	want := []string{
		`party "Saltmarsh Liberation Front" is Saltmarsh Liberation Front`, // known by its form
		`party "Norway" is Norway`,
		`party "Front" is Saltmarsh Liberation Front`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("mentions differ (-want +got):\n%s", diff)
	}
}
