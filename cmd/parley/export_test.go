package main

import (
	"time"

	"github.com/parleygraph/parley/graph"
)

// ExtractLine lets the tests lay a hand-made extraction out in the contract of `parley extract`.
func ExtractLine(x *graph.Extraction, withText bool) any { return newExtractLine(x, withText) }

// Status words how far a load is that has read so many bytes of the whole and done so many documents.
func Status(documents int, read, whole int64, taken time.Duration) string {
	p := &progress{done: documents, whole: whole}
	p.read(read)
	return p.status(taken)
}
