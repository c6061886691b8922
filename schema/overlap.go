package schema

import (
	"context"
	"maps"
	"slices"

	"github.com/parleygraph/parley/graph"
)

func overlapFields() map[string]resolver {
	return map[string]resolver{
		"Overlap.parties":   value(func(o *overlap) any { return partiesOf(o.Parties) }),
		"Overlap.rows":      batch(rows),
		"Overlap.totalRows": value(func(o *overlap) any { return len(o.Rows) }),
		"Overlap.undated":   value(func(o *overlap) any { return o.Undated }),

		"OverlapRow.term":      value(func(r row) any { return &r.light().Term }),
		"OverlapRow.wordings":  batch(wordings),
		"OverlapRow.folded":    value(func(r row) any { return termsOf(r.light().Folded) }),
		"OverlapRow.verdict":   value(func(r row) any { return string(r.light().Verdict) }),
		"OverlapRow.summary":   value(func(r row) any { return r.summary() }),
		"OverlapRow.speakers":  value(func(r row) any { return r.light().Speakers() }),
		"OverlapRow.silent":    value(func(r row) any { return r.silent() }),
		"OverlapRow.documents": value(func(r row) any { return r.light().Documents }),
		"OverlapRow.sources":   value(func(r row) any { return r.light().Sources }),
		"OverlapRow.cells":     value(func(r row) any { return r.cells() }),

		"Cell.party":          value(func(c cell) any { return c.party() }),
		"Cell.position":       value(func(c cell) any { return string(c.light().Value) }),
		"Cell.refusalUnless":  value(func(c cell) any { return c.light().RefusalUnless }),
		"Cell.since":          value(func(c cell) any { return day(c.light().Since) }),
		"Cell.qualifiers":     batch(qualifiers),
		"Cell.documents":      value(func(c cell) any { return c.light().Documents }),
		"Cell.statementCount": value(func(c cell) any { return c.light().Statements }),
		"Cell.statements":     evidence(func(c *graph.Cell) []string { return statementsOf(c.Own()) }),
		"Cell.deciding":       evidence(func(c *graph.Cell) []string { return statementsOf(c.Deciding) }),
		"Cell.voices":         evidence(func(c *graph.Cell) []string { return statementsOf(c.Voices) }),
		"Cell.reports":        evidence(func(c *graph.Cell) []string { return statementsOf(c.Reports) }),
		"Cell.turned":         batch(turned),
		"Cell.through":        batch(through),

		"Through.bloc":     related(func(t graph.Through) string { return t.Bloc }),
		"Through.position": value(func(t graph.Through) any { return string(t.Position) }),
	}
}

// findOverlap answers Query.overlap.
func findOverlap(ctx context.Context, c *call) (any, error) {
	terms, err := graph.FindNodes(ctx, c.reader.store, []graph.Kind{graph.KindDemand, graph.KindProposal}, texts(c.args["terms"]))
	if err != nil {
		return nil, err
	}
	query := graph.OverlapQuery{
		Parties: texts(c.args["parties"]), Issues: texts(c.args["issues"]), Terms: idsOf(terms), Collections: texts(c.args["collections"]), Window: windowOf(c.args),
	}
	query.MinDocuments, _ = c.args["minDocuments"].(int)
	query.Confidence = c.reader.confidence
	narrow(&query, c)
	for _, d := range texts(c.args["directness"]) {
		query.Directness = append(query.Directness, graph.Directness(d))
	}
	found, err := c.reader.store.FindVerdicts(ctx, query)
	if err != nil {
		return nil, err
	}
	return &overlap{found, map[int]*graph.OverlapRow{}}, nil
}

// windowOf returns the days that a call's arguments since and until span.
func windowOf(args map[string]any) graph.Window {
	since, _ := args["since"].(string)
	until, _ := args["until"].(string)
	return graph.Window{Since: graph.Day(since), Until: graph.Day(until)}
}

func partiesOf(all []graph.Party) []*graph.Party {
	parties := make([]*graph.Party, len(all))
	for i := range all {
		parties[i] = &all[i]
	}
	return parties
}

func termsOf(all []graph.Term) []*graph.Term {
	terms := make([]*graph.Term, len(all))
	for i := range all {
		terms[i] = &all[i]
	}
	return terms
}

// An overlap is what Query.overlap gives: the verdicts, and the evidence of the rows that it was fetched for.
type overlap struct {
	*graph.Verdicts
	proven map[int]*graph.OverlapRow // by place
}

// prove fetches the evidence of rows.
func (o *overlap) prove(ctx context.Context, rows []int) error {
	rows = slices.DeleteFunc(rows, func(at int) bool { return o.proven[at] != nil })
	slices.Sort(rows)
	rows = slices.Compact(rows)
	if len(rows) == 0 {
		return nil
	}
	found, err := o.Evidence(ctx, rows)
	for i := range found {
		o.proven[rows[i]] = &found[i]
	}
	return err
}

