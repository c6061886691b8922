package schema

import (
	"slices"

	"github.com/graphql-go/graphql/language/ast"
)

// mostIntrospected is how deep the lists of introspection may nest in each other, as each level multiplies the answer: fields of types of fields are what
// clients ask for, and no more.
const mostIntrospected = 2

// checkIntrospection refuses operations and fragments that nest the lists of introspection too deep.
func checkIntrospection(document *ast.Document, found fragments) error {
	m := introspected{found, map[string]int{}}
	for _, definition := range document.Definitions {
		d, ok := definition.(interface{ GetSelectionSet() *ast.SelectionSet })
		if ok && m.depth(d.GetSelectionSet()) > mostIntrospected {
			return refuse(TooComplex, "introspection nests fields, inputFields, interfaces or possibleTypes deeper than %d: ask for the types by name, in a second query", mostIntrospected)
		}
	}
	return nil
}

// introspected measures how deep the lists of introspection nest; it measures each fragment once.
type introspected struct {
	fragments fragments
	known     map[string]int
}

func (m *introspected) depth(set *ast.SelectionSet) int {
	deepest := 0
	if set == nil {
		return deepest
	}
	for _, selection := range set.Selections {
		depth := 0
		switch s := selection.(type) {
		case *ast.Field:
			depth = m.depth(s.SelectionSet)
			if slices.Contains([]string{"fields", "inputFields", "interfaces", "possibleTypes"}, s.Name.Value) {
				depth++
			}
		case *ast.InlineFragment:
			depth = m.depth(s.SelectionSet)
		case *ast.FragmentSpread:
			depth = m.fragment(s.Name.Value)
		}
		deepest = max(deepest, depth)
	}
	return deepest
}

func (m *introspected) fragment(name string) int {
	if depth, ok := m.known[name]; ok || m.fragments[name] == nil {
		return depth
	}
	depth := m.depth(m.fragments[name].SelectionSet)
	m.known[name] = depth
	return depth
}
