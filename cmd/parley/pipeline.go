package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders"
)

// A chunk of documents is extracted in parallel and written in one batch; its size bounds what is held in memory.
const (
	chunkDocuments = 64
	chunkBytes     = 8 << 20
)

// A failure is one document that could not be taken, and why.
type failure struct {
	Path   string `json:"path"`
	Reason string `json:"reason"`
}

// list writes the failures a line each.
func list(w io.Writer, failures []failure) {
	for _, f := range failures {
		fmt.Fprintf(w, "failed: %s: %s\n", f.Path, f.Reason)
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
// early, with an error, where no document can be read.
func (r *reader) extractAll(ctx context.Context, documents []graph.Document) ([]graph.Extraction, []failure, error) {
	all, errs := make([]graph.Extraction, len(documents)), make([]error, len(documents))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(r.parallel)
	for i, document := range documents {
		group.Go(func() error {
			all[i], errs[i] = r.read(ctx, document)
			if ctx.Err() != nil || errors.Is(errs[i], graph.Denied) || errors.Is(errs[i], graph.Invalid) {
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
		if err != nil {
			failures = append(failures, failure{Path: pathOf(&documents[i]), Reason: err.Error()})
			continue
		}
		found = append(found, all[i])
	}
	return found, failures, nil
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

// isRead tells whether the grammar knows a language. One that can't be told may be English.
func isRead(language string) bool {
	primary, _, _ := strings.Cut(strings.ToLower(language), "-")
	return primary == "" || primary == "en" || primary == "und"
}
