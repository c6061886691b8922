package formats

import (
	"context"
	"io"
	"iter"
	"strings"

	"github.com/parleygraph/parley/loaders/faults"
	"github.com/parleygraph/parley/loaders/plain"
)

// readText reads the whole input as one document without metadata of its own.
func readText(_ context.Context, in *Input) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		text, err := in.text()
		if err == nil {
			err = checkText(text)
		}
		yield(Record{Text: text}, err)
	}
}

// bytes returns the whole input.
func (in *Input) bytes() ([]byte, error) {
	raw, err := io.ReadAll(io.LimitReader(in, in.Limit+1))
	if err != nil {
		return nil, faults.Unreadable(err)
	}
	if int64(len(raw)) > in.Limit {
		return nil, faults.Invalid("it is larger than the limit of %s: split it, or raise the limit", faults.Size(in.Limit))
	}
	if len(raw) == 0 {
		return nil, faults.Invalid("it is empty")
	}
	return raw, nil
}

// text returns the canonical text of the input.
func (in *Input) text() (string, error) {
	raw, err := in.bytes()
	if err != nil {
		return "", err
	}
	return in.decode(raw)
}

// refuseBlank returns an error where a text has nothing to read.
func refuseBlank(text string) error {
	if strings.TrimSpace(text) == "" {
		return faults.Invalid("it holds white space only: there is nothing to read")
	}
	return nil
}

// checkText refuses canonical text that holds nothing to read, so that what is accepted once is accepted again.
func checkText(text string) error {
	if plain.IsBinary([]byte(text)) {
		return faults.Invalid("it is %s, not text: convert it to text first", plain.KindOf([]byte(text)))
	}
	return refuseBlank(text)
}

// decode returns the canonical text of raw bytes: UTF-8 in NFC, line ends \n, no byte order mark. Input that is not text, or whose
// encoding can't be told, is refused; an encoding that is a guess is noted.
func (in *Input) decode(raw []byte) (string, error) {
	text, err := in.utf8(raw)
	if err != nil {
		return "", err
	}
	if at := strings.IndexByte(text, 0); at >= 0 {
		return "", faults.AtLine(plain.LineAt(text, at), faults.Invalid("it holds a NUL character: it is damaged, or no text"))
	}
	return plain.Canonical(text), nil
}

// utf8 decodes by the encoding given, else by what the bytes can be.
func (in *Input) utf8(raw []byte) (string, error) {
	if in.Encoding != "" {
		return plain.DecodeAs(raw, in.Encoding)
	}
	text, guessed, err := plain.Guess(raw)
	if guessed != "" && err == nil {
		in.Note("%s", guessed)
	}
	return text, err
}
