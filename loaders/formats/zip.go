package formats

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"iter"
	"path"
	"strings"

	"github.com/parleygraph/parley/loaders/faults"
)

// readZip reads an archive: a Word, OpenDocument or EPUB file as what it is, any other one file by file, each by its own content. An archive within another is refused.
func readZip(ctx context.Context, in *Input) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		a, err := in.archive()
		if err != nil {
			yield(Record{}, err)
			return
		}
		switch kind := a.kind(); kind {
		case "docx", "odt", "epub":
			f, err := Named(kind)
			if err != nil {
				yield(Record{}, err)
				return
			}
			f.Run(ctx, in)(yield)
		case "office":
			yield(Record{}, faults.Invalid("it is a table or a presentation: save it as .csv, .docx or .pdf"))
		default:
			z := zipped{archive: a, in: in, yield: yield}
			z.read(ctx)
		}
	}
}

// zipped is the state of reading an archive's files.
type zipped struct {
	*archive
	in    *Input
	yield func(Record, error) bool
	taken int // files read or found unreadable
	left  int // files of no known type
}

func (z *zipped) read(ctx context.Context) {
	seen := map[string]bool{}
	for _, f := range z.files {
		name := PlainName(f.Name)
		more := true
		switch {
		case leadsOut(f.Name):
			more = z.refuse("the name of %q in it leads out of the archive: it is left out", name)
		case f.FileInfo().IsDir(), strings.HasPrefix(path.Base(name), "."), strings.HasPrefix(name, "__MACOSX/"):
		case seen[name]:
			more = z.refuse("it holds two files called %s: the second is left out", name)
		default:
			seen[name] = true
			more = z.file(ctx, f, name)
		}
		if ctx.Err() != nil || !more {
			return
		}
	}
	if z.left > 0 {
		z.in.Note("%d of its files are of no known type and left out", z.left)
	}
	if z.taken == 0 {
		z.yield(Record{}, faults.Invalid("nothing to load in it: it holds no documents in files that end in %s", KnownExtensions()))
	}
}

// refuse says why a file of the archive is not read.
func (z *zipped) refuse(format, name string) bool {
	z.taken++
	return z.yield(Record{}, faults.Invalid(format, name))
}

// file reads one file of the archive.
func (z *zipped) file(ctx context.Context, f *zip.File, name string) bool {
	if !f.Mode().IsRegular() {
		z.left++
		return true
	}
	raw, err := z.unpack(f)
	if err != nil {
		z.taken++
		return z.yield(Record{}, err)
	}
	head := raw[:min(len(raw), HeadBytes)]
	format, err := Detect(name, head)
	switch {
	case err != nil || path.Ext(name) == "" && textFormat(format):
		z.left++
		return true
	case format.Name == "zip" && z.in.depth > 0:
		return z.refuse("%s in it holds an archive within an archive within an archive: unpack it first", name)
	}
	return z.records(ctx, format, raw, name)
}

// records hands on what a file of the archive holds.
func (z *zipped) records(ctx context.Context, f *Format, raw []byte, name string) bool {
	inner := &Input{Reader: bytes.NewReader(raw), Limits: z.in.Limits, Name: name, depth: z.in.depth + 1}
	for rec, err := range f.Run(ctx, inner) {
		z.taken++
		if err != nil && !IsAnnotation(err) {
			err = within(name, err)
		}
		rec.Entry = path.Join(name, rec.Entry)
		if !z.yield(rec, err) {
			return false
		}
	}
	for _, note := range inner.notes {
		z.in.Note("%s in it: %s", name, note)
	}
	return true
}

// within returns a fault as that of a file in an archive.
func within(name string, err error) error {
	var known *faults.FileError
	if errors.As(err, &known) {
		return &faults.FileError{Line: known.Line, Reason: name + " in it: " + known.Reason, Err: known.Err}
	}
	return faults.Invalid("%s in it: %w", name, err)
}
