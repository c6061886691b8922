package formats

import (
	"bytes"
	"context"
	"iter"
	"strings"
	"unicode"

	"github.com/parleygraph/parley/loaders/faults"
	"github.com/parleygraph/parley/loaders/formats/pdf"
	"github.com/parleygraph/parley/loaders/masthead"
)

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
	pages, author, err := pdf.Pages(ctx, raw)
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
