package executor

import (
	"context"
	"maps"
	"slices"

	"github.com/graphql-go/graphql"
	"github.com/graphql-go/graphql/language/ast"
	"github.com/graphql-go/graphql/language/parser"
	"github.com/graphql-go/graphql/language/printer"
)

// introspect gives the schema what its introspection shows. It shows the definitions, in their order; the library's types keep less.
func (s *Schema) introspect() {
	document, err := parser.Parse(parser.ParseParams{Source: introspectionSDL})
	if err != nil {
		return // modernize has read it
	}
	var directives []*ast.DirectiveDefinition
	for _, definition := range document.Definitions {
		switch d := definition.(type) {
		case *ast.DirectiveDefinition:
			directives = append(directives, d)
		case *ast.ObjectDefinition:
			s.show(d.Name.Value, d)
		case *ast.EnumDefinition:
			s.show(d.Name.Value, d)
		}
	}
	for _, name := range []string{"Boolean", "Float", "ID", "Int", "String"} {
		if s.Types.Type(name) != nil {
			s.order = append(s.order, name)
		}
	}
	for _, table := range []map[string]Resolver{s.schemaFields(directives), s.typeFields(), s.memberFields()} {
		maps.Copy(s.resolvers, table)
	}
}

func (s *Schema) show(name string, definition ast.Node) {
	s.known[name] = &known{definition: definition}
	s.order = append(s.order, name)
}

// resolver returns the resolver of a field of an object type.
func (s *Schema) resolver(object, name string) Resolver {
	if name != "__typename" {
		return s.resolvers[object+"."+name]
	}
	quoted := AppendString(nil, object)
	return Resolver{Write: func(dst []byte, _ any) []byte { return append(dst, quoted...) }}
}

func local[P any](of func(parent P) any) Resolver {
	return Resolver{Local: func(parent any) any { return of(parent.(P)) }}
}

// with is a resolver for each parent and the field's arguments.
func with[P any](of func(parent P, args map[string]any) any) Resolver {
	return Resolver{Level: func(_ context.Context, call *Call, parents []any) ([]any, error) {
		values := make([]any, len(parents))
		for i, parent := range parents {
			p, _ := parent.(P)
			values[i] = of(p, call.Args)
		}
		return values, nil
	}}
}

func (s *Schema) schemaFields(directives []*ast.DirectiveDefinition) map[string]Resolver {
	fields := map[string]Resolver{
		"__Schema.description":      {Local: func(any) any { return optional(s.description) }},
		"__Schema.types":            {Local: func(any) any { return s.named(s.order) }},
		"__Schema.queryType":        {Local: func(any) any { return s.Types.QueryType() }},
		"__Schema.mutationType":     {Local: func(any) any { return s.Types.MutationType() }},
		"__Schema.subscriptionType": {Local: func(any) any { return s.Types.SubscriptionType() }},
		"__Schema.directives":       {Local: func(any) any { return directives }},
		"__Directive.name":          local(func(d *ast.DirectiveDefinition) any { return d.Name.Value }),
		"__Directive.description":   local(func(d *ast.DirectiveDefinition) any { return optional(text(d.Description)) }),
		"__Directive.isRepeatable":  {Local: func(any) any { return false }},
		"__Directive.locations":     local(func(d *ast.DirectiveDefinition) any { return locations(d) }),
		"__Directive.args":          with(func(d *ast.DirectiveDefinition, args map[string]any) any { return inputs(d.Arguments, args) }),
	}
	for _, root := range []*graphql.Object{s.Types.QueryType(), s.Types.MutationType(), s.Types.SubscriptionType()} {
		if root != nil {
			fields[root.Name()+".__schema"] = Resolver{Local: func(any) any { return s }}
			fields[root.Name()+".__type"] = with(func(_ any, args map[string]any) any { return s.shownType(args["name"]) })
		}
	}
	return fields
}

// shownType returns the type of a name, nil where there is none.
func (s *Schema) shownType(name any) any {
	text, _ := name.(string)
	if t := s.Types.Type(text); t != nil {
		return t
	}
	return nil
}

func (s *Schema) named(names []string) []any {
	types := make([]any, len(names))
	for i, name := range names {
		types[i] = s.Types.Type(name)
	}
	return types
}

