package main

import (
	"context"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/annotations"
	"github.com/parleygraph/parley/loaders/learn"
)

type learnOptions struct {
	texts    []string // folders: one for all annotations, or one for each file of them
	out      string
	folds    bool
	offsets  bool
	heldOut  bool
	judged   bool
	readings string // file for what the folds are read as
}

const learnHelp = `Trains the judges of positions, of lists, of meetings and of which wordings of a text are one matter from ANNOTATIONS, files of one JSON object a line as
eval reads them, and their texts. The weights go to judge.bin in the folders positions, series, meetings and kernel below --out, and beside each a judge.txt
that says how they were made: the command, the data with their digests, the counts, and how well each folder of texts is read by what all others teach.
The same data give the same weights, byte for byte.

Documents whose annotations are marked as held out teach nothing, and neither do session reports, which a grammar reads.

With --judged what people judged of statements in the store (parley accept, reject, correct, review) teaches too, in a fold of its own: the accepted and the corrected
are positions, the rejected are none, and what nobody judged in these documents teaches nothing.

With --folds no weights are written: the figures of each folder, left out in turn, are printed, and how often a confidence was right. --readings
FILE keeps what each text is read as by what the other folders teach, as extract prints it, for another program to measure. With --offsets
nothing is learnt: the annotations are printed with bytes of the texts in place of their words, to be kept without them.`

func (s *session) learnCommand() *cobra.Command {
	var options learnOptions
	command := &cobra.Command{
		Use:     "learn ANNOTATIONS...",
		Short:   "Train the judges from annotated texts, and say how well they do on others",
		Long:    learnHelp,
		Example: "  parley learn --texts corpora/real --texts corpora/more real.jsonl more.jsonl\n  parley learn --folds --texts corpora/real real.jsonl",
		RunE: func(cmd *cobra.Command, files []string) error {
			if len(files) == 0 && !options.judged {
				return graph.Errorf(graph.Invalid, "name files of annotations, or learn from what is judged in the store with --judged")
			}
			if options.offsets {
				return s.offsets(cmd.Context(), options, files)
			}
			return s.learn(cmd.Context(), options, files)
		},
	}
	flags := command.Flags()
	flags.StringArrayVar(&options.texts, "texts", nil, "`folder` of the texts; give it once, or once for each file in their order (default: the folder of the file)")
	flags.StringVar(&options.out, "out", "loaders", "`folder` for the weights")
	flags.BoolVar(&options.folds, "folds", false, "print figures of each folder, judged by what the others teach, and write nothing")
	flags.StringVar(&options.readings, "readings", "", "`file` for what each text is read as by what the other folders teach, in the lines of extract")
	flags.BoolVar(&options.offsets, "offsets", false, "print the annotations with offsets in place of words, and learn nothing")
	flags.BoolVar(&options.heldOut, "held-out", false, "with --offsets: mark the documents as held out, so that nobody learns from them")
	flags.BoolVar(&options.judged, "judged", false, "learn also from what people judged of statements in the store")
	addFlag(flags, "confidence")
	return command
}

// folderOf returns the folder of the texts of a file of annotations, the n-th of some.
func (o *learnOptions) folderOf(file string, n int) string {
	switch {
	case len(o.texts) == 0:
		return filepath.Dir(file)
	case len(o.texts) == 1:
		return o.texts[0]
	}
	return o.texts[n]
}

// learn trains the judges and writes them, or prints only how well they do.
func (s *session) learn(ctx context.Context, options learnOptions, files []string) error {
	set, err := s.vocabulary()
	if err != nil {
		return err
	}
	c, err := s.curriculum(ctx, options, files)
	if err != nil {
		return err
	}
	if c.course, err = learn.Study(ctx, set, c.lessons); err != nil {
		return err
	}
	if err := c.validate(ctx, s.settings.leastConfidence()); err != nil {
		return err
	}
	if options.readings != "" {
		if err := c.writeReadings(options.readings); err != nil {
			return err
		}
	}
	s.list(c.failures)
	if options.folds {
		err = c.print(s)
	} else {
		err = c.write(s.Stdout, options)
	}
	if err == nil && len(c.failures) > 0 {
		return errListed
	}
	return err
}

// offsets prints annotations without the words of the texts.
func (s *session) offsets(ctx context.Context, options learnOptions, files []string) error {
	c, err := s.curriculum(ctx, options, files)
	if err != nil {
		return err
	}
	for _, taken := range c.files {
		for _, l := range taken.lessons {
			rows, faults := annotations.Offsets(l.Rows, l.Document.ID, l.Document.Text, options.heldOut)
			for _, fault := range faults {
				c.failures = append(c.failures, failure{Path: taken.path, Reason: fault.Error()})
			}
			if err := annotations.Write(s.Stdout, rows); err != nil {
				return err
			}
		}
	}
	s.list(c.failures)
	if len(c.failures) > 0 {
		return errListed
	}
	return nil
}

// checkTexts holds the folders of texts against the files of annotations.
func (o *learnOptions) checkTexts(files []string) error {
	if len(o.texts) > 1 && len(o.texts) != len(files) {
		return graph.Errorf(graph.Invalid, "--texts is given %d times for %s: give it once, or once for each", len(o.texts), count(len(files), "file"))
	}
	return nil
}
