package mention

import (
	"strings"

	"github.com/parleygraph/parley/graph"
)

// partyAt returns the party whose name begins at word k: one of the document's own short names, or of the packs.
func (l *Line) partyAt(k int) (Mention, bool) {
	if p, n := l.f.aliasAt(l, k); n > 0 {
		return Mention{From: k, To: k + n, Party: p}, true
	}
	senses, n := l.f.words.Names.At(l.Words, k)
	for _, s := range senses {
		if l.fits(s, k, n) {
			return Mention{From: k, To: k + n, Form: s.form, Party: s.Party}, true
		}
	}
	if left, _, ok := strings.Cut(l.Raw(k, k+1), "-"); ok && n == 0 && capitals(left) > 0 {
		if senses := l.f.words.Names.Exact(left); senses != nil && senses[0].form != ByCapital {
			return Mention{From: k, To: k + 1, Form: ByCompound, Party: senses[0].Party}, true
		}
	}
	return Mention{}, false
}

// fits tells whether words [k, k+n) can stand for what a sense of theirs means: "US" in capitals only, and no verb, no pronoun that looks like a name.
func (l *Line) fits(s sense, k, n int) bool {
	written := l.Raw(k, k+n)
	if s.exact != "" && written != s.exact && (l.Shouts || written != strings.ToUpper(written)) {
		return false
	}
	if k > 0 && s.form == ByName && s.Party.Type == graph.Organization && l.f.words.Heads.Exact(written) != nil && (l.Words[k-1].Text == "national" || l.Words[k-1].Tag == "POS") {
		return false // "National Security Council"
	}
	if n > 1 || s.exact != "" && written == s.exact && (len(written) > 2 || !l.Shouts) {
		return true
	}
	tag := l.Words[k].Tag
	return !strings.HasPrefix(tag, "V") && tag != "MD" && tag != "PRP" && tag != "IN" && tag != "RB"
}

// postedTo tells whether word k stands behind a title and "to" or "of": "Ambassador to Norway Anna Holm".
func (l *Line) postedTo(k int) bool {
	if t := l.Text(k - 1); k < 2 || t != "to" && t != "of" {
		return false
	}
	return l.Titled(k - 2)
}

// partOfPerson tells whether a party's name is part of a person's: "Jordan Whitfield", "Anna Holland".
func (l *Line) partOfPerson(m Mention) bool {
	if m.Form == BySeat || m.To >= len(l.Words) || l.postedTo(m.From) {
		return false
	}
	from, to, kind := l.entity(m.From)
	next := m.To
	if kind == "PERSON" && to-from > m.To-m.From && from == m.From && next < to && l.f.words.Heads.Exact(l.Words[next].Text) == nil && !l.Titled(next) {
		return true
	}
	if m.Form == ByDemonym || m.To-m.From > 1 {
		return false
	}
	_, _, after := l.entity(next)
	return after == "PERSON" && !l.Words[next].Begins && l.nameWord(next)
}
