package neo4j

import (
	"context"
	"maps"
	"slices"

	"github.com/parleygraph/parley/graph"
)

// Edges returns, for each node of query.From in its order, a page of its edges.
func (s *Store) Edges(ctx context.Context, query graph.EdgeQuery) ([]graph.EdgePage, error) {
	if err := query.Validate(); err != nil {
		return nil, err
	}
	var pages []graph.EdgePage
	err := s.view(ctx, func(ctx context.Context, tx transaction) error {
		pages = make([]graph.EdgePage, len(query.From))
		w, err := newWalk(ctx, tx, query)
		if err != nil {
			return err
		}
		for _, kind := range slices.Sorted(maps.Keys(w.from)) {
			if err := w.read(ctx, tx, kind, pages); err != nil {
				return err
			}
		}
		if query.First == 0 {
			return nil
		}
		for i := range pages {
			total := pages[i].Total
			pages[i] = graph.NewEdgePage(pages[i].Edges, query)
			pages[i].Total = total
		}
		return evidence(ctx, tx, pages)
	})
	if err != nil {
		return nil, s.fault(ctx, "read", err)
	}
	return pages, nil
}

// A walk is a query of edges, its start nodes by what a MATCH of them goes by.
type walk struct {
	graph.EdgeQuery
	canon graph.Canon
	from  map[cypher][]any
}

func newWalk(ctx context.Context, tx transaction, query graph.EdgeQuery) (*walk, error) {
	w := &walk{EdgeQuery: query, from: map[cypher][]any{}}
	var err error
	if w.canon, err = canonOf(ctx, tx, query.From); err != nil {
		return nil, err
	}
	w.Filter, err = plain(ctx, tx, query.Filter, false)
	for place, id := range query.From {
		kind := shapeOf(graph.KindOf(id)).kind
		w.from[kind] = append(w.from[kind], map[string]any{"place": place, "given": id, "id": w.canon.Of(id)})
	}
	return w, err
}

// read counts and reads the edges of start nodes of one kind.
func (w *walk) read(ctx context.Context, tx transaction, kind cypher, pages []graph.EdgePage) error {
	branches, values := w.branches(kind)
	if branches == "" {
		return nil
	}
	values["from"] = w.from[kind]
	if w.Count {
		_, err := collect(ctx, tx, "UNWIND $from AS f CALL (f) { "+branches+" } RETURN f.place, count(other)", values, func(row []any) (struct{}, error) {
			place, _ := row[0].(int64)
			total, _ := row[1].(int64)
			pages[place].Total = int(total)
			return struct{}{}, nil
		})
		if err != nil {
			return err
		}
	}
	if w.First == 0 {
		return nil
	}
	beyond, err := w.beyond(values)
	if err != nil {
		return err
	}
	values["limit"] = w.First + 1
	text := "UNWIND $from AS f CALL (f) { CALL (f) { " + branches + " } WITH kind, other, first, x" + beyond +
		" ORDER BY kind, other, first LIMIT $limit RETURN kind, other, x } RETURN f.place, f.id, kind, other, x {.*}, f.given"
	_, err = collect(ctx, tx, text, values, func(row []any) (struct{}, error) {
		place, e := w.scan(row)
		pages[place].Edges = append(pages[place].Edges, e)
		return struct{}{}, nil
	})
	return err
}

// beyond returns the condition that edges stand behind the cursor.
func (w *walk) beyond(values params) (cypher, error) {
	if w.After == "" {
		return "", nil
	}
	kind, first, other, err := w.After.EdgeKey()
	values["kind"], values["other"], values["first"] = string(kind), other, string(first)
	return " WHERE kind > $kind OR kind = $kind AND (other > $other OR other = $other AND first > $first)", err
}

func (w *walk) scan(row []any) (place int64, e graph.Edge) {
	place, _ = row[0].(int64)
	near, kind, other := text(row[1]), graph.EdgeKind(text(row[2])), text(row[3])
	if kind == graph.SameAs && !w.Reverse {
		near = text(row[5])
	}
	carried, _ := row[4].(map[string]any)
	p := props(carried)
	e = graph.Edge{
		Kind: kind, From: near, To: other, First: p.day("first"), Last: p.day("last"), Documents: p.number("documents"), Meetings: p.number("meetings"),
		Evidence: p.list("evidence"),
	}
	if w.Reverse {
		e.From, e.To = e.To, e.From
	}
	return place, e
}

