package graph

import (
	"encoding/base64"
	"encoding/binary"
	"math/bits"
	"unicode"
	"unicode/utf8"
)

// A Sketch is what remains of the shingles of a text, the runs of four words that it holds: for each of 64 orders of all shingles the first one. Two texts agree in as
// many places of their sketches as the shingles that they share are of all that they hold, their resemblance, but for a spread of 0.06 at most (Broder, On the resemblance
// and containment of documents, 1997). Case, marks and breaks of lines count for nothing.
type Sketch [64]uint32

// The measures of sketches. Texts that agree in more than half are copies, as in Broder, Glassman, Manasse and Zweig, Syntactic clustering of the Web, 1997: in the texts
// that we measure with, two that are none agree in 17 places of 64 at most. Of texts of fewer words none is a copy, since one sentence may be said twice.
const (
	shingleWords = 4
	fewestWords  = 20
	copiesFrom   = len(Sketch{})/2 + 1
)

// SketchOf returns the sketch of a text, nil where it is too short to have one.
func SketchOf(text string) *Sketch {
	var s Sketch
	for i := range s {
		s[i] = ^uint32(0)
	}
	var run [shingleWords]uint64
	words := 0
	for word := range hashedWords(text) {
		run[words%shingleWords] = word
		if words++; words < shingleWords {
			continue
		}
		shingle := uint64(0)
		for k := range shingleWords {
			shingle = mixed(shingle*31 + run[(words+k)%shingleWords])
		}
		s.take(shingle)
	}
	if words < fewestWords {
		return nil
	}
	return &s
}

// take notes a shingle where it comes first.
func (s *Sketch) take(shingle uint64) {
	step := shingle<<1 | 1
	for i := range s {
		shingle += step // 64 orders from one hash: Kirsch and Mitzenmacher, Less hashing, same performance, 2006
		s[i] = min(s[i], uint32(mixed(shingle)>>32))
	}
}

// Alike tells whether two sketches are of copies of one text.
func (s *Sketch) Alike(o *Sketch) bool {
	same := 0
	for i := range s {
		if s[i] == o[i] {
			same++
		}
	}
	return same >= copiesFrom
}

// A glance is the last byte of each place of a sketch, eight in a word. Of thousands that share a band with a new one it tells nearly all apart, and all of them stand in
// little memory.
type glance [len(Sketch{}) / 8]uint64

func (s *Sketch) glance() (g glance) {
	for i, v := range s {
		g[i/8] |= uint64(v&0xff) << (i % 8 * 8)
	}
	return g
}

// alike tells whether the sketches may be Alike: it is true of all that are.
func (g *glance) alike(o *glance) bool {
	same := 0
	for i := range g {
		same += sameBytes(g[i], o[i])
	}
	return same >= copiesFrom
}

// sameBytes returns in how many of its eight bytes a word agrees with another.
func sameBytes(a, b uint64) int {
	const low = 0x7f7f7f7f7f7f7f7f
	differ := a ^ b
	return bits.OnesCount64(^((differ&low + low) | differ | low))
}

// String returns the sketch as stores keep it.
func (s *Sketch) String() string {
	raw := make([]byte, 0, 4*len(s))
	for _, v := range s {
		raw = binary.BigEndian.AppendUint32(raw, v)
	}
	return base64.RawStdEncoding.EncodeToString(raw)
}

// ParseSketch reads what String returns, nil where it is none.
func ParseSketch(text string) *Sketch {
	raw, err := base64.RawStdEncoding.DecodeString(text)
	var s Sketch
	if err != nil || len(raw) != 4*len(s) {
		return nil
	}
	for i := range s {
		s[i] = binary.BigEndian.Uint32(raw[4*i:])
	}
	return &s
}

// hashedWords yields a hash of each word of a text, in small letters.
func hashedWords(text string) func(yield func(uint64) bool) {
	const start, prime = 14695981039346656037, 1099511628211 // FNV-1a
	return func(yield func(uint64) bool) {
		hash, open := uint64(start), false
		for _, r := range text {
			switch {
			case unicode.IsLetter(r), unicode.IsNumber(r), unicode.IsMark(r):
				hash, open = (hash^uint64(unicode.ToLower(r)))*prime, true
			case !open || r == utf8.RuneError:
			case !yield(hash):
				return
			default:
				hash, open = start, false
			}
		}
		if open {
			yield(hash)
		}
	}
}

// mixed spreads the bits of a number (the finalizer of splitmix64).
func mixed(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
