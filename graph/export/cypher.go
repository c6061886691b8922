package export

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// cypherBatch is how many rows one statement of a script creates.
const cypherBatch = 200

// writeCypher writes a script for cypher-shell and its like: a constraint, then nodes and edges in batches. The labels and relationships are those of parley's own Neo4j.
func writeCypher(ctx context.Context, s *source, w io.Writer) error {
	n, err := s.network(ctx)
	if err != nil {
		return err
	}
	script := &script{w: w}
	script.line("// %s", strings.Join(strings.Fields(s.citation()), " "))
	script.line("CREATE CONSTRAINT parley_id IF NOT EXISTS FOR (n:Parley) REQUIRE n.id IS UNIQUE;")
	for _, kind := range graph.Kinds() {
		script.nodes(kind, n.nodes)
	}
	for _, relation := range graph.Relations() {
		script.edges(relation.Kind, n.edges)
	}
	return script.err
}

// A script is written until its first error.
type script struct {
	w   io.Writer
	err error
}

func (s *script) line(format string, args ...any) {
	if s.err == nil {
		_, s.err = fmt.Fprintf(s.w, format+"\n", args...)
	}
}

func (s *script) nodes(kind graph.Kind, nodes []graph.Node) {
	var rows []string
	for _, n := range nodes {
		if n.NodeKind() == kind {
			rows = append(rows, cypherMap(append([]attribute{{"id", n.NodeID()}, {"label", label(n)}}, nodeAttributes(n)...)))
		}
	}
	labels := string(kind)
	switch kind {
	case graph.KindParty, graph.KindEnvoy:
		labels += ":Actor"
	case graph.KindDemand, graph.KindProposal:
		labels += ":Term"
	}
	s.batches(rows, "CREATE (n:"+labels+":Parley) SET n = row")
}

func (s *script) edges(kind graph.EdgeKind, edges []graph.Edge) {
	var rows []string
	for i := range edges {
		if e := &edges[i]; e.Kind == kind {
			rows = append(rows, "{from: "+cypherText(e.From)+", to: "+cypherText(e.To)+", with: "+cypherMap(edgeAttributes(e))+"}")
		}
	}
	s.batches(rows, "MATCH (a:Parley {id: row.from}), (b:Parley {id: row.to}) CREATE (a)-[e:"+string(kind)+"]->(b) SET e = row.with")
}

func (s *script) batches(rows []string, clause string) {
	for start := 0; start < len(rows); start += cypherBatch {
		s.line("UNWIND [\n  %s\n] AS row\n%s;", strings.Join(rows[start:min(start+cypherBatch, len(rows))], ",\n  "), clause)
	}
}

// cypherMap writes attributes as a map. Their names are ours; kind is the label or type already.
func cypherMap(all []attribute) string {
	var parts []string
	for _, a := range all {
		if a.name == "kind" {
			continue
		}
		value := a.text()
		if text, is := a.value.(string); is {
			value = cypherText(text)
		}
		parts = append(parts, "`"+a.name+"`: "+value)
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// cypherText writes a string literal. Every character that could end it, and every control character, is escaped; so is the colon at a line's start, which shells take for
// a command of theirs.
func cypherText(text string) string {
	var b strings.Builder
	b.WriteByte('\'')
	for _, r := range text {
		switch {
		case r == '\\' || r == '\'':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ' || r == 0x7f || r == 0x85 || r == 0x2028 || r == 0x2029:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('\'')
	return b.String()
}
