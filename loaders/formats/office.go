package formats

import (
	"encoding/xml"
	"strings"
)

// An officeText writes the paragraphs of an office document as prose. What its elements mean is the format's.
type officeText struct {
	prose *prose
	run   strings.Builder // of the paragraph, or of the table row
	kind  blockKind
	level int
	skip  int // how deep the element lies that is left out; 0: none
	open  int // elements whose characters are text
	rows  int // open table rows
	cells int // of the table row that is open
}

// An officeFormat says what elements mean.
type officeFormat interface {
	start(e xml.StartElement, depth int)
	end(e xml.EndElement)
}

// read returns what takes the tokens of a document of a format.
func (o *officeText) read(format officeFormat) func(token xml.Token, depth int) error {
	return func(token xml.Token, depth int) error {
		switch t := token.(type) {
		case xml.StartElement:
			if o.skip == 0 {
				format.start(t, depth)
			}
		case xml.EndElement:
			if o.skip > depth {
				o.skip = 0
			}
			if o.skip == 0 {
				format.end(t)
			}
		case xml.CharData:
			if o.open > 0 && o.skip == 0 {
				o.run.Write(t)
			}
		}
		return nil
	}
}

func (o *officeText) startRow() {
	o.rows++
	o.cells = 0
}

func (o *officeText) startCell() {
	if o.cells++; o.cells > 1 {
		o.run.WriteString(" | ")
	}
}

func (o *officeText) endRow() {
	o.rows--
	o.flush()
}

// endParagraph ends a paragraph; those of a table row stand on one line.
func (o *officeText) endParagraph() {
	if o.rows > 0 {
		o.run.WriteByte(' ')
		return
	}
	o.flush()
}

func (o *officeText) flush() {
	o.prose.add(o.kind, o.level, o.run.String())
	o.run.Reset()
	o.kind, o.level = paragraph, 0
}
