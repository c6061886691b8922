package main

import (
	"cmp"
	"context"
	"encoding/json"
	"io"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/extract"
)

type extractOptions struct {
	inputs
	format   string
	withText bool
	explain  bool
}

func (s *session) extractCommand() *cobra.Command {
	var options extractOptions
	command := &cobra.Command{
		Use:   "extract PATH...",
		Short: "Print what documents say, one JSON object a document, without a store",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, paths []string) error {
			options.paths = paths
			return s.extract(cmd.Context(), options)
		},
	}
	options.addFlags(command.Flags())
	addReaderFlags(command.Flags())
	command.Flags().StringVar(&options.format, "format", formatJSONL, "`format` of the output: "+formatJSONL)
	command.Flags().BoolVar(&options.explain, "explain", false, "show how each sentence is read, and why a cue came to nothing; with --json a JSON object a sentence")
	command.Flags().BoolVar(&options.withText, "with-text", false, "add each document's canonical text")
	return command
}

func (s *session) extract(ctx context.Context, options extractOptions) error {
	if err := onlyJSONL(options.format); err != nil {
		return err
	}
	reader, err := s.reader()
	if err != nil {
		return err
	}
	grammar, is := reader.extractor.(*extract.Extractor)
	if options.explain && !is {
		return graph.Errorf(graph.Invalid, "--explain shows how the grammar reads: leave it out, or --extractor %s", s.settings.Extractor)
	}
	var failed []failure
	failures, err := readChunks(s.documents(ctx, &options.inputs), func(chunk []graph.Document) error {
		some, err := s.printChunk(ctx, reader, grammar, chunk, &options)
		failed = append(failed, some...)
		return cmp.Or(err, reader.halt)
	})
	failures = append(failures, failed...)
	s.list(failures)
	options.note(s.aside())
	reader.note(s.aside())
	if err = cmp.Or(err, reader.unanswered()); err == nil && len(failures) > 0 {
		return errListed
	}
	return err
}

// printChunk writes what documents say, or how they are read.
func (s *session) printChunk(ctx context.Context, reader *reader, grammar *extract.Extractor, documents []graph.Document, options *extractOptions) ([]failure, error) {
	if options.explain {
		return s.explain(ctx, grammar, documents)
	}
	return s.printExtractions(ctx, reader, documents, options)
}

// printExtractions writes a line of JSON for each document that can be read, and returns the failures.
func (s *session) printExtractions(ctx context.Context, reader *reader, documents []graph.Document, options *extractOptions) (failures []failure, err error) {
	extractions, failures, err := reader.extractAll(ctx, documents)
	options.notes = append(options.notes, bounded(extractions)...)
	if err == nil {
		err = writeExtractions(s.Stdout, extractions, options.withText)
	}
	return failures, err
}

// writeExtractions writes a line of JSON for each document.
func writeExtractions(w io.Writer, extractions []graph.Extraction, withText bool) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for i := range extractions {
		if err := out.Encode(newExtractLine(&extractions[i], withText)); err != nil {
			return err
		}
	}
	return nil
}

// formatJSONL names JSON lines, the one format that extract and export write.
const formatJSONL = "jsonl"

func onlyJSONL(format string) error {
	if format != formatJSONL {
		return graph.Errorf(graph.Invalid, "--format %s: no such format: use %s", format, formatJSONL)
	}
	return nil
}
