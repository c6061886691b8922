package positions

// A hash turns features into buckets by FNV-1a (Fowler, Noll, Vo).
type hash struct{ keys []uint32 }

func newHash() hash { return hash{keys: make([]uint32, 0, 80)} }

func (h *hash) add(name string, values ...string) {
	sum := uint64(14695981039346656037)
	mix := func(s string) {
		for i := range len(s) {
			sum = (sum ^ uint64(s[i])) * 1099511628211
		}
		sum = (sum ^ 0xff) * 1099511628211
	}
	mix(name)
	for _, v := range values {
		mix(v)
	}
	h.keys = append(h.keys, uint32((sum^sum>>32)%buckets))
}
