package learn_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/annotations"
	"github.com/parleygraph/parley/loaders/learn"
	"github.com/parleygraph/parley/loaders/packs"
)

// lesson returns an annotated text of one sentence, in which a party demands a new border.
func lesson(t *testing.T, fold, id, party string) learn.Lesson {
	t.Helper()
	body := party + " demanded a new border. It rained."
	rows, err := annotations.Read(strings.NewReader(
		`{"doc":"` + id + `","type":"statement","actor":"` + party + `","rel":"DEMANDS","point":"a new border","cue":"demanded","ev":"demanded a new border"}`))
	if err != nil {
		t.Fatal(err)
	}
	return learn.Lesson{Fold: fold, Document: graph.Document{ID: id, Collection: "talks", Text: body, SHA256: graph.Digest(body)}, Rows: rows}
}

func study(t *testing.T, lessons ...learn.Lesson) *learn.Course {
	t.Helper()
	set, err := packs.Load([]string{"core"})
	if err != nil {
		t.Fatal(err)
	}
	course, err := learn.Study(context.Background(), set, lessons)
	if err != nil {
		t.Fatal(err)
	}
	return course
}

func TestCourse(t *testing.T) {
	lessons := []learn.Lesson{lesson(t, "west", "3.txt", "Sweden"), lesson(t, "east", "1.txt", "Norway"), lesson(t, "east", "2.txt", "Denmark")}
	course := study(t, lessons...)
	if diff := cmp.Diff([]string{"east", "west"}, course.Folds()); diff != "" {
		t.Errorf("folds (-want +got):\n%s", diff)
	}
	if position := course.Counts().Position; position.Positive < 3 {
		t.Errorf("%d positions are taught, not one a text or more", position.Positive)
	}
	found, err := course.Read(context.Background(), "west", 0)
	if err != nil || len(found) != 1 || len(found[0].Statements) == 0 {
		t.Fatalf("the east teaches nothing to read the west by: %v, %v", found, err)
	}
	if s := found[0].Statements[0]; s.ActorName != "Sweden" || s.Stance != graph.Demands {
		t.Errorf("the west is read as %s %s", s.ActorName, s.Stance)
	}
	if found, err = course.Read(context.Background(), "west", 1); err != nil || len(found[0].Statements) > 0 {
		t.Errorf("nothing is certain: %v, %v", found, err)
	}
}

// TestJudgesAreTheSame holds that the same lessons give the same weights, and others others.
func TestJudgesAreTheSame(t *testing.T) {
	lessons := []learn.Lesson{lesson(t, "east", "1.txt", "Norway"), lesson(t, "west", "3.txt", "Sweden")}
	weights := func(without string) string {
		var b bytes.Buffer
		if err := study(t, lessons...).Judges(without).Positions.Write(&b); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	if first, second := weights(""), weights(""); first != second {
		t.Error("the same lessons give other weights")
	}
	if weights("") == weights("east") {
		t.Error("leaving a fold out changes nothing")
	}
}

func TestStudyRefusesAnotherText(t *testing.T) {
	set, err := packs.Load([]string{"core"})
	if err != nil {
		t.Fatal(err)
	}
	l := lesson(t, "east", "1.txt", "Norway")
	l.Rows = append(l.Rows, annotations.Row{Doc: "1.txt", Type: "meta", SHA256: "00"})
	if _, err := learn.Study(context.Background(), set, []learn.Lesson{l}); !errors.Is(err, graph.Invalid) {
		t.Errorf("error %v", err)
	}
}
