package graph

import (
	"slices"
	"strings"
)

// newPerson takes an envoy's name apart and files it under its blocks.
//
// Names are compared only where one seeks a block under which the other is filed, so that 10,000 names take no 10,000 times 10,000 comparisons. For each way in
// which alike finds two names alike there is a block that both have.
func newPerson(a NamedActor) *person {
	p := &person{NamedActor: a, fullName: takeApart(a.Name)}
	if len(p.words) == 0 {
		return p
	}
	b := blocks{p: p}
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
	p.files, p.seeks = sortedSet(p.files), sortedSet(p.seeks)
	return p
}

// blocks files one person.
type blocks struct{ p *person }

func (b blocks) file(parts ...string) { b.p.files = append(b.p.files, strings.Join(parts, " ")) }
func (b blocks) seek(parts ...string) { b.p.seeks = append(b.p.seeks, strings.Join(parts, " ")) }

func (b blocks) both(parts ...string) {
	b.file(parts...)
	b.seek(parts...)
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
