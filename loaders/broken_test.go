package loaders_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parleygraph/parley/loaders"
)

// TestBrokenUTF8 says that UTF-8 is broken where its bytes show it, and reads eight-bit text whose letters stand beside the same bytes.
func TestBrokenUTF8(t *testing.T) {
	const before, after = "Norway said ", " of the plan, which is good for the whole of the region and its people.\n"
	for _, c := range []struct{ name, bytes, want string }{
		{"half a quotation mark", "\xe2\x80", "breaks its UTF-8"},
		{"half of the second", "\xe2\x80\x9cyes\xe2\x80", "breaks its UTF-8"},
		{"an emoji without its end", "\xf0\x9f\x98", "breaks its UTF-8"},
		{"half a pair", "\xed\xa0\x80", "breaks its UTF-8"},
		{"Latin with a quotation mark", "\x93caf\xe9\x94", ""},
		{"Latin before a dash", "caf\xe9\x97", ""},
		{"French quotation marks", "\xabcaf\xe9\xbb", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "letter.txt")
			if err := os.WriteFile(path, []byte(before+c.bytes+after), 0o600); err != nil {
				t.Fatal(err)
			}
			for d, err := range loaders.Read(t.Context(), []string{path}, loaders.Options{}) {
				switch {
				case c.want == "" && (err != nil || !strings.Contains(d.Text, "café")):
					t.Errorf("got %q, %v", d.Text, err)
				case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
					t.Errorf("got %q, %v, want an error that says %q", d.Text, err, c.want)
				}
			}
		})
	}
}
