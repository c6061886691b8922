package parse

// packed is a frozen classifier of up to three classes, the one that is asked
// the most. All that it knows of a feature is in the four bytes at its place:
//
//	bits 0-20   three weights of seven bits
//	bits 21-28  the part of the key that the place does not tell: places are so
//	            many that few features of half a million must share one
//	bit 29      there is a feature here
//	bit 30      more features than this one belong here: see more
type packed struct {
	places []uint32
	mask   uint32
	bits   int
	more   *linear // the features whose place was taken: their slots hold weights packed as here
}

const (
	packedUsed = 1 << 29
	packedMore = 1 << 30
	packedKey  = packedUsed | 0xFF<<21
)

// newPacked packs the classifier, whose weights must be within 63.
func newPacked(l *linear) *packed {
	p := &packed{bits: keyBits - 7}
	p.places = make([]uint32, 1<<p.bits)
	p.mask = 1<<p.bits - 1
	var late []slot
	for _, s := range l.slots {
		if s.key == 0 {
			continue
		}
		place := &p.places[(s.key-1)&p.mask]
		if *place != 0 {
			*place |= packedMore
			late = append(late, s)
			continue
		}
		*place = p.key(s.key) | packWeights(l.row(s.at))
	}
	p.more = newLinear(len(late))
	for _, s := range late {
		p.more.put(slot{s.key, packWeights(l.row(s.at))})
	}
	return p
}

func (p *packed) key(key uint32) uint32 { return packedUsed | (key-1)>>p.bits<<21 }

func packWeights(row []uint16) uint32 {
	var packed uint32
	for _, w := range row {
		packed |= uint32(w&0x7F) << (w >> 8 * 7)
	}
	return packed
}

// score looks without a branch that memory must decide, but where places clash.
func (p *packed) score(features []uint32, sum *scores) {
	var first [maxFeatures]uint32
	features = features[:min(len(features), maxFeatures)]
	for i, key := range features {
		first[i] = p.places[(key-1)&p.mask] // all at once, as in linear
	}
	var s0, s1, s2 int32
	for i, key := range features {
		e := first[i]
		differs := (e ^ p.key(key)) & packedKey
		if e&packedMore != 0 && differs != 0 {
			e, differs = p.more.find(key), 0
		}
		e &= uint32(int32(differs-1) >> 31) // nothing when it differs
		s0 += int32(e<<25) >> 25
		s1 += int32(e<<18) >> 25
		s2 += int32(e<<11) >> 25
	}
	sum[0], sum[1], sum[2] = s0, s1, s2
}
