package executor

import (
	_ "embed" // the introspection types
	"sync"

	"github.com/graphql-go/graphql"
	"github.com/graphql-go/graphql/language/ast"
	"github.com/graphql-go/graphql/language/parser"
)

// introspectionSDL defines the introspection types and the directives, as the specification of September 2025 has them.
//
//go:embed introspection.graphql
var introspectionSDL string

// metaTypes returns the library's introspection types, which its validator goes by.
func metaTypes() map[string]*graphql.Object {
	return map[string]*graphql.Object{
		"__Schema": graphql.SchemaType, "__Type": graphql.TypeType, "__Field": graphql.FieldType, "__InputValue": graphql.InputValueType,
		"__EnumValue": graphql.EnumValueType, "__Directive": graphql.DirectiveType,
	}
}

var modernizing sync.Once

// modernize gives the library's introspection types, of which a process has one set, the fields and arguments that came after it was written.
func modernize() (err error) {
	modernizing.Do(func() {
		var document *ast.Document
		if document, err = parser.Parse(parser.ParseParams{Source: introspectionSDL}); err != nil {
			return
		}
		for _, definition := range document.Definitions {
			if d, ok := definition.(*ast.ObjectDefinition); ok {
				for _, field := range d.Fields {
					modernField(metaTypes()[d.Name.Value], field)
				}
			}
		}
		for _, t := range metaTypes() {
			t.Fields()
		}
	})
	return err
}

func modernField(object *graphql.Object, d *ast.FieldDefinition) {
	if known := object.Fields()[d.Name.Value]; known != nil && len(known.Args) == len(d.Arguments) {
		return
	}
	field := &graphql.Field{Type: metaType(d.Type), Description: text(d.Description), Args: graphql.FieldConfigArgument{}}
	for _, a := range d.Arguments { // not required there, as the library knows no default of a required argument
		field.Args[a.Name.Value] = &graphql.ArgumentConfig{Type: graphql.Boolean, DefaultValue: constant(a.DefaultValue), Description: text(a.Description)}
	}
	object.AddFieldConfig(d.Name.Value, field)
}

func metaType(t ast.Type) graphql.Type {
	switch t := t.(type) {
	case *ast.NonNull:
		return graphql.NewNonNull(metaType(t.Type))
	case *ast.List:
		return graphql.NewList(metaType(t.Type))
	case *ast.Named:
		if object := metaTypes()[t.Name.Value]; object != nil {
			return object
		}
		if t.Name.Value == "Boolean" {
			return graphql.Boolean
		}
	}
	return graphql.String
}