func locations(d *ast.DirectiveDefinition) []any {
	names := make([]any, len(d.Locations))
	for i, l := range d.Locations {
		names[i] = l.Value
	}
	return names
}

func (s *Schema) typeFields() map[string]Resolver {
	return map[string]Resolver{
		"__Type.kind":           local(func(t graphql.Type) any { return kindOf(t) }),
		"__Type.name":           local(func(t graphql.Type) any { return nameOf(t) }),
		"__Type.description":    local(func(t graphql.Type) any { return s.describe(t) }),
		"__Type.specifiedByURL": local(func(t graphql.Type) any { return s.specifiedBy(t) }),
		"__Type.isOneOf":        local(func(t graphql.Type) any { return s.oneOf(t) }),
		"__Type.ofType":         local(ofType),
		"__Type.interfaces":     local(func(t graphql.Type) any { return s.interfaces(t) }),
		"__Type.possibleTypes":  local(func(t graphql.Type) any { return s.possibleTypes(t) }),
		"__Type.fields":         with(func(t graphql.Type, args map[string]any) any { return s.fieldsOf(t, args) }),
		"__Type.enumValues":     with(func(t graphql.Type, args map[string]any) any { return s.enumValues(t, args) }),
		"__Type.inputFields":    with(func(t graphql.Type, args map[string]any) any { return s.inputFields(t, args) }),
	}
}

func (s *Schema) memberFields() map[string]Resolver {
	return map[string]Resolver{
		"__Field.name":                   local(func(f *ast.FieldDefinition) any { return f.Name.Value }),
		"__Field.description":            local(func(f *ast.FieldDefinition) any { return optional(text(f.Description)) }),
		"__Field.args":                   with(func(f *ast.FieldDefinition, args map[string]any) any { return inputs(f.Arguments, args) }),
		"__Field.type":                   local(func(f *ast.FieldDefinition) any { return s.typeFrom(f.Type) }),
		"__Field.isDeprecated":           local(func(f *ast.FieldDefinition) any { return deprecation(f.Directives) != "" }),
		"__Field.deprecationReason":      local(func(f *ast.FieldDefinition) any { return optional(deprecation(f.Directives)) }),
		"__InputValue.name":              local(func(v *ast.InputValueDefinition) any { return v.Name.Value }),
		"__InputValue.description":       local(func(v *ast.InputValueDefinition) any { return optional(text(v.Description)) }),
		"__InputValue.type":              local(func(v *ast.InputValueDefinition) any { return s.typeFrom(v.Type) }),
		"__InputValue.defaultValue":      local(defaultOf),
		"__InputValue.isDeprecated":      local(func(v *ast.InputValueDefinition) any { return deprecation(v.Directives) != "" }),
		"__InputValue.deprecationReason": local(func(v *ast.InputValueDefinition) any { return optional(deprecation(v.Directives)) }),
		"__EnumValue.name":               local(func(v *ast.EnumValueDefinition) any { return v.Name.Value }),
		"__EnumValue.description":        local(func(v *ast.EnumValueDefinition) any { return optional(text(v.Description)) }),
		"__EnumValue.isDeprecated":       local(func(v *ast.EnumValueDefinition) any { return deprecation(v.Directives) != "" }),
		"__EnumValue.deprecationReason":  local(func(v *ast.EnumValueDefinition) any { return optional(deprecation(v.Directives)) }),
	}
}

func optional(text string) any {
	if text == "" {
		return nil
	}
	return text
}

func defaultOf(v *ast.InputValueDefinition) any {
	if v.DefaultValue == nil {
		return nil
	}
	return printer.Print(v.DefaultValue)
}

// inputs returns arguments or input fields, without deprecated ones unless they are asked for.
func inputs(defined []*ast.InputValueDefinition, args map[string]any) []any {
	shown := []any{}
	for _, v := range defined {
		if args["includeDeprecated"] == true || deprecation(v.Directives) == "" {
			shown = append(shown, v)
		}
	}
	return shown
}

func sorted(names map[string]bool, order []string) []string {
	return slices.DeleteFunc(slices.Clone(order), func(name string) bool { return !names[name] })
}
