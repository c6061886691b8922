package mention

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/parleygraph/parley/loaders/grammar"
)

// phrases maps wordings to what they stand for. A wording is filed without its spaces, so that it does not matter where a tokenizer cuts: "SPLM/A".
type phrases[T any] struct {
	values map[string][]T
	keys   []string // sorted, to tell whether a run of words can still become a wording
}

// longestPhrase is how many words a wording may have in a text.
const longestPhrase = 14

// key folds a wording.
func key(text string) string { return strings.Join(strings.Fields(plain(strings.ToLower(text))), "") }

// plain writes apostrophes and dashes in one way.
func plain(text string) string {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return marks.Replace(text)
		}
	}
	return text
}

var marks = strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'", "–", "-", "—", "-")

func (p *phrases[T]) add(wording string, value T) {
	if p.values == nil {
		p.values = map[string][]T{}
	}
	p.values[key(wording)] = append(p.values[key(wording)], value)
}

// settle sorts the keys once all wordings are added.
func (p *phrases[T]) settle() {
	p.keys = p.keys[:0]
	for k := range p.values {
		p.keys = append(p.keys, k)
	}
	slices.Sort(p.keys)
}

// begins tells whether a wording begins with text.
func (p *phrases[T]) begins(text string) bool {
	i, _ := slices.BinarySearch(p.keys, text)
	return i < len(p.keys) && strings.HasPrefix(p.keys[i], text)
}

// At returns what the longest wording stands for that begins at word i, and its number of words. The last word may stand in the plural.
func (p *phrases[T]) At(words []grammar.Word, i int) ([]T, int) {
	var found []T
	n, run := 0, ""
	for k := i; k < len(words) && k-i < longestPhrase; k++ {
		if words[k].Tag == "NNS" || words[k].Tag == "NNPS" {
			if v := p.values[run+strings.ToLower(Singular(words[k].Text))]; v != nil {
				found, n = v, k+1-i
			}
		}
		run += plain(words[k].Text)
		if v := p.values[run]; v != nil {
			found, n = v, k+1-i
		}
		if !p.begins(run) {
			break
		}
	}
	return found, n
}

// Exact returns what a wording stands for.
func (p *phrases[T]) Exact(wording string) []T { return p.values[key(wording)] }

// Singular returns the singular of a noun by its spelling.
func Singular(noun string) string {
	switch {
	case strings.HasSuffix(noun, "ies") && len(noun) > 4:
		return noun[:len(noun)-3] + "y"
	case strings.HasSuffix(noun, "men"):
		return noun[:len(noun)-2] + "an"
	case strings.HasSuffix(noun, "ches"), strings.HasSuffix(noun, "shes"), strings.HasSuffix(noun, "sses"):
		return noun[:len(noun)-2]
	case strings.HasSuffix(noun, "s") && !strings.HasSuffix(noun, "ss"):
		return noun[:len(noun)-1]
	}
	return noun
}
