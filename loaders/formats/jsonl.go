package formats

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/parleygraph/parley/loaders/faults"
	"github.com/parleygraph/parley/loaders/masthead"
	"github.com/parleygraph/parley/loaders/plain"
)

// patience is how many bad lines a corpus may begin with before it is given up as none.
const patience = 100

// readJSONL reads a corpus: one JSON object a line, of at most Options.Limit bytes. The text is the value of "text", unchanged; keys that have no
// meaning here are passed over, as corpora carry many. A bad line is an error and the next line follows. Where no line at all is a
// document, that is one error, with the reason of the first.
func readJSONL(_ context.Context, in *Input) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		c := &corpus{in: bufio.NewReaderSize(in, 64<<10), limit: in.Limit, yield: yield}
		if head, _ := c.in.Peek(512); len(head) > 0 && plain.IsBinary(plain.Whole(head)) {
			yield(Record{}, faults.Invalid("it is %s: a corpus is UTF-8 text with a JSON object on each line", plain.KindOf(head)))
			return
		}
		for c.next() {
		}
		c.finish()
	}
}

// corpus is the state of reading one.
type corpus struct {
	in      *bufio.Reader
	limit   int64
	yield   func(Record, error) bool
	line    int
	found   bool    // a document was yielded
	pending []error // bad lines before the first document
	stopped bool    // nothing more is to be yielded
}

// next reads a line and tells whether to go on.
func (c *corpus) next() bool {
	line, last, err := c.readLine()
	if c.line == 1 {
		line = bytes.TrimPrefix(line, []byte(plain.MarkUTF8))
	}
	switch {
	case err != nil:
		c.bad(err)
	case len(bytes.TrimSpace(line)) > 0:
		c.parse(line)
	}
	return !last && !c.stopped && len(c.pending) < patience
}

func (c *corpus) parse(line []byte) {
	rec, err := parseLine(line)
	if err != nil {
		c.bad(err)
		return
	}
	c.flush()
	c.found = true
	rec.Line = c.line
	c.stopped = c.stopped || !c.yield(rec, nil)
}

// bad reports a bad line, or holds it back until the first document shows that this is a corpus.
func (c *corpus) bad(err error) {
	err = faults.AtLine(c.line, err)
	if !c.found {
		c.pending = append(c.pending, err)
		return
	}
	c.stopped = c.stopped || !c.yield(Record{}, err)
}

func (c *corpus) flush() {
	for _, err := range c.pending {
		c.stopped = c.stopped || !c.yield(Record{}, err)
	}
	c.pending = nil
}

// finish says so where no line was a document.
func (c *corpus) finish() {
	switch {
	case c.stopped || c.found:
	case len(c.pending) == 0:
		c.yield(Record{}, faults.Invalid("it is empty"))
	case !slices.ContainsFunc(c.pending, func(err error) bool { return !IsAnnotation(err) }):
		c.yield(Record{}, annotation{faults.Invalid("it holds annotations and no documents: load those, and give it to `parley eval`")})
	case len(c.pending) == 1:
		c.flush()
	default:
		var first *faults.FileError
		errors.As(c.pending[0], &first)
		c.yield(Record{}, faults.Invalid("none of its first %d filled lines is a document; line %d: %w", len(c.pending), first.Line, first.Err))
	}
}

// IsAnnotation tells whether an error says that an input holds annotations of documents, and no documents.
func IsAnnotation(err error) bool { return errors.As(err, &annotation{}) }

