package extract

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// unsure tells why a finding is no evidence that its holders take a position; it is empty where it is.
func (d *document) unsure(f *finding, said holding) Reason {
	switch {
	case d.other:
		return OtherField
	case said.nobody && !d.pleaded(f):
		return NoReporter
	case d.doubted(f):
		return Doubted
	case d.guessed(f, said):
		return Guessed
	}
	return ""
}

// pleaded tells whether a lawyer reports at the end of the sentence what a court decided, which the lawyer knows: "..., his lawyer said".
func (d *document) pleaded(f *finding) bool {
	p := d.parses[f.sentence]
	r := p.attached(f.tokens.from)
	if r < 0 || len(f.holders) == 0 || len(p.clauses[r].subjects) == 0 {
		return false
	}
	speaker := p.tokens[p.chunks[p.clauses[r].subjects[0].from].to-1].lower
	return d.x.counsel[speaker] && d.x.courts[p.tokens[f.holders[0].tokens.to-1].lower]
}

// doubted tells whether the finding stands in what somebody denies, or in a report that nobody makes: "wrong to conclude that Norway refuses".
func (d *document) doubted(f *finding) bool {
	p := d.parses[f.sentence]
	if f.clause < 0 {
		return false
	}
	if d.deniedOver(p, f.clause) {
		return true
	}
	r := p.reportOver(f.clause)
	if r < 0 || f.rule.Report && f.clause == r {
		return false
	}
	g := p.clauses[r].group
	return g.negator >= 0 || d.x.doubting[p.lemma(g)] || p.clauses[r].kind == infinitive && (len(d.holders[f.sentence][r].refs) == 0 || p.clauses[max(p.clauses[r].shares, 0)].group.copula)
}

// guessed tells whether somebody other than the holder says what the holder might do.
func (d *document) guessed(f *finding, said holding) bool {
	if len(f.holders) > 0 && len(said.refs) > 0 && said.refs[0].same(f.holders[0].actor) {
		return false
	}
	if f.group != nil && f.group.modal >= 0 && f.group.negator < 0 && d.parses[f.sentence].tokens[f.group.modal].lower == "could" && len(said.refs) > 0 {
		return true // what one says that another could do
	}
	if d.modality(f) == graph.Might || d.counterfactual(f) || d.hedged(f) || d.obliged(f) {
		return true
	}
	if f.clause < 0 || f.rule.Report {
		return false
	}
	p := d.parses[f.sentence]
	if k := p.clauses[f.clause].kind; k != mainClause && k != joinedClause {
		return false
	}
	if r := p.reportOver(f.clause); r >= 0 && d.x.guessing[p.lemma(p.clauses[r].group)] {
		return true
	}
	return d.fearedOver(p, f.clause)
}

// fearedOver tells whether a clause is what a verb takes that only guesses: "fears that Norway will refuse".
func (d *document) fearedOver(p *parse, ci int) bool {
	return slices.ContainsFunc(p.clauses[:ci], func(c clause) bool {
		that := p.after(c.chunk)
		return d.x.guessing[p.lemma(c.group)] && p.holds(&c, ci) && (p.kind(that) == thatChunk || opensClause(p, ci, that))
	})
}

// opensClause tells whether clause ci begins at chunk k.
func opensClause(p *parse, ci, k int) bool {
	subjects := p.clauses[ci].subjects
	return len(subjects) > 0 && subjects[0].from == k
}

// deniedOver tells whether a clause is what is said to be no fact: "it is not true that Norway refused".
func (d *document) deniedOver(p *parse, ci int) bool {
	return slices.ContainsFunc(p.clauses, func(c clause) bool {
		if !c.group.copula {
			return false
		}
		n := p.after(c.chunk)
		if p.kind(n) != nounChunk && p.kind(n) != adverbChunk {
			return false
		}
		word := p.tokens[p.chunks[n].to-1].lower
		if !d.x.untrue[word] && !(d.x.certain[word] && c.group.negator >= 0) {
			return false
		}
		return p.kind(p.after(n)) == thatChunk && p.tokens[p.chunks[n].from].start < p.tokens[p.clauses[ci].group.main].start && p.holds(&c, ci)
	})
}

