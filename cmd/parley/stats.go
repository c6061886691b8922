package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
)

func (s *session) statsCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "stats",
		Short: "Count what the store holds, and list its collections, parties and issues",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return s.stats(cmd.Context()) },
	}
	addReaderFlags(command.Flags())
	return command
}

// stats is what the store holds.
type stats struct {
	graph.Info
	Stale       int          `json:"stale"` // documents that another extractor or other packs read
	Collections []named      `json:"collections"`
	Parties     []named      `json:"parties"` // those that statements count for, most statements first
	Issues      []named      `json:"issues"`
	Loads       []graph.Load `json:"loads"` // the latest, newest first
}

// A named number: documents of a collection, statements of a party or on an issue.
type named struct {
	Name   string `json:"name"`
	ID     string `json:"id,omitempty"`
	Number int    `json:"number"`
}

// latestLoads is how many entries of the journal stats shows.
const latestLoads = 3

func (s *session) stats(ctx context.Context) error {
	stamp, err := s.stamp()
	if err != nil {
		return err
	}
	return withStore(ctx, s.openToRead, func(store graph.Store) error {
		found, err := findStats(ctx, store, stamp)
		if err != nil {
			return err
		}
		if s.json {
			return s.printJSON(found)
		}
		return found.writeTo(s.Stdout)
	})
}

func findStats(ctx context.Context, store graph.Store, stamp stamp) (*stats, error) {
	info, err := store.Info(ctx)
	if err != nil {
		return nil, err
	}
	found := &stats{Info: info}
	if found.Collections, found.Stale, err = collections(ctx, store, stamp); err != nil {
		return nil, err
	}
	if found.Parties, err = byStatements(ctx, store, graph.KindParty, graph.FieldParty); err != nil {
		return nil, err
	}
	if found.Issues, err = byStatements(ctx, store, graph.KindIssue, graph.FieldIssue); err != nil {
		return nil, err
	}
	loads, err := store.Loads(ctx, latestLoads)
	found.Loads = append([]graph.Load{}, loads...)
	return found, err
}

// collections counts documents by collection, and how many of all are stale.
func collections(ctx context.Context, store graph.Store, stamp stamp) ([]named, int, error) {
	counts, stale := map[string]int{}, 0
	err := eachDocuments(ctx, store, func(documents []graph.Document) error {
		for i := range documents {
			counts[documents[i].Collection]++
			if isStale(stamp, &documents[i]) {
				stale++
			}
		}
		return nil
	})
	found := []named{}
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		found = append(found, named{Name: name, Number: counts[name]})
	}
	return found, stale, err
}

// mostListed is how many parties or issues stats reads.
const mostListed = 10_000

// byStatements lists the nodes of a kind by how many statements have them in a field, most first, without those that
// have none. among limits the statements that count.
func byStatements(ctx context.Context, store graph.Store, kind graph.Kind, field graph.Field, among ...graph.Filter) ([]named, error) {
	page, err := store.List(ctx, graph.ListQuery{Kinds: []graph.Kind{kind}, First: mostListed})
	if err != nil {
		return nil, err
	}
	found := []named{}
	for _, node := range page.Nodes {
		filter := graph.All(append(among, graph.Where(field, node.NodeID()))...)
		counted, err := store.List(ctx, graph.ListQuery{Kinds: []graph.Kind{graph.KindStatement}, Filter: filter, Count: true})
		if err != nil {
			return nil, err
		}
		if counted.Total > 0 {
			found = append(found, named{Name: nodeName(node), ID: node.NodeID(), Number: counted.Total})
		}
	}
	slices.SortFunc(found, func(a, b named) int { return cmp.Or(-cmp.Compare(a.Number, b.Number), cmp.Compare(a.Name, b.Name)) })
	return found, nil
}

func nodeName(node graph.Node) string {
	if names := graph.FacetsOf(node, nil)[graph.FieldName]; len(names) > 0 {
		return names[0]
	}
	return node.NodeID()
}

// writeTo writes the stats as text.
func (s *stats) writeTo(w io.Writer) error {
	out := tabwriter.NewWriter(w, 0, 8, 2, ' ', tabwriter.AlignRight)
	for _, kind := range graph.Kinds() {
		fmt.Fprintf(out, "%d\t %s\n", s.Counts[kind], plural(kind))
	}
	fmt.Fprintf(out, "%d\t stale documents\n", s.Stale)
	section(out, "documents by collection", s.Collections)
	section(out, "statements by party", s.Parties)
	section(out, "statements by issue", s.Issues)
	fmt.Fprintf(out, "\nrevision %s, %s %s, schema %d\n", s.Revision, s.Engine, s.Version, s.Schema)
	return out.Flush()
}

// mostShown is how many lines a section of the text shows; JSON has them all.
const mostShown = 20

func section(out io.Writer, title string, lines []named) {
	if len(lines) == 0 {
		return
	}
	fmt.Fprintf(out, "\n%s\n", title)
	for _, line := range lines[:min(len(lines), mostShown)] {
		fmt.Fprintf(out, "%d\t %s\n", line.Number, line.Name)
	}
	if rest := len(lines) - mostShown; rest > 0 {
		fmt.Fprintf(out, "\t and %d others: see --json\n", rest)
	}
}

// plural returns a kind as the noun for several nodes.
func plural(kind graph.Kind) string {
	noun := strings.ToLower(string(kind))
	if stem, ok := strings.CutSuffix(noun, "y"); ok && kind == graph.KindParty {
		return stem + "ies"
	}
	return noun + "s"
}
