package positions

import (
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/parleygraph/parley/graph/words"
)

// likeness is the least cosine at which a word is taken for kin of another.
const likeness = 0.45

// A relative is a word to which the packs give a stance, with where it stands among words.
type relative struct {
	lemma  string
	vector []float32
}

// A kinship answers for words that no pack knows which known word they are like. It is safe for concurrent use.
type kinship struct {
	relatives []relative
	known     sync.Map // by lemma that the table of words has: what nearest has answered
}

// relatives returns the single words of a lexicon, in order.
func (l *Lexicon) relatives() []relative {
	seen := map[string]bool{}
	var found []relative
	for key := range l.stances {
		class, lemma, _ := strings.Cut(key, " ")
		if class == "modal" || strings.Contains(lemma, " ") || seen[lemma] {
			continue
		}
		seen[lemma] = true
		if v := unit(words.Vector(lemma)); v != nil {
			found = append(found, relative{lemma, v})
		}
	}
	slices.SortFunc(found, func(a, b relative) int { return strings.Compare(a.lemma, b.lemma) })
	return found
}

// nearest returns the known word that a word is most like, itself where it is known, empty where it is like none.
func (k *kinship) nearest(lemma string) string {
	if found, ok := k.known.Load(lemma); ok {
		return found.(string)
	}
	v := words.Vector(lemma)
	if v == nil {
		return "" // and not kept: there is no end of such words
	}
	found := k.like(unit(v))
	k.known.Store(lemma, found)
	return found
}

// like returns the known word whose vector is nearest to a vector of length one, empty where none is near.
func (k *kinship) like(v []float32) string {
	best, most := "", float32(likeness)
	for i := range k.relatives {
		if near := dot(v, k.relatives[i].vector); near > most {
			best, most = k.relatives[i].lemma, near
		}
	}
	return best
}

// unit returns a vector of length one, nil where there is none.
func unit(v []int8) []float32 {
	sum := 0.0
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	if sum == 0 {
		return nil
	}
	u := make([]float32, len(v))
	for i, x := range v {
		u[i] = float32(float64(x) / math.Sqrt(sum))
	}
	return u
}

func dot(a, b []float32) float32 {
	var sum float32
	for i := range min(len(a), len(b)) {
		sum += a[i] * b[i]
	}
	return sum
}
