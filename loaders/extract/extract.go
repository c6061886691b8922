// Package extract turns a document into what it says: statements, meetings, and the actors, issues and terms that they join.
package extract

import (
	"context"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// Version names the grammar; it is part of every document's fingerprint.
const Version = "1"

// An Extractor finds statements and meetings in documents. It is immutable and safe for concurrent use.
type Extractor struct {
	packs *packs.Set
}

// New returns an extractor with the vocabulary of the packs.
func New(set *packs.Set) *Extractor { return &Extractor{packs: set} }

// Fingerprint returns the hash of a document's text, metadata, grammar version and packs.
func (x *Extractor) Fingerprint(d *graph.Document) string { return "" }

// Extract returns what the document yields on its own, the document's Fingerprint set. It fails only when ctx is done.
func (x *Extractor) Extract(ctx context.Context, d graph.Document) (graph.Extraction, error) {
	d.Fingerprint = x.Fingerprint(&d)
	return graph.Extraction{Document: d}, nil
}
