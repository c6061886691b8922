package mention

import "strings"

// joined returns where a name goes on that words [k, end) begin, end where it does not: "bin Salman", "“The Lamp” Barre", "Jr.".
func (l *Line) joined(k, end int) int {
	_, _, kind := l.entity(k)
	inside := l.Words[end].Entity == "PERSON" && !l.Words[end].Begins && kind == "PERSON"
	switch {
	case l.Text(end) == "," && end-k > 1 && l.Is("generation", end+1):
		return end + 2 // "X Y, Jr."
	case l.Words[end].Tag == "POS" || l.Words[end].Text == "'s" || l.Words[end].Text == "’s":
		return end
	case l.repeats(k, end), kind == "" && !l.Is("name-title", k) && l.Words[end].Entity == "PERSON" && l.Words[end].Begins && !l.addressed(k):
		return end
	case l.Titled(end) && (!inside || l.office(end)) || l.Is("weekday", end) || l.Is("month", end) && l.Words[end].Entity == "DATE":
		return end
	case l.nameWord(end) && (inside || l.Words[end].Entity == "" || kind == "" || !l.Words[end].Begins || l.introduced(k) || l.Words[end].Entity == "PERSON" && kind == "PERSON" && l.adjacent(end)):
		return end + 1
	case l.particle(end) && l.nameWord(end+1):
		return end + 2
	case l.particle(end) && l.particle(end+1) && l.nameWord(end+2):
		return end + 3
	case strings.HasPrefix(l.Words[end].Text, "al-") && len(l.Words[end].Text) > 4:
		return end + 1
	case Opens(l.Words[end].Text):
		return l.nickname(end)
	case inside && l.letters(end) && l.Words[end].Capital:
		return end + 1
	}
	return end
}

// office tells whether a title begins at word k that is no surname: one of several words, a chair's, or a state's.
func (l *Line) office(k int) bool {
	t, ok := l.TitleAt(k)
	return ok && (t.To-t.From > 1 || t.Kind == ChairTitle || l.Is("state-office", k) || l.Is("head-noun", k))
}

// repeats tells whether the name that begins at word k holds the word at end already: some sites write a name twice.
func (l *Line) repeats(k, end int) bool {
	for at := k; at < end; at++ {
		if l.Words[at].Text == l.Words[end].Text && (len(l.Words[end].Text) > 3 || end-k > 1) {
			return true
		}
	}
	return false
}

// adjacent tells whether a space alone parts word k from the one before.
func (l *Line) adjacent(k int) bool { return l.Words[k].Start-l.Words[k-1].End <= 1 }

func Opens(mark string) bool { return mark == "“" || mark == "\"" || mark == "``" || mark == "‘" }

// nickname returns where a name goes on behind a nickname in quotation marks that opens at word k, k where none does.
func (l *Line) nickname(k int) int {
	for at := k + 1; at < len(l.Words) && at < k+5; at++ {
		if t := l.Words[at].Text; (t == "”" || t == "\"" || t == "''" || t == "’") && l.nameWord(at+1) && l.Words[at+1].Start == l.Words[at].End+1 {
			return at + 2
		}
	}
	return k
}
