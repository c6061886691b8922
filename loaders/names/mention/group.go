package mention

import (
	"strings"

	"github.com/parleygraph/parley/graph"
)

// members returns the group of people of one mind that a plural in words [k, to) names: "the Social Democrats".
func (l *Line) members(k, to int) (Mention, bool) {
	if !l.people(to-1) || l.sideType(k, to) != "" || l.Titled(to-1) || l.PartyWord(k) > 0 || strings.Contains(l.Raw(k, to), " of ") {
		return Mention{}, false
	}
	return Mention{From: k, To: to, Party: l.f.group(l.Raw(k, to))}, true
}

// people tells whether word k is the plural of a name for people, and no common noun of the document or of the packs.
func (l *Line) people(k int) bool {
	t := l.Words[k].Text
	if tag := l.Words[k].Tag; tag != "NNPS" && tag != "NNS" || l.f.common[t] {
		return false
	}
	return l.Words[k].Entity == "NORP" && !l.f.words.Is("heads.thing", Singular(t)) && !l.f.words.Is("generic", Singular(t)) || l.f.words.Is("people-ending", ending(t))
}

// ending returns the last four letters of a plural without its "s", by which names for people are known: "rats" of "Democrats".
func ending(plural string) string {
	stem := strings.TrimSuffix(plural, "s")
	return stem[max(0, len(stem)-3):]
}

// groupAt returns the political, religious or ethnic group that words [k, to) name, or to which they make what follows belong: "the Sunnis", "Sunni leaders".
func (l *Line) groupAt(k, to int) (Mention, bool) {
	last := to - 1
	if l.people(last) {
		return Mention{From: k, To: to, Party: l.f.group(l.Raw(k, to))}, true
	}
	if to >= len(l.Words) || l.Taken[to] > 0 || !strings.HasPrefix(l.Words[last].Tag, "JJ") || l.Is("government", to) || l.Is("country", to) {
		return Mention{}, false
	}
	head, known := l.f.words.HeadOf(l.Words[to].Text)
	if known && (head == Speaks || head == Belongs) || l.Is("camp-head", to) || l.Is("heads.camp", to) || l.Is("stance-noun", to) {
		name := l.Raw(k, to) + "s"
		if !l.f.words.Is("people-ending", ending(strings.ToLower(name))) {
			return Mention{}, false
		}
		return Mention{From: k, To: to, Form: ByDemonym, Party: l.f.group(name)}, true
	}
	return Mention{}, false
}

// group returns the document's party of a group's name.
func (f *Finder) group(name string) *Party {
	p := f.own(name, graph.Faction)
	p.Crowd = p.Own
	return p
}
