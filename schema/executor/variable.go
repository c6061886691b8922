package executor

import (
	"maps"
	"math"
	"slices"
	"strconv"

	"github.com/graphql-go/graphql"
	"github.com/graphql-go/graphql/language/ast"
)

// mostFaults is how many faults of variables an answer lists.
const mostFaults = 50

// Variables returns the values of an operation's variables, coerced to their types, or what is wrong with them. given is as encoding/json decodes it.
func (s *Schema) Variables(operation *ast.OperationDefinition, given map[string]any) (map[string]any, []*Error) {
	values := map[string]any{}
	var errs []*Error
	for _, v := range operation.VariableDefinitions {
		errs = append(errs, s.variable(v, given, values)...)
	}
	if len(errs) > mostFaults {
		errs = append(errs[:mostFaults], faultf(nil, "Too many errors processing variables, error limit reached. Execution aborted."))
	}
	return values, errs
}

func (s *Schema) variable(v *ast.VariableDefinition, given, values map[string]any) []*Error {
	name, at := v.Variable.Name.Value, []ast.Node{v}
	t := s.typeFrom(v.Type)
	value, there := given[name]
	_, required := t.(*graphql.NonNull)
	switch {
	case !there && v.DefaultValue != nil:
		values[name], _ = s.literal(v.DefaultValue, t, nil)
		return nil
	case !there && required:
		return []*Error{faultf(at, `Variable "$%s" of required type "%s" was not provided.`, name, t)}
	case !there:
		return nil
	case value == nil && required:
		return []*Error{faultf(at, `Variable "$%s" of non-null type "%s" must not be null.`, name, t)}
	}
	c := coercion{schema: s, node: v}
	values[name] = c.value(value, t, "")
	return c.errs
}

// typeFrom returns the type that a variable's definition names, nil for an unknown one.
func (s *Schema) typeFrom(t ast.Type) graphql.Type {
	switch t := t.(type) {
	case *ast.NonNull:
		return graphql.NewNonNull(s.typeFrom(t.Type))
	case *ast.List:
		return graphql.NewList(s.typeFrom(t.Type))
	case *ast.Named:
		return s.Types.Type(t.Name.Value)
	default:
		return nil
	}
}

// A coercion turns one variable's JSON value into a value of its type.
type coercion struct {
	schema *Schema
	node   *ast.VariableDefinition
	errs   []*Error
}

// fail notes what is wrong with the value at a path within the variable.
func (c *coercion) fail(value any, path, message string) any {
	if len(c.errs) > mostFaults {
		return nil
	}
	name, place := c.node.Variable.Name.Value, ""
	if path != "" {
		place = ` at "` + name + path + `"`
	}
	c.errs = append(c.errs, faultf([]ast.Node{c.node}, `Variable "$%s" got invalid value %s%s; %s`, name, inspect(value), place, message))
	return nil
}

func (c *coercion) value(value any, t graphql.Type, path string) any {
	if inner, ok := t.(*graphql.NonNull); ok {
		if value == nil {
			return c.fail(value, path, `Expected non-nullable type "`+t.String()+`" not to be null.`)
		}
		return c.value(value, inner.OfType, path)
	}
	if value == nil {
		return nil
	}
	switch t := t.(type) {
	case *graphql.List:
		return c.list(value, t.OfType, path)
	case *graphql.InputObject:
		return c.object(value, t, path)
	}
	parsed, message := parseLeaf(value, t)
	if message != "" {
		return c.fail(value, path, message)
	}
	return parsed
}

func (c *coercion) list(value any, of graphql.Type, path string) any {
	items, ok := value.([]any)
	if !ok {
		return []any{c.value(value, of, path)}
	}
	list := make([]any, len(items))
	for i, item := range items {
		list[i] = c.value(item, of, path+"["+strconv.Itoa(i)+"]")
	}
	return list
}

func (c *coercion) object(value any, t *graphql.InputObject, path string) any {
	given, ok := value.(map[string]any)
	if !ok {
		return c.fail(value, path, `Expected type "`+t.Name()+`" to be an object.`)
	}
	object, fields := map[string]any{}, t.Fields()
	names := c.schema.known[t.Name()].inputs
	for _, name := range names {
		field := fields[name]
		inner, there := given[name]
		_, required := field.Type.(*graphql.NonNull)
		switch {
		case there:
			object[name] = c.value(inner, field.Type, path+"."+name)
		case field.DefaultValue != nil:
			object[name] = field.DefaultValue
		case required:
			c.fail(value, path, `Field "`+name+`" of required type "`+field.Type.String()+`" was not provided.`)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(given)) {
		if fields[name] == nil {
			c.fail(value, path, `Field "`+name+`" is not defined by type "`+t.Name()+`".`+didYouMean("", name, names))
		}
	}
	return object
}

// parseLeaf returns the value of a scalar or enum type that a JSON value stands for, or says why it stands for none.
func parseLeaf(value any, t graphql.Type) (any, string) {
	switch t {
	case graphql.Int:
		return parseInt(value)
	case graphql.Float:
		if f, ok := number(value); ok {
			return f, ""
		}
		return nil, "Float cannot represent non numeric value: " + inspect(value)
	case graphql.String:
		if s, ok := value.(string); ok {
			return s, ""
		}
		return nil, "String cannot represent a non string value: " + inspect(value)
	case graphql.Boolean:
		if b, ok := value.(bool); ok {
			return b, ""
		}
		return nil, "Boolean cannot represent a non boolean value: " + inspect(value)
	case graphql.ID:
		return parseID(value)
	}
	if t, ok := t.(*graphql.Enum); ok {
		return parseEnum(value, t)
	}
	if parsed := t.(*graphql.Scalar).ParseValue(value); parsed != nil {
		return parsed, ""
	}
	return nil, `Expected type "` + t.Name() + `".`
}

func number(value any) (float64, bool) {
	switch v := value.(type) {
	case float64:
		return v, true
	case int:
		return float64(v), true
	default:
		return 0, false
	}
}

func parseInt(value any) (any, string) {
	f, ok := number(value)
	if !ok || f != math.Trunc(f) {
		return nil, "Int cannot represent non-integer value: " + inspect(value)
	}
	if f < math.MinInt32 || f > math.MaxInt32 {
		return nil, "Int cannot represent non 32-bit signed integer value: " + inspect(value)
	}
	return int(f), ""
}

func parseID(value any) (any, string) {
	if s, ok := value.(string); ok {
		return s, ""
	}
	if f, ok := number(value); ok && f == math.Trunc(f) {
		return string(AppendFloat(nil, f)), ""
	}
	return nil, "ID cannot represent value: " + inspect(value)
}

func parseEnum(value any, t *graphql.Enum) (any, string) {
	name, ok := value.(string)
	if !ok {
		return nil, `Enum "` + t.Name() + `" cannot represent non-string value: ` + inspect(value) + `.` + didYouMean("the enum value ", inspect(value), namesOf(t))
	}
	if known := t.ParseValue(name); known != nil {
		return known, ""
	}
	return nil, `Value "` + name + `" does not exist in "` + t.Name() + `" enum.` + didYouMean("the enum value ", name, namesOf(t))
}

func namesOf(t *graphql.Enum) []string {
	var names []string
	for _, v := range t.Values() {
		names = append(names, v.Name)
	}
	slices.Sort(names)
	return names
}
