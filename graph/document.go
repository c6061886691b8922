package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"sort"
	"unicode/utf8"
)

// A Document is one loaded text. Text is canonical: UTF-8, NFC, line ends \n, never rewritten afterwards; every span of the graph is
// [start, end) in bytes of it.
type Document struct {
	ID            string   `json:"id"`                      // given, else the URL without fragment, else collection/relative path
	Origin        string   `json:"origin,omitempty"`        // where its bytes came from: a path, a URL, a corpus file with its line
	Collection    string   `json:"collection,omitempty"`    // the case file it belongs to
	Path          string   `json:"path,omitempty"`          // the file's path as given
	URL           string   `json:"url,omitempty"`           // where it was published
	Title         string   `json:"title,omitempty"`         //
	TitleFrom     string   `json:"titleFrom,omitempty"`     // where the title was found: given, front matter, field of a header, heading, first line
	Publisher     string   `json:"publisher,omitempty"`     //
	Authors       []string `json:"authors,omitempty"`       // who wrote it, as it names them
	PublishedAt   Day      `json:"publishedAt,omitempty"`   // publication day, unknown when empty; never a file's time
	PublishedFrom string   `json:"publishedFrom,omitempty"` // where the day was found: given, front matter, metadata, dateline, text, title
	PublishedIn   string   `json:"publishedIn,omitempty"`   // the month ("2024-05") or the year ("2024") of publication, where no day is known
	PublishedSure string   `json:"publishedSure,omitempty"` // HIGH where the source states the day, MEDIUM where a part of it is inferred
	Language      string   `json:"language,omitempty"`      // BCP 47, "en" where English words prevail, "und" where it can't be told
	SHA256        string   `json:"sha256"`                  // of Text, hexadecimal
	Fingerprint   string   `json:"fingerprint"`             // of text, metadata, grammar version and packs: equal means nothing to do
	Pages         []int    `json:"pages,omitempty"`         // where each page begins in Text, in bytes, of what has pages
	Text          string   `json:"text"`
}

// NodeID returns the document's id.
func (d *Document) NodeID() string { return d.ID }

// NodeKind returns KindDocument.
func (d *Document) NodeKind() Kind { return KindDocument }

// Slice returns the text of a span, and false where the span lies outside the text, is empty or cuts a character.
func (d *Document) Slice(start, end int) (string, bool) {
	if start < 0 || end <= start || end > len(d.Text) {
		return "", false
	}
	if !utf8.RuneStart(d.Text[start]) || (end < len(d.Text) && !utf8.RuneStart(d.Text[end])) {
		return "", false
	}
	return d.Text[start:end], true
}

// Page returns the page, from 1, on which a byte of the text stands, and 0 where the document has no pages.
func (d *Document) Page(at int) int {
	return sort.SearchInts(d.Pages, at+1)
}

// Digest returns the hexadecimal SHA-256 of text, as Document.SHA256 holds it.
func Digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// A Passage is a verbatim piece of a document: Text == document.Text[Start:End].
type Passage struct {
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// Empty tells whether the passage holds no text.
func (p Passage) Empty() bool { return p.Text == "" }
