package graph

import (
	"context"
	"math"
	"time"
)

// Measure names what a matrix holds for two parties. With x_ijk the number of statements of party i on term j with sign k, after Philip Leifeld, "Discourse Network
// Analysis: Policy Debates as Dynamic Networks", in Victor, Montgomery and Lubell (eds.), The Oxford Handbook of Political Networks (2017), section on
// network types, and the manual of Discourse Network Analyzer:
type Measure string

// The measures.
const (
	MeasureCongruence Measure = "CONGRUENCE" // sum_jk x_ijk x_i'jk: how often both say the same of the same
	MeasureConflict   Measure = "CONFLICT"   // sum_j (x_ij+ x_i'j- + x_ij- x_i'j+): how often they say the opposite
	MeasureSubtract   Measure = "SUBTRACT"   // congruence less conflict
)

// Normalisation names by what a measure is divided, so that those who speak often do not seem alike for that alone. n_i is sum_jk x_ijk.
type Normalisation string

// The normalisations. What would be divided by 0 is 0.
const (
	NoNormalisation Normalisation = "NONE"
	Average         Normalisation = "AVERAGE"    // (n_i + n_i') / 2: average activity, as Discourse Network Analyzer has it
	Jaccard         Normalisation = "JACCARD"    // how many pairs of term and sign either uses
	Cosine          Normalisation = "COSINE"     // sqrt(sum_jk x_ijk^2) sqrt(sum_jk x_i'jk^2): the cosine of the angle between the two
	DNACosine       Normalisation = "DNA_COSINE" // n_i n_i': what Discourse Network Analyzer divides by under the name of cosine
)

// A MatrixQuery asks how parties stand to each other.
type MatrixQuery struct {
	OverlapQuery                // whose parties may be empty: all
	Measure       Measure       // MeasureCongruence by default
	Normalise     Normalisation // NoNormalisation by default
	MinStatements int           // leave out terms on which the parties make fewer statements together
	Step          Step          // one matrix for each step of time; by default one for the whole window
}

// Step is a span of the calendar.
type Step string

// The steps.
const (
	Whole   Step = ""
	Month   Step = "MONTH"
	Quarter Step = "QUARTER"
	Year    Step = "YEAR"
)

// A Matrix holds a measure for each two parties, in the order of Parties. It is symmetric; the diagonal holds 0.
type Matrix struct {
	Window  Window
	Parties []Party
	Terms   int // that it rests on
	Values  [][]float64
	Undated int // statements left out because the window is bounded and their day is unknown
}

// mostSteps is how many matrices one query gives.
const mostSteps = 120

// FindMatrices answers a matrix query: one matrix, or one for each step of time in which anybody speaks, in order.
func FindMatrices(ctx context.Context, store Store, query MatrixQuery) ([]Matrix, error) {
	if err := query.check(); err != nil {
		return nil, err
	}
	windows := []Window{query.Window}
	if query.Step != Whole {
		var err error
		if windows, err = query.windows(ctx, store); err != nil {
			return nil, err
		}
	}
	var matrices []Matrix
	for _, window := range windows {
		within := query.OverlapQuery
		within.Window = window
		activity, err := FindActivity(ctx, store, within, query.MinStatements)
		if err != nil {
			return nil, err
		}
		if query.Step == Whole || len(activity.Terms) > 0 {
			matrix := activity.Matrix(query.Measure, query.Normalise)
			matrix.Window = window
			matrices = append(matrices, matrix)
		}
	}
	return matrices, nil
}

func (q *MatrixQuery) check() error {
	switch q.Measure {
	case "":
		q.Measure = MeasureCongruence
	case MeasureCongruence, MeasureConflict, MeasureSubtract:
	default:
		return Errorf(Invalid, "unknown measure %q: use congruence, conflict or subtract", q.Measure)
	}
	switch q.Normalise {
	case "":
		q.Normalise = NoNormalisation
	case NoNormalisation, Average, Jaccard, Cosine, DNACosine:
	default:
		return Errorf(Invalid, "unknown normalisation %q: use none, average, jaccard, cosine or dna_cosine", q.Normalise)
	}
	switch q.Step {
	case Whole, Month, Quarter, Year:
		return nil
	}
	return Errorf(Invalid, "unknown step %q: use month, quarter or year", q.Step)
}

