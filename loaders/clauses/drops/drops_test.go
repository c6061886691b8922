package drops_test

import (
	"testing"

	"github.com/parleygraph/parley/loaders/clauses/drops"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
)

// TestTexts holds that every reason has words of its own.
func TestTexts(t *testing.T) {
	told := map[string]drops.Reason{}
	for _, r := range []drops.Reason{
		drops.InCondition, drops.InQuestion, drops.InPoint, drops.Carried, drops.NoPoint, drops.NoComment, drops.NoOpposite, drops.SelfClaim, drops.Given,
		drops.NoHolder, drops.NoReporter, drops.Doubted, drops.Guessed, drops.NotCredible, drops.OtherField, drops.Duplicate, drops.NoSides, drops.NotCertain,
		drops.InHeadline, drops.ReadAsNoun, drops.NoPattern,
	} {
		if other, known := told[r.Text()]; known {
			t.Errorf("%s and %s are both told as %q", r, other, r.Text())
		}
		told[r.Text()] = r
	}
}

func TestLogNotesOnlyWhenAsked(t *testing.T) {
	quiet, noting := drops.Log{}, drops.Log{Noting: true}
	for _, l := range []*drops.Log{&quiet, &noting} {
		l.Drop(3, syntax.Span{From: 1, To: 4}, "reject.verb", drops.NoPoint)
	}
	if len(quiet.Drops) != 0 || len(noting.Drops) != 1 || noting.Drops[0].Sentence != 3 || noting.Drops[0].Why != drops.NoPoint {
		t.Errorf("got %v and %v", quiet.Drops, noting.Drops)
	}
}
