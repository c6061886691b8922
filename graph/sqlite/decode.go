package sqlite

import (
	"encoding/json"
	"fmt"

	"github.com/parleygraph/parley/graph"
)

// encode returns v as JSON. Nodes and edges always marshal.
func encode(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("sqlite: encode %T: %v", v, err))
	}
	return string(text)
}

// decode returns the node of a kind from its stored form.
func decode(kind graph.Kind, body string) (graph.Node, error) {
	var n graph.Node
	switch kind {
	case graph.KindDocument:
		n = &graph.Document{}
	case graph.KindParty:
		n = &graph.Party{}
	case graph.KindEnvoy:
		n = &graph.Envoy{}
	case graph.KindIssue:
		n = &graph.Issue{}
	case graph.KindDemand, graph.KindProposal:
		n = &graph.Term{}
	case graph.KindStatement:
		n = &graph.Statement{}
	case graph.KindMeeting:
		n = &graph.Meeting{}
	default:
		return nil, fmt.Errorf("a stored node is of unknown kind %q", kind)
	}
	if err := json.Unmarshal([]byte(body), n); err != nil {
		return nil, fmt.Errorf("a stored %s can't be read: %w", kind, err)
	}
	return n, nil
}

// decoded returns the value of each stored form.
func decoded[T any](bodies []string) ([]T, error) {
	values := make([]T, len(bodies))
	for i, body := range bodies {
		if err := json.Unmarshal([]byte(body), &values[i]); err != nil {
			return nil, fmt.Errorf("a stored %T can't be read: %w", values[i], err)
		}
	}
	return values, nil
}