// A row is one row of an overlap, by its place.
type row struct {
	overlap *overlap
	at      int
}

func (r row) light() *graph.VerdictRow { return &r.overlap.Rows[r.at] }

// rows answers Overlap.rows: those of the verdicts asked for, as many as asked for.
func rows(_ context.Context, c *call, parents []*overlap) ([]any, error) {
	limit, err := c.limit("first", c.reader.page)
	if err != nil {
		return nil, err
	}
	skip, _ := c.args["skip"].(int)
	verdicts, chosen := c.args["verdicts"]
	answers := make([]any, len(parents))
	for i, o := range parents {
		rows := []row{}
		passed := 0
		for j := range o.Rows {
			if chosen && !slices.Contains(texts(verdicts), string(o.Rows[j].Verdict)) {
				continue
			}
			if passed++; passed > skip && len(rows) < limit {
				rows = append(rows, row{o, j})
			}
		}
		answers[i] = rows
	}
	return answers, nil
}

// silentParties returns the places of the parties that are silent on the row's term.
func (r row) silentParties() []int {
	var silent []int
	for i := range r.light().Cells {
		if r.light().Cells[i].Value == graph.Silent {
			silent = append(silent, i)
		}
	}
	return silent
}

func (r row) silent() []*graph.Party {
	parties := []*graph.Party{}
	for _, i := range r.silentParties() {
		parties = append(parties, &r.overlap.Parties[i])
	}
	return parties
}

// summary is the verdict as OverlapRow.Summary words it.
func (r row) summary() string {
	whole := graph.OverlapRow{Verdict: r.light().Verdict}
	names := map[string]string{}
	for i := range r.light().Cells {
		party := &r.overlap.Parties[i]
		names[party.ID] = party.Name
		whole.Cells = append(whole.Cells, graph.Cell{Party: party.ID, Position: graph.Position{Value: r.light().Cells[i].Value}})
	}
	return whole.Summary(func(id string) string { return names[id] })
}

func (r row) cells() []cell {
	cells := make([]cell, len(r.light().Cells))
	for i := range cells {
		cells[i] = cell{r, i}
	}
	return cells
}

// A cell is one party's cell of a row, by its place.
type cell struct {
	row   row
	place int
}

func (c cell) light() *graph.VerdictCell { return &c.row.light().Cells[c.place] }

func (c cell) party() *graph.Party { return &c.row.overlap.Parties[c.place] }

// proven returns the cell with its evidence, which has been fetched.
func (c cell) proven() *graph.Cell { return &c.row.overlap.proven[c.row.at].Cells[c.place] }

// proveAll fetches the evidence of the rows of cells.
func proveAll(ctx context.Context, cells []cell) error {
	rows := map[*overlap][]int{}
	var order []*overlap
	for _, c := range cells {
		if rows[c.row.overlap] == nil {
			order = append(order, c.row.overlap)
		}
		rows[c.row.overlap] = append(rows[c.row.overlap], c.row.at)
	}
	for _, o := range order {
		if err := o.prove(ctx, rows[o]); err != nil {
			return err
		}
	}
	return nil
}

// evidence returns the level resolver of the statements whose ids of gives of a cell.
func evidence(of func(c *graph.Cell) []string) resolver {
	all := relatedAll(func(c cell) []string { return of(c.proven()) })
	return batch(func(ctx context.Context, c *call, parents []cell) ([]any, error) {
		if err := proveAll(ctx, parents); err != nil {
			return nil, err
		}
		cells := make([]any, len(parents))
		for i, parent := range parents {
			cells[i] = parent
		}
		return all.level(ctx, c, cells)
	})
}

func statementsOf(rows []graph.StanceRow) []string {
	ids := make([]string, len(rows))
	for i, r := range rows {
		ids[i] = r.Statement
	}
	return ids
}

// turned answers Cell.turned: the ids of the cell's statements whose sign is turned, in order.
func turned(ctx context.Context, _ *call, parents []cell) ([]any, error) {
	if err := proveAll(ctx, parents); err != nil {
		return nil, err
	}
	answers := make([]any, len(parents))
	for i, parent := range parents {
		ids, c := []string{}, parent.proven()
		for _, id := range statementsOf(slices.Concat(c.Own(), c.Voices, c.Reports)) {
			if c.Turned[id] {
				ids = append(ids, id)
			}
		}
		answers[i] = ids
	}
	return answers, nil
}

func through(ctx context.Context, _ *call, parents []cell) ([]any, error) {
	if err := proveAll(ctx, parents); err != nil {
		return nil, err
	}
	answers := make([]any, len(parents))
	for i, parent := range parents {
		answers[i] = parent.proven().Through
	}
	return answers, nil
}

// sortedKeys returns a map's keys in order.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
