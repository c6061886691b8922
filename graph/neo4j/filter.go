package neo4j

import (
	"slices"
	"strconv"

	"github.com/parleygraph/parley/graph"
)

// A condition is Cypher on the node n, joined from constants, with the values of its parameters.
type condition struct {
	text   cypher
	values params
}

// number returns digits, which tell the parameters of a query apart.
func number(n int) cypher { return cypher(strconv.Itoa(n)) }

// A property says where the values of a field stand on a node.
type property struct {
	key    cypher
	list   bool
	flag   bool // a truth value, compared as text
	number bool
}

// properties returns where a field stands on nodes of a kind (see shape.kind), none where they have no such field. A field that stands in
// two places has the values of both.
func properties(kind cypher, field graph.Field) []property {
	one := func(key cypher) []property { return []property{{key: key}} }
	switch field {
	case graph.FieldID:
		return one("id")
	case graph.FieldFoldedName:
		if kind == "Actor" || kind == "Issue" || kind == "Term" {
			return []property{{key: "foldedNames", list: true}}
		}
		return nil
	}
	switch kind {
	case "Document":
		if field == graph.FieldAuthor {
			return []property{{key: "authors", list: true}}
		}
		return one(map[graph.Field]cypher{graph.FieldName: "title", graph.FieldDay: "publishedAt", graph.FieldCollection: "collection", graph.FieldPublisher: "publisher", graph.FieldDigest: "sha256"}[field])
	case "Actor":
		return one(map[graph.Field]cypher{graph.FieldName: "name", graph.FieldType: "type", graph.FieldParty: "party"}[field])
	case "Issue":
		return one(map[graph.Field]cypher{graph.FieldName: "name"}[field])
	case "Term":
		return one(map[graph.Field]cypher{graph.FieldName: "label", graph.FieldIssue: "issue"}[field])
	case "Statement":
		return ofStatements(field)
	default:
		return ofMeetings(field)
	}
}

func ofStatements(field graph.Field) []property {
	switch field {
	case graph.FieldParty:
		return []property{{key: "party"}, {key: "onBehalfOf", list: true}}
	case graph.FieldConditional:
		return []property{{key: "conditional", flag: true}}
	case graph.FieldReported:
		return []property{{key: "reported", flag: true}}
	case graph.FieldConfidence:
		return []property{{key: "confidence", number: true}}
	}
	return []property{{key: map[graph.Field]cypher{
		graph.FieldDay: "day", graph.FieldCollection: "collection", graph.FieldDocument: "document", graph.FieldActor: "actor", graph.FieldIssue: "issue",
		graph.FieldTerm: "term", graph.FieldStance: "stance", graph.FieldModality: "modality", graph.FieldDirectness: "directness",
		graph.FieldCapacity: "capacity", graph.FieldRule: "rule",
	}[field]}}
}

func ofMeetings(field graph.Field) []property {
	switch field {
	case graph.FieldActor:
		return []property{{key: "participantIds", list: true}}
	case graph.FieldParty:
		return []property{{key: "participantParties", list: true}}
	}
	return []property{{key: map[graph.Field]cypher{
		graph.FieldDay: "day", graph.FieldCollection: "collection", graph.FieldDocument: "document", graph.FieldStatus: "status",
		graph.FieldPlace: "foldedPlace", graph.FieldRule: "rule",
	}[field]}}
}

// A compiler turns filters into conditions on nodes of one kind. Each leaf has a parameter, of the same name whatever the kind.
type compiler struct {
	kind   cypher
	node   cypher // what the node is called
	leaves *int
	values params
}

// compile returns the condition of a filter; its text is "" where it takes every node. The filter's ids of actors are as plain made them.
func compile(kind cypher, f graph.Filter) condition {
	c := compiler{kind: kind, node: "n", leaves: new(int), values: params{}}
	return condition{c.filter(f), c.values}
}

// never is the condition that takes no node, "" being the one that takes every node.
const never cypher = "false"

func and(a, b cypher) cypher {
	switch {
	case a == "" || b == never:
		return b
	case b == "" || a == never:
		return a
	default:
		return a + " AND " + b
	}
}

