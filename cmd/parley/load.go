package main

import (
	"cmp"
	"context"
	"time"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
)

type loadOptions struct {
	inputs
	replace bool
	dryRun  bool
	watch   bool
	every   time.Duration
	coder   string
}

const loadHelp = `Reads documents, extracts what they say and stores it. What is stored already is left alone, so that a load which was cut short goes on where it ended when
it is run again. A document whose file is gone from a folder stays stored: a load of the folder says so, and parley remove takes it out.

A PATH is a file, a folder with all that lies below it, the address of a page, a feed or a sitemap, or - for standard input. The type of each file is told by its
content: plain text, Markdown, HTML, PDF, Word (.docx), OpenDocument (.odt), EPUB, e-mail (.eml), RSS and Atom feeds, JSON lines and CSV tables with a document a
row, and zip archives of any of these.

A CSV table with an actor, a concept, a stance (or an agreement of yes or no), a quote and a document in each row, or an event list of Discourse Network Analyzer, holds
statements that somebody coded by hand. They are stored beside what is read of the documents, under the coder's name.`

func (s *session) loadCommand() *cobra.Command {
	var options loadOptions
	command := &cobra.Command{
		Use:   "load PATH...",
		Short: "Read files, folders, addresses or - into the store",
		Long:  loadHelp,
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, paths []string) error {
			options.paths = paths
			if options.watch {
				return s.watch(cmd.Context(), options)
			}
			return s.load(cmd.Context(), options)
		},
	}
	flags := command.Flags()
	options.addFlags(flags)
	addReaderFlags(flags)
	flags.BoolVar(&options.replace, "replace", false, "let other text take an id that is stored")
	flags.BoolVar(&options.dryRun, "dry-run", false, "say what a load would do and write nothing")
	flags.BoolVar(&options.watch, "watch", false, "go on: load files of the folders when they come or change, until interrupted")
	flags.DurationVar(&options.every, "every", 2*time.Second, "how often --watch looks, as `time`")
	flags.StringVar(&options.coder, "coder", "", "`name` of who coded statements by hand, where their table does not say (default: the table's name)")
	return command
}

func (s *session) load(ctx context.Context, options loadOptions) error {
	reader, err := s.reader()
	if err != nil {
		return err
	}
	if err := options.check(); err != nil {
		return err
	}
	work := func(store graph.Store) error { return s.loadInto(ctx, store, reader, &options) }
	if options.dryRun && s.stored() != nil {
		return work(nil)
	}
	return withStore(ctx, s.open, work)
}

// loadInto loads into a store; nil stands for an empty one that a dry run does not make.
func (s *session) loadInto(ctx context.Context, store graph.Store, reader *reader, options *loadOptions) error {
	if reader.model == nil { // a model has a time limit of its own, for each request
		reader.timeout = options.options.Timeout
	}
	l := &loading{
		store: store, reader: reader, replace: options.replace, dry: options.dryRun, named: options.options.Collection != "",
		progress: s.progress(), coder: options.coder,
	}
	l.progress.expect(sizeOf(options.paths))
	if options.coded = l.code; reader.model == nil {
		options.progress = l.progress.read
	}
	failures, err := readChunks(s.documents(ctx, &options.inputs), func(chunk []graph.Document) error { return l.take(ctx, chunk) })
	err = cmp.Or(err, l.finish(ctx))
	if err == nil {
		err = l.attach(ctx)
	}
	if err == nil && store != nil && options.only == nil {
		err = l.findGone(ctx, &options.inputs)
	}
	l.progress.finish()
	l.Failed = append(failures, l.Failed...)
	options.notes = append(options.notes, l.Notes...)
	l.Notes, l.LeftOut, l.Seconds = options.notes, len(options.skipped), s.Clock().Sub(l.progress.begun).Seconds()
	options.note(s.aside())
	reader.note(s.aside())
	l.Model = reader.counts()
	return cmp.Or(err, reader.unanswered(), s.reportLoad(&l.tally, options.dryRun))
}
