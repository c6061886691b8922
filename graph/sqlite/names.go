package sqlite

import (
	"context"
	"database/sql"
	"slices"

	"github.com/parleygraph/parley/graph"
)

// names is what the writer knows of the actors of the stored documents: from it follows which names are one actor.
type names struct {
	writes     int64 // the state that this describes
	roster     *graph.Roster
	judgements []graph.Judgement
	canon      graph.Canon
	classes    map[string][]string // canonical id -> its other names, sorted
}

// loadNames returns the writer's names as the transaction sees them, from memory where nothing else has written since.
func (w *writer) loadNames(ctx context.Context) (*names, error) {
	writes, _, err := only[int64](ctx, w, "SELECT writes FROM state")
	if err != nil || w.names != nil && w.names.writes == writes {
		return w.names, err
	}
	n := &names{writes: writes, roster: graph.NewRoster()}
	ids, err := collect(ctx, w, "SELECT v.id FROM variants v JOIN parts p ON p.variant = v.seq WHERE v.kind IN ('Party', 'Envoy')", value[string])
	if err != nil {
		return nil, err
	}
	counts := map[string]int{}
	for _, id := range ids {
		counts[id]++
	}
	for id, documents := range counts {
		if _, err := n.reword(ctx, w, id, documents); err != nil {
			return nil, err
		}
	}
	if n.judgements, err = readJudgements(ctx, w); err != nil {
		return nil, err
	}
	if n.canon, err = readCanon(ctx, w, condition{text: "TRUE"}); err != nil {
		return nil, err
	}
	n.classify()
	w.names = n
	return n, nil
}

// readCanon returns what the names that a condition takes are other names of.
func readCanon(ctx context.Context, q querier, where condition) (graph.Canon, error) {
	aliases, err := collect(ctx, q, "SELECT alias, canonical FROM aliases WHERE "+where.text, two, where.args...)
	canon := graph.Canon{}
	for _, a := range aliases {
		canon[a[0]] = a[1]
	}
	return canon, err
}

// classify rebuilds classes from canon.
func (n *names) classify() {
	n.classes = map[string][]string{}
	for alias, canonical := range n.canon {
		n.classes[canonical] = append(n.classes[canonical], alias)
	}
	for _, aliases := range n.classes {
		slices.Sort(aliases)
	}
}

// class returns the names that a canonical id stands for, itself first.
func (n *names) class(canonical string) []string {
	return append([]string{canonical}, n.classes[canonical]...)
}

// reword reads an actor again that documents name otherwise now, so many documents more, and tells whether other names could be one now.
func (n *names) reword(ctx context.Context, q querier, id string, more int) (bool, error) {
	before, had := n.roster.Actor(id)
	alone := n.roster.Alone(id) && len(n.judgements) == 0
	node, err := readVariants(ctx, q, id)
	if err != nil {
		return false, err
	}
	after := graph.NamedActor{ID: id, Documents: before.Documents + more}
	switch node := node.(type) {
	case nil:
		n.roster.Remove(id)
		return !alone, nil
	case *graph.Party:
		after.Kind, after.Name = graph.KindParty, node.Name
	case *graph.Envoy:
		after.Kind, after.Name, after.Party = graph.KindEnvoy, node.Name, node.Party
	}
	n.roster.Put(after)
	switch {
	case had && before.Name == after.Name && before.Party == after.Party:
		return n.recount(id, 0), nil
	default:
		return !alone || !n.roster.Alone(id), nil
	}
}

// recount notes that so many documents more name an actor as before, and tells whether another of its names is canonical now: numbers
// choose within a class and never make one.
func (n *names) recount(id string, more int) bool {
	actor, known := n.roster.Actor(id)
	if !known {
		return false
	}
	actor.Documents += more
	n.roster.Put(actor)
	canonical := n.canon.Of(id)
	return len(n.classes[canonical]) > 0 && n.roster.Foremost(n.class(canonical)) != canonical
}

// readVariants returns the node that the stored documents name under an id, nil where none does. An envoy is without roles.
func readVariants(ctx context.Context, q querier, id string) (graph.Node, error) {
	type variant struct{ kind, body string }
	variants, err := collect(ctx, q, "SELECT kind, body FROM variants WHERE id = ? ORDER BY body", func(rows *sql.Rows) (v variant, err error) {
		return v, rows.Scan(&v.kind, &v.body)
	}, id)
	if err != nil || len(variants) == 0 {
		return nil, err
	}
	bodies := make([]string, len(variants))
	for i, v := range variants {
		bodies[i] = v.body
	}
	switch graph.Kind(variants[0].kind) {
	case graph.KindParty:
		return merged(bodies, graph.MergeParties)
	case graph.KindEnvoy:
		return merged(bodies, graph.NamedEnvoy)
	case graph.KindIssue:
		return merged(bodies, graph.MergeIssues)
	default:
		return merged(bodies, graph.MergeTerms)
	}
}

// rename computes anew which names are one actor and returns the ids whose canonical id is another now, in order.
func (n *names) rename() (before graph.Canon, changed []string) {
	before, n.canon = n.canon, n.roster.Canon(n.judgements)
	seen := map[string]bool{}
	for _, canon := range []graph.Canon{before, n.canon} {
		for id := range canon {
			if !seen[id] && before.Of(id) != n.canon.Of(id) {
				changed = append(changed, id)
			}
			seen[id] = true
		}
	}
	slices.Sort(changed)
	n.classify()
	return before, changed
}
