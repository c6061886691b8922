package neo4j

import (
	"context"

	"github.com/parleygraph/parley/graph"
)

// A query is run once for at most so many rows of so many bytes.
const (
	batchRows  = 2000
	batchBytes = 2 << 20
)

// A writing gathers rows by query, and runs the queries in the order in which they were first asked for: those first that take away.
type writing struct {
	*queries
	tx        transaction
	canon     graph.Canonical
	rows      *rows
	edges     steps // that go
	nodes     steps // that go
	documents steps
	steps
	derived steps // edges that rest on what several documents say
}

// steps are queries with the rows that they are run for, in order.
type steps struct {
	all  []*step
	find map[cypher]*step
}

type step struct {
	query cypher
	rows  []any
}

// add gathers a row of a query.
func (s *steps) add(query cypher, row any) {
	if s.find == nil {
		s.find = map[cypher]*step{}
	}
	one := s.find[query]
	if one == nil {
		one = &step{query: query}
		s.find[query] = one
		s.all = append(s.all, one)
	}
	one.rows = append(one.rows, row)
}

// inOrder runs a function for the rows of each query, as many at a time as a query takes.
func (s *steps) inOrder(run func(query cypher, rows []any) error) error {
	for _, one := range s.all {
		for rows := one.rows; len(rows) > 0; {
			n, size := 0, 0
			for n < len(rows) && n < batchRows && (n == 0 || size < batchBytes) {
				size += sizeOf(rows[n])
				n++
			}
			if err := run(one.query, rows[:n]); err != nil {
				return err
			}
			rows = rows[n:]
		}
	}
	return nil
}

// run runs the queries of some steps.
func (w *writing) run(ctx context.Context, these ...*steps) error {
	for _, s := range these {
		err := s.inOrder(func(query cypher, rows []any) error { return w.tx.run(ctx, query, params{"rows": rows}) })
		if err != nil {
			return err
		}
	}
	return nil
}

// flush runs the queries, and begins the mark before the last ones.
func (w *writing) flush(ctx context.Context, m *mark) error {
	if err := w.run(ctx, &w.edges, &w.nodes, &w.documents, &w.steps); err != nil {
		return err
	}
	m.begin(ctx)
	return w.run(ctx, &w.derived)
}

// putDocuments gathers the documents that come, which rest on nothing else, and writes them at once where none takes another's place.
func (w *writing) putDocuments(ctx context.Context, edit graph.Edit) error {
	for _, x := range edit.Put {
		d := row(&x.Document, true)
		if sketch := graph.SketchOf(x.Document.Text); sketch != nil {
			d["sketch"] = sketch.String()
		}
		w.documents.add(w.create[documentShape().labels], map[string]any(d))
		w.documents.add(createSources, map[string]any{"document": x.Document.ID, "said": source(x)})
	}
	if len(edit.Erase) > 0 {
		return nil
	}
	these := w.documents
	w.documents = steps{}
	return w.run(ctx, &these)
}

// sizeOf estimates how many bytes a row takes.
func sizeOf(row any) int {
	switch row := row.(type) {
	case map[string]any:
		size := 0
		for key, value := range row {
			size += len(key) + sizeOf(value)
		}
		return size
	case string:
		return len(row)
	case []string:
		size := 0
		for _, text := range row {
			size += len(text)
		}
		return size
	default:
		return 9
	}
}

// clear gathers what goes: relationships first.
func (w *writing) clear(writes *graph.Writes) {
	for _, e := range writes.Unlink {
		unlink := w.unlink[e.Kind]
		if e.Kind == graph.SameAs && graph.KindOf(e.From) == graph.KindDemand {
			unlink = w.notSame
		}
		w.edges.add(unlink, map[string]any{"from": e.From, "to": e.To, "kind": string(e.Kind)})
	}
	for _, id := range writes.Regrouped {
		w.edges.add(deleteGroups, id)
	}
	for _, n := range writes.Rewired {
		if n.NodeKind() == graph.KindMeeting {
			w.edges.add(deleteGuests, n.NodeID())
		} else {
			w.edges.add(deleteWires, n.NodeID())
		}
	}
	for _, id := range writes.Erased {
		w.nodes.add(deleteSources, id)
		w.nodes.add(deletePosts, id)
	}
	for _, r := range writes.GoneStances {
		w.nodes.add(deleteStances, map[string]any{"holder": r.Holder, "term": r.Term, "statement": r.Statement})
	}
	for _, meeting := range writes.GonePairs {
		w.nodes.add(deletePairs, meeting)
	}
	for _, n := range writes.Gone {
		w.nodes.add(w.erase[shapeOf(n.NodeKind()).labels], n.NodeID())
	}
}

