package executor

import (
	"maps"
	"slices"

	"github.com/graphql-go/graphql/language/ast"
)

// Conditions returns the names of the variables that @skip and @include name anywhere in a document, in order. A plan holds for their values.
func Conditions(document *ast.Document) []string {
	names := map[string]bool{}
	for _, definition := range document.Definitions {
		if d, ok := definition.(interface{ GetSelectionSet() *ast.SelectionSet }); ok {
			conditionsIn(d.GetSelectionSet(), names)
		}
	}
	return slices.Sorted(maps.Keys(names))
}

func conditionsIn(set *ast.SelectionSet, names map[string]bool) {
	if set == nil {
		return
	}
	for _, selection := range set.Selections {
		switch s := selection.(type) {
		case *ast.Field:
			conditionsOf(s.Directives, names)
		case *ast.InlineFragment:
			conditionsOf(s.Directives, names)
		case *ast.FragmentSpread:
			conditionsOf(s.Directives, names)
		}
		conditionsIn(selection.GetSelectionSet(), names)
	}
}

func conditionsOf(directives []*ast.Directive, names map[string]bool) {
	for _, d := range directives {
		if variable, ok := written(d.Arguments, "if").(*ast.Variable); ok {
			names[variable.Name.Value] = true
		}
	}
}
