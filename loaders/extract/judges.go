package extract

import (
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/judge"
	"github.com/parleygraph/parley/loaders/kernel"
	"github.com/parleygraph/parley/loaders/meetings"
	"github.com/parleygraph/parley/loaders/positions"
	"github.com/parleygraph/parley/loaders/series"
)

// LeastConfidence is how sure the judge must be of a position unless something else is asked: where four of five are right on real texts of folders that it
// has not learnt from; see docs/measures.md.
const LeastConfidence = 0.52

// Judges weigh what the readers of the sentence graph propose.
type Judges struct {
	Positions *positions.Judge
	Series    *series.Judge // how many things a statement is about
	Meetings  *judge.Judge
	Matters   *kernel.Judge // which wordings of a text are one
}

// OpenJudges returns the judges that come with parley. The error is graph.Internal.
func OpenJudges() (Judges, error) {
	p, err := positions.OpenJudge()
	if err != nil {
		return Judges{}, graph.Errorf(graph.Internal, "the weights of the judge of positions: %w", err)
	}
	s, err := series.OpenJudge()
	if err != nil {
		return Judges{}, graph.Errorf(graph.Internal, "the weights of the judge of series: %w", err)
	}
	m, err := meetings.OpenJudge()
	if err != nil {
		return Judges{}, graph.Errorf(graph.Internal, "the weights of the judge of meetings: %w", err)
	}
	t, err := kernel.OpenJudge()
	if err != nil {
		return Judges{}, graph.Errorf(graph.Internal, "the weights of the judge of matters: %w", err)
	}
	return Judges{p, s, m, t}, nil
}

// JudgedBy returns a copy of the extractor with other judges.
func (x *Extractor) JudgedBy(judges Judges) (*Extractor, error) {
	if x.fault != nil {
		return nil, x.fault
	}
	reader, err := positions.NewReader(x.set, judges.Positions, judges.Series)
	if err != nil {
		return nil, err
	}
	other, stages := *x, *x.stages
	stages.positions, stages.meetings = reader, meetings.NewReader(x.set, judges.Meetings)
	other.stages, other.terms = &stages, x.terms.JudgedBy(judges.Matters)
	other.clauses = x.clauses.About(other.terms)
	return &other, nil
}

// AtLeast returns a copy of the extractor that leaves out statements that take a side with less confidence than least, which is between 0 and 1.
func (x *Extractor) AtLeast(least float64) *Extractor {
	other := *x
	other.least, other.Stamp = least, x.Stamp.AtLeast(least)
	return &other
}

// unsure takes out the statements that take a side with too little confidence, where that is asked.
func (x *Extractor) unsure(out *graph.Extraction) {
	if !x.Stamp.strict {
		return
	}
	var kept []graph.Statement
	for _, s := range out.Statements {
		if s.Stance.Sign() == 0 || s.Confidence >= x.least {
			kept = append(kept, s)
		}
	}
	out.Statements = kept
	mend(out)
	prune(out)
}
