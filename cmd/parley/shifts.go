package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
)

func (s *session) shiftsCommand() *cobra.Command {
	var options scope
	command := &cobra.Command{
		Use:   "shifts [PARTY...]",
		Short: "List the days on which parties took, shifted or reaffirmed a position, with quotes",
		Long: "Lists, by day, what each party did with its position on a term: took one for the first time, took another than before, or took the same again. " +
			"Without a party it lists those of all.",
		Example: "  parley shifts 'Northern Bloc' --issue finance",
		RunE: func(cmd *cobra.Command, parties []string) error {
			options.parties = parties
			return s.shifts(cmd.Context(), options)
		},
	}
	options.addTo(command)
	return command
}

// A shiftAnswer is one shift of `parley shifts --json`.
type shiftAnswer struct {
	Day        graph.Day           `json:"day"`
	Party      string              `json:"party"`
	Term       graph.Term          `json:"term"`
	Kind       graph.ShiftKind     `json:"kind"`
	Before     graph.PositionValue `json:"before"`
	After      graph.PositionValue `json:"after"`
	Statements []*quotation        `json:"statements"`
}

func (s *session) shifts(ctx context.Context, options scope) error {
	return withStore(ctx, s.openToRead, func(store graph.Store) error {
		query, err := options.query(ctx, store)
		if err != nil {
			return err
		}
		found, err := graph.Shifts(ctx, store, query)
		if err != nil {
			return err
		}
		known, err := quotations(ctx, store, found, func(f *graph.Shift) []graph.StanceRow { return f.Statements })
		if err != nil {
			return err
		}
		answers := each(found, func(f *graph.Shift) shiftAnswer {
			return shiftAnswer{f.Day, f.Party.Name, f.Term, f.Kind, f.Before, f.After, quoted(known, f.Statements)}
		})
		if s.json {
			return s.printJSON(answers)
		}
		if err := s.printShifts(answers); err != nil {
			return err
		}
		return s.noteUndated(ctx, store, &options)
	})
}

// noteUndated says how many of a scope's documents have no date: what they say without a day of its own is on no timeline.
func (s *session) noteUndated(ctx context.Context, store graph.Store, o *scope) error {
	about := scope{collections: o.collections}
	filter := graph.All(about.places(graph.Window{})...)
	dated := graph.Filter{Field: graph.FieldDay, Op: graph.OpHas}
	query := graph.ListQuery{Kinds: []graph.Kind{graph.KindDocument}, Filter: filter, Count: true}
	documents, err := store.List(ctx, query)
	if err != nil {
		return err
	}
	query.Filter = graph.All(filter, graph.Filter{Not: &dated})
	undated, err := store.List(ctx, query)
	if err != nil || undated.Total == 0 {
		return err
	}
	verb := "have"
	if undated.Total == 1 {
		verb = "has"
	}
	_, err = fmt.Fprintf(s.Stdout, "\n%d of %s %s no date: what is said there without a day of its own is left out; `parley load --date DAY` gives one\n", undated.Total, count(documents.Total, "document"), verb)
	return err
}

func (s *session) printShifts(shifts []shiftAnswer) error {
	fmt.Fprintln(s.Stdout, count(len(shifts), "shift"))
	for _, f := range shifts {
		fmt.Fprintf(s.Stdout, "\n%s %s on %s: %s, %s then, %s now\n", f.Day, visible(f.Party), visible(f.Term.Label), strings.ToLower(string(f.Kind)), f.Before, f.After)
		if err := s.showAll(f.Statements); err != nil {
			return err
		}
	}
	return nil
}
