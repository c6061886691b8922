package extract

import (
	"slices"

	"github.com/parleygraph/parley/loaders/packs"
)

// A wording is a run of words in a sentence that rules of the packs give a stance.
type wording struct {
	at    span // bytes
	rules []*packs.Cue
	why   Reason // it is let go for, if no stage has noted another
}

// dropped returns the cues of sentence i that made nothing, in the order of the text: those that a stage let go, and those that none took up.
func (d *document) dropped(i int, drops []drop, r *Reading) []Dropped {
	found := []Dropped{}
	var at []int
	add := func(cue span, rule string, why Reason) {
		one := Dropped{Cue: d.text[cue.from:cue.to], Rule: rule, Why: why}
		if !d.made(i, r, cue, rule) && !slices.Contains(found, one) {
			n, _ := slices.BinarySearch(at, cue.from+1)
			found, at = slices.Insert(found, n, one), slices.Insert(at, n, cue.from)
		}
	}
	wordings := d.wordings(i)
	for _, note := range drops {
		switch w := slices.IndexFunc(wordings, func(w wording) bool { return overlap(w.at, note.cue) }); {
		case note.why == NoPoint && w >= 0 && wordings[w].rules[0].Report: // ", he said" has nothing to take
		case note.rule != "":
			add(note.cue, note.rule, note.why)
		case note.rule == "" && w >= 0:
			add(wordings[w].at, wordings[w].rules[0].ID, note.why)
		}
	}
	for _, w := range wordings {
		if !slices.ContainsFunc(drops, func(note drop) bool { return overlap(w.at, note.cue) }) && !w.rules[0].Report {
			add(w.at, w.rules[0].ID, w.why)
		}
	}
	return found
}

func overlap(a, b span) bool { return a.from < b.to && b.from < a.to }

// made tells whether a meeting of the sentence, or a statement that takes a side or is the rule's own, came of a cue.
func (d *document) made(i int, r *Reading, cue span, rule string) bool {
	for _, s := range r.Statements {
		if overlap(cue, span{s.Cue.Start, s.Cue.End}) && (s.Stance.Sign() != 0 || s.Rule == rule) {
			return true
		}
	}
	return slices.ContainsFunc(d.meetings, func(e encounter) bool { return e.sentence == i && overlap(cue, e.cue) })
}

// wordings returns the wordings of cues in sentence i, whether or not what stands around them fits.
func (d *document) wordings(i int) []wording {
	p := d.parses[i]
	var found []wording
	for t := range p.tokens {
		if w := d.x.wordingAt(p, t); len(w.rules) > 0 {
			found = append(found, w)
		}
	}
	return found
}

func (x *clauseReader) wordingAt(p *parse, t int) wording {
	w := &p.tokens[t]
	if w.mention != 0 || w.shape == mark {
		return wording{}
	}
	if rules, n := x.predicates.at(p.tokens, t); n > 0 {
		return wording{span{w.start, p.tokens[t+n-1].end}, rules, NoPattern}
	}
	verbs := x.verbRules(p, t)
	adjectives, n := x.adjectives.at(p.tokens, t)
	nouns := slices.Concat(adjectives, x.nounCues[singular(w.lower)])
	switch {
	case w.verb && len(verbs) > 0:
		return wording{p.span(t), verbs, NoPattern}
	case len(nouns) > 0 && !w.verb:
		return wording{span{w.start, p.tokens[t+max(n, 1)-1].end}, nouns, NoPattern}
	case w.word.class&^verbForms == 0: // of a verb that is a noun as often, the noun needs no telling
		return wording{p.span(t), verbs, ReadAsNoun}
	}
	return wording{}
}

// verbRules returns the rules of the verb at token t: of a clause's verb those whose further words follow it, else those that have none.
func (x *clauseReader) verbRules(p *parse, t int) []*packs.Cue {
	if !p.tokens[t].word.is(verbForms) {
		return nil
	}
	ci := slices.IndexFunc(p.clauses, func(c clause) bool { return c.group.main == t })
	var rules []*packs.Cue
	for _, cue := range x.verbCues[p.tokens[t].word.lemma] {
		fits := len(cue.words)+len(cue.tail)+len(cue.objects) == 0
		if ci >= 0 {
			_, fits = matches(p, &p.clauses[ci], cue)
		}
		if fits {
			rules = append(rules, cue.rule)
		}
	}
	return rules
}
