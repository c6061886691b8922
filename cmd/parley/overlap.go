package main

import (
	"cmp"
	"context"
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
)

type overlapOptions struct {
	parties      []string
	issues       []string
	collections  []string
	since, until string
	asOf         string
	minDocuments int
	confidence   float64 // least of a statement
	by           string
	all          bool
}

func (s *session) overlapCommand() *cobra.Command {
	var options overlapOptions
	command := &cobra.Command{
		Use:   "overlap PARTY PARTY...",
		Short: "Lay the positions of parties side by side, with their best quotes",
		Long: "Lays the positions of two or more parties side by side, a term at a time, the most contested first: the verdict, who holds what since when, " +
			"and the best quote of each. Terms on which one party alone speaks are counted at the end; --all shows them too.\nA party goes by its name, an alias or its id.",
		Example: "  parley overlap 'Northern Bloc' 'Southern Bloc' --issue finance --since 2025-12-01",
		Args:    cobra.MinimumNArgs(2),
		RunE: func(cmd *cobra.Command, parties []string) error {
			options.parties, options.confidence = parties, s.settings.storedConfidence()
			return s.overlap(cmd.Context(), options)
		},
	}
	flags := command.Flags()
	flags.StringArrayVar(&options.issues, "issue", nil, "only terms of this `issue`; may be repeated")
	flags.StringArrayVar(&options.collections, "collection", nil, "only documents of this `collection`; may be repeated")
	flags.StringVar(&options.since, "since", "", "only statements from this `day` on, as 2025-12-31")
	flags.StringVar(&options.until, "until", "", "only statements up to this `day`")
	addAsOf(flags, &options.asOf)
	flags.IntVar(&options.minDocuments, "min-documents", 0, "only terms that statements in `n` or more documents are about; copies of one text count once")
	flags.StringVar(&options.by, "by", "", "group the terms by `issue`, without their quotes")
	flags.BoolVar(&options.all, "all", false, "show also the terms on which one party alone speaks")
	addFlag(flags, "confidence")
	return command
}

// check refuses what no overlap can be grouped by.
func (o *overlapOptions) check() error {
	if o.by != "" && o.by != "issue" {
		return graph.Errorf(graph.Invalid, "--by %s: an overlap is grouped by issue only", o.by)
	}
	return nil
}

// query turns the options into the question that graph answers.
func (o *overlapOptions) query() (graph.OverlapQuery, error) {
	days, err := parseDays(map[string]string{"since": o.since, "until": o.until, "as-of": o.asOf})
	if err != nil {
		return graph.OverlapQuery{}, err
	}
	return graph.OverlapQuery{
		Parties: o.parties, Issues: o.issues, Collections: o.collections,
		Window: graph.Window{Since: days["since"], Until: days["until"]}, AsOf: days["as-of"], MinDocuments: o.minDocuments, Confidence: o.confidence,
	}, nil
}

// overlapGC is by how many percent memory grows between two collections while an overlap is answered: a sixth of the time goes into collecting otherwise, and the command
// ends soon.
const overlapGC = 400

func (s *session) overlap(ctx context.Context, options overlapOptions) error {
	query, err := options.query()
	if err = cmp.Or(err, options.check()); err != nil {
		return err
	}
	defer debug.SetGCPercent(debug.SetGCPercent(overlapGC))
	return withStore(ctx, s.openToRead, func(store graph.Store) error {
		find := findQuoted
		if s.json {
			find = findView
		}
		view, err := find(ctx, store, query)
		if err != nil {
			return err
		}
		rows := view.Rows
		if !options.all {
			rows = rows[:spoken(view)]
		}
		switch {
		case s.json && options.by != "":
			return s.printJSON(each(view.byIssue(rows), view.issueAnswer))
		case s.json:
			return s.printJSON(newOverlapAnswer(view, rows))
		}
		table := newTable(view, s.width())
		table.title(windowText(query.Window))
		table.body(rows, options.by != "")
		table.alone(len(rows))
		table.notes()
		return table.writeTo(s.Stdout)
	})
}

// body writes rows, or their issues.
func (t *table) body(rows []graph.OverlapRow, byIssue bool) {
	if byIssue {
		for _, g := range t.byIssue(rows) {
			t.group(g)
		}
		return
	}
	t.glance(len(rows))
	for i := range rows {
		t.row(&rows[i])
	}
}

// alone counts in a line the terms behind the shown ones, on which one party alone speaks.
func (t *table) alone(shown int) {
	rest := t.Rows[shown:]
	if len(rest) == 0 {
		return
	}
	counts := map[string]int{}
	for i := range rest {
		for _, cell := range rest[i].Cells {
			if cell.Value != graph.Silent {
				counts[cell.Party]++
			}
		}
	}
	var parts []string
	for i := range t.Parties {
		if n := counts[t.Parties[i].ID]; n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", t.Parties[i].Name, n))
		}
	}
	t.text.WriteString("\n")
	t.line("", fmt.Sprintf("+ %s on which one of them alone speaks (%s): see --all", count(len(rest), "term"), strings.Join(parts, ", ")))
}

// windowText says which days a window spans.
func windowText(w graph.Window) string {
	switch {
	case w.Since != "" && w.Until != "":
		return fmt.Sprintf("%s to %s", w.Since, w.Until)
	case w.Since != "":
		return fmt.Sprintf("since %s", w.Since)
	case w.Until != "":
		return fmt.Sprintf("until %s", w.Until)
	default:
		return ""
	}
}
