package schema

import (
	"context"
	"maps"
	"slices"

	"github.com/parleygraph/parley/graph"
)

func overlapFields() map[string]resolver {
	return map[string]resolver{
		"Overlap.parties":   value(func(o *graph.Overlap) any { return partiesOf(o) }),
		"Overlap.rows":      batch(rows),
		"Overlap.totalRows": value(func(o *graph.Overlap) any { return len(o.Rows) }),
		"Overlap.undated":   value(func(o *graph.Overlap) any { return o.Undated }),

		"OverlapRow.term":      value(func(r row) any { return &r.Term }),
		"OverlapRow.folded":    value(func(r row) any { return r.folded() }),
		"OverlapRow.verdict":   value(func(r row) any { return string(r.Verdict) }),
		"OverlapRow.summary":   value(func(r row) any { return r.Summary(r.name) }),
		"OverlapRow.speakers":  value(func(r row) any { return r.Speakers() }),
		"OverlapRow.silent":    value(func(r row) any { return r.silent() }),
		"OverlapRow.documents": value(func(r row) any { return r.Documents }),
		"OverlapRow.cells":     value(func(r row) any { return r.cells() }),

		"Cell.party":          value(func(c cell) any { return c.party }),
		"Cell.position":       value(func(c cell) any { return string(c.Value) }),
		"Cell.refusalUnless":  value(func(c cell) any { return c.RefusalUnless }),
		"Cell.since":          value(func(c cell) any { return day(c.Since) }),
		"Cell.documents":      value(func(c cell) any { return c.Documents() }),
		"Cell.statementCount": value(func(c cell) any { return len(c.Own()) }),
		"Cell.statements":     relatedAll(func(c cell) []string { return statementsOf(c.Own()) }),
		"Cell.deciding":       relatedAll(func(c cell) []string { return statementsOf(c.Deciding) }),
		"Cell.voices":         relatedAll(func(c cell) []string { return statementsOf(c.Voices) }),
		"Cell.reports":        relatedAll(func(c cell) []string { return statementsOf(c.Reports) }),
		"Cell.turned":         value(func(c cell) any { return c.turned() }),
		"Cell.through":        value(func(c cell) any { return c.Through }),

		"Through.bloc":     related(func(t graph.Through) string { return t.Bloc }),
		"Through.position": value(func(t graph.Through) any { return string(t.Position) }),
	}
}

// overlap answers Query.overlap.
func overlap(ctx context.Context, c *call) (any, error) {
	terms, err := graph.FindNodes(ctx, c.reader.store, []graph.Kind{graph.KindDemand, graph.KindProposal}, texts(c.args["terms"]))
	if err != nil {
		return nil, err
	}
	since, _ := c.args["since"].(string)
	until, _ := c.args["until"].(string)
	query := graph.OverlapQuery{
		Parties: texts(c.args["parties"]), Issues: texts(c.args["issues"]), Terms: idsOf(terms), Collections: texts(c.args["collections"]),
		Window: graph.Window{Since: graph.Day(since), Until: graph.Day(until)},
	}
	query.MinDocuments, _ = c.args["minDocuments"].(int)
	query.Confidence = c.reader.confidence
	if least, given := c.args["confidence"].(float64); given {
		query.Confidence = least
	}
	for _, d := range texts(c.args["directness"]) {
		query.Directness = append(query.Directness, graph.Directness(d))
	}
	found, err := graph.FindOverlap(ctx, c.reader.store, query)
	if err != nil {
		return nil, err
	}
	return &found, nil
}

func partiesOf(o *graph.Overlap) []*graph.Party {
	parties := make([]*graph.Party, len(o.Parties))
	for i := range o.Parties {
		parties[i] = &o.Parties[i]
	}
	return parties
}

// A row is one row of an overlap, whose parties name its cells.
type row struct {
	*graph.OverlapRow
	overlap *graph.Overlap
}

// rows answers Overlap.rows: those of the verdicts asked for, as many as asked for.
func rows(_ context.Context, c *call, parents []*graph.Overlap) ([]any, error) {
	limit, err := limitOf(c.args, "first", most)
	if err != nil {
		return nil, err
	}
	verdicts, chosen := c.args["verdicts"]
	answers := make([]any, len(parents))
	for i, o := range parents {
		rows := []row{}
		for j := range o.Rows {
			fits := !chosen || slices.Contains(texts(verdicts), string(o.Rows[j].Verdict))
			if fits && len(rows) < limit {
				rows = append(rows, row{&o.Rows[j], o})
			}
		}
		answers[i] = rows
	}
	return answers, nil
}

func (r row) folded() []*graph.Term {
	terms := make([]*graph.Term, len(r.Folded))
	for i := range r.Folded {
		terms[i] = &r.Folded[i]
	}
	return terms
}

// party returns one of the overlap's parties.
func (r row) party(id string) *graph.Party {
	for i := range r.overlap.Parties {
		if r.overlap.Parties[i].ID == id {
			return &r.overlap.Parties[i]
		}
	}
	return &graph.Party{ID: id, Name: id}
}

func (r row) name(id string) string { return r.party(id).Name }

func (r row) silent() []*graph.Party {
	parties := []*graph.Party{}
	for _, id := range r.SilentParties() {
		parties = append(parties, r.party(id))
	}
	return parties
}

func (r row) cells() []cell {
	cells := make([]cell, len(r.Cells))
	for i := range r.Cells {
		cells[i] = cell{&r.Cells[i], r.party(r.Cells[i].Party)}
	}
	return cells
}

// A cell is one party's cell of a row.
type cell struct {
	*graph.Cell
	party *graph.Party
}

func statementsOf(rows []graph.StanceRow) []string {
	ids := make([]string, len(rows))
	for i, r := range rows {
		ids[i] = r.Statement
	}
	return ids
}

// turned returns the ids of the cell's statements whose sign is turned, in order.
func (c cell) turned() []string {
	ids := []string{}
	for _, id := range statementsOf(slices.Concat(c.Own(), c.Voices, c.Reports)) {
		if c.Turned[id] {
			ids = append(ids, id)
		}
	}
	return ids
}

// sortedKeys returns a map's keys in order.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
