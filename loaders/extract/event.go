package extract

import (
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// event finds a meeting by its name: "talks between X and Y took place", "after a meeting with X, Y said".
func (d *meetingDocument) event(i, k int) {
	p := d.parses[i]
	head := p.chunks[k].to - 1
	rule := d.x.meetingNouns[p.tokens[head].lower]
	next := p.after(k)
	if rule == nil {
		return
	}
	if p.kind(next) != prepChunk || p.word(next) != "with" && p.word(next) != "between" && p.word(next) != "among" && p.word(next) != "of" {
		d.round(i, k, rule)
		d.gathering(i, k, rule)
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

// round finds the next or last meeting of the sides that the text is about: "The second round will be held in Oslo."
func (d *meetingDocument) round(i, k int, rule *packs.MeetingCue) {
	p := d.parses[i]
	for ci := range p.clauses {
		c := &p.clauses[ci]
		if c.kind != mainClause || len(c.subjects) == 0 || c.subjects[0].from != k || !d.x.convening[p.lemma(c.group)] || p.question() || !d.definite(p, k) {
			continue
		}
		e := encounter{sentence: i, rule: rule, cue: p.span(p.chunks[k].to - 1), status: d.eventVerb(i, ci)}
		e.sit(d.pairOf(i, p.chunks[k]), nil)
		if e.status == graph.Held || e.status == graph.Planned {
			d.meet(e, c)
		}
	}
}

// gathering finds the talks for which two sides set out together: "Norway and Sweden are expected in Oslo for talks".
func (d *meetingDocument) gathering(i, k int, rule *packs.MeetingCue) {
	p := d.parses[i]
	if p.kind(k-1) != prepChunk || p.word(k-1) != "for" || d.travel(i, k) == "" || p.question() {
		return
	}
	ci := p.clauseOver(k)
	e := encounter{sentence: i, rule: rule, cue: p.span(p.chunks[k].to - 1), status: graph.Planned}
	if e.sit(d.meeters(i, ci), nil); len(e.pairs) > 0 {
		d.meet(e, &p.clauses[ci])
	}
}

// definite tells whether noun chunk k takes up something known: "the next round", "their talks", "talks".
func (d *meetingDocument) definite(p *parse, k int) bool {
	word := p.word(k)
	return word == "the" || word == "another" || d.x.possessives[word] || p.chunks[k].to-p.chunks[k].from == 1 && strings.HasSuffix(word, "s")
}

// party returns who meets the others at an event: its possessor, else the subject of the sentence.
func (d *meetingDocument) party(i, k, head int) []ref {
	p := d.parses[i]
	if refs := d.possessor(i, k, head); len(refs) > 0 || p.possessed(k) {
		return refs // "ahead of X's meeting with Y" is no meeting of the subject
	}
	for ci := range p.clauses {
		c := &p.clauses[ci]
		if c.kind == mainClause && len(d.holders[i][ci].refs) > 0 && (len(c.subjects) == 0 || k < c.subjects[0].from || k >= c.subjects[len(c.subjects)-1].to) {
			return d.holders[i][ci].refs
		}
	}
	return nil
}

// eventStatus tells from the words around an event's name whether it took place.
func (d *meetingDocument) eventStatus(i, k int) graph.MeetingStatus {
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
		case "for":
			return d.travel(i, k)
		case "of":
			if p.kind(k-2) == nounChunk && d.x.meetingNouns[p.tokens[p.chunks[k-2].to-1].lower] != nil {
				return d.eventStatus(i, k-2) // "the first round of talks between"
			}
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

// travel returns the status of talks for which somebody sets out: "flew to Oslo for talks with".
func (d *meetingDocument) travel(i, k int) graph.MeetingStatus {
	p := d.parses[i]
	ci := p.clauseOver(k)
	if ci < 0 || !d.x.travelling[p.lemma(p.clauses[ci].group)] || p.clauses[ci].group.negator >= 0 || p.reportOver(ci) >= 0 && p.clauses[ci].group.modal >= 0 {
		return ""
	}
	return graph.Planned
}

// eventVerb returns the status that the verb of an event's name gives: took place, is scheduled for, was ruled out.
func (d *meetingDocument) eventVerb(i, ci int) graph.MeetingStatus {
	p := d.parses[i]
	g := p.clauses[ci].group
	for _, cue := range d.x.verbCues[p.lemma(g)] {
		if cue.rule.Stance == string(graph.Rejects) && g.passive && begins(p.tokens[g.to:], cue.words) {
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
