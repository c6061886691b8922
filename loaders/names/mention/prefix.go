package mention

import "strings"

// longestPrefix is how many words before a name may belong to its titles.
const longestPrefix = 16

// Prefix returns where the words begin that can belong to the title which ends before word to.
func (l *Line) Prefix(to int) int {
	from := to
	for from > 0 && to-from < longestPrefix && l.prefixes(from-1) {
		from--
	}
	return from
}

// prefixes tells whether word k can stand in the titles before a name.
func (l *Line) prefixes(k int) bool {
	if n := l.Taken[k]; n > 0 {
		return l.Found[n-1].Party != nil
	}
	if l.Titled(k) {
		return true
	}
	w := &l.Words[k]
	switch {
	case strings.HasPrefix(w.Tag, "N"), strings.HasPrefix(w.Tag, "J"), w.Tag == "POS", w.Tag == "PRP$", w.Tag == "DT", w.Tag == "CD", w.Tag == "HYPH", w.Tag == "CC" && w.Text == "and", w.Tag == "VBN" && w.Relation == "amod", w.Tag == "VBG" && w.Relation == "amod", w.Tag == "RB" && w.Relation == "advmod" && w.Text == "then":
		return true
	case w.Text == "of", w.Text == "for", w.Text == "to" && w.Tag == "IN", w.Text == "&", w.Text == ")", w.Text == "(":
		return true
	}
	return false
}

// Reaches tells whether the words between a title's end and the name can belong to the title: "of Foreign Affairs", "to the United Nations".
func (l *Line) Reaches(from, to int) bool {
	if from >= to {
		return true
	}
	if l.Words[from].Text == ")" {
		return l.Reaches(from+1, to)
	}
	switch t := l.Words[from].Text; {
	case t == "of", t == "for", t == "to", t == "in", t == "(":
		return true
	case t == "and":
		return l.capitalized(from+1, to) // "Assistant to the President and Coordinator for Africa X"
	}
	for k := from; k < to; k++ {
		if !strings.HasPrefix(l.Words[k].Tag, "NN") {
			return false
		}
	}
	return to-from < 3
}

// capitalized tells whether all longer words of [from, to) begin with capitals.
func (l *Line) capitalized(from, to int) bool {
	for k := from; k < to; k++ {
		if !l.Words[k].Capital && len(l.Words[k].Text) > 3 || l.Taken[k] > 0 && l.Found[l.Taken[k]-1].Party == nil {
			return false
		}
	}
	return to > from
}

// WholePhrase tells whether a title apart from the name is a phrase of its own, with an article or an owner: "Norway's envoy, X".
func (l *Line) WholePhrase(t TitleSpan, from int) bool {
	for k := from; k < t.From; k++ {
		switch l.Words[k].Tag {
		case "DT", "POS", "PRP$":
			return true
		}
		if l.Taken[k] > 0 {
			return true
		}
	}
	return t.From == from && from == 0
}
