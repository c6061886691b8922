package formats

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"slices"

	"golang.org/x/net/html/charset"

	"github.com/parleygraph/parley/loaders/faults"
	"github.com/parleygraph/parley/loaders/plain"
)

// eachToken walks XML and hands each element and text to visit, with how deep it lies. Entities of its own are not expanded and nothing outside is
// fetched: encoding/xml does neither.
func eachToken(ctx context.Context, raw []byte, visit func(token xml.Token, depth int) error) error {
	decoder := xml.NewDecoder(bytes.NewReader(raw))
	decoder.CharsetReader = charset.NewReaderLabel
	depth := 0
	for count := 0; ; count++ {
		if count&0xfff == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		token, err := decoder.RawToken()
		if errors.Is(err, io.EOF) {
			if depth > 0 {
				return faults.Invalid("its XML is cut off")
			}
			return nil
		}
		if err != nil {
			return faults.Invalid("its XML is damaged: %w", err)
		}
		switch token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
		if depth > deepest {
			return faults.Invalid("its XML lies more than %d elements deep: it is a trap", deepest)
		}
		if err := visit(token, depth); err != nil {
			return err
		}
	}
}

// attribute returns an attribute of an element by its local name.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// plainXML returns the texts of the elements of each of the names.
func plainXML(ctx context.Context, raw []byte, names ...string) map[string][]string {
	found := map[string][]string{}
	open := ""
	err := eachToken(ctx, raw, func(token xml.Token, _ int) error {
		switch t := token.(type) {
		case xml.StartElement:
			open = t.Name.Local
		case xml.EndElement:
			open = ""
		case xml.CharData:
			if text := plain.OneLine(string(t)); text != "" && slices.Contains(names, open) {
				found[open] = append(found[open], text)
			}
		}
		return nil
	})
	if err != nil {
		return found // what stood ahead of the fault; metadata is a courtesy
	}
	return found
}

// first returns the first of texts, "" where there is none.
func first(texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	return texts[0]
}
