package executor

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/graphql-go/graphql"
	"github.com/graphql-go/graphql/language/ast"
	"github.com/graphql-go/graphql/language/printer"
)

// arguments returns the coerced arguments of a field. An error speaks of the argument that can't be taken.
func (s *Schema) arguments(defined []*graphql.Argument, node *ast.Field, variables map[string]any) (map[string]any, *Error) {
	args := make(map[string]any, len(defined))
	for _, argument := range defined {
		value, there, err := s.argument(argument, node, variables)
		if err != nil {
			return nil, err
		}
		if there {
			args[argument.Name()] = value
		}
	}
	return args, nil
}

func (s *Schema) argument(argument *graphql.Argument, node *ast.Field, variables map[string]any) (value any, there bool, err *Error) {
	given := written(node.Arguments, argument.Name())
	_, required := argument.Type.(*graphql.NonNull)
	if given == nil {
		if argument.DefaultValue == nil && required {
			return nil, false, faultf([]ast.Node{node}, `Argument "%s" of required type "%s" was not provided.`, argument.Name(), argument.Type)
		}
		return argument.DefaultValue, argument.DefaultValue != nil, nil
	}
	at := []ast.Node{given}
	if variable, ok := given.(*ast.Variable); ok {
		value, known := variables[variable.Name.Value]
		switch {
		case !known && argument.DefaultValue == nil && required:
			return nil, false, faultf(at, `Argument "%s" of required type "%s" was provided the variable "$%s" which was not provided a runtime value.`,
				argument.Name(), argument.Type, variable.Name.Value)
		case !known:
			return argument.DefaultValue, argument.DefaultValue != nil, nil
		case value == nil && required:
			return nil, false, faultf(at, `Argument "%s" of non-null type "%s" must not be null.`, argument.Name(), argument.Type)
		}
	}
	value, ok := s.literal(given, argument.Type, variables)
	if !ok {
		return nil, false, faultf(at, `Argument "%s" has invalid value %s.`, argument.Name(), printer.Print(given))
	}
	return value, true, nil
}

func written(arguments []*ast.Argument, name string) ast.Value {
	for _, a := range arguments {
		if a.Name.Value == name {
			return a.Value
		}
	}
	return nil
}

// literal returns the value that a literal stands for, with variables put in, or false where it stands for none of the type.
func (s *Schema) literal(node ast.Value, t graphql.Type, variables map[string]any) (any, bool) {
	if variable, ok := node.(*ast.Variable); ok {
		value, known := variables[variable.Name.Value]
		_, required := t.(*graphql.NonNull)
		return value, known && (value != nil || !required)
	}
	switch t := t.(type) {
	case *graphql.NonNull:
		return s.literal(node, t.OfType, variables)
	case *graphql.List:
		return s.listLiteral(node, t.OfType, variables)
	case *graphql.InputObject:
		return s.objectLiteral(node, t, variables)
	case *graphql.Enum:
		value := t.ParseLiteral(node)
		return value, value != nil
	}
	return scalarLiteral(node, t)
}

func (s *Schema) listLiteral(node ast.Value, of graphql.Type, variables map[string]any) (any, bool) {
	list, ok := node.(*ast.ListValue)
	if !ok {
		item, ok := s.literal(node, of, variables)
		return []any{item}, ok
	}
	_, required := of.(*graphql.NonNull)
	items := make([]any, len(list.Values))
	for i, inner := range list.Values {
		if missing(inner, variables) && !required {
			continue
		}
		if items[i], ok = s.literal(inner, of, variables); !ok {
			return nil, false
		}
	}
	return items, true
}

// missing tells whether a literal is a variable without a value.
func missing(node ast.Value, variables map[string]any) bool {
	variable, ok := node.(*ast.Variable)
	if !ok {
		return false
	}
	_, known := variables[variable.Name.Value]
	return !known
}

func (s *Schema) objectLiteral(node ast.Value, t *graphql.InputObject, variables map[string]any) (any, bool) {
	given, ok := node.(*ast.ObjectValue)
	if !ok {
		return nil, false
	}
	values := make(map[string]ast.Value, len(given.Fields))
	for _, field := range given.Fields {
		values[field.Name.Value] = field.Value
	}
	object := map[string]any{}
	for name, field := range t.Fields() {
		inner, there := values[name]
		if !there || missing(inner, variables) {
			if _, required := field.Type.(*graphql.NonNull); required && field.DefaultValue == nil {
				return nil, false
			}
			if field.DefaultValue != nil {
				object[name] = field.DefaultValue
			}
			continue
		}
		if object[name], ok = s.literal(inner, field.Type, variables); !ok {
			return nil, false
		}
	}
	return object, true
}

func scalarLiteral(node ast.Value, t graphql.Type) (any, bool) {
	if custom, ok := t.(*graphql.Scalar); ok && !slices.Contains([]graphql.Type{graphql.Int, graphql.Float, graphql.String, graphql.Boolean, graphql.ID}, t) {
		value := custom.ParseLiteral(node)
		return value, value != nil
	}
	value := constant(node)
	if _, isEnum := node.(*ast.EnumValue); isEnum {
		return nil, false
	}
	if number, ok := node.(*ast.IntValue); ok && t == graphql.ID {
		return number.Value, true
	}
	parsed, message := parseLeaf(value, t)
	return parsed, message == ""
}

// constant returns what a literal without variables holds: enum values as their names, numbers as int or float64.
func constant(value ast.Value) any {
	switch v := value.(type) {
	case *ast.IntValue:
		if n, err := strconv.Atoi(v.Value); err == nil {
			return n
		}
		f, _ := strconv.ParseFloat(v.Value, 64) // the parser has read digits
		return f
	case *ast.FloatValue:
		f, _ := strconv.ParseFloat(v.Value, 64)
		return f
	case *ast.StringValue:
		return v.Value
	case *ast.BooleanValue:
		return v.Value
	case *ast.EnumValue:
		return v.Value
	case *ast.ListValue:
		list := make([]any, len(v.Values))
		for i, inner := range v.Values {
			list[i] = constant(inner)
		}
		return list
	case *ast.ObjectValue:
		object := make(map[string]any, len(v.Fields))
		for _, field := range v.Fields {
			object[field.Name.Value] = constant(field.Value)
		}
		return object
	default:
		return nil
	}
}

// inOrder sorts arguments by name, as the library keeps them in none.
func inOrder(arguments []*graphql.Argument) []*graphql.Argument {
	return slices.SortedFunc(slices.Values(arguments), func(a, b *graphql.Argument) int { return cmp.Compare(a.Name(), b.Name()) })
}
