package executor

import (
	"fmt"

	"github.com/graphql-go/graphql"
	"github.com/graphql-go/graphql/gqlerrors"
	"github.com/graphql-go/graphql/language/ast"
	"github.com/graphql-go/graphql/language/kinds"
	"github.com/graphql-go/graphql/language/printer"
	"github.com/graphql-go/graphql/language/visitor"
)

// mostMerged is how many fields the merge rule looks at before it gives up on a query.
const mostMerged = 100_000

// mergeRule refuses fields that stand under one response key and can't be merged. The library's rule compares all with all; this one compares each with the
// first of its group: once for the shapes of the answers, and once, among those whose objects can be the same, for names and arguments.
func (s *Schema) mergeRule(context *graphql.ValidationContext) *graphql.ValidationRuleInstance {
	return &graphql.ValidationRuleInstance{VisitorOpts: &visitor.VisitorOptions{KindFuncMap: map[string]visitor.NamedVisitFuncs{
		kinds.OperationDefinition: {Kind: func(p visitor.VisitFuncParams) (string, any) {
			operation := p.Node.(*ast.OperationDefinition)
			m := &merger{schema: s, context: context}
			fields := m.collect(context.Type(), []*ast.SelectionSet{operation.SelectionSet})
			m.shapes(fields)
			m.calls(fields)
			if m.looked > mostMerged {
				m.report("The query has too many fields under the same keys to be checked.", operation)
			}
			return visitor.ActionNoChange, nil
		}},
	}}}
}

// A placed field is a field with the type that it is selected of.
type placed struct {
	parent graphql.Type
	node   *ast.Field
	gives  graphql.Type // nil for an unknown field
}

// fieldGroups are fields by response key, in the order of the query.
type fieldGroups struct {
	keys   []string
	fields map[string][]placed
}

type merger struct {
	schema  *Schema
	context *graphql.ValidationContext
	looked  int
	faults  int
}

// over tells whether enough has been looked at or found.
func (m *merger) over() bool { return m.looked > mostMerged || m.faults >= mostReported }

func (m *merger) report(message string, nodes ...ast.Node) {
	m.faults++
	m.context.ReportError(gqlerrors.NewError(message, nodes, "", nil, nil, nil))
}

func (m *merger) conflict(a, b placed, format string, args ...any) {
	m.report(fmt.Sprintf(`Fields "%s" conflict because %s. Use different aliases on the fields to fetch both if this was intentional.`,
		responseKey(a.node), fmt.Sprintf(format, args...)), a.node, b.node)
}

func (m *merger) collect(parent graphql.Type, sets []*ast.SelectionSet) *fieldGroups {
	found := &fieldGroups{fields: map[string][]placed{}}
	visited := map[string]bool{}
	for _, set := range sets {
		m.take(found, parent, set, visited)
	}
	return found
}

func (m *merger) take(found *fieldGroups, parent graphql.Type, set *ast.SelectionSet, visited map[string]bool) {
	if set == nil || m.over() {
		return
	}
	for _, selection := range set.Selections {
		switch s := selection.(type) {
		case *ast.Field:
			m.looked++
			found.add(placed{parent, s, m.gives(parent, s.Name.Value)})
		case *ast.InlineFragment:
			m.take(found, m.narrowed(parent, s.TypeCondition), s.SelectionSet, visited)
		case *ast.FragmentSpread:
			name := s.Name.Value
			if fragment := m.context.Fragment(name); fragment != nil && !visited[name] {
				visited[name] = true
				m.take(found, m.narrowed(parent, fragment.TypeCondition), fragment.SelectionSet, visited)
			}
		}
	}
}

func (g *fieldGroups) add(p placed) {
	key := responseKey(p.node)
	if g.fields[key] == nil {
		g.keys = append(g.keys, key)
	}
	g.fields[key] = append(g.fields[key], p)
}

func (m *merger) narrowed(parent graphql.Type, condition *ast.Named) graphql.Type {
	if condition == nil {
		return parent
	}
	return m.schema.Types.Type(condition.Name.Value)
}

