package export

import (
	"context"
	"encoding/json"
	"io"

	"github.com/parleygraph/parley/graph"
)

// writeKumu writes elements and connections as Kumu imports them: what is not its own becomes a custom field.
func writeKumu(ctx context.Context, s *source, w io.Writer) error {
	n, err := s.network(ctx)
	if err != nil {
		return err
	}
	elements, connections := []map[string]any{}, []map[string]any{}
	for _, node := range n.nodes {
		element := fields(nodeAttributes(node))
		element["id"], element["label"], element["type"] = node.NodeID(), label(node), string(node.NodeKind())
		if quote, is := element["quote"]; is {
			element["description"] = quote
			delete(element, "quote")
		}
		elements = append(elements, element)
	}
	for i := range n.edges {
		connections = append(connections, kumuConnection(&n.edges[i]))
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	return encoder.Encode(map[string]any{"citation": s.citation(), "elements": elements, "connections": connections})
}

func kumuConnection(e *graph.Edge) map[string]any {
	connection := fields(edgeAttributes(e))
	connection["from"], connection["to"], connection["type"], connection["direction"] = e.From, e.To, string(e.Kind), "directed"
	if e.Kind.Symmetric() {
		connection["direction"] = "undirected"
	}
	return connection
}

// fields returns attributes by name, without the kind.
func fields(all []attribute) map[string]any {
	found := map[string]any{}
	for _, a := range all {
		if a.name != "kind" {
			found[a.name] = a.value
		}
	}
	return found
}
