// Command train learns the weights of package parse from parsed sentences, and
// measures them on the tenth of the sentences that it does not learn from.
//
//	go run ./loaders/grammar/parse/train -data ../shared/corpora/silver/news.tsv.gz -seed 1 -out loaders/grammar/parse/weights
//	go run ./loaders/grammar/parse/train -data ../shared/corpora/silver/news.tsv.gz -measure
//
// The same data and seed give the same bytes. It uses one core.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/parleygraph/parley/loaders/grammar/parse"
	"github.com/parleygraph/parley/loaders/grammar/parse/internal/silver"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

type options struct {
	data    []string
	words   string
	seed    uint64
	rounds  int
	limit   int
	out     string
	measure bool
}

func run(args []string, out io.Writer) error {
	o, err := parseFlags(args)
	if err != nil {
		return err
	}
	files, err := open(o)
	if err != nil {
		return err
	}
	m, err := model(o, files, out)
	if err != nil {
		return err
	}
	report := o.report(m, files)
	fmt.Fprint(out, report)
	if o.measure || o.out == "" {
		return nil
	}
	return os.WriteFile(filepath.Join(o.out, "MODEL.md"), []byte(report), 0o644)
}

func parseFlags(args []string) (options, error) {
	var o options
	flags := flag.NewFlagSet("train", flag.ContinueOnError)
	data := flags.String("data", "", "gzipped files of parsed sentences, with commas between")
	flags.StringVar(&o.words, "words", "", "gzipped file of words with lemmas, one a sentence, to learn lemmas from")
	flags.Uint64Var(&o.seed, "seed", 1, "seed of the order in which sentences are learnt")
	flags.IntVar(&o.rounds, "rounds", 8, "rounds over the sentences")
	flags.IntVar(&o.limit, "limit", -1, "sentences to read of each file, -1 for all")
	flags.StringVar(&o.out, "out", "", "folder for english.bin and MODEL.md, none to only measure")
	flags.BoolVar(&o.measure, "measure", false, "measure the weights that there are")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	if *data == "" {
		return o, fmt.Errorf("no data: name files with -data")
	}
	o.data = strings.Split(*data, ",")
	return o, nil
}

// file is a file of sentences, parted.
type file struct {
	path           string
	learn, heldOut []parse.Sentence
}

func open(o options) ([]file, error) {
	var files []file
	for _, path := range o.data {
		sentences, err := silver.OpenFirst(path, o.limit)
		if err != nil {
			return nil, err
		}
		f := file{path: path}
		f.learn, f.heldOut = silver.Split(sentences)
		files = append(files, f)
	}
	forget(files)
	return files, nil
}

// forget drops held-out sentences that are learnt from too, because a text
// stands twice in a file or in two files.
func forget(files []file) {
	learnt := map[string]bool{}
	for _, f := range files {
		for _, s := range f.learn {
			learnt[squeeze(s)] = true
		}
	}
	for i := range files {
		files[i].heldOut = slices.DeleteFunc(files[i].heldOut, func(s parse.Sentence) bool { return learnt[squeeze(s)] })
	}
}

// squeeze returns the letters of a sentence, however it is split and quoted.
func squeeze(s parse.Sentence) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s.Text)
}

// model learns a model, and writes it if there is a place; or opens the one that there is.
func model(o options, files []file, out io.Writer) (*parse.Model, error) {
	if o.measure {
		return parse.Open()
	}
	var learn []parse.Sentence
	for _, f := range files {
		learn = append(learn, f.learn...)
	}
	learn = append(learn, quotes(learn)...)
	words, err := dictionary(o.words)
	if err != nil {
		return nil, err
	}
	start := time.Now()
	log := func(format string, args ...any) {
		fmt.Fprintf(out, "%4.0fs %s\n", time.Since(start).Seconds(), fmt.Sprintf(format, args...))
	}
	m := parse.Train(learn, parse.Options{Seed: o.seed, Rounds: o.rounds, Words: words, Log: log})
	return save(m, o.out)
}

// dictionary reads the file of words, if there is one.
func dictionary(path string) ([]parse.Sentence, error) {
	if path == "" {
		return nil, nil
	}
	return silver.Open(path)
}

// save writes the model and reads it again, so that what is measured is what was written.
func save(m *parse.Model, folder string) (*parse.Model, error) {
	var b bytes.Buffer
	if err := m.Write(&b); err != nil {
		return nil, err
	}
	if folder != "" {
		if err := os.WriteFile(filepath.Join(folder, "english.bin"), b.Bytes(), 0o644); err != nil {
			return nil, err
		}
	}
	return parse.Read(&b)
}
