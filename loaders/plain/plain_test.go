package plain_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/plain"
)

func TestGuess(t *testing.T) {
	tests := []struct {
		name, raw, want string
		guessed         bool
	}{
		{"UTF-8", "Zürich", "Zürich", false},
		{"UTF-16 with a mark", "\xff\xfeN\x00o\x00", "No", false},
		{"UTF-16 without one", strings.Repeat("N\x00o\x00", 8), strings.Repeat("No", 8), true},
		{"windows-1252", "the caf\xe9 in Troms\xf8 rejected the offer of the minister", "the café in Tromsø rejected the offer of the minister", true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, guessed, err := plain.Guess([]byte(test.raw))
			if err != nil || got != test.want || (guessed != "") != test.guessed {
				t.Errorf("got %q, guessed %q, %v", got, guessed, err)
			}
		})
	}
}

func TestGuessRefuses(t *testing.T) {
	for name, raw := range map[string]string{"UTF-32": "\xff\xfe\x00\x00N\x00\x00\x00", "binary data": "\x00\x01\x02\x03", "half a character": "Zürich says n\xc3"} {
		t.Run(name, func(t *testing.T) {
			if got, _, err := plain.Guess([]byte(raw)); !errors.Is(err, graph.Invalid) {
				t.Errorf("got %q, %v, want invalid", got, err)
			}
		})
	}
}

func TestCanonical(t *testing.T) {
	if got := plain.Canonical("\ufeffZu\u0308rich\r\nno\rway"); got != "Zürich\nno\nway" {
		t.Errorf("got %q", got)
	}
	if got := plain.OneLine(" a\n\tb  c "); got != "a b c" {
		t.Errorf("got %q", got)
	}
}
