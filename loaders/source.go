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

	"github.com/parleygraph/parley/loaders/faults"
	"github.com/parleygraph/parley/loaders/formats"
)

// stdin is the path, and the default collection, of standard input.
const (
	stdinPath       = "-"
	stdinCollection = "stdin"
)

// source is one file or stream to read.
type source struct {
	path       string  // as given, or joined of the folder given and name
	name       string  // with forward slashes, relative to the folder; empty for standard input
	collection string  // where neither the options nor the document name one
	url        string  // where it was fetched from
	media      string  // the type that its server gives
	folder     *folder // in which it lies, and was not named itself
	size       int64   // 0: unknown
	open       func(context.Context) (io.ReadCloser, error)
}

// path reads a file, a folder, an address or standard input, and tells whether to go on.
func (r *reader) path(ctx context.Context, path string) bool {
	if path == stdinPath {
		return r.stdin(ctx)
	}
	if isAddress(path) {
		return r.address(ctx, path)
	}
	info, err := os.Stat(path)
	if err != nil {
		return r.fail(ctx, path, nil, faults.Unreadable(err))
	}
	if info.IsDir() {
		return r.folder(ctx, path)
	}
	if !info.Mode().IsRegular() {
		return r.fail(ctx, path, nil, faults.Invalid("it is %s, not a file: give what it holds on standard input (-)", special(info.Mode())))
	}
	return r.read(ctx, source{
		path: path, name: filepath.Base(path), collection: folderName(filepath.Dir(path)), size: info.Size(),
		open: func(context.Context) (io.ReadCloser, error) { return os.Open(path) },
	})
}

// special says what a file is that is none: reading it might never end.
func special(mode fs.FileMode) string {
	switch {
	case mode&fs.ModeNamedPipe != 0:
		return "a pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	case mode&fs.ModeDevice != 0:
		return "a device"
	}
	return "something special"
}

func (r *reader) stdin(ctx context.Context) bool {
	in := r.options.Stdin
	if in == nil {
		in = strings.NewReader("")
	}
	return r.read(ctx, source{
		path: stdinPath, collection: stdinCollection,
		open: func(context.Context) (io.ReadCloser, error) { return io.NopCloser(in), nil },
	})
}

// embedded returns content as the file at a slash-separated path.
func embedded(name string, content []byte) source {
	return source{
		path: name, name: path.Base(name), collection: strings.Trim(path.Base(path.Dir("/"+name)), "/"),
		open: func(context.Context) (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(content)), nil },
	}
}

// folder reads the files of a folder and says so where there is none to read.
func (r *reader) folder(ctx context.Context, root string) bool {
	w := folderWalk{reader: r, in: &folder{root: root}, collection: folderName(root), tree: os.DirFS(root), more: true}
	err := fs.WalkDir(w.tree, ".", func(name string, entry fs.DirEntry, err error) error {
		return w.visit(ctx, name, entry, err)
	})
	if err != nil {
		return r.fail(ctx, root, nil, faults.Unreadable(err))
	}
	return w.more && (r.options.Only != nil || r.queue(ctx, &job{folder: w.in, ends: true}))
}

// folderWalk is the state of one walk.
type folderWalk struct {
	*reader
	in         *folder
	collection string
	tree       fs.FS
	more       bool // the caller wants to go on
}

func (w *folderWalk) visit(ctx context.Context, name string, entry fs.DirEntry, err error) error {
	path := filepath.Join(w.in.root, filepath.FromSlash(name))
	if err != nil {
		return w.next(w.fail(ctx, path, w.in, faults.Unreadable(err)))
	}
	if name != "." && strings.HasPrefix(entry.Name(), ".") {
		return hidden(entry)
	}
	if entry.IsDir() || w.options.Only != nil && !w.options.Only(path) {
		return nil
	}
	info, err := fs.Stat(w.tree, name)
	switch {
	case err == nil && !info.Mode().IsRegular(), entry.Type()&fs.ModeSymlink != 0 && !w.options.Follow && w.leaves(path):
		return w.next(w.skip(ctx, path, w.in))
	case err == nil && w.format == nil && formats.ByExtension(name) == nil && !w.tells(name):
		return w.next(w.skip(ctx, path, w.in))
	}
	s := source{
		path: path, name: name, collection: w.collection, folder: w.in,
		open: func(context.Context) (io.ReadCloser, error) { return w.tree.Open(name) },
	}
	if err == nil {
		s.size = info.Size()
	}
	return w.next(w.read(ctx, s))
}

// leaves tells whether a link leads out of the folder. One that leads nowhere does not: its own error should be shown.
func (w *folderWalk) leaves(path string) bool {
	root, err := filepath.EvalSymlinks(w.in.root)
	if err != nil {
		return false
	}
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return false
	}
	within, err := filepath.Rel(root, target)
	return err != nil || within == ".." || strings.HasPrefix(within, ".."+string(filepath.Separator))
}

// tells tells whether a file of no known extension shows by its first bytes that it is of a format other than plain text.
func (w *folderWalk) tells(name string) bool {
	file, err := w.tree.Open(name)
	if err != nil {
		return false
	}
	defer file.Close() // only read
	head := make([]byte, formats.HeadBytes)
	n, _ := io.ReadFull(file, head) // a short file has a short head
	return formats.Shows(head[:n])
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
	return strings.Trim(formats.PlainName(filepath.Base(whole)), "/")
}
