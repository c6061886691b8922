package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
)

const reviewHelp = `Shows what the reader was least sure of, one at a time: a statement with its sentence, or two terms or names that are held to be one, and asks for a key and Enter.

  y  it is right: the statement is accepted, the two are merged
  n  it is not: the statement is rejected, the two are split
  e  edit: what is right of the statement, or how the term is called; an empty line keeps what stands
  s  skip it
  q  end

Each answer is a judgement at once: it outlives the documents, is listed by ` + "`parley judgements`" + ` and is taken back with --undo of its own command. With --json
nothing is asked: what would be is printed.`

type reviewOptions struct {
	scope
	first      int
	statements bool
}

func (s *session) reviewCommand() *cobra.Command {
	var options reviewOptions
	command := &cobra.Command{
		Use:     "review [PARTY...]",
		Short:   "Walk through what the reader was least sure of, and judge it",
		Long:    reviewHelp,
		Example: "  parley review --collection talks --first 20",
	}
	var flags judgeFlags
	command.RunE = func(cmd *cobra.Command, parties []string) error {
		options.parties = parties
		return s.review(cmd.Context(), options, flags)
	}
	options.addListing(command, true)
	command.Flags().IntVar(&options.first, "first", 0, "at most so `many`; 0: all")
	command.Flags().BoolVar(&options.statements, "statements", false, "only statements, no terms and names")
	addFlag(command.Flags(), "by")
	return command
}

func (s *session) review(ctx context.Context, options reviewOptions, flags judgeFlags) error {
	open := s.openStored
	if s.json {
		open = s.openToRead
	}
	return withStore(ctx, open, func(store graph.Store) error {
		doubts, err := options.doubts(ctx, store)
		if err != nil {
			return err
		}
		if s.json {
			return s.printJSON(each(doubts, newDoubtAnswer))
		}
		r := &review{session: s, store: store, flags: flags, lines: bufio.NewScanner(s.Stdin), counts: map[string]int{}}
		return r.walk(ctx, doubts)
	})
}

// doubts returns what is to be reviewed. Terms and names are, unless the review is narrowed to some statements.
func (o *reviewOptions) doubts(ctx context.Context, store graph.Store) ([]graph.Doubt, error) {
	filter, err := o.filter(ctx, store)
	if err != nil {
		return nil, err
	}
	all := !o.statements && !o.narrowed() && len(o.parties)+len(o.terms) == 0
	doubts, err := graph.FindDoubts(ctx, store, filter, all)
	if o.first > 0 && o.first < len(doubts) {
		doubts = doubts[:o.first]
	}
	return doubts, err
}

// A doubtAnswer is one item of `parley review --json`.
type doubtAnswer struct {
	Sure      float64          `json:"sure"`
	Statement *graph.Statement `json:"statement,omitempty"`
	Terms     []graph.Term     `json:"terms,omitempty"`
	Envoys    []graph.Envoy    `json:"envoys,omitempty"`
	Alike     graph.Alike      `json:"alike,omitempty"` // how two names are
}

func newDoubtAnswer(d *graph.Doubt) doubtAnswer {
	answer := doubtAnswer{Sure: d.Sure, Statement: d.Statement}
	if d.Join == nil {
		return answer
	}
	answer.Alike = d.Join.Alike
	for _, n := range []graph.Node{d.Join.A, d.Join.B} {
		switch one := n.(type) {
		case *graph.Term:
			answer.Terms = append(answer.Terms, *one)
		case *graph.Envoy:
			answer.Envoys = append(answer.Envoys, *one)
		}
	}
	return answer
}

// A review is a walk under way.
type review struct {
	*session
	store  graph.Store
	flags  judgeFlags
	lines  *bufio.Scanner
	counts map[string]int // of judgements, by what they did
}

// errEnded ends a walk at the person's wish.
var errEnded = errors.New("the review is ended")

func (r *review) walk(ctx context.Context, doubts []graph.Doubt) error {
	var err error
	for i := range doubts {
		if err = r.show(&doubts[i], i+1, len(doubts)); err == nil {
			err = r.ask(ctx, &doubts[i])
		}
		if err != nil {
			break
		}
	}
	if err != nil && !errors.Is(err, errEnded) {
		return err
	}
	var parts []string
	for _, what := range []string{"accepted", "rejected", "corrected", "merged", "split", "renamed", "skipped"} {
		parts = append(parts, fmt.Sprintf("%s %d", what, r.counts[what]))
	}
	_, err = fmt.Fprintf(r.Stdout, "\n%s; of %d\n", strings.Join(parts, ", "), len(doubts))
	return err
}

// show writes what is doubtful.
func (r *review) show(d *graph.Doubt, n, of int) error {
	text := &listed{s: r.session}
	sure := fmt.Sprintf("%.2f sure", d.Sure)
	if d.Join != nil && d.Join.Alike != "" {
		sure = "names alike " + strings.ToLower(strings.ReplaceAll(string(d.Join.Alike), "_", " "))
	}
	text.line("\n", "", fmt.Sprintf("%d of %d, %s", n, of, sure))
	if s := d.Statement; s != nil {
		text.line("", "  │ ", excerpt(s.Quote.Text, s.Point.Start-s.Quote.Start, s.Point.End-s.Quote.Start))
		text.line("", "    ", "["+s.Document+dayText(", ", s.Day)+"]")
		text.line("", "  ", sense(s))
	} else {
		text.line("", "  ", "are these one?")
		text.line("", "    ", calledNode(d.Join.A))
		text.line("", "    ", calledNode(d.Join.B))
	}
	return text.print()
}

