package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/llm"
)

// mostAligned is how many wordings a model compares at once.
const mostAligned = 60

type alignOptions struct {
	collection string
	undo       bool
}

func (s *session) alignCommand() *cobra.Command {
	var options alignOptions
	command := &cobra.Command{
		Use:   "align",
		Short: "Have a language model judge which terms are one matter, opposite or apart",
		Long: "Gives a language model the wordings of a collection that may be one matter, in batches, and records what it says as judgements by it: merge, opposite and split, as a " +
			"person's are. It decides nothing on which somebody else has decided. `parley judgements` lists them, and --undo takes back all that a model has recorded.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return withStore(cmd.Context(), s.openStored, func(store graph.Store) error {
				if options.undo {
					return s.unalign(cmd.Context(), store)
				}
				return s.align(cmd.Context(), store, options)
			})
		},
	}
	for _, key := range []string{"llm-url", "llm-model", "llm-key-file", "llm-cache", "llm-budget"} {
		addFlag(command.Flags(), key)
	}
	command.Flags().StringVar(&options.collection, "collection", "", "`name` of the collection whose terms are compared (default all)")
	command.Flags().BoolVar(&options.undo, "undo", false, "take back what models have recorded; with --llm-model only what that one has")
	return command
}

// An alignment is what became of the terms of a collection.
type alignment struct {
	Wordings int               `json:"wordings"`
	Batches  int               `json:"batches"`
	Recorded []graph.Judgement `json:"recorded"`
	Known    int               `json:"known"`   // said of pairs on which somebody had decided, or against what stands
	Dropped  int               `json:"dropped"` // of no pair, or no ruling
	Usage    llm.Usage         `json:"usage"`
	labels   map[string]string
}

func (s *session) align(ctx context.Context, store graph.Store, options alignOptions) error {
	s.settings.Extractor = byModel
	reader, err := s.reader()
	if err != nil {
		return err
	}
	wordings, err := graph.WordedTerms(ctx, store, options.collection)
	if err != nil {
		return err
	}
	done := alignment{Wordings: len(wordings), Recorded: []graph.Judgement{}, labels: map[string]string{}}
	for _, w := range wordings {
		done.labels[w.Term.ID] = w.Term.Label
	}
	for _, batch := range graph.Batches(wordings, mostAligned) {
		if err = s.alignBatch(ctx, store, reader.model, batch, &done); err != nil {
			break // what was recorded until then stays
		}
	}
	if printErr := s.printAlignment(&done); err == nil {
		err = printErr
	}
	return err
}

// alignBatch asks about one batch and records what is said.
func (s *session) alignBatch(ctx context.Context, store graph.Store, model *llm.Extractor, batch []graph.WordedTerm, done *alignment) error {
	said, dropped, err := model.Align(ctx, batch, &done.Usage)
	if err != nil {
		return err
	}
	for i := range said {
		said[i].At = s.Clock().UTC().Format(time.RFC3339)
	}
	recorded, err := graph.Align(ctx, store, said)
	done.Batches++
	done.Dropped += dropped
	done.Known += len(said) - len(recorded)
	done.Recorded = append(done.Recorded, recorded...)
	return err
}

func (s *session) printAlignment(done *alignment) error {
	fmt.Fprintf(s.Stderr, "%s\n", done.Usage)
	if s.json {
		return s.printJSON(done)
	}
	text := &strings.Builder{}
	for _, j := range done.Recorded {
		fmt.Fprintf(text, "%-8s  %s\n%10s%s\n", strings.ToLower(string(j.Kind)), done.labels[j.A], "", done.labels[j.B])
	}
	fmt.Fprintf(text, "%s compared, %s recorded, %d known, %d dropped\n", count(done.Wordings, "term"), count(len(done.Recorded), "judgement"), done.Known, done.Dropped)
	if len(done.Recorded) > 0 {
		text.WriteString("take them back with `parley align --undo`\n")
	}
	_, err := s.Stdout.Write([]byte(text.String()))
	return err
}

// unalign takes back what models have recorded.
func (s *session) unalign(ctx context.Context, store graph.Store) error {
	standing, err := store.Judgements(ctx)
	if err != nil {
		return err
	}
	gone := []graph.Judgement{}
	for _, j := range standing {
		model := s.settings.Model["llm-model"]
		if byLLM, is := strings.CutPrefix(j.By, llm.RulePrefix); is && (model == "" || byLLM == model) {
			j.Undo = true
			gone = append(gone, j)
		}
	}
	if len(gone) > 0 {
		err = store.Judge(ctx, gone...)
	}
	if s.json && err == nil {
		return s.printJSON(gone)
	}
	if err == nil {
		_, err = fmt.Fprintf(s.Stdout, "%s taken back\n", count(len(gone), "judgement"))
	}
	return err
}
