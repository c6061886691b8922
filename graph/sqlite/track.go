package sqlite

import (
	"context"
	"database/sql"
	"slices"
	"strconv"

	"github.com/parleygraph/parley/graph"
)

// columnOfKind returns the column of nodes that holds the edges of a kind, which lead from the node to the one in the column; "" for those that
// stand in the table of edges.
func columnOfKind(kind graph.EdgeKind) string {
	switch kind {
	case graph.MadeBy:
		return "actor"
	case graph.About:
		return "term"
	case graph.In:
		return "document"
	case graph.SameAs:
		return "same"
	default:
		return ""
	}
}

// A track is where edges of some kinds stand. Its rows are x, its far ends nodes n.
type track struct {
	kind        string // expression for the kind
	sorted      string // what the rows sort by before their far ends: the kind, where there are several
	from        string // the rows x with their far end n, which is x itself where columns lead to the start
	key         string // of a row, in its table: a column or several
	near        string // the column that holds the start
	start       string // which number of the start: given or canonical
	first, body string
	where       condition
	begins      string // with what the ids of the far ends begin, where nodes can have very many
	starts      string // those that it is walked from, for json_each
}

// tracks returns where the kinds of edges stand that the query asks for and its cursor has not passed.
func (w *walk) tracks() []track {
	var tracks []track
	var stored []int
	for _, relation := range graph.Relations() {
		kind := relation.Kind
		if len(w.query.Kinds) > 0 && !slices.Contains(w.query.Kinds, kind) || kind < w.after.kind {
			continue
		}
		if column := columnOfKind(kind); column != "" {
			tracks = append(tracks, w.columnTrack(kind, column))
		} else {
			stored = append(stored, edgeNumber(kind))
		}
	}
	if len(stored) > 0 {
		t := track{starts: w.args, kind: "x.kind", sorted: "x.kind, ", from: "edges x JOIN nodes n ON n.seq = x.dst", key: "x.src, x.kind, x.dst, x.first", near: "x.src", start: "canonical", first: "x.first", body: "x.body", where: among("x.kind", stored)}
		if w.query.Reverse {
			t.from, t.near = "edges x JOIN nodes n ON n.seq = x.src", "x.dst"
		}
		tracks = append(tracks, t)
	}
	return tracks
}

// columnTrack is the track of a kind that a column of nodes holds.
func (w *walk) columnTrack(kind graph.EdgeKind, column string) track {
	t := track{starts: w.args, kind: literal(kind), start: "canonical", first: "''", body: "x''"}
	if kind == graph.SameAs {
		t.start = "given"
	}
	if w.query.Reverse {
		t.from, t.key, t.near = "nodes n", "n.seq", "n."+column
		t.where = condition{text: presence("n." + column)}
		if kind == graph.MadeBy || kind == graph.About {
			t.begins = "statement:"
		}
	} else {
		t.from, t.key, t.near = "nodes x JOIN nodes n ON n.seq = x."+column, "x.seq", "x.seq"
		t.where = condition{text: presence("x." + column)}
	}
	return t
}

// manyEdges is from how many edges on it takes less time to look through the far ends in their order for the first of a node's than to sort them all.
const manyEdges = 4000

// split parts the starts of a track that have many edges from the others.
func (w *walk) split(ctx context.Context, q querier, t track) ([]track, error) {
	if t.begins == "" {
		return []track{t}, nil
	}
	text := "SELECT f.value ->> 'place', (SELECT count(*) FROM (SELECT 1 FROM " + t.from + " WHERE " + t.near + " = f.value ->> '" + t.start + "' AND " + t.where.text + " LIMIT ?)) FROM json_each(?) f"
	numbers := map[int]int{}
	_, err := collect(ctx, q, text, func(rows *sql.Rows) (struct{}, error) {
		var place, number int
		err := rows.Scan(&place, &number)
		numbers[place] = number
		return struct{}{}, err
	}, w.many, w.args)
	few, many := t, t
	few.starts = asJSON(slices.DeleteFunc(slices.Clone(w.from), func(f start) bool { return numbers[f.Place] >= w.many }))
	many.starts = asJSON(slices.DeleteFunc(slices.Clone(w.from), func(f start) bool { return numbers[f.Place] < w.many }))
	many.near = "+" + t.near // not by the index of these: in the order of ids
	from := t.begins
	if t.kind == literal(w.after.kind) {
		from = w.after.other
	}
	many.where = t.where.and(condition{"n.id > ?", []any{from}})
	return []track{few, many}, err
}

// literal returns a kind's number as SQL writes it.
func literal(kind graph.EdgeKind) string { return strconv.Itoa(edgeNumber(kind)) }

// presence is the condition that a column holds a number, in the words of the index on it.
func presence(column string) string {
	if column[2:] == "same" {
		return column + " IS NOT NULL"
	}
	return column + " <> 0"
}
