package mention_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/grammar/parse"
	"github.com/parleygraph/parley/loaders/names/mention"
	"github.com/parleygraph/parley/loaders/packs"
	"github.com/parleygraph/parley/loaders/text"
)

// found lists the mentions of a text: the words, and the party's name, "?" for a person's.
func found(t *testing.T, body string) []string {
	t.Helper()
	set, err := packs.Load([]string{"core"})
	if err != nil {
		t.Fatal(err)
	}
	model, err := parse.Open()
	if err != nil {
		t.Fatal(err)
	}
	v := mention.NewVocabulary(set)
	d := text.Read(body, "", v.Abbreviated)
	var sentences []*grammar.Sentence
	for _, s := range d.Sentences {
		sentences = append(sentences, grammar.New(grammar.Parsed(model.Parse(d.Text[s.Start:s.End]), s.Start)))
	}
	f := mention.Find(d, sentences, v)
	f.MarkCrowds()
	var all []string
	for _, l := range f.Lines() {
		for _, m := range l.Found {
			name := "?"
			if m.Party != nil {
				name = m.Party.Name
			}
			all = append(all, l.Raw(m.From, m.To)+" = "+name)
		}
	}
	return all
}

func TestFind(t *testing.T) {
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"a state by name, adjective and capital": {"Norway and the Swedish minister met in Muscat.", []string{"Norway = Norway", "Swedish = Sweden", "Muscat = Oman"}},
		"a person":                               {"President Anna Holm met Mr. Berg.", []string{"Anna Holm = ?", "Berg = ?"}},
		"a body by its form and acronym":         {"The Gola Salvation Front (GSF) left. The GSF wants elections.", []string{"The Gola Salvation Front = Gola Salvation Front", "GSF = Gola Salvation Front", "GSF = Gola Salvation Front"}},
		"a side by a common noun":                {"The rebels refused to sign.", []string{"rebels = Rebels"}},
		"the oppositions of two states":          {"Kenyan opposition parties left. The opposition in Chad stayed.", []string{"Kenyan = Kenya", "opposition parties = Kenyan opposition", "opposition = Chadian opposition", "Chad = Chad"}},
		"a network of a known party":             {"The leader of the Taliban terror network spoke.", []string{"Taliban = Taliban"}},
		"nobody":                                 {"It rained all day.", nil},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, found(t, c.body)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}
