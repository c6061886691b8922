package names

import (
	"strings"
	"unicode"

	"github.com/parleygraph/parley/loaders/grammar"
)

// A line is one sentence as the finder reads it.
type line struct {
	f      *finder
	i      int
	w      []grammar.Word
	s      *grammar.Sentence
	titles []titleSpan
	found  []Mention
	taken  []int // by word: 1 + the index of its mention, 0 for none
	shouts bool
}

// A titleSpan is the words [from, to) of a title.
type titleSpan struct {
	from, to int
	title
}

// scan finds the mentions and titles of a sentence.
func (f *finder) scan(i int) *line {
	s := f.sentences[i]
	l := &line{f: f, i: i, w: s.Words, s: s, taken: make([]int, len(s.Words))}
	l.shouts = l.headline()
	l.findTitles()
	for at := 0; at < len(l.w); {
		m, ok := l.at(at)
		if !ok {
			at++
			continue
		}
		l.add(m)
		at = m.To
	}
	return l
}

func (l *line) add(m Mention) {
	m.Head = l.headOf(m.From, m.To)
	l.found = append(l.found, m)
	for k := m.From; k < m.To; k++ {
		l.taken[k] = len(l.found)
	}
}

// headOf returns the word of a run that hangs on a word outside it.
func (l *line) headOf(from, to int) int {
	for k := to - 1; k >= from; k-- {
		if h := l.w[k].Head; (h < from || h >= to) && l.w[k].Tag != "POS" {
			return k
		}
	}
	return to - 1
}

// raw returns words [from, to) as the text has them, on one line.
func (l *line) raw(from, to int) string {
	return strings.Join(strings.Fields(l.f.document.Text[l.w[from].Start:l.w[to-1].End]), " ")
}

// headline tells whether a sentence is one whose words all begin with capitals.
func (l *line) headline() bool {
	words := 0
	for k := range l.w {
		if len(l.w[k].Text) < 4 || !l.letters(k) {
			continue
		}
		if !l.w[k].Capital {
			return false
		}
		words++
	}
	return words > 4
}

func (l *line) letters(k int) bool { return strings.ContainsFunc(l.w[k].Text, unicode.IsLetter) }

func (l *line) is(list string, k int) bool {
	return k >= 0 && k < len(l.w) && l.f.words.is(list, l.w[k].Text)
}

func (l *line) text(k int) string {
	if k < 0 || k >= len(l.w) {
		return ""
	}
	return l.w[k].Text
}

func (l *line) tag(k int) string {
	if k < 0 || k >= len(l.w) {
		return ""
	}
	return l.w[k].Tag
}

func (l *line) findTitles() {
	for k := 0; k < len(l.w); {
		senses, n := l.f.words.titles.at(l.w, k)
		if n == 0 {
			k++
			continue
		}
		l.titles = append(l.titles, titleSpan{k, k + n, senses[0]})
		k += n
	}
}

// titleAt returns the title that begins at word k.
func (l *line) titleAt(k int) (titleSpan, bool) {
	for _, t := range l.titles {
		if t.from == k {
			return t, true
		}
	}
	return titleSpan{}, false
}

// titled tells whether word k stands in a title.
func (l *line) titled(k int) bool {
	for _, t := range l.titles {
		if t.from <= k && k < t.to {
			return true
		}
	}
	return false
}

// entity returns the words of the entity around word k, and its kind; empty where it is in none.
func (l *line) entity(k int) (from, to int, kind string) {
	kind = l.w[k].Entity
	if kind == "" {
		return k, k + 1, ""
	}
	from, to = k, k+1
	for from > 0 && !l.w[from].Begins && l.w[from-1].Entity == kind {
		from--
	}
	for to < len(l.w) && !l.w[to].Begins && l.w[to].Entity == kind {
		to++
	}
	return from, to, kind
}

// at returns the mention that begins at word k.
func (l *line) at(k int) (Mention, bool) {
	if l.w[k].Text == "the" && k+1 < len(l.w) && l.w[k+1].Capital {
		senses, n := l.f.words.names.at(l.w, k)
		if _, shorter := l.f.words.names.at(l.w, k+1); n > 1 && shorter < n-1 && !l.nameWord(k+n) {
			return Mention{From: k, To: k + n, Form: senses[0].form, Party: senses[0].party}, true
		}
	}
	if !l.begins(k) {
		return Mention{}, false
	}
	if l.is("name-title", k) && l.nameWord(k+1) {
		return l.personAt(k)
	}
	if l.introduced(k) {
		if m, ok := l.personAt(k); ok {
			return m, true
		}
	}
	party, known := l.partyAt(k)
	org, named := l.orgAt(k)
	if named && (!known || org.To > party.To) {
		return org, true
	}
	if known && !l.partOfPerson(party) {
		return party, true
	}
	return l.personAt(k)
}

// begins tells whether a name can begin with word k.
func (l *line) begins(k int) bool {
	return l.letters(k) && (l.w[k].Capital || strings.HasPrefix(l.w[k].Text, "al-") || strings.HasPrefix(l.w[k].Text, "anti-"))
}
