package graph

import (
	"hash/maphash"
	"slices"
	"strings"
)

// newPerson takes an envoy's name apart.
func newPerson(a NamedActor) *person { return &person{NamedActor: a, fullName: takeApart(a.Name)} }

// block finds under which blocks a person is filed, and which it seeks. A block goes by a hash: two that share one cost comparisons and change no answer.
//
// Names are compared only where one seeks a block under which the other is filed, so that 10,000 names take no 10,000 times 10,000 comparisons. For each way in
// which alike finds two names alike there is a block that both have.
func (p *person) block(seed maphash.Seed) {
	b := blocks{p: p, seed: seed}
	b.both("whole", strings.Join(p.words, ""))
	b.both("whole", strings.Join(p.all, ""))
	b.both("sounds", p.Party, soundsOf(strings.Join(p.all, "")).consonants)
	if len(p.words) == 1 {
		b.file("alone", p.last())
		b.seek("last", p.last())
		b.seek("first", p.Party, p.first())
	} else {
		b.several()
	}
	p.files, p.seeks = sortedNumbers(p.files), sortedNumbers(p.seeks)
}

func sortedNumbers(numbers []uint64) []uint64 {
	slices.Sort(numbers)
	return slices.Compact(numbers)
}

// blocks files one person.
type blocks struct {
	p    *person
	seed maphash.Seed
}

// hash returns the block of some words.
func (b blocks) hash(parts []string) uint64 {
	var h maphash.Hash
	h.SetSeed(b.seed)
	for _, part := range parts {
		h.WriteString(part)
		h.WriteByte(' ')
	}
	return h.Sum64()
}

func (b blocks) file(parts ...string) { b.p.files = append(b.p.files, b.hash(parts)) }
func (b blocks) seek(parts ...string) { b.p.seeks = append(b.p.seeks, b.hash(parts)) }

func (b blocks) both(parts ...string) {
	b.file(parts...)
	b.seek(parts...)
}

// A shelf keeps persons by block, in one piece of memory: there are a dozen blocks to each name.
type shelf struct {
	tops  map[uint64]int32 // block -> place of the person filed last
	all   []filing
	spare int32 // a place that was given back, with others under it
}

// A filing is a person under a block.
type filing struct {
	p     *person
	under int32 // place of the one filed before, 0 for none
}

func newShelf() shelf { return shelf{tops: map[uint64]int32{}, all: make([]filing, 1)} }

// put files a person under a block.
func (s *shelf) put(block uint64, p *person) {
	one := filing{p, s.tops[block]}
	at := s.spare
	if at == 0 {
		at = int32(len(s.all))
		s.all = append(s.all, one)
	} else {
		s.spare = s.all[at].under
		s.all[at] = one
	}
	s.tops[block] = at
}

// under yields the persons under a block.
func (s *shelf) under(block uint64) func(yield func(*person) bool) {
	return func(yield func(*person) bool) {
		for at := s.tops[block]; at != 0; at = s.all[at].under {
			if !yield(s.all[at].p) {
				return
			}
		}
	}
}

// take takes a person out from under a block.
func (s *shelf) take(block uint64, p *person) {
	var over int32
	for at := s.tops[block]; at != 0; over, at = at, s.all[at].under {
		if s.all[at].p != p {
			continue
		}
		below := s.all[at].under
		switch {
		case over != 0:
			s.all[over].under = below
		case below != 0:
			s.tops[block] = below
		default:
			delete(s.tops, block)
		}
		s.all[at], s.spare = filing{under: s.spare}, at
		return
	}
}

// several files a name of several words.
func (b blocks) several() {
	p := b.p
	given := p.words[:len(p.words)-1]
	b.file("last", p.last())
	b.file("first", p.Party, p.first())
	b.seek("alone", p.last())
	b.seek("alone", p.first())
	for _, word := range append(given[:len(given):len(given)], p.all[:len(p.all)-1]...) {
		b.both("initial", p.last(), sounding(word))
	}
	for _, word := range p.words[1:] {
		b.both("beginning", p.Party, p.first(), word)
	}
	sorted := slices.Clone(p.words)
	slices.Sort(sorted)
	b.both("turned", p.Party, strings.Join(sorted, " "))
	b.both("slip", p.Party, strings.Join(given, " "), initial(p.last()))
}

// sounding returns one letter for all those as which spelling may write a word's initial.
func sounding(word string) string {
	letter := initial(word)
	for _, alike := range []string{"vw", "iyje", "kcqxh", "fp"} {
		if strings.Contains(alike, letter) {
			return alike[:1]
		}
	}
	return letter
}
