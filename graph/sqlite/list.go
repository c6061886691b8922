package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"maps"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// Nodes returns the node of each id, in the order of ids.
func (s *Store) Nodes(ctx context.Context, ids []string) ([]graph.Node, error) {
	nodes := make([]graph.Node, len(ids))
	err := s.view(ctx, func(q querier) error {
		found, err := collect(ctx, q, `
			WITH asked AS MATERIALIZED (SELECT j.key AS key, a.seq AS seq FROM json_each(?) j CROSS JOIN nodes a ON a.id = j.value ORDER BY a.seq LIMIT -1)
			SELECT j.key, coalesce(c.id, n.id), coalesce(c.kind, n.kind), coalesce(c.body, n.body)
			FROM asked j CROSS JOIN nodes n ON n.seq = j.seq LEFT JOIN nodes c ON c.seq = n.same`,
			func(rows *sql.Rows) (graph.Node, error) {
				var place int
				n, err := scanNode(rows, &place)
				if err == nil {
					nodes[place] = n
				}
				return n, err
			}, asJSON(ids))
		if err != nil {
			return err
		}
		return fill(ctx, q, found)
	})
	return nodes, s.fault("read", err)
}

// scanNode reads a row that ends with a node's id, kind and body.
func scanNode(rows *sql.Rows, before ...any) (graph.Node, error) {
	var id, body string
	var kind int
	if err := rows.Scan(append(before, &id, &kind, &body)...); err != nil {
		return nil, err
	}
	return decode(id, kind, body)
}

func scanBare(rows *sql.Rows) (graph.Node, error) { return scanNode(rows) }

// fill puts into nodes what is kept apart from them: the roles of envoys, the texts of documents.
func fill(ctx context.Context, q querier, nodes []graph.Node) error {
	if err := fillTexts(ctx, q, nodes); err != nil {
		return err
	}
	return graph.FillRoles(nodes, func(envoys []string) ([]graph.Post, error) {
		asked := "json_each(?1) j CROSS JOIN nodes c ON c.id = j.value CROSS JOIN "
		return readPosts(ctx, q, `
			SELECT c.id, d.id, d.day, r.id, p.roles FROM `+asked+`posts p ON p.envoy = c.seq `+postEnds+`
			UNION ALL SELECT c.id, d.id, d.day, r.id, p.roles FROM `+asked+`nodes m ON m.same = c.seq CROSS JOIN posts p ON p.envoy = m.seq `+postEnds, asJSON(envoys))
	})
}

func fillTexts(ctx context.Context, q querier, nodes []graph.Node) error {
	documents := map[string][]*graph.Document{}
	for _, n := range nodes {
		if d, ok := n.(*graph.Document); ok {
			documents[d.ID] = append(documents[d.ID], d)
		}
	}
	if len(documents) == 0 {
		return nil
	}
	_, err := collect(ctx, q, `
		SELECT n.id, d.fingerprint, d.origin, t.text FROM json_each(?) j CROSS JOIN nodes n ON n.id = j.value
		CROSS JOIN documents d ON d.node = n.seq CROSS JOIN texts t ON t.node = n.seq`,
		func(rows *sql.Rows) (struct{}, error) {
			var id, fingerprint, origin, text string
			err := rows.Scan(&id, &fingerprint, &origin, &text)
			for _, d := range documents[id] {
				d.Fingerprint, d.Origin, d.Text = fingerprint, origin, text
			}
			return struct{}{}, err
		}, asJSON(slices.Sorted(maps.Keys(documents))))
	return err
}

// List returns a page of the nodes of some kinds that pass a filter.
func (s *Store) List(ctx context.Context, query graph.ListQuery) (graph.Page, error) {
	if err := query.Validate(); err != nil {
		return graph.Page{}, err
	}
	where := listed(query)
	var page graph.Page
	err := s.view(ctx, func(q querier) error {
		filter, err := canonical(ctx, q, query.Filter, query.AllNames)
		if err != nil {
			return err
		}
		if query.Count {
			all := where.and(sifting{query.Kinds, true}.filtered(filter))
			if page.Total, _, err = only[int](ctx, q, "SELECT count(*) FROM nodes n WHERE "+all.text, all.args...); err != nil {
				return err
			}
		}
		if query.First == 0 {
			return nil
		}
		return readPage(ctx, q, query, where.and(sifting{kinds: query.Kinds}.filtered(filter)), &page)
	})
	return page, s.fault("read", err)
}

