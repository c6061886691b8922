package mention

import (
	"strings"
	"testing"
)

// TestPlainlySpaced holds that what is plainly spaced is what white space collapses to.
func TestPlainlySpaced(t *testing.T) {
	for _, text := range []string{"Norway", "the King of Norway", "the  King", "the\nKing", "the King ", " the King", "the\u00a0King", "", "the Kíng"} {
		if plainlySpaced(text) && text != strings.Join(strings.Fields(text), " ") {
			t.Errorf("%q is not plainly spaced", text)
		}
	}
	if !plainlySpaced("the King of Norway") {
		t.Error("single spaces are plain")
	}
}
