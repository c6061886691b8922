package positions

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
)

// vetoed tells whether the sentence itself says that a statement is none, whatever the judge makes of its words: a consent, demand or proposal that is
// negated, or what nobody knows, or of which there is no sign, or what is only supposed, or another's.
func (r *Reader) vetoed(p *Page, st *Statement) bool {
	s := p.Sentences[st.Sentence]
	if doubted(s, st.Cue) || r.supposed(s, st.Cue) || inverted(s, st.Cue) || r.another(p, st) || r.beside(s, st) || r.noted(p, st) || r.unplanned(p, st) || r.guessed(s, st) {
		return true
	}
	if r.feared(s, st) || r.weighed(s, st) || r.obliged(s, st) || r.silent(s, st) || r.certain(s, st) || r.called(s, st) || r.recounts(p, st) || open(s, st) || aside(s, st) || r.framing(s, st) || r.never(s, st) || r.opening(s, st) {
		return true
	}
	if told := s.To(st.Cue, grammar.Complement); told >= 0 && r.signOf(s, st.Cue) != string(graph.Rejects) && st.Stance == graph.Rejects && r.consents(s, told) {
		return true
	}
	opposing := r.signOf(s, st.Cue) == string(graph.Rejects) // "does not oppose" consents, and does not refuse
	return (st.Stance == graph.Rejects) == opposing && negated(s, st)
}

// opening tells whether the cue only opens a condition: "provided" of "offers a loan, provided that they leave the port".
func (r *Reader) opening(s *grammar.Sentence, st *Statement) bool {
	o, ok := r.opens(s, st.Cue)
	return ok && o.takes != ""
}

// feared tells whether a statement is for what its holder only fears: who "fears that Norway wants the port" wants no such thing.
func (r *Reader) feared(s *grammar.Sentence, st *Statement) bool {
	return st.Stance != graph.Rejects && s.Verb(st.Cue) && r.lexicon.fears[s.Words[st.Cue].Lemma]
}

// weighed tells whether a statement is only about what two discuss: "discussed the port". Who discusses the need for a thing, or efforts for it, is for it.
func (r *Reader) weighed(s *grammar.Sentence, st *Statement) bool {
	if st.Stance == graph.Rejects {
		return false
	}
	verb := carrier(s, st.Cue)
	for w := &s.Words[verb]; !r.lexicon.weighs[w.Lemma] && w.Head >= 0 && (w.Relation == "pcomp" || w.Relation == "prep" || w.Relation == "xcomp"); w = &s.Words[verb] {
		verb = w.Head
	}
	if !r.lexicon.weighs[s.Words[verb].Lemma] {
		return false
	}
	object := s.To(verb, grammar.Object)
	return object < 0 || !slices.ContainsFunc(s.Conjuncts(object), func(i int) bool { return r.lexicon.weighty[s.Words[i].Lemma] })
}

// obliged tells whether a statement is only what somebody else asks of its holder: "urged Norway to pay", "Norway must pay".
func (r *Reader) obliged(s *grammar.Sentence, st *Statement) bool {
	if st.Holder < 0 {
		return false
	}
	verb := carrier(s, st.Cue)
	if modal := s.To(verb, grammar.Modal); modal >= 0 && r.lexicon.duties[s.Words[modal].Text] && s.To(verb, grammar.Subject) == st.Holder && !r.reportsAt(s, st) {
		return true
	}
	if r.asks(s, st.Cue) && s.To(st.Cue, grammar.Object) == st.Holder {
		return true
	}
	w := &s.Words[st.Cue]
	if w.Tag != "VB" || w.Head < 0 || w.Relation != "xcomp" && w.Relation != "ccomp" && w.Relation != "advcl" || !r.asks(s, w.Head) {
		return false
	}
	asked := s.To(w.Head, grammar.Object) == st.Holder || s.Words[st.Holder].Head == st.Cue && s.Words[st.Holder].Relation == "nsubj"
	return asked && s.To(w.Head, grammar.Subject) != st.Holder
}

// asks tells whether a verb asks for something by the packs.
func (r *Reader) asks(s *grammar.Sentence, verb int) bool {
	return s.Verb(verb) && slices.Contains(strings.Split(r.signOf(s, verb), "|"), string(graph.Demands))
}

