package parse

import (
	"math/rand/v2"
	"testing"
)

// TestPacked holds that a packed classifier scores as the one that it packs, also where several features belong at one place, and
// where one belongs there that it does not know.
func TestPacked(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	l := newLinear(1000)
	var keys []uint32
	for range 300 {
		place := random.Uint32N(1 << 20)
		for k := range uint32(4) { // the last of them unknown
			key := place + k<<(keyBits-3) + 1
			keys = append(keys, key)
			if k < 3 && l.find(key) == 0 {
				l.insert(key, []uint16{uint16(uint8(random.IntN(80) - 40)), 2<<8 | uint16(uint8(random.IntN(80)-40))})
			}
		}
	}
	p := newPacked(l)
	if p.more.len() == 0 {
		t.Fatal("no two features share a place: this tests nothing")
	}
	for range 200 {
		var features []uint32
		for range 50 {
			features = append(features, keys[random.IntN(len(keys))])
		}
		var want, got scores
		l.score(features, &want)
		p.score(features, &got)
		if got[0] != want[0] || got[1] != want[1] || got[2] != want[2] {
			t.Fatalf("packed %v, as it was %v", got[:3], want[:3])
		}
	}
}
