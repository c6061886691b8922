package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/parleygraph/parley/loaders/grammar/parse"
	"github.com/parleygraph/parley/loaders/grammar/parse/internal/silver"
)

// made is the head of the report.
const made = `# The weights in english.bin

Made with

    go run ./loaders/grammar/parse/train -data %s -words %s -seed %d -rounds %d -out loaders/grammar/parse/weights

which learns from nine tenths of the sentences of each file, and from reports among them rewritten as quotations
(train/speech.go). The files are no part of the repository: news.tsv.gz holds wires that came annotated; extra.tsv.gz holds
readouts, statements, speeches, events and bulletins, and lexicon.tsv.gz inflected words, annotated with spaCy's
en_core_web_md 3.8.0, told to keep hyphenated words whole. NOTICE, at the root of the repository, says whose texts and
annotations these are.

The accuracy below is on the other tenth, less what stands among the learnt too. Programs made the annotations, not
people: it tells how well the weights do what those do. UAS and LAS are the heads, and heads with relations, that are
right, without punctuation; F1 is for a relation with its head, and for an entity with its bounds and kind.
`

// report tells, in Markdown, how the weights were made and how good they are.
func (o options) report(m *parse.Model, files []file) string {
	var b strings.Builder
	fmt.Fprintf(&b, made, o.names(), filepath.Base(o.words), o.seed, o.rounds)
	for _, f := range files {
		words := 0
		for _, s := range f.heldOut {
			words += s.Len()
		}
		fmt.Fprintf(&b, "\n## %s: %d sentences, %d words held out of %d sentences\n\n%s", filepath.Base(f.path), len(f.heldOut), words,
			len(f.learn)+len(f.heldOut), silver.Measure(m, f.heldOut))
	}
	return b.String()
}

// names returns the data files without the folders of this machine.
func (o options) names() string {
	var names []string
	for _, path := range o.data {
		names = append(names, filepath.Base(path))
	}
	return strings.Join(names, ",")
}
