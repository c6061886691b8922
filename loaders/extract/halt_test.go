package extract_test

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/extract"
	"github.com/parleygraph/parley/loaders/packs"
)

// A countdown is a context that is done once it has been asked so often.
type countdown struct {
	context.Context
	left, after atomic.Int64
}

func (c *countdown) Err() error {
	if c.left.Add(-1) >= 0 {
		return nil
	}
	c.after.Add(1)
	return context.Canceled
}

// TestExtractEnds holds that an extraction ends within a sentence of its context's end, at whatever stage it is.
func TestExtractEnds(t *testing.T) {
	set, err := packs.Load([]string{"core"})
	if err != nil {
		t.Fatal(err)
	}
	x := extract.New(set)
	text := strings.Repeat("Norway rejected the toll. Sweden, which had asked for it, said it would wait. ", 20)
	d := graph.Document{ID: "d", Text: text, SHA256: graph.Digest(text)}
	whole := &countdown{Context: t.Context()}
	whole.left.Store(1 << 40)
	if _, err := x.Extract(whole, d); err != nil {
		t.Fatal(err)
	}
	asked := 1<<40 - whole.left.Load()
	if sentences := int64(40); asked < 5*sentences {
		t.Fatalf("the context is asked %d times for %d sentences: a stage runs to its end without asking", asked, sentences)
	}
	for left := int64(0); left < asked; left += 7 {
		halted := &countdown{Context: t.Context()}
		halted.left.Store(left)
		if _, err := x.Extract(halted, d); !errors.Is(err, context.Canceled) || halted.after.Load() > 2 {
			t.Fatalf("done after %d questions: got error %v and %d questions more", left, err, halted.after.Load())
		}
	}
}
