package formats

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/parleygraph/parley/loaders/faults"
)

// The limits of archives. What is packed more tightly than any text is a bomb.
const (
	mostEntries  = 20_000
	mostRatio    = 200
	ratioMatters = 1 << 20 // bytes unpacked from which on the ratio counts
)

// An archive is a zip file whose entries are read within limits.
type archive struct {
	files []*zip.File
	limit int64 // of one entry, unpacked
}

// archive opens the input as an archive. A file is read where it lies, a stream as a whole.
func (in *Input) archive() (*archive, error) {
	random, length, err := in.random()
	if err != nil {
		return nil, err
	}
	opened, err := zip.NewReader(random, length)
	switch {
	case err != nil && !errors.Is(err, zip.ErrInsecurePath):
		return nil, faults.Invalid("its archive can't be read: it is damaged or cut off (%w)", err)
	case len(opened.File) > mostEntries:
		return nil, faults.Invalid("it holds %d files: split it into archives of at most %d", len(opened.File), mostEntries)
	}
	return &archive{files: opened.File, limit: in.Limit}, nil
}

func (in *Input) random() (io.ReaderAt, int64, error) {
	if section, ok := in.Reader.(*io.SectionReader); ok {
		return section, section.Size(), nil
	}
	raw, err := in.bytes()
	section := io.NewSectionReader(bytes.NewReader(raw), 0, int64(len(raw)))
	in.Reader = section // to be opened again as what it is
	return section, section.Size(), err
}

// file returns the entry of that name, nil where there is none.
func (a *archive) file(name string) *zip.File {
	i := slices.IndexFunc(a.files, func(f *zip.File) bool { return f.Name == name })
	if i < 0 {
		return nil
	}
	return a.files[i]
}

// read unpacks the entry of that name; nil where there is none.
func (a *archive) read(name string) ([]byte, error) {
	f := a.file(name)
	if f == nil {
		return nil, nil
	}
	return a.unpack(f)
}

// unpack returns what an entry holds. What it says of its size is not believed.
func (a *archive) unpack(f *zip.File) ([]byte, error) {
	if f.Flags&1 != 0 {
		return nil, faults.Invalid("%s in it is encrypted: save it without a password", PlainName(f.Name))
	}
	opened, err := f.Open()
	if err != nil {
		return nil, faults.Invalid("%s in it can't be unpacked: %w", PlainName(f.Name), err)
	}
	defer opened.Close() // only read
	packed := max(int64(f.CompressedSize64), 1)
	limit := min(a.limit, max(ratioMatters, packed*mostRatio))
	raw, err := io.ReadAll(io.LimitReader(opened, limit+1))
	switch {
	case int64(len(raw)) > limit && limit < a.limit:
		return nil, faults.Invalid("%s in it unpacks to more than %d times its size: it is a trap, or no text", PlainName(f.Name), mostRatio)
	case int64(len(raw)) > limit:
		return nil, faults.Invalid("%s in it is larger than the limit of %s: split it, or raise the limit", PlainName(f.Name), faults.Size(a.limit))
	case err != nil:
		return nil, faults.Invalid("%s in it can't be unpacked: it is damaged (%w)", PlainName(f.Name), err)
	}
	return raw, nil
}

// kind tells which format an archive is of.
func (a *archive) kind() string {
	switch {
	case a.file("word/document.xml") != nil:
		return "docx"
	case a.file("META-INF/container.xml") != nil && a.file("content.xml") == nil:
		return "epub"
	case a.file("content.xml") != nil && a.file("META-INF/manifest.xml") != nil:
		return "odt"
	case a.file("[Content_Types].xml") != nil:
		return "office"
	}
	return "zip"
}

// leadsOut tells whether an entry's name is a path out of the archive.
func leadsOut(name string) bool {
	name = strings.ReplaceAll(name, `\`, "/")
	clean := path.Clean(name)
	return path.IsAbs(name) || clean == ".." || strings.HasPrefix(clean, "../") || len(name) > 1 && name[1] == ':'
}

// PlainName returns a file name as every system would write it: valid, composed, with forward slashes.
func PlainName(name string) string {
	return norm.NFC.String(strings.ToValidUTF8(filepath.ToSlash(name), "_"))
}
