package neo4j

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/parleygraph/parley/graph"
)

// narrow returns the shapes of nodes of some kinds, each once, with the label that tells those kinds from others of the shape.
func narrow(kinds []graph.Kind) []narrowed {
	has := func(kind graph.Kind) bool { return slices.Contains(kinds, kind) }
	var found []narrowed
	add := func(s shape, kind graph.Kind) {
		if has(kind) {
			found = append(found, narrowed{s, ""})
		}
	}
	either := func(s shape, a, b graph.Kind, onlyA, onlyB cypher) {
		switch {
		case has(a) && has(b):
			found = append(found, narrowed{s, ""})
		case has(a):
			found = append(found, narrowed{s, onlyA})
		case has(b):
			found = append(found, narrowed{s, onlyB})
		}
	}
	add(documentShape(), graph.KindDocument)
	either(partyShape(), graph.KindParty, graph.KindEnvoy, "Party", "Envoy")
	add(issueShape(), graph.KindIssue)
	either(termShape(), graph.KindDemand, graph.KindProposal, "Demand", "Proposal")
	add(statementShape(), graph.KindStatement)
	add(meetingShape(), graph.KindMeeting)
	return found
}

// narrowed is a shape with the label that its nodes have beside it, "" where it takes all of them.
type narrowed struct {
	shape
	only cypher
}

// of is the condition that a node has the label.
func (s narrowed) of(node cypher) cypher {
	if s.only == "" {
		return ""
	}
	return node + ":" + s.only
}

// returned ends a query of nodes: the columns that scanNode reads.
func (s shape) returned() cypher {
	if s.kind == "Term" {
		return whole + ", n:Proposal"
	}
	return whole
}

// canonicalOnly leaves out other names of actors and terms.
const canonicalOnly cypher = "NOT (n)-[:SAME_AS]->()"

// Nodes returns the node of each id, in the order of ids.
func (s *Store) Nodes(ctx context.Context, ids []string) ([]graph.Node, error) {
	nodes := make([]graph.Node, len(ids))
	err := s.view(ctx, func(ctx context.Context, tx transaction) error {
		canon, err := canonOf(ctx, tx, ids)
		if err != nil {
			return err
		}
		canonical := make([]string, len(ids))
		for i, id := range ids {
			canonical[i] = canon.Of(id)
		}
		found, err := nodesByID(ctx, tx, canonical)
		for i, id := range canonical {
			nodes[i] = found[id]
		}
		return err
	})
	return nodes, s.fault(ctx, "read", err)
}

// nodesByID returns the nodes that there are of those ids.
func nodesByID(ctx context.Context, tx transaction, ids []string) (map[string]graph.Node, error) {
	asked := map[cypher][]string{}
	for _, id := range ids {
		kind := shapeOf(graph.KindOf(id)).kind
		asked[kind] = append(asked[kind], id)
	}
	found := map[string]graph.Node{}
	for _, sh := range narrow(graph.Kinds()) {
		if len(asked[sh.kind]) == 0 {
			continue
		}
		all, err := inBatches(ctx, tx, readNodes(sh.shape), asked[sh.kind], scanNode)
		if err != nil {
			return nil, err
		}
		for _, n := range all {
			found[n.NodeID()] = n
		}
	}
	return found, fill(ctx, tx, slices.Collect(maps.Values(found)))
}

// readNodes reads nodes of a shape by id.
func readNodes(s shape) cypher {
	return each + "MATCH (n:" + s.kind + " {id: r}) RETURN " + s.returned()
}

// fill puts the roles into envoys, which are kept apart from them.
func fill(ctx context.Context, tx transaction, nodes []graph.Node) error {
	return graph.FillRoles(nodes, func(envoys []string) ([]graph.Post, error) { return postsOf(ctx, tx, envoys) })
}

// readOtherPosts reads the posts of the other names of envoys.
const readOtherPosts cypher = each + actor + "MATCH (a)<-[:SAME_AS]-(b:Actor) WITH r, b.id AS name MATCH (p:ParleyPost {envoy: name}) RETURN r, p.document, p.day, p.party, p.roles"

