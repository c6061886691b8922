package sqlite

import (
	"strings"

	"github.com/parleygraph/parley/graph"
)

// A condition is SQL of constant fragments with the values of its parameters.
type condition struct {
	text string
	args []any
}

func (c condition) and(other condition) condition {
	if other.text == "" {
		return c
	}
	if c.text == "" {
		return other
	}
	return condition{c.text + " AND " + other.text, append(c.args[:len(c.args):len(c.args)], other.args...)}
}

// filtered compiles a valid filter to a condition on the node n; "" takes every node.
func filtered(f graph.Filter) condition {
	var all condition
	if f.Field != "" {
		all = leaf(f)
	}
	for _, inner := range f.And {
		all = all.and(filtered(inner))
	}
	if len(f.Or) > 0 {
		all = all.and(either(f.Or))
	}
	if f.Not != nil {
		all = all.and(negated(filtered(*f.Not)))
	}
	return all
}

// either compiles alternatives; one that takes every node makes them take every node.
func either(filters []graph.Filter) condition {
	var texts []string
	var args []any
	for _, f := range filters {
		inner := filtered(f)
		if inner.text == "" {
			return condition{}
		}
		texts = append(texts, inner.text)
		args = append(args, inner.args...)
	}
	return condition{"(" + strings.Join(texts, " OR ") + ")", args}
}

func negated(inner condition) condition {
	if inner.text == "" {
		return condition{text: "FALSE"}
	}
	return condition{"NOT (" + inner.text + ")", inner.args}
}

// leaf compiles a comparison, of a column of nodes or of facets.
func leaf(f graph.Filter) condition {
	if column := columnOf(f.Field); column != "" {
		inner := compared(column, f)
		return condition{"(" + column + " <> ''" + inner.text + ")", inner.args}
	}
	inner := compared("value", f) // the plus keeps the planner from walking all the facets for each node
	return condition{"+n.seq IN (SELECT node FROM facets WHERE field = ?" + inner.text + ")", append([]any{string(f.Field)}, inner.args...)}
}

// compared compiles a leaf's operator on a column, to stand behind another condition.
func compared(column string, f graph.Filter) condition {
	switch f.Op {
	case graph.OpAtLeast:
		return condition{" AND " + column + " >= ?", []any{f.Values[0]}}
	case graph.OpAtMost:
		return condition{" AND " + column + " <= ?", []any{f.Values[0]}}
	case graph.OpHas:
		return condition{}
	default:
		return condition{" AND " + column + " IN " + marksFor(len(f.Values)), texts(f.Values)}
	}
}

// fewMarks is up to how many values stand as parameters of their own, which the query planner likes better.
const fewMarks = 100

// marksFor returns the place of n values.
func marksFor(n int) string {
	switch {
	case n == 0:
		return "()"
	case n > fewMarks:
		return "(SELECT value FROM json_each(?))"
	default:
		return "(?" + strings.Repeat(", ?", n-1) + ")"
	}
}

// texts returns values as the parameters that marksFor makes place for.
func texts[T ~string](values []T) []any {
	if len(values) > fewMarks {
		return []any{encode(values)}
	}
	args := make([]any, len(values))
	for i, v := range values {
		args[i] = string(v)
	}
	return args
}

// among is the condition that a column holds one of the values; no values take everything.
func among[T ~string](column string, values []T) condition {
	if len(values) == 0 {
		return condition{}
	}
	return condition{column + " IN " + marksFor(len(values)), texts(values)}
}
