package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/extract"
)

func (s *session) acceptCommand() *cobra.Command {
	return s.decideCommand(graph.Accept, &cobra.Command{
		Use:   "accept STATEMENT",
		Short: "Judge that a statement is read rightly",
		Long: "Records that a statement, given by its id or a beginning of it, stands in its text as it is read. It counts however unsure the reader was. The judgement outlives the " +
			"document and is taken back with --undo.",
	}, nil)
}

func (s *session) rejectCommand() *cobra.Command {
	return s.decideCommand(graph.Reject, &cobra.Command{
		Use:   "reject STATEMENT",
		Short: "Judge that a statement was never made",
		Long: "Records that nobody made a statement, given by its id or a beginning of it. It is listed as rejected and counts for nobody. The judgement outlives the " +
			"document and is taken back with --undo.",
	}, nil)
}

// correctOptions are what is right of a statement.
type correctOptions struct {
	graph.Amendment
	stance     string
	conditions []string
	kind       string
	none       bool
}

func (s *session) correctCommand() *cobra.Command {
	options := &correctOptions{}
	command := s.decideCommand(graph.Correct, &cobra.Command{
		Use:   "correct STATEMENT",
		Short: "Judge that a statement was made otherwise than it is read",
		Long: "Records what is right of a statement, given by its id or a beginning of it: whose it is, its stance, its point and its conditions, these in words of its quote. What is " +
			"not given stays. The judgement outlives the document and is taken back with --undo.",
		Example: "  parley correct 1b3281de --actor Norway --stance REJECTS\n  parley correct 1b3281de --point 'a new border' --condition 'the fleet leaves' --kind UNLESS",
	}, options)
	flags := command.Flags()
	flags.StringVar(&options.Actor, "actor", "", "`whose` it is: a name, alias or id of a party or an envoy")
	flags.StringVar(&options.stance, "stance", "", "`stance`: DEMANDS, PROPOSES, SUPPORTS, REJECTS or STATES")
	flags.StringVar(&options.Point, "point", "", "`words` of the quote that say what it is about")
	flags.StringVar(&options.Term, "term", "", "known `term` that it is about, by id or label, where the words give another")
	flags.StringArrayVar(&options.conditions, "condition", nil, "`words` of the quote under which it holds; may be repeated")
	flags.StringVar(&options.kind, "kind", string(graph.If), "`kind` of the conditions: IF, UNLESS, ONLY_IF or AS_LONG_AS")
	flags.BoolVar(&options.none, "no-condition", false, "it holds under no condition")
	return command
}

// amendment returns what was given.
func (o *correctOptions) amendment() graph.Amendment {
	a := o.Amendment
	a.Stance = graph.Stance(strings.ToUpper(o.stance))
	if len(o.conditions) > 0 || o.none {
		a.Conditions = &[]graph.AmendedCondition{}
	}
	for _, words := range o.conditions {
		*a.Conditions = append(*a.Conditions, graph.AmendedCondition{Kind: graph.ConditionKind(strings.ToUpper(o.kind)), Text: words})
	}
	return a
}

// decideCommand completes a command that records a kind of judgement on a statement.
func (s *session) decideCommand(kind graph.JudgementKind, command *cobra.Command, right *correctOptions) *cobra.Command {
	var flags judgeFlags
	command.Args = cobra.ExactArgs(1)
	command.RunE = func(cmd *cobra.Command, args []string) error {
		return withStore(cmd.Context(), s.openStored, func(store graph.Store) error {
			j, err := s.decision(cmd.Context(), store, kind, args[0], flags.undo, right)
			if err != nil {
				return err
			}
			return s.ruleOn(cmd.Context(), store, flags.signed(s, j))
		})
	}
	flags.addTo(command)
	return command
}

// decision returns the judgement of a kind on a statement that a person has named, or the recorded one to take back.
func (s *session) decision(ctx context.Context, store graph.Store, kind graph.JudgementKind, id string, undo bool, right *correctOptions) (graph.Judgement, error) {
	if undo {
		j, err := graph.FindDecision(ctx, store, id)
		if err == nil && j.Kind != kind {
			err = graph.Errorf(graph.NotFound, "no %s of %s is recorded, but %s: take that back with `parley %s %s --undo`",
				strings.ToLower(string(kind)), j.A, strings.ToLower(string(j.Kind)), strings.ToLower(string(j.Kind)), j.A)
		}
		return j, err
	}
	found, err := graph.FindStatement(ctx, store, id)
	if err != nil {
		return graph.Judgement{}, err
	}
	if kind != graph.Correct {
		return graph.JudgementOn(found, kind), nil
	}
	return graph.Correcting(ctx, store, s.knownLater(), found, right.amendment())
}

// ruleOn records a judgement on a statement, or takes it back, and prints what became of it.
func (s *session) ruleOn(ctx context.Context, store graph.Store, j graph.Judgement) error {
	ruling, err := graph.RuleOn(ctx, store, j)
	if err != nil {
		return err
	}
	if s.json {
		return s.printJSON(ruling)
	}
	return writeStatementRuling(s.Stdout, ruling)
}

