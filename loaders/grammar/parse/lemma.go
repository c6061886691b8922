package parse

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// edit makes a lemma of a word: cut so many bytes off its end, add a tail.
type edit struct {
	cut  int
	tail string
}

// lemmas holds the edit for each tag and ending of a word; an ending that
// starts with ^ is a whole word. The longest ending wins.
type lemmas map[ending]edit

type ending struct {
	tag  Tag
	text string
}

const longestEnding = 5

// lemmatizer is lemmas as words are looked up in them, by tag.
type lemmatizer struct {
	tags  [tagCount]struct{ words, endings map[string]edit }
	empty bool // it knows nothing
}

func newLemmatizer(l lemmas) *lemmatizer {
	z := &lemmatizer{empty: len(l) == 0}
	for t := range z.tags {
		z.tags[t].words, z.tags[t].endings = map[string]edit{}, map[string]edit{}
	}
	for e, edit := range l {
		if word, whole := strings.CutPrefix(e.text, "^"); whole {
			z.tags[e.tag].words[word] = edit
		} else {
			z.tags[e.tag].endings[e.text] = edit
		}
	}
	return z
}

// of returns the lemma of a word.
func (z *lemmatizer) of(word string, tag Tag) string {
	if tag == NNP || tag == NNPS && z.empty {
		return word
	}
	word = fold(word)
	known := &z.tags[tag]
	if e, ok := known.words[word]; ok {
		return e.apply(word)
	}
	for n := min(longestEnding, len(word)); n >= 0 && len(known.endings) > 0; n-- {
		if e, ok := known.endings[word[len(word)-n:]]; ok {
			return e.apply(word)
		}
	}
	return word
}

func (e edit) apply(word string) string {
	if e.cut > len(word) {
		return word
	}
	return word[:len(word)-e.cut] + e.tail
}

// fold returns the word in lower case with straight quotes.
func fold(word string) string {
	for i := range len(word) {
		if c := word[i]; c >= 0x80 || c >= 'A' && c <= 'Z' {
			return strings.Map(func(r rune) rune {
				if r == '’' || r == '‘' {
					return '\''
				}
				return lower(r)
			}, word)
		}
	}
	return word
}

// editOf returns the edit that makes lemma of word.
func editOf(word, lemma string) edit {
	n := 0
	for n < len(word) && n < len(lemma) && word[n] == lemma[n] {
		n++
	}
	return edit{len(word) - n, lemma[n:]}
}

// learnLemmas learns the edits: for each ending, from the shortest on, its
// commonest edit where a shorter ending says otherwise often enough.
func learnLemmas(sentences []Sentence) lemmas {
	counts := countEdits(sentences)
	learnt := lemmas{}
	keys := slices.SortedFunc(maps.Keys(counts), func(a, b ending) int {
		return cmp.Or(cmp.Compare(whole(a), whole(b)), cmp.Compare(len(a.text), len(b.text)), cmp.Compare(a.tag, b.tag), cmp.Compare(a.text, b.text))
	})
	for _, k := range keys {
		e, n := commonest(counts[k])
		least := 3
		if whole(k) == 1 {
			least = 2
		}
		if n < least {
			continue
		}
		text := strings.TrimPrefix(k.text, "^")
		if now, ok := learnt.known(k.tag, text); !ok || now != e && n >= least+2*counts[k][now] {
			learnt[k] = e
		}
	}
	return learnt
}

func whole(e ending) int {
	if strings.HasPrefix(e.text, "^") {
		return 1
	}
	return 0
}

// known returns the edit for an ending by what is learnt so far.
func (l lemmas) known(tag Tag, text string) (edit, bool) {
	for n := min(longestEnding, len(text)); n >= 0; n-- {
		if e, ok := l[ending{tag, text[len(text)-n:]}]; ok {
			return e, true
		}
	}
	return edit{}, false
}

// countEdits counts, for each ending, the words that need each edit.
func countEdits(sentences []Sentence) map[ending]map[edit]int {
	words := map[[3]string]int{}
	for _, s := range sentences {
		for i := range s.Len() {
			if s.Tag[i] != NNP {
				words[[3]string{s.Tag[i].String(), fold(s.Word(i)), fold(s.Lemma[i])}]++
			}
		}
	}
	counts := map[ending]map[edit]int{}
	add := func(k ending, e edit, n int) {
		if counts[k] == nil {
			counts[k] = map[edit]int{}
		}
		counts[k][e] += n
	}
	for k, n := range words {
		tag, word, e := ParseTag(k[0]), k[1], editOf(k[1], k[2])
		add(ending{tag, "^" + word}, e, n)
		for size := 0; size <= min(longestEnding, len(word)); size++ {
			add(ending{tag, word[len(word)-size:]}, e, 1)
		}
	}
	return counts
}

func commonest(counts map[edit]int) (best edit, n int) {
	for e, c := range counts {
		if c > n || c == n && fmt.Sprint(e) < fmt.Sprint(best) {
			best, n = e, c
		}
	}
	return best, n
}