// addNodes gathers the nodes that come, but for documents. Statements and meetings wait for the edges that they are made with.
func (w *writing) addNodes(writes *graph.Writes) {
	for _, wording := range writes.Wordings {
		w.word(wording)
	}
	for _, n := range writes.Nodes {
		id := n.NodeID()
		switch n := n.(type) {
		case *graph.Document, *graph.Statement, *graph.Meeting:
		case *graph.Term:
			w.add(w.put[termShape().labels], map[string]any(row(n, w.canon.Of(id) == id)))
			if n.Kind == graph.KindProposal {
				w.add(setProposal, id)
			} else {
				w.add(setDemand, id)
			}
		default:
			w.add(w.put[shapeOf(n.NodeKind()).labels], map[string]any(row(n, w.canon.Of(id) == id)))
		}
	}
	for _, p := range writes.Posts {
		roles := ""
		if len(p.Roles) > 0 {
			roles = marshal(p.Roles)
		}
		w.addTrimmed(createPosts, props{"envoy": p.Envoy, "document": p.Document, "day": string(p.Day), "party": p.Party, "roles": roles})
	}
	w.addRows(writes)
}

// addTrimmed gathers a row without what is absent.
func (s *steps) addTrimmed(query cypher, p props) {
	p.trim()
	s.add(query, map[string]any(p))
}

func (w *writing) word(wording graph.Wording) {
	key := wording.Key()
	row := map[string]any{"id": wording.Node.NodeID(), "digest": graph.Digest(key)}
	if wording.Documents <= 0 {
		w.nodes.add(deleteWordings, row)
		return
	}
	kind := wording.Node.NodeKind()
	row["actor"] = kind != graph.KindIssue // what may be one with another
	row["body"], row["documents"] = key, wording.Documents
	w.add(putWordings, row)
}

// addRows gathers what edges are derived from.
func (w *writing) addRows(writes *graph.Writes) {
	for _, r := range writes.Stances {
		w.addTrimmed(createStances, props{
			"holder": r.Holder, "term": r.Term, "day": string(r.Day), "statement": r.Statement, "stance": string(r.Stance), "conditional": r.Conditional,
			"voice": r.Voice, "reported": r.Reported, "issue": r.Issue, "collection": r.Collection, "document": r.Document, "directness": string(r.Directness),
		})
	}
	for _, p := range writes.Pairs {
		actors := p.Ends()[0]
		w.add(createPairs, map[string]any{
			"partyA": p.A.Party, "partyB": p.B.Party, "actorA": actors[0], "actorB": actors[1], "meeting": p.Meeting, "body": marshal(p),
		})
	}
}

// addEdges gathers the new statements and meetings with their first edges, then all other edges.
func (w *writing) addEdges(writes *graph.Writes) {
	reports := w.reports(writes)
	for _, e := range writes.Link {
		if p := reports[e.From]; p != nil && reportEdge(p, e) {
			continue
		}
		w.addTrimmed(w.link[e.Kind], props{"from": e.From, "to": e.To, "first": string(e.First), "last": string(e.Last)})
	}
	for _, r := range writes.Renamed {
		if r.Canonical != "" && r.Canonical != r.ID {
			link := w.link[graph.SameAs]
			if graph.KindOf(r.ID) == graph.KindDemand {
				link = w.same
			}
			w.add(link, map[string]any{"from": r.ID, "to": r.Canonical})
		}
	}
	for _, e := range writes.RoleEdges {
		p := edgeProps(e.Edge)
		p["role"], p["roleDay"] = e.Role, string(e.RoleDay)
		w.derived.addTrimmed(w.link[e.Kind], p)
	}
	for _, e := range writes.TermEdges {
		p := edgeProps(e.Edge)
		p["statements"], p["conditional"], p["reported"] = e.Statements, e.Conditional, e.Reported
		w.derived.addTrimmed(w.link[e.Kind], p)
	}
	for _, e := range writes.MetWith {
		p := edgeProps(e)
		p["meetings"], p["evidence"] = e.Meetings, e.Evidence
		w.derived.addTrimmed(w.link[e.Kind], p)
	}
}

func edgeProps(e graph.Edge) props {
	return props{"from": e.From, "to": e.To, "first": string(e.First), "last": string(e.Last), "documents": e.Documents}
}

// reports gathers new statements and meetings and returns their rows by id.
func (w *writing) reports(writes *graph.Writes) map[string]props {
	found := map[string]props{}
	for _, n := range writes.Nodes {
		switch n := n.(type) {
		case *graph.Statement:
			found[n.ID] = w.rows.of(n)
			query := w.about
			if n.Term == "" {
				query = w.stated
			}
			w.add(query, map[string]any(found[n.ID]))
		case *graph.Meeting:
			found[n.ID] = w.rows.of(n)
			w.add(w.met, map[string]any(found[n.ID]))
		}
	}
	return found
}

// reportEdge puts an edge that a new statement or meeting is made with into its row, and tells whether it is one.
func reportEdge(p props, e graph.Edge) bool {
	switch e.Kind {
	case graph.In:
	case graph.MadeBy:
		p["madeBy"] = e.To
	case graph.About:
		p["about"] = e.To
	default:
		return false
	}
	return true
}
