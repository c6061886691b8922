package formats

import (
	"context"
	"encoding/xml"
	"iter"
	"strconv"
)

// readODT reads an OpenDocument text as readDOCX does a Word document.
func readODT(ctx context.Context, in *Input) iter.Seq2[Record, error] {
	return packed(ctx, in, "odt", (*Input).odt)
}

func (in *Input) odt(ctx context.Context, a *archive) (Record, error) {
	raw, err := a.read("content.xml")
	if err != nil {
		return Record{}, err
	}
	w := odtText{officeText: officeText{prose: &prose{limit: int(in.Limit)}}, parents: map[string]string{}}
	if err := eachToken(ctx, raw, w.read(&w)); err != nil {
		return Record{}, err
	}
	text := w.prose.text()
	return Record{Text: text, Given: a.office(ctx, "meta.xml"), From: FromMetadata}, checkText(text)
}

// An odtText is the text of an OpenDocument text.
type odtText struct {
	officeText
	parents map[string]string // of styles that the text makes for itself
	lists   int
}

func (w *odtText) start(e xml.StartElement, depth int) {
	switch e.Name.Local {
	case "tracked-changes", "annotation", "note", "sequence-decls", "forms":
		w.skip = depth
	case "style":
		w.parents[attribute(e, "name")] = attribute(e, "parent-style-name")
	case "h":
		w.open++
		w.kind, w.level = heading, 1
		if level, err := strconv.Atoi(attribute(e, "outline-level")); err == nil {
			w.level = level
		}
	case "p":
		w.open++
		w.style(attribute(e, "style-name"))
	case "list-item":
		w.lists++
	case "s", "tab", "line-break":
		w.run.WriteByte(' ')
	case "table-row":
		w.startRow()
	case "table-cell":
		w.startCell()
	}
}

// style sets the kind of a paragraph: a title's style makes it a heading, a list's an item.
func (w *odtText) style(name string) {
	if parent := w.parents[name]; parent != "" {
		name = parent
	}
	switch {
	case headingStyle.MatchString(name):
		w.kind, w.level = heading, 1
	case w.lists > 0:
		w.kind = bullet
	default:
		w.kind = paragraph
	}
}

func (w *odtText) end(e xml.EndElement) {
	switch e.Name.Local {
	case "list-item":
		w.lists--
	case "table-row":
		w.endRow()
	case "p", "h":
		w.open--
		w.endParagraph()
	}
}
