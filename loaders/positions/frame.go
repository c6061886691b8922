package positions

import (
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/pattern"
)

// frame describes what stands with the cue, whatever the point is: who acts, what is said of it, what it is done to, and what it takes.
func (d *description) frame() {
	cue := d.c.Cue
	subject := d.subjectOf(cue)
	d.add("actor", subject, d.sign, d.c.Pattern)
	d.add("actor state", subject, d.state, d.c.Path)
	d.add("actor lemma", subject, d.lemma)
	for _, e := range [...]grammar.Label{grammar.Predicate, grammar.Object, grammar.Complement, grammar.Oblique} {
		to := d.s.To(cue, e)
		if to < 0 {
			d.add("without", e.String(), d.sign, d.c.Path)
			continue
		}
		x, kin, sign := d.word(to), d.kinOf(to), d.kinSign(to)
		d.add("with", e.String(), x, d.c.Pattern)
		d.add("with lemma", e.String(), x, d.lemma)
		d.add("with kin", e.String(), kin, d.state, d.c.Path)
		d.add("with sign", e.String(), sign, d.sign, d.state)
		d.add("with actor", e.String(), sign, subject)
		d.add("with state", e.String(), d.stateOf(to), sign, subject)
		if e == grammar.Predicate || e == grammar.Object {
			d.under(to, e.String(), kin)
		}
	}
}

// under describes what hangs on a word of the frame: "the need for talks", "ready to sign", "no possibility".
func (d *description) under(at int, edge, kin string) {
	for _, e := range d.s.Edges(at) {
		switch e.Label {
		case grammar.Complement, grammar.Oblique:
			d.add("under", edge, kin, e.Word, d.word(e.To))
			d.add("under kin", edge, kin, e.Label.String(), e.Word, d.c.Path)
		case grammar.Owner:
			d.add("under owner", edge, kin, d.same(e.To))
		}
	}
}

// subjectOf returns in one word who acts: the holder, another actor, a pronoun, or the lemma of a thing.
func (d *description) subjectOf(i int) string {
	subject := d.s.To(i, grammar.Subject)
	if subject < 0 {
		if e := d.s.Child(i, "expl", "nsubj", "nsubjpass", "csubj"); e >= 0 {
			return d.s.Words[e].Text
		}
		return "nobody"
	}
	return d.same(subject)
}

// same tells of a word whether it is the holder, another actor, or what it is.
func (d *description) same(i int) string {
	if i == d.c.Holder {
		return "holder"
	}
	for _, r := range d.page.Who.At(d.c.Sentence, i) {
		switch {
		case sameSide(r, d.c.By):
			return "holder"
		case r.Holds():
			return "other"
		}
	}
	if d.c.Holder != pattern.Speaker || d.s.Words[i].Tag != "PRP" {
		if d.s.Noun(i) {
			return d.word(i)
		}
	}
	return d.s.Words[i].Text
}

// chain describes the first of the verbs that "and" joins to the cue, by which the later ones are governed too: "plans to expand, grow and speed up".
func (d *description) chain() {
	lead := d.c.Cue
	for d.s.Words[lead].Relation == "conj" && d.s.Words[lead].Head >= 0 {
		lead = d.s.Words[lead].Head
	}
	if lead == d.c.Cue {
		return
	}
	d.add("lead", d.word(lead), d.state)
	d.add("lead sign", d.signOf(lead), d.sign)
	d.add("lead state", d.stateOf(lead), d.sign, d.state)
	d.add("lead tense", d.tense(lead), d.tense(d.c.Cue), d.sign)
	d.add("lead subject", d.subjectOf(lead), d.sign)
	if up := d.s.Words[lead].Head; up >= 0 {
		relation := d.s.Words[lead].Relation
		d.add("lead governor", d.word(up), relation)
		d.add("lead governor state", d.stateOf(up), relation, d.sign)
		d.add("lead governor kin", d.kinOf(up), relation, d.sign)
		d.add("lead governor sign", d.signOf(up), relation, d.sign)
		d.add("lead governor subject", d.subjectOf(up), relation, d.sign)
	}
}

// conditioned tells on what condition, and of which kind, the candidate stands.
func (d *description) conditioned() {
	if len(d.known.openings) == 0 {
		return
	}
	st := Statement{Candidate: *d.c}
	for _, o := range d.known.openings {
		refusing := o.opener
		refusing.behind = ""
		if _, hangs := hang(d.s, &st, refusing, o.at, constituent(d.s, o.at)); hangs {
			d.add("conditioned", string(o.kind), d.sign)
			d.add("conditioned state", string(o.kind), d.state, d.c.Path)
			d.add("conditioned by", d.s.Words[o.at].Text, d.sign)
		}
	}
}
