package main_test

import (
	"testing"
	"time"

	parley "github.com/parleygraph/parley/cmd/parley"
)

func TestProgress(t *testing.T) {
	tests := map[string]struct {
		documents   int
		read, whole int64
		want        string
	}{
		"of known size":   {300, 1 << 20, 4 << 20, "300 documents, 30/s, 25%, about 30s left"},
		"of unknown size": {300, 1 << 20, 0, "300 documents, 30/s"},
		"nothing read":    {0, 0, 4 << 20, "0 documents, 0 a minute"},
		"grown meanwhile": {300, 5 << 20, 4 << 20, "300 documents, 30/s, 100%, about 0s left"},
	}
	for name, test := range tests {
		if got := parley.Status(test.documents, test.read, test.whole, 10*time.Second); got != test.want {
			t.Errorf("%s: want %q, got %q", name, test.want, got)
		}
	}
}