func (c *compiler) filter(f graph.Filter) cypher {
	var all cypher
	if f.Field != "" {
		all = c.leaf(f)
	}
	if f.Along != nil {
		all = and(all, c.along(f.Along))
	}
	for _, inner := range f.And {
		all = and(all, c.filter(inner))
	}
	if len(f.Or) > 0 {
		all = and(all, c.either(f.Or))
	}
	if f.Not != nil {
		all = and(all, negated(c.filter(*f.Not)))
	}
	return all
}

// either joins alternatives; one that takes every node makes them take every node.
func (c *compiler) either(filters []graph.Filter) cypher {
	text, all := never, false
	for _, f := range filters {
		switch inner := c.filter(f); {
		case inner == "":
			all = true
		case text == never:
			text = inner
		case inner != never:
			text += " OR " + inner
		}
	}
	if all || text == never {
		return map[bool]cypher{true: "", false: never}[all]
	}
	return "(" + text + ")"
}

func negated(inner cypher) cypher {
	switch inner {
	case "":
		return never
	case never:
		return ""
	default:
		return "NOT (" + inner + ")"
	}
}

// leaf compares a field. The comparison is true or false and never null, so that it can be negated.
func (c *compiler) leaf(f graph.Filter) cypher {
	parameter := "f" + number(*c.leaves)
	*c.leaves++
	if f.Field == graph.FieldWords {
		return c.words(f, parameter)
	}
	var text cypher
	numeric := false
	for _, p := range properties(c.kind, f.Field) {
		if p.key == "" {
			continue
		}
		one := p.compared(c.node, f.Op, parameter)
		numeric = numeric || p.number
		if text != "" {
			one = text + " OR " + one
		}
		text = one
	}
	if text == "" {
		return never
	}
	if numeric {
		return c.numbers(f, parameter, text)
	}
	if f.Op == graph.OpIn {
		c.values[string(parameter)] = slices.Concat([]string{}, f.Values)
	} else if f.Op != graph.OpHas {
		c.values[string(parameter)] = f.Values[0]
	}
	return "(" + text + ")"
}

// numbers gives a comparison numbers for its texts. One with what is no number takes nothing.
func (c *compiler) numbers(f graph.Filter, parameter, text cypher) cypher {
	values := []float64{}
	for _, value := range f.Values {
		if x, err := strconv.ParseFloat(value, 64); err == nil {
			values = append(values, x)
		}
	}
	switch {
	case f.Op == graph.OpIn:
		c.values[string(parameter)] = values
	case f.Op == graph.OpHas:
	case len(values) == 0:
		return never
	default:
		c.values[string(parameter)] = values[0]
	}
	return "(" + text + ")"
}

// words looks for words among those of a canonical node.
func (c *compiler) words(f graph.Filter, parameter cypher) cypher {
	wanted := make([]string, len(f.Values))
	for i, word := range f.Values {
		wanted[i] = searchWord(word)
	}
	c.values[string(parameter)] = wanted
	return "(coalesce(" + c.node + ".hitOrder, '') > '' AND all(word IN $" + parameter + " WHERE ' ' + coalesce(" + c.node + ".words, '') + ' ' CONTAINS ' ' + word + ' '))"
}

func (p property) compared(node cypher, op graph.Op, parameter cypher) cypher {
	value := node + "." + p.key
	switch {
	case p.list:
		return value + " IS NOT NULL AND any(v IN " + value + " WHERE v <> ''" + compared("v", op, parameter) + ")"
	case p.flag:
		return "true" + compared("toString(coalesce("+value+", false))", op, parameter)
	default:
		return value + " IS NOT NULL" + compared(value, op, parameter)
	}
}

// compared is an operator on a value, to stand behind another condition.
func compared(value cypher, op graph.Op, parameter cypher) cypher {
	switch op {
	case graph.OpAtLeast:
		return " AND " + value + " >= $" + parameter
	case graph.OpAtMost:
		return " AND " + value + " <= $" + parameter
	case graph.OpHas:
		return ""
	case graph.OpContains:
		return " AND " + value + " CONTAINS $" + parameter
	case graph.OpBegins:
		return " AND " + value + " STARTS WITH $" + parameter
	default:
		return " AND " + value + " IN $" + parameter
	}
}
