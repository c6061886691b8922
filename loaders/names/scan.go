package names

import (
	"github.com/parleygraph/parley/graph"
	"strings"
	"unicode"
	"unicode/utf8"

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

// partyAt returns the party whose name begins at word k: one of the document's own short names, or of the packs.
func (l *line) partyAt(k int) (Mention, bool) {
	if p, n := l.f.aliasAt(l, k); n > 0 {
		return Mention{From: k, To: k + n, Party: p}, true
	}
	senses, n := l.f.words.names.at(l.w, k)
	for _, s := range senses {
		if l.fits(s, k, n) {
			return Mention{From: k, To: k + n, Form: s.form, Party: s.party}, true
		}
	}
	return Mention{}, false
}

// fits tells whether words [k, k+n) can stand for what a sense of theirs means: "US" in capitals only, and no verb, no pronoun that looks like a name.
func (l *line) fits(s sense, k, n int) bool {
	written := l.raw(k, k+n)
	if s.exact != "" && written != s.exact && (l.shouts || written != strings.ToUpper(written)) {
		return false
	}
	if k > 0 && s.form == ByName && s.party.Type == graph.Organization && l.f.words.heads.exact(written) != nil && (l.w[k-1].Text == "national" || l.w[k-1].Tag == "POS") {
		return false // "National Security Council"
	}
	if n > 1 || s.exact != "" && written == s.exact && len(written) > 2 {
		return true
	}
	tag := l.w[k].Tag
	return !strings.HasPrefix(tag, "V") && tag != "MD" && tag != "PRP" && tag != "IN" && tag != "RB"
}

// partOfPerson tells whether a party's name is part of a person's: "Jordan Whitfield", "Anna Holland".
func (l *line) partOfPerson(m Mention) bool {
	if m.Form == BySeat || m.To >= len(l.w) {
		return false
	}
	from, to, kind := l.entity(m.From)
	next := m.To
	if kind == "PERSON" && to-from > m.To-m.From && from == m.From && next < to && l.f.words.heads.exact(l.w[next].Text) == nil && !l.titled(next) {
		return true
	}
	if m.Form == ByDemonym || m.To-m.From > 1 {
		return false
	}
	_, _, after := l.entity(next)
	return after == "PERSON" && !l.w[next].Begins && l.nameWord(next)
}

// nameWord tells whether word k can stand in a name.
func (l *line) nameWord(k int) bool {
	if k < 0 || k >= len(l.w) || !l.w[k].Capital || !l.letters(k) {
		return false
	}
	t := l.w[k].Tag
	return t == "NNP" || t == "NNPS" || l.w[k].Entity == "PERSON"
}

// particle tells whether word k is one of those that stand in names in small letters.
func (l *line) particle(k int) bool { return l.is("name-particle", k) }

// personAt returns the person whose name begins at word k.
func (l *line) personAt(k int) (Mention, bool) {
	if l.is("name-title", k) && l.nameWord(k+1) {
		return Mention{From: k, To: l.nameEnd(k), Form: ByName}, true // "Pope X": no name without its title
	}
	if !l.nameWord(k) && !strings.HasPrefix(l.w[k].Text, "al-") || l.titled(k) && !l.surnameLike(k) || l.address(k) || l.noName(k) {
		return Mention{}, false
	}
	if l.is("heads.organization", k) && l.nameWord(k+1) {
		return Mention{}, false // "Speaker of the Assembly X"
	}
	to := l.nameEnd(k)
	if to-k == 1 && (l.w[k].Tag != "NNP" && l.w[k].Tag != "NNPS" && !l.addressed(k) || l.is("starter", k) || l.is("determiner", k) || l.office(k) || l.is("venue", k)) {
		return Mention{}, false
	}
	m := Mention{From: k, To: to, Form: ByName}
	_, _, kind := l.entity(k)
	switch {
	case l.thing(k, to):
		return m, false
	case kind == "PERSON":
		return m, true
	case to-k > 1 && l.reports(k, to):
		return m, l.partyWord(k) == 0
	case l.addressed(k):
		return m, kind == "" || kind == "ORG" || kind == "GPE" || kind == "NORP" || kind == "FAC"
	case to-k > 1 && kind == "" && !l.shouts:
		return m, l.supported(k, to)
	}
	return m, false
}

// surnameLike tells whether word k stands in a person's entity behind its first word, so that a title's word there is a surname: "Anna Marshall".
func (l *line) surnameLike(k int) bool {
	from, to, kind := l.entity(k)
	return kind == "PERSON" && to-from == 1 && k > 0 && (l.titled(k-1) || l.is("address", k-1))
}

// noName tells whether word k is a capitalized word of time, or the like.
func (l *line) noName(k int) bool {
	return l.is("month", k) && l.w[k].Entity == "DATE" || l.is("weekday", k)
}

// supported tells whether something beside a run of capitalized words that the tagger knows nothing of says that it names a person: it acts, or a title or
// a clause of "who" describes it.
func (l *line) supported(from, to int) bool {
	if l.w[l.headOf(from, to)].Relation == "nsubj" || l.text(to) == "," && (l.text(to+1) == "who" || l.tag(to+1) == "CD") {
		return true
	}
	if l.text(to) == "," {
		for k := to + 1; k < len(l.w) && k < to+6; k++ {
			if t, ok := l.titleAt(k); ok && t.kind == roleTitle {
				return true
			}
		}
	}
	return from > 1 && l.text(from-1) == "," && l.titled(from-2)
}

// reports tells whether words [from, to) are the subject of a verb that only persons are the subjects of as a rule.
func (l *line) reports(from, to int) bool {
	w := l.w[l.headOf(from, to)]
	return w.Relation == "nsubj" && w.Head >= 0 && l.f.words.is("person-verb", l.w[w.Head].Lemma) && l.sideWord(l.text(to-1)) == ""
}

// address tells whether word k is a form of address: "Mr."
func (l *line) address(k int) bool {
	return k >= 0 && k < len(l.w) && l.f.words.is("address", strings.TrimSuffix(l.w[k].Text, "."))
}

// addressed tells whether a title or a form of address stands right before word k.
func (l *line) addressed(k int) bool {
	if k == 0 {
		return false
	}
	if l.address(k - 1) {
		return true
	}
	at := k
	if n := l.taken[k-1]; n > 0 && l.found[n-1].Party != nil { // "president of the Commission X"
		at = l.found[n-1].From
		if at > 0 && l.w[at-1].Tag == "DT" {
			at--
		}
		if t := l.text(at - 1); at == 0 || t != "of" && t != "to" && t != "for" {
			return false
		}
		at--
	}
	for _, t := range l.titles {
		if t.to == at && t.kind == roleTitle {
			return true
		}
	}
	return false
}

// introduced tells whether a lone name that the packs do not know stands right behind a person's title: "rebel leader X".
func (l *line) introduced(k int) bool {
	return l.addressed(k) && l.w[k].Entity != "GPE" && l.w[k].Entity != "NORP" && l.partyWord(k) == 0 && l.sideWord(l.text(k+1)) == "" && (k+1 >= len(l.w) || !l.titled(k))
}

// nameEnd returns where the name ends that begins at word k.
func (l *line) nameEnd(k int) int {
	end := k + 1
	for end < len(l.w) && end-k < longestName {
		switch next := l.joined(k, end); {
		case next > end:
			end = next
		default:
			return end
		}
	}
	return end
}

// longestName is how many words a person's name has at most.
const longestName = 8

// joined returns where a name goes on that words [k, end) begin, end where it does not: "bin Salman", "“The Lamp” Barre", "Jr.".
func (l *line) joined(k, end int) int {
	_, _, kind := l.entity(k)
	inside := l.w[end].Entity == "PERSON" && !l.w[end].Begins && kind == "PERSON"
	switch {
	case l.w[end].Tag == "POS" || l.w[end].Text == "'s" || l.w[end].Text == "’s":
		return end
	case l.repeats(k, end), kind == "" && !l.is("name-title", k) && l.w[end].Entity == "PERSON" && l.w[end].Begins && !l.addressed(k):
		return end
	case l.titled(end) && (!inside || l.office(end)) || l.is("weekday", end) || l.is("month", end) && l.w[end].Entity == "DATE":
		return end
	case l.nameWord(end) && (inside || l.w[end].Entity == "" || kind == "" || !l.w[end].Begins || l.w[end].Entity == "PERSON" && kind == "PERSON" && l.adjacent(end)):
		return end + 1
	case l.particle(end) && l.nameWord(end+1):
		return end + 2
	case l.particle(end) && l.particle(end+1) && l.nameWord(end+2):
		return end + 3
	case strings.HasPrefix(l.w[end].Text, "al-") && len(l.w[end].Text) > 4:
		return end + 1
	case opens(l.w[end].Text):
		return l.nickname(end)
	case inside && l.letters(end) && l.w[end].Capital:
		return end + 1
	}
	return end
}

// office tells whether a title begins at word k that is no surname: one of several words, a chair's, or a state's.
func (l *line) office(k int) bool {
	t, ok := l.titleAt(k)
	return ok && (t.to-t.from > 1 || t.kind == chairTitle || l.is("state-office", k) || l.is("head-noun", k))
}

// repeats tells whether the name that begins at word k holds the word at end already: some sites write a name twice.
func (l *line) repeats(k, end int) bool {
	for at := k; at < end; at++ {
		if l.w[at].Text == l.w[end].Text && (len(l.w[end].Text) > 3 || end-k > 1) {
			return true
		}
	}
	return false
}

// adjacent tells whether a space alone parts word k from the one before.
func (l *line) adjacent(k int) bool { return l.w[k].Start-l.w[k-1].End <= 1 }

func opens(mark string) bool { return mark == "“" || mark == "\"" || mark == "``" || mark == "‘" }

// nickname returns where a name goes on behind a nickname in quotation marks that opens at word k, k where none does.
func (l *line) nickname(k int) int {
	for at := k + 1; at < len(l.w) && at < k+5; at++ {
		if t := l.w[at].Text; (t == "”" || t == "\"" || t == "''" || t == "’") && l.nameWord(at+1) && l.w[at+1].Start == l.w[at].End+1 {
			return at + 2
		}
	}
	return k
}

// thing tells whether a run of capitalized words names no person but a text, an event or an organization.
func (l *line) thing(from, to int) bool {
	last := l.w[to-1].Text
	if l.is("heads.thing", to-1) || l.f.words.is("heads.thing", singular(last)) || l.is("heads.organization", to-1) && to-from > 1 {
		return l.w[to-1].Entity != "PERSON" || to-from > 2
	}
	if to-from == 1 && utf8.RuneCountInString(last) < 3 {
		return true
	}
	return strings.HasSuffix(last, "tion") || strings.HasSuffix(last, "tions")
}