// Matrix returns a measure of the counts.
func (a *Activity) Matrix(measure Measure, normalise Normalisation) Matrix {
	m := Matrix{Parties: a.Parties, Terms: len(a.Terms), Values: make([][]float64, len(a.Parties)), Undated: a.Undated}
	for i := range m.Values {
		m.Values[i] = make([]float64, len(a.Parties))
	}
	for i := range a.Parties {
		for k := range i {
			value := measured(a.Counts[i], a.Counts[k], measure)
			if by := divisor(a.Counts[i], a.Counts[k], normalise); by > 0 {
				value /= by
			} else {
				value = 0
			}
			m.Values[i][k], m.Values[k][i] = value, value
		}
	}
	return m
}

func measured(a, b []Signs, measure Measure) float64 {
	same, opposite := 0, 0
	for j := range a {
		same += a[j].For*b[j].For + a[j].Against*b[j].Against
		opposite += a[j].For*b[j].Against + a[j].Against*b[j].For
	}
	switch measure {
	case MeasureConflict:
		return float64(opposite)
	case MeasureSubtract:
		return float64(same - opposite)
	default:
		return float64(same)
	}
}

func divisor(a, b []Signs, normalise Normalisation) float64 {
	switch normalise {
	case Average:
		return (activity(a) + activity(b)) / 2
	case Jaccard:
		return either(a, b)
	case Cosine:
		return length(a) * length(b)
	case DNACosine:
		return activity(a) * activity(b)
	default:
		return 1
	}
}

func activity(a []Signs) float64 {
	sum := 0
	for _, x := range a {
		sum += x.For + x.Against
	}
	return float64(sum)
}

func length(a []Signs) float64 {
	sum := 0
	for _, x := range a {
		sum += x.For*x.For + x.Against*x.Against
	}
	return math.Sqrt(float64(sum))
}

func either(a, b []Signs) float64 {
	sum := 0
	for j := range a {
		sum += boolInt(a[j].For+b[j].For > 0) + boolInt(a[j].Against+b[j].Against > 0)
	}
	return float64(sum)
}

// windows returns the steps of time within the query's window, from the first statement's to the last one's.
func (q *MatrixQuery) windows(ctx context.Context, store Store) ([]Window, error) {
	s, err := stand(ctx, store, q.OverlapQuery)
	if err != nil {
		return nil, err
	}
	var first, last Day
	for _, h := range s.order {
		for _, row := range s.counting(h) {
			if row.Day != "" && (first == "" || row.Day < first) {
				first = row.Day
			}
			last = max(last, row.Day)
		}
	}
	var windows []Window
	for first != "" && first <= last {
		step := q.Step.around(first)
		first = step.Until.Add(1)
		windows = append(windows, Window{max(step.Since, q.Window.Since), clipped(step.Until, q.Window.Until)})
		if len(windows) > mostSteps {
			return nil, Errorf(Invalid, "more than %d steps of time: take longer ones, or a shorter window", mostSteps)
		}
	}
	return windows, nil
}

func clipped(until, limit Day) Day {
	if limit != "" && limit < until {
		return limit
	}
	return until
}

// around returns the span of the calendar that a known day lies in.
func (s Step) around(day Day) Window {
	t, err := time.Parse(time.DateOnly, string(day))
	if err != nil {
		return Window{day, day}
	}
	months, month := 1, t.Month()
	switch s {
	case Quarter:
		months, month = 3, (month-1)/3*3+1
	case Year:
		months, month = 12, 1
	}
	since := time.Date(t.Year(), month, 1, 0, 0, 0, 0, time.UTC)
	return Window{DayOf(since), DayOf(since.AddDate(0, months, -1))}
}
