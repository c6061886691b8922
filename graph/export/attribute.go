package export

import (
	"strconv"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// An attribute is one named value of a node or edge. Its value is a string, bool, int or float64; what is absent is no attribute.
type attribute struct {
	name  string
	value any
}

// A column is an attribute that nodes or edges can have: its name, and its type as GraphML and GEXF write it.
type column struct{ name, kind string }

// nodeColumns lists the attributes that nodes can have, beside id and label.
func nodeColumns() []column {
	return []column{
		{"kind", "string"}, {"type", "string"}, {"party", "string"}, {"issue", "string"}, {"collection", "string"}, {"document", "string"}, {"day", "string"},
		{"publisher", "string"}, {"url", "string"}, {"actor", "string"}, {"stance", "string"}, {"conditional", "boolean"}, {"modality", "string"},
		{"directness", "string"}, {"status", "string"}, {"place", "string"}, {"quote", "string"}, {"start", "int"}, {"end", "int"}, {"rule", "string"},
		{"confidence", "double"},
	}
}

// edgeColumns lists the attributes that edges can have, beside their ends and kind.
func edgeColumns() []column {
	return []column{
		{"kind", "string"}, {"weight", "double"}, {"statements", "int"}, {"documents", "int"}, {"meetings", "int"}, {"first", "string"}, {"last", "string"},
		{"conditional", "boolean"}, {"role", "string"},
	}
}

// label returns the words by which people know a node.
func label(n graph.Node) string {
	switch n := n.(type) {
	case *graph.Document:
		if n.Title != "" {
			return n.Title
		}
	case *graph.Party:
		return n.Name
	case *graph.Envoy:
		return n.Name
	case *graph.Issue:
		return n.Name
	case *graph.Term:
		return n.Label
	case *graph.Statement:
		return n.ActorName + " " + n.Stance.Verb(n.ActorName) + ": " + n.Point.Text
	case *graph.Meeting:
		return strings.Join(strings.Fields(strings.Join([]string{n.Mode, n.Place, string(n.Day)}, " ")), " ")
	}
	return n.NodeID()
}

// nodeAttributes returns what a node holds, in the order of nodeColumns.
func nodeAttributes(n graph.Node) []attribute {
	all := []attribute{{"kind", string(n.NodeKind())}}
	switch n := n.(type) {
	case *graph.Document:
		all = append(all, attribute{"collection", n.Collection}, attribute{"day", string(n.PublishedAt)}, attribute{"publisher", n.Publisher}, attribute{"url", n.URL})
	case *graph.Party:
		all = append(all, attribute{"type", string(n.Type)})
	case *graph.Envoy:
		all = append(all, attribute{"party", n.Party})
	case *graph.Term:
		all = append(all, attribute{"issue", n.Issue})
	case *graph.Statement:
		all = append(all, statementAttributes(n)...)
	case *graph.Meeting:
		all = append(all, attribute{"collection", n.Collection}, attribute{"document", n.Document}, attribute{"day", string(n.Day)}, attribute{"status", string(n.Status)},
			attribute{"place", n.Place})
		all = append(all, evidence(n.Quote, n.Rule)...)
	}
	return present(all)
}

func statementAttributes(n *graph.Statement) []attribute {
	all := []attribute{
		{"party", n.Party}, {"issue", n.Issue}, {"collection", n.Collection}, {"document", n.Document}, {"day", string(n.Day)}, {"actor", n.ActorName},
		{"stance", string(n.Stance)}, {"conditional", len(n.Conditions) > 0}, {"modality", string(n.Modality)}, {"directness", string(n.Directness)},
	}
	return append(append(all, evidence(n.Quote, n.Rule)...), attribute{"confidence", n.Confidence})
}

func evidence(quote graph.Passage, rule string) []attribute {
	return []attribute{{"quote", quote.Text}, {"start", quote.Start}, {"end", quote.End}, {"rule", rule}}
}

// edgeAttributes returns what an edge holds, in the order of edgeColumns. Its weight is how many statements or meetings stand behind it, at least one.
func edgeAttributes(e *graph.Edge) []attribute {
	all := []attribute{{"kind", string(e.Kind)}, {"weight", float64(max(1, e.Statements, e.Meetings))}}
	for _, count := range []struct {
		name  string
		value int
	}{{"statements", e.Statements}, {"documents", e.Documents}, {"meetings", e.Meetings}} {
		if count.value > 0 {
			all = append(all, attribute{count.name, count.value})
		}
	}
	all = append(all, attribute{"first", string(e.First)}, attribute{"last", string(e.Last)})
	if e.Statements > 0 {
		all = append(all, attribute{"conditional", e.Conditional})
	}
	return present(append(all, attribute{"role", e.Role}))
}

// present drops the attributes without a value.
func present(all []attribute) []attribute {
	var kept []attribute
	for _, a := range all {
		if a.value != "" {
			kept = append(kept, a)
		}
	}
	return kept
}

// text returns the value as text.
func (a attribute) text() string {
	switch v := a.value.(type) {
	case bool:
		return strconv.FormatBool(v)
	case int:
		return strconv.Itoa(v)
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	case string:
		return v
	}
	return ""
}

// texts returns the values of columns, in their order, "" where there is none.
func texts(columns []column, all []attribute) []string {
	values := make([]string, len(columns))
	for i, c := range columns {
		for _, a := range all {
			if a.name == c.name {
				values[i] = a.text()
			}
		}
	}
	return values
}
