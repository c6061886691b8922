package extract

import "slices"

// phrases finds the longest known wording that begins at a token. The key is its first word.
type phrases[T any] map[string][]phrase[T]

type phrase[T any] struct {
	words  []string
	values []T
}

func (p phrases[T]) add(words []string, value T) {
	list := p[words[0]]
	for i := range list {
		if slices.Equal(list[i].words, words) {
			list[i].values = append(list[i].values, value)
			return
		}
	}
	list = append(list, phrase[T]{words, []T{value}})
	slices.SortStableFunc(list, func(a, b phrase[T]) int { return len(b.words) - len(a.words) })
	p[words[0]] = list
}

// exact returns the values of exactly these words.
func (p phrases[T]) exact(words []string) []T {
	for _, candidate := range p[words[0]] {
		if slices.Equal(candidate.words, words) {
			return candidate.values
		}
	}
	return nil
}

// at returns the values of the longest wording that begins at tokens[i] and how many tokens it takes, 0 where there is none.
func (p phrases[T]) at(tokens []token, i int) ([]T, int) {
	for _, candidate := range p[tokens[i].lower] {
		if begins(tokens[i:], candidate.words) {
			return candidate.values, len(candidate.words)
		}
	}
	return nil, 0
}

// begins tells whether the tokens begin with these words.
func begins(tokens []token, words []string) bool {
	if len(tokens) < len(words) {
		return false
	}
	for i, w := range words {
		if tokens[i].lower != w {
			return false
		}
	}
	return true
}

// setOf returns words as a set.
func setOf(words []string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}
