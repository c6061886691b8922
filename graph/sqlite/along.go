package sqlite

import "github.com/parleygraph/parley/graph"

// along compiles a filter along edges. What stands at the other ends is found once, not for each node; it is called n too, within its own query.
func (s sifting) along(a *graph.Along) condition {
	ends := among("n.kind", numbersOf(a.Kinds)).and(sifting{kinds: a.Kinds, counting: true}.filtered(a.Filter))
	column := columnOfKind(a.Edge)
	switch {
	case column == "":
		return s.alongStored(a, ends)
	case a.Reverse:
		return condition{s.node() + " IN (SELECT n." + column + " FROM nodes n WHERE n." + column + " <> 0" + furtherOf(ends) + ")", ends.args}
	default:
		return condition{"(n." + column + " <> 0 AND " + s.walked("n."+column) + " IN (SELECT n.seq FROM nodes n WHERE TRUE" + furtherOf(ends) + "))", ends.args}
	}
}

// alongStored compiles a filter along edges of the table of edges, where a symmetric one stands once from each end.
func (s sifting) alongStored(a *graph.Along, ends condition) condition {
	near, far := "src", "dst"
	if a.Reverse {
		near, far = far, near
	}
	text := s.node() + " IN (SELECT x." + near + " FROM edges x JOIN nodes n ON n.seq = x." + far + " WHERE x.kind = ?" + furtherOf(ends) + ")"
	return condition{text, append([]any{edgeNumber(a.Edge)}, ends.args...)}
}

// furtherOf returns a condition's text, to stand behind another one.
func furtherOf(c condition) string {
	if c.text == "" {
		return ""
	}
	return " AND " + c.text
}
