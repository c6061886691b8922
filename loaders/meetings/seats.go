package meetings

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/text"
)

// A side says on which side of the table somebody sits.
type side uint8

const (
	near  side = iota // who meets: "Norway met", "Norway's meeting", "Norway held talks"
	far               // whom: "met Sweden", "talks with Sweden"
	joint             // "talks between Norway and Sweden", "Norwegian-Swedish talks"
	loose             // whom the sentence or the text only suggests
	sides
)

// A seat is an actor who may take part, with the way by which the graph leads there from the word of meeting.
type seat struct {
	names.Ref
	way string
}

// A table collects the seats at one word of meeting.
type table struct {
	r     *Reader
	p     *Page
	i     int // the sentence
	s     *grammar.Sentence
	cue   int
	seats [sides][]seat
}

// joins says on which side what a preposition joins to a word of meeting sits.
var joins = map[string]side{"with": far, "to": far, "between": joint, "among": joint, "of": joint, "by": near, "involving": joint, "alongside": far}

// lay seats those whom the clause of the word of meeting names.
func (t *table) lay() {
	t.own()
	t.named(t.cue)
	t.climb()
}

// suggest seats those whom the sentence and the text suggest: who met last, whom the text names most.
func (t *table) suggest(main, before []names.Ref) {
	t.sit(loose, before, "before")
	t.rest()
	t.sit(loose, t.p.Who.Voice(), "voice")
	t.sit(loose, main, "main")
}

// own seats whom the word itself governs: its subject and object, its owner, what "with" and "between" join to it.
func (t *table) own() {
	for _, e := range t.s.Edges(t.cue) {
		switch e.Label {
		case grammar.Subject:
			t.word(near, e.To, "subject")
		case grammar.Object:
			t.guest(e.To, "object")
		case grammar.Owner:
			if t.sponsored(e.To) {
				continue
			}
			if t.s.Words[e.To].Relation == "poss" || e.Word != "" {
				t.word(near, e.To, "owner")
			} else {
				t.word(near, e.To, "name")
			}
		case grammar.Oblique:
			if where, ok := joins[e.Word]; ok && e.Word != "to" {
				t.word(where, e.To, e.Word)
			} else if ok {
				t.guest(e.To, "to")
			}
		}
	}
}

// sponsored tells whether an adjective names who stands behind the talks and not who takes part: "Norwegian-sponsored".
func (t *table) sponsored(w int) bool {
	_, last, hyphen := strings.Cut(t.s.Words[w].Text, "-")
	return hyphen && (strings.HasSuffix(last, "ed") || t.r.words.in("meeting.sponsored", last))
}

// guest seats those who are met or visited: a place that is visited is not.
func (t *table) guest(w int, way string) {
	rule := t.r.words.rule(t.s, t.cue)
	if rule != nil && rule.Mode == "visit" && (t.s.Words[w].Entity == "GPE" || t.s.Words[w].Entity == "LOC" || t.s.Words[w].Entity == "FAC") {
		t.host(w, way)
		return
	}
	t.word(far, w, way)
}

// host seats whom a phrase of place or purpose means, and whose capital it names: "left Oslo after talks".
func (t *table) host(w int, way string) {
	if t.s.Words[w].Entity != "GPE" {
		t.word(loose, w, way)
		return
	}
	from := w
	for from > 0 && t.s.Words[from-1].Head == w && t.s.Words[from-1].Entity == "GPE" {
		from--
	}
	span := text.Span{Start: t.s.Words[from].Start, End: t.s.Words[w].End}
	if party := t.r.words.land(t.p.Document.Text[span.Start:span.End]); party != nil {
		t.sit(loose, []names.Ref{{Actor: names.Actor{Kind: names.PartyActor, Party: party}, Span: span}}, way+" place")
		return
	}
	t.word(loose, w, way+" place")
}

// named seats the parties that adjectives name: "Norwegian-Swedish talks".
func (t *table) named(word int) {
	for _, c := range t.s.Children(word) {
		w := &t.s.Words[c]
		if c > word || w.Relation != "amod" && w.Relation != "compound" && w.Relation != "nmod" {
			continue
		}
		for _, a := range t.s.Conjuncts(c) {
			t.sit(near, t.adjective(a), "name")
		}
	}
}

// adjective returns the parties that an adjective names: "Norwegian", "Norwegian-Swedish".
func (t *table) adjective(w int) []names.Ref {
	var refs []names.Ref
	for part := range strings.SplitSeq(t.s.Words[w].Text, "-") {
		party := t.r.words.parties[part]
		if party == nil || !t.s.Words[w].Capital {
			return nil // "Norway-sponsored"
		}
		span := text.Span{Start: t.s.Words[w].Start, End: t.s.Words[w].End}
		refs = append(refs, names.Ref{Actor: names.Actor{Kind: names.PartyActor, Party: party}, Span: span})
	}
	return refs
}