// ask reads keys until one of them settles what is doubtful.
func (r *review) ask(ctx context.Context, d *graph.Doubt) error {
	for {
		key, err := r.read("y right, n wrong, e edit, s skip, q quit > ")
		if err != nil {
			return err
		}
		switch strings.ToLower(key) {
		case "y", "n":
			return r.judge(ctx, d, strings.EqualFold(key, "y"))
		case "e":
			if err = r.edit(ctx, d); err == nil || !errors.Is(err, graph.Invalid) && !errors.Is(err, graph.NotFound) {
				return err
			}
			fmt.Fprintf(r.Stdout, "  %v\n", err)
		case "s":
			r.counts["skipped"]++
			return nil
		case "q":
			return errEnded
		default:
			fmt.Fprintf(r.Stdout, "  %q is no key\n", key)
		}
	}
}

// read prompts and returns a line; the end of the input ends the review.
func (r *review) read(prompt string) (string, error) {
	if _, err := io.WriteString(r.Stdout, prompt); err != nil {
		return "", err
	}
	if !r.lines.Scan() {
		if err := r.lines.Err(); err != nil {
			return "", graph.Errorf(graph.Invalid, "read the answer: %w", err)
		}
		return "", errEnded
	}
	return strings.TrimSpace(r.lines.Text()), nil
}

// judge records that what is doubtful is right, or wrong.
func (r *review) judge(ctx context.Context, d *graph.Doubt, right bool) error {
	if d.Statement != nil {
		kind := graph.Reject
		if right {
			kind = graph.Accept
		}
		return r.settle(ctx, graph.JudgementOn(d.Statement, kind))
	}
	kind := graph.Split
	if right {
		kind = graph.Merge
	}
	return r.settle(ctx, graph.Judgement{Kind: kind, A: d.Join.A.NodeID(), B: d.Join.B.NodeID()})
}

// settle records a judgement and says so.
func (r *review) settle(ctx context.Context, j graph.Judgement) error {
	j = r.flags.signed(r.session, j)
	var err error
	if j.Kind.OnStatement() {
		_, err = graph.RuleOn(ctx, r.store, j)
	} else {
		_, err = graph.Rule(ctx, r.store, j)
	}
	if err != nil {
		return err
	}
	did := strings.TrimSuffix(deed(graph.Ruling{Judgement: j, Changed: true}), ":")
	r.counts[did]++
	_, err = fmt.Fprintf(r.Stdout, "  %s\n", did)
	return err
}

// edit asks what is right instead.
func (r *review) edit(ctx context.Context, d *graph.Doubt) error {
	if d.Statement == nil {
		return r.rename(ctx, d.Join)
	}
	a, err := r.amendment(d.Statement)
	if err != nil {
		return err
	}
	j, err := graph.Correcting(ctx, r.store, r.knownLater(), d.Statement, a)
	if err != nil {
		return err
	}
	return r.settle(ctx, j)
}

// rename asks how what two terms are is called.
func (r *review) rename(ctx context.Context, j *graph.Join) error {
	term, is := j.B.(*graph.Term)
	if !is {
		return graph.Errorf(graph.Invalid, "names of people stand as their documents write them: answer y or n")
	}
	label, err := r.read("  called [" + term.Label + "]: ")
	if err != nil || label == "" {
		return err
	}
	return r.settle(ctx, graph.Judgement{Kind: graph.Rename, A: term.ID, B: label})
}

// calledNode returns what a term or an envoy is called, an envoy with the party that its documents give.
func calledNode(n graph.Node) string {
	switch one := n.(type) {
	case *graph.Term:
		return one.Label
	case *graph.Envoy:
		if one.Party != "" {
			return one.Name + " (" + strings.TrimPrefix(one.Party, "party:") + ")"
		}
		return one.Name
	}
	return n.NodeID()
}

// amendment asks for each part of a statement that can be corrected.
func (r *review) amendment(s *graph.Statement) (graph.Amendment, error) {
	var conditions []string
	for _, c := range s.Conditions {
		conditions = append(conditions, c.Text)
	}
	var answers [4]string
	for i, part := range [4][2]string{
		{"actor", s.ActorName}, {"stance", string(s.Stance)}, {"point", s.Point.Text}, {"condition, - for none", strings.Join(conditions, "; ")},
	} {
		var err error
		if answers[i], err = r.read("  " + part[0] + " [" + visible(part[1]) + "]: "); err != nil {
			return graph.Amendment{}, err
		}
	}
	a := graph.Amendment{Actor: answers[0], Stance: graph.Stance(strings.ToUpper(answers[1])), Point: answers[2]}
	switch answers[3] {
	case "":
	case "-":
		a.Conditions = &[]graph.AmendedCondition{}
	default:
		a.Conditions = &[]graph.AmendedCondition{{Text: answers[3]}}
	}
	return a, nil
}
