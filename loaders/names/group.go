package names

import (
	"strings"

	"github.com/parleygraph/parley/graph"
)

// members returns the group of people of one mind that a plural in words [k, to) names: "the Social Democrats".
func (l *line) members(k, to int) (Mention, bool) {
	if !l.people(to-1) || l.sideType(k, to) != "" || l.titled(to-1) || l.partyWord(k) > 0 || strings.Contains(l.raw(k, to), " of ") {
		return Mention{}, false
	}
	return Mention{From: k, To: to, Party: l.f.group(l.raw(k, to))}, true
}

// people tells whether word k is the plural of a name for people, and no common noun of the document or of the packs.
func (l *line) people(k int) bool {
	t := l.w[k].Text
	if tag := l.w[k].Tag; tag != "NNPS" && tag != "NNS" || l.f.common[t] {
		return false
	}
	return l.w[k].Entity == "NORP" && !l.f.words.is("heads.thing", singular(t)) && !l.f.words.is("generic", singular(t)) || l.f.words.is("people-ending", ending(t))
}

// ending returns the last four letters of a plural without its "s", by which names for people are known: "rats" of "Democrats".
func ending(plural string) string {
	stem := strings.TrimSuffix(plural, "s")
	return stem[max(0, len(stem)-3):]
}

// groupAt returns the political, religious or ethnic group that words [k, to) name, or to which they make what follows belong: "the Sunnis", "Sunni leaders".
func (l *line) groupAt(k, to int) (Mention, bool) {
	last := to - 1
	if l.people(last) {
		return Mention{From: k, To: to, Party: l.f.group(l.raw(k, to))}, true
	}
	if to >= len(l.w) || l.taken[to] > 0 || !strings.HasPrefix(l.w[last].Tag, "JJ") || l.is("government", to) || l.is("country", to) {
		return Mention{}, false
	}
	head, known := l.f.words.headOf(l.w[to].Text)
	if known && (head == speaks || head == belongs) || l.is("camp-head", to) || l.is("heads.camp", to) || l.is("stance-noun", to) {
		name := l.raw(k, to) + "s"
		if !l.f.words.is("people-ending", ending(strings.ToLower(name))) {
			return Mention{}, false
		}
		return Mention{From: k, To: to, Form: ByDemonym, Party: l.f.group(name)}, true
	}
	return Mention{}, false
}

// group returns the document's party of a group's name.
func (f *finder) group(name string) *Party {
	p := f.own(name, graph.Faction)
	p.Crowd = p.Own
	return p
}
