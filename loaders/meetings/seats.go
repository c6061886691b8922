package meetings

import (
	"slices"
	"strings"

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

// joins says on which side what a preposition joins to a word of meeting sits, false where it seats nobody.
func joins(preposition string) (side, bool) {
	switch preposition {
	case "with", "to", "alongside":
		return far, true
	case "between", "among", "of", "involving":
		return joint, true
	case "by":
		return near, true
	}
	return loose, false
}

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
			if where, ok := joins(e.Word); ok && e.Word != "to" {
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
	if rule != nil && rule.Mode == visit && (t.s.Words[w].Entity == "GPE" || t.s.Words[w].Entity == "LOC" || t.s.Words[w].Entity == "FAC") {
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
	if strings.EqualFold(a.Name(), b.Name()) {
		return true
	}
	both := a.Kind == names.PersonActor && b.Kind == names.PersonActor
	return !both && a.Side() != nil && b.Side() != nil && a.Side().Name == b.Side().Name
}
