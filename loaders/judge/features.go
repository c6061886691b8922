package judge

// Buckets is how many features there can be: names and values are hashed to fewer than that.
const Buckets = 1 << 20

// Features are what is known of one candidate, hashed.
type Features struct{ keys []uint32 }

// usual is how many features a candidate has, more or less.
const usual = 80

// Add notes a feature by its name and values.
func (f *Features) Add(name string, values ...string) {
	sum := mix(offset, name)
	for _, v := range values {
		sum = mix(sum, v)
	}
	if f.keys == nil {
		f.keys = make([]uint32, 0, usual)
	}
	f.keys = append(f.keys, uint32((sum^sum>>32)%Buckets))
}

// Mark returns the number by which a judge sees whether something holds.
func Mark(holds bool) float64 {
	if holds {
		return 1
	}
	return 0
}

// Reset forgets the features that were noted, and keeps their memory for those of another candidate.
func (f *Features) Reset() { f.keys = f.keys[:0] }

// Keys returns the features that were noted, until Reset.
func (f *Features) Keys() []uint32 { return f.keys }

// offset and mix are FNV-1a (Fowler, Noll, Vo).
const offset = 14695981039346656037

func mix(sum uint64, s string) uint64 {
	for i := range len(s) {
		sum = (sum ^ uint64(s[i])) * 1099511628211
	}
	return (sum ^ 0xff) * 1099511628211
}