// obliged tells whether the finding says what its holder has to do: "Norway must accept less". Who has to has not done it.
func (d *document) obliged(f *finding) bool {
	if f.clause < 0 || f.group == nil || f.group.modal < 0 || f.group.negator >= 0 || f.stance == graph.Demands {
		return false
	}
	rules, n := d.x.modals.at(d.parses[f.sentence].tokens, f.group.modal)
	return n > 0 && rules[0].Stance == string(graph.Demands)
}

// counterfactual tells whether the finding says what its holder would have done: "would have accepted it".
func (d *document) counterfactual(f *finding) bool {
	p := d.parses[f.sentence]
	return f.group != nil && f.group.modal >= 0 && p.tokens[f.group.modal].word.is(hypothetical) && f.group.modal+1 < len(p.tokens) && p.tokens[f.group.modal+1].lower == "have"
}

// hedged tells whether "probably" or the like stands in or right before the finding's verb group, or "alleged" before its noun.
func (d *document) hedged(f *finding) bool {
	if f.group == nil {
		return d.alleged(f)
	}
	return slices.ContainsFunc(d.parses[f.sentence].tokens[max(0, f.group.from-1):f.group.to], func(t token) bool { return d.x.hedges[t.lower] })
}

// alleged tells whether a noun's chunk says that what it names may not be: "Norway's alleged support".
func (d *document) alleged(f *finding) bool {
	p := d.parses[f.sentence]
	for k := range p.chunks {
		c := p.chunks[k]
		if p.kind(k) == nounChunk && p.tokens[c.from].start <= f.cue.from && f.cue.from < p.tokens[c.to-1].end {
			return slices.ContainsFunc(p.tokens[c.from:c.to], func(t token) bool { return d.x.alleged[t.lower] && t.start < f.cue.from })
		}
	}
	return false
}

// credible tells whether a holder can be held to a position. Somebody of whom the text says neither party nor role takes one only in
// its own narration, and only on a matter of negotiation.
func (d *document) credible(f *finding, h ref) bool {
	if h.kind == partyActor && d.crowds[h.party.ID] {
		return !f.rule.Report && (d.negotiable(f.point) || d.political(f))
	}
	if h.kind != personActor || h.person.party != nil || len(h.person.roles) > 0 {
		return true
	}
	if h.person.bystander || h.person.chair || f.rule.Report || d.directness(f) == graph.Direct {
		return false
	}
	return d.negotiable(f.point)
}

// political tells whether a crowd's position is about affairs of state by its words, or by whom it asks to act.
func (d *document) political(f *finding) bool {
	for _, w := range strings.Fields(graph.Fold(d.text[f.point.from:f.point.to])) {
		if d.x.stateWords[w] {
			return true
		}
	}
	return f.subject.kind == partyActor || f.subject.kind == personActor && f.group != nil && d.x.commanding[d.parses[f.sentence].lemma(*f.group)]
}

func (d *document) modality(f *finding) graph.Modality {
	if f.group == nil || f.group.modal < 0 {
		return graph.Asserted
	}
	w := d.parses[f.sentence].tokens[f.group.modal].word
	switch {
	case w.is(tentative) && f.stance == graph.Supports && d.parses[f.sentence].tokens[f.group.modal].lower == "could":
		return graph.Would // "Norway could live with this"
	case w.is(tentative) && f.group.negator < 0:
		return graph.Might
	case w.is(hypothetical):
		return graph.Would
	case w.is(future):
		return graph.Intended
	}
	return graph.Asserted
}

func (d *document) directness(f *finding) graph.Directness {
	p := d.parses[f.sentence]
	t := f.tokens.from
	if f.clause >= 0 {
		t = p.clauses[f.clause].group.main
	}
	switch {
	case p.tokens[t].quote != 0, f.rule.Report && quotedAt(p, f.point.from):
		return graph.Direct
	case f.clause >= 0 && p.reportOver(f.clause) >= 0, p.attached(t) >= 0, f.rule.Report:
		return graph.Indirect
	}
	return graph.Narrated
}

// quotedAt tells whether the token at a byte stands in a quotation.
func quotedAt(p *parse, at int) bool {
	for t := range p.tokens {
		if p.tokens[t].start <= at && at < p.tokens[t].end {
			return p.tokens[t].quote != 0
		}
	}
	return false
}
