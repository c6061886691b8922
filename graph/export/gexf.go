package export

import (
	"context"
	"encoding/xml"
	"io"
	"strconv"

	"github.com/parleygraph/parley/graph"
)

type gexf struct {
	XMLName xml.Name `xml:"http://www.gexf.net/1.2draft gexf"`
	Version string   `xml:"version,attr"`
	Meta    struct {
		Creator     string `xml:"creator"`
		Description string `xml:"description"`
	} `xml:"meta"`
	Graph struct {
		Mode       string           `xml:"mode,attr"`
		Default    string           `xml:"defaultedgetype,attr"`
		Attributes []gexfAttributes `xml:"attributes"`
		Nodes      []gexfNode       `xml:"nodes>node"`
		Edges      []gexfEdge       `xml:"edges>edge"`
	} `xml:"graph"`
}

type gexfAttributes struct {
	Class string          `xml:"class,attr"`
	List  []gexfAttribute `xml:"attribute"`
}

type gexfAttribute struct {
	ID    string `xml:"id,attr"`
	Title string `xml:"title,attr"`
	Type  string `xml:"type,attr"`
}

type gexfValue struct {
	For   string `xml:"for,attr"`
	Value string `xml:"value,attr"`
}

type gexfNode struct {
	ID     string      `xml:"id,attr"`
	Label  string      `xml:"label,attr"`
	Values []gexfValue `xml:"attvalues>attvalue"`
}

type gexfEdge struct {
	ID     string      `xml:"id,attr"`
	Source string      `xml:"source,attr"`
	Target string      `xml:"target,attr"`
	Label  string      `xml:"label,attr"`
	Weight string      `xml:"weight,attr"`
	Values []gexfValue `xml:"attvalues>attvalue"`
}

// writeGEXF writes the network as GEXF 1.2.
func writeGEXF(ctx context.Context, s *source, w io.Writer) error {
	n, err := s.network(ctx)
	if err != nil {
		return err
	}
	doc := gexf{Version: "1.2"}
	doc.Meta.Creator, doc.Meta.Description = "parley", s.citation()
	doc.Graph.Mode, doc.Graph.Default = "static", "directed"
	doc.Graph.Attributes = []gexfAttributes{{"node", gexfAttributesOf(nodeColumns())}, {"edge", gexfAttributesOf(edgeColumns())}}
	for _, node := range n.nodes {
		doc.Graph.Nodes = append(doc.Graph.Nodes, gexfNode{node.NodeID(), label(node), gexfValues(nodeAttributes(node))})
	}
	for i := range n.edges {
		doc.Graph.Edges = append(doc.Graph.Edges, gexfEdgeOf(i, &n.edges[i]))
	}
	return writeXML(w, doc)
}

func gexfEdgeOf(i int, e *graph.Edge) gexfEdge {
	all := edgeAttributes(e)
	weight := texts([]column{{"weight", ""}}, all)[0]
	return gexfEdge{"e" + strconv.Itoa(i), e.From, e.To, string(e.Kind), weight, gexfValues(all)}
}

func gexfAttributesOf(columns []column) []gexfAttribute {
	var list []gexfAttribute
	for _, c := range columns {
		if c.name == "weight" {
			continue // edges have it as their own
		}
		kind := c.kind
		if kind == "int" {
			kind = "integer"
		}
		list = append(list, gexfAttribute{c.name, c.name, kind})
	}
	return list
}

func gexfValues(all []attribute) []gexfValue {
	var values []gexfValue
	for _, a := range all {
		if a.name != "weight" {
			values = append(values, gexfValue{a.name, a.text()})
		}
	}
	return values
}
