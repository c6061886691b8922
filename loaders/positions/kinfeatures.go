package positions

import (
	"strconv"

	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/pattern"
)

// likeness describes the words of a candidate by the known words that they are like, so that what the annotations never show is judged by its kin.
func (d *description) likeness() {
	cue, head := d.kinOf(d.c.Cue), d.kinOf(d.c.Head)
	sign := d.kinSign(d.c.Cue)
	d.add("kin", cue)
	d.add("kin pattern", cue, d.c.Pattern)
	d.add("kin path state", cue, d.c.Path, d.state)
	d.add("kin sign", sign)
	d.add("kin sign path state", sign, d.c.Path, d.state)
	d.add("kin sign holder", sign, d.kind)
	if head != "" && d.c.Head != d.c.Cue {
		d.add("kin head", head, sign)
		d.add("kin cue head", head, cue)
		d.add("kin head sign", d.kinSign(d.c.Head), sign)
	}
	if up := d.s.Words[d.c.Cue].Head; up >= 0 {
		over := d.kinOf(up)
		d.add("kin governor", over, d.s.Words[d.c.Cue].Relation, sign)
		d.add("kin governor sign", d.kinSign(up), d.s.Words[d.c.Cue].Relation, sign, d.state)
	}
	for _, e := range d.s.Edges(d.c.Cue) {
		if e.To == d.c.Head && e.Word != "" {
			d.add("kin preposition", cue, e.Word)
		}
	}
}

// control describes how the holder comes to act: by the cue itself, or as whom a verb above the cue asks, lets or expects to act.
func (d *description) control() {
	if d.c.Holder == pattern.Speaker {
		return
	}
	h := &d.s.Words[d.c.Holder]
	how := "elsewhere"
	switch {
	case h.Head == d.c.Cue:
		how = "cue"
	case h.Head >= 0 && d.s.In(d.c.Cue, h.Head):
		how = "above"
		d.add("control sign", d.signOf(h.Head), h.Relation, d.sign)
		d.add("control word", d.word(h.Head), h.Relation)
		d.add("control word sign", d.word(h.Head), h.Relation, d.sign)
		d.add("control steps", d.steps(h.Head), h.Relation, d.sign)
		d.add("control state", d.stateOf(h.Head), h.Relation, d.sign)
	}
	d.add("control", how, h.Relation, d.sign)
	d.add("control path", how, h.Relation, d.c.Path)
	d.add("control lemma", how, h.Relation, d.lemma)
	if h.Head >= 0 {
		for _, k := range d.s.Children(d.c.Holder) {
			if w := &d.s.Words[k]; w.Relation == "poss" || w.Relation == "det" {
				d.add("holder's", w.Relation, d.sign)
			}
		}
	}
	d.add("holder in point", strconv.FormatBool(d.c.From <= d.c.Holder && d.c.Holder < d.c.To), d.c.Path)
}

// steps returns the relations that lead from the cue up to a word.
func (d *description) steps(top int) string {
	path := ""
	for at := d.c.Cue; at >= 0 && at != top && len(path) < 40; at = d.s.Words[at].Head {
		path += d.s.Words[at].Relation + " "
	}
	return path
}

// modals describes the modal of what the position is about, and of the verb above.
func (d *description) modals() {
	if up := d.s.Words[d.c.Cue].Head; up >= 0 {
		if m := d.s.To(up, grammar.Modal); m >= 0 {
			d.add("modal above", d.s.Words[m].Text, d.sign)
		}
	}
	d.add("head state lemma", d.stateOf(d.c.Head), d.lemma)
	d.add("head state path", d.stateOf(d.c.Head), d.c.Path)
}
