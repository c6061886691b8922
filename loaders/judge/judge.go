// Package judge weighs candidates that rules propose: a multinomial logistic regression over hashed features. It knows nothing of what it judges.
//
//	f := judge.Features{}
//	f.Add("lemma", "meet")
//	j := judge.Train(examples, judge.Settings{Classes: 3, Passes: 15, Step: 0.1, Decay: 3e-3, Seed: 1})
//	p := j.Weigh(f.Keys()) // one probability a class
//
// The same examples in the same order give the same weights.
package judge

import "math"

// A Judge holds the weights. It is immutable and safe for concurrent use.
type Judge struct {
	classes int
	known   *index
	weights []float32 // a row for each known feature, with one weight for each class
}

// Classes returns how many classes there are.
func (j *Judge) Classes() int { return j.classes }

// Weigh returns the probability of each class.
func (j *Judge) Weigh(features []uint32) []float64 {
	s := make([]float64, j.classes)
	for len(features) > 0 {
		some := features[:min(len(features), batch)]
		j.sum(some, s)
		features = features[len(some):]
	}
	softmax(s)
	return s
}

// batch is how many features are looked up before their weights are added.
const batch = 64

// sum adds the weights of no more features than a batch. It finds all of them first, so that it waits for memory for many at a time.
func (j *Judge) sum(features []uint32, s []float64) {
	var known [batch]int
	n := 0
	for _, f := range features {
		at, is := j.known.at(f)
		known[n] = at
		if is {
			n++
		}
	}
	for _, at := range known[:n] {
		for c, w := range j.weights[at*j.classes : (at+1)*j.classes] {
			s[c] += float64(w)
		}
	}
}

// row returns the weights of a feature, none where it is unknown.
func (j *Judge) row(f uint32) []float32 {
	at, known := j.known.at(f)
	if !known {
		return nil
	}
	return j.weights[at*j.classes : (at+1)*j.classes]
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
