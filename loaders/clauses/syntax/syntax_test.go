package syntax_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/cues"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/clauses/people"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
	"github.com/parleygraph/parley/loaders/packs"
)

// parse returns the parse of one sentence, its names found by package people.
func parse(t *testing.T, text string) *syntax.Parse {
	t.Helper()
	set, err := packs.Load([]string{"core"})
	if err != nil {
		t.Fatal(err)
	}
	lex := lexicon.New(set)
	index := cues.New(set, lex)
	doc := people.NewDocument(people.NewVocabulary(set, lex, index), &graph.Document{Text: text})
	doc.Sentences = lexicon.Sentences(lex.Tokenizer(text).Run(0, len(text)), &lexicon.Block{End: len(text)}, 0)
	if err := doc.FindNames(t.Context()); err != nil || len(doc.Sentences) != 1 {
		t.Fatalf("%d sentences, %v", len(doc.Sentences), err)
	}
	var scratch []syntax.Chunk
	lexicon.Tag(doc.Sentences[0].Tokens)
	return syntax.NewGrammar(set, index).Parse(doc.Sentences[0].Tokens, false, &scratch)
}

func words(p *syntax.Parse, from, to int) string {
	var all []string
	for _, t := range p.Tokens[from:to] {
		all = append(all, t.Lower)
	}
	return strings.Join(all, " ")
}

// drawn returns the chunks of a parse on one line, and each clause on one: its kind, its verb, its subjects, and what it says of them.
func drawn(p *syntax.Parse) []string {
	var chunks []string
	for _, c := range p.Chunks {
		chunks = append(chunks, fmt.Sprintf("%s[%s]", c.Kind, words(p, c.From, c.To)))
	}
	lines := []string{strings.Join(chunks, " ")}
	for _, c := range p.Clauses {
		line := fmt.Sprintf("%s %q", c.Kind, words(p, c.Group.From, c.Group.To))
		for _, s := range c.Subjects {
			line += fmt.Sprintf(" of %q", words(p, p.Chunks[s.From].From, p.Chunks[s.To-1].To))
		}
		if c.Shares >= 0 {
			line += fmt.Sprintf(" shared with %q", p.Lemma(p.Clauses[c.Shares].Group))
		}
		lines = append(lines, fmt.Sprintf("%s: %q", line, words(p, c.Group.To, max(c.Group.To, c.End))))
	}
	return lines
}

func TestParse(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"one clause", "Norway has not rejected the toll on Friday.", []string{
			"noun[norway] verb[has not rejected] noun[the toll] time[on friday] other[.]",
			`main "has not rejected" of "norway": "the toll on friday"`,
		}},
		{"a shared subject", "Norway rejected the toll and asked for a list.", []string{
			"noun[norway] verb[rejected] noun[the toll] conjunction[and] verb[asked] preposition[for] noun[a list] other[.]",
			`main "rejected" of "norway": "the toll"`,
			`joined "asked" shared with "reject": "for a list"`,
		}},
		{"a first and a last day", "Norway met Sweden from 18 to 21 June and opposed the text on March 3-5, 2025.", []string{
			"noun[norway] verb[met] noun[sweden] time[from 18 to 21 june] conjunction[and] verb[opposed] noun[the text] time[on march 3-5 , 2025] other[.]",
			`main "met" of "norway": "sweden from 18 to 21 june"`,
			`joined "opposed" shared with "meet": "the text on march 3-5 , 2025"`,
		}},
		{"two days", "Norway opposed the text on Monday and Tuesday, but Sweden left.", []string{
			"noun[norway] verb[opposed] noun[the text] time[on monday and tuesday] comma[,] conjunction[but] noun[sweden] verb[left] other[.]",
			`main "opposed" of "norway": "the text on monday and tuesday"`,
			`main "left" of "sweden": ""`,
		}},
		{"a report behind", "Sweden would sign the treaty, Norway said.", []string{
			"noun[sweden] verb[would sign] noun[the treaty] comma[,] noun[norway] verb[said] other[.]",
			`main "would sign" of "sweden": "the treaty"`,
			`main "said" of "norway": ""`,
		}},
		{"a condition", "Norway will sign if Sweden leaves the port.", []string{
			"noun[norway] verb[will sign] condition[if] noun[sweden] verb[leaves] noun[the port] other[.]",
			`main "will sign" of "norway": ""`,
			`main "leaves" of "sweden": "the port"`,
		}},
		{"an insertion", "Norway, supported by Chile, opposed the text.", []string{
			"noun[norway] comma[,] verb[supported] preposition[by] noun[chile] comma[,] verb[opposed] noun[the text] other[.]",
			`reduced "supported" of "norway": "by chile"`,
			`main "opposed" of "norway": "the text"`,
		}},
		{"a gerund", "Norway called for lifting the ban.", []string{
			"noun[norway] verb[called] preposition[for] verb[lifting] noun[the ban] other[.]",
			`main "called" of "norway": "for lifting the ban"`,
			`adjunct "lifting" shared with "call": "the ban"`,
		}},
		{"a relative clause", "Norway opposed a text that would require reports.", []string{
			"noun[norway] verb[opposed] noun[a text] that[that] verb[would require] noun[reports] other[.]",
			`main "opposed" of "norway": "a text that would require reports"`,
			`relative "would require" of "a text": "reports"`,
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, drawn(parse(t, test.text))); diff != "" {
				t.Errorf("the parse differs (-want +got):\n%s", diff)
			}
		})
	}
}