// branches joins a branch for each relation that edges of the query can be of, "" where there is none.
func (w *walk) branches(kind cypher) (cypher, params) {
	var text cypher
	values := params{}
	for _, x := range relations() {
		if len(w.Kinds) > 0 && !slices.Contains(w.Kinds, x.EdgeKind) {
			continue
		}
		near, far := x.from, x.to
		if w.Reverse {
			near, far = far, near
		}
		if !slices.Contains(near, kind) {
			continue
		}
		for _, other := range far {
			where := compile(other, w.Filter)
			if where.text == never {
				continue
			}
			maps.Copy(values, where.values)
			if text != "" {
				text += " UNION ALL "
			}
			text += x.branch(kind, other, w.Reverse, where.text)
		}
	}
	return text, values
}

// branch finds the edges of one relation that lead from the start node f, or to it.
func (x relation) branch(near, far cypher, reverse bool, where cypher) cypher {
	key := cypher("id")
	if x.EdgeKind == graph.SameAs {
		key = "given"
	}
	left, right := x.arrows(reverse)
	if where != "" {
		where = " WHERE " + where
	}
	first := cypher("''")
	if x.EdgeKind == graph.MemberOf {
		first = "coalesce(x.first, '')"
	}
	return "OPTIONAL MATCH (s:" + near + " {id: f." + key + "}) MATCH (s)" + left + "[x:" + x.kind + "]" + right + "(n:" + far + ")" + where +
		" RETURN '" + x.kind + "' AS kind, n.id AS other, " + first + " AS first, x"
}

// arrows returns what stands before and behind an edge of the relation that leads from a node, or to it.
func (x relation) arrows(reverse bool) (left, right cypher) {
	switch {
	case x.Symmetric():
		return "-", "-"
	case reverse:
		return "<-", "-"
	default:
		return "-", "->"
	}
}

// evidence fills the edges whose evidence is put together from what they rest on.
func evidence(ctx context.Context, tx transaction, pages []graph.EdgePage) error {
	holdings, envoys := map[graph.Holding][]*graph.Edge{}, map[string][]*graph.Edge{}
	for i := range pages {
		for k := range pages[i].Edges {
			switch e := &pages[i].Edges[k]; e.Kind {
			case graph.DemandsTerm, graph.ProposesTerm, graph.SupportsTerm, graph.RejectsTerm:
				at := graph.Holding{Holder: e.From, Term: e.To}
				holdings[at] = append(holdings[at], e)
			case graph.Represents:
				envoys[e.From] = append(envoys[e.From], e)
			}
		}
	}
	if err := held(ctx, tx, holdings); err != nil {
		return err
	}
	return represented(ctx, tx, envoys)
}

// held fills edges from actors to terms.
func held(ctx context.Context, tx transaction, edges map[graph.Holding][]*graph.Edge) error {
	if len(edges) == 0 {
		return nil
	}
	rows, err := inBatches(ctx, tx, readHoldings, holdingRows(slices.Collect(maps.Keys(edges))), scanStance)
	for _, whole := range graph.TermEdges(rows) {
		for _, e := range edges[graph.Holding{Holder: whole.From, Term: whole.To}] {
			if e.Kind == whole.Kind {
				*e = whole.Edge
			}
		}
	}
	return err
}

// represented fills REPRESENTS edges.
func represented(ctx context.Context, tx transaction, edges map[string][]*graph.Edge) error {
	if len(edges) == 0 {
		return nil
	}
	posts, err := postsOf(ctx, tx, slices.Sorted(maps.Keys(edges)))
	if err != nil {
		return err
	}
	var parties []string
	for _, p := range posts {
		parties = append(parties, p.Party)
	}
	canon, err := canonOf(ctx, tx, parties)
	for _, whole := range graph.RoleEdges(posts, canon) {
		for _, e := range edges[whole.From] {
			if e.To == whole.To {
				*e = whole.Edge
			}
		}
	}
	return err
}
