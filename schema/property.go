package schema

import (
	"reflect"
	"strconv"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/schema/executor"
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
		"Decision":    reflect.TypeFor[graph.Decision](),
		"Judgement":   reflect.TypeFor[graph.Standing](),
		"Info":        reflect.TypeFor[graph.Info](),
	}
}

// property returns the writer of a field that is a Go field of that JSON name: a text, number, truth value or list of texts or numbers. An empty
// text is null where the field may be null. It tells whether there is such a field.
func property(object, name string, required bool) (func(dst []byte, parent any) []byte, bool) {
	source := sources()[object]
	if source == nil {
		return nil, false
	}
	for _, field := range reflect.VisibleFields(source) {
		tag, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		if tag != name || !plain(field.Type) {
			continue
		}
		return func(dst []byte, parent any) []byte {
			return appendPlain(dst, reflect.Indirect(reflect.ValueOf(parent)).FieldByIndex(field.Index), required)
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

func appendPlain(dst []byte, v reflect.Value, required bool) []byte {
	switch v.Kind() {
	case reflect.String:
		if v.Len() == 0 && !required {
			return dst
		}
		return executor.AppendString(dst, v.String())
	case reflect.Slice:
		return appendList(dst, v)
	case reflect.Int:
		return strconv.AppendInt(dst, v.Int(), 10)
	case reflect.Bool:
		return strconv.AppendBool(dst, v.Bool())
	default:
		return executor.AppendFloat(dst, v.Float())
	}
}

func appendList(dst []byte, list reflect.Value) []byte {
	dst = append(dst, '[')
	for i := range list.Len() {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = appendPlain(dst, list.Index(i), true)
	}
	return append(dst, ']')
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
