package main

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/coding"
)

// code takes a row that somebody coded by hand. It waits until the documents are stored.
func (l *loading) code(r coding.Row) {
	if r.Coder == "" {
		name := path.Base(strings.ReplaceAll(r.Path, `\`, "/"))
		r.Coder = cmp.Or(l.coder, strings.TrimSuffix(name, path.Ext(name)))
	}
	l.codes = append(l.codes, r)
}

// attach stores the coded rows beside what was read of their documents.
func (l *loading) attach(ctx context.Context) error {
	if len(l.codes) == 0 {
		return nil
	}
	if l.dry {
		l.Coded = len(l.codes)
		return nil
	}
	byDocument, err := l.codesByDocument(ctx)
	if err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(byDocument)) {
		if err := l.attachTo(ctx, id, byDocument[id]); err != nil {
			return err
		}
	}
	return nil
}

// codesByDocument groups the rows by the document that each means. A row whose document is not stored is a failure.
func (l *loading) codesByDocument(ctx context.Context) (map[string][]coding.Row, error) {
	names := map[string][]string{} // the documents that go by a name
	err := eachDocuments(ctx, l.store, func(page []graph.Document) error {
		for i := range page {
			for _, name := range callings(&page[i]) {
				names[name] = append(names[name], page[i].ID)
			}
		}
		return nil
	})
	found := map[string][]coding.Row{}
	for _, r := range l.codes {
		ids := names[r.Document]
		if len(ids) == 0 {
			ids = names[cmp.Or(r.Title, r.Document)]
		}
		switch len(ids) {
		case 1:
			found[ids[0]] = append(found[ids[0]], r)
		case 0:
			l.refuse(r, fmt.Sprintf("no document is called %q: load it, or name it by its file or its title", cmp.Or(r.Document, r.Title)))
		default:
			l.refuse(r, fmt.Sprintf("%d documents are called %q: name it by its id, as %s", len(ids), cmp.Or(r.Document, r.Title), ids[0]))
		}
	}
	return found, err
}

// callings returns what a document is called: its id, its file's name with and without the ending, its title.
func callings(d *graph.Document) []string {
	file := path.Base(d.ID)
	all := []string{d.ID}
	for _, name := range []string{file, strings.TrimSuffix(file, path.Ext(file)), d.Title} {
		if name != "" && !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return all
}

func (l *loading) attachTo(ctx context.Context, id string, rows []coding.Row) error {
	stored, err := l.store.Extractions(ctx, []string{id})
	if err != nil || len(stored) == 0 {
		return err
	}
	x := stored[0]
	faults := coding.Attach(l.reader.set, &x, rows)
	for _, f := range faults {
		l.refuse(f.Row, f.Reason)
	}
	l.Coded += len(rows) - len(faults)
	applied, err := l.store.Apply(ctx, graph.Batch{Put: []graph.Extraction{x}, Replace: true})
	for _, a := range applied {
		if a.Err != nil {
			l.Failed = append(l.Failed, failure{Path: id, Reason: a.Err.Error()})
		}
	}
	return err
}

func (l *loading) refuse(r coding.Row, reason string) {
	l.Failed = append(l.Failed, failure{Path: fmt.Sprintf("%s:%d", r.Path, r.Line), Reason: reason})
}

// keepCoded attaches what was coded of documents that are read anew.
func (l *loading) keepCoded(ctx context.Context, extractions []graph.Extraction, stored map[string]*graph.Document) error {
	for i := range extractions {
		x := &extractions[i]
		if there := stored[x.Document.ID]; there == nil || !coding.Coded(there.Fingerprint) {
			continue
		}
		old, err := l.store.Extractions(ctx, []string{x.Document.ID})
		if err != nil {
			return err
		}
		for j := range old {
			for _, f := range coding.Attach(l.reader.set, x, coding.Of(&old[j])) {
				l.Notes = append(l.Notes, remark{x.Document.ID, fmt.Sprintf("what %s coded of %q is let go: %s", f.Row.Coder, f.Row.Actor, f.Reason)})
			}
		}
	}
	return nil
}
