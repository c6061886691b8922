package sqlite

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
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

// A sifting compiles filters on the node n, which is of one of the kinds; none stand for all.
type sifting struct {
	kinds    []graph.Kind
	counting bool // order is no matter
}

// node is the number of the node.
func (s sifting) node() string {
	return s.walked("n.seq")
}

// walked is a column of the node. Its plus keeps the planner from walking all that a condition takes, where it is to walk nodes in their order.
func (s sifting) walked(column string) string {
	if s.counting {
		return column
	}
	return "+" + column
}

// has tells whether the node can be of a kind.
func (s sifting) has(kind graph.Kind) bool {
	return len(s.kinds) == 0 || slices.Contains(s.kinds, kind)
}

// other tells whether the node can be of another kind.
func (s sifting) other(kind graph.Kind) bool {
	return len(s.kinds) == 0 || slices.ContainsFunc(s.kinds, func(k graph.Kind) bool { return k != kind })
}

// filtered compiles a valid filter; "" takes every node.
func (s sifting) filtered(f graph.Filter) condition {
	var all condition
	if f.Field != "" {
		all = s.leaf(f)
	}
	if f.Along != nil {
		all = all.and(s.along(f.Along))
	}
	for _, inner := range f.And {
		all = all.and(s.filtered(inner))
	}
	if len(f.Or) > 0 {
		all = all.and(s.either(f.Or))
	}
	if f.Not != nil {
		all = all.and(negated(s.filtered(*f.Not)))
	}
	return all
}

// either compiles alternatives; one that takes every node makes them take every node.
func (s sifting) either(filters []graph.Filter) condition {
	var alternatives []condition
	for _, f := range filters {
		inner := s.filtered(f)
		if inner.text == "" {
			return condition{}
		}
		alternatives = append(alternatives, inner)
	}
	return oneOf(alternatives...)
}

// oneOf is the condition that one of the conditions holds, FALSE where there are none.
func oneOf(conditions ...condition) condition {
	if len(conditions) == 0 {
		return condition{text: "FALSE"}
	}
	var texts []string
	var args []any
	for _, c := range conditions {
		texts = append(texts, c.text)
		args = append(args, c.args...)
	}
	return condition{"(" + strings.Join(texts, " OR ") + ")", args}
}

func negated(inner condition) condition {
	if inner.text == "" {
		return condition{text: "FALSE"}
	}
	return condition{"NOT (" + inner.text + ")", inner.args}
}

// leaf compiles a comparison of one field.
func (s sifting) leaf(f graph.Filter) condition {
	switch f.Field {
	case graph.FieldConditional:
		return s.marked(f, markConditional)
	case graph.FieldReported:
		return s.marked(f, markReported)
	case graph.FieldParty:
		return s.party(f)
	case graph.FieldActor:
		return s.actor(f)
	case graph.FieldConfidence:
		return confident(f)
	case graph.FieldWords:
		return condition{"n.seq IN (SELECT rowid FROM words WHERE words MATCH ?)", []any{matching(f.Values)}}
	}
	if at, known := columnOf(f.Field); known {
		return at.compared(f)
	}
	return s.facet(f)
}

// facet compiles a comparison of a field that is no column.
func (s sifting) facet(f graph.Filter) condition {
	number, _ := facetNumber(f.Field)
	if involves(f.Field) {
		inner := compared("id", f)
		return condition{s.node() + " IN (SELECT node FROM involved WHERE field = ? AND actor IN (SELECT seq FROM nodes WHERE TRUE" + inner.text + "))", append([]any{number}, inner.args...)}
	}
	inner := compared("value", f)
	return condition{s.node() + " IN (SELECT node FROM facets WHERE field = ?" + inner.text + ")", append([]any{number}, inner.args...)}
}

// marked compiles a comparison of a field of statements that is true or false.
func (s sifting) marked(f graph.Filter, mark int) condition {
	inner := compared(fmt.Sprintf("iif(n.marks & %d, 'true', 'false')", mark), f)
	return condition{fmt.Sprintf("(n.kind = %d", kindNumber(graph.KindStatement)) + inner.text + ")", inner.args}
}

// confident compiles a comparison of a statement's confidence, which stands in its body.
func confident(f graph.Filter) condition {
	inner := compared(confidenceOf+"(n.body)", f)
	return condition{fmt.Sprintf("(n.kind = %d", kindNumber(graph.KindStatement)) + inner.text + ")", inner.args}
}

// actor compiles a comparison of who makes a statement or takes part in a meeting.
func (s sifting) actor(f graph.Filter) condition {
	var found []condition
	if s.has(graph.KindStatement) {
		at, _ := columnOf(f.Field)
		found = append(found, at.compared(f))
	}
	if s.other(graph.KindStatement) {
		found = append(found, s.facet(f))
	}
	return oneOf(found...)
}

// party compiles a comparison of whose stance a statement is, and of the parties of others.
func (s sifting) party(f graph.Filter) condition {
	var found []condition
	if s.has(graph.KindStatement) {
		inner := compared("id", f)
		found = append(found, condition{fmt.Sprintf(s.node()+" IN (SELECT statement FROM holdings WHERE marks & %d AND holder IN (SELECT seq FROM nodes WHERE TRUE", markParty) + inner.text + "))", inner.args})
	}
	if s.other(graph.KindStatement) {
		found = append(found, s.facet(f))
	}
	return oneOf(found...)
}

// compared compiles a leaf's operator on a column, to stand behind another condition.
func compared(column string, f graph.Filter) condition {
	switch f.Op {
	case graph.OpAtLeast:
		return condition{" AND " + column + " >= ?", []any{f.Values[0]}}
	case graph.OpAtMost:
		return condition{" AND " + column + " <= ?", []any{f.Values[0]}}
	case graph.OpContains:
		return condition{" AND instr(" + column + ", ?) > 0", []any{f.Values[0]}}
	case graph.OpBegins:
		return condition{" AND instr(" + column + ", ?) = 1", []any{f.Values[0]}}
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
func texts[T ~string | ~int](values []T) []any {
	if len(values) > fewMarks {
		return []any{asJSON(values)}
	}
	args := make([]any, len(values))
	for i, v := range values {
		args[i] = plain(v)
	}
	return args
}

// plain returns a value as database/sql takes it without a detour.
func plain(v any) any {
	switch v := reflect.ValueOf(v); v.Kind() {
	case reflect.String:
		return v.String()
	default:
		return v.Int()
	}
}

// asJSON returns a list for json_each.
func asJSON[T any](values []T) string {
	if values == nil {
		return "[]"
	}
	text, err := json.Marshal(values)
	if err != nil {
		panic(fmt.Sprintf("sqlite: encode %T: %v", values, err)) // lists of texts, numbers and starts always marshal
	}
	return string(text)
}

// among is the condition that a column holds one of the values; no values take everything.
func among[T ~string | ~int](column string, values []T) condition {
	if len(values) == 0 {
		return condition{}
	}
	return condition{column + " IN " + marksFor(len(values)), texts(values)}
}
