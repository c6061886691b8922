package executor

import (
	"math"
	"reflect"
	"strconv"

	"github.com/graphql-go/graphql"
)

// A shape is an output type as the writer needs it.
type shape struct {
	required bool
	item     *shape // of a list
	leaf     bool   // the innermost type is a scalar or enum
	named    string // the innermost type's name
	write    func(dst []byte, value any) ([]byte, error)
}

func newShape(t graphql.Type) *shape {
	switch t := t.(type) {
	case *graphql.NonNull:
		s := *newShape(t.OfType)
		s.required = true
		return &s
	case *graphql.List:
		item := newShape(t.OfType)
		return &shape{item: item, leaf: item.leaf, named: item.named}
	case *graphql.Enum:
		return &shape{leaf: true, named: t.Name(), write: enumWriter(t)}
	case *graphql.Scalar:
		return &shape{leaf: true, named: t.Name(), write: scalarWriter(t)}
	default:
		return &shape{named: t.Name()}
	}
}

func enumWriter(t *graphql.Enum) func([]byte, any) ([]byte, error) {
	known := map[string]bool{}
	for _, v := range t.Values() {
		known[v.Name] = true
	}
	return func(dst []byte, value any) ([]byte, error) {
		name, ok := textOf(value)
		if !ok || !known[name] {
			return dst, wordf(`Enum "%s" cannot represent value: %s`, t.Name(), inspect(plain(value)))
		}
		return AppendString(dst, name), nil
	}
}

func scalarWriter(t *graphql.Scalar) func([]byte, any) ([]byte, error) {
	switch t {
	case graphql.Int:
		return writeInt
	case graphql.Float:
		return writeFloat
	case graphql.Boolean:
		return writeBoolean
	case graphql.ID:
		return func(dst []byte, value any) ([]byte, error) {
			if f, ok := numberOf(value); ok && f == math.Trunc(f) {
				return AppendString(dst, string(AppendFloat(nil, f))), nil
			}
			return writeText(dst, value, "ID")
		}
	default:
		return func(dst []byte, value any) ([]byte, error) {
			switch v := value.(type) {
			case bool:
				return AppendString(dst, strconv.FormatBool(v)), nil
			case int, float64:
				f, _ := numberOf(v)
				return AppendString(dst, string(AppendFloat(nil, f))), nil
			}
			return writeText(dst, value, t.Name())
		}
	}
}

func writeText(dst []byte, value any, name string) ([]byte, error) {
	if s, ok := textOf(value); ok {
		return AppendString(dst, s), nil
	}
	return dst, wordf("%s cannot represent value: %s", name, inspect(plain(value)))
}

func writeInt(dst []byte, value any) ([]byte, error) {
	f, ok := numeric(value)
	switch {
	case !ok || f != math.Trunc(f):
		return dst, wordf("Int cannot represent non-integer value: %s", inspect(plain(value)))
	case f < math.MinInt32 || f > math.MaxInt32:
		return dst, wordf("Int cannot represent non 32-bit signed integer value: %s", inspect(plain(value)))
	}
	return strconv.AppendInt(dst, int64(f), 10), nil
}

func writeFloat(dst []byte, value any) ([]byte, error) {
	f, ok := numeric(value)
	if !ok || math.IsInf(f, 0) || math.IsNaN(f) {
		return dst, wordf("Float cannot represent non numeric value: %s", inspect(plain(value)))
	}
	return AppendFloat(dst, f), nil
}

func writeBoolean(dst []byte, value any) ([]byte, error) {
	if b, ok := value.(bool); ok {
		return strconv.AppendBool(dst, b), nil
	}
	if f, ok := numberOf(value); ok {
		return strconv.AppendBool(dst, f != 0), nil
	}
	return dst, wordf("Boolean cannot represent a non boolean value: %s", inspect(plain(value)))
}

// numeric returns the number that a value stands for in output: truth values and texts of numbers stand for one too.
func numeric(value any) (float64, bool) {
	if f, ok := numberOf(value); ok {
		return f, true
	}
	switch v := value.(type) {
	case bool:
		if v {
			return 1, true
		}
		return 0, true
	case string:
		f, err := strconv.ParseFloat(v, 64)
		return f, err == nil
	default:
		return 0, false
	}
}

func numberOf(value any) (float64, bool) {
	switch v := value.(type) {
	case int:
		return float64(v), true
	case float64:
		return v, true
	}
	switch v := reflect.ValueOf(value); v.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return float64(v.Int()), true
	default:
		return 0, false
	}
}

// textOf returns a text, also one of a type of its own.
func textOf(value any) (string, bool) {
	if s, ok := value.(string); ok {
		return s, true
	}
	if v := reflect.ValueOf(value); v.Kind() == reflect.String {
		return v.String(), true
	}
	return "", false
}

// plain returns a value as inspect knows it.
func plain(value any) any {
	if f, ok := numberOf(value); ok {
		return f
	}
	if s, ok := textOf(value); ok {
		return s
	}
	return value
}
