package gold

import (
	"fmt"
	"slices"

	"github.com/parleygraph/parley/graph"
)

// A comparison holds the outputs of a document against its rows of stances.
type comparison struct {
	wanted, fine []*Row // statement and optional rows
	outputs      []output
	agree        [][]agreement // of wanted and then fine rows with each output
}

func (m *measurement) compare() (*comparison, error) {
	c := &comparison{wanted: m.of(Statement), fine: m.of(Optional), outputs: once(m.names.outputs(m.x))}
	for _, r := range slices.Concat(c.wanted, c.fine) {
		line := make([]agreement, len(c.outputs))
		for o := range c.outputs {
			var err error
			if line[o], err = m.names.compare(r, &c.outputs[o]); err != nil {
				return nil, graph.Errorf(graph.Invalid, "line %d: %w", r.Line, err)
			}
		}
		c.agree = append(c.agree, line)
	}
	return c, nil
}

// Right returns, by id, the statements of a document that take a side, and whether one of its rows agrees with each by sign. The error is that
// of Measure.
func Right(rows []Row, x *graph.Extraction) (map[string]bool, error) {
	known := newNames()
	right := map[string]bool{}
	for _, o := range known.outputs(x) {
		right[o.ID] = false
		for i := range rows {
			r := &rows[i]
			if r.Type != Statement && r.Type != Optional || !slices.Contains(Called(&x.Document), r.Doc) {
				continue
			}
			worded, err := reword([]*Row{r}, &x.Document)
			if err != nil {
				return nil, err
			}
			a, err := known.compare(worded[0], &o)
			if err != nil {
				return nil, graph.Errorf(graph.Invalid, "line %d: %w", r.Line, err)
			}
			right[o.ID] = right[o.ID] || a.bySign()
		}
	}
	return right, nil
}

// confirmed tells whether one of rows [from, to) agrees with output o.
func (c *comparison) confirmed(from, to, o int, agrees func(agreement) bool) bool {
	return slices.ContainsFunc(c.agree[from:to], func(line []agreement) bool { return agrees(line[o]) })
}

// A verdict is what became of each row and each output under one way of agreeing.
type verdict struct {
	paired      map[int]bool // wanted rows that an output of their own proves
	right, free []bool       // outputs that a wanted row confirms; else those that only an optional one does
}

func (c *comparison) judge(agrees func(agreement) bool) verdict {
	v := verdict{right: make([]bool, len(c.outputs)), free: make([]bool, len(c.outputs))}
	v.paired = pair(len(c.wanted), len(c.outputs), func(r, o int) bool { return agrees(c.agree[r][o]) })
	for o := range c.outputs {
		v.right[o] = c.confirmed(0, len(c.wanted), o, agrees)
		v.free[o] = !v.right[o] && c.confirmed(len(c.wanted), len(c.agree), o, agrees)
	}
	return v
}