// silent tells whether a statement rests on what its holder only refuses to speak of, which is no stance: "refused to confirm the plan", "declined to comment on it", "asked not to be named".
func (r *Reader) silent(s *grammar.Sentence, st *Statement) bool {
	at := st.Cue
	if told := s.To(at, grammar.Complement); told >= 0 && (r.refuses(s, at) || r.unnamed(s, told)) {
		at = told
	}
	for ; s.Words[at].Head >= 0; at = s.Words[at].Head {
		if w := &s.Words[at]; w.Relation == "xcomp" && r.lexicon.unspoken[w.Lemma] && (r.refuses(s, w.Head) || r.unnamed(s, at)) {
			return r.unnamed(s, at) || s.To(w.Head, grammar.Subject) == st.Holder
		}
	}
	return false
}

// unnamed tells whether a verb says what somebody asks for who wants to stay unknown: "named" of "asked not to be named".
func (r *Reader) unnamed(s *grammar.Sentence, verb int) bool {
	up := s.Words[verb].Head
	passive := slices.ContainsFunc(s.Children(verb), func(c int) bool { return s.Words[c].Relation == "auxpass" })
	return up >= 0 && r.asks(s, up) && r.lexicon.unspoken[s.Words[verb].Lemma] && passive && s.To(verb, grammar.Negator) >= 0
}

// refuses tells whether a verb refuses something by the packs.
func (r *Reader) refuses(s *grammar.Sentence, verb int) bool {
	return s.Verb(verb) && r.signOf(s, verb) == string(graph.Rejects)
}

// certain tells whether what a sentence says there is none of leaves the rest as it is: "there is no doubt about the plan", "there is no time to lose".
func (r *Reader) certain(s *grammar.Sentence, st *Statement) bool {
	none := func(i int) bool {
		return r.lexicon.undenied[s.Words[i].Text] && slices.ContainsFunc(s.Children(i), func(d int) bool { return s.Words[d].Text == "no" })
	}
	verb := st.Cue
	if told := s.To(verb, grammar.Complement); told >= 0 && r.lexicon.reports[s.Words[verb].Lemma] {
		verb = told
	}
	return st.Stance == graph.Rejects && (none(st.Cue) || s.Words[verb].Lemma == "be" && slices.ContainsFunc(s.Children(verb), none))
}

// consents tells whether a verb of refusal is denied: "no longer opposes".
func (r *Reader) consents(s *grammar.Sentence, verb int) bool {
	return r.signOf(s, verb) == string(graph.Rejects) && s.To(verb, grammar.Negator) >= 0 && s.To(verb, grammar.Modal) < 0
}

// open tells whether a sentence says that nothing is decided: "has yet to accept", "neither Norway nor Sweden accepted".
func open(s *grammar.Sentence, st *Statement) bool {
	verb := carrier(s, st.Cue)
	if up := s.Words[verb].Head; up >= 0 && s.Words[verb].Relation == "xcomp" && s.Words[up].Lemma == "have" && slices.ContainsFunc(s.Children(up), func(c int) bool { return s.Words[c].Text == "yet" }) {
		return true
	}
	if not := s.To(verb, grammar.Negator); not >= 0 && s.Words[verb].Lemma == "reject" && slices.ContainsFunc(s.Children(verb), func(c int) bool { return s.Words[c].Text == "did" }) {
		return true // who did not reject a draft has not backed it either
	}
	return s.Words[verb].Tag == "VBD" && s.To(verb, grammar.Modal) < 0 && st.Holder >= 0 &&
		slices.ContainsFunc(slices.Concat(s.Children(st.Holder), s.Children(verb), s.Children(s.Conjoined(verb))), func(c int) bool { return s.Words[c].Text == "neither" })
}

// guessed tells whether a statement is what somebody else thinks or fears of its holder: "Norway fears that Oman wants the port".
func (r *Reader) guessed(s *grammar.Sentence, st *Statement) bool {
	if st.Holder < 0 || st.Stance == graph.Rejects {
		return false
	}
	for at, steps := st.Cue, 0; steps < 6; steps++ {
		relation, up := s.Words[at].Relation, s.Words[at].Head
		if up < 0 {
			return false
		}
		clause := relation == "ccomp" || relation == "pcomp" || relation == "acl"
		if clause && r.lexicon.guesses[s.Words[up].Lemma] && s.In(st.Holder, at) {
			return true
		}
		if clause && s.Words[up].Lemma == "of" && s.Words[up].Head >= 0 && r.lexicon.guesses[s.Words[s.Words[up].Head].Lemma] && st.Holder < up && s.Child(s.Words[up].Head, "dobj") == st.Holder {
			return true // "Norway accuses Oman of seeking the port"
		}
		at = up
	}
	return false
}

