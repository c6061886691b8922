package executor

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// How much of a value an error shows, as graphql-js does.
const (
	mostItems = 10
	mostDeep  = 2
)

// inspect returns a value as errors show it.
func inspect(value any) string { return shown(value, 0) }

func shown(value any, depth int) string {
	switch v := value.(type) {
	case nil:
		return "null"
	case string:
		return string(AppendString(nil, v))
	case bool:
		return strconv.FormatBool(v)
	case int:
		return strconv.Itoa(v)
	case float64:
		return string(AppendFloat(nil, v))
	case []any:
		return shownList(v, depth+1)
	case map[string]any:
		return shownObject(v, depth+1)
	default:
		return "[object]"
	}
}

func shownList(list []any, depth int) string {
	if len(list) == 0 {
		return "[]"
	}
	if depth > mostDeep {
		return "[Array]"
	}
	var items []string
	for _, item := range list[:min(len(list), mostItems)] {
		items = append(items, shown(item, depth))
	}
	switch more := len(list) - mostItems; {
	case more == 1:
		items = append(items, "... 1 more item")
	case more > 1:
		items = append(items, "... "+strconv.Itoa(more)+" more items")
	}
	return "[" + strings.Join(items, ", ") + "]"
}

func shownObject(object map[string]any, depth int) string {
	if len(object) == 0 {
		return "{}"
	}
	if depth > mostDeep {
		return "[Object]"
	}
	var fields []string
	for _, key := range slices.Sorted(maps.Keys(object)) {
		fields = append(fields, key+": "+shown(object[key], depth))
	}
	return "{ " + strings.Join(fields, ", ") + " }"
}
