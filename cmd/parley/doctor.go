package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/extract"
	"github.com/parleygraph/parley/loaders/llm"
)

func (s *session) doctorCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "doctor",
		Short: "Check packs, extractor and store, and say what to do next",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return s.doctor(cmd.Context()) },
	}
	addReaderFlags(command.Flags())
	return command
}

// A finding is what one check found. Next says what to do where it is not well.
type finding struct {
	Check string `json:"check"`
	OK    bool   `json:"ok"`
	Found string `json:"found"`
	Next  string `json:"next,omitempty"`
}

// doctor checks packs and extractor, then the store, then its documents. It goes on as far as it can and ends with the first error.
func (s *session) doctor(ctx context.Context) error {
	findings := []finding{}
	reader, err := s.checkPacks(ctx, &findings)
	if storeErr := s.checkStore(ctx, reader, &findings); err == nil {
		err = storeErr
	}
	if s.json {
		if err := s.printJSON(findings); err != nil {
			return err
		}
		return err
	}
	for _, f := range findings {
		s.printFinding(f)
	}
	return err
}

func (s *session) printFinding(f finding) {
	mark := "ok  "
	if !f.OK {
		mark = "look"
	}
	fmt.Fprintf(s.Stdout, "%s  %-9s  %s\n", mark, f.Check, f.Found)
	if f.Next != "" {
		fmt.Fprintf(s.Stdout, "%17s%s\n", "", f.Next)
	}
}

// checkPacks loads the vocabulary and what reads documents with it; the reader is nil where that fails.
func (s *session) checkPacks(ctx context.Context, findings *[]finding) (*reader, error) {
	set, err := s.vocabulary()
	if err != nil {
		*findings = append(*findings, finding{Check: "packs", Found: err.Error()})
		return nil, err
	}
	*findings = append(*findings, finding{Check: "packs", OK: true, Found: strings.Join(set.Names(), ", ") + ", grammar " + extract.Version})
	reader, err := s.readerOf(set)
	if err != nil {
		*findings = append(*findings, finding{Check: "extractor", Found: err.Error()})
		return nil, err
	}
	if reader.model == nil {
		return reader, nil
	}
	found, err := checkModel(ctx, reader.model)
	*findings = append(*findings, found)
	return reader, err
}

// checkModel asks a model about a made-up sentence.
func checkModel(ctx context.Context, model *llm.Extractor) (finding, error) {
	found := finding{Check: "extractor"}
	err := model.Check(ctx)
	var trial llm.Trial
	if err == nil {
		trial, err = model.Try(ctx)
	}
	if err != nil {
		found.Found = err.Error()
		return found, err
	}
	found.OK = trial.Understood
	found.Found = fmt.Sprintf("%s at %s, asked about a made-up sentence: %s", model.Rule(), model.Endpoint(), trial.Usage)
	if !trial.Understood {
		found.Next = "it did not find the rejection that the sentence holds; try another model. It said: " + trial.Said
	}
	return found, nil
}

func (s *session) checkStore(ctx context.Context, reader *reader, findings *[]finding) error {
	err := withStore(ctx, s.openToRead, func(store graph.Store) error {
		info, err := store.Info(ctx)
		if err != nil {
			return err
		}
		*findings = append(*findings, s.openTo()...)
		*findings = append(*findings, finding{Check: "store", OK: true, Found: fmt.Sprintf("%s, %s %s, schema %d", s.place(), info.Engine, info.Version, info.Schema)})
		if err := checkContent(ctx, store, findings); err != nil || reader == nil {
			return err
		}
		found, err := checkDocuments(ctx, store, reader, info)
		*findings = append(*findings, found)
		return err
	})
	if err != nil {
		*findings = append(*findings, finding{Check: "store", Found: err.Error()})
	}
	return err
}

// checkDocuments counts documents and says what to do about stale ones.
func checkDocuments(ctx context.Context, store graph.Store, extractor extractor, info graph.Info) (finding, error) {
	_, stale, err := collections(ctx, store, extractor)
	found := finding{
		Check: "documents", OK: true,
		Found: fmt.Sprintf("%s, %s, %d stale", count(info.Counts[graph.KindDocument], "document"), count(info.Counts[graph.KindStatement], "statement"), stale),
	}
	switch {
	case info.Counts[graph.KindDocument] == 0:
		found.OK, found.Next = false, "load some with `parley load PATH`"
	case stale > 0:
		found.OK, found.Next = false, "name the packs and the extractor that they were loaded with by --packs and --extractor; if they are stale under those too, run `parley refresh`"
	}
	return found, err
}
