package schema

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// A criterion says how one field of a filter input compares nodes.
type criterion struct {
	field graph.Field
	op    graph.Op
	names []graph.Kind // the values are ids or names of nodes of these kinds
	fold  bool         // the values are compared folded
	words bool         // the value is text, of which every word is looked for
}

// criteria lists the fields of all filter inputs but and, or and not; a field means the same in each.
func criteria() map[string]criterion {
	return map[string]criterion{
		"actor":             {field: graph.FieldActor, names: []graph.Kind{graph.KindParty, graph.KindEnvoy}},
		"author":            {field: graph.FieldAuthor},
		"capacity":          {field: graph.FieldCapacity},
		"collection":        {field: graph.FieldCollection},
		"conditional":       {field: graph.FieldConditional},
		"directness":        {field: graph.FieldDirectness},
		"document":          {field: graph.FieldDocument},
		"issue":             {field: graph.FieldIssue, names: []graph.Kind{graph.KindIssue}},
		"modality":          {field: graph.FieldModality},
		"name":              {field: graph.FieldFoldedName, fold: true},
		"nameContains":      {field: graph.FieldFoldedName, op: graph.OpContains, fold: true},
		"nameStartsWith":    {field: graph.FieldFoldedName, op: graph.OpBegins, fold: true},
		"placeContains":     {field: graph.FieldPlace, op: graph.OpContains, fold: true},
		"placeStartsWith":   {field: graph.FieldPlace, op: graph.OpBegins, fold: true},
		"publisherContains": {field: graph.FieldPublisher, op: graph.OpContains},
		"title":             {field: graph.FieldName},
		"titleContains":     {field: graph.FieldName, op: graph.OpContains},
		"titleStartsWith":   {field: graph.FieldName, op: graph.OpBegins},
		"idStartsWith":      {field: graph.FieldID, op: graph.OpBegins},
		"minConfidence":     {field: graph.FieldConfidence, op: graph.OpAtLeast},
		"maxConfidence":     {field: graph.FieldConfidence, op: graph.OpAtMost},
		"words":             {field: graph.FieldWords, op: graph.OpHolds, words: true},
		"party":             {field: graph.FieldParty, names: []graph.Kind{graph.KindParty}},
		"place":             {field: graph.FieldPlace, fold: true},
		"publisher":         {field: graph.FieldPublisher},
		"reported":          {field: graph.FieldReported},
		"rule":              {field: graph.FieldRule},
		"since":             {field: graph.FieldDay, op: graph.OpAtLeast},
		"stance":            {field: graph.FieldStance},
		"status":            {field: graph.FieldStatus},
		"term":              {field: graph.FieldTerm, names: []graph.Kind{graph.KindDemand, graph.KindProposal}},
		"type":              {field: graph.FieldType},
		"until":             {field: graph.FieldDay, op: graph.OpAtMost},
	}
}

// filter returns the store's filter for the call's filter argument. A name in it that nothing goes by is a NotFound error.
func (c *call) filter(ctx context.Context) (graph.Filter, error) {
	input, _ := c.args["filter"].(map[string]any)
	if n := criteriaIn(input); n > mostCriteria {
		return graph.Filter{}, refuse(Invalid, "the filter holds %d criteria and values, more than %d: narrow it, or ask in several queries", n, mostCriteria)
	}
	return c.reader.filter(ctx, input)
}

func (r *reader) filter(ctx context.Context, input map[string]any) (graph.Filter, error) {
	var all []graph.Filter
	for _, name := range slices.Sorted(maps.Keys(input)) {
		part, err := r.filterPart(ctx, name, input[name])
		if err != nil {
			return graph.Filter{}, err
		}
		all = append(all, part)
	}
	switch len(all) {
	case 0:
		return graph.Filter{}, nil
	case 1:
		return all[0], nil
	default:
		return graph.All(all...), nil
	}
}

// mostCriteria is how many criteria and values a filter may hold.
const mostCriteria = 500

func criteriaIn(input any) int {
	switch v := input.(type) {
	case map[string]any:
		n := 0
		for _, inner := range v {
			n += criteriaIn(inner)
		}
		return n
	case []any:
		n := 0
		for _, inner := range v {
			n += criteriaIn(inner)
		}
		return n
	default:
		return 1
	}
}

func (r *reader) filterPart(ctx context.Context, name string, input any) (graph.Filter, error) {
	switch name {
	case "and":
		inner, err := r.filters(ctx, input)
		return graph.All(inner...), err
	case "or":
		inner, err := r.filters(ctx, input)
		if len(inner) == 0 {
			return graph.Where(graph.FieldID), err // one of none takes nothing
		}
		return graph.Filter{Or: inner}, err
	case "not":
		inner, err := r.filters(ctx, []any{input})
		return graph.Filter{Not: &inner[0]}, err
	}
	if along, ok := edgeCriteria()[name]; ok {
		return r.along(ctx, along, input)
	}
	by := criteria()[name]
	values, err := r.values(ctx, by, texts(input))
	if by.op == "" {
		by.op = graph.OpIn
	}
	return graph.Filter{Field: by.field, Op: by.op, Values: values}, err
}

func (r *reader) filters(ctx context.Context, input any) ([]graph.Filter, error) {
	inputs, _ := input.([]any)
	filters := make([]graph.Filter, len(inputs))
	for i := range inputs {
		input, _ := inputs[i].(map[string]any)
		var err error
		if filters[i], err = r.filter(ctx, input); err != nil {
			return filters, err
		}
	}
	return filters, nil
}

// values returns what a criterion compares with.
func (r *reader) values(ctx context.Context, by criterion, values []string) ([]string, error) {
	if by.words {
		words, err := wordsOf(values[0])
		if err == nil && words == "" {
			err = refuse(Invalid, "%q holds no word to look for: write letters or digits, or leave words out", values[0])
		}
		return strings.Fields(words), err
	}
	if by.fold {
		for i, v := range values {
			values[i] = graph.Fold(v)
		}
	}
	if len(by.names) == 0 {
		return values, nil
	}
	nodes, err := graph.FindNodes(ctx, r.store, by.names, values)
	return idsOf(nodes), err
}

// texts returns an argument's values as texts: those of a list, or a single one.
func texts(input any) []string {
	switch v := input.(type) {
	case []any:
		list := make([]string, 0, len(v))
		for _, inner := range v {
			list = append(list, texts(inner)...)
		}
		return list
	case string:
		return []string{v}
	case bool:
		return []string{strconv.FormatBool(v)}
	case float64:
		return []string{graph.ConfidenceText(v)}
	default:
		return nil
	}
}
