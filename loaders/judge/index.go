package judge

import "math/bits"

// An index numbers the features that have weights, in their order. It keeps a bit for each feature, and beside each word of bits how many features stand
// before it, so that a look-up waits for memory once.
type index struct {
	words [Buckets / 64]struct {
		bits   uint64
		before int
	}
	size int
}

// newIndex numbers features, in any order; one that comes twice counts once.
func newIndex(features func(yield func(uint32) bool)) *index {
	x := &index{}
	for f := range features {
		x.words[f/64].bits |= 1 << (f % 64)
	}
	for i := range x.words {
		x.words[i].before = x.size
		x.size += bits.OnesCount64(x.words[i].bits)
	}
	return x
}

// at returns a feature's number, and whether it has one.
func (x *index) at(f uint32) (int, bool) {
	word, bit := &x.words[f/64], uint64(1)<<(f%64)
	return word.before + bits.OnesCount64(word.bits&(bit-1)), word.bits&bit != 0
}

// all goes through the features in their order.
func (x *index) all(yield func(uint32) bool) {
	for i := range x.words {
		for word := x.words[i].bits; word != 0; word &= word - 1 {
			if !yield(uint32(i*64 + bits.TrailingZeros64(word))) {
				return
			}
		}
	}
}
