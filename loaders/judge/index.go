package judge

import "math/bits"

// An index numbers the features that have weights, in their order. It keeps a bit for each feature, and for each word of bits how many features stand
// before it, so that a look-up reads two words.
type index struct {
	bits   [Buckets / 64]uint64
	before [Buckets / 64]uint32
	size   int
}

// newIndex numbers features, in any order; one that comes twice counts once.
func newIndex(features func(yield func(uint32) bool)) *index {
	x := &index{}
	for f := range features {
		x.bits[f/64] |= 1 << (f % 64)
	}
	for i, word := range x.bits {
		x.before[i] = uint32(x.size)
		x.size += bits.OnesCount64(word)
	}
	return x
}

// at returns a feature's number, and whether it has one.
func (x *index) at(f uint32) (int, bool) {
	word, bit := x.bits[f/64], uint64(1)<<(f%64)
	return int(x.before[f/64]) + bits.OnesCount64(word&(bit-1)), word&bit != 0
}

// all goes through the features in their order.
func (x *index) all(yield func(uint32) bool) {
	for i, word := range x.bits {
		for ; word != 0; word &= word - 1 {
			if !yield(uint32(i*64 + bits.TrailingZeros64(word))) {
				return
			}
		}
	}
}
