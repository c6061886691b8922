package loaders

import (
	"context"
	"fmt"
	"io"
	"iter"
	"strings"
)

// readText reads the whole input as one document without metadata of its own.
func readText(_ context.Context, in *input) iter.Seq2[record, error] {
	return func(yield func(record, error) bool) {
		text, err := in.text()
		if err == nil {
			err = checkText(text)
		}
		yield(record{text: text}, err)
	}
}

// bytes returns the whole input.
func (in *input) bytes() ([]byte, error) {
	raw, err := io.ReadAll(io.LimitReader(in, in.Limit+1))
	if err != nil {
		return nil, unreadable(err)
	}
	if int64(len(raw)) > in.Limit {
		return nil, invalid("it is larger than the limit of %s: split it, or raise the limit", size(in.Limit))
	}
	if len(raw) == 0 {
		return nil, invalid("it is empty")
	}
	return raw, nil
}

// text returns the canonical text of the input.
func (in *input) text() (string, error) {
	raw, err := in.bytes()
	if err != nil {
		return "", err
	}
	return in.decode(raw)
}

// refuseBlank returns an error where a text has nothing to read.
func refuseBlank(text string) error {
	if strings.TrimSpace(text) == "" {
		return invalid("it holds white space only: there is nothing to read")
	}
	return nil
}

// checkText refuses canonical text that holds nothing to read, so that what is accepted once is accepted again.
func checkText(text string) error {
	if isBinary([]byte(text)) {
		return invalid("it is %s, not text: convert it to text first", kindOf([]byte(text)))
	}
	return refuseBlank(text)
}

// size words a number of bytes.
func size(n int64) string {
	switch {
	case n >= 1<<20 && n%(1<<20) == 0:
		return fmt.Sprintf("%d MiB", n>>20)
	case n >= 1<<10 && n%(1<<10) == 0:
		return fmt.Sprintf("%d KiB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}
