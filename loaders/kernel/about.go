package kernel

import (
	"cmp"
	"maps"
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/words"
)

// aboutWords is how many words and names say what a document is about.
const aboutWords = 3

// About returns what a document is about, sorted: the words and names of which it holds the most bits. Names begin with "@".
func (r *Reader) About(text string) []string {
	k := r.read(text).counts()
	ranked := slices.SortedFunc(maps.Keys(k), func(a, b string) int { return cmp.Or(-cmp.Compare(k[a], k[b]), cmp.Compare(a, b)) })
	top := ranked[:min(len(ranked), aboutWords)]
	slices.Sort(top)
	return top
}

// counts returns how many bits each word and name of the text makes in all.
func (p *point) counts() map[string]float64 {
	bits := map[string]float64{}
	var k graph.Kernel
	for i := range p.pieces {
		one := &p.pieces[i]
		if one.slug != "" {
			bits["@"+one.slug] += nameBits - plainBits + 1
		}
		if one.what != content {
			continue
		}
		word := one.base
		if one.notion != nil {
			k = graph.Kernel{}
			p.take(&k, one)
			if len(k.Words) == 0 {
				continue
			}
			word = k.Words[0]
		}
		bits[word] += max(0, words.Rarity(word)-plainBits)
	}
	return bits
}

// nameBits is how much a name tells, plainBits how much any word of negotiations does.
const (
	nameBits  = 10
	plainBits = 7
)
