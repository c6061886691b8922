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
	w := wordText{officeText{prose: &prose{limit: int(in.Limit)}}}
	if err := eachToken(ctx, raw, w.read(&w)); err != nil {
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

// A wordText is the text of a Word document.
type wordText struct{ officeText }

var headingStyle = regexp.MustCompile(`(?i)^(?:heading|title$|subtitle$|berschrift|titre|titolo|ttulo)\s?(\d?)`)

func (w *wordText) start(e xml.StartElement, depth int) {
	switch e.Name.Local {
	case "del", "moveFrom", "Fallback", "instrText", "delText", "footnoteReference", "annotationRef":
		w.skip = depth
	case "t":
		w.open++
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
		w.startRow()
	case "tc":
		w.startCell()
	}
}

func (w *wordText) end(e xml.EndElement) {
	switch e.Name.Local {
	case "t":
		w.open--
	case "tr":
		w.endRow()
	case "p":
		w.endParagraph()
	}
}
