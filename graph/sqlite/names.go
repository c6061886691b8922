package sqlite

import (
	"context"
	"database/sql"

	"github.com/parleygraph/parley/graph"
)

// names is what the writer knows of the actors and terms of the stored documents, and of the numbers of nodes.
type names struct {
	*graph.Names
	numbers
	writes int64 // the state that this describes
	held   *graph.Memory[graph.Holding, graph.TermEdge]
	faced  *graph.Memory[[2]string, graph.FacePair]
}

// Of how many holdings a writer remembers the edges, and how many face-to-face pairs with their ends: some hundred megabytes at most.
const (
	mostHeld  = 300_000
	mostFaced = 200_000
)

// learn remembers what is written, and forgets the holdings or the pairs where those would be too much.
func (n *names) learn(writes *graph.Writes) {
	if n.held.Len() > mostHeld {
		n.held = graph.NewTermMemory(nil)
	}
	if n.faced.Size() > mostFaced {
		n.faced = graph.NewPairMemory(nil)
	}
	graph.LearnTermEdges(n.held, writes)
	graph.LearnPairs(n.faced, writes)
}

// loadNames returns the writer's names as the transaction sees them, from memory where nothing else has written since.
func (w *writer) loadNames(ctx context.Context) (*names, error) {
	writes, _, err := only[int64](ctx, w, "SELECT writes FROM state")
	if err != nil || w.names != nil && w.names.writes == writes {
		return w.names, err
	}
	named := among("n.kind", numbersOf([]graph.Kind{graph.KindParty, graph.KindEnvoy, graph.KindDemand, graph.KindProposal}))
	said, err := collect(ctx, w, "SELECT n.id, n.kind, v.body, v.documents FROM variants v JOIN nodes n ON n.seq = v.node WHERE "+named.text, scanWording, named.args...)
	if err != nil {
		return nil, err
	}
	judgements, err := readJudgements(ctx, w)
	if err != nil {
		return nil, err
	}
	canon, err := readCanon(ctx, w, condition{text: "TRUE"})
	if err != nil {
		return nil, err
	}
	opposites, err := readOpposites(ctx, w)
	if err != nil {
		return nil, err
	}
	copies, err := readCopies(ctx, w)
	if err != nil {
		return nil, err
	}
	w.names = &names{graph.NewNames(said, judgements, canon, opposites, copies), newNumbers(), writes, graph.NewTermMemory(nil), graph.NewPairMemory(nil)}
	return w.names, nil
}

// readCopies returns what is known of which documents are copies.
func readCopies(ctx context.Context, q querier) (*graph.Copies, error) {
	copies := graph.NewCopies()
	_, err := collect(ctx, q, "SELECT n.id, n.day, d.sketch FROM documents d CROSS JOIN nodes n ON n.seq = d.node WHERE d.sketch <> ''", func(rows *sql.Rows) (struct{}, error) {
		var id, day, sketch string
		err := rows.Scan(&id, &day, &sketch)
		copies.Put(id, graph.Day(day), graph.ParseSketch(sketch))
		return struct{}{}, err
	})
	return copies, err
}

// scanWording reads a row of an id and kind, a wording's body and its number of documents.
func scanWording(rows *sql.Rows) (wording graph.Wording, err error) {
	var id, body string
	var kind int
	if err = rows.Scan(&id, &kind, &body, &wording.Documents); err == nil {
		wording.Node, err = decode(id, kind, body)
	}
	return wording, err
}

// Names returns what every other name of an actor or a term is a name of.
func (s *Store) Names(ctx context.Context) (canon graph.Canon, err error) {
	err = s.view(ctx, func(q querier) (err error) {
		canon, err = readCanon(ctx, q, condition{text: "TRUE"})
		return err
	})
	return canon, s.fault("read", err)
}

// readCanon returns what the names that a condition on the node a takes are other names of.
func readCanon(ctx context.Context, q querier, where condition) (graph.Canon, error) {
	text := "SELECT a.id, n.id FROM nodes a JOIN nodes n ON n.seq = a.same WHERE a.same IS NOT NULL AND " + where.text
	canon := graph.Canon{}
	found, err := collect(ctx, q, text, two, where.args...)
	for _, r := range found {
		canon[r[0]] = r[1]
	}
	return canon, err
}

// readOpposites returns which canonical terms are opposite of which.
func readOpposites(ctx context.Context, q querier) (graph.Canon, error) {
	where := among("n.kind", numbersOf([]graph.Kind{graph.KindDemand, graph.KindProposal}))
	terms, err := collect(ctx, q, "SELECT n.id, n.kind, n.body FROM nodes n WHERE n.document = 0 AND n.same IS NULL AND "+where.text, scanBare, where.args...)
	opposites := graph.Canon{}
	for _, n := range terms {
		if t, ok := n.(*graph.Term); ok && t.OppositeOf != "" {
			opposites[t.ID] = t.OppositeOf
		}
	}
	return opposites, err
}
