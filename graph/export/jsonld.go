package export

import (
	"context"
	"encoding/json"
	"io"
	"net/url"
)

// The names of linked data: ours are URNs, so that they promise no web site.
const (
	vocabulary = "urn:parley:vocabulary:"
	identifier = "urn:parley:node:"
)

// writeJSONLD writes a JSON-LD document: each node with its attributes, and each edge as a property that leads to the other node.
func writeJSONLD(ctx context.Context, s *source, w io.Writer) error {
	n, err := s.network(ctx)
	if err != nil {
		return err
	}
	entries := make([]map[string]any, len(n.nodes))
	at := map[string]map[string]any{}
	for i, node := range n.nodes {
		entry := fields(nodeAttributes(node))
		if kind, is := entry["type"]; is { // "type" is a word of JSON-LD's readers
			entry["partyType"] = kind
			delete(entry, "type")
		}
		entry["@id"], entry["@type"], entry["label"] = iri(node.NodeID()), string(node.NodeKind()), label(node)
		entries[i], at[node.NodeID()] = entry, entry
	}
	for _, e := range n.edges {
		from := at[e.From]
		known, _ := from[string(e.Kind)].([]any)
		from[string(e.Kind)] = append(known, map[string]any{"@id": iri(e.To)})
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	return encoder.Encode(map[string]any{
		"@context": map[string]any{
			"@vocab": vocabulary, "label": "http://www.w3.org/2000/01/rdf-schema#label", "citation": "http://purl.org/dc/terms/bibliographicCitation",
		},
		"@id": "urn:parley:graph:" + short(s.revision), "citation": s.citation(), "@graph": entries,
	})
}

func iri(id string) string { return identifier + url.PathEscape(id) }