// postsOf returns the posts of canonical envoys by any of their names, under the canonical one.
func postsOf(ctx context.Context, tx transaction, envoys []string) ([]graph.Post, error) {
	own, err := inBatches(ctx, tx, readPosts, envoys, scanPost)
	if err != nil {
		return nil, err
	}
	others, err := inBatches(ctx, tx, readOtherPosts, envoys, scanPost)
	return append(own, others...), err
}

// List returns a page of the nodes of some kinds that pass a filter.
func (s *Store) List(ctx context.Context, query graph.ListQuery) (graph.Page, error) {
	if err := query.Validate(); err != nil {
		return graph.Page{}, err
	}
	var page graph.Page
	err := s.view(ctx, func(ctx context.Context, tx transaction) error {
		page = graph.Page{}
		filter, err := plain(ctx, tx, query.Filter, query.AllNames)
		if err != nil {
			return err
		}
		var rows []listed
		for _, sh := range narrow(graph.KindsOr(query.Kinds)) {
			where := compile(sh.kind, filter)
			if where.text == never {
				continue
			}
			where.text = and(sh.of("n"), where.text)
			if (sh.kind == "Actor" || sh.kind == "Term") && !query.AllNames {
				where.text = and(where.text, canonicalOnly)
			}
			if query.Count {
				total, _, err := only[int64](ctx, tx, countListed(sh.shape, where), where.with(nil))
				if err != nil {
					return err
				}
				page.Total += int(total)
			}
			if query.First == 0 {
				continue
			}
			found, err := readListed(ctx, tx, sh.shape, where, query)
			if err != nil {
				return err
			}
			rows = append(rows, found...)
		}
		return cutPage(ctx, tx, rows, query, &page)
	})
	return page, s.fault(ctx, "read", err)
}

// with returns the condition's values and others.
func (c condition) with(others params) params {
	all := maps.Clone(c.values)
	maps.Copy(all, others)
	all["low"] = ""
	return all
}

// A listed node stands with its sort key.
type listed struct {
	key  string
	node graph.Node
}

// matched begins a query of the nodes of a shape that a condition takes. All ids are above the lowest: so the query walks the index of ids.
func matched(s shape, where cypher) cypher {
	return "MATCH (n:" + s.kind + ") WHERE " + and("n.id > $low", where)
}

func countListed(s shape, where condition) cypher {
	return matched(s, where.text) + " RETURN count(n)"
}

// readListed reads one node more than the page holds.
func readListed(ctx context.Context, tx transaction, s shape, where condition, query graph.ListQuery) ([]listed, error) {
	key, beyond, order := sortKey(s, query.Sort), cypher(">"), cypher("")
	if query.Reverse {
		beyond, order = "<", " DESC"
	}
	values := where.with(params{"limit": query.First + 1})
	if query.After != "" {
		last, id, err := query.After.Key()
		if err != nil {
			return nil, err
		}
		values["key"], values["id"] = last, id
		where.text = and(where.text, "("+key+" "+beyond+" $key OR "+key+" = $key AND n.id "+beyond+" $id)")
	}
	text := matched(s, where.text) + " WITH n, " + key + " AS key ORDER BY key" + order + ", n.id" + order + " LIMIT $limit RETURN " + s.returned() + ", key"
	return collect(ctx, tx, text, values, func(row []any) (listed, error) {
		n, err := scanNode(row)
		last, _ := row[len(row)-1].(string)
		return listed{last, n}, err
	})
}

// sortKey returns what nodes of a shape sort by.
func sortKey(s shape, field graph.Field) cypher {
	if field == "" || field == graph.FieldID {
		return "n.id"
	}
	for _, p := range properties(s.kind, field) {
		if p.key != "" {
			return "coalesce(n." + p.key + ", '')"
		}
	}
	return "''"
}

// cutPage merges the rows of all shapes into a page.
func cutPage(ctx context.Context, tx transaction, rows []listed, query graph.ListQuery, page *graph.Page) error {
	slices.SortFunc(rows, func(a, b listed) int {
		order := cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.node.NodeID(), b.node.NodeID()))
		if query.Reverse {
			return -order
		}
		return order
	})
	if len(rows) > query.First {
		rows, page.More = rows[:query.First], true
	}
	for _, row := range rows {
		page.Nodes = append(page.Nodes, row.node)
		page.Cursors = append(page.Cursors, graph.NewCursor(row.key, row.node.NodeID()))
	}
	return fill(ctx, tx, page.Nodes)
}
