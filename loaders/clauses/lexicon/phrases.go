package lexicon

import "slices"

// Phrases finds the longest known wording that begins at a token. The key is its first word.
type Phrases[T any] map[string][]Phrase[T]

// A Phrase is a wording with what it stands for.
type Phrase[T any] struct {
	words  []string
	Values []T
}

// Add files a value under a wording.
func (p Phrases[T]) Add(words []string, value T) {
	list := p[words[0]]
	for i := range list {
		if slices.Equal(list[i].words, words) {
			list[i].Values = append(list[i].Values, value)
			return
		}
	}
	list = append(list, Phrase[T]{words, []T{value}})
	slices.SortStableFunc(list, func(a, b Phrase[T]) int { return len(b.words) - len(a.words) })
	p[words[0]] = list
}

// exact returns the values of exactly these words.
func (p Phrases[T]) exact(words []string) []T {
	for _, candidate := range p[words[0]] {
		if slices.Equal(candidate.words, words) {
			return candidate.Values
		}
	}
	return nil
}

// At returns the values of the longest wording that begins at tokens[i] and how many tokens it takes, 0 where there is none.
func (p Phrases[T]) At(tokens []Token, i int) ([]T, int) {
	for _, candidate := range p[tokens[i].Lower] {
		if Begins(tokens[i:], candidate.words) {
			return candidate.Values, len(candidate.words)
		}
	}
	return nil, 0
}

// Begins tells whether the tokens begin with these words.
func Begins(tokens []Token, words []string) bool {
	if len(tokens) < len(words) {
		return false
	}
	for i, w := range words {
		if tokens[i].Lower != w {
			return false
		}
	}
	return true
}

// SetOf returns words as a set.
func SetOf(words []string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}
