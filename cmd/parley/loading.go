package main

import (
	"cmp"
	"context"
	"os"
	"path"
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/coding"
)

// A loading is one load under way. Its methods are called one at a time; one batch is written while the next is read. See writing.go for what it writes.
type loading struct {
	tally
	store    graph.Store // nil: an empty one, in a dry run
	reader   *reader
	replace  bool
	dry      bool            // write nothing
	named    bool            // the user names the collection: the same text in two collections is meant
	seen     map[string]bool // texts with their names, of this load
	progress *progress
	coder    string
	codes    []coding.Row
	pace     graph.Pace
	waiting  []graph.Extraction // that were read, and are too few for a batch
	writing  chan written       // the batch that is being written; nil: none
}

// take extracts and stores those documents of a chunk that the store does not hold as they are.
func (l *loading) take(ctx context.Context, chunk []graph.Document) error {
	fresh, stored, err := l.fresh(ctx, chunk)
	if err != nil {
		return err
	}
	l.Unchanged += len(chunk) - len(fresh)
	l.progress.add(len(chunk) - len(fresh))
	for batch := range slices.Chunk(fresh, l.reader.batch) {
		if err := cmp.Or(l.read(ctx, batch, stored), l.reader.halt); err != nil {
			return err
		}
	}
	return nil
}

// read extracts documents, and stores what they say, beside what was coded of them by hand, once it makes a batch. What a model has read does not wait: its answers are dear.
func (l *loading) read(ctx context.Context, documents []graph.Document, stored map[string]*graph.Document) error {
	extractions, failures, err := l.reader.extractAll(ctx, documents)
	if err != nil {
		return err
	}
	if err := l.keepCoded(ctx, extractions, stored); err != nil {
		return err
	}
	l.unread(extractions)
	l.Notes = append(l.Notes, bounded(extractions)...)
	l.Failed = append(l.Failed, failures...)
	l.done(documents)
	if l.dry {
		l.count(l.would(extractions, stored), pathsOf(extractions))
		return nil
	}
	l.waiting = append(l.waiting, extractions...)
	return l.write(ctx, l.reader.model != nil)
}

// done shows that documents are read. How much is left is told by what a model has answered, where one reads: files are read far quicker.
func (l *loading) done(documents []graph.Document) {
	for i := range documents {
		if l.reader.model != nil {
			l.progress.read(int64(len(documents[i].Text)))
		}
	}
	l.progress.add(len(documents))
}

// would returns what putting extractions would do.
func (l *loading) would(extractions []graph.Extraction, stored map[string]*graph.Document) []graph.Applied {
	var all []graph.Applied
	for i := range extractions {
		x := &extractions[i]
		var there *graph.Stored
		if d := stored[x.Document.ID]; d != nil {
			there = &graph.Stored{Fingerprint: d.Fingerprint, Origin: d.Origin}
		}
		outcome, err := graph.Putting(x, there, l.replace)
		all = append(all, graph.Applied{Document: x.Document.ID, Outcome: outcome, Err: err})
	}
	return all
}

// fresh returns the documents that are not stored as they are, and what is stored under the ids of a chunk. A file that is stored under another id, since it was moved or
// loaded by another path, is stored.
func (l *loading) fresh(ctx context.Context, chunk []graph.Document) ([]graph.Document, map[string]*graph.Document, error) {
	stored, err := l.storedAs(ctx, chunk)
	if err != nil {
		return nil, nil, err
	}
	known, err := l.known(ctx, chunk, stored)
	if err != nil {
		return nil, nil, err
	}
	if l.seen == nil {
		l.seen = map[string]bool{}
	}
	var fresh []graph.Document
	for i := range chunk {
		d := &chunk[i]
		there := stored[d.ID]
		key := textKey(d)
		switch {
		case there != nil && coding.Plain(there.Fingerprint) == l.reader.Fingerprint(d):
			l.seen[key] = true
			continue
		case there == nil && byPath(d) && !l.named && (known[key] || l.seen[key]):
			l.seen[key] = true
			continue
		case there != nil && sameFile(there, d):
			d.Origin, d.Path = there.Origin, there.Path
		}
		if byPath(d) {
			l.seen[key] = true
		}
		fresh = append(fresh, *d)
	}
	return fresh, stored, nil
}

// storedAs returns what is stored under the ids of documents.
func (l *loading) storedAs(ctx context.Context, chunk []graph.Document) (map[string]*graph.Document, error) {
	stored := map[string]*graph.Document{}
	if l.store == nil {
		return stored, nil
	}
	ids := make([]string, len(chunk))
	for i := range chunk {
		ids[i] = chunk[i].ID
	}
	nodes, err := l.store.Nodes(ctx, ids)
	for _, node := range nodes {
		if d, ok := node.(*graph.Document); ok {
			stored[d.ID] = d
		}
	}
	return stored, err
}

// known tells which of the documents that are not stored under their id are stored under another, by text and name.
func (l *loading) known(ctx context.Context, chunk []graph.Document, stored map[string]*graph.Document) (map[string]bool, error) {
	var digests []string
	for i := range chunk {
		if d := &chunk[i]; stored[d.ID] == nil && byPath(d) {
			digests = append(digests, d.SHA256)
		}
	}
	found := map[string]bool{}
	if l.store == nil || l.named || len(digests) == 0 {
		return found, nil
	}
	query := graph.ListQuery{Kinds: []graph.Kind{graph.KindDocument}, Filter: graph.Where(graph.FieldDigest, digests...), First: 4 * chunkDocuments}
	page, err := l.store.List(ctx, query)
	for _, node := range page.Nodes {
		if d, ok := node.(*graph.Document); ok && byPath(d) {
			found[textKey(d)] = true
		}
	}
	return found, err
}

// textKey is what makes two files one document: what they hold, and how they are called.
func textKey(d *graph.Document) string { return d.SHA256 + " " + path.Base(d.ID) }

// byPath tells whether a document goes by its file's name, not by an id or an address of its own.
func byPath(d *graph.Document) bool {
	return d.URL == "" && d.Path != "" && (d.Collection == "" || len(d.ID) > len(d.Collection) && d.ID[:len(d.Collection)+1] == d.Collection+"/")
}

// sameFile tells whether a document comes from the file that another was loaded from, however its path was typed.
func sameFile(stored, d *graph.Document) bool {
	if stored.Origin == d.Origin {
		return false // which a store sees by itself
	}
	a, errA := os.Stat(stored.Path)
	b, errB := os.Stat(d.Path)
	return errA == nil && errB == nil && os.SameFile(a, b)
}

// pathsOf returns the path of each document, or its id where it has none, by id.
func pathsOf(extractions []graph.Extraction) map[string]string {
	paths := map[string]string{}
	for i := range extractions {
		d := &extractions[i].Document
		paths[d.ID] = pathOf(d)
	}
	return paths
}

// pathOf returns the document's path, or its id where it has none.
func pathOf(d *graph.Document) string { return cmp.Or(d.Path, d.ID) }
