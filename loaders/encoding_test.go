package loaders_test

import (
	"encoding/binary"
	"errors"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders"
)

// utf16Bytes encodes text in an order of bytes, without a mark.
func utf16Bytes(text string, order binary.AppendByteOrder) string {
	var raw []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		raw = order.AppendUint16(raw, unit)
	}
	return string(raw)
}

func TestEncodings(t *testing.T) {
	const text = "The “round” in Brühl is over 🌊\n"
	tests := map[string]struct{ raw, want string }{
		"UTF-8":                      {text, text},
		"UTF-8 with mark":            {"\xef\xbb\xbf" + text, text},
		"UTF-16LE with mark":         {"\xff\xfe" + utf16Bytes(text, binary.LittleEndian), text},
		"UTF-16BE with mark":         {"\xfe\xff" + utf16Bytes(text, binary.BigEndian), text},
		"UTF-16LE without mark":      {utf16Bytes(text, binary.LittleEndian), text},
		"UTF-16BE without mark":      {utf16Bytes(text, binary.BigEndian), text},
		"windows-1252":               {"The \x93round\x94 in Br\xfchl \x96 it\x92s over\n", "The “round” in Brühl – it’s over\n"},
		"ISO 8859-1":                 {"The round in Br\xfchl\n", "The round in Brühl\n"},
		"ISO 8859-2":                 {"The envoy Wa\xb3\xeasa left\n", "The envoy Wałęsa left\n"},
		"windows-1250":               {"The envoy Wa\xb3\xeasa \x96 he left\n", "The envoy Wałęsa – he left\n"},
		"line ends of Windows":       {"one\r\ntwo\r\n", "one\ntwo\n"},
		"line ends of old Macs":      {"one\rtwo\r", "one\ntwo\n"},
		"decomposed letters":         {"Bru\u0308hl", "Brühl"},
		"starts as an image would":   {"BMW drivers in the delegation were late.", "BMW drivers in the delegation were late."},
		"starts as a program would":  {"MZ is the code of Mozambique.", "MZ is the code of Mozambique."},
		"form feed between sections": {"one\n\ftwo\n", "one\n\ftwo\n"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d := parseOne(t, "talks/a.txt", test.raw)
			if diff := cmp.Diff(test.want, d.Text); diff != "" {
				t.Errorf("text of %q (-want +got):\n%s", test.raw, diff)
			}
			if want := graph.Digest(d.Text); d.SHA256 != want {
				t.Errorf("digest: want %s, got %s", want, d.SHA256)
			}
		})
	}
}

func TestRefused(t *testing.T) {
	tests := map[string]struct {
		path, raw string
		line      int
		reason    string // a part of it
	}{
		"empty":                        {"a.txt", "", 0, "it is empty"},
		"white space":                  {"a.txt", " \n\t\n", 0, "white space only"},
		"mark alone":                   {"a.txt", "\xef\xbb\xbf", 0, "white space only"},
		"picture":                      {"a.txt", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", 0, "image/png"},
		"PDF":                          {"a.md", "%PDF-1.7\n1 0 obj\n", 0, "process of its own"},
		"rich text":                    {"a.txt", `{\rtf1\ansi The round}`, 0, "text/rtf"},
		"zip":                          {"a.txt", "PK\x03\x04\x14\x00\x00\x00\x08\x00", 0, "damaged or cut off"},
		"control characters":           {"a.txt", "a\x01b\x02c\x03", 0, "binary data"},
		"NUL in a text":                {"a.txt", "one\ntwo \x00 three", 0, "binary data"},
		"NUL in UTF-16":                {"a.txt", "\xff\xfe" + utf16Bytes("one\ntwo \x00", binary.LittleEndian), 2, "NUL"},
		"UTF-32":                       {"a.txt", "\xff\xfe\x00\x00a\x00\x00\x00", 0, "UTF-32"},
		"UTF-16 cut off":               {"a.txt", "\xff\xfea\x00b", 0, "cut off"},
		"UTF-16 with half a character": {"a.txt", "\xff\xfea\x00\n\x00\x3d\xd8b\x00", 2, "half a character"},
		"UTF-16 ends in half":          {"a.txt", "\xff\xfea\x00\x3d\xd8", 1, "half a character"},
		"UTF-8 cut off":                {"a.txt", "Brühl\nÜber die “Runde\xe2\x80", 2, "cut off"},
		"UTF-8 with a broken byte":     {"a.txt", "Brühl\nüber\nM\xfcller", 3, "byte 14 breaks its UTF-8"},
		"another script in eight bits": {"a.txt", "\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0!", 0, "encoding can't be told"},
		"a byte of no encoding":        {"a.txt", "The round\nin \x81 the delta", 2, "neither UTF-8 nor windows-1252"},
		"too large":                    {"a.txt", strings.Repeat("a", 1<<10+1), 0, "limit of 1 KiB"},

		"front matter without end":     {"a.md", "---\ntitle: The round\n\nText.\n", 1, "no end"},
		"front matter is no YAML":      {"a.md", "---\ntitle: The round\nurl: [\n---\nText.\n", 3, "no YAML: did not find"},
		"front matter, bad indent":     {"a.md", "---\ntitle: The round\n\tdate: 2025\n---\nText.\n", 3, "no YAML"},
		"front matter, list for title": {"a.md", "---\nid: x\ntitle: [a, b]\n---\nText.\n", 3, "must be one value"},
		"front matter alone":           {"a.md", "---\ntitle: x\n---\n\n", 0, "nothing behind its front matter"},

		"unknown type":        {"a.log", "Talks", 0, "files that end in .log"},
		"unknown binary type": {"a.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", 0, "which is not read"},
		"corpus of nothing":   {"a.jsonl", "\n\n", 0, "it is empty"},
		"corpus is a picture": {"a.jsonl", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", 0, "image/png"},
		"corpus of other things": {
			"a.jsonl", strings.Repeat(`{"doc": "x"}`+"\n", 3), 0, `none of its first 3 filled lines is a document; line 1: it has no "text"`,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			documents, errs := parse(t, test.path, test.raw, loaders.Options{Limit: 1 << 10})
			if len(documents) != 0 || len(errs) != 1 {
				t.Fatalf("want one error, got %d documents and errors %v", len(documents), errs)
			}
			var bad *loaders.FileError
			if !errors.As(errs[0], &bad) {
				t.Fatalf("want a FileError, got %T: %v", errs[0], errs[0])
			}
			if bad.Path != test.path || bad.Line != test.line || !strings.Contains(bad.Reason, test.reason) {
				t.Errorf("want %s:%d %q, got %s:%d %q", test.path, test.line, test.reason, bad.Path, bad.Line, bad.Reason)
			}
			if !errors.Is(bad, graph.Invalid) && !errors.Is(bad, graph.Unsupported) {
				t.Errorf("want Invalid or Unsupported, got %v", graph.CodeOf(bad))
			}
		})
	}
}
