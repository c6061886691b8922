package schema

import (
	"strconv"
	"strings"

	"github.com/graphql-go/graphql"
	"github.com/graphql-go/graphql/language/ast"
)

// estimate adds up how many objects the answer to a validated operation can hold, by the page sizes that it asks for.
type estimate struct {
	schema    *graphql.Schema
	fragments fragments
	variables map[string]any
	defaults  map[string]ast.Value
	page      int // the largest
}

// cost returns the estimate for an operation.
func (s *Schema) cost(operation *ast.OperationDefinition, found fragments, variables map[string]any) int {
	e := estimate{&s.types.Types, found, variables, map[string]ast.Value{}, s.options.Limits.Page}
	for _, v := range operation.VariableDefinitions {
		e.defaults[v.Variable.Name.Value] = v.DefaultValue
	}
	root := s.types.Types.QueryType()
	switch operation.Operation {
	case ast.OperationTypeSubscription:
		root = s.types.Types.SubscriptionType()
	case ast.OperationTypeMutation:
		root = s.types.Types.MutationType()
	}
	return e.set(root, operation.SelectionSet, 1)
}

// set returns the cost of a selection set on a type, of which there are count.
func (e *estimate) set(on graphql.Type, set *ast.SelectionSet, count int) int {
	if set == nil {
		return 0
	}
	sum := 0
	for _, selection := range set.Selections {
		switch s := selection.(type) {
		case *ast.Field:
			sum = add(sum, e.field(on, s, count))
		case *ast.InlineFragment:
			sum = add(sum, e.set(e.narrowed(on, s.TypeCondition), s.SelectionSet, count))
		case *ast.FragmentSpread:
			if f := e.fragments[s.Name.Value]; f != nil {
				sum = add(sum, e.set(e.narrowed(on, f.TypeCondition), f.SelectionSet, count))
			}
		}
	}
	return sum
}

func (e *estimate) narrowed(on graphql.Type, condition *ast.Named) graphql.Type {
	if condition == nil {
		return on
	}
	return e.schema.Type(condition.Name.Value)
}

// textCost is what a document's text counts, and rootCosts what fields of Query count beside what they answer with: what is read for them is much more than one object.
const textCost = 100

var rootCosts = map[string]int{
	"overlap": 2000, "overlapMatrix": 5000, "bridges": 5000, "camps": 5000, "aggregate": 5000, "subgraph": 2000, "path": 5000,
	"shifts": 2000, "contradictions": 2000, "doubts": 2000, "joins": 2000, "corroboration": 2000, "changes": 2000,
}

// field returns the cost of a field with a selection of its own, or of one that is large. A list without a size of its own, such as edges, is as long as the
// connection that it stands in, and that has been multiplied already.
func (e *estimate) field(on graphql.Type, field *ast.Field, count int) int {
	definition := definitionOf(on, field.Name.Value)
	if definition == nil {
		return 0
	}
	if field.SelectionSet == nil {
		if field.Name.Value == "text" && on.Name() == "Document" {
			return times(count, textCost)
		}
		return 0
	}
	own := times(count, rootCosts[field.Name.Value])
	count = times(count, e.size(definition, field))
	inner, _ := graphql.GetNamed(definition.Type).(graphql.Type)
	return add(add(own, count), e.set(inner, field.SelectionSet, count))
}

func definitionOf(on graphql.Type, name string) *graphql.FieldDefinition {
	switch name {
	case "__schema":
		return graphql.SchemaMetaFieldDef
	case "__type":
		return graphql.TypeMetaFieldDef
	}
	fields, ok := on.(interface {
		Fields() graphql.FieldDefinitionMap
	})
	if !ok {
		return nil
	}
	return fields.Fields()[name]
}

// introspectionSizes is how long the lists of introspection are, about.
var introspectionSizes = map[string]int{
	"types": 120, "fields": 12, "args": 3, "inputFields": 10, "enumValues": 5, "possibleTypes": 4, "interfaces": 2, "directives": 5, "locations": 3,
}

// size returns how many objects one field can hold.
func (e *estimate) size(definition *graphql.FieldDefinition, field *ast.Field) int {
	size := 1
	if isMeta := strings.HasPrefix(graphql.GetNamed(definition.Type).String(), "__"); isMeta {
		return max(introspectionSizes[field.Name.Value], 1)
	}
	for _, argument := range definition.Args {
		if argument.Name() == "first" || argument.Name() == "limit" {
			size = pageSize
			if n, ok := argument.DefaultValue.(int); ok {
				size = n
			}
		}
	}
	for _, argument := range field.Arguments {
		switch argument.Name.Value {
		case "first", "last", "limit":
			size = e.number(argument.Value, size)
		case "ids", "from", "around":
			size = e.length(argument.Value)
		}
	}
	return max(size, 1)
}

// number returns an argument's number, or the fallback where it has none.
func (e *estimate) number(value ast.Value, fallback int) int {
	switch v := value.(type) {
	case *ast.IntValue:
		if n, err := strconv.Atoi(v.Value); err == nil {
			return min(n, e.page)
		}
	case *ast.Variable:
		switch n := e.variables[v.Name.Value].(type) {
		case float64:
			return int(min(n, float64(e.page)))
		case int:
			return min(n, e.page)
		}
		if inner := e.defaults[v.Name.Value]; inner != nil {
			return e.number(inner, fallback)
		}
	}
	return fallback
}

// length returns how many values a list argument has.
func (e *estimate) length(value ast.Value) int {
	switch v := value.(type) {
	case *ast.ListValue:
		return len(v.Values)
	case *ast.Variable:
		list, _ := e.variables[v.Name.Value].([]any)
		return len(list)
	default:
		return 1
	}
}
