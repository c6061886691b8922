package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/extract"
	"github.com/parleygraph/parley/loaders/learn"
)

// writeReadings writes to a file what the texts of all folds were read as.
func (c *curriculum) writeReadings(file string) error {
	var lines bytes.Buffer
	if err := writeExtractions(&lines, c.readings, false); err != nil {
		return err
	}
	if err := os.WriteFile(file, lines.Bytes(), 0o644); err != nil {
		return graph.Errorf(graph.Invalid, "write readings: %w", err)
	}
	return nil
}

// print writes the figures of the folds.
func (c *curriculum) print(s *session) error {
	total := sum(c.folds)
	if s.json {
		return s.printJSON(evalJSON{
			Collections: each(c.folds, func(f **evaluated) evaluatedJSON { return newEvaluatedJSON(*f, false) }),
			Total:       newEvaluatedJSON(total, false),
		})
	}
	_, err := io.WriteString(s.Stdout, figures(c.folds, total))
	return err
}

// figures words how well folds are read by what the others teach.
func figures(folds []*evaluated, total *evaluated) string {
	return genreTable("left out", folds, total) + "\n" + total.table() + "\n" + total.details()
}

// A judgeFile is where the weights of a judge go, and what they learnt from.
type judgeFile struct {
	folder, name string // name says what examples are where they are what the judge looks for
	judge        string // what it judges, and by what
	figures      bool   // those of the folds say how good it is
	count        learn.Count
	weights      interface{ Write(io.Writer) error }
}

// write writes the judges that all lessons teach, each with how it was made.
func (c *curriculum) write(out io.Writer, options learnOptions) error {
	judges := c.course.Judges("")
	counts := c.course.Counts()
	for _, j := range []judgeFile{
		{folder: "positions", name: "positions", judge: "of positions in judge.bin, a logistic regression and a forest", figures: true, count: counts.Position, weights: judges.Positions},
		{folder: "series", name: "parted", judge: "of where a statement parts into several in judge.bin, a forest", count: counts.Joint, weights: judges.Series},
		{folder: "meetings", name: "meetings", judge: "of meetings in judge.bin, a logistic regression", figures: true, count: counts.Meeting, weights: judges.Meetings},
		{folder: "kernel", name: "one matter", judge: "of which wordings of a text are one matter in judge.bin, a forest", count: counts.Matter, weights: judges.Matters},
	} {
		folder := filepath.Join(options.out, j.folder)
		var weights strings.Builder
		if err := j.weights.Write(&weights); err != nil {
			return err
		}
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return graph.Errorf(graph.Invalid, "write weights: %w", err)
		}
		for name, text := range map[string]string{"judge.bin": weights.String(), "judge.txt": c.made(&j, options)} {
			if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
				return graph.Errorf(graph.Invalid, "write weights: %w", err)
			}
		}
		fmt.Fprintf(out, "%s: %s, %d of them %s, %s\n", filepath.ToSlash(filepath.Join(folder, "judge.bin")), count(j.count.Examples, "example"), j.count.Positive, j.name, count(weights.Len(), "byte"))
	}
	return nil
}

// made says how weights were made.
func (c *curriculum) made(j *judgeFile, options learnOptions) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Weights of the judge %s (loaders/judge), made by\n\n  parley learn", j.judge)
	for _, folder := range options.texts {
		fmt.Fprintf(&b, " --texts %s", filepath.Base(folder))
	}
	for _, t := range c.files {
		fmt.Fprintf(&b, " %s", filepath.Base(t.path))
	}
	fmt.Fprintf(&b, "\n\nSeed %d; %s, %d of them %s. Learnt from:\n\n", learn.Seed, count(j.count.Examples, "example"), j.count.Positive, j.name)
	for _, t := range c.files {
		fmt.Fprintf(&b, "  %s  %s, %d left out  sha256 %s\n", filepath.Base(t.path), count(len(t.lessons), "document"), t.left, t.digest)
	}
	if !j.figures {
		return b.String()
	}
	b.WriteString("\nHow well each folder of texts is read by what all others teach:\n\n" + figures(c.folds, sum(c.folds)))
	fmt.Fprintf(&b, "\nPositions count from a confidence of %v on; the table of confidences counts them all.\n", extract.LeastConfidence)
	return b.String()
}
