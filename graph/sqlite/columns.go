package sqlite

import "github.com/parleygraph/parley/graph"

// A column of nodes that holds a field, and the table where the numbers in it stand for texts.
type column struct{ name, from, text string }

// columnOf returns where nodes keep a field that has one value at most. Some are fields of statements alone, which other nodes keep among the facets.
func columnOf(field graph.Field) (at column, known bool) {
	labels := func(name string) (column, bool) { return column{name, "labels", "text"}, true }
	nodes := func(name string) (column, bool) { return column{name, "nodes", "id"}, true }
	switch field {
	case graph.FieldID:
		return column{name: "n.id"}, true
	case graph.FieldName:
		return column{name: "n.name"}, true
	case graph.FieldDay:
		return column{name: "n.day"}, true
	case graph.FieldCollection:
		return labels("n.collection")
	case graph.FieldStance:
		return labels("n.stance")
	case graph.FieldModality:
		return labels("n.modality")
	case graph.FieldDirectness:
		return labels("n.directness")
	case graph.FieldCapacity:
		return labels("n.capacity")
	case graph.FieldRule:
		return labels("n.rule")
	case graph.FieldDocument:
		return nodes("n.document")
	case graph.FieldActor:
		return nodes("n.actor")
	case graph.FieldTerm:
		return nodes("n.term")
	case graph.FieldIssue:
		return nodes("n.issue")
	default:
		return column{}, false
	}
}

// compared compiles a comparison of a column.
func (at column) compared(f graph.Filter) condition {
	if at.from == "" {
		inner := compared(at.name, f)
		return condition{"(" + at.name + " <> ''" + inner.text + ")", inner.args}
	}
	if f.Op == graph.OpHas {
		return condition{text: at.name + " <> 0"}
	}
	if f.Op == graph.OpIn && len(f.Values) == 1 { // the planner knows that this is one value, and walks an index in its order
		return condition{"(" + at.name + " <> 0 AND " + at.name + " = coalesce((SELECT seq FROM " + at.from + " WHERE " + at.text + " = ?), 0))", texts(f.Values)}
	}
	inner := compared(at.text, f)
	return condition{"(" + at.name + " <> 0 AND " + at.name + " IN (SELECT seq FROM " + at.from + " WHERE TRUE" + inner.text + "))", inner.args}
}
