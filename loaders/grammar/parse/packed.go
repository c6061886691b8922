package parse

// packed is a frozen classifier of three classes, which fit in the slot of the
// feature: its key in the high half, a weight in each of the low three bytes.
type packed struct {
	slots []uint64
	mask  uint32
}

func newPacked(l *linear) *packed {
	p := &packed{slots: make([]uint64, len(l.slots)), mask: l.mask}
	for i, s := range l.slots {
		if s.key == 0 {
			continue
		}
		p.slots[i] = uint64(s.key) << 32
		for _, w := range l.weights[s.at>>6 : s.at>>6+s.at&63] {
			p.slots[i] |= uint64(w&0xFF) << (w >> 8 * 8)
		}
	}
	return p
}

func (p *packed) score(features []uint32, sum *scores) {
	var s0, s1, s2 int32
	for _, key := range features {
		i := key & p.mask
		s := p.slots[i]
		for uint32(s>>32) != key && s != 0 {
			i = (i + 1) & p.mask
			s = p.slots[i]
		}
		s0 += int32(int8(s))
		s1 += int32(int8(s >> 8))
		s2 += int32(int8(s >> 16))
	}
	sum[0], sum[1], sum[2] = s0, s1, s2
}
