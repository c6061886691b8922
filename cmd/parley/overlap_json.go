package main

import (
	"github.com/parleygraph/parley/graph"
)

// An overlapAnswer is `parley overlap --json`: the whole structure, with every statement of every cell. Lists are never null.
type overlapAnswer struct {
	Parties []lineParty `json:"parties"`
	Rows    []rowAnswer `json:"rows"`
	Alone   int         `json:"alone"`   // terms on which one party alone speaks, where they are not among the rows
	Undated int         `json:"undated"` // statements that a bounded window leaves out because their day is unknown
}

// A rowAnswer holds the parties' cells on one term, in the order of overlapAnswer.Parties.
type rowAnswer struct {
	Term      graph.Term    `json:"term"`
	Issue     string        `json:"issue"`
	Wordings  []string      `json:"wordings"` // of the term, beside its label
	Folded    []graph.Term  `json:"folded"`   // opposites that speak here with their signs turned
	Verdict   graph.Verdict `json:"verdict"`
	Summary   string        `json:"summary"`
	Speakers  int           `json:"speakers"`
	Silent    []string      `json:"silent"` // names
	Documents int           `json:"documents"`
	Sources   int           `json:"sources"`
	Cells     []cellAnswer  `json:"cells"`
}

// A cellAnswer is one party's position. Best holds the ids of the statements that text output shows.
type cellAnswer struct {
	Party         string              `json:"party"`
	Position      graph.PositionValue `json:"position"`
	RefusalUnless bool                `json:"refusalUnless"`
	Since         graph.Day           `json:"since"`
	Qualifiers    []string            `json:"qualifiers"` // how soon, how long, how much, of the deciding statements
	Best          []string            `json:"best"`
	Deciding      []evidenceAnswer    `json:"deciding"`
	Earlier       []evidenceAnswer    `json:"earlier"`
	Voices        []evidenceAnswer    `json:"voices"`
	Reports       []evidenceAnswer    `json:"reports"`
	Through       []throughAnswer     `json:"through"`
}

// An evidenceAnswer is a statement with what a reader needs of its document. Turned says that it is about an opposite of the row's term.
type evidenceAnswer struct {
	Statement   *graph.Statement `json:"statement"`
	Turned      bool             `json:"turned"`
	Title       string           `json:"title"`
	PublishedAt graph.Day        `json:"publishedAt"`
}

// A throughAnswer is a bloc's position beside a member's.
type throughAnswer struct {
	Bloc     string              `json:"bloc"`
	Position graph.PositionValue `json:"position"`
}

func newOverlapAnswer(v *view, rows []graph.OverlapRow) overlapAnswer {
	return overlapAnswer{
		Parties: each(v.Parties, func(p *graph.Party) lineParty { return lineParty{ID: p.ID, Name: p.Name} }),
		Rows:    each(rows, v.rowAnswer),
		Alone:   len(v.Rows) - len(rows),
		Undated: v.Undated,
	}
}

func (v *view) rowAnswer(row *graph.OverlapRow) rowAnswer {
	silent := row.SilentParties()
	answer := rowAnswer{
		Term: row.Term, Wordings: v.wordings(row), Folded: append([]graph.Term{}, row.Folded...), Verdict: row.Verdict, Summary: row.Summary(v.party),
		Speakers: row.Speakers(), Silent: each(silent, func(id *string) string { return v.party(*id) }), Documents: row.Documents, Sources: row.Sources,
		Cells: each(row.Cells, v.cellAnswer),
	}
	if issue := v.issues[row.Term.Issue]; issue != nil {
		answer.Issue = issue.Name
	}
	return answer
}

func (v *view) cellAnswer(cell *graph.Cell) cellAnswer {
	best := v.best(cell)
	evidence := func(row *graph.StanceRow) evidenceAnswer { return v.evidenceAnswer(cell, row) }
	return cellAnswer{
		Party: v.party(cell.Party), Position: cell.Value, RefusalUnless: cell.RefusalUnless, Since: cell.Since, Qualifiers: v.qualifiers(cell),
		Best:     each(best, func(row *graph.StanceRow) string { return row.Statement }),
		Deciding: each(cell.Deciding, evidence), Earlier: each(cell.Earlier, evidence),
		Voices: each(cell.Voices, evidence), Reports: each(cell.Reports, evidence),
		Through: each(cell.Through, func(t *graph.Through) throughAnswer {
			return throughAnswer{Bloc: v.party(t.Bloc), Position: t.Position}
		}),
	}
}

func (v *view) evidenceAnswer(cell *graph.Cell, row *graph.StanceRow) evidenceAnswer {
	answer := evidenceAnswer{Statement: v.statements[row.Statement], Turned: cell.Turned[row.Statement]}
	if answer.Statement == nil {
		return answer
	}
	if d := v.documents[answer.Statement.Document]; d != nil {
		answer.Title, answer.PublishedAt = d.Title, d.PublishedAt
	}
	return answer
}
