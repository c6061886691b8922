package main

import (
	"cmp"
	"context"
	"net/http"
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/web"
)

// What the page shows without JavaScript, at most.
const (
	plainRows       = 200
	plainStatements = 5
)

// explorer answers with the page. What its address asks for of parties and days, it shows without JavaScript too.
func explorer(store *graph.Packed, confidence float64) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		page := plainPage{ctx: r.Context(), store: store}
		query, err := scopeOf(r.Context(), store, r.URL.Query(), confidence)
		if err == nil {
			page.Since, page.Until = string(query.Window.Since), string(query.Window.Until)
			err = page.fill(query)
		}
		if err != nil && statusOf(err) < http.StatusInternalServerError {
			page.Problem = err.Error()
		} else if err != nil {
			page.Problem = "The store does not answer. Try again in a moment."
		}
		if err := web.Write(w, page.Overlap); err != nil {
			plain(w, http.StatusInternalServerError, "the page can't be written")
		}
	})
}

// A plainPage is the overlap in the making.
type plainPage struct {
	web.Overlap
	ctx   context.Context // of the one request that it is for
	store *graph.Packed
}

// fill lays out the overlap that a query asks for. Where it names no parties, the page proposes some.
func (p *plainPage) fill(query graph.OverlapQuery) error {
	activity, err := graph.FindActivity(p.ctx, p.store, graph.OverlapQuery{}, 1)
	if err != nil {
		return err
	}
	p.PartyIDs = counterparts(activity, sides)
	if len(query.Parties) == 0 {
		query.Parties = p.PartyIDs
	}
	for _, party := range activity.Parties {
		p.Choices = append(p.Choices, web.Choice{ID: party.ID, Name: party.Name, Chosen: slices.Contains(query.Parties, party.ID) || slices.Contains(query.Parties, party.Name)})
	}
	if len(query.Parties) < 2 {
		return nil
	}
	v, err := findView(p.ctx, p.store, query)
	if err != nil {
		return err
	}
	for _, party := range v.Parties {
		p.Parties = append(p.Parties, party.Name)
	}
	for i := range v.Rows[:min(plainRows, len(v.Rows))] {
		p.Rows = append(p.Rows, p.row(v, &v.Rows[i]))
	}
	return nil
}

func (p *plainPage) row(v *view, row *graph.OverlapRow) web.Row {
	line := web.Row{Term: row.Term.Label, Verdict: string(row.Verdict), Summary: row.Summary(v.party)}
	if issue := v.issues[row.Term.Issue]; issue != nil {
		line.Issue = issue.Name
	}
	for i := range row.Cells {
		cell := web.Cell{Position: string(row.Cells[i].Value)}
		own := row.Cells[i].Own()
		for _, stance := range own[:min(plainStatements, len(own))] {
			if s := v.statements[stance.Statement]; s != nil {
				cell.Statements = append(cell.Statements, plainStatement(v, s))
			}
		}
		line.Cells = append(line.Cells, cell)
	}
	return line
}

func plainStatement(v *view, s *graph.Statement) web.Statement {
	line := web.Statement{Actor: s.ActorName, Stance: s.Stance.Verb(s.ActorName), Quote: s.Quote.Text, Document: s.Document, Day: string(s.Day)}
	if d := v.documents[s.Document]; d != nil && d.Title != "" {
		line.Document = d.Title
	}
	return line
}

// counterparts returns the ids of the party that says most and of those that speak on most of the same terms, n in all.
func counterparts(a *graph.Activity, n int) []string {
	said := make([]int, len(a.Parties))
	order := make([]int, len(a.Parties))
	for i := range a.Parties {
		order[i] = i
		for _, signs := range a.Counts[i] {
			said[i] += signs.For + signs.Against
		}
	}
	order = slices.DeleteFunc(order, func(i int) bool { return said[i] == 0 })
	if len(order) == 0 {
		return nil
	}
	first := slices.MaxFunc(order, func(x, y int) int { return cmp.Or(cmp.Compare(said[x], said[y]), cmp.Compare(y, x)) })
	slices.SortStableFunc(order, func(x, y int) int {
		return -cmp.Or(cmp.Compare(shared(a, first, x), shared(a, first, y)), cmp.Compare(said[x], said[y]))
	})
	var ids []string
	for _, i := range order[:min(n, len(order))] {
		ids = append(ids, a.Parties[i].ID)
	}
	return ids
}

// shared counts the terms on which both of two parties speak. With itself a party shares more than with any other.
func shared(a *graph.Activity, x, y int) int {
	if x == y {
		return len(a.Terms) + 1
	}
	count := 0
	for j := range a.Terms {
		if a.Counts[x][j] != (graph.Signs{}) && a.Counts[y][j] != (graph.Signs{}) {
			count++
		}
	}
	return count
}
