// Package pdf finds the lines of print on the pages of a PDF file, in the order in which people read them: column by column, without running heads.
//
//	pages, author, err := pdf.Pages(ctx, raw)
//
// The parser below it may loop, or take all memory, on a file that is made to: it is for a process of its own.
package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/ledongthuc/pdf"

	"github.com/parleygraph/parley/loaders/faults"
)

// Pages returns the lines of each page, and the author that the file names.
func Pages(ctx context.Context, raw []byte) (pages [][]Line, author string, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = faults.Invalid("it can't be read as PDF: it is damaged (%v)", fault)
		}
	}()
	file, err := pdf.NewReader(bytes.NewReader(raw), int64(len(raw)))
	switch {
	case errors.Is(err, pdf.ErrInvalidPassword):
		return nil, "", faults.Invalid("it is encrypted: save it without a password")
	case err != nil:
		return nil, "", faults.Invalid("it can't be read as PDF: it is damaged or cut off (%w)", err)
	}
	for _, page := range pageTree(file.Trailer().Key("Root").Key("Pages")) {
		if ctx.Err() != nil {
			return nil, "", ctx.Err()
		}
		pages = append(pages, pageLines(page))
	}
	return withoutRunningHeads(pages, BodySize(pages)), file.Trailer().Key("Info").Key("Author").Text(), nil
}

// A leaf is a page with the resources that it inherits.
type leaf struct{ page, resources pdf.Value }

// deepestPage is how many nodes of the tree of pages may lie within one another.
const deepestPage = 40

// mostPages is how many pages of a PDF file are read; those behind them are left out.
const mostPages = 5000

// pageTree returns the pages in their order. The library follows a tree that leads back to itself without end, so that it is walked here; what the file says of the
// number of its pages is not believed.
func pageTree(root pdf.Value) []leaf {
	var pages []leaf
	nodes := 0
	var walk func(node, resources pdf.Value, depth int)
	walk = func(node, resources pdf.Value, depth int) {
		if nodes++; depth > deepestPage || nodes > 2*mostPages || len(pages) == mostPages {
			return
		}
		if own := node.Key("Resources"); own.Kind() == pdf.Dict {
			resources = own
		}
		kids := node.Key("Kids")
		if kids.Kind() != pdf.Array {
			if node.Kind() == pdf.Dict && node.Key("Type").Name() != "Pages" {
				pages = append(pages, leaf{node, resources})
			}
			return
		}
		for i := range kids.Len() {
			walk(kids.Index(i), resources, depth+1)
		}
	}
	walk(root, pdf.Value{}, 0)
	return pages
}

// pageLines returns the lines of a page in reading order, none of a page that is damaged: the others may be whole.
func pageLines(page leaf) (lines []Line) {
	defer func() {
		if recover() != nil {
			lines = nil
		}
	}()
	return inOrder(runsOf(glyphsOf(page)))
}

// String shows a line for a test's message.
func (l Line) String() string { return fmt.Sprintf("%.0f,%.0f %q", l.Left, l.Base, l.Text) }
