package formats

import (
	"context"
	"encoding/xml"
	"iter"
	"strconv"
	"strings"
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
	w := odtWriter{prose: &prose{limit: int(in.Limit)}, parents: map[string]string{}}
	if err := eachToken(ctx, raw, w.token); err != nil {
		return Record{}, err
	}
	text := w.prose.text()
	return Record{Text: text, Given: a.office(ctx, "meta.xml"), From: FromMetadata}, checkText(text)
}

// An odtWriter writes the paragraphs of an OpenDocument text as prose.
type odtWriter struct {
	prose   *prose
	run     strings.Builder
	parents map[string]string // of styles that the text makes for itself
	kind    blockKind
	level   int
	skip    int // how deep the element lies that is left out; 0: none
	open    int // paragraphs and headings
	lists   int
	rows    int
	cells   int
}

func (w *odtWriter) token(token xml.Token, depth int) error {
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
		if w.open > 0 && w.skip == 0 {
			w.run.Write(t)
		}
	}
	return nil
}

func (w *odtWriter) start(e xml.StartElement, depth int) {
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
		w.rows++
		w.cells = 0
	case "table-cell":
		if w.cells++; w.cells > 1 {
			w.run.WriteString(" | ")
		}
	}
}

// style sets the kind of a paragraph: a title's style makes it a heading, a list's an item.
func (w *odtWriter) style(name string) {
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

func (w *odtWriter) end(e xml.EndElement) {
	switch e.Name.Local {
	case "list-item":
		w.lists--
	case "table-row":
		w.rows--
		w.flush()
	case "p", "h":
		w.open--
		if w.rows > 0 {
			w.run.WriteByte(' ')
			return
		}
		w.flush()
	}
}

func (w *odtWriter) flush() {
	w.prose.add(w.kind, w.level, w.run.String())
	w.run.Reset()
	w.kind, w.level = paragraph, 0
}
