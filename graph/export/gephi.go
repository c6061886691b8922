package export

import (
	"context"
	"io"
)

// headings returns the names of columns, as headings of a table.
func headings(before []string, columns []column) []string {
	all := before
	for _, c := range columns {
		all = append(all, c.name)
	}
	return append(all, "citation")
}

// writeNodes writes a row a node in the columns that Gephi reads: Id, Label, then what it takes as attributes.
func writeNodes(ctx context.Context, s *source, w io.Writer) error {
	n, err := s.network(ctx)
	if err != nil {
		return err
	}
	t := newTable(w, headings([]string{"Id", "Label"}, nodeColumns())...)
	for _, node := range n.nodes {
		row := append([]string{node.NodeID(), label(node)}, texts(nodeColumns(), nodeAttributes(node))...)
		t.row(append(row, s.citation())...)
	}
	return t.end()
}

// writeEdges writes a row an edge in the columns that Gephi reads: Source, Target, Type, Label, then what it takes as attributes, of which weight.
func writeEdges(ctx context.Context, s *source, w io.Writer) error {
	n, err := s.network(ctx)
	if err != nil {
		return err
	}
	t := newTable(w, headings([]string{"Source", "Target", "Type", "Label"}, edgeColumns())...)
	for i := range n.edges {
		e := &n.edges[i]
		direction := "Directed"
		if e.Kind.Symmetric() {
			direction = "Undirected"
		}
		row := append([]string{e.From, e.To, direction, string(e.Kind)}, texts(edgeColumns(), edgeAttributes(e))...)
		t.row(append(row, s.citation())...)
	}
	return t.end()
}
