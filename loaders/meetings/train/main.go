// Command train learns the weights of package meetings from annotated texts:
//
//	go run ./loaders/meetings/train -out loaders/meetings/judge.bin GOLD.jsonl TEXTDIR [GOLD.jsonl TEXTDIR ...]
//
// The same files in the same order give the same weights.
package main

import (
	"bytes"
	"cmp"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/annotations"
	"github.com/parleygraph/parley/loaders/extract"
	"github.com/parleygraph/parley/loaders/judge"
	"github.com/parleygraph/parley/loaders/meetings"
	"github.com/parleygraph/parley/loaders/packs"
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
	if err := judge.Train(t.examples, 2, 1).Write(&b); err != nil {
		return err
	}
	fmt.Println(len(t.examples), "examples,", b.Len(), "bytes")
	return os.WriteFile(out, b.Bytes(), 0o644)
}

// A teacher collects examples.
type teacher struct {
	extractor *extract.Extractor
	reader    *meetings.Reader
	examples  []judge.Example
}

func newTeacher() (*teacher, error) {
	set, err := packs.Load(packs.Embedded())
	if err != nil {
		return nil, err
	}
	return &teacher{extractor: extract.New(set), reader: meetings.NewReader(set, nil)}, nil
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
	for _, d := range documents(rows) {
		body, err := os.ReadFile(filepath.Join(folder, d.ID))
		if err != nil {
			return err
		}
		d.Text, d.SHA256 = string(body), graph.Digest(string(body))
		p, err := t.extractor.Meetings(context.Background(), d)
		if err != nil {
			return fmt.Errorf("%s: %w", d.ID, err)
		}
		t.examples = append(t.examples, t.reader.Label(p, t.reader.Candidates(p), annotations.Meetings(rows, d.ID, d.Text))...)
	}
	return nil
}

// documents returns what the rows tell of each text, in the order of their names.
func documents(rows []annotations.Row) []graph.Document {
	var docs []graph.Document
	for _, r := range rows {
		k := slices.IndexFunc(docs, func(d graph.Document) bool { return d.ID == r.Doc })
		if k < 0 {
			k, docs = len(docs), append(docs, graph.Document{ID: r.Doc})
		}
		if r.Type == "meta" {
			docs[k].Title, docs[k].PublishedAt = r.Title, graph.Day(r.Published)
		}
	}
	slices.SortFunc(docs, func(a, b graph.Document) int { return cmp.Compare(a.ID, b.ID) })
	return docs
}
