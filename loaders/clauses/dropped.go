package clauses

import (
	"slices"

	"github.com/parleygraph/parley/loaders/clauses/drops"
	"github.com/parleygraph/parley/loaders/clauses/encounters"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
	"github.com/parleygraph/parley/loaders/packs"
)

// A wording is a run of words in a sentence that rules of the packs give a stance.
type wording struct {
	at    syntax.Span // bytes
	rules []*packs.Cue
	why   drops.Reason // it is let go for, if no stage has noted another
}

// dropped returns the cues of sentence i that made nothing, in the order of the text: those that a stage let go, and those that none took up.
func (d *Document) dropped(i int, let []drops.Drop, r *Reading) []Dropped {
	found := []Dropped{}
	var at []int
	add := func(cue syntax.Span, rule string, why drops.Reason) {
		one := Dropped{Cue: d.Text[cue.From:cue.To], Rule: rule, Why: why}
		if !d.made(i, r, cue, rule) && !slices.Contains(found, one) {
			n, _ := slices.BinarySearch(at, cue.From+1)
			found, at = slices.Insert(found, n, one), slices.Insert(at, n, cue.From)
		}
	}
	wordings := d.wordings(i)
	for _, note := range let {
		switch w := slices.IndexFunc(wordings, func(w wording) bool { return overlap(w.at, note.Cue) }); {
		case note.Why == drops.NoPoint && w >= 0 && wordings[w].rules[0].Report: // ", he said" has nothing to take
		case note.Rule != "":
			add(note.Cue, note.Rule, note.Why)
		case note.Rule == "" && w >= 0:
			add(wordings[w].at, wordings[w].rules[0].ID, note.Why)
		}
	}
	for _, w := range wordings {
		if !slices.ContainsFunc(let, func(note drops.Drop) bool { return overlap(w.at, note.Cue) }) && !w.rules[0].Report {
			add(w.at, w.rules[0].ID, w.why)
		}
	}
	return found
}

func overlap(a, b syntax.Span) bool { return a.From < b.To && b.From < a.To }

// made tells whether a meeting of the sentence, or a statement that takes a side or is the rule's own, came of a cue.
func (d *Document) made(i int, r *Reading, cue syntax.Span, rule string) bool {
	for _, s := range r.Statements {
		if overlap(cue, syntax.Span{From: s.Cue.Start, To: s.Cue.End}) && (s.Stance.Sign() != 0 || s.Rule == rule) {
			return true
		}
	}
	return slices.ContainsFunc(d.Meetings, func(e encounters.Encounter) bool { return e.Sentence == i && overlap(cue, e.Cue) })
}

// wordings returns the wordings of cues in sentence i, whether or not what stands around them fits.
func (d *Document) wordings(i int) []wording {
	p := d.Parses[i]
	var found []wording
	for t := range p.Tokens {
		if w := d.x.wordingAt(p, t); len(w.rules) > 0 {
			found = append(found, w)
		}
	}
	return found
}

func (x *Reader) wordingAt(p *syntax.Parse, t int) wording {
	w := &p.Tokens[t]
	if w.Mention != 0 || w.Shape == lexicon.Mark {
		return wording{}
	}
	if rules, n := x.Predicates.At(p.Tokens, t); n > 0 {
		return wording{syntax.Span{From: w.Start, To: p.Tokens[t+n-1].End}, rules, drops.NoPattern}
	}
	verbs := x.verbRules(p, t)
	adjectives, n := x.Adjectives.At(p.Tokens, t)
	nouns := slices.Concat(adjectives, x.NounCues[lexicon.Singular(w.Lower)])
	switch {
	case w.Verb && len(verbs) > 0:
		return wording{p.Span(t), verbs, drops.NoPattern}
	case len(nouns) > 0 && !w.Verb:
		return wording{syntax.Span{From: w.Start, To: p.Tokens[t+max(n, 1)-1].End}, nouns, drops.NoPattern}
	case w.Word.Class&^lexicon.VerbForms == 0: // of a verb that is a noun as often, the noun needs no telling
		return wording{p.Span(t), verbs, drops.ReadAsNoun}
	}
	return wording{}
}

// verbRules returns the rules of the verb at token t: of a clause's verb those whose further words follow it, else those that have none.
func (x *Reader) verbRules(p *syntax.Parse, t int) []*packs.Cue {
	if !p.Tokens[t].Word.Is(lexicon.VerbForms) {
		return nil
	}
	ci := slices.IndexFunc(p.Clauses, func(c syntax.Clause) bool { return c.Group.Main == t })
	var rules []*packs.Cue
	for _, cue := range x.VerbCues[p.Tokens[t].Word.Lemma] {
		fits := len(cue.Words)+len(cue.Tail)+len(cue.Objects) == 0
		if ci >= 0 {
			_, fits = matches(p, &p.Clauses[ci], cue)
		}
		if fits {
			rules = append(rules, cue.Rule)
		}
	}
	return rules
}
