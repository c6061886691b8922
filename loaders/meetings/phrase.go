package meetings

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/text"
)

// word seats those whom a noun phrase means, with those whom "and" joins to it.
func (t *table) word(where side, w int, way string) {
	for _, c := range t.coordinated(t.antecedent(w)) {
		refs := t.phrase(c)
		if where == near && len(refs) == 1 {
			refs = t.joined(c, refs)
		}
		switch {
		case len(refs) > 0:
		case where != loose && t.r.words.crowd(t.s, c):
			refs = []names.Ref{t.crowd(c)}
		default:
			refs = t.within(c)
			if !slices.ContainsFunc(refs, isPerson) {
				way += "~"
			}
		}
		t.sit(where, apart(refs), way)
	}
}

// antecedent returns what a relative pronoun stands for that the parser has joined to nothing: the noun before it.
func (t *table) antecedent(w int) int {
	if t.s.Words[w].Tag != "WDT" && t.s.Words[w].Tag != "WP" {
		return w
	}
	for at := w - 1; at >= 0; at-- {
		if t.s.Noun(at) {
			for t.s.Words[at].Relation == "conj" {
				at = t.s.Words[at].Head
			}
			return at
		}
	}
	return w
}

// coordinated returns a word and those that "and" joins to it, also where the parser takes the first for a part of the second: "the government and rebel
// leaders".
func (t *table) coordinated(w int) []int {
	found := t.s.Conjuncts(w)
	for _, c := range t.s.Children(w) {
		if r := t.s.Words[c].Relation; c < w && t.s.Noun(c) && (r == "nmod" || r == "compound") && t.s.Child(c, "cc") >= 0 {
			found = append(found, c)
		}
	}
	for _, c := range t.s.Children(w) {
		if c < w && t.s.Words[c].Relation == "cc" && c > 0 && t.s.Noun(c-1) && t.s.Words[c-1].Head == w {
			found = append(found, c-1)
		}
	}
	return found
}

// joined adds to the only one whom a subject means those whom "and" joins to words inside it: "Anna Holm of the Workers' Party and the Greens".
func (t *table) joined(w int, refs []names.Ref) []names.Ref {
	from, to := t.s.Span(w)
	for c := from; c < to; c++ {
		if t.s.Words[c].Relation != "conj" || !t.s.Noun(c) || t.clausal(c, w) {
			continue
		}
		for _, r := range t.p.Who.At(t.i, c) {
			if r.Holds() && !oneSide(r, refs[0]) {
				refs = append(refs, r)
			}
		}
	}
	if persons := t.within(w); len(persons) > 1 && isPerson(persons[0]) {
		return persons // "Anna Holm and the president of Sweden Lars Berg"
	}
	return refs
}

// phrase returns whom a noun phrase means, and those who explain it: "his counterpart, Anna Holm", "the leaders of Norway and Sweden".
func (t *table) phrase(w int) []names.Ref {
	refs := slices.DeleteFunc(slices.Clone(t.p.Who.At(t.i, w)), func(r names.Ref) bool { return !r.Holds() })
	if t.r.words.rebels(t.s, w) && !slices.ContainsFunc(refs, notState) {
		return []names.Ref{t.crowd(w)} // "Norway's rebel leaders" are not Norway
	}
	for _, c := range t.s.Children(w) {
		switch x := &t.s.Words[c]; {
		case strings.HasSuffix(t.s.Words[w].Tag, "S") && c < w && x.Capital && len(t.s.Conjuncts(c)) > 1: // "Norwegian and Swedish officials"
			for _, a := range t.s.Conjuncts(c) {
				refs = append(refs, t.adjective(a)...)
			}
		case x.Relation == "appos":
			for _, a := range t.s.Conjuncts(c) {
				refs = append(refs, t.p.Who.At(t.i, a)...)
			}
		case x.Relation == "prep" && (x.Text == "of" || x.Text == "from") && strings.HasSuffix(t.s.Words[w].Tag, "S") && t.r.words.in("meeting.envoys", strings.TrimSuffix(t.s.Words[w].Text, "s")):
			if of := t.s.Child(c, "pobj"); of >= 0 {
				for _, a := range t.s.Conjuncts(of) {
					refs = append(refs, t.p.Who.At(t.i, a)...)
				}
			}
		}
	}
	return refs
}

// notState tells whether an actor is none of a state's.
func notState(r names.Ref) bool {
	return r.Side() == nil || r.Side().Type != graph.State || r.Kind == names.PersonActor || r.Pronoun
}

// crowd returns a side that only a common noun names: "two rebel groups", "union leaders".
func (t *table) crowd(w int) names.Ref {
	from, to := t.s.SpanWithout(w, func(c int) bool {
		x := &t.s.Words[c]
		if x.Head != w {
			return x.Relation == "relcl" || x.Relation == "acl"
		}
		switch x.Relation {
		case "relcl", "acl", "det", "nummod", "conj", "cc", "punct", "appos":
			return true
		case "prep":
			return x.Text != "of" && x.Text != "from"
		}
		return false
	})
	span := text.Span{Start: t.s.Words[from].Start, End: t.s.Words[to-1].End}
	name := strings.Join(strings.Fields(t.p.Document.Text[span.Start:span.End]), " ")
	party := &names.Party{ID: graph.PartyID(graph.Slug(name)), Name: name, Type: graph.Faction, Crowd: true}
	return names.Ref{Actor: names.Actor{Kind: names.Organization, Party: party}, Span: span}
}

// within returns those whom a phrase names inside: "officials from Norway and Sweden".
func (t *table) within(w int) []names.Ref {
	var refs []names.Ref
	from, to := t.s.Span(w)
	for c := from; c < to; c++ {
		if c != w && (t.s.Noun(c) || t.s.Adjective(c)) && !t.clausal(c, w) {
			refs = append(refs, t.p.Who.At(t.i, c)...)
		}
	}
	if slices.ContainsFunc(refs, isPerson) {
		refs = slices.DeleteFunc(refs, func(r names.Ref) bool { return !isPerson(r) })
	}
	return refs
}

func isPerson(r names.Ref) bool { return r.Kind == names.PersonActor }

// clausal tells whether a clause of its own stands between a word and one above it.
func (t *table) clausal(c, top int) bool {
	for at := c; at >= 0 && at != top; at = t.s.Words[at].Head {
		if r := t.s.Words[at].Relation; r == "relcl" || r == "acl" || r == "advcl" {
			return true
		}
	}
	return false
}
