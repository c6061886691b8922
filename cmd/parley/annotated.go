package main

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/gold"
)

// An annotated is a file of annotations with the documents that they are about.
type annotated struct {
	gold string   // path of the annotations
	docs []string // paths of the documents
	pack string   // folder of a pack that belongs to the documents, empty for none
}

// How annotations are called in a folder, how the pack that lies beside them, and how a folder of documents that nobody writes rules from: it is
// measured only where it is named itself.
const (
	goldName = "gold.jsonl"
	packName = "pack"
	heldOut  = "held-out"
)

// findAnnotated returns what the arguments of eval name: annotations and their documents, or folders that hold both.
func findAnnotated(args []string) ([]annotated, error) {
	info, err := os.Stat(args[0])
	if err != nil {
		return nil, graph.Errorf(graph.Invalid, "read annotations: %w: name a file of annotations, or a folder that holds %s", err, goldName)
	}
	if !info.IsDir() {
		docs := args[1:]
		if len(docs) == 0 {
			docs = []string{filepath.Dir(args[0])}
		}
		return []annotated{{gold: args[0], docs: docs}}, nil
	}
	var found []annotated
	for _, folder := range args {
		here, err := annotatedBelow(folder)
		if err != nil {
			return nil, err
		}
		found = append(found, here...)
	}
	return found, nil
}

// annotatedBelow returns the annotations in a folder and its sub-folders, in lexical order.
func annotatedBelow(root string) ([]annotated, error) {
	var found []annotated
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && entry.Name() == heldOut && path != root:
			return fs.SkipDir
		case entry.IsDir() || entry.Name() != goldName:
			return nil
		}
		one := annotated{gold: path, docs: []string{filepath.Dir(path)}}
		if pack := filepath.Join(filepath.Dir(path), packName); holdsPack(pack) {
			one.pack = pack
		}
		found = append(found, one)
		return nil
	})
	switch {
	case err != nil:
		return nil, graph.Errorf(graph.Invalid, "read annotations: %w", err)
	case len(found) == 0:
		return nil, graph.Errorf(graph.Invalid, "read annotations: %s holds no %s: name a file of annotations and then its documents", root, goldName)
	}
	return found, nil
}

func holdsPack(folder string) bool {
	_, err := os.Stat(filepath.Join(folder, "pack.yaml"))
	return err == nil
}

// measure extracts the documents of annotations and adds how they compare to the reports of their collections.
func (e *evaluation) measure(ctx context.Context, a annotated) error {
	rows, err := e.annotations(ctx, a)
	if err != nil {
		return err
	}
	if len(rows) == 0 {
		e.list(e.failures)
		return graph.Errorf(graph.Invalid, "%s holds no annotation: write one JSON object a line", a.gold)
	}
	reader, err := e.readerFor(a)
	if err != nil {
		return err
	}
	extractions, err := e.extractions(ctx, a, rows, reader)
	if err != nil {
		return err
	}
	return e.compare(a, rows, extractions)
}

// annotations returns the rows of annotations: JSON lines, or a table of statements that somebody coded by hand.
func (e *evaluation) annotations(ctx context.Context, a annotated) ([]gold.Row, error) {
	if strings.EqualFold(filepath.Ext(a.gold), ".csv") {
		return e.codedRows(ctx, a)
	}
	text, err := os.ReadFile(a.gold)
	if err != nil {
		return nil, graph.Errorf(graph.Invalid, "read annotations: %w", err)
	}
	rows, faults := gold.Read(string(text))
	for _, f := range faults {
		e.failures = append(e.failures, failure{Path: fmt.Sprintf("%s:%d", a.gold, f.Line), Reason: f.Reason})
	}
	return rows, nil
}

// readerFor returns the extractor of the settings with the packs of the settings, and the one that lies beside the annotations unless it is among them.
func (e *evaluation) readerFor(a annotated) (*reader, error) {
	pack := a.pack
	if slices.ContainsFunc(e.settings.Packs, func(one string) bool { return filepath.Clean(one) == pack }) {
		pack = ""
	}
	if known := e.readers[pack]; known != nil {
		return known, nil
	}
	var own []fs.FS
	if pack != "" {
		own = append(own, os.DirFS(pack))
	}
	made, err := e.reader(own...)
	e.readers[pack] = made
	return made, err
}

