// Package learn trains the judges of positions, of meetings and of what is one matter from annotated texts, and reads each folder of texts by what all others teach.
//
//	course, err := learn.Study(ctx, set, lessons)
//	judges := course.Judges("")                    // of all lessons
//	for _, fold := range course.Folds() {
//		extractions, err := course.Read(ctx, fold) // by judges of the other folds
//	}
//
// The same lessons in the same order give the same judges.
package learn

import (
	"context"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/annotations"
	"github.com/parleygraph/parley/loaders/extract"
	"github.com/parleygraph/parley/loaders/judge"
	"github.com/parleygraph/parley/loaders/kernel"
	"github.com/parleygraph/parley/loaders/meetings"
	"github.com/parleygraph/parley/loaders/packs"
	"github.com/parleygraph/parley/loaders/positions"
	"github.com/parleygraph/parley/loaders/series"
)

// Seed is that of the order in which examples are learnt.
const Seed = 1

// A Lesson is an annotated document. Its id is what the rows call it. What persons judge of single statements are lessons in a fold of their own, so that folds and
// counts show them apart.
type Lesson struct {
	Fold     string // lessons of one fold are left out together
	Document graph.Document
	Rows     []annotations.Row
	Part     bool // the rows are about single statements: what they do not name teaches nothing
}

// examples are what one lesson teaches.
type examples struct {
	positions []positions.Example
	joints    []judge.Case // where statements part into several
	meetings  []judge.Example
	matters   []judge.Case
}

// A Course is what lessons teach. It is immutable.
type Course struct {
	x       *extract.Extractor
	kernels *kernel.Reader
	lessons []Lesson
	taught  []examples // by each lesson
}

// Study reads lessons, several at a time. The error is that of the packs, of a lesson's annotations or of the context.
func Study(ctx context.Context, set *packs.Set, lessons []Lesson) (*Course, error) {
	c := &Course{x: extract.New(set), kernels: kernel.New(set, nil), lessons: lessons, taught: make([]examples, len(lessons))}
	blind := meetings.NewReader(set, nil)
	err := each(ctx, len(lessons), func(ctx context.Context, i int) (err error) {
		c.taught[i], err = c.study(ctx, &lessons[i], blind)
		return err
	})
	return c, err
}

// each calls do with the numbers below n, several at a time.
func each(ctx context.Context, n int, do func(context.Context, int) error) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range n {
		group.Go(func() error { return do(ctx, i) })
	}
	return group.Wait()
}

func (c *Course) study(ctx context.Context, l *Lesson, blind *meetings.Reader) (examples, error) {
	d := &l.Document
	if err := annotations.Check(l.Rows, d.ID, d.Text); err != nil {
		return examples{}, err
	}
	page, all, err := c.x.Candidates(ctx, *d)
	if err != nil {
		return examples{}, err
	}
	statements := c.called(annotations.Statements(l.Rows, d.ID, d.Text))
	positioned := positions.Label(page, all, statements, l.Part)
	if l.Part {
		return examples{positions: positioned}, nil
	}
	met, err := c.x.Meetings(ctx, *d)
	if err != nil {
		return examples{}, err
	}
	joints := positions.Joints(page, all, statements)
	for i, point := range positions.Points(page, all, statements) {
		statements[i].Point = point
	}
	return examples{
		positions: positioned,
		joints:    joints,
		meetings:  blind.Label(met, blind.Candidates(met), annotations.Meetings(l.Rows, d.ID, d.Text)),
		matters:   c.kernels.Cases(d.Text, statements),
	}, nil
}

// called adds to the names of annotated actors those that the packs give them: "Britain" is the United Kingdom.
func (c *Course) called(all []annotations.Statement) []annotations.Statement {
	for i := range all {
		for _, name := range all[i].Actors {
			if known := c.x.PartyName(name); known != "" {
				all[i].Actors = append(all[i].Actors, known)
			}
		}
	}
	return all
}

// Folds returns the folds of the lessons, sorted.
func (c *Course) Folds() []string {
	var all []string
	for i := range c.lessons {
		all = append(all, c.lessons[i].Fold)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Judges returns the judges that the lessons teach, those of one fold left out; none where it is empty.
func (c *Course) Judges(without string) extract.Judges {
	var pages [][]positions.Example
	var met []judge.Example
	var joints, matters [][]judge.Case
	for i := range c.lessons {
		if without == "" || c.lessons[i].Fold != without {
			pages = append(pages, c.taught[i].positions)
			met = append(met, c.taught[i].meetings...)
			joints = append(joints, c.taught[i].joints)
			matters = append(matters, c.taught[i].matters)
		}
	}
	return extract.Judges{Positions: positions.Train(pages, Seed), Series: series.Train(joints), Meetings: meetings.Train(met, Seed), Matters: kernel.Train(matters)}
}

// Read extracts the documents of a fold by judges that the other folds teach, at a least confidence.
func (c *Course) Read(ctx context.Context, fold string, least float64) ([]graph.Extraction, error) {
	x, err := c.x.JudgedBy(c.Judges(fold))
	if err != nil {
		return nil, err
	}
	var documents []graph.Document
	for i := range c.lessons {
		if c.lessons[i].Fold == fold {
			documents = append(documents, c.lessons[i].Document)
		}
	}
	x = x.AtLeast(least)
	found := make([]graph.Extraction, len(documents))
	err = each(ctx, len(documents), func(ctx context.Context, i int) (err error) {
		found[i], err = x.Extract(ctx, documents[i])
		return err
	})
	return found, err
}

// A Count says of how many examples a judge learns, and how many of these are what it looks for.
type Count struct{ Examples, Positive int }

// Counts says how much lessons teach, by what the judges look for.
type Counts struct{ Position, Joint, Meeting, Matter Count }

// Counts returns how much the lessons teach.
func (c *Course) Counts() Counts {
	var all Counts
	for _, t := range c.taught {
		for _, e := range t.positions {
			if !e.Unclear {
				all.Position.add(e.Stance != "")
			}
		}
		for _, e := range t.meetings {
			all.Meeting.add(e.Class > 0)
		}
		for i := range t.joints {
			all.Joint.add(t.joints[i].True)
		}
		for i := range t.matters {
			all.Matter.add(t.matters[i].True)
		}
	}
	return all
}

func (c *Count) add(positive bool) {
	c.Examples++
	if positive {
		c.Positive++
	}
}
