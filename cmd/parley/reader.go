package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"slices"
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
	byBoth    = "both" // a model, asked about the sentences that the grammar chooses
)

// An extractor turns documents into what they say. It is safe for concurrent use. A failure of one document wraps no graph.Denied and no
// graph.Invalid: these say that no document can be read.
type extractor interface {
	Extract(ctx context.Context, d graph.Document) (graph.Extraction, error)
	stamp
}

// A stamp tells by a document's fingerprint whether it would be read otherwise now.
type stamp interface {
	Fingerprint(d *graph.Document) string
}

// A reader is the extractor in force, and how many documents it is best given.
type reader struct {
	extractor
	set      *packs.Set
	model    *llm.Extractor // nil for the grammar
	parallel int            // read at a time
	batch    int            // of documents that are read before their statements are stored, or wait to be
	timeout  time.Duration  // of one document; 0: as long as it takes
	halt     error          // why it reads no further; nil where it does
	failed   error          // why the first document failed that did
}

// modelBatch is how many documents a model reads at a time: few, as they are stored together, and its answers are dear.
const modelBatch = 8

// addReaderFlags adds the flags that choose the extractor. What tunes it is set by variable or configuration file.
func addReaderFlags(flags *pflag.FlagSet) {
	for _, key := range []string{"confidence", "most-statements", "extractor", "llm-url", "llm-model", "llm-key-file", "llm-cache", "llm-budget"} {
		addFlag(flags, key)
	}
}

// stamp returns the stamp of the extractor that the settings name. It reads no pack where it need not.
func (s *session) stamp() (stamp, error) {
	if s.settings.Extractor != byGrammar || slices.ContainsFunc(s.settings.Packs, func(name string) bool { return !slices.Contains(packs.Embedded(), name) }) {
		return s.reader()
	}
	digest, err := packs.Digest(s.settings.Packs)
	if err != nil {
		return nil, err
	}
	stamp := extract.NewStamp(digest)
	if s.settings.Confidence != nil {
		stamp = stamp.AtLeast(*s.settings.Confidence)
	}
	return stamp.AtMost(s.settings.MostStatements), nil
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
	grammar := extract.New(set).AtMost(s.settings.MostStatements)
	if s.settings.Confidence != nil {
		grammar = grammar.AtLeast(*s.settings.Confidence)
	}
	switch s.settings.Extractor {
	case byGrammar:
		return readByGrammar(set, grammar), nil
	case byModel, byBoth:
		return s.readByModel(set, grammar)
	}
	return nil, graph.Errorf(graph.Invalid, "--extractor %s: no such extractor: use %s, %s or %s", s.settings.Extractor, byGrammar, byModel, byBoth)
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

// note says what became of a model's claims.
func (r *reader) note(w io.Writer) {
	if r.model == nil {
		return
	}
	if report := r.model.Report(); report.Passages > 0 || len(report.Dropped) > 0 || report.Usage.Calls > 0 {
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