// readLine returns the next line without its end, and whether it is the last. What is over the limit is read past.
func (c *corpus) readLine() (line []byte, last bool, err error) {
	c.line++
	over := false
	for {
		piece, err := c.in.ReadSlice('\n')
		over = over || int64(len(line)+len(piece)) > c.limit+1
		if !over {
			line = append(line, piece...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && !errors.Is(err, io.EOF):
			return nil, true, faults.Unreadable(err)
		case over:
			return nil, err != nil, faults.Invalid("the line is larger than the limit of %s: split its document, or raise the limit", faults.Size(c.limit))
		}
		return bytes.TrimSuffix(line, []byte("\n")), err != nil, nil
	}
}

// jsonLine is the object on a line.
type jsonLine struct {
	ID          scalar  `json:"id"`
	URL         string  `json:"url"`
	Title       string  `json:"title"`
	Text        *string `json:"text"`
	PublishedAt string  `json:"publishedAt"`
	Publisher   string  `json:"publisher"`
	Collection  string  `json:"collection"`
	Language    string  `json:"language"`
	Authors     texts   `json:"authors"`
	Author      texts   `json:"author"`

	Doc  string `json:"doc"`  // of an annotation: the document that it is about
	Type string `json:"type"` // and what it says of it
}

// annotation is the error of a line that annotates a document and is none, and of a file that holds such lines only.
type annotation struct{ error }

// Unwrap returns the error with its code.
func (a annotation) Unwrap() error { return a.error }

// scalar takes a JSON string, or a number as written: many corpora count their documents.
type scalar string

// UnmarshalJSON implements json.Unmarshaler.
func (s *scalar) UnmarshalJSON(raw []byte) error {
	if raw[0] == '"' || string(raw) == "null" {
		return json.Unmarshal(raw, (*string)(s))
	}
	var number json.Number
	if err := json.Unmarshal(raw, &number); err != nil {
		return err
	}
	*s = scalar(number)
	return nil
}

// texts takes a JSON string, or a list of them.
type texts []string

// UnmarshalJSON implements json.Unmarshaler.
func (t *texts) UnmarshalJSON(raw []byte) error {
	if raw[0] == '[' {
		return json.Unmarshal(raw, (*[]string)(t))
	}
	var one string
	err := json.Unmarshal(raw, &one)
	*t = texts{one}
	return err
}

func parseLine(raw []byte) (Record, error) {
	if !utf8.Valid(raw) {
		return Record{}, faults.Invalid("the line is not UTF-8: save the corpus as UTF-8")
	}
	var line jsonLine
	if err := json.Unmarshal(raw, &line); err != nil {
		return Record{}, jsonFault(err)
	}
	if line.Text == nil && line.Doc != "" && line.Type != "" {
		return Record{}, annotation{faults.Invalid("it is an annotation of %q and no document: `parley eval` reads it", line.Doc)}
	}
	if line.Text == nil {
		return Record{}, faults.Invalid(`it has no "text": each line needs one, beside id, url, title, publishedAt, publisher, authors, collection, language`)
	}
	given := Metadata{
		ID: strings.TrimSpace(string(line.ID)), URL: strings.TrimSpace(line.URL), Title: strings.TrimSpace(line.Title),
		Publisher: strings.TrimSpace(line.Publisher), Published: line.PublishedAt,
		Collection: strings.TrimSpace(line.Collection), Language: strings.TrimSpace(line.Language), Authors: masthead.Authors(append(line.Authors, line.Author...)...),
	}
	return Record{Text: *line.Text, Given: given, From: masthead.FromGiven}, checkValue(raw, *line.Text)
}

// checkValue refuses a text that holds nothing, or that no text can hold.
func checkValue(raw []byte, text string) error {
	if strings.IndexByte(text, 0) >= 0 {
		return faults.Invalid("its text holds a NUL character: take it out")
	}
	written := bytes.Count(raw, []byte("\ufffd")) + bytes.Count(bytes.ToLower(raw), []byte(`\ufffd`))
	if strings.Count(text, "\ufffd") > written {
		return faults.Invalid(`its text holds half a character (\ud800 to \udfff alone): write the pair`)
	}
	return refuseBlank(text)
}

// jsonFault words an error of the JSON decoder.
func jsonFault(err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax) && strings.Contains(err.Error(), "unexpected end"):
		return faults.Invalid("its object does not end on the line: the file is cut off, or a document takes several lines%w", faults.Quietly(err))
	case errors.As(err, &syntax):
		return faults.Invalid("the line is no JSON at byte %d: %w", syntax.Offset, err)
	case errors.As(err, &kind) && kind.Field != "":
		return faults.Invalid("%q is a JSON %s: write a string%w", kind.Field, kind.Value, faults.Quietly(err))
	case errors.As(err, &kind):
		return faults.Invalid("the line is a JSON %s: write an object%w", kind.Value, faults.Quietly(err))
	}
	return faults.Invalid("the line can't be read: %w", err)
}
