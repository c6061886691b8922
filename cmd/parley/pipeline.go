package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"runtime"

	"golang.org/x/sync/errgroup"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders"
	"github.com/parleygraph/parley/loaders/extract"
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

// extractAll extracts documents on all processors and returns the extractions in the order of the documents.
func extractAll(ctx context.Context, extractor *extract.Extractor, documents []graph.Document) ([]graph.Extraction, error) {
	found := make([]graph.Extraction, len(documents))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, document := range documents {
		group.Go(func() error {
			extraction, err := extractor.Extract(ctx, document)
			found[i] = extraction
			return err
		})
	}
	return found, group.Wait()
}