// supposed tells whether a word stands in a condition, as what somebody else is to do first: "if Norway agrees", "unless Norway withdraws".
func (r *Reader) supposed(s *grammar.Sentence, cue int) bool {
	for i := 0; i < cue; i++ {
		o, ok := r.opens(s, i)
		if !ok || o.bound() || asked(s, i) || s.Verb(i) {
			continue
		}
		top := constituent(s, i)
		if _, to := s.Span(top); cue < to && cue >= i+len(o.words) && s.Words[top].Head >= 0 {
			return true
		}
	}
	return false
}

// inverted tells whether a word stands in a condition that its verb opens: "should the talks help", "had Norway signed".
func inverted(s *grammar.Sentence, cue int) bool {
	for at := cue; at >= 0; at = s.Words[at].Head {
		if from, _ := s.Span(at); s.Words[at].Relation != "xcomp" && invertedBy(s, at, from) {
			return true
		}
	}
	return false
}

// never tells whether a statement is for what its cue, or the clause that the cue only reports, says will never be.
func (r *Reader) never(s *grammar.Sentence, st *Statement) bool {
	verb := carried(s, st.Cue)
	if told := s.To(verb, grammar.Complement); told >= 0 && r.lexicon.reports[s.Words[verb].Lemma] {
		verb = told
	} else if not := s.To(verb, grammar.Negator); not >= st.From && not < st.To {
		return false
	}
	return r.signOf(s, verb) != string(graph.Rejects) && foregone(s, st, verb)
}

// foregone tells whether a sentence says that what is to be done will never be, and the statement is for it: "would never negotiate".
func foregone(s *grammar.Sentence, st *Statement, verb int) bool {
	not, modal := s.To(verb, grammar.Negator), s.To(verb, grammar.Modal)
	if st.Stance == graph.Rejects || not < 0 || modal < 0 {
		return false
	}
	switch s.Words[modal].Text {
	case "will", "would", "wo", "can", "ca", "could":
		return s.Words[not].Relation == "neg"
	}
	return false
}

// carried returns the verb that a modal helps, else the word itself.
func carried(s *grammar.Sentence, cue int) int {
	if w := &s.Words[cue]; w.Relation == "aux" && w.Head >= 0 {
		return w.Head
	}
	return cue
}

// signOf returns what the packs say of a verb.
func (r *Reader) signOf(s *grammar.Sentence, cue int) string {
	return r.lexicon.stances["verb "+s.Words[cue].Lemma]
}

// negated tells whether the cue is: "has not announced", "neither Norway nor Sweden accepted". What is demanded not to be is no negated demand.
func negated(s *grammar.Sentence, st *Statement) bool {
	verb := carrier(s, st.Cue)
	if not := s.To(verb, grammar.Negator); not >= 0 && s.Words[not].Relation == "neg" && s.To(verb, grammar.Modal) < 0 {
		return true
	}
	if st.Holder < 0 || s.To(verb, grammar.Subject) != st.Holder {
		return false
	}
	return cutOff(s, st.Holder, verb) || slices.ContainsFunc(s.Children(st.Holder), func(c int) bool { return s.Words[c].Text == "neither" })
}

// carrier returns the verb whose object or phrase a cue is, the cue itself where it is a verb or nothing governs it: "announced" of "announced support".
func carrier(s *grammar.Sentence, cue int) int {
	for at := cue; at >= 0; at = s.Words[at].Head {
		if s.Verb(at) {
			return at
		}
		if r := s.Words[at].Relation; r != "dobj" && r != "pobj" && r != "prep" && r != "attr" && r != "acomp" {
			break
		}
	}
	return cue
}

// cutOff tells whether a negated auxiliary stands between a subject and its verb that an insertion cuts off from it: "has not, as of Friday, announced".
func cutOff(s *grammar.Sentence, subject, verb int) bool {
	for i := subject + 1; i < verb; i++ {
		switch s.Words[i].Lemma {
		case "have", "be", "do":
			if s.To(i, grammar.Negator) >= 0 && s.Child(i, "dobj", "acomp", "attr", "xcomp", "ccomp") < 0 {
				return true
			}
		}
	}
	return false
}

// doubted tells whether the clause of a word stands behind "whether", or behind a noun that is denied: "no evidence that Norway backs the plan".
func doubted(s *grammar.Sentence, i int) bool {
	for at := i; at >= 0; at = s.Words[at].Head {
		if mark := s.To(at, grammar.Mark); mark >= 0 && s.Words[mark].Text == "whether" {
			return true
		}
		up := s.Words[at].Head
		if up < 0 {
			return false
		}
		clause := s.Words[at].Relation == "acl" || s.Words[at].Relation == "ccomp"
		if clause && s.Noun(up) && s.To(up, grammar.Negator) >= 0 && s.To(at, grammar.Mark) >= 0 {
			return true
		}
	}
	return false
}
