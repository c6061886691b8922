// Package silver reads parsed sentences from files of tab-separated columns,
// and measures parses against them.
package silver

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/parleygraph/parley/loaders/grammar/parse"
)

// Open reads the sentences of a gzipped file.
func Open(path string) ([]parse.Sentence, error) { return OpenFirst(path, -1) }

// OpenFirst reads the first n sentences of a gzipped file, all of them when n
// is negative.
func OpenFirst(path string, n int) ([]parse.Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	sentences, err := Read(z, n)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	return sentences, nil
}

// Read reads the first n sentences, or all: a line of columns for each token (form, lemma, tag,
// head from 1 or 0, relation, entity), and an empty line after each sentence.
func Read(r io.Reader, n int) ([]parse.Sentence, error) {
	var all []parse.Sentence
	var b builder
	in := bufio.NewScanner(r)
	for line := 1; len(all) != n && in.Scan(); line++ {
		if in.Text() == "" {
			all = b.flush(all)
			continue
		}
		if err := b.add(strings.Split(in.Text(), "\t")); err != nil {
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
	}
	if len(all) != n {
		all = b.flush(all)
	}
	return all, in.Err()
}

// builder collects the lines of a sentence.
type builder struct {
	text strings.Builder
	s    parse.Sentence
}

func (b *builder) add(columns []string) error {
	if len(columns) < 6 {
		return fmt.Errorf("%d columns, want 6", len(columns))
	}
	head, err := strconv.Atoi(columns[3])
	if err != nil {
		return fmt.Errorf("head %q is no number", columns[3])
	}
	if b.text.Len() > 0 {
		b.text.WriteByte(' ')
	}
	start := b.text.Len()
	b.text.WriteString(columns[0])
	b.s.Tokens = append(b.s.Tokens, parse.Token{Start: start, End: b.text.Len()})
	b.s.Lemma = append(b.s.Lemma, columns[1])
	b.s.Tag = append(b.s.Tag, parse.ParseTag(columns[2]))
	b.s.Head = append(b.s.Head, head-1)
	b.s.Relation = append(b.s.Relation, parse.ParseRelation(columns[4]))
	b.s.Entity = append(b.s.Entity, parse.ParseEntity(columns[5]))
	return nil
}

func (b *builder) flush(all []parse.Sentence) []parse.Sentence {
	if len(b.s.Tokens) == 0 {
		return all
	}
	b.s.Text = b.text.String()
	all = append(all, b.s)
	*b = builder{}
	return all
}

// Split parts the held-out tenth of the sentences from the others.
func Split(sentences []parse.Sentence) (learn, heldOut []parse.Sentence) {
	for i, s := range sentences {
		if i%10 == 0 {
			heldOut = append(heldOut, s)
			continue
		}
		learn = append(learn, s)
	}
	return learn, heldOut
}
