package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// findGone notes the stored documents that were loaded from files of the folders and whose files are no longer there. Files that were moved, and so stand there by another name
// of a folder, are.
func (l *loading) findGone(ctx context.Context, in *inputs) error {
	for _, path := range in.paths {
		info, err := os.Stat(path)
		if err != nil || !info.IsDir() {
			continue
		}
		collection := in.options.Collection
		if collection == "" {
			collection = folderBase(path)
		}
		if err := l.findGoneOf(ctx, filepath.Clean(path), collection); err != nil {
			return err
		}
	}
	return nil
}

func (l *loading) findGoneOf(ctx context.Context, folder, collection string) error {
	query := graph.ListQuery{Kinds: []graph.Kind{graph.KindDocument}, Filter: graph.Where(graph.FieldCollection, collection), First: documentPage}
	return graph.EachNode(ctx, l.store, query, func(n graph.Node) error {
		d := n.(*graph.Document)
		below, under := strings.CutPrefix(d.Path, folder+string(filepath.Separator))
		if folder == "." {
			below, under = d.Path, d.Path != "" && !filepath.IsAbs(d.Path)
		}
		if !under || below == "" || l.seen[textKey(d)] {
			return nil
		}
		if _, err := os.Stat(d.Path); errors.Is(err, fs.ErrNotExist) {
			l.Gone = append(l.Gone, d.ID)
		}
		return nil
	})
}

// folderBase is the name of a folder, which its documents have for a collection, also of one that is given as a dot.
func folderBase(path string) string {
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	return filepath.Base(path)
}

// mostRemoving is how many ids a command is shown with.
const mostRemoving = 3

// removing shows the command that takes documents out, of many the first.
func removing(ids []string) string {
	var words []string
	for _, id := range ids[:min(len(ids), mostRemoving)] {
		words = append(words, typed(id))
	}
	if len(ids) > mostRemoving {
		words = append(words, "...")
	}
	return "parley remove " + strings.Join(words, " ")
}
