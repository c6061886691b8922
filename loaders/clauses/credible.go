package clauses

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/drops"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/clauses/people"
	"github.com/parleygraph/parley/loaders/clauses/speakers"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
)

// unsure tells why a finding is no evidence that its holders take a position; it is empty where it is.
func (d *Document) unsure(f *finding, said speakers.Holding) drops.Reason {
	switch {
	case d.Other:
		return drops.OtherField
	case said.Nobody && !d.pleaded(f):
		return drops.NoReporter
	case d.doubted(f):
		return drops.Doubted
	case d.guessed(f, said):
		return drops.Guessed
	}
	return ""
}

// pleaded tells whether a lawyer reports at the end of the sentence what a court decided, which the lawyer knows: "..., his lawyer said".
func (d *Document) pleaded(f *finding) bool {
	p := d.Parses[f.sentence]
	r := p.Attached(f.tokens.From)
	if r < 0 || len(f.holders) == 0 || len(p.Clauses[r].Subjects) == 0 {
		return false
	}
	speaker := p.Tokens[p.Chunks[p.Clauses[r].Subjects[0].From].To-1].Lower
	return d.x.counsel[speaker] && d.x.courts[p.Tokens[f.holders[0].Tokens.To-1].Lower]
}

// doubted tells whether the finding stands in what somebody denies, or in a report that nobody makes: "wrong to conclude that Norway refuses".
func (d *Document) doubted(f *finding) bool {
	p := d.Parses[f.sentence]
	if f.clause < 0 {
		return false
	}
	if d.deniedOver(p, f.clause) {
		return true
	}
	r := p.ReportOver(f.clause)
	if r < 0 || f.rule.Report && f.clause == r {
		return false
	}
	g := p.Clauses[r].Group
	return g.Negator >= 0 || d.x.doubting[p.Lemma(g)] || p.Clauses[r].Kind == syntax.Infinitive && (len(d.Holders[f.sentence][r].Refs) == 0 || p.Clauses[max(p.Clauses[r].Shares, 0)].Group.Copula)
}

// guessed tells whether somebody other than the holder says what the holder might do.
func (d *Document) guessed(f *finding, said speakers.Holding) bool {
	if len(f.holders) > 0 && len(said.Refs) > 0 && said.Refs[0].Same(f.holders[0].Actor) {
		return false
	}
	if f.group != nil && f.group.Modal >= 0 && f.group.Negator < 0 && d.Parses[f.sentence].Tokens[f.group.Modal].Lower == "could" && len(said.Refs) > 0 {
		return true // what one says that another could do
	}
	if d.modality(f) == graph.Might || d.counterfactual(f) || d.hedged(f) || d.obliged(f) {
		return true
	}
	if f.clause < 0 || f.rule.Report {
		return false
	}
	p := d.Parses[f.sentence]
	if k := p.Clauses[f.clause].Kind; k != syntax.MainClause && k != syntax.JoinedClause {
		return false
	}
	if r := p.ReportOver(f.clause); r >= 0 && d.x.guessing[p.Lemma(p.Clauses[r].Group)] {
		return true
	}
	return d.fearedOver(p, f.clause)
}

// fearedOver tells whether a clause is what a verb takes that only guesses: "fears that Norway will refuse".
func (d *Document) fearedOver(p *syntax.Parse, ci int) bool {
	return slices.ContainsFunc(p.Clauses[:ci], func(c syntax.Clause) bool {
		that := p.After(c.Chunk)
		return d.x.guessing[p.Lemma(c.Group)] && p.Holds(&c, ci) && (p.Kind(that) == syntax.ThatChunk || opensClause(p, ci, that))
	})
}

// opensClause tells whether clause ci begins at chunk k.
func opensClause(p *syntax.Parse, ci, k int) bool {
	subjects := p.Clauses[ci].Subjects
	return len(subjects) > 0 && subjects[0].From == k
}

// deniedOver tells whether a clause is what is said to be no fact: "it is not true that Norway refused".
func (d *Document) deniedOver(p *syntax.Parse, ci int) bool {
	return slices.ContainsFunc(p.Clauses, func(c syntax.Clause) bool {
		if !c.Group.Copula {
			return false
		}
		n := p.After(c.Chunk)
		if p.Kind(n) != syntax.NounChunk && p.Kind(n) != syntax.AdverbChunk {
			return false
		}
		word := p.Tokens[p.Chunks[n].To-1].Lower
		if !d.x.untrue[word] && !(d.x.certain[word] && c.Group.Negator >= 0) {
			return false
		}
		return p.Kind(p.After(n)) == syntax.ThatChunk && p.Tokens[p.Chunks[n].From].Start < p.Tokens[p.Clauses[ci].Group.Main].Start && p.Holds(&c, ci)
	})
}

