package mention

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/parleygraph/parley/loaders/grammar"
)

// nameWord tells whether word k can stand in a name.
func (l *Line) nameWord(k int) bool {
	if k < 0 || k >= len(l.Words) || !l.Words[k].Capital || !l.letters(k) {
		return false
	}
	t := l.Words[k].Tag
	return t == "NNP" || t == "NNPS" || l.Words[k].Entity == "PERSON"
}

// particle tells whether word k is one of those that stand in names in small letters.
func (l *Line) particle(k int) bool { return l.Is("name-particle", k) }

// personAt returns the person whose name begins at word k.
func (l *Line) personAt(k int) (Mention, bool) {
	if n := l.gloss(k); n > 0 {
		return Mention{From: k, To: k + n, Form: ByName}, true
	}
	if l.Is("name-title", k) && l.nameWord(k+1) {
		return Mention{From: k, To: l.nameEnd(k), Form: ByName}, true // "Pope X": no name without its title
	}
	if _, right, _ := strings.Cut(l.Raw(k, k+1), "-"); l.f.words.Is("compound-end", right) {
		return Mention{}, false // "Oslo-based X"
	}
	given := l.Words[k].Capital && l.letters(k) && l.nameWord(k+1) && (l.addressed(k) || l.describedBefore(k) || l.named(k)) // a given name that the tagger takes for another word
	if !l.nameWord(k) && !given && !strings.HasPrefix(l.Words[k].Text, "al-") || l.Titled(k) && !l.surnameLike(k) || l.Address(k) || l.noName(k) {
		return Mention{}, false
	}
	if (l.Is("heads.organization", k) || l.Is("heads.chamber", k)) && l.nameWord(k+1) {
		return Mention{}, false // "Speaker of the Assembly X"
	}
	to := l.nameEnd(k)
	if to-k == 1 && (l.Words[k].Tag != "NNP" && l.Words[k].Tag != "NNPS" && !l.addressed(k) || l.Is("starter", k) || l.Is("determiner", k) || l.office(k) || l.Is("venue", k)) {
		return Mention{}, false
	}
	if to-k == 1 && l.Address(k-1) && l.Titled(to) {
		return Mention{}, false // "Ms Federal Chancellor"
	}
	m := Mention{From: k, To: to, Form: ByName}
	_, _, kind := l.entity(k)
	switch {
	case l.thing(k, to):
		return m, false
	case kind == "PERSON", to-k > 1 && l.describedBefore(k), to-k > 3 && Opens(l.Text(k+1)):
		return m, true
	case to-k > 1 && l.reports(k, to):
		return m, l.PartyWord(k) == 0
	case l.addressed(k):
		return m, kind == "" || kind == "ORG" || kind == "GPE" || kind == "NORP" || kind == "FAC"
	case to-k > 1 && kind == "" && !l.Shouts:
		return m, l.supported(k, to)
	}
	return m, false
}

// gloss returns how many words from word k on write the person's name right before them once more, turned: "Anna Holm Holm Anna Prime Minister". Some sites
// print the notes behind their links so.
func (l *Line) gloss(k int) int {
	if k == 0 || !l.Person(k-1) {
		return 0
	}
	m := l.Found[l.Taken[k-1]-1]
	n := m.To - m.From
	if n < 2 || k+n > len(l.Words) || l.Words[k].Text != l.Words[m.To-1].Text {
		return 0
	}
	for at := range n {
		if !slices.ContainsFunc(l.Words[m.From:m.To], func(w grammar.Word) bool { return w.Text == l.Words[k+at].Text }) {
			return 0
		}
	}
	return n
}

// named tells whether a verb of speaking stands before word k and a comma two words behind: "said X Y, a minister".
func (l *Line) named(k int) bool {
	return k > 0 && l.Words[k-1].Tag[0] == 'V' && l.f.words.Is("person-verb", l.Words[k-1].Lemma) && (l.Text(k+2) == "," || l.Text(k+2) == ".") && l.PartyWord(k) == 0
}

// surnameLike tells whether word k stands in a person's entity behind its first word, so that a title's word there is a surname: "Anna Marshall".
func (l *Line) surnameLike(k int) bool {
	from, to, kind := l.entity(k)
	return kind == "PERSON" && to-from == 1 && k > 0 && (l.Titled(k-1) || l.Is("address", k-1))
}

