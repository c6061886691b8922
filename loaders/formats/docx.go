package formats

import (
	"context"
	"encoding/xml"
	"iter"
	"regexp"
	"strings"

	"github.com/parleygraph/parley/loaders/faults"
	"github.com/parleygraph/parley/loaders/masthead"
)

// readDOCX reads a Word document: its paragraphs, headings, lists and tables, as they stand after all changes are accepted. Footnotes, comments, headers and
// footers are left out.
func readDOCX(ctx context.Context, in *Input) iter.Seq2[Record, error] {
	return packed(ctx, in, "docx", (*Input).docx)
}

// packed reads a document that is an archive of a kind.
func packed(ctx context.Context, in *Input, kind string, read func(*Input, context.Context, *archive) (Record, error)) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		a, err := in.archive()
		if err == nil && a.kind() != kind {
			err = faults.Invalid("it is no %s file: it lacks the parts of one", strings.ToUpper(kind))
		}
		if err != nil {
			yield(Record{}, err)
			return
		}
		yield(read(in, ctx, a))
	}
}

func (in *Input) docx(ctx context.Context, a *archive) (Record, error) {
	raw, err := a.read("word/document.xml")
	if err != nil {
		return Record{}, err
	}
	w := wordWriter{prose: &prose{limit: int(in.Limit)}}
	if err := eachToken(ctx, raw, w.token); err != nil {
		return Record{}, err
	}
	text := w.prose.text()
	return Record{Text: text, Given: a.office(ctx, "docProps/core.xml"), From: FromMetadata}, checkText(text)
}

// office returns what the part of an office file that describes it says of the document. Its title and its days are those of a template as often as not.
func (a *archive) office(ctx context.Context, part string) Metadata {
	raw, err := a.read(part)
	if err != nil || raw == nil {
		return Metadata{} // a courtesy
	}
	return Metadata{Authors: masthead.Authors(plainXML(ctx, raw, "creator")["creator"]...)}
}

// A wordWriter writes the paragraphs of a Word document as prose.
type wordWriter struct {
	prose *prose
	run   strings.Builder
	kind  blockKind
	level int
	skip  int // how deep the element lies that is left out; 0: none
	texts int // how many elements of text are open
	cells int // of the table row that is open
	rows  int // open table rows
}

var headingStyle = regexp.MustCompile(`(?i)^(?:heading|title$|subtitle$|berschrift|titre|titolo|ttulo)\s?(\d?)`)

func (w *wordWriter) token(token xml.Token, depth int) error {
	switch t := token.(type) {
	case xml.StartElement:
		if w.skip == 0 {
			w.start(t, depth)
		}
	case xml.EndElement:
		if w.skip > depth {
			w.skip = 0
		}
		if w.skip == 0 {
			w.end(t)
		}
	case xml.CharData:
		if w.texts > 0 && w.skip == 0 {
			w.run.Write(t)
		}
	}
	return nil
}

func (w *wordWriter) start(e xml.StartElement, depth int) {
	switch e.Name.Local {
	case "del", "moveFrom", "Fallback", "instrText", "delText", "footnoteReference", "annotationRef":
		w.skip = depth
	case "t":
		w.texts++
	case "tab", "br", "cr":
		w.run.WriteByte(' ')
	case "noBreakHyphen":
		w.run.WriteByte('-')
	case "pStyle":
		if groups := headingStyle.FindStringSubmatch(attribute(e, "val")); groups != nil {
			w.kind, w.level = heading, int(("1" + groups[1])[len(groups[1])]-'0')
		} else if strings.Contains(strings.ToLower(attribute(e, "val")), "list") && w.kind == paragraph {
			w.kind = bullet
		}
	case "numPr":
		if w.kind == paragraph {
			w.kind = bullet
		}
	case "tr":
		w.rows++
		w.cells = 0
	case "tc":
		if w.cells++; w.cells > 1 {
			w.run.WriteString(" | ")
		}
	}
}

func (w *wordWriter) end(e xml.EndElement) {
	switch e.Name.Local {
	case "t":
		w.texts--
	case "tr":
		w.rows--
		w.flush()
	case "p":
		if w.rows > 0 {
			w.run.WriteByte(' ')
			return
		}
		w.flush()
	}
}

func (w *wordWriter) flush() {
	w.prose.add(w.kind, w.level, w.run.String())
	w.run.Reset()
	w.kind, w.level = paragraph, 0
}
