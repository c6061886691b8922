package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
)

type matrixOptions struct {
	scope
	measure, normalise, step string
	minStatements            int
}

func (s *session) matrixCommand() *cobra.Command {
	var options matrixOptions
	command := &cobra.Command{
		Use:   "matrix [PARTY...]",
		Short: "Print how often parties agree or conflict, a number for each two",
		Long: "Prints a measure of discourse network analysis for each two parties (all without arguments): congruence counts how often both say the same of a term, " +
			"conflict how often the opposite, subtract is the first less the second. --normalise divides it by average activity, by jaccard, by cosine, or by what " +
			"Discourse Network Analyzer calls cosine (dna_cosine).",
		Example: "  parley matrix --measure subtract --normalise average",
		RunE: func(cmd *cobra.Command, parties []string) error {
			options.parties = parties
			return s.matrix(cmd.Context(), options)
		},
	}
	options.addTo(command)
	flags := command.Flags()
	flags.StringVar(&options.measure, "measure", "congruence", "`what`: congruence, conflict or subtract")
	flags.StringVar(&options.normalise, "normalise", "none", "by `what` to divide: none, average, jaccard, cosine or dna_cosine")
	flags.StringVar(&options.step, "step", "", "one matrix for each `span`: month, quarter or year")
	flags.IntVar(&options.minStatements, "min-statements", 1, "leave out terms on which they make fewer than `n` statements together")
	return command
}

// A matrixAnswer is one matrix of `parley matrix --json`.
type matrixAnswer struct {
	Since   graph.Day   `json:"since"`
	Until   graph.Day   `json:"until"`
	Parties []lineParty `json:"parties"`
	Values  [][]float64 `json:"values"`
	Terms   int         `json:"terms"`
	Undated int         `json:"undated"`
}

func (s *session) matrix(ctx context.Context, options matrixOptions) error {
	return withStore(ctx, s.openToRead, func(store graph.Store) error {
		query, err := options.query(ctx, store)
		if err != nil {
			return err
		}
		found, err := graph.FindMatrices(ctx, store, graph.MatrixQuery{
			OverlapQuery: query, Measure: graph.Measure(strings.ToUpper(options.measure)), Normalise: graph.Normalisation(strings.ToUpper(options.normalise)),
			Step: graph.Step(strings.ToUpper(options.step)), MinStatements: options.minStatements,
		})
		if err != nil {
			return err
		}
		if s.json {
			return s.printJSON(each(found, newMatrixAnswer))
		}
		for i := range found {
			if err := s.printMatrix(&found[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

func newMatrixAnswer(m *graph.Matrix) matrixAnswer {
	return matrixAnswer{
		Since: m.Window.Since, Until: m.Window.Until, Values: m.Values, Terms: m.Terms, Undated: m.Undated,
		Parties: each(m.Parties, func(p *graph.Party) lineParty { return lineParty{ID: p.ID, Name: p.Name} }),
	}
}

// printMatrix prints the lower triangle, a numbered column a party.
func (s *session) printMatrix(m *graph.Matrix) error {
	title := count(m.Terms, "term")
	if window := windowText(m.Window); window != "" {
		title = window + ", " + title
	}
	fmt.Fprintln(s.Stdout, title)
	out := tabwriter.NewWriter(s.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	for i := range m.Parties {
		cells := []string{fmt.Sprintf("%d %s", i+1, visible(m.Parties[i].Name))}
		for _, value := range m.Values[i][:i] {
			cells = append(cells, strconv.FormatFloat(value, 'g', 3, 64))
		}
		fmt.Fprintln(out, strings.Join(append(cells, "·"), "\t")+"\t")
	}
	return out.Flush()
}
