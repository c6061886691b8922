package loaders

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// stdin is the path, and the default collection, of standard input.
const (
	stdinPath       = "-"
	stdinCollection = "stdin"
)

// source is one file or stream to read.
type source struct {
	path       string // as given, or joined of the folder given and name
	name       string // with forward slashes, relative to the folder; empty for standard input and other pipes
	collection string // where neither the options nor the document name one
	lies       bool   // in a folder, and was not named itself
	open       func() (io.ReadCloser, error)
}

// path reads a file, a folder or standard input.
func (r *reader) path(ctx context.Context, path string) bool {
	if path == stdinPath {
		return r.stdin(ctx)
	}
	info, err := os.Stat(path)
	if err != nil {
		return r.fail(path, unreadable(err))
	}
	if info.IsDir() {
		return r.folder(ctx, path)
	}
	s := source{path: path, collection: stdinCollection, open: func() (io.ReadCloser, error) { return os.Open(path) }}
	if info.Mode().IsRegular() { // a pipe has a path too, but one that means nothing tomorrow
		s.name, s.collection = filepath.Base(path), folderName(filepath.Dir(path))
	}
	return r.read(ctx, s)
}

func (r *reader) stdin(ctx context.Context) bool {
	in := r.options.Stdin
	if in == nil {
		in = strings.NewReader("")
	}
	return r.read(ctx, source{
		path: stdinPath, collection: stdinCollection,
		open: func() (io.ReadCloser, error) { return io.NopCloser(in), nil },
	})
}

// embedded returns content as the file at a slash-separated path.
func embedded(name string, content []byte) source {
	return source{
		path: name, name: path.Base(name), collection: strings.Trim(path.Base(path.Dir("/"+name)), "/"),
		open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(content)), nil },
	}
}

// folder reads the files of a folder and says so where there is none to read.
func (r *reader) folder(ctx context.Context, root string) bool {
	w := folderWalk{reader: r, root: root, collection: folderName(root), tree: os.DirFS(root), more: true}
	err := fs.WalkDir(w.tree, ".", func(name string, entry fs.DirEntry, err error) error {
		return w.visit(ctx, name, entry, err)
	})
	if err != nil {
		return r.fail(root, unreadable(err))
	}
	if w.more && w.read == 0 {
		return r.fail(root, invalid("nothing to load in it: it holds no documents in files that end in %s", knownExtensions()))
	}
	return w.more
}

// folderWalk is the state of one walk.
type folderWalk struct {
	*reader
	root       string
	collection string
	tree       fs.FS
	read       int  // files read or found unreadable
	more       bool // the caller wants to go on
}

func (w *folderWalk) visit(ctx context.Context, name string, entry fs.DirEntry, err error) error {
	path := filepath.Join(w.root, filepath.FromSlash(name))
	if err != nil {
		w.read++
		return w.next(w.fail(path, unreadable(err)))
	}
	if name != "." && strings.HasPrefix(entry.Name(), ".") {
		return hidden(entry)
	}
	if entry.IsDir() {
		return nil
	}
	if w.format == nil && formatOf(name) == nil || !w.regular(name) {
		w.skip(path)
		return nil
	}
	left := w.left
	more := w.reader.read(ctx, source{
		path: path, name: name, collection: w.collection, lies: true,
		open: func() (io.ReadCloser, error) { return w.tree.Open(name) },
	})
	if w.left == left {
		w.read++
	}
	return w.next(more)
}

// regular tells whether a name is a file, or a link to one, or something whose own error should be shown.
func (w *folderWalk) regular(name string) bool {
	info, err := fs.Stat(w.tree, name)
	return err != nil || info.Mode().IsRegular()
}

func (w *folderWalk) next(more bool) error {
	w.more = more
	if !more {
		return fs.SkipAll
	}
	return nil
}

// hidden passes over a hidden file, or a folder with all that is in it.
func hidden(entry fs.DirEntry) error {
	if entry.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// folderName returns the base name of a folder, wherever the program runs; the root of a file system has none.
func folderName(folder string) string {
	whole, err := filepath.Abs(folder)
	if err != nil {
		whole = folder
	}
	return strings.Trim(plainName(filepath.Base(whole)), "/")
}

// plainName returns a file name as every system would write it: valid, composed, with forward slashes.
func plainName(name string) string {
	return norm.NFC.String(strings.ToValidUTF8(filepath.ToSlash(name), "_"))
}
