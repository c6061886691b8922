package executor

import (
	"fmt"
	"strings"

	"github.com/graphql-go/graphql"
	"github.com/graphql-go/graphql/language/ast"
	"github.com/graphql-go/graphql/language/parser"
)

// A builder turns definitions into the library's types and finds a resolver for each field.
type builder struct {
	options Options
	types   map[string]graphql.Type
	order   []graphql.Type
	known   map[string]*known
	found   map[string]Resolver
	used    map[string]bool // keys of resolvers that a field has
	schema  graphql.Schema
	err     error // the first fault; the library asks for fields lazily and takes no error
}

func define(sdl string, options Options) (*builder, error) {
	document, err := parser.Parse(parser.ParseParams{Source: sdl})
	if err != nil {
		return nil, err
	}
	b := &builder{options: options, types: scalars(), known: map[string]*known{}, found: map[string]Resolver{}, used: map[string]bool{}}
	for _, definition := range document.Definitions {
		b.define(definition)
	}
	b.schema, err = graphql.NewSchema(graphql.SchemaConfig{
		Query: b.root("Query"), Mutation: b.root("Mutation"), Subscription: b.root("Subscription"), Types: b.order,
	})
	if err == nil {
		err = b.fault()
	}
	return b, err
}

func (b *builder) root(name string) *graphql.Object {
	object, _ := b.types[name].(*graphql.Object)
	return object
}

// scalars returns the types that need no definition.
func scalars() map[string]graphql.Type {
	return map[string]graphql.Type{
		"ID": graphql.ID, "String": graphql.String, "Int": graphql.Int, "Float": graphql.Float, "Boolean": graphql.Boolean,
	}
}

func (b *builder) define(definition ast.Node) {
	switch d := definition.(type) {
	case *ast.ObjectDefinition:
		b.add(d.Name, d, b.object(d))
	case *ast.InterfaceDefinition:
		b.add(d.Name, d, b.abstract(d))
	case *ast.UnionDefinition:
		b.add(d.Name, d, b.union(d))
	case *ast.EnumDefinition:
		b.add(d.Name, d, enum(d))
	case *ast.InputObjectDefinition:
		b.add(d.Name, d, b.input(d))
		for _, field := range d.Fields {
			b.known[d.Name.Value].inputs = append(b.known[d.Name.Value].inputs, field.Name.Value)
		}
	case *ast.ScalarDefinition:
		b.add(d.Name, d, b.scalar(d))
	default:
		b.fail("a %s can't be defined here", definition.GetKind())
	}
}

func (b *builder) add(name *ast.Name, definition ast.Node, defined graphql.Type) {
	b.types[name.Value] = defined
	b.known[name.Value] = &known{definition: definition}
	b.order = append(b.order, defined)
}

func (b *builder) fail(format string, args ...any) {
	if b.err == nil {
		b.err = fmt.Errorf(format, args...)
	}
}

func (b *builder) fault() error {
	for key := range b.options.Resolvers {
		if !b.used[key] {
			b.fail("no field has the resolver %s", key)
		}
	}
	return b.err
}

func (b *builder) object(d *ast.ObjectDefinition) *graphql.Object {
	name := d.Name.Value
	return graphql.NewObject(graphql.ObjectConfig{
		Name:        name,
		Description: text(d.Description),
		Interfaces: graphql.InterfacesThunk(func() []*graphql.Interface {
			var all []*graphql.Interface
			for _, i := range d.Interfaces {
				all = append(all, b.types[i.Name.Value].(*graphql.Interface))
			}
			return all
		}),
		Fields: graphql.FieldsThunk(func() graphql.Fields {
			for _, field := range d.Fields {
				b.resolve(name, field)
			}
			return b.fields(d.Fields)
		}),
	})
}

// resolve finds the resolver of a field: the one under "Type.field", else under "Connection.field" or "Edge.field" for types so called, else
// the fallback's.
func (b *builder) resolve(object string, d *ast.FieldDefinition) {
	field := d.Name.Value
	for _, key := range []string{object + "." + field, family(object) + "." + field} {
		if r, ok := b.options.Resolvers[key]; ok {
			b.used[key] = true
			b.found[object+"."+field] = r
			return
		}
	}
	if b.options.Fallback != nil {
		if r, ok := b.options.Fallback(object, d); ok {
			b.found[object+"."+field] = r
			return
		}
	}
	b.fail("%s.%s has no resolver", object, field)
}

func family(object string) string {
	for _, suffix := range []string{"Connection", "Edge"} {
		if strings.HasSuffix(object, suffix) {
			return suffix
		}
	}
	return object
}