func writeStatementRuling(out io.Writer, r graph.StatementRuling) error {
	text := &strings.Builder{}
	deed := deed(graph.Ruling{Judgement: r.Judgement, TakenBack: r.TakenBack, Changed: r.Changed})
	if r.After == nil {
		fmt.Fprintf(text, "%s no document gives the statement now\n", deed)
	} else {
		fmt.Fprintf(text, "%s %s\n", deed, sense(r.After))
		fmt.Fprintf(text, "  “%s”\n  [%s]\n", visible(r.After.Quote.Text), visible(r.After.Document))
	}
	if r.TakenBack && r.InsteadOf != nil {
		fmt.Fprintf(text, "%s as before%s\n", decided(r.InsteadOf.Kind), signature(r.InsteadOf.By, r.InsteadOf.At))
	}
	fmt.Fprintf(text, "edges: %s\n", comeAndGone(r.Gone, r.New))
	if !r.TakenBack {
		fmt.Fprintf(text, "take it back with `parley %s %s --undo`\n", strings.ToLower(string(r.Kind)), r.A)
	}
	_, err := io.WriteString(out, text.String())
	return err
}

// comeAndGone counts by kind the edges that there are no more, and those that are new.
func comeAndGone(gone, added []graph.Ends) string {
	var parts []string
	for _, part := range []struct {
		what  string
		edges []graph.Ends
	}{{"gone ", gone}, {"new ", added}} {
		counts := countEnds(part.edges)
		var kinds []string
		for _, relation := range graph.Relations() {
			if n := counts[relation.Kind]; n > 0 {
				kinds = append(kinds, fmt.Sprintf("%s %d", relation.Kind, n))
			}
		}
		if len(kinds) > 0 {
			parts = append(parts, part.what+strings.Join(kinds, ", "))
		}
	}
	return cmp.Or(strings.Join(parts, "; "), "none changed")
}

// sense says in a line what a statement is read as.
func sense(s *graph.Statement) string {
	text := s.ActorName + " " + s.Stance.Verb(s.ActorName) + ": " + visible(s.Point.Text)
	for _, c := range s.Conditions {
		text += ", " + conditionText(c)
	}
	return text
}

// decisionText says what a person decided about a statement, and how it was read, "" where nobody has.
func decisionText(s *graph.Statement) string {
	if s.Judged == nil {
		return ""
	}
	text := decided(s.Judged.Kind)
	text += signature(s.Judged.By, s.Judged.At)
	if s.Judged.Read != nil {
		text += "; it was read: " + sense(s.Judged.Read)
	}
	return text
}

// decided says what a judgement on a statement did to it.
func decided(kind graph.JudgementKind) string {
	return map[graph.JudgementKind]string{graph.Accept: "accepted", graph.Reject: "rejected", graph.Correct: "corrected"}[kind]
}

// signature says by whom something was judged, and on which day.
func signature(by, at string) string {
	text := ""
	if by != "" {
		text = " by " + visible(by)
	}
	if day, _, _ := strings.Cut(at, "T"); day != "" {
		text += " on " + day
	}
	return text
}

func (s *session) renameCommand() *cobra.Command {
	var flags judgeFlags
	command := &cobra.Command{
		Use:     "rename TERM LABEL",
		Short:   "Judge how a term is called",
		Long:    "Gives a term, itself given by its label or id, and all that are one with it, a label: what is at stake, as a proposition that reads alone. The judgement outlives the documents and is taken back with --undo.",
		Example: "  parley rename term:troop-withdraw-sarrow 'Borvia withdraws its troops from Sarrow'",
		Args:    cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return withStore(cmd.Context(), s.openStored, func(store graph.Store) error {
				j, err := graph.Named(cmd.Context(), store, flags.signed(s, graph.Judgement{Kind: graph.Rename, A: args[0], B: strings.TrimSpace(args[1])}))
				if err != nil {
					return err
				}
				return s.rule(cmd.Context(), store, j)
			})
		},
	}
	flags.addTo(command)
	return command
}

// judgeFlags are the flags that all judgements share.
type judgeFlags struct {
	note string
	undo bool
}

func (f *judgeFlags) addTo(command *cobra.Command) {
	command.Flags().StringVar(&f.note, "note", "", "`why`, kept with the judgement")
	command.Flags().BoolVar(&f.undo, "undo", false, "take the judgement back")
	addFlag(command.Flags(), "by")
}

// signed returns the judgement with who makes it, when and why.
func (f *judgeFlags) signed(s *session, j graph.Judgement) graph.Judgement {
	j.Undo = f.undo
	if !f.undo {
		j.Note, j.By, j.At = f.note, s.judge(), s.Clock().UTC().Format(time.RFC3339)
	}
	return j
}

// judge names who judges: whom the settings name, else the user of this machine.
func (s *session) judge() string {
	if s.settings.By != "" {
		return s.settings.By
	}
	for _, key := range []string{"USER", "USERNAME"} {
		if name, set := s.Env(key); set {
			return name
		}
	}
	return ""
}

// A vocabulary knows what documents could name, by the packs. These are compiled for the first question.
type vocabulary struct {
	packs func() (*extract.Extractor, error)
}

// knownLater returns what the packs of the settings know.
func (s *session) knownLater() graph.Vocabulary {
	return vocabulary{sync.OnceValues(func() (*extract.Extractor, error) {
		set, err := s.vocabulary()
		if err != nil {
			return nil, err
		}
		return extract.New(set), nil
	})}
}

// Party returns the party of the packs that goes by a name.
func (v vocabulary) Party(name string) (graph.Party, bool) {
	x, err := v.packs()
	if err != nil {
		return graph.Party{}, false // the store says then what it does not know
	}
	return x.Party(name)
}

// Term returns what a passage of a document would be about.
func (v vocabulary) Term(ctx context.Context, d graph.Document, point graph.Passage) (graph.Term, *graph.Issue, []string, error) {
	x, err := v.packs()
	if err != nil {
		return graph.Term{}, nil, nil, err
	}
	w, err := x.Witness(ctx, d)
	if err != nil {
		return graph.Term{}, nil, nil, err
	}
	term, issue, qualifiers := w.Term(point)
	return term, issue, qualifiers, nil
}
