package names

import (
	"strings"
)

// joined returns where a name goes on that words [k, end) begin, end where it does not: "bin Salman", "“The Lamp” Barre", "Jr.".
func (l *line) joined(k, end int) int {
	_, _, kind := l.entity(k)
	inside := l.w[end].Entity == "PERSON" && !l.w[end].Begins && kind == "PERSON"
	switch {
	case l.text(end) == "," && end-k > 1 && l.is("generation", end+1):
		return end + 2 // "X Y, Jr."
	case l.w[end].Tag == "POS" || l.w[end].Text == "'s" || l.w[end].Text == "’s":
		return end
	case l.repeats(k, end), kind == "" && !l.is("name-title", k) && l.w[end].Entity == "PERSON" && l.w[end].Begins && !l.addressed(k):
		return end
	case l.titled(end) && (!inside || l.office(end)) || l.is("weekday", end) || l.is("month", end) && l.w[end].Entity == "DATE":
		return end
	case l.nameWord(end) && (inside || l.w[end].Entity == "" || kind == "" || !l.w[end].Begins || l.introduced(k) || l.w[end].Entity == "PERSON" && kind == "PERSON" && l.adjacent(end)):
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