// farthest is how many steps up from the word seats are looked for.
const farthest = 7

// climb seats those whom the words above name: with whom the talks were held, then who held them, who travelled for them and whither.
func (t *table) climb() {
	for _, first := range []bool{true, false} {
		at, beyond := t.cue, false
		for range farthest {
			up := t.s.Words[at].Head
			if up < 0 {
				break
			}
			switch t.s.Words[at].Relation {
			case "ccomp", "parataxis", "relcl", "advcl":
				beyond = true // who reports it does not thereby take part
			}
			for _, e := range t.s.Edges(up) {
				if !t.s.In(t.cue, e.To) && first == partnered(e) {
					t.above(e, beyond)
				}
			}
			if first {
				t.beside(up)
			}
			at = up
		}
	}
}

// partnered tells whether an edge leads to the other side or to both.
func partnered(e grammar.Edge) bool {
	return e.Label == grammar.Oblique && (e.Word == "with" || e.Word == "between" || e.Word == "among" || e.Word == "alongside")
}

// beside seats the sides that hang on what is said of the talks: "talks remain stalled between Norway and Sweden".
func (t *table) beside(up int) {
	for _, c := range t.s.Children(up) {
		switch t.s.Words[c].Relation {
		case "acomp", "oprd", "xcomp", "attr", "advcl":
			for _, e := range t.s.Edges(c) {
				if e.Label == grammar.Oblique && (e.Word == "between" || e.Word == "among") {
					t.word(joint, e.To, "between above")
				}
			}
		}
	}
}

// above seats whom an edge of a word above leads to.
func (t *table) above(e grammar.Edge, beyond bool) {
	switch {
	case beyond && e.Label == grammar.Subject:
		t.word(loose, e.To, "beyond")
	case beyond && e.Label == grammar.Oblique:
		t.word(loose, e.To, e.Word+" beyond")
	case e.Label == grammar.Subject && len(t.seats[near]) == 0:
		t.word(near, e.To, "above")
	case e.Label == grammar.Object && t.s.Words[e.To].Relation == "nsubjpass" && len(t.seats[near]) == 0 && !beyond:
		t.word(near, e.To, "above") // "are engaged in talks", "are expected for talks"
	case e.Label == grammar.Object && e.To != t.cue:
		t.host(e.To, "object above")
	case e.Label == grammar.Oblique && (e.Word == "with" || e.Word == "alongside") && len(t.seats[far]) == 0:
		t.word(far, e.To, "with above")
	case e.Label == grammar.Oblique && (e.Word == "between" || e.Word == "among"):
		t.word(joint, e.To, "between above")
	case e.Label == grammar.Oblique && e.Word == "by":
		t.word(loose, e.To, "by above")
	case e.Label == grammar.Oblique:
		t.host(e.To, e.Word+" above")
	}
}

// rest seats whom else the sentence names, the nearest first.
func (t *table) rest() {
	var refs [2][]names.Ref
	for w := range t.s.Words {
		if t.s.Noun(w) {
			k := 0
			if w > t.cue {
				k = 1
			}
			refs[k] = append(refs[k], t.p.Who.At(t.i, w)...)
		}
	}
	before := apart(refs[0])
	slices.Reverse(before)
	t.sit(loose, before, "left")
	t.sit(loose, apart(refs[1]), "right")
}

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

// apart drops a party beside a person of that party: "his Swedish counterpart, Anna Holm" is one side.
func apart(refs []names.Ref) []names.Ref {
	return slices.DeleteFunc(slices.Clone(refs), func(r names.Ref) bool {
		return r.Kind != names.PersonActor && slices.ContainsFunc(refs, func(o names.Ref) bool { return o.Kind == names.PersonActor && oneSide(o, r) })
	})
}

// sit gives actors a seat that have none yet.
func (t *table) sit(where side, refs []names.Ref, way string) {
	for _, r := range refs {
		if where == joint {
			t.seats[near] = slices.DeleteFunc(t.seats[near], func(s seat) bool { return s.Name() == r.Name() })
		}
		if r.Holds() && r.Name() != "" && !t.seated(r, where == loose) {
			t.seats[where] = append(t.seats[where], seat{r, way})
		}
	}
}

// seated tells whether an actor has a seat, or somebody of its side where sides count.
func (t *table) seated(r names.Ref, sides bool) bool {
	for _, row := range t.seats {
		if slices.ContainsFunc(row, func(s seat) bool { return s.Name() == r.Name() || sides && oneSide(s.Ref, r) }) {
			return true
		}
	}
	return false
}

// oneSide tells whether two actors are one side: a party and somebody of it.
func oneSide(a, b names.Ref) bool {
	if a.Name() == b.Name() {
		return true
	}
	both := a.Kind == names.PersonActor && b.Kind == names.PersonActor
	return !both && a.Side() != nil && b.Side() != nil && a.Side().Name == b.Side().Name
}
