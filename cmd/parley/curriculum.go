package main

import (
	"cmp"
	"context"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/gold"
	"github.com/parleygraph/parley/loaders"
	"github.com/parleygraph/parley/loaders/annotations"
	"github.com/parleygraph/parley/loaders/learn"
)

// A curriculum is what the judges learn from.
type curriculum struct {
	files    []taken
	lessons  []learn.Lesson // of all files, without what is held out and session reports
	course   *learn.Course
	folds    []*evaluated       // each read by what the others teach
	readings []graph.Extraction // what the texts of all folds are so read as
	failures []failure
}

// A taken is one file of annotations with its documents.
type taken struct {
	path    string
	digest  string
	rows    []gold.Row
	lessons []learn.Lesson
	left    int // documents that teach nothing
}

// curriculum reads annotations and their texts.
func (s *session) curriculum(ctx context.Context, options learnOptions, files []string) (*curriculum, error) {
	if err := options.checkTexts(files); err != nil {
		return nil, err
	}
	c := &curriculum{}
	for n, file := range files {
		t, err := c.take(ctx, file, options.folderOf(file, n))
		if err != nil {
			return nil, err
		}
		for _, l := range t.lessons {
			if teaches(l.Rows) {
				c.lessons = append(c.lessons, l)
			} else {
				t.left++
			}
		}
		c.files = append(c.files, *t)
	}
	if options.judged && !options.offsets {
		return c, withStore(ctx, s.openToRead, func(store graph.Store) error { return c.takeJudged(ctx, store) })
	}
	return c, nil
}

// take reads a file of annotations and the documents that it is about.
func (c *curriculum) take(ctx context.Context, file, folder string) (*taken, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, graph.Errorf(graph.Invalid, "read annotations: %w", err)
	}
	rows, err := annotations.Read(strings.NewReader(string(raw)))
	if err != nil {
		return nil, graph.Errorf(graph.Invalid, "%s: %w", file, err)
	}
	t := &taken{path: file, digest: graph.Digest(string(raw))}
	t.rows, _ = gold.Read(string(raw))
	byDoc := map[string][]annotations.Row{}
	for _, r := range rows {
		byDoc[r.Doc] = append(byDoc[r.Doc], r)
	}
	for _, doc := range annotations.Docs(rows) {
		d, err := annotatedText(ctx, folder, doc)
		if err != nil {
			c.failures = append(c.failures, failure{Path: doc, Reason: err.Error()})
			continue
		}
		for _, r := range byDoc[doc] {
			d.PublishedAt = cmp.Or(graph.Day(r.Published), d.PublishedAt)
		}
		t.lessons = append(t.lessons, learn.Lesson{Fold: foldOf(file, doc), Document: d, Rows: byDoc[doc]})
	}
	return t, nil
}

// foldOf names the fold of a document: the annotations that it is in and the folder that it stands in.
func foldOf(file, doc string) string {
	name := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	if folder := path.Dir(doc); folder != "." {
		return name + "/" + folder
	}
	return name
}

// annotatedText reads the document that annotations call doc.
func annotatedText(ctx context.Context, folder, doc string) (graph.Document, error) {
	for d, err := range loaders.Read(ctx, []string{filepath.Join(folder, filepath.FromSlash(doc))}, loaders.Options{}) {
		d.ID = doc
		return d, err
	}
	return graph.Document{}, graph.Errorf(graph.NotFound, "%s holds no text of it", folder)
}

// teaches tells whether anybody may learn from a document: not from what is held out, and not from session reports.
func teaches(rows []annotations.Row) bool {
	for _, r := range rows {
		if r.HeldOut || r.Type == annotations.Sentence {
			return false
		}
	}
	return true
}

// validate reads each fold by what the others teach and measures it.
func (c *curriculum) validate(ctx context.Context, least float64) error {
	for _, fold := range c.course.Folds() {
		found, err := c.course.Read(ctx, fold, 0)
		if err != nil {
			return err
		}
		if fold == judgedFold { // single statements of a document are no measure of it
			continue
		}
		rows := c.rowsOf(fold)
		all, err := gold.Measure(rows, found)
		if err != nil {
			return err
		}
		sure := surer(found, least)
		report, err := gold.Measure(rows, sure)
		if err != nil {
			return err
		}
		c.readings = append(c.readings, sure...)
		report.Calibration = all.Calibration
		c.folds = append(c.folds, &evaluated{name: fold, Report: *report})
	}
	return nil
}

// rowsOf returns the rows of a fold's documents.
func (c *curriculum) rowsOf(fold string) []gold.Row {
	var found []gold.Row
	for _, t := range c.files {
		for _, r := range t.rows {
			if foldOf(t.path, r.Doc) == fold {
				found = append(found, r)
			}
		}
	}
	return found
}

// surer leaves out the statements that take a side with less confidence than least.
func surer(all []graph.Extraction, least float64) []graph.Extraction {
	var found []graph.Extraction
	for _, x := range all {
		var kept []graph.Statement
		for _, s := range x.Statements {
			if s.Stance.Sign() == 0 || s.Confidence >= least {
				kept = append(kept, s)
			}
		}
		x.Statements = kept
		found = append(found, x)
	}
	return found
}
