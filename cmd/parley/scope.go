package main

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/parleygraph/parley/graph"
)

// A scope is what the commands that analyse ask about.
type scope struct {
	parties      []string
	issues       []string
	terms        []string
	collections  []string
	documents    []string
	since, until string
	asOf         string
	all          bool // also statements that take no side
}

// addTo adds the flags of a scope.
func (o *scope) addTo(command *cobra.Command) {
	flags := command.Flags()
	flags.StringArrayVar(&o.issues, "issue", nil, "only terms of this `issue`; may be repeated")
	flags.StringArrayVar(&o.terms, "term", nil, "only this `term`, by id or label; may be repeated")
	flags.StringArrayVar(&o.collections, "collection", nil, "only documents of this `collection`; may be repeated")
	flags.StringVar(&o.since, "since", "", "only statements from this `day` on, as 2025-12-31")
	flags.StringVar(&o.until, "until", "", "only statements up to this `day`")
	addAsOf(flags, &o.asOf)
}

func addAsOf(flags *pflag.FlagSet, asOf *string) {
	flags.StringVar(asOf, "as-of", "", "only documents published by this `day`: what was known then")
}

// parseDays reads the days of flags, by name.
func parseDays(flags map[string]string) (map[string]graph.Day, error) {
	days := map[string]graph.Day{}
	for _, name := range slices.Sorted(maps.Keys(flags)) {
		day, err := graph.ParseDay(flags[name])
		if err != nil {
			return nil, fmt.Errorf("--%s: %w", name, err)
		}
		days[name] = day
	}
	return days, nil
}

// query turns the scope into the question that graph answers.
func (o *scope) query(ctx context.Context, store graph.Store) (graph.OverlapQuery, error) {
	days, err := parseDays(map[string]string{"since": o.since, "until": o.until, "as-of": o.asOf})
	if err != nil {
		return graph.OverlapQuery{}, err
	}
	terms, err := graph.FindNodes(ctx, store, []graph.Kind{graph.KindDemand, graph.KindProposal}, o.terms)
	query := graph.OverlapQuery{Parties: o.parties, Issues: o.issues, Collections: o.collections, Documents: o.documents, Window: graph.Window{Since: days["since"], Until: days["until"]}, AsOf: days["as-of"]}
	for _, t := range terms {
		query.Terms = append(query.Terms, t.NodeID())
	}
	return query, err
}

// A quotation is a statement as the analyses show it.
type quotation struct {
	ID       string       `json:"id"`
	Actor    string       `json:"actor"`
	Stance   graph.Stance `json:"stance"`
	Day      graph.Day    `json:"day"`
	Document string       `json:"document"`
	Quote    string       `json:"quote"`
	Judged   string       `json:"judged,omitempty"` // what a person decided about it
}

func newQuotation(s *graph.Statement) *quotation {
	if s == nil {
		return nil
	}
	return &quotation{s.ID, s.ActorName, s.Stance, s.Day, s.Document, s.Quote.Text, decisionText(s)}
}

// quotations fetches the statements of the rows that each of what was found rests on.
func quotations[T any](ctx context.Context, store graph.Store, found []T, rows func(*T) []graph.StanceRow) (map[string]*quotation, error) {
	var ids []string
	for i := range found {
		for _, row := range rows(&found[i]) {
			ids = append(ids, row.Statement)
		}
	}
	nodes, err := store.Nodes(ctx, ids)
	known := map[string]*quotation{}
	for _, n := range nodes {
		if s, ok := n.(*graph.Statement); ok {
			known[s.ID] = newQuotation(s)
		}
	}
	return known, err
}

// quoted returns the quotations of rows, in their order.
func quoted(known map[string]*quotation, rows []graph.StanceRow) []*quotation {
	list := []*quotation{}
	for i := range rows {
		if q := known[rows[i].Statement]; q != nil {
			list = append(list, q)
		}
	}
	return list
}

// show prints a quotation under what it proves.
func (s *session) show(q *quotation) error {
	if q == nil {
		return nil
	}
	judged := ""
	if q.Judged != "" {
		judged = "      " + q.Judged + "\n"
	}
	_, err := fmt.Fprintf(s.Stdout, "    %s: %s\n%s      [%s%s]\n", q.Actor, visible(q.Quote), judged, visible(q.Document), dayText(", ", q.Day))
	return err
}

func (s *session) showAll(quotations []*quotation) error {
	for _, q := range quotations {
		if err := s.show(q); err != nil {
			return err
		}
	}
	return nil
}

func dayText(before string, d graph.Day) string {
	if d == "" {
		return ""
	}
	return before + string(d)
}
