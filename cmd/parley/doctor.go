package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/extract"
)

func (s *session) doctorCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "doctor",
		Short: "Check packs and store, and say what to do next",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return s.doctor(cmd.Context()) },
	}
}

// A finding is what one check found. Next says what to do where it is not well.
type finding struct {
	Check string `json:"check"`
	OK    bool   `json:"ok"`
	Found string `json:"found"`
	Next  string `json:"next,omitempty"`
}

// doctor checks the packs, then the store, then its documents. It goes on as far as it can and ends with the first error.
func (s *session) doctor(ctx context.Context) error {
	findings := []finding{}
	extractor, err := s.checkPacks(&findings)
	if storeErr := s.checkStore(ctx, extractor, &findings); err == nil {
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

// checkPacks loads the vocabulary; the extractor is nil where that fails.
func (s *session) checkPacks(findings *[]finding) (*extract.Extractor, error) {
	set, err := s.vocabulary()
	if err != nil {
		*findings = append(*findings, finding{Check: "packs", Found: err.Error()})
		return nil, err
	}
	*findings = append(*findings, finding{Check: "packs", OK: true, Found: strings.Join(set.Names(), ", ") + ", grammar " + extract.Version})
	return extract.New(set), nil
}

func (s *session) checkStore(ctx context.Context, extractor *extract.Extractor, findings *[]finding) error {
	err := withStore(ctx, s.openToRead, func(store graph.Store) error {
		info, err := store.Info(ctx)
		if err != nil {
			return err
		}
		*findings = append(*findings, finding{Check: "store", OK: true, Found: fmt.Sprintf("%s, %s %s, schema %d", s.settings.DB, info.Engine, info.Version, info.Schema)})
		if extractor == nil {
			return nil
		}
		found, err := checkDocuments(ctx, store, extractor, info)
		*findings = append(*findings, found)
		return err
	})
	if err != nil {
		*findings = append(*findings, finding{Check: "store", Found: err.Error()})
	}
	return err
}

// checkDocuments counts documents and says what to do about stale ones.
func checkDocuments(ctx context.Context, store graph.Store, extractor *extract.Extractor, info graph.Info) (finding, error) {
	_, stale, err := collections(ctx, store, extractor)
	found := finding{
		Check: "documents", OK: true,
		Found: fmt.Sprintf("%s, %s, %d stale", count(info.Counts[graph.KindDocument], "document"), count(info.Counts[graph.KindStatement], "statement"), stale),
	}
	switch {
	case info.Counts[graph.KindDocument] == 0:
		found.OK, found.Next = false, "load some with `parley load PATH`"
	case stale > 0:
		found.OK, found.Next = false, "name the packs that they were loaded with by --packs; if they are stale under those too, run `parley refresh`"
	}
	return found, err
}
