package executor

import (
	"github.com/graphql-go/graphql"
	"github.com/graphql-go/graphql/language/ast"
)

// This file says what introspection shows of a type.

func kindOf(t graphql.Type) string {
	switch t.(type) {
	case *graphql.NonNull:
		return "NON_NULL"
	case *graphql.List:
		return "LIST"
	case *graphql.Object:
		return "OBJECT"
	case *graphql.Interface:
		return "INTERFACE"
	case *graphql.Union:
		return "UNION"
	case *graphql.Enum:
		return "ENUM"
	case *graphql.InputObject:
		return "INPUT_OBJECT"
	default:
		return "SCALAR"
	}
}

func nameOf(t graphql.Type) any {
	if ofType(t) != nil {
		return nil
	}
	return t.Name()
}

func ofType(t graphql.Type) any {
	switch t := t.(type) {
	case *graphql.NonNull:
		return t.OfType
	case *graphql.List:
		return t.OfType
	default:
		return nil
	}
}

// definition returns how a type was defined, nil for the scalars that need no definition and for lists and non-null types.
func (s *Schema) definition(t graphql.Type) ast.Node {
	if known := s.known[t.Name()]; known != nil && ofType(t) == nil {
		return known.definition
	}
	return nil
}

func (s *Schema) describe(t graphql.Type) any {
	switch d := s.definition(t).(type) {
	case nil:
		return optional(t.Description())
	case ast.DescribableNode:
		return optional(text(d.GetDescription()))
	default:
		return nil
	}
}

func (s *Schema) specifiedBy(t graphql.Type) any {
	d, ok := s.definition(t).(*ast.ScalarDefinition)
	if !ok {
		return nil
	}
	for _, directive := range d.Directives {
		if directive.Name.Value == "specifiedBy" {
			return constant(written(directive.Arguments, "url"))
		}
	}
	return nil
}

func (s *Schema) oneOf(t graphql.Type) any {
	d, ok := s.definition(t).(*ast.InputObjectDefinition)
	if !ok {
		return nil
	}
	for _, directive := range d.Directives {
		if directive.Name.Value == "oneOf" {
			return true
		}
	}
	return false
}

func (s *Schema) interfaces(t graphql.Type) any {
	switch d := s.definition(t).(type) {
	case *ast.InterfaceDefinition:
		return []any{}
	case *ast.ObjectDefinition:
		var names []string
		for _, i := range d.Interfaces {
			names = append(names, i.Name.Value)
		}
		return s.named(names)
	default:
		return nil
	}
}

func (s *Schema) possibleTypes(t graphql.Type) any {
	switch s.definition(t).(type) {
	case *ast.InterfaceDefinition, *ast.UnionDefinition:
		names := map[string]bool{}
		for name := range s.possible[t.Name()] {
			names[name] = name != t.Name()
		}
		return s.named(sorted(names, s.order))
	default:
		return nil
	}
}

func (s *Schema) fieldsOf(t graphql.Type, args map[string]any) any {
	var defined []*ast.FieldDefinition
	switch d := s.definition(t).(type) {
	case *ast.ObjectDefinition:
		defined = d.Fields
	case *ast.InterfaceDefinition:
		defined = d.Fields
	default:
		return nil
	}
	shown := []any{}
	for _, f := range defined {
		if args["includeDeprecated"] == true || deprecation(f.Directives) == "" {
			shown = append(shown, f)
		}
	}
	return shown
}

func (s *Schema) enumValues(t graphql.Type, args map[string]any) any {
	d, ok := s.definition(t).(*ast.EnumDefinition)
	if !ok {
		return nil
	}
	shown := []any{}
	for _, v := range d.Values {
		if args["includeDeprecated"] == true || deprecation(v.Directives) == "" {
			shown = append(shown, v)
		}
	}
	return shown
}

func (s *Schema) inputFields(t graphql.Type, args map[string]any) any {
	d, ok := s.definition(t).(*ast.InputObjectDefinition)
	if !ok {
		return nil
	}
	return inputs(d.Fields, args)
}
