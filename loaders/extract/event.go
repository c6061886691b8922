package extract

import (
	"github.com/parleygraph/parley/graph"
)

// event finds a meeting by its name: "talks between X and Y took place", "after a meeting with X, Y said".
func (d *document) event(i, k int) {
	p := d.parses[i]
	head := p.chunks[k].to - 1
	rule := d.x.meetingNouns[p.tokens[head].lower]
	next := p.after(k)
	if rule == nil || p.kind(next) != prepChunk || p.word(next) != "with" && p.word(next) != "between" && p.word(next) != "among" && p.word(next) != "of" {
		return
	}
	status := d.eventStatus(i, k)
	if status == "" {
		d.drop(i, p.span(head), rule.ID, NotCertain)
		return
	}
	others, _ := d.refsFrom(i, next+1, len(p.chunks))
	e := encounter{sentence: i, rule: rule, cue: p.span(head), status: status}
	if p.word(next) == "with" {
		e.sit(d.party(i, k, head), others)
	} else {
		e.sit(others, nil)
	}
	d.meet(e, nil)
}

// party returns who meets the others at an event: its possessor, else the subject of the sentence.
func (d *document) party(i, k, head int) []ref {
	if refs := d.possessor(i, k, head); len(refs) > 0 {
		return refs
	}
	p := d.parses[i]
	for ci := range p.clauses {
		c := &p.clauses[ci]
		if c.kind == mainClause && len(d.holders[i][ci].refs) > 0 && (len(c.subjects) == 0 || k < c.subjects[0].from || k >= c.subjects[len(c.subjects)-1].to) {
			return d.holders[i][ci].refs
		}
	}
	return nil
}

// eventStatus tells from the words around an event's name whether it took place.
func (d *document) eventStatus(i, k int) graph.MeetingStatus {
	p := d.parses[i]
	if p.inCondition(p.chunks[k].from) {
		return ""
	}
	if p.tokens[p.chunks[k].from].lower == "no" {
		return graph.Off
	}
	if before := p.kind(k - 1); before == prepChunk {
		switch p.word(k - 1) {
		case "after", "following", "during":
			return graph.Held
		case "before", "ahead":
			return graph.Planned
		}
		return ""
	}
	for ci := range p.clauses {
		c := &p.clauses[ci]
		if len(c.subjects) > 0 && c.subjects[0].from == k {
			return d.eventVerb(i, ci)
		}
	}
	return ""
}

// eventVerb returns the status that the verb of an event's name gives: took place, is scheduled for, was ruled out.
func (d *document) eventVerb(i, ci int) graph.MeetingStatus {
	p := d.parses[i]
	g := p.clauses[ci].group
	for _, cue := range d.x.verbCues[p.lemma(g)] {
		if cue.rule.Stance == string(graph.Rejects) && g.passive {
			return graph.Off
		}
	}
	switch {
	case g.negator >= 0:
		return graph.Off
	case g.modal >= 0 && p.tokens[g.modal].word.is(future), p.tokens[g.main].word.is(planned):
		return graph.Planned
	case g.modal >= 0:
		return ""
	case p.tokens[g.main].word.is(past) || g.passive:
		return graph.Held
	}
	return ""
}
