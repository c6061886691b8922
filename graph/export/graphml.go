package export

import (
	"context"
	"encoding/xml"
	"io"
	"strconv"

	"github.com/parleygraph/parley/graph"
)

type graphML struct {
	XMLName xml.Name     `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
	Keys    []graphMLKey `xml:"key"`
	Graph   struct {
		ID      string        `xml:"id,attr"`
		Default string        `xml:"edgedefault,attr"`
		Data    []graphMLData `xml:"data"`
		Nodes   []graphMLNode `xml:"node"`
		Edges   []graphMLEdge `xml:"edge"`
	} `xml:"graph"`
}

type graphMLKey struct {
	ID   string `xml:"id,attr"`
	For  string `xml:"for,attr"`
	Name string `xml:"attr.name,attr"`
	Type string `xml:"attr.type,attr"`
}

type graphMLData struct {
	Key   string `xml:"key,attr"`
	Value string `xml:",chardata"`
}

type graphMLNode struct {
	ID   string        `xml:"id,attr"`
	Data []graphMLData `xml:"data"`
}

type graphMLEdge struct {
	ID     string        `xml:"id,attr"`
	Source string        `xml:"source,attr"`
	Target string        `xml:"target,attr"`
	Data   []graphMLData `xml:"data"`
}

// writeGraphML writes the network as GraphML. Every edge is directed, as one file can't hold both kinds for all readers.
func writeGraphML(ctx context.Context, s *source, w io.Writer) error {
	n, err := s.network(ctx)
	if err != nil {
		return err
	}
	var doc graphML
	doc.Keys = []graphMLKey{{"citation", "graph", "citation", "string"}, {"n-label", "node", "label", "string"}}
	for _, c := range nodeColumns() {
		doc.Keys = append(doc.Keys, graphMLKey{"n-" + c.name, "node", c.name, c.kind})
	}
	for _, c := range edgeColumns() {
		doc.Keys = append(doc.Keys, graphMLKey{"e-" + c.name, "edge", c.name, c.kind})
	}
	doc.Graph.ID, doc.Graph.Default = "parley", "directed"
	doc.Graph.Data = []graphMLData{{"citation", s.citation()}}
	for _, node := range n.nodes {
		doc.Graph.Nodes = append(doc.Graph.Nodes, graphMLNodeOf(node))
	}
	for i := range n.edges {
		e := &n.edges[i]
		doc.Graph.Edges = append(doc.Graph.Edges, graphMLEdge{"e" + strconv.Itoa(i), e.From, e.To, graphMLValues("e-", edgeAttributes(e))})
	}
	return writeXML(w, doc)
}

func graphMLNodeOf(n graph.Node) graphMLNode {
	return graphMLNode{n.NodeID(), append([]graphMLData{{"n-label", label(n)}}, graphMLValues("n-", nodeAttributes(n))...)}
}

func graphMLValues(prefix string, all []attribute) []graphMLData {
	var data []graphMLData
	for _, a := range all {
		data = append(data, graphMLData{prefix + a.name, a.text()})
	}
	return data
}

// writeXML writes a document with its declaration, one element a line.
func writeXML(w io.Writer, document any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	encoder := xml.NewEncoder(w)
	encoder.Indent("", " ")
	if err := encoder.Encode(document); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
