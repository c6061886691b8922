package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"strconv"
	"time"

	"github.com/spf13/pflag"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/extract"
	"github.com/parleygraph/parley/loaders/llm"
	"github.com/parleygraph/parley/loaders/packs"
)

// The extractors.
const (
	byGrammar = "grammar"
	byModel   = "llm"
)

// An extractor turns documents into what they say. It is safe for concurrent use. A failure of one document wraps no graph.Denied and no
// graph.Invalid: these say that no document can be read.
type extractor interface {
	Extract(ctx context.Context, d graph.Document) (graph.Extraction, error)
	Fingerprint(d *graph.Document) string
}

// A reader is the extractor in force, and how many documents it is best given.
type reader struct {
	extractor
	set      *packs.Set
	model    *llm.Extractor // nil for the grammar
	parallel int            // read at a time
	batch    int            // written at a time: what a run that is cut short may lose
	timeout  time.Duration  // of one document; 0: as long as it takes
}

// modelBatch is how many documents that a model read are written at a time: few, as its answers are dear.
const modelBatch = 8

// addReaderFlags adds the flags that choose the extractor. What tunes it is set by variable or configuration file.
func addReaderFlags(flags *pflag.FlagSet) {
	for _, key := range []string{"confidence", "extractor", "llm-url", "llm-model", "llm-key-file"} {
		addFlag(flags, key)
	}
}

// reader returns the extractor that the settings name, on the packs of the settings and more.
func (s *session) reader(more ...fs.FS) (*reader, error) {
	set, err := s.vocabulary(more...)
	if err != nil {
		return nil, err
	}
	return s.readerOf(set)
}

func (s *session) readerOf(set *packs.Set) (*reader, error) {
	grammar := extract.New(set)
	if s.settings.Confidence != nil {
		grammar = grammar.AtLeast(*s.settings.Confidence)
	}
	switch s.settings.Extractor {
	case byGrammar:
		return readByGrammar(set, grammar), nil
	case byModel:
		return s.readByModel(set, grammar)
	}
	return nil, graph.Errorf(graph.Invalid, "--extractor %s: no such extractor: use %s or %s", s.settings.Extractor, byGrammar, byModel)
}

func readByGrammar(set *packs.Set, grammar *extract.Extractor) *reader {
	return &reader{extractor: grammar, set: set, parallel: runtime.GOMAXPROCS(0), batch: chunkDocuments}
}

func (s *session) readByModel(set *packs.Set, grammar *extract.Extractor) (*reader, error) {
	options, err := s.modelOptions()
	if err != nil {
		return nil, err
	}
	model, err := llm.New(grammar, options)
	if err != nil {
		return nil, err
	}
	return &reader{extractor: model, set: set, model: model, parallel: modelBatch, batch: modelBatch}, nil
}

// modelOptions reads the settings of the model. Its key comes from a variable or a file, never from a flag or the configuration file.
func (s *session) modelOptions() (llm.Options, error) {
	set := s.settings.Model
	options := llm.Options{URL: set["llm-url"], Model: set["llm-model"]}
	var err [4]error
	options.Requests, err[0] = strconv.Atoi(set["llm-requests"])
	options.Passage, err[1] = strconv.Atoi(set["llm-passage"])
	options.Timeout, err[2] = time.ParseDuration(set["llm-timeout"])
	options.Insecure, err[3] = strconv.ParseBool(set["llm-insecure"])
	for i, key := range []string{"llm-requests", "llm-passage", "llm-timeout", "llm-insecure"} {
		if err[i] != nil || set[key] == "0" {
			return options, graph.Errorf(graph.Invalid, "%s %q: want %s", key, set[key], []string{"a number above zero", "a number of bytes", "a time, as 30s or 2m", "true or false"}[i])
		}
	}
	options.Key, _ = s.Env("PARLEY_LLM_KEY")
	if file := set["llm-key-file"]; file != "" {
		key, err := readSecret("llm-key-file", file)
		if err != nil {
			return options, err
		}
		options.Key = key
	}
	return options, nil
}

// note says what became of a model's claims.
func (r *reader) note(w io.Writer) {
	if r.model == nil {
		return
	}
	if report := r.model.Report(); report.Passages > 0 || len(report.Dropped) > 0 {
		fmt.Fprintf(w, "%s: %s\n", r.model.Rule(), report)
	}
}

// counts returns what became of a model's claims, nil for the grammar.
func (r *reader) counts() *llm.Report {
	if r.model == nil {
		return nil
	}
	report := r.model.Report()
	return &report
}
