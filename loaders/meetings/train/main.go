// Command train learns the weights of package meetings from annotated texts:
//
//	go run ./loaders/meetings/train -out loaders/meetings/judge.bin GOLD.jsonl TEXTDIR [GOLD.jsonl TEXTDIR ...]
//
// The same files in the same order give the same weights.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/parleygraph/parley/loaders/annotations"
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/grammar/parse"
	"github.com/parleygraph/parley/loaders/judge"
	"github.com/parleygraph/parley/loaders/meetings"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/packs"
	"github.com/parleygraph/parley/loaders/text"
)

func main() {
	out := flag.String("out", "judge.bin", "file for the weights")
	flag.Parse()
	if err := run(*out, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(out string, sources []string) error {
	t, err := newTeacher()
	if err != nil {
		return err
	}
	if len(sources) == 0 || len(sources)%2 != 0 {
		return fmt.Errorf("%d arguments: give a file of annotations and the folder of its texts, as often as there are some", len(sources))
	}
	for k := 0; k < len(sources); k += 2 {
		if err := t.read(sources[k], sources[k+1]); err != nil {
			return err
		}
	}
	var b bytes.Buffer
	if err := meetings.Train(t.examples, 1).Write(&b); err != nil {
		return err
	}
	fmt.Println(len(t.examples), "examples,", b.Len(), "bytes")
	return os.WriteFile(out, b.Bytes(), 0o644)
}

// A teacher collects examples.
type teacher struct {
	parser   *parse.Model
	words    *names.Vocabulary
	reader   *meetings.Reader
	examples []judge.Example
}

func newTeacher() (*teacher, error) {
	parser, err := parse.Open()
	if err != nil {
		return nil, err
	}
	set, err := packs.Load(packs.Embedded())
	if err != nil {
		return nil, err
	}
	return &teacher{parser: parser, words: names.NewVocabulary(set), reader: meetings.NewReader(set, nil)}, nil
}

// read adds the examples of a file of annotations.
func (t *teacher) read(gold, folder string) error {
	f, err := os.Open(gold)
	if err != nil {
		return err
	}
	defer f.Close()
	rows, err := annotations.Read(f)
	if err != nil {
		return fmt.Errorf("%s: %w", gold, err)
	}
	var docs []string
	for _, r := range rows {
		docs = append(docs, r.Doc)
	}
	slices.Sort(docs)
	for _, doc := range slices.Compact(docs) {
		body, err := os.ReadFile(filepath.Join(folder, doc))
		if err != nil {
			return err
		}
		p := t.page(string(body))
		t.examples = append(t.examples, t.reader.Label(p, t.reader.Candidates(p), annotations.Meetings(rows, doc, string(body)))...)
	}
	return nil
}

func (t *teacher) page(body string) *meetings.Page {
	d := text.Read(body, "", t.words.Abbreviated)
	var sentences []*grammar.Sentence
	for _, s := range d.Sentences {
		sentences = append(sentences, grammar.New(grammar.Parsed(t.parser.Parse(d.Text[s.Start:s.End]), s.Start)))
	}
	return &meetings.Page{Document: d, Sentences: sentences, Who: names.Find(d, sentences, t.words)}
}