func (b *builder) abstract(d *ast.InterfaceDefinition) *graphql.Interface {
	return graphql.NewInterface(graphql.InterfaceConfig{
		Name:        d.Name.Value,
		Description: text(d.Description),
		Fields:      graphql.FieldsThunk(func() graphql.Fields { return b.fields(d.Fields) }),
		ResolveType: func(graphql.ResolveTypeParams) *graphql.Object { return nil }, // the library asks for one; our runs don't
	})
}

func (b *builder) union(d *ast.UnionDefinition) *graphql.Union {
	return graphql.NewUnion(graphql.UnionConfig{
		Name:        d.Name.Value,
		Description: text(d.Description),
		Types: graphql.UnionTypesThunk(func() []*graphql.Object {
			var all []*graphql.Object
			for _, t := range d.Types {
				all = append(all, b.types[t.Name.Value].(*graphql.Object))
			}
			return all
		}),
		ResolveType: func(graphql.ResolveTypeParams) *graphql.Object { return nil },
	})
}

func (b *builder) fields(defined []*ast.FieldDefinition) graphql.Fields {
	fields := graphql.Fields{}
	for _, d := range defined {
		field := &graphql.Field{
			Type: b.typeOf(d.Type), Description: text(d.Description), Args: graphql.FieldConfigArgument{}, DeprecationReason: deprecation(d.Directives),
		}
		for _, a := range d.Arguments {
			field.Args[a.Name.Value] = &graphql.ArgumentConfig{Type: b.typeOf(a.Type), DefaultValue: constant(a.DefaultValue), Description: text(a.Description)}
		}
		fields[d.Name.Value] = field
	}
	return fields
}

func (b *builder) input(d *ast.InputObjectDefinition) *graphql.InputObject {
	return graphql.NewInputObject(graphql.InputObjectConfig{
		Name:        d.Name.Value,
		Description: text(d.Description),
		Fields: graphql.InputObjectConfigFieldMapThunk(func() graphql.InputObjectConfigFieldMap {
			fields := graphql.InputObjectConfigFieldMap{}
			for _, f := range d.Fields {
				fields[f.Name.Value] = &graphql.InputObjectFieldConfig{Type: b.typeOf(f.Type), DefaultValue: constant(f.DefaultValue), Description: text(f.Description)}
			}
			return fields
		}),
	})
}

func enum(d *ast.EnumDefinition) *graphql.Enum {
	values := graphql.EnumValueConfigMap{}
	for _, v := range d.Values {
		values[v.Name.Value] = &graphql.EnumValueConfig{Value: v.Name.Value, Description: text(v.Description), DeprecationReason: deprecation(v.Directives)}
	}
	return graphql.NewEnum(graphql.EnumConfig{Name: d.Name.Value, Values: values, Description: text(d.Description)})
}

// scalar takes what its Parse takes, and gives what it is given.
func (b *builder) scalar(d *ast.ScalarDefinition) *graphql.Scalar {
	parse := b.options.Scalars[d.Name.Value].Parse
	if parse == nil {
		parse = func(value any) (any, bool) { return value, true }
	}
	read := func(value any) any {
		if parsed, ok := parse(value); ok {
			return parsed
		}
		return nil
	}
	return graphql.NewScalar(graphql.ScalarConfig{
		Name: d.Name.Value, Description: text(d.Description), Serialize: func(value any) any { return value }, ParseValue: read,
		ParseLiteral: func(value ast.Value) any { return read(constant(value)) },
	})
}

func (b *builder) typeOf(t ast.Type) graphql.Type {
	switch t := t.(type) {
	case *ast.NonNull:
		return graphql.NewNonNull(b.typeOf(t.Type))
	case *ast.List:
		return graphql.NewList(b.typeOf(t.Type))
	case *ast.Named:
		if known := b.types[t.Name.Value]; known != nil {
			return known
		}
		b.fail("type %s is not defined", t.Name.Value)
	}
	return graphql.String
}

// text returns a description, "" where there is none.
func text(description *ast.StringValue) string {
	if description == nil {
		return ""
	}
	return description.Value
}

// deprecation returns the reason that a @deprecated directive gives, "" where there is none.
func deprecation(directives []*ast.Directive) string {
	for _, d := range directives {
		if d.Name.Value != "deprecated" {
			continue
		}
		for _, a := range d.Arguments {
			reason, _ := constant(a.Value).(string)
			return reason
		}
		return graphql.DefaultDeprecationReason
	}
	return ""
}
