package main

import (
	"context"
	"fmt"
	"io"
	"iter"
	"net/netip"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders"
	"github.com/parleygraph/parley/loaders/coding"
)

// inputs says which documents load, extract and eval read.
type inputs struct {
	paths    []string
	limit    int64 // of a file or a line of a corpus, in MiB
	date     string
	since    string
	columns  []string
	allow    []string // networks
	options  loaders.Options
	fetch    loaders.Fetch
	skipped  []string
	notes    []remark
	coded    func(coding.Row) // nil: a table of coded statements is no input
	progress func(bytes int64)
	only     func(path string) bool
}

// A remark is what a person should know of a file that was read.
type remark struct {
	Path string `json:"path"`
	Note string `json:"note"`
}

func (in *inputs) addFlags(flags *pflag.FlagSet) {
	flags.StringVar(&in.options.Collection, "collection", "", "`name` of the case file (default: the folder's name)")
	flags.Int64Var(&in.limit, "limit", loaders.DefaultLimit>>20, "largest file, or line of a corpus, in `MiB`")
	flags.StringVar(&in.options.Format, "type", "", "read everything as `format` instead of telling it by content: "+strings.Join(loaders.Formats(), ", "))
	flags.StringVar(&in.date, "date", "", "`day` of publication of all that is read, as 2006-01-02, over what it says itself")
	flags.StringVar(&in.options.Publisher, "publisher", "", "`name` of the publisher of all that is read, likewise")
	flags.StringVar(&in.options.Title, "title", "", "`title` of all that is read, likewise")
	flags.StringVar(&in.options.Encoding, "encoding", "", "`name` of the encoding of text, tables and pages: macintosh, iso-8859-2 (default: told by the bytes)")
	flags.StringSliceVar(&in.columns, "columns", nil, "which column of a CSV file holds what, as `text=body,title=headline`")
	flags.StringVar(&in.since, "since", "", "leave out entries of feeds and sitemaps from before this `day`")
	flags.BoolVar(&in.options.Follow, "follow", false, "follow links that lead out of a folder")
	flags.DurationVar(&in.options.Timeout, "timeout", time.Minute, "longest `time` that one document may take to read; 0 for as long as it takes")
	flags.StringSliceVar(&in.allow, "allow-net", nil, "read pages on these private `networks` too, as 10.1.0.0/16 (default: on the internet only)")
	flags.IntVar(&in.fetch.Pages, "pages", 1000, "most `pages` to read of a sitemap")
}

// check reads the flags that are no plain values. The error is one of usage.
func (in *inputs) check() error {
	for _, d := range []struct {
		flag, value string
		into        *graph.Day
	}{{"--date", in.date, &in.options.Date}, {"--since", in.since, &in.options.Since}} {
		day, err := graph.ParseDay(d.value)
		if err != nil {
			return graph.Errorf(graph.Invalid, "%s: %w", d.flag, err)
		}
		*d.into = day
	}
	in.options.Columns = map[string]string{}
	for _, pair := range in.columns {
		name, column, found := strings.Cut(pair, "=")
		if !found {
			return graph.Errorf(graph.Invalid, "--columns %s: write it as text=COLUMN", pair)
		}
		in.options.Columns[strings.TrimSpace(name)] = strings.TrimSpace(column)
	}
	for _, network := range in.allow {
		prefix, err := netip.ParsePrefix(network)
		if err != nil {
			return graph.Errorf(graph.Invalid, "--allow-net %s: write it as 10.1.0.0/16", network)
		}
		in.fetch.Allow = append(in.fetch.Allow, prefix)
	}
	if format := in.options.Format; format != "" && !slices.Contains(loaders.Formats(), format) {
		return graph.Errorf(graph.Invalid, "--type: unknown format %q: choose one of %s", format, strings.Join(loaders.Formats(), ", "))
	}
	if in.options.Timeout < 0 {
		return graph.Errorf(graph.Invalid, "--timeout %s is below zero", in.options.Timeout)
	}
	return nil
}

// documents reads them, several files at a time, with what cmd supplies: standard input, the network, and processes for what could bring this one down.
func (s *session) documents(ctx context.Context, in *inputs) iter.Seq2[graph.Document, error] {
	if err := in.check(); err != nil {
		return func(yield func(graph.Document, error) bool) { yield(graph.Document{}, err) }
	}
	o := in.options
	o.Limit, o.Stdin, o.Workers, o.Fetch, o.Coded, o.Progress, o.Only = in.limit<<20, s.Stdin, runtime.GOMAXPROCS(0), &in.fetch, in.coded, in.progress, in.only
	o.Skipped = func(path string) { in.skipped = append(in.skipped, path) }
	o.Noted = func(path, note string) { in.notes = append(in.notes, remark{path, note}) }
	if s.Self != "" {
		o.Child = []string{s.Self, childName}
	}
	return loaders.Read(ctx, in.paths, o)
}

// note tells of files that lie in a folder and that no format reads, or that hold annotations, and what a person should know of those that were read.
func (in *inputs) note(w io.Writer) {
	for _, n := range in.notes {
		fmt.Fprintf(w, "note: %s: %s\n", n.Path, n.Note)
	}
	if len(in.skipped) > 0 {
		fmt.Fprintf(w, "left out: %s without documents that parley reads, the first %s\n", count(len(in.skipped), "file"), in.skipped[0])
	}
}

// childName is the command by which parley reads a document in a process of its own.
const childName = "read-document"

func (s *session) childCommand() *cobra.Command {
	return &cobra.Command{
		Use: childName, Hidden: true, Args: cobra.NoArgs,
		Short: "Read one document on standard input for another parley",
		RunE: func(cmd *cobra.Command, _ []string) error {
			return loaders.ServeChild(cmd.Context(), s.Stdin, s.data)
		},
	}
}

// self returns the path by which this program can be run again: that of the process, or that of the name which it goes by where these differ.
func self() string {
	path, err := os.Executable()
	if err == nil && filepath.Base(path) == filepath.Base(os.Args[0]) {
		return path
	}
	if named, err := exec.LookPath(os.Args[0]); err == nil {
		return named
	}
	return path
}