// listed returns the condition on the node n that a query makes beside filter and cursor. It is put so that the planner takes the index that
// gives the order asked for.
func listed(query graph.ListQuery) condition {
	kinds := graph.KindsOr(query.Kinds)
	byID := query.Sort == "" || query.Sort == graph.FieldID
	var where condition
	switch {
	case len(kinds) == len(graph.Kinds()):
		where = condition{text: "TRUE"}
	case byID:
		where = identified(kinds)
	default:
		where = among("n.kind", numbersOf(kinds))
	}
	if !query.AllNames {
		where = where.and(condition{text: "n.same IS NULL"})
	}
	return where
}

// ofDocuments is the condition that a node is a document, in the words of the index on their ids.
const ofDocuments = "n.kind = 0"

// identified is the condition that a node is of one of the kinds, for those who walk nodes by their ids: each kind has a range of them, but for documents.
func identified(kinds []graph.Kind) condition {
	var words []string
	var ranges []condition
	for _, kind := range kinds {
		word := strings.ToLower(string(kind))
		switch kind {
		case graph.KindDemand, graph.KindProposal:
			word = "term"
		case graph.KindDocument:
			ranges = append(ranges, condition{text: ofDocuments})
			continue
		}
		if !slices.Contains(words, word) {
			words = append(words, word)
			ranges = append(ranges, condition{"n.id > ? AND n.id < ?", []any{word + ":", word + ";"}})
		}
	}
	if len(ranges) == 1 {
		return among("+n.kind", numbersOf(kinds)).and(ranges[0])
	}
	return among("+n.kind", numbersOf(kinds)).and(oneOf(ranges...))
}

func numbersOf(kinds []graph.Kind) []int {
	numbers := make([]int, len(kinds))
	for i, kind := range kinds {
		numbers[i] = kindNumber(kind)
	}
	return numbers
}

// sortColumn returns the column of nodes by which a valid query sorts.
func sortColumn(field graph.Field) string {
	at, _ := columnOf(cmp.Or(field, graph.FieldID))
	return at.name
}

// canonical returns the filter with the ids of actors that it compares made canonical; literal ids of nodes stay.
func canonical(ctx context.Context, q querier, f graph.Filter, literal bool) (graph.Filter, error) {
	ids := f.Actors()
	if len(ids) == 0 {
		return f, nil
	}
	canon, err := readCanon(ctx, q, among("a.id", ids))
	fields := []graph.Field{graph.FieldActor, graph.FieldParty, graph.FieldTerm}
	if !literal {
		fields = append(fields, graph.FieldID)
	}
	return f.Canonical(canon, fields...), err
}

// readPage reads a page of nodes.
func readPage(ctx context.Context, q querier, query graph.ListQuery, where condition, page *graph.Page) error {
	column := sortColumn(query.Sort)
	beyond, order := " > (?, ?)", ""
	if query.Reverse {
		beyond, order = " < (?, ?)", " DESC"
	}
	if query.After != "" {
		key, id, err := query.After.Key()
		if err != nil {
			return err
		}
		where = where.and(condition{"(" + column + ", n.id)" + beyond, []any{key, id}})
	}
	sorted := " ORDER BY " + column + order + ", n.id" + order
	text := "SELECT " + column + ", n.id, n.kind, n.body FROM nodes n WHERE n.seq IN (SELECT n.seq FROM nodes n WHERE " + where.text + sorted + " LIMIT ?)" + sorted
	var err error
	page.Nodes, err = collect(ctx, q, text, func(rows *sql.Rows) (graph.Node, error) {
		var key string
		n, err := scanNode(rows, &key)
		if err == nil {
			page.Cursors = append(page.Cursors, graph.NewCursor(key, n.NodeID()))
		}
		return n, err
	}, append(where.args, query.First+1)...)
	if err != nil {
		return err
	}
	if len(page.Nodes) > query.First {
		page.Nodes, page.Cursors, page.More = page.Nodes[:query.First], page.Cursors[:query.First], true
	}
	return fill(ctx, q, page.Nodes)
}
