package main_test

import (
	"bufio"
	"context"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	parley "github.com/parleygraph/parley/cmd/parley"
)

// TestWatch loads what a folder holds, then the files that come and change in it, one by one, until it is interrupted.
func TestWatch(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "news")
	put := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	put("one.txt", "Norway rejects the bridge toll.")
	program := inProcess(filepath.Join(t.TempDir(), "watch.db"))
	program.Clock = time.Now
	reading, writing := io.Pipe()
	program.Stdout = writing
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	ended := make(chan int, 1)
	go func() {
		ended <- program.Run(ctx, []string{"load", "--watch", "--every", "20ms", folder})
		_ = writing.Close()
	}()
	lines := bufio.NewScanner(reading)
	next := func(want string) {
		t.Helper()
		if !lines.Scan() || lines.Text() != want {
			t.Fatalf("want %q, got %q", want, lines.Text())
		}
	}
	next("loaded 1, unchanged 0, replaced 0, failed 0")
	put("two.txt", "Sweden supports the bridge toll.")
	next("loaded 1, unchanged 0, replaced 0, failed 0")
	put("one.txt", "Norway demands a longer tunnel.")
	next("loaded 0, unchanged 0, replaced 1, failed 0")
	put("bad.txt", "\x00\x01")
	next("loaded 0, unchanged 0, replaced 0, failed 1")
	stop()
	if code := <-ended; code != parley.ExitDone {
		t.Errorf("exit code %d", code)
	}
}
