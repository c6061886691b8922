package schema

import (
	"reflect"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// sources returns the Go type behind each object type whose fields can be read as properties.
func sources() map[string]reflect.Type {
	return map[string]reflect.Type{
		"Document":    reflect.TypeFor[graph.Document](),
		"Party":       reflect.TypeFor[graph.Party](),
		"Envoy":       reflect.TypeFor[graph.Envoy](),
		"Role":        reflect.TypeFor[graph.Role](),
		"Issue":       reflect.TypeFor[graph.Issue](),
		"Demand":      reflect.TypeFor[graph.Term](),
		"Proposal":    reflect.TypeFor[graph.Term](),
		"Statement":   reflect.TypeFor[graph.Statement](),
		"Passage":     reflect.TypeFor[passage](),
		"Condition":   reflect.TypeFor[graph.Condition](),
		"Echo":        reflect.TypeFor[graph.Echo](),
		"Reporter":    reflect.TypeFor[graph.Reporter](),
		"Meeting":     reflect.TypeFor[graph.Meeting](),
		"Participant": reflect.TypeFor[graph.Participant](),
		"Info":        reflect.TypeFor[graph.Info](),
	}
}

// property returns the local resolver of a field that is a Go field of that JSON name: a text, number, truth value or list of texts or numbers. An empty
// text answers null where the field may be null. It tells whether there is such a field.
func property(object, name string, required bool) (func(parent any) any, bool) {
	source := sources()[object]
	if source == nil {
		return nil, false
	}
	for _, field := range reflect.VisibleFields(source) {
		tag, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		if tag != name || !plain(field.Type) {
			continue
		}
		return func(parent any) any {
			return plainValue(reflect.Indirect(reflect.ValueOf(parent)).FieldByIndex(field.Index), required)
		}, true
	}
	return nil, false
}

func plain(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.String, reflect.Int, reflect.Float64, reflect.Bool:
		return true
	case reflect.Slice:
		return t.Elem().Kind() == reflect.String || t.Elem().Kind() == reflect.Int
	default:
		return false
	}
}

func plainValue(v reflect.Value, required bool) any {
	switch v.Kind() {
	case reflect.String:
		return optional(v.String(), required)
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Int {
			return append([]int{}, v.Interface().([]int)...)
		}
		list := make([]string, v.Len())
		for i := range list {
			list[i] = v.Index(i).String()
		}
		return list
	default:
		return v.Interface()
	}
}

// optional returns a text, or null for an empty one that need not be there.
func optional(text string, required bool) any {
	if text == "" && !required {
		return nil
	}
	return text
}

// day returns a day, or null for the unknown one.
func day(d graph.Day) any { return optional(string(d), false) }
