package main

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/gold"
)

type evalOptions struct {
	inputs
	mistakes  bool
	markdown  bool
	failUnder float64
}

const evalHelp = `Measures what is extracted from DOCS against the annotations in GOLD and prints precision, recall and F1 for each relation, by sign, and for
conditions, envoys and meetings. DOCS is by default the folder that holds GOLD.

GOLD may be a folder, and so may all that follow: then each gold.jsonl below them is measured on the documents beside it, with the pack of the
folder pack/ beside it, if there is one. A folder held-out below them, for documents that nobody writes rules from, is measured only where it is
named itself.

GOLD may also be a CSV table of statements that somebody coded by hand, as load takes it: what is read is then compared with what its coder found, by actor,
stance and the first words of the quote.

Else GOLD holds one JSON object a line, with doc (a document's id or file name), type, and the fields of that type:

  meta            title, published: they stand over what the document says
  envoy           name, party; alt: another full name in the text
  optional_envoy  name: neither rewarded nor punished
  not_envoy       name: must not become an envoy
  statement       actor, rel (DEMANDS, PROPOSES, SUPPORTS or REJECTS), target: the point in your words; keys: regular expressions, in lower
                  case, each found in the point; ev: 3 to 7 words of the sentence that proves it; cond: a regular expression for its
                  condition; hard: true where a reader must infer it, which is no loss when missed
  optional        as statement: right when found, no loss when not
  meeting         a, b (a_alt, b_alt: as this text alone names them), ev; planned: true where it is not held yet
  not_meeting     a, b, ev: must not stand as held
  party           name: tells readers which sides there are`

func (s *session) evalCommand() *cobra.Command {
	var options evalOptions
	command := &cobra.Command{
		Use:   "eval GOLD [DOCS...]",
		Short: "Measure extraction against annotations by hand: precision, recall and F1",
		Long:  evalHelp,
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			options.paths = args
			return s.eval(cmd.Context(), options)
		},
	}
	options.addFlags(command.Flags())
	addReaderFlags(command.Flags())
	command.Flags().BoolVar(&options.mistakes, "errors", false, "list what was missed, what was found in error, and by which rule")
	command.Flags().BoolVar(&options.markdown, "markdown", false, "print the total as a Markdown table")
	command.Flags().Float64Var(&options.failUnder, "fail-under", 0, "exit with 1 where `F1` by sign is lower, 0 to 1")
	return command
}

func (s *session) eval(ctx context.Context, options evalOptions) error {
	if options.failUnder < 0 || options.failUnder > 1 {
		return graph.Errorf(graph.Invalid, "--fail-under %v: give an F1 between 0 and 1", options.failUnder)
	}
	annotated, err := findAnnotated(options.paths)
	if err != nil {
		return err
	}
	e := evaluation{session: s, options: options, readers: map[string]*reader{}}
	for _, one := range annotated {
		if err := e.measure(ctx, one); err != nil {
			return err
		}
	}
	if err := e.print(); err != nil {
		return err
	}
	list(s.Stderr, e.failures)
	for _, pack := range slices.Sorted(maps.Keys(e.readers)) {
		e.readers[pack].note(s.Stderr)
	}
	return e.outcome()
}

// An evaluation measures annotated documents collection by collection.
type evaluation struct {
	*session
	options     evalOptions
	collections []*evaluated       // in the order of reading
	readers     map[string]*reader // by the pack that lies beside the annotations
	failures    []failure
}

// An evaluated is the report of one collection.
type evaluated struct {
	name string
	gold.Report
}

// collection returns the report of that name, new at first.
func (e *evaluation) collection(name string) *evaluated {
	for _, c := range e.collections {
		if c.name == name {
			return c
		}
	}
	e.collections = append(e.collections, &evaluated{name: name})
	return e.collections[len(e.collections)-1]
}

// total returns the report on all collections.
func (e *evaluation) total() *evaluated {
	all := &evaluated{name: "total"}
	for _, c := range e.collections {
		all.Add(&c.Report)
	}
	return all
}

// outcome returns the error with which the run ends: documents or rows that failed, or a figure that is too low.
func (e *evaluation) outcome() error {
	if f1 := e.total().Sign.F1(); f1 < e.options.failUnder {
		fmt.Fprintf(e.Stderr, "F1 by sign is %.3f, under --fail-under %v\n", f1, e.options.failUnder)
		return errListed
	}
	if len(e.failures) > 0 {
		return errListed
	}
	return nil
}
