package formats

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"unicode"

	"github.com/ledongthuc/pdf"

	"github.com/parleygraph/parley/loaders/faults"
	"github.com/parleygraph/parley/loaders/masthead"
)

// mostPages is how many pages of a PDF file are read; those behind them are left out.
const mostPages = 5000

// readPDF reads a PDF file: its pages in reading order, column by column, without running heads. It is run in a child process, as its parser may panic, loop, or take all
// memory.
func readPDF(ctx context.Context, in *Input) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) { yield(in.pdf(ctx)) }
}

func (in *Input) pdf(ctx context.Context) (Record, error) {
	raw, err := in.bytes()
	if err != nil {
		return Record{}, err
	}
	raw = raw[max(0, bytes.Index(raw, []byte("%PDF-"))):]
	pages, author, err := pdfPages(ctx, raw)
	if err != nil {
		return Record{}, err
	}
	p := &prose{limit: int(in.Limit)}
	writePages(p, pages)
	text := p.text()
	if strings.TrimSpace(text) == "" {
		return Record{}, faults.Invalid("its pages hold pictures and no text: it is a scan, run text recognition over it (OCR)")
	}
	if !isLanguage(text) {
		return Record{}, faults.Invalid("its text is no language: its fonts do not say which letters they show, run text recognition over it (OCR)")
	}
	return Record{Text: text, Pages: p.pages, Given: Metadata{Authors: masthead.Authors(author)}, From: FromMetadata}, checkText(text)
}

// pdfPages returns the lines of each page, and the author that the file names.
func pdfPages(ctx context.Context, raw []byte) (pages [][]pdfLine, author string, err error) {
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
	return withoutRunningHeads(pages, bodySize(pages)), file.Trailer().Key("Info").Key("Author").Text(), nil
}

// A pdfPage is a page with the resources that it inherits.
type pdfPage struct{ page, resources pdf.Value }

// deepestPage is how many nodes of the tree of pages may lie within one another.
const deepestPage = 40

// pageTree returns the pages in their order. The library follows a tree that leads back to itself without end, so that it is walked here; what the file says of the
// number of its pages is not believed.
func pageTree(root pdf.Value) []pdfPage {
	var pages []pdfPage
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
				pages = append(pages, pdfPage{node, resources})
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
func pageLines(page pdfPage) (lines []pdfLine) {
	defer func() {
		if recover() != nil {
			lines = nil
		}
	}()
	return inOrder(runsOf(glyphsOf(page)))
}

// isLanguage tells whether a text reads like one: mostly letters and spaces, words of a length that words have.
func isLanguage(text string) bool {
	letters, others, words := 0, 0, len(strings.Fields(text))
	for _, r := range masthead.Opening(text, masthead.Reach) {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r):
			letters++
		case unicode.IsSpace(r), unicode.IsPunct(r):
		default:
			others++
		}
	}
	return letters > 0 && others*10 < letters && words*40 > min(len(text), masthead.Reach) && !strings.Contains(text, "(cid:")
}

// String shows a line for a test's message.
func (l pdfLine) String() string { return fmt.Sprintf("%.0f,%.0f %q", l.left, l.base, l.text) }