// extractions extracts the documents that rows call, under the title and day that rows give them.
func (e *evaluation) extractions(ctx context.Context, a annotated, rows []gold.Row, reader *reader) ([]graph.Extraction, error) {
	called := map[string]*gold.Row{} // each document's meta row, or another
	for i := range rows {
		if r := &rows[i]; called[r.Doc] == nil || r.Type == gold.Meta {
			called[r.Doc] = r
		}
	}
	e.options.paths = a.docs
	var found []graph.Extraction
	failures, err := readChunks(e.documents(ctx, &e.options.inputs), func(chunk []graph.Document) error {
		var wanted []graph.Document
		for _, d := range chunk {
			if row := rowOf(&d, called); row != nil {
				d.Title, d.PublishedAt = cmp.Or(row.Title, d.Title), cmp.Or(graph.Day(row.Published), d.PublishedAt)
				wanted = append(wanted, d)
			}
		}
		extracted, failed, err := reader.extractAll(ctx, wanted)
		found, e.failures = append(found, extracted...), append(e.failures, failed...)
		return cmp.Or(err, reader.halt)
	})
	e.failures = append(e.failures, failures...)
	return found, cmp.Or(err, reader.unanswered())
}

// compare measures extractions and adds the reports to those of their collections. A document that rows call and that was not found counts for
// the collection of the annotations' folder.
func (e *evaluation) compare(a annotated, rows []gold.Row, extractions []graph.Extraction) error {
	home := filepath.Base(filepath.Dir(a.gold))
	if path, err := filepath.Abs(a.gold); err == nil {
		home = filepath.Base(filepath.Dir(path))
	}
	collections := map[string]string{} // of each document as rows call it
	for i := range extractions {
		d := &extractions[i].Document
		for _, name := range slices.Compact(gold.Called(d)) {
			_, twice := collections[name]
			if twice && slices.ContainsFunc(rows, func(r gold.Row) bool { return r.Doc == name }) {
				e.failures = append(e.failures, failure{Path: d.Path, Reason: fmt.Sprintf("an earlier document is called %s too: only this one is measured", name)})
			}
			collections[name] = d.Collection
		}
	}
	var order []string
	byCollection := map[string][]gold.Row{}
	for _, r := range rows {
		name := cmp.Or(collections[r.Doc], home)
		if byCollection[name] == nil {
			order = append(order, name)
		}
		byCollection[name] = append(byCollection[name], r)
	}
	for _, name := range order {
		report, err := gold.Measure(byCollection[name], extractions)
		if err != nil {
			return fmt.Errorf("%s: %w", a.gold, err)
		}
		for _, doc := range report.Missing {
			e.failures = append(e.failures, failure{Path: doc, Reason: fmt.Sprintf("%s annotates it, and it is not among the documents: all its rows count as missed", a.gold)})
		}
		called(&e.collections, name).Add(report)
	}
	return e.compareGenres(a, rows, extractions)
}

// compareGenres adds the reports on the documents that have a genre to those of their genres.
func (e *evaluation) compareGenres(a annotated, rows []gold.Row, extractions []graph.Extraction) error {
	given := map[string]string{} // by document
	for i := range rows {
		given[rows[i].Doc] = cmp.Or(rows[i].Genre, given[rows[i].Doc], rows[i].GenreOf())
	}
	byGenre := map[string][]gold.Row{}
	for _, r := range rows {
		byGenre[given[r.Doc]] = append(byGenre[given[r.Doc]], r)
	}
	delete(byGenre, "")
	for _, genre := range slices.Sorted(maps.Keys(byGenre)) {
		report, err := gold.Measure(byGenre[genre], extractions)
		if err != nil {
			return fmt.Errorf("%s: %w", a.gold, err)
		}
		called(&e.genres, genre).Add(report)
	}
	slices.SortFunc(e.genres, func(a, b *evaluated) int { return cmp.Compare(a.name, b.name) })
	return nil
}

// rowOf returns the row that calls a document.
func rowOf(d *graph.Document, called map[string]*gold.Row) *gold.Row {
	for _, name := range gold.Called(d) {
		if row := called[name]; row != nil {
			return row
		}
	}
	return nil
}
