// Package words says how rare an English word of negotiations is and where it stands among others, from a small embedded table. NOTICE says whose vectors
// these are.
//
//	words.Rarity("enrichment")             // bits of surprise
//	words.Cosine("truce", "armistice")     // -1 to 1
package words

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"io"
	"math"
	"slices"
	"sync"
)

//go:embed words.bin.gz
var packed []byte

// unknown is the rarity of a word that the table does not have.
const unknown = 19

type entry struct {
	rarity float64
	vector []int8
}

// table is read once, when it is first asked.
var table = sync.OnceValue(func() map[string]entry {
	reader, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		panic("graph/words: the embedded table can't be read: " + err.Error())
	}
	raw, err := io.ReadAll(reader)
	if err != nil {
		panic("graph/words: the embedded table can't be read: " + err.Error())
	}
	return decode(raw)
})

// decode reads a table: the number of words and of dimensions, then each word with its rarity in eighths of bits and, where it has one, its vector.
func decode(raw []byte) map[string]entry {
	count, dimensions := int(binary.LittleEndian.Uint32(raw)), int(binary.LittleEndian.Uint32(raw[4:]))
	found := make(map[string]entry, count)
	for at := 8; at < len(raw); {
		length, bits, has := int(raw[at]), raw[at+1], raw[at+2] == 1
		word := string(raw[at+3 : at+3+length])
		at += 3 + length
		e := entry{rarity: float64(bits) / 8}
		if has {
			e.vector = make([]int8, dimensions)
			for i := range e.vector {
				e.vector[i] = int8(raw[at+i])
			}
			at += dimensions
		}
		found[word] = e
	}
	return found
}

// Rarity returns the bits of surprise of a lower-case word.
func Rarity(word string) float64 {
	if e, known := table()[word]; known {
		return e.rarity
	}
	return unknown
}

// Vector returns where a word stands among others, nil where the table does not say. It must not be changed.
func Vector(word string) []int8 { return table()[word].vector }

// Cosine returns how near two words stand, 0 where the table does not say: it has one vector for several rare words.
func Cosine(a, b string) float64 {
	x, y := Vector(a), Vector(b)
	if a != b && slices.Equal(x, y) {
		return 0
	}
	return cosine(x, y)
}

func cosine(a, b []int8) float64 {
	var dot, left, right float64
	for i := range min(len(a), len(b)) {
		x, y := float64(a[i]), float64(b[i])
		dot, left, right = dot+x*y, left+x*x, right+y*y
	}
	if left == 0 || right == 0 {
		return 0
	}
	return dot / math.Sqrt(left*right)
}