// obliged tells whether the finding says what its holder has to do: "Norway must accept less". Who has to has not done it.
func (d *Document) obliged(f *finding) bool {
	if f.clause < 0 || f.group == nil || f.group.Modal < 0 || f.group.Negator >= 0 || f.stance == graph.Demands {
		return false
	}
	rules, n := d.x.Modals.At(d.Parses[f.sentence].Tokens, f.group.Modal)
	return n > 0 && rules[0].Stance == string(graph.Demands)
}

// counterfactual tells whether the finding says what its holder would have done: "would have accepted it".
func (d *Document) counterfactual(f *finding) bool {
	p := d.Parses[f.sentence]
	return f.group != nil && f.group.Modal >= 0 && p.Tokens[f.group.Modal].Word.Is(lexicon.Hypothetical) && f.group.Modal+1 < len(p.Tokens) && p.Tokens[f.group.Modal+1].Lower == "have"
}

// hedged tells whether "probably" or the like stands in or right before the finding's verb group, or "alleged" before its noun.
func (d *Document) hedged(f *finding) bool {
	if f.group == nil {
		return d.alleged(f)
	}
	return slices.ContainsFunc(d.Parses[f.sentence].Tokens[max(0, f.group.From-1):f.group.To], func(t lexicon.Token) bool { return d.x.hedges[t.Lower] })
}

// alleged tells whether a noun's chunk says that what it names may not be: "Norway's alleged support".
func (d *Document) alleged(f *finding) bool {
	p := d.Parses[f.sentence]
	for k := range p.Chunks {
		c := p.Chunks[k]
		if p.Kind(k) == syntax.NounChunk && p.Tokens[c.From].Start <= f.cue.From && f.cue.From < p.Tokens[c.To-1].End {
			return slices.ContainsFunc(p.Tokens[c.From:c.To], func(t lexicon.Token) bool { return d.x.alleged[t.Lower] && t.Start < f.cue.From })
		}
	}
	return false
}

// credible tells whether a holder can be held to a position. Somebody of whom the text says neither party nor role takes one only in
// its own narration, and only on a matter of negotiation.
func (d *Document) credible(f *finding, h speakers.Ref) bool {
	if h.Kind == people.PartyActor && d.Crowds[h.Party.ID] {
		return !f.rule.Report && (d.negotiable(f.point) || d.political(f))
	}
	if h.Kind != people.PersonActor || h.Person.Party != nil || len(h.Person.Roles) > 0 {
		return true
	}
	if h.Person.Bystander || h.Person.Chair || f.rule.Report || d.directness(f) == graph.Direct {
		return false
	}
	return d.negotiable(f.point)
}

// political tells whether a crowd's position is about affairs of state by its words, or by whom it asks to act.
func (d *Document) political(f *finding) bool {
	for _, w := range strings.Fields(graph.Fold(d.Text[f.point.From:f.point.To])) {
		if d.x.stateWords[w] {
			return true
		}
	}
	return f.subject.Kind == people.PartyActor || f.subject.Kind == people.PersonActor && f.group != nil && d.x.commanding[d.Parses[f.sentence].Lemma(*f.group)]
}

func (d *Document) directness(f *finding) graph.Directness {
	p := d.Parses[f.sentence]
	t := f.tokens.From
	if f.clause >= 0 {
		t = p.Clauses[f.clause].Group.Main
	}
	switch {
	case p.Tokens[t].Quote != 0, f.rule.Report && quotedAt(p, f.point.From):
		return graph.Direct
	case f.clause >= 0 && p.ReportOver(f.clause) >= 0, p.Attached(t) >= 0, f.rule.Report:
		return graph.Indirect
	}
	return graph.Narrated
}

// quotedAt tells whether the token at a byte stands in a quotation.
func quotedAt(p *syntax.Parse, at int) bool {
	for t := range p.Tokens {
		if p.Tokens[t].Start <= at && at < p.Tokens[t].End {
			return p.Tokens[t].Quote != 0
		}
	}
	return false
}
