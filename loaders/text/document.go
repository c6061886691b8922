// Package text cuts a document's canonical text into blocks, sentences and quotations. It knows no actor and rewrites nothing: every span is
// [start, end) in bytes of the text that it was given.
//
//	d := text.Read(body, title)
//	for i, s := range d.Sentences { fmt.Println(body[s.Start:s.End], d.Blocks[s.Block].Kind) }
package text

import (
	"cmp"
	"slices"
)

// Kind says what a block of text is.
type Kind uint8

// The kinds of blocks.
const (
	Paragraph Kind = iota
	Title          // the document's own title, or a repetition of it
	Heading
	Bullet
	Caption
	Field       // a line of a header: "Title: ...", "Date: ..."
	Boilerplate // tags, categories, bylines: read by nobody
)

// String returns a kind as people read it.
func (k Kind) String() string {
	return [...]string{Paragraph: "paragraph", Title: "title", Heading: "heading", Bullet: "bullet", Caption: "caption", Field: "field", Boilerplate: "boilerplate"}[k]
}

// A Span is the bytes [Start, End) of the document's text.
type Span struct{ Start, End int }

// A Block is a run of text that sentences do not cross.
type Block struct {
	Kind Kind
	Span
	Label    Span // of a turn of a transcript: the speaker's label, without its colon; empty elsewhere
	Dateline Span // "KYIV, Dec. 20 (Agency) -" with which it begins; empty where there is none
}

// A Sentence is one sentence of a block, without the label and dateline before it.
type Sentence struct {
	Span
	Block int // its index
}

// A Quotation is the text between quotation marks, the marks left out. One that goes on in the next paragraph, which opens with a mark again, is one quotation for each.
type Quotation struct {
	Span
	Block     int
	Continues bool // the block before left it open
}

// A Document is a text taken apart. It is immutable.
type Document struct {
	Text       string
	Blocks     []Block
	Sentences  []Sentence
	Quotations []Quotation // in order; they do not overlap
}

// SentenceAt returns the sentence in which a byte stands, -1 for none.
func (d *Document) SentenceAt(at int) int {
	i, _ := slices.BinarySearchFunc(d.Sentences, at, func(s Sentence, at int) int { return cmp.Compare(s.End, at+1) })
	if i == len(d.Sentences) || d.Sentences[i].Start > at {
		return -1
	}
	return i
}

// QuotationAt returns the index of the quotation that holds byte at, -1 where none does.
func (d *Document) QuotationAt(at int) int {
	lo, hi := 0, len(d.Quotations)
	for lo < hi {
		if mid := (lo + hi) / 2; d.Quotations[mid].End <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(d.Quotations) && d.Quotations[lo].Start <= at {
		return lo
	}
	return -1
}
