package meetings

import "github.com/parleygraph/parley/loaders/grammar"

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
			joined := t.s.Verb(at) && t.s.Words[at].Relation == "conj" // "met Sweden and will meet Denmark": who meets is the same, whom is not
			for _, e := range t.s.Edges(up) {
				if !t.s.In(t.cue, e.To) && first == partnered(e) && !(joined && e.Label != grammar.Subject) {
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
