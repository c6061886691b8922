package faults_test

import (
	"errors"
	"io/fs"
	"testing"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/faults"
)

func TestOf(t *testing.T) {
	err := faults.Of("talks/a.jsonl", faults.AtLine(3, faults.Invalid("it holds no text")))
	if got, want := err.Error(), "read talks/a.jsonl:3: it holds no text"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if !errors.Is(err, graph.Invalid) {
		t.Error("the code is lost")
	}
}

func TestUnreadable(t *testing.T) {
	for cause, code := range map[error]error{fs.ErrNotExist: graph.NotFound, fs.ErrPermission: graph.Denied, errors.New("the disk is gone"): graph.Unavailable} {
		if err := faults.Unreadable(cause); !errors.Is(err, code) || !errors.Is(err, cause) {
			t.Errorf("%v is worded as %v", cause, err)
		}
	}
}

func TestSize(t *testing.T) {
	for n, want := range map[int64]string{1 << 20: "1 MiB", 2048: "2 KiB", 3: "3 bytes"} {
		if got := faults.Size(n); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
}
