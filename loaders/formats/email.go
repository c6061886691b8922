package formats

import (
	"bytes"
	"context"
	"encoding/base64"
	"io"
	"iter"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"

	"golang.org/x/net/html/charset"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/faults"
	"github.com/parleygraph/parley/loaders/masthead"
	"github.com/parleygraph/parley/loaders/plain"
)

// How deep the parts of a message may lie within one another, and how many there may be.
const (
	deepestPart = 8
	mostParts   = 200
)

// readEmail reads a stored message: its text, of a message in several forms the plain one, under its subject. Its publisher is the sender. Attachments are left
// out, and so is what it quotes of older messages.
func readEmail(_ context.Context, in *Input) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) { yield(in.email()) }
}

func (in *Input) email() (Record, error) {
	raw, err := in.bytes()
	if err != nil {
		return Record{}, err
	}
	message, err := mail.ReadMessage(bytes.NewReader(bytes.TrimPrefix(raw, []byte(plain.MarkUTF8))))
	if err != nil {
		return Record{}, faults.Invalid("it is no message: its header can't be read (%w)", err)
	}
	m := mailed{in: in}
	if err := m.part(textproto.MIMEHeader(message.Header), message.Body, 0); err != nil {
		return Record{}, err
	}
	text := m.plain
	if strings.TrimSpace(text) == "" {
		if text, err = fragment(m.html, in.Limit); err != nil {
			return Record{}, err
		}
	}
	text, older := unquoted(text)
	if older > 0 {
		in.Note("%d lines that it quotes of older messages are left out", older)
	}
	if m.left > 0 {
		in.Note("%d of its parts are attachments and left out: save them as files to load them", m.left)
	}
	given := headers(message.Header)
	return Record{Text: titled(given.Title, plain.Canonical(text)), Given: given, From: FromMetadata}, checkText(text)
}

// unquoted returns the text of a message without the lines that it quotes ("> ..."), and without the one that says whose they are ("On Monday somebody wrote:"),
// and how many lines it quotes. A message that is nothing but a quotation is kept whole.
func unquoted(text string) (string, int) {
	var kept []string
	older, inside := 0, false
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, ">") {
			kept, inside = append(kept, line), false
			continue
		}
		if !inside {
			kept = kept[:introduced(kept)]
		}
		older, inside = older+1, true
	}
	if own := strings.Join(kept, ""); strings.TrimSpace(own) != "" {
		return own, older
	}
	return text, 0
}

// introduced returns how many lines are left without the one that introduces the quotation behind them, which names a day or an address.
func introduced(lines []string) int {
	last := len(lines) - 1
	for last >= 0 && strings.TrimSpace(lines[last]) == "" {
		last--
	}
	if last >= 0 && strings.HasSuffix(strings.TrimSpace(lines[last]), ":") && strings.ContainsAny(lines[last], "@0123456789") {
		return last
	}
	return len(lines)
}

// headers reads what a message says of itself. The day is that of the sender's clock.
func headers(header mail.Header) Metadata {
	words := mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
	given := Metadata{ID: strings.Trim(strings.TrimSpace(header.Get("Message-Id")), "<>")}
	if subject, err := words.DecodeHeader(header.Get("Subject")); err == nil {
		given.Title = strings.ToValidUTF8(plain.OneLine(subject), "")
	}
	addresses := mail.AddressParser{WordDecoder: &words}
	if from, err := addresses.Parse(header.Get("From")); err == nil {
		given.Publisher = strings.ToValidUTF8(plain.OneLine(from.Name), "")
		given.Authors = masthead.Authors(from.Name)
	}
	if at, err := header.Date(); err == nil && at.Year() > 1970 {
		given.Published = string(graph.DayOf(at))
	}
	if strings.ContainsFunc(given.ID, func(r rune) bool { return r <= ' ' }) {
		given.ID = ""
	}
	return given
}

// mailed gathers the text of a message's parts.
type mailed struct {
	in          *Input
	plain, html string
	parts, left int
}

func (m *mailed) part(header textproto.MIMEHeader, body io.Reader, depth int) error {
	if m.parts++; m.parts > mostParts || depth > deepestPart {
		return faults.Invalid("it has more than %d parts, or parts that lie more than %d deep: it is no letter", mostParts, deepestPart)
	}
	kind, params, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil {
		kind = "text/plain"
	}
	if strings.HasPrefix(kind, "multipart/") {
		return m.several(multipart.NewReader(body, params["boundary"]), depth)
	}
	disposition, _, err := mime.ParseMediaType(header.Get("Content-Disposition"))
	if err == nil && disposition == "attachment" || !strings.HasPrefix(kind, "text/") {
		m.left++
		return nil
	}
	return m.text(kind, params["charset"], transferred(header, body))
}

func (m *mailed) several(parts *multipart.Reader, depth int) error {
	for {
		part, err := parts.NextRawPart()
		if err != nil {
			return nil // the end, or a message that is cut off: what there is counts
		}
		if err := m.part(part.Header, part, depth+1); err != nil {
			return err
		}
	}
}

// text adds the text of a part to that of its kind.
func (m *mailed) text(kind, encoding string, body io.Reader) error {
	raw, err := io.ReadAll(io.LimitReader(body, m.in.Limit))
	if err != nil && len(raw) == 0 {
		return faults.Invalid("its text can't be decoded: %w", err)
	}
	if encoding != "" && !strings.EqualFold(encoding, "utf-8") {
		if decoded, err := charset.NewReaderLabel(encoding, bytes.NewReader(raw)); err == nil {
			if raw, err = io.ReadAll(decoded); err != nil {
				return faults.Invalid("its text can't be decoded: %w", err)
			}
		}
	}
	text, err := m.in.utf8(raw)
	if len(raw) == 0 || err != nil {
		return err
	}
	if kind == "text/html" {
		m.html += text
		return nil
	}
	m.plain += text + "\n"
	return nil
}

// transferred undoes the encoding in which a part travels.
func transferred(header textproto.MIMEHeader, body io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(header.Get("Content-Transfer-Encoding"))) {
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		return quotedprintable.NewReader(body)
	}
	return body
}
