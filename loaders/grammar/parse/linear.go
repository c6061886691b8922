package parse

import "runtime"

// keyBits is the width of a hashed feature. Two of ten million features share
// a key now and then, in training as in use, which costs no accuracy that we
// could measure and saves half of the weights file.
const keyBits = 28

// maxFeatures is more than any decision looks at.
const maxFeatures = 128

// scores holds the score of each class of a linear classifier.
type scores [64]int32

// scorer is a linear classifier, frozen or in training.
type scorer interface {
	// score sets sum to the sums of the weights of the features.
	score(features []uint32, sum *scores)
}

// features is the list of hashed features of one decision. Each place in the
// list has its own meaning, so the place is part of the hash.
type features struct {
	keys [maxFeatures]uint32
	n    int
}

// put adds a feature made of three values; an unused one is zero.
func (f *features) put(a, b, c uint64) {
	f.keys[f.n&(maxFeatures-1)] = hashed(uint64(f.n), a, b, c)
	f.n++
}

// hashed returns the key of a feature of a place in the list.
func hashed(place, a, b, c uint64) uint32 {
	h := a*0x9E3779B97F4A7C15 + b*0xC2B2AE3D27D4EB4F + c*0xD6E8FEB86659FD93 + (place+1)*0xA0761D6478BD642F
	h ^= h >> 32
	h *= 0xE7037ED1A0B428DB
	return uint32(h>>(64-keyBits)) + 1
}

func (f *features) list() []uint32 { return f.keys[:f.n] }

// slot is a place in the table of a frozen classifier: a feature, where its
// weights start and, in the low six bits, how many they are.
type slot struct{ key, at uint32 }

// linear is a frozen linear classifier: an open hash table from a feature to
// its few weights, each a class in the high byte and a weight in the low.
type linear struct {
	slots   []slot
	mask    uint32
	weights []uint16
}

// score works in rounds, for nearly each feature is a wait for memory, and
// waits that do not hang on each other pass at the same time.
func (l *linear) score(features []uint32, sum *scores) {
	var first [maxFeatures]slot
	var rows [maxFeatures]uint32
	features = features[:min(len(features), maxFeatures)]
	for i, key := range features {
		first[i] = l.slots[key&l.mask]
	}
	n, touched := 0, uint16(0)
	for i, key := range features {
		at := first[i].at
		if first[i].key != key {
			if first[i].key == 0 {
				continue
			}
			at = l.find(key)
		}
		if at&63 > 0 {
			touched |= l.weights[at>>6]
			rows[n] = at
			n++
		}
	}
	runtime.KeepAlive(touched) // the rows are in the cache now
	*sum = scores{}
	for _, at := range rows[:n] {
		for _, w := range l.row(at) {
			sum[w>>8&63] += int32(int8(w))
		}
	}
}

// len returns the number of features.
func (l *linear) len() int {
	n := 0
	for _, s := range l.slots {
		n += int(flag(s.key != 0))
	}
	return n
}

func (l *linear) find(key uint32) uint32 {
	for i := key & l.mask; ; i = (i + 1) & l.mask {
		s := l.slots[i]
		if s.key == key || s.key == 0 {
			return s.at
		}
	}
}

// row returns the weights of a slot.
func (l *linear) row(at uint32) []uint16 { return l.weights[at>>6 : at>>6+at&63] }

// newLinear returns an empty classifier with room for n features.
func newLinear(n int) *linear {
	size := 16
	for size < 2*n {
		size *= 2
	}
	return &linear{slots: make([]slot, size), mask: uint32(size - 1)}
}

// insert adds a feature with its weights; each feature is added once.
func (l *linear) insert(key uint32, weights []uint16) {
	l.put(slot{key, uint32(len(l.weights)<<6 | len(weights))})
	l.weights = append(l.weights, weights...)
}

func (l *linear) put(s slot) {
	i := s.key & l.mask
	for l.slots[i].key != 0 {
		i = (i + 1) & l.mask
	}
	l.slots[i] = s
}

// best returns the class with the highest score among those that allowed has a bit for.
func (s *scores) best(allowed uint64) int {
	best, high := -1, int32(0)
	for c := 0; allowed>>c != 0; c++ {
		if allowed>>c&1 == 1 && (best < 0 || s[c] > high) {
			best, high = c, s[c]
		}
	}
	return best
}
