package schema

import (
	"fmt"
	"strconv"

	"github.com/graphql-go/graphql"
	"github.com/graphql-go/graphql/language/ast"
	"github.com/graphql-go/graphql/language/parser"

	"github.com/parleygraph/parley/graph"
)

// A builder turns the definitions of schema.graphql into the library's types and hangs a resolver on each field.
type builder struct {
	types     map[string]graphql.Type
	order     []graphql.Type
	resolvers map[string]resolver
	used      map[string]bool // keys of resolvers that a field has
	err       error           // the first fault; the library asks for fields lazily and takes no error
}

// build returns the library's schema for the definitions in sdl. A field without a resolver is a fault, and so is a resolver without a field.
func build(sdl string, resolvers map[string]resolver) (graphql.Schema, error) {
	document, err := parser.Parse(parser.ParseParams{Source: sdl})
	if err != nil {
		return graphql.Schema{}, graph.Errorf(graph.Internal, "schema.graphql: %w", err)
	}
	b := &builder{types: scalars(), resolvers: resolvers, used: map[string]bool{}}
	for _, definition := range document.Definitions {
		b.define(definition)
	}
	query, _ := b.types["Query"].(*graphql.Object)
	types, err := graphql.NewSchema(graphql.SchemaConfig{Query: query, Types: b.order})
	if err == nil {
		err = b.fault()
	}
	if err != nil {
		return graphql.Schema{}, graph.Errorf(graph.Internal, "schema.graphql: %w", err)
	}
	b.settle(&types)
	return types, nil
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
		b.add(d.Name, b.object(d))
	case *ast.InterfaceDefinition:
		b.add(d.Name, b.abstract(d))
	case *ast.EnumDefinition:
		b.add(d.Name, enum(d))
	case *ast.InputObjectDefinition:
		b.add(d.Name, b.input(d))
	case *ast.ScalarDefinition:
		b.add(d.Name, dateScalar(d))
	default:
		b.fail("a %s can't be defined here", definition.GetKind())
	}
}

func (b *builder) add(name *ast.Name, defined graphql.Type) {
	b.types[name.Value] = defined
	b.order = append(b.order, defined)
}

func (b *builder) fail(format string, args ...any) {
	if b.err == nil {
		b.err = fmt.Errorf(format, args...)
	}
}

func (b *builder) fault() error {
	for key := range b.resolvers {
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
			return b.fields(d.Fields, func(field *ast.FieldDefinition) graphql.FieldResolveFn { return b.resolve(name, field) })
		}),
	})
}

func (b *builder) abstract(d *ast.InterfaceDefinition) *graphql.Interface {
	return graphql.NewInterface(graphql.InterfaceConfig{
		Name:        d.Name.Value,
		Description: text(d.Description),
		Fields: graphql.FieldsThunk(func() graphql.Fields {
			return b.fields(d.Fields, func(*ast.FieldDefinition) graphql.FieldResolveFn { return nil })
		}),
		ResolveType: func(p graphql.ResolveTypeParams) *graphql.Object {
			node, ok := p.Value.(graph.Node)
			if !ok {
				return nil
			}
			object, _ := b.types[string(node.NodeKind())].(*graphql.Object)
			return object
		},
	})
}

func (b *builder) fields(defined []*ast.FieldDefinition, resolve func(*ast.FieldDefinition) graphql.FieldResolveFn) graphql.Fields {
	fields := graphql.Fields{}
	for _, d := range defined {
		field := &graphql.Field{
			Type: b.typeOf(d.Type), Description: text(d.Description), Args: graphql.FieldConfigArgument{}, Resolve: resolve(d),
		}
		for _, a := range d.Arguments {
			field.Args[a.Name.Value] = &graphql.ArgumentConfig{Type: b.typeOf(a.Type), DefaultValue: literal(a.DefaultValue), Description: text(a.Description)}
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
				fields[f.Name.Value] = &graphql.InputObjectFieldConfig{Type: b.typeOf(f.Type), Description: text(f.Description)}
			}
			return fields
		}),
	})
}

func enum(d *ast.EnumDefinition) *graphql.Enum {
	values := graphql.EnumValueConfigMap{}
	for _, v := range d.Values {
		values[v.Name.Value] = &graphql.EnumValueConfig{Value: v.Name.Value, Description: text(v.Description)}
	}
	return graphql.NewEnum(graphql.EnumConfig{Name: d.Name.Value, Values: values, Description: text(d.Description)})
}

// dateScalar takes what graph.ParseDay reads, and nothing else.
func dateScalar(d *ast.ScalarDefinition) *graphql.Scalar {
	parse := func(value any) any {
		written, _ := value.(string)
		day, err := graph.ParseDay(written)
		if err != nil || day == "" {
			return nil
		}
		return string(day)
	}
	return graphql.NewScalar(graphql.ScalarConfig{
		Name: d.Name.Value, Description: text(d.Description), Serialize: func(value any) any { return value }, ParseValue: parse,
		ParseLiteral: func(value ast.Value) any {
			if s, ok := value.(*ast.StringValue); ok {
				return parse(s.Value)
			}
			return nil
		},
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

// settle fills the library's lazy tables, which it would else fill, unguarded, during the first requests.
func (b *builder) settle(types *graphql.Schema) {
	for _, t := range types.TypeMap() {
		switch t := t.(type) {
		case *graphql.Enum:
			t.Serialize("")
			t.ParseValue("")
		case *graphql.Interface:
			for _, object := range types.PossibleTypes(t) {
				types.IsPossibleType(t, object)
			}
		}
	}
}

// text returns a description, "" where there is none.
func text(description *ast.StringValue) string {
	if description == nil {
		return ""
	}
	return description.Value
}

// literal returns the default value of an argument: an enum value or a number.
func literal(value ast.Value) any {
	switch v := value.(type) {
	case *ast.IntValue:
		n, _ := strconv.Atoi(v.Value) // the parser has read digits
		return n
	case *ast.EnumValue:
		return v.Value
	default:
		return nil
	}
}
