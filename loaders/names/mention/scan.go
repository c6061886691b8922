package mention

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
)

// A Line is one sentence as the finder reads it.
type Line struct {
	f        *Finder
	Index    int
	Words    []grammar.Word
	Sentence *grammar.Sentence
	Titles   []TitleSpan
	Found    []Mention
	Taken    []int // by word: 1 + the index of its mention, 0 for none
	Shouts   bool
}

// A TitleSpan is the words [from, to) of a title.
type TitleSpan struct {
	From, To int
	Title
}

// Role returns words [from, to) as the title of a role.
func Role(from, to int, capacity graph.Capacity) TitleSpan {
	return TitleSpan{from, to, Title{RoleTitle, capacity}}
}

// scan finds the mentions and titles of a sentence.
func (f *Finder) scan(i int) *Line {
	s := f.sentences[i]
	l := &Line{f: f, Index: i, Words: s.Words, Sentence: s, Taken: make([]int, len(s.Words))}
	l.Shouts = l.headline()
	l.Titles = f.titles[i]
	for at := 0; at < len(l.Words); {
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

func (l *Line) add(m Mention) {
	m.Head = l.headOf(m.From, m.To)
	l.Found = append(l.Found, m)
	for k := m.From; k < m.To; k++ {
		l.Taken[k] = len(l.Found)
	}
}

// headOf returns the word of a run that hangs on a word outside it.
func (l *Line) headOf(from, to int) int {
	for k := to - 1; k >= from; k-- {
		if h := l.Words[k].Head; (h < from || h >= to) && l.Words[k].Tag != "POS" {
			return k
		}
	}
	return to - 1
}

// Raw returns words [from, to) as the text has them, on one line.
func (l *Line) Raw(from, to int) string {
	raw := l.f.document.Text[l.Words[from].Start:l.Words[to-1].End]
	if plainlySpaced(raw) {
		return raw
	}
	return strings.Join(strings.Fields(raw), " ")
}

// plainlySpaced tells whether a text, as most do, has no white space but single spaces between its words.
func plainlySpaced(text string) bool {
	last := byte(' ')
	for i := range len(text) {
		c := text[i]
		if c < ' ' || c >= utf8.RuneSelf || c == ' ' && last == ' ' {
			return false
		}
		last = c
	}
	return last != ' '
}

// headline tells whether a sentence is one whose words all begin with capitals as they were parsed: one that text.Casing could write plainly is none.
func (l *Line) headline() bool {
	words := 0
	for k := range l.Words {
		if len(l.Words[k].Text) < 4 || !l.letters(k) {
			continue
		}
		if !l.Words[k].Capital {
			return false
		}
		words++
	}
	return words > 4
}

func (l *Line) letters(k int) bool { return strings.ContainsFunc(l.Words[k].Text, unicode.IsLetter) }

func (l *Line) Is(list string, k int) bool {
	return k >= 0 && k < len(l.Words) && l.f.words.Is(list, l.Words[k].Text)
}

func (l *Line) Text(k int) string {
	if k < 0 || k >= len(l.Words) {
		return ""
	}
	return l.Words[k].Text
}

func (l *Line) Tag(k int) string {
	if k < 0 || k >= len(l.Words) {
		return ""
	}
	return l.Words[k].Tag
}

// titlesOf returns the titles of each sentence.
func (f *Finder) titlesOf() [][]TitleSpan {
	titles := make([][]TitleSpan, len(f.sentences))
	for i, s := range f.sentences {
		for k := 0; k < len(s.Words); {
			senses, n := f.words.titles.At(s.Words, k)
			if n == 0 {
				k++
				continue
			}
			titles[i] = append(titles[i], TitleSpan{k, k + n, senses[0]})
			k += n
		}
	}
	return titles
}

// TitleAt returns the title that begins at word k.
func (l *Line) TitleAt(k int) (TitleSpan, bool) {
	for _, t := range l.Titles {
		if t.From == k {
			return t, true
		}
	}
	return TitleSpan{}, false
}

// Titled tells whether word k stands in a title.
func (l *Line) Titled(k int) bool {
	for _, t := range l.Titles {
		if t.From <= k && k < t.To {
			return true
		}
	}
	return false
}

// entity returns the words of the entity around word k, and its kind; empty where it is in none.
func (l *Line) entity(k int) (from, to int, kind string) {
	kind = l.Words[k].Entity
	if kind == "" {
		return k, k + 1, ""
	}
	from, to = k, k+1
	for from > 0 && !l.Words[from].Begins && l.Words[from-1].Entity == kind {
		from--
	}
	for to < len(l.Words) && !l.Words[to].Begins && l.Words[to].Entity == kind {
		to++
	}
	return from, to, kind
}

// at returns the mention that begins at word k.
func (l *Line) at(k int) (Mention, bool) {
	if l.Words[k].Text == "the" && k+1 < len(l.Words) && l.Words[k+1].Capital {
		senses, n := l.f.words.Names.At(l.Words, k)
		if _, shorter := l.f.words.Names.At(l.Words, k+1); n > 1 && shorter < n-1 && !l.nameWord(k+n) {
			return Mention{From: k, To: k + n, Form: senses[0].form, Party: senses[0].Party}, true
		}
	}
	if !l.begins(k) {
		return Mention{}, false
	}
	if l.Is("name-title", k) && l.nameWord(k+1) {
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
func (l *Line) begins(k int) bool {
	return l.letters(k) && (l.Words[k].Capital || strings.HasPrefix(l.Words[k].Text, "al-") || strings.HasPrefix(l.Words[k].Text, "anti-"))
}

// Person tells whether word k stands in a person's mention.
func (l *Line) Person(k int) bool {
	return k >= 0 && k < len(l.Words) && l.Taken[k] > 0 && l.Found[l.Taken[k]-1].Party == nil
}

// sort puts the mentions in order.
func (l *Line) sort() {
	slices.SortFunc(l.Found, func(a, b Mention) int { return cmp.Compare(a.From, b.From) })
	for n, m := range l.Found {
		for k := m.From; k < m.To; k++ {
			l.Taken[k] = n + 1
		}
	}
}
