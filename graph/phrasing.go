package graph

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// WordingsOf returns how statements word their term, each wording once however it is capitalized and without the label's: those of most statements first, of these the
// shortest.
func WordingsOf(label string, statements []*Statement) []string {
	counts, texts := map[string]int{}, map[string]string{}
	for _, s := range statements {
		text := strings.Join(strings.Fields(s.Point.Text), " ")
		key := Fold(text)
		counts[key]++
		if known, there := texts[key]; !there || text < known {
			texts[key] = text
		}
	}
	maps.DeleteFunc(texts, func(key, _ string) bool { return says(key, Fold(label)) })
	keys := slices.SortedFunc(maps.Keys(texts), func(a, b string) int {
		return cmp.Or(-cmp.Compare(counts[a], counts[b]), cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
	})
	wordings := make([]string, len(keys))
	for i, key := range keys {
		wordings[i] = texts[key]
	}
	return wordings
}

// says tells whether two folded wordings say the same but for a word or two: "to leave the port", "leave the port".
func says(a, b string) bool {
	const little = 5
	return a == b || max(len(a), len(b))-min(len(a), len(b)) <= little && (strings.HasSuffix(a, b) || strings.HasSuffix(b, a))
}

// QualifiersOf returns what qualifies the points of statements, how soon, how long, how much, each once, in the order of the statements.
func QualifiersOf(statements []*Statement) []string {
	found := []string{}
	for _, s := range statements {
		for _, q := range s.Qualifiers {
			if !contains(found, q) {
				found = append(found, q)
			}
		}
	}
	return found
}