// noName tells whether word k is a capitalized word of time, or the like.
func (l *Line) noName(k int) bool {
	return l.Is("month", k) && l.Words[k].Entity == "DATE" || l.Is("weekday", k)
}

// supported tells whether something beside a run of capitalized words that the tagger knows nothing of says that it names a person: it acts, or a title or
// a clause of "who" describes it.
func (l *Line) supported(from, to int) bool {
	if l.Words[l.headOf(from, to)].Relation == "nsubj" || l.Text(to) == "," && (l.Text(to+1) == "who" || l.Tag(to+1) == "CD") {
		return true
	}
	if l.Text(to) == "," {
		for k := to + 1; k < len(l.Words) && k < to+6; k++ {
			if t, ok := l.TitleAt(k); ok && t.Kind == RoleTitle {
				return true
			}
		}
	}
	return from > 1 && l.Text(from-1) == "," && l.Titled(from-2)
}

// reports tells whether words [from, to) are the subject of a verb that only persons are the subjects of as a rule.
func (l *Line) reports(from, to int) bool {
	w := l.Words[l.headOf(from, to)]
	return w.Relation == "nsubj" && w.Head >= 0 && l.f.words.Is("person-verb", l.Words[w.Head].Lemma) && l.sideWord(l.Text(to-1)) == ""
}

// Address tells whether word k is a form of address: "Mr."
func (l *Line) Address(k int) bool {
	return k >= 0 && k < len(l.Words) && l.f.words.Is("address", strings.TrimSuffix(l.Words[k].Text, "."))
}

// addressed tells whether a title or a form of address stands right before word k.
func (l *Line) addressed(k int) bool {
	if k == 0 {
		return false
	}
	if l.Address(k - 1) {
		return true
	}
	at := k
	if n := l.Taken[k-1]; n > 0 && l.Found[n-1].Party != nil { // "president of the Commission X"
		at = l.Found[n-1].From
		if at > 0 && l.Words[at-1].Tag == "DT" {
			at--
		}
		if t := l.Text(at - 1); at == 0 || t != "of" && t != "to" && t != "for" {
			return false
		}
		at--
	}
	for _, t := range l.Titles {
		if t.To == at && t.Kind == RoleTitle {
			return true
		}
	}
	return false
}

// introduced tells whether a lone name that the packs do not know stands right behind a person's title: "rebel leader X".
func (l *Line) introduced(k int) bool {
	if l.describedBefore(k) && l.nameWord(k+1) && l.PartyWord(k) == 0 {
		return true
	}
	return l.addressed(k) && l.Words[k].Entity != "GPE" && l.Words[k].Entity != "NORP" && l.PartyWord(k) == 0 && l.sideWord(l.Text(k+1)) == "" && (k+1 >= len(l.Words) || !l.Titled(k))
}

// describedBefore tells whether a comma parts word k from a title that describes who is named there: "the League's envoy for Norland, X".
func (l *Line) describedBefore(k int) bool {
	if k < 2 || l.Words[k-1].Text != "," {
		return false
	}
	for _, t := range l.Titles {
		if t.Kind == RoleTitle && t.To <= k-1 && k-t.To < 8 && l.Words[t.To-1].Tag != "NNS" && l.Reaches(t.To, k-1) && l.WholePhrase(t, l.Prefix(t.From)) {
			return true
		}
	}
	return false
}

// nameEnd returns where the name ends that begins at word k.
func (l *Line) nameEnd(k int) int {
	end := k + 1
	for end < len(l.Words) && end-k < longestName {
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
func (l *Line) thing(from, to int) bool {
	last := l.Words[to-1].Text
	if l.Words[to-1].Tag == "NNPS" && l.f.words.titles.Exact(Singular(last)) != nil {
		return true
	}
	if l.Is("heads.thing", to-1) || l.f.words.Is("heads.thing", Singular(last)) || l.Is("heads.organization", to-1) && to-from > 1 {
		return l.Words[to-1].Entity != "PERSON" || to-from > 2
	}
	if to-from == 1 && utf8.RuneCountInString(last) < 3 {
		return true
	}
	return strings.HasSuffix(last, "tion") || strings.HasSuffix(last, "tions")
}
