package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders"
	"github.com/parleygraph/parley/loaders/llm"
)

// A chunk of documents is extracted in parallel; its size bounds what is held in memory.
const (
	chunkDocuments = 64
	chunkBytes     = 8 << 20
)

// A failure is one document that could not be taken, and why.
type failure struct {
	Path   string `json:"path"`
	Reason string `json:"reason"`
	stack  string // where parley itself failed
}

// list writes the failures a line each.
func (s *session) list(failures []failure) {
	for _, f := range failures {
		fmt.Fprintf(s.Stderr, "failed: %s: %s\n", visible(f.Path), visible(f.Reason))
		if s.debug && f.stack != "" {
			fmt.Fprintln(s.Stderr, f.stack)
		}
	}
}

// readChunks hands documents to take in chunks, in the order of reading. A file that can't be read is a failure and reading goes on.
func readChunks(documents iter.Seq2[graph.Document, error], take func([]graph.Document) error) ([]failure, error) {
	var failures []failure
	var chunk []graph.Document
	size := 0
	for document, err := range documents {
		if file := (*loaders.FileError)(nil); errors.As(err, &file) {
			failures = append(failures, fileFailure(file))
			continue
		}
		if err != nil {
			return failures, err
		}
		chunk = append(chunk, document)
		size += len(document.Text)
		if len(chunk) < chunkDocuments && size < chunkBytes {
			continue
		}
		if err := take(chunk); err != nil {
			return failures, err
		}
		chunk, size = nil, 0
	}
	if len(chunk) == 0 {
		return failures, nil
	}
	return failures, take(chunk)
}

// fileFailure names the line beside the path where there is one.
func fileFailure(file *loaders.FileError) failure {
	path := file.Path
	if file.Line > 0 {
		path = fmt.Sprintf("%s:%d", file.Path, file.Line)
	}
	return failure{Path: path, Reason: file.Reason}
}

// extractAll extracts documents, several at a time, and returns the extractions and the failures, each in the order of the documents. It ends
// early, with an error, where no document can be read. Where the reader has come to a halt, what it has read until then is returned, and the rest is neither
// read nor failed.
func (r *reader) extractAll(ctx context.Context, documents []graph.Document) ([]graph.Extraction, []failure, error) {
	all, errs := make([]graph.Extraction, len(documents)), make([]error, len(documents))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(r.parallel)
	for i, document := range documents {
		group.Go(func() error {
			all[i], errs[i] = r.read(ctx, document)
			if ctx.Err() != nil || fatal(errs[i]) {
				return errs[i]
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, nil, err
	}
	found, failures := all[:0], []failure(nil)
	for i, err := range errs {
		switch {
		case err == nil:
			found = append(found, all[i])
		case errors.As(err, &llm.Halt{}):
			r.halt = cmp.Or(r.halt, err)
		default:
			failures = append(failures, failure{Path: pathOf(&documents[i]), Reason: err.Error(), stack: graph.StackOf(err)})
			r.failed = cmp.Or(r.failed, err)
		}
	}
	return found, failures, nil
}

// fatal tells whether no document can be read, and what was read counts for nothing.
func fatal(err error) bool {
	return (errors.Is(err, graph.Denied) || errors.Is(err, graph.Invalid)) && !errors.As(err, &llm.Halt{})
}

// unanswered returns why a model answered nothing at all, although it was asked; nil elsewhere.
func (r *reader) unanswered() error {
	if r.model == nil || r.failed == nil || r.model.Report().Passages > 0 || !errors.Is(r.failed, graph.Unavailable) {
		return nil
	}
	return r.failed
}

// read extracts one document within its time, and nothing of one in a language that is not read: it is stored to be searched. An extraction that does not end in time is left
// to itself.
func (r *reader) read(ctx context.Context, d graph.Document) (graph.Extraction, error) {
	if !isRead(d.Language) {
		d.Fingerprint = r.Fingerprint(&d)
		return graph.Extraction{Document: d}, ctx.Err()
	}
	if r.timeout == 0 {
		return r.Extract(ctx, d)
	}
	type result struct {
		extraction graph.Extraction
		err        error
	}
	limited, stop := context.WithTimeout(ctx, r.timeout)
	defer stop()
	done := make(chan result, 1)
	go func() {
		x, err := r.Extract(limited, d)
		done <- result{x, err}
	}()
	select {
	case got := <-done:
		if got.err == nil || limited.Err() == nil {
			return got.extraction, got.err
		}
	case <-limited.Done():
	}
	if ctx.Err() != nil {
		return graph.Extraction{}, ctx.Err()
	}
	return graph.Extraction{}, graph.Errorf(graph.Unavailable, "reading it took longer than %s: --timeout gives it more", r.timeout)
}

// bounded tells of the documents of which not all statements are kept.
func bounded(extractions []graph.Extraction) []remark {
	var found []remark
	for i := range extractions {
		if x := &extractions[i]; x.Until > 0 {
			found = append(found, remark{pathOf(&x.Document), fmt.Sprintf("its first %d statements are kept: what stands from byte %d on, of %d, is left out (--most-statements keeps more)",
				len(x.Statements), x.Until, len(x.Document.Text))})
		}
	}
	return found
}

// isRead tells whether the grammar knows a language. One that can't be told may be English.
func isRead(language string) bool {
	primary, _, _ := strings.Cut(strings.ToLower(language), "-")
	return primary == "" || primary == "en" || primary == "und"
}
