package main

import (
	"context"
	"fmt"
	"io"
	"iter"

	"github.com/spf13/pflag"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders"
)

// inputs says which documents load and extract read.
type inputs struct {
	paths      []string
	collection string
	limit      int64 // of a file or a line of a corpus, in MiB
	skipped    []string
}

func (in *inputs) addFlags(flags *pflag.FlagSet) {
	flags.StringVar(&in.collection, "collection", "", "`name` of the case file (default: the folder's name)")
	flags.Int64Var(&in.limit, "limit", loaders.DefaultLimit>>20, "largest file, or line of a corpus, in `MiB`")
}

// documents reads them.
func (in *inputs) documents(ctx context.Context, stdin io.Reader) iter.Seq2[graph.Document, error] {
	return loaders.Read(ctx, in.paths, loaders.Options{
		Collection: in.collection, Limit: in.limit << 20, Stdin: stdin,
		Skipped: func(path string) { in.skipped = append(in.skipped, path) },
	})
}

// note tells of files that lie in a folder and that no format reads, or that hold annotations.
func (in *inputs) note(w io.Writer) {
	if len(in.skipped) > 0 {
		fmt.Fprintf(w, "left out: %s without documents that parley reads, the first %s\n", count(len(in.skipped), "file"), in.skipped[0])
	}
}