// gives returns the type of a field of a type, nil for an unknown one.
func (m *merger) gives(parent graphql.Type, name string) graphql.Type {
	switch name {
	case "__typename":
		return graphql.TypeNameMetaFieldDef.Type
	case "__schema":
		return graphql.SchemaMetaFieldDef.Type
	case "__type":
		return graphql.TypeMetaFieldDef.Type
	}
	if t, ok := graphql.GetNamed(parent).(interface {
		Fields() graphql.FieldDefinitionMap
	}); ok {
		if field := t.Fields()[name]; field != nil {
			return field.Type
		}
	}
	return nil
}

// inner returns what fields of one group select together. Their types may differ, and then each selection is of its own.
func (m *merger) inner(group []placed) *fieldGroups {
	found := &fieldGroups{fields: map[string][]placed{}}
	visited := map[string]bool{}
	for _, p := range group {
		if p.gives != nil {
			m.take(found, asType(graphql.GetNamed(p.gives)), p.node.SelectionSet, visited)
		}
	}
	return found
}

func asType(named graphql.Named) graphql.Type {
	t, _ := named.(graphql.Type)
	return t
}

// shapes refuses answers under one key that differ in shape, whatever they are selected of.
func (m *merger) shapes(found *fieldGroups) {
	for _, key := range found.keys {
		group := found.fields[key]
		for _, p := range group[1:] {
			if first := group[0]; !m.over() && !sameShape(first.gives, p.gives) {
				m.conflict(first, p, `they return conflicting types "%v" and "%v"`, first.gives, p.gives)
			}
		}
		if len(group) > 1 && !m.over() {
			m.shapes(m.inner(group))
		}
	}
}

func sameShape(a, b graphql.Type) bool {
	if a == nil || b == nil {
		return true
	}
	switch a := a.(type) {
	case *graphql.NonNull:
		other, ok := b.(*graphql.NonNull)
		return ok && sameShape(a.OfType, other.OfType)
	case *graphql.List:
		other, ok := b.(*graphql.List)
		return ok && sameShape(a.OfType, other.OfType)
	}
	if graphql.IsLeafType(a) || graphql.IsLeafType(b) {
		return a == b
	}
	switch b.(type) {
	case *graphql.NonNull, *graphql.List:
		return false
	}
	return true
}

// calls refuses fields under one key that may be of one object and differ in name or arguments.
func (m *merger) calls(found *fieldGroups) {
	for _, key := range found.keys {
		for _, group := range together(found.fields[key]) {
			for _, p := range group[1:] {
				m.compare(group[0], p)
			}
			if !m.over() {
				m.calls(m.inner(group))
			}
		}
	}
}

func (m *merger) compare(a, b placed) {
	switch {
	case m.over():
	case a.node.Name.Value != b.node.Name.Value:
		m.conflict(a, b, `"%s" and "%s" are different fields`, a.node.Name.Value, b.node.Name.Value)
	case !sameArguments(a.node.Arguments, b.node.Arguments):
		m.conflict(a, b, "they have differing arguments")
	}
}

// together splits fields into those that may be of one object: of one object type, or of an abstract type, which go with each.
func together(group []placed) [][]placed {
	var abstract []placed
	var order []string
	objects := map[string][]placed{}
	for _, p := range group {
		if object, ok := graphql.GetNamed(p.parent).(*graphql.Object); ok {
			if objects[object.Name()] == nil {
				order = append(order, object.Name())
			}
			objects[object.Name()] = append(objects[object.Name()], p)
		} else {
			abstract = append(abstract, p)
		}
	}
	if len(order) == 0 {
		return [][]placed{abstract}
	}
	var all [][]placed
	for _, name := range order {
		all = append(all, append(abstract[:len(abstract):len(abstract)], objects[name]...))
	}
	return all
}

func sameArguments(a, b []*ast.Argument) bool {
	if len(a) != len(b) {
		return false
	}
	for _, argument := range a {
		other := written(b, argument.Name.Value)
		if other == nil || printer.Print(argument.Value) != printer.Print(other) {
			return false
		}
	}
	return true
}
