package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/extract"
	"github.com/parleygraph/parley/loaders/kernel"
)

func (s *session) whyCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "why TERM TERM",
		Short: "Say why two terms, or two statements' points, are one, or are not",
		Long:  "Prints what the words of two terms, given by label or id, are about, how alike that is and by what; of two statements of one document, given by id, what their points are about and how the document was read. Where they are judged wrongly, `parley merge`, `parley split`, `parley opposite` and `parley correct` say so.",
		Args:  cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if graph.IsStatementID(args[0]) && graph.IsStatementID(args[1]) {
				return s.whyStatements(cmd.Context(), args[0], args[1])
			}
			return s.why(cmd.Context(), args[0], args[1])
		},
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

// whyStatements says why the points of two statements are one matter, or are not: of one document as it was read, of two as their terms are alike.
func (s *session) whyStatements(ctx context.Context, a, b string) error {
	return withStore(ctx, s.openToRead, func(store graph.Store) error {
		nodes, err := store.Nodes(ctx, []string{a, b})
		if err != nil {
			return err
		}
		var both [2]*graph.Statement
		for i, id := range []string{a, b} {
			statement, ok := nodes[i].(*graph.Statement)
			if !ok {
				return graph.Errorf(graph.NotFound, "no statement is %q: list what there is with `parley statements`", id)
			}
			if both[i] = statement; statement.Term == "" {
				return graph.Errorf(graph.Invalid, "%s takes no side and is about no term", id)
			}
		}
		if both[0].Document == both[1].Document {
			return s.whyWithin(ctx, store, both)
		}
		tie, err := graph.Why(ctx, store, both[0].Term, both[1].Term)
		if err != nil {
			return err
		}
		if s.json {
			return s.printJSON(tie)
		}
		return writeTie(s.Stdout, tie)
	})
}

// whyWithin says why two statements of one document are about one matter or two.
func (s *session) whyWithin(ctx context.Context, store graph.Store, both [2]*graph.Statement) error {
	read, err := store.Extractions(ctx, []string{both[0].Document})
	if err != nil {
		return err
	}
	set, err := s.vocabulary()
	if err != nil {
		return err
	}
	of := &read[0]
	slices.SortStableFunc(of.Statements, func(a, b graph.Statement) int { return cmp.Compare(a.Point.Start, b.Point.Start) })
	tie, ok := extract.New(set).Tie(of, both[0].ID, both[1].ID)
	if !ok {
		return graph.Errorf(graph.Invalid, "a pack knows what one of the two is about, and joins it to nothing else by likeness: `parley terms` names the terms")
	}
	if s.json {
		return s.printJSON(newWordingTie(both, &tie))
	}
	return writeWordings(s.Stdout, both, &tie)
}

// A wordingTie is what `parley why STATEMENT STATEMENT --json` prints of two statements of one document.
type wordingTie struct {
	One         bool            `json:"one"`         // they are of one term
	Probability float64         `json:"probability"` // that they are one matter, 0 to 1
	Enough      float64         `json:"enough"`      // from where on two are joined
	Forbidden   bool            `json:"forbidden"`   // they are two, whatever speaks for one
	Features    []graph.Feature `json:"features"`    // what each adds to the probability
}

func newWordingTie(both [2]*graph.Statement, tie *kernel.Tie) wordingTie {
	return wordingTie{One: both[0].Term == both[1].Term, Probability: tie.Probability, Enough: tie.Enough, Forbidden: tie.Forbidden, Features: append([]graph.Feature{}, tie.Features...)}
}

func writeWordings(out io.Writer, both [2]*graph.Statement, tie *kernel.Tie) error {
	text := &strings.Builder{}
	one := both[0].Term == both[1].Term
	text.WriteString(map[bool]string{true: "one term\n", false: "two terms\n"}[one])
	for i, k := range []*graph.Kernel{&tie.A, &tie.B} {
		fmt.Fprintf(text, "  %s  “%s”\n    about %s\n", both[i].ID, both[i].Point.Text, strings.Join(slices.Concat(k.Turns, k.Words, k.Names), ", "))
	}
	switch {
	case tie.Probability == 1 && len(tie.Features) == 0:
		text.WriteString("the two are worded alike\n")
	case tie.Forbidden:
		text.WriteString("a party can take different sides on them, or they have no word in common and stand too far apart or say too little: likeness does not join them\n")
	default:
		fmt.Fprintf(text, "probability %.2f that they are one matter, enough is %.2f\n", tie.Probability, tie.Enough)
	}
	if one && (tie.Forbidden || tie.Probability < tie.Enough) {
		text.WriteString("other statements of the document are like both, and join them\n")
	}
	for _, f := range tie.Features {
		fmt.Fprintf(text, "  %+.2f  %s\n", f.Value, f.Name)
	}
	_, err := io.WriteString(out, text.String())
	return err
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
