// Package export writes a graph, or the part of it that a question is about, in the formats of other programs: tables for spreadsheets and notebooks, networks for Gephi,
// igraph and networkx, entities for OpenAleph, statements for Cypher. A format is one file and a row in Formats:
//
//	format, err := export.Find("graphml")
//	err = format.Write(ctx, store, export.Scope{Collections: []string{"miami-2025-12"}}, os.Stdout)
//
// Everything written carries a citation with the graph's revision. The same graph and question give the same bytes.
package export

import (
	"bufio"
	"context"
	"io"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// A Scope says what an export is about: whose statements, on what, from which documents, of which days and confidence. Its zero value is the whole graph.
type Scope = graph.OverlapQuery

// A Format is one way to write a graph.
type Format struct {
	Name      string // as a flag and an address name it
	Extension string // of files that hold it
	Media     string // type
	About     string // what it is for, in a few words
	write     func(ctx context.Context, s *source, w io.Writer) error
}

// Formats lists them in the order in which they are offered.
func Formats() []Format {
	const csv, json = "text/csv; charset=utf-8", "application/json"
	return []Format{
		{"positions", "csv", csv, "every statement that takes a side, a row a party, for spreadsheets and notebooks", writePositions},
		{"parquet", "parquet", "application/vnd.apache.parquet", "the same rows, for data frames", writeParquet},
		{"nodes", "csv", csv, "nodes in Gephi's columns", writeNodes},
		{"edges", "csv", csv, "edges in Gephi's columns", writeEdges},
		{"graphml", "graphml", "application/graphml+xml", "the network, for igraph, networkx, yEd and Cytoscape", writeGraphML},
		{"gexf", "gexf", "application/gexf+xml", "the network, for Gephi and Gephi Lite", writeGEXF},
		{"two-mode", "csv", csv, "parties by terms, statements for less those against, as in discourse network analysis", writeTwoMode},
		{"congruence", "csv", csv, "parties by parties, how often they say the same", writeCongruence},
		{"kumu", "json", json, "elements and connections, for Kumu", writeKumu},
		{"jsonld", "jsonld", "application/ld+json", "linked data", writeJSONLD},
		{"ftm", "ftm.json", "application/x-ndjson", "FollowTheMoney entities, for OpenAleph", writeFTM},
		{"cypher", "cypher", "text/plain; charset=utf-8", "a script that builds the graph in any Cypher database", writeCypher},
		{"jsonl", "jsonl", "application/x-ndjson", "the whole graph, canonical: equal graphs give equal bytes", writeCanonical},
	}
}

// Find returns the format of a name. An unknown name is an Invalid error that lists them.
func Find(name string) (Format, error) {
	var names []string
	for _, f := range Formats() {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, graph.Errorf(graph.Invalid, "unknown format %q: use %s", name, strings.Join(names, ", "))
}

// Write writes what the scope is about. A party, issue or collection that nothing goes by is a NotFound error, and then nothing is written.
func (f Format) Write(ctx context.Context, store graph.Store, scope Scope, w io.Writer) error {
	s, err := newSource(ctx, store, scope)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	if err := f.write(ctx, s, out); err != nil {
		return err
	}
	return out.Flush()
}

// Filename returns a name for a file that holds the format of a graph.
func (f Format) Filename(revision string) string {
	return "parley-" + f.Name + "-" + short(revision) + "." + f.Extension
}

func short(revision string) string { return revision[:min(len(revision), 12)] }

func writeCanonical(ctx context.Context, s *source, w io.Writer) error {
	if !s.whole() {
		return graph.Errorf(graph.Invalid, "the canonical format holds the whole graph: leave the filters out, or choose another format")
	}
	return graph.Export(ctx, s.store, w)
}
