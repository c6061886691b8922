package names

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/parleygraph/parley/loaders/grammar"
)

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
	if n := l.gloss(k); n > 0 {
		return Mention{From: k, To: k + n, Form: ByName}, true
	}
	if l.is("name-title", k) && l.nameWord(k+1) {
		return Mention{From: k, To: l.nameEnd(k), Form: ByName}, true // "Pope X": no name without its title
	}
	given := l.w[k].Capital && l.letters(k) && l.nameWord(k+1) && (l.addressed(k) || l.describedBefore(k) || l.named(k)) // a given name that the tagger takes for another word
	if !l.nameWord(k) && !given && !strings.HasPrefix(l.w[k].Text, "al-") || l.titled(k) && !l.surnameLike(k) || l.address(k) || l.noName(k) {
		return Mention{}, false
	}
	if (l.is("heads.organization", k) || l.is("heads.chamber", k)) && l.nameWord(k+1) {
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
	case kind == "PERSON", to-k > 1 && l.describedBefore(k), to-k > 3 && opens(l.text(k+1)):
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

// gloss returns how many words from word k on write the person's name right before them once more, turned: "Anna Holm Holm Anna Prime Minister". Some sites
// print the notes behind their links so.
func (l *line) gloss(k int) int {
	if k == 0 || !l.person(k-1) {
		return 0
	}
	m := l.found[l.taken[k-1]-1]
	n := m.To - m.From
	if n < 2 || k+n > len(l.w) || l.w[k].Text != l.w[m.To-1].Text {
		return 0
	}
	for at := range n {
		if !slices.ContainsFunc(l.w[m.From:m.To], func(w grammar.Word) bool { return w.Text == l.w[k+at].Text }) {
			return 0
		}
	}
	return n
}

// named tells whether a verb of speaking stands before word k and a comma two words behind: "said X Y, a minister".
func (l *line) named(k int) bool {
	return k > 0 && l.w[k-1].Tag[0] == 'V' && l.f.words.is("person-verb", l.w[k-1].Lemma) && (l.text(k+2) == "," || l.text(k+2) == ".") && l.partyWord(k) == 0
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
	if l.describedBefore(k) && l.nameWord(k+1) && l.partyWord(k) == 0 {
		return true
	}
	return l.addressed(k) && l.w[k].Entity != "GPE" && l.w[k].Entity != "NORP" && l.partyWord(k) == 0 && l.sideWord(l.text(k+1)) == "" && (k+1 >= len(l.w) || !l.titled(k))
}

// describedBefore tells whether a comma parts word k from a title that describes who is named there: "the League's envoy for Norland, X".
func (l *line) describedBefore(k int) bool {
	if k < 2 || l.w[k-1].Text != "," {
		return false
	}
	for _, t := range l.titles {
		if t.kind == roleTitle && t.to <= k-1 && k-t.to < 8 && l.w[t.to-1].Tag != "NNS" && l.reaches(t.to, k-1) && l.wholePhrase(t, l.prefix(t.from)) {
			return true
		}
	}
	return false
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

// thing tells whether a run of capitalized words names no person but a text, an event or an organization.
func (l *line) thing(from, to int) bool {
	last := l.w[to-1].Text
	if l.w[to-1].Tag == "NNPS" && l.f.words.titles.exact(singular(last)) != nil {
		return true
	}
	if l.is("heads.thing", to-1) || l.f.words.is("heads.thing", singular(last)) || l.is("heads.organization", to-1) && to-from > 1 {
		return l.w[to-1].Entity != "PERSON" || to-from > 2
	}
	if to-from == 1 && utf8.RuneCountInString(last) < 3 {
		return true
	}
	return strings.HasSuffix(last, "tion") || strings.HasSuffix(last, "tions")
}
