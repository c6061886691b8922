package meetings

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/text"
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
	seats []seat
}

// strong tells whether a way leads to somebody whom the words themselves seat there.
func strong(way string) bool {
	switch way {
	case "subject", "object", "with", "between", "among", "owner", "name", "by", "above":
		return true
	}
	return false
}

// lay collects the seats at a word of meeting: those whom its clause names, then those whom the sentence and the text suggest.
func (t *table) lay(main, before []names.Ref) {
	t.own()
	t.climb()
	t.rest()
	t.sit(t.p.Who.Voice(), "voice")
	t.sit(before, "before")
	t.sit(main, "main")
}

// own seats whom the word itself governs: its subject and object, its owner, what "with" and "between" join to it.
func (t *table) own() {
	for _, e := range t.s.Edges(t.cue) {
		switch e.Label {
		case grammar.Subject:
			t.word(e.To, "subject")
		case grammar.Object:
			t.word(e.To, "object")
		case grammar.Owner:
			if e.Word == "" && t.s.Words[e.To].Relation != "poss" {
				t.word(e.To, "name")
			} else {
				t.word(e.To, "owner")
			}
		case grammar.Oblique:
			t.word(e.To, e.Word)
		}
	}
	t.named()
}

// named seats the parties that adjectives name: "Norwegian-Swedish talks", "Norwegian and Swedish diplomats".
func (t *table) named() {
	for _, c := range t.s.Children(t.cue) {
		w := &t.s.Words[c]
		if c > t.cue || w.Relation != "amod" && w.Relation != "compound" && w.Relation != "nmod" {
			continue
		}
		for _, a := range t.s.Conjuncts(c) {
			for part := range strings.SplitSeq(t.s.Words[a].Text, "-") {
				if party := t.r.words.parties[part]; party != nil && t.s.Words[a].Capital {
					t.sit([]names.Ref{{Actor: names.Actor{Kind: names.PartyActor, Party: party}, Span: text.Span{Start: t.s.Words[a].Start, End: t.s.Words[a].End}}}, "name")
				}
			}
		}
	}
}

// farthest is how many steps up from the word seats are looked for.
const farthest = 6

// climb seats those whom the words above name: who held the talks, who travelled for them and whither.
func (t *table) climb() {
	at := t.cue
	for range farthest {
		up := t.s.Words[at].Head
		if up < 0 {
			return
		}
		for _, e := range t.s.Edges(up) {
			if t.s.In(t.cue, e.To) {
				continue
			}
			switch {
			case e.Label == grammar.Subject:
				t.word(e.To, "above")
			case e.Label == grammar.Object:
				t.word(e.To, "object above")
			case e.Label == grammar.Owner:
				t.word(e.To, "owner above")
			case e.Label == grammar.Oblique:
				t.word(e.To, e.Word+" above")
			}
		}
		at = up
	}
}

// rest seats whom else the sentence names.
func (t *table) rest() {
	for w := range t.s.Words {
		if t.s.Noun(w) {
			t.sit(t.p.Who.At(t.i, w), "rest")
		}
	}
}

// word seats those whom a noun phrase means, with those whom "and" joins to it and those who explain it: "his counterpart, Anna Holm".
func (t *table) word(w int, way string) {
	for _, c := range t.s.Conjuncts(w) {
		refs := t.p.Who.At(t.i, c)
		for _, child := range t.s.Children(c) {
			if t.s.Words[child].Relation == "appos" {
				for _, a := range t.s.Conjuncts(child) {
					refs = append(slices.Clone(refs), t.p.Who.At(t.i, a)...)
				}
			}
		}
		if len(refs) == 0 {
			t.within(c, way+" within")
		}
		t.sit(refs, way)
	}
}

// within seats those whom a phrase names inside: "officials from Norway and Sweden".
func (t *table) within(w int, way string) {
	from, to := t.s.Span(w)
	for c := from; c < to; c++ {
		if c != w && t.s.Noun(c) {
			t.sit(t.p.Who.At(t.i, c), way)
		}
	}
}

// sit gives actors a seat that have none yet. A person takes the seat of the person's party that came by the same way.
func (t *table) sit(refs []names.Ref, way string) {
	for _, r := range refs {
		if !r.Holds() || r.Name() == "" {
			continue
		}
		known := slices.IndexFunc(t.seats, func(s seat) bool { return s.Name() == r.Name() })
		if known >= 0 {
			continue
		}
		t.seats = append(t.seats, seat{r, way})
	}
}

// oneSide tells whether two actors are one side: a party and somebody of it.
func oneSide(a, b names.Ref) bool {
	if a.Name() == b.Name() {
		return true
	}
	both := a.Kind == names.PersonActor && b.Kind == names.PersonActor
	return !both && a.Side() != nil && b.Side() != nil && a.Side().Name == b.Side().Name
}
