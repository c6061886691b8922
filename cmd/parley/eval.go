package main

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph/gold"
)

type evalOptions struct {
	inputs
	mistakes  bool
	markdown  bool
	failUnder string
	limits    []limit
}

const evalHelp = `Measures what is extracted from DOCS against the annotations in GOLD and prints precision, recall and F1 for each relation, by sign, and for
conditions, envoys and meetings. DOCS is by default the folder that holds GOLD.

GOLD may be a folder, and so may all that follow: then each gold.jsonl below them is measured on the documents beside it, with the pack of the
folder pack/ beside it, if there is one. A folder held-out below them, for documents that nobody writes rules from, is measured only where it is
named itself.

GOLD may also be a CSV table of statements that somebody coded by hand, as load takes it: what is read is then compared with what its coder found, by actor,
stance and the first words of the quote.

Else GOLD holds one JSON object a line, with doc (a document's id or file name), type, and the fields of that type:

  meta            title, published: they stand over what the document says; genre: what sort of text it is (default: the folder in doc); sha256: of
                  the text that offsets are of
  envoy           name, party; alt: another full name in the text
  optional_envoy  name: neither rewarded nor punished
  not_envoy       name: must not become an envoy
  statement       actor, rel (DEMANDS, PROPOSES, SUPPORTS or REJECTS), target: the point in your words; keys: regular expressions, in lower
                  case, each found in the point; ev: 3 to 7 words of the sentence that proves it; cond: a regular expression for its
                  condition; hard: true where a reader must infer it, which is no loss when missed
  optional        as statement: right when found, no loss when not
  meeting         a, b (a_alt, b_alt: as this text alone names them), ev; planned: true where it is not held yet
  not_meeting     a, b, ev: must not stand as held
  party           name, alt: tells readers which sides there are

actor_alt, a_alt, b_alt and alt hold other names, one or a list. Where the words of a text must not be kept, evAt, pointAt and condAt give the bytes
[from, to) of them in place of ev, keys and cond: then an output's point is right where it covers half of the annotated point's words.`

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
	command.Flags().StringVar(&options.failUnder, "fail-under", "", "exit with 1 where F1 by sign is under this `limit`, 0 to 1, or other figures are: sign=0.65,precision=0.8,recall=0.5,exact=0.6,conditions=0.6,envoys=0.8,meetings=0.6")
	return command
}

func (s *session) eval(ctx context.Context, options evalOptions) error {
	var err error
	if options.limits, err = parseLimits(options.failUnder); err != nil {
		return err
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
	s.list(e.failures)
	for _, pack := range slices.Sorted(maps.Keys(e.readers)) {
		e.readers[pack].note(s.aside())
	}
	return e.outcome()
}

// An evaluation measures annotated documents collection by collection.
type evaluation struct {
	*session
	options     evalOptions
	collections []*evaluated       // in the order of reading
	genres      []*evaluated       // the same documents by genre, sorted; of those that have one
	readers     map[string]*reader // by the pack that lies beside the annotations
	failures    []failure
}

// An evaluated is the report of one collection.
type evaluated struct {
	name string
	gold.Report
}

// called returns the report of that name among some, new at first.
func called(all *[]*evaluated, name string) *evaluated {
	for _, c := range *all {
		if c.name == name {
			return c
		}
	}
	*all = append(*all, &evaluated{name: name})
	return (*all)[len(*all)-1]
}

// total returns the report on all collections.
func (e *evaluation) total() *evaluated { return sum(e.collections) }

// sum returns the report on all parts together.
func sum(parts []*evaluated) *evaluated {
	all := &evaluated{name: "total"}
	for _, part := range parts {
		all.Add(&part.Report)
	}
	return all
}

// outcome returns the error with which the run ends: documents or rows that failed, or a figure that is too low.
func (e *evaluation) outcome() error {
	if broken := e.total().broken(e.options.limits); broken != "" {
		fmt.Fprint(e.Stderr, broken)
		return errListed
	}
	if len(e.failures) > 0 {
		return errListed
	}
	return nil
}