// tally counts the rows and outputs that count: of stances, or of all where it is nil.
func (c *comparison) tally(v verdict, stance graph.Stance) Score {
	var s Score
	for r, row := range c.wanted {
		if !row.Hard && (stance == "" || graph.Stance(row.Rel) == stance) {
			s.Gold++
			s.Found += one(v.paired[r])
		}
	}
	for o := range c.outputs {
		if !v.free[o] && (stance == "" || c.outputs[o].Stance == stance) {
			s.Output++
			s.Right += one(v.right[o])
		}
	}
	return s
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// statements scores the stances of the document and their conditions.
func (m *measurement) statements() error {
	c, err := m.compare()
	if err != nil {
		return err
	}
	exact, sign := c.judge(agreement.exact), c.judge(agreement.bySign)
	m.Exact, m.Sign = c.tally(exact, ""), c.tally(sign, "")
	for stance, score := range map[graph.Stance]*Score{graph.Demands: &m.Demands, graph.Proposes: &m.Proposes, graph.Supports: &m.Supports, graph.Rejects: &m.Rejects} {
		*score = c.tally(exact, stance)
	}
	for r, row := range c.wanted {
		if row.Hard {
			m.Hard++
			m.HardExact += one(slices.ContainsFunc(c.agree[r], agreement.exact))
			m.HardSign += one(slices.ContainsFunc(c.agree[r], agreement.bySign))
		}
	}
	for o := range c.outputs {
		if !sign.free[o] {
			m.Calibration.note(c.outputs[o].Confidence, sign.right[o])
		}
	}
	m.explain(c, exact, sign)
	return m.conditions(c)
}

// conditions scores the conditions of the statements that agree with a row by sign.
func (m *measurement) conditions(c *comparison) error {
	right := make([]bool, len(c.outputs))
	for r, row := range c.wanted {
		if row.Cond == nil {
			continue
		}
		caught := false
		for o := range c.outputs {
			if !c.agree[r][o].bySign() {
				continue
			}
			held, err := c.outputs[o].conditioned(row)
			if err != nil {
				return graph.Errorf(graph.Invalid, "line %d: %w", row.Line, err)
			}
			right[o] = right[o] || held
			caught = caught || held
		}
		m.Conditions.Gold++
		m.Conditions.Found += one(caught)
		m.Kinds.note(string(row.Cond.kind()), caught)
		if !caught && slices.ContainsFunc(c.agree[r], agreement.bySign) {
			m.mistake(MissedCond, row, Mistake{Want: stanceText(row) + ", on condition: " + row.Cond.Text})
		}
	}
	for o := range c.outputs {
		if c.outputs[o].condition == "" || !c.confirmed(0, len(c.wanted), o, agreement.bySign) {
			continue
		}
		m.Conditions.Output++
		m.Conditions.Right += one(right[o])
		if !right[o] {
			m.mistake(WrongCond, nil, c.outputs[o].mistake())
		}
	}
	return nil
}

// conditioned tells whether an output has a row's condition.
func (o *output) conditioned(r *Row) (bool, error) {
	if r.CondAt == nil {
		return r.Cond.in(o.condition)
	}
	return slices.ContainsFunc(o.Conditions, func(c graph.Condition) bool { return r.CondAt.covered(o.body, c.Passage) }), nil
}

// explain lists the rows that no output proves and the outputs that no row confirms, side by side where they are about the same words.
func (m *measurement) explain(c *comparison, exact, sign verdict) {
	used := make([]bool, len(c.outputs))
	for r, row := range c.wanted {
		switch {
		case row.Hard:
		case !sign.paired[r]:
			m.unproved(c, r, sign, used)
		case !exact.paired[r]:
			o := slices.IndexFunc(c.agree[r], agreement.bySign)
			one := c.outputs[o].mistake()
			one.Want = stanceText(row)
			m.mistake(WrongRelation, row, one)
		}
	}
	for o := range c.outputs {
		if !sign.right[o] && !sign.free[o] && !used[o] {
			m.mistake(Spurious, nil, c.outputs[o].mistake())
		}
	}
}

// unproved lists a row with the output that comes nearest to proving it: the right words with one thing wrong.
func (m *measurement) unproved(c *comparison, r int, sign verdict, used []bool) {
	for o, a := range c.agree[r] {
		kind, near := a.fault()
		if !near || used[o] || sign.right[o] || sign.free[o] {
			continue
		}
		used[o] = true
		found := c.outputs[o].mistake()
		found.Want = stanceText(c.wanted[r])
		m.mistake(kind, c.wanted[r], found)
		return
	}
	m.mistake(Missed, c.wanted[r], Mistake{Want: stanceText(c.wanted[r])})
}

// fault says what is wrong with an output that has a row's evidence and all else but one thing.
func (a agreement) fault() (MistakeKind, bool) {
	switch {
	case !a.evidence:
		return "", false
	case a.actor && a.point && !a.sign:
		return WrongSign, true
	case a.sign && a.point && !a.actor:
		return WrongActor, true
	case a.sign && a.actor && !a.point:
		return WrongPoint, true
	}
	return "", false
}

// stanceText words a row of a stance.
func stanceText(r *Row) string { return fmt.Sprintf("%s %s %s", r.Actor, r.Rel, r.Target) }

// mistake words an output.
func (o *output) mistake() Mistake {
	got := fmt.Sprintf("%s %s %s", o.party, o.Stance, o.Point.Text)
	if o.condition != "" {
		got += ", on condition: " + conditions(o.Statement)
	}
	return Mistake{Got: got, Rule: o.Rule, Text: o.Quote.Text}
}
