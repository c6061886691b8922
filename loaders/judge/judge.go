// Package judge weighs candidates that rules propose: a multinomial logistic regression over hashed features. It knows nothing of what it judges.
//
//	f := judge.Features{}
//	f.Add("lemma", "meet")
//	j := judge.Train(examples, 3, 1)
//	p := j.Weigh(f.Keys()) // one probability a class
//
// The same examples in the same order give the same weights.
package judge

import "math"

// Buckets is how many weights each class has at most: features are hashed to fewer than that.
const Buckets = 1 << 20

// A Judge holds the weights. It is immutable and safe for concurrent use.
type Judge struct {
	classes int
	weights map[uint32][]float32 // by feature, one for each class
}

// Weigh returns the probability of each class.
func (j *Judge) Weigh(features []uint32) []float64 {
	s := make([]float64, j.classes)
	for _, f := range features {
		for c, w := range j.weights[f] {
			s[c] += float64(w)
		}
	}
	softmax(s)
	return s
}

func softmax(s []float64) {
	top := s[0]
	for _, v := range s {
		top = math.Max(top, v)
	}
	sum := 0.0
	for c := range s {
		s[c] = math.Exp(s[c] - top)
		sum += s[c]
	}
	for c := range s {
		s[c] /= sum
	}
}

// Features are what is known of one candidate, hashed.
type Features struct{ keys []uint32 }

// Add notes a feature by its name and values.
func (f *Features) Add(name string, values ...string) {
	sum := mix(offset, name)
	for _, v := range values {
		sum = mix(sum, v)
	}
	f.keys = append(f.keys, uint32((sum^sum>>32)%Buckets))
}

// Keys returns the features that were noted.
func (f *Features) Keys() []uint32 { return f.keys }

// offset and mix are FNV-1a (Fowler, Noll, Vo).
const offset = 14695981039346656037

func mix(sum uint64, s string) uint64 {
	for i := range len(s) {
		sum = (sum ^ uint64(s[i])) * 1099511628211
	}
	return (sum ^ 0xff) * 1099511628211
}
