// Package executor runs GraphQL operations over graphql-go's types and parsed documents, a level of the answer at a time.
//
//	types, err := executor.New(sdl, executor.Options{Resolvers: map[string]executor.Resolver{"Query.parties": {Level: parties}}})
//	plan, err := types.Plan(document, operation, variables)
//	answer := plan.Run(ctx, executor.Input{Variables: variables})
//
// The types are built from definitions in GraphQL's schema language. A plan holds what an operation asks of each type, with its fragments expanded and
// its constant arguments read; it may run many times, side by side. A run first resolves: level by level, each resolver that needs more than
// its parents is called once with all parents of its level. Then it writes: JSON in the order of the query, straight into
// one buffer, without a tree of maps in between. Where null stands for a value that may not be null, the writer goes back to the start of the nearest
// object or item that may, as the specification says.
package executor

import (
	"context"

	"github.com/graphql-go/graphql"
	"github.com/graphql-go/graphql/language/ast"
)

// A Resolver gives the values of one field. It has one of three shapes.
type Resolver struct {
	// Level gives one value for each parent, in their order. It is called once for all parents of one level that have the same type. A value that is
	// an error fails that parent's field only.
	Level func(ctx context.Context, call *Call, parents []any) ([]any, error)

	// Local gives a value that stands in the parent already. It is called while the answer is written, once for each place.
	Local func(parent any) any

	// Write appends the JSON of such a value, of a field that has no selection of its own, and appends nothing for null.
	Write func(dst []byte, parent any) []byte
}

// A Call is what a level resolver needs to know besides its parents, which share it.
type Call struct {
	Args     map[string]any  // coerced; not to be changed
	Selected map[string]bool // names of the fields that the query selects in the field's answer
	State    any             // as the input of the run has it
}

// A List is a value of a list type. A slice will do too, at some cost.
type List interface {
	Len() int
	At(i int) any
}

// Options for New.
type Options struct {
	Description string                                                           // of the schema as a whole
	Resolvers   map[string]Resolver                                              // by "Type.field"
	Fallback    func(object string, field *ast.FieldDefinition) (Resolver, bool) // for a field without one
	TypeOf      func(value any) string                                           // names the object type of a value of an abstract type
	Scalars     map[string]Scalar                                                // by the name of each scalar type that the definitions declare
}

// A Scalar says which values a scalar type takes.
type Scalar struct {
	Parse func(value any) (any, bool) // from a JSON value or the value of a literal
}

// A Schema is a set of types with their resolvers. It is safe for concurrent use.
type Schema struct {
	Types graphql.Schema // for the validator

	description string
	order       []string // the names of the defined types, in their order
	resolvers   map[string]Resolver
	typeOf      func(value any) string
	known       map[string]*known
	objects     map[string]*graphql.Object // by the name of their type
	possible    map[string]map[string]bool // names of the object types that a type, abstract or not, stands for
}

// known is a type as it was defined; the library keeps no order.
type known struct {
	definition ast.Node
	inputs     []string // the names of an input object's fields, in their order
}

// New builds the types of definitions in GraphQL's schema language. A field without a resolver is a fault, and so is a resolver without a field.
func New(sdl string, options Options) (*Schema, error) {
	if err := modernize(); err != nil {
		return nil, err
	}
	b, err := define(sdl, options)
	if err != nil {
		return nil, err
	}
	s := &Schema{
		Types: b.schema, description: options.Description, resolvers: b.found, typeOf: options.TypeOf, known: b.known,
		objects: map[string]*graphql.Object{}, possible: map[string]map[string]bool{},
	}
	for _, t := range b.order {
		s.order = append(s.order, t.Name())
	}
	s.settle()
	s.introspect()
	return s, nil
}

// settle fills the tables of types, and the library's lazy ones, which it would else fill, unguarded, during the first requests.
func (s *Schema) settle() {
	for name, t := range s.Types.TypeMap() {
		s.possible[name] = map[string]bool{name: true}
		switch t := t.(type) {
		case *graphql.Object:
			s.objects[name] = t
			t.Fields()
			t.Interfaces()
		case *graphql.Enum:
			t.Serialize("")
			t.ParseValue("")
		case *graphql.InputObject:
			t.Fields()
		case graphql.Abstract:
			for _, object := range s.Types.PossibleTypes(t) {
				s.Types.IsPossibleType(t, object)
				s.possible[name][object.Name()] = true
			}
		}
	}
}
