package mention

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parleygraph/parley/loaders/grammar"
)

// phrases maps wordings to what they stand for. A wording is filed without its spaces, so that it does not matter where a tokenizer cuts: "SPLM/A".
type phrases[T any] struct {
	values map[string][]T
	keys   []string                    // sorted, to tell whether a run of words can still become a wording
	starts [1 << startBits / 64]uint64 // a bit for each start of a wording, by its hash: most words begin none
}

// startBits is how many bits the hash of a start has.
const startBits = 14

// start hashes the first three bytes of a text.
func start(text string) uint {
	return (uint(text[0])<<8 ^ uint(text[1])<<4 ^ uint(text[2])) % (1 << startBits)
}

// longestPhrase is how many words a wording may have in a text.
const longestPhrase = 14

// key folds a wording.
func key(text string) string {
	text = plain(strings.ToLower(text))
	if strings.IndexFunc(text, unicode.IsSpace) < 0 {
		return text
	}
	return strings.Join(strings.Fields(text), "")
}

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
		if len(k) >= 3 {
			p.starts[start(k)/64] |= 1 << (start(k) % 64)
		}
	}
	slices.Sort(p.keys)
}

// starting tells whether a wording may begin with text, by a look at its first bytes.
func (p *phrases[T]) starting(text string) bool {
	return len(text) < 3 || p.starts[start(text)/64]>>(start(text)%64)&1 == 1
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
		if k == i && !p.starting(run) {
			break
		}
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
