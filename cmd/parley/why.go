package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
)

func (s *session) whyCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "why TERM TERM",
		Short: "Say why two terms are one, or are not",
		Long:  "Prints what the words of two terms, given by label or id, are about, how alike that is and by what. Where they are judged wrongly, `parley merge`, `parley split` and `parley opposite` say so.",
		Args:  cobra.ExactArgs(2),
		RunE:  func(cmd *cobra.Command, terms []string) error { return s.why(cmd.Context(), terms[0], terms[1]) },
	}
}

func (s *session) why(ctx context.Context, a, b string) error {
	return withStore(ctx, s.openToRead, func(store graph.Store) error {
		var err error
		if a, err = graph.FindTerm(ctx, store, a); err != nil {
			return err
		}
		if b, err = graph.FindTerm(ctx, store, b); err != nil {
			return err
		}
		tie, err := graph.Why(ctx, store, a, b)
		if err != nil {
			return err
		}
		if s.json {
			return s.printJSON(tie)
		}
		return writeTie(s.Stdout, tie)
	})
}

func writeTie(out io.Writer, tie graph.Tie) error {
	text := &strings.Builder{}
	switch {
	case tie.One:
		text.WriteString("one term\n")
	case tie.Opposite:
		text.WriteString("opposite terms\n")
	default:
		text.WriteString("two terms\n")
	}
	for _, t := range []graph.Term{tie.A, tie.B} {
		fmt.Fprintf(text, "  %s  %s\n", t.ID, t.Label)
		if t.Kernel != nil {
			fmt.Fprintf(text, "    about %s\n", strings.Join(append(append([]string{}, t.Kernel.Words...), t.Kernel.Names...), ", "))
		}
	}
	fmt.Fprintf(text, "likeness %.2f, enough is %.2f\n", tie.Likeness, graph.LikeEnough)
	for _, f := range tie.Features {
		fmt.Fprintf(text, "  %+.2f  %s\n", f.Value, f.Name)
	}
	_, err := io.WriteString(out, text.String())
	return err
}
