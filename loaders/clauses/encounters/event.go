package encounters

import (
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/drops"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/clauses/speakers"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
	"github.com/parleygraph/parley/loaders/packs"
)

// event finds a meeting by its name: "talks between X and Y took place", "after a meeting with X, Y said".
func (d *Document) event(i, k int) {
	p := d.Parses[i]
	head := p.Chunks[k].To - 1
	rule := d.x.MeetingNouns[p.Tokens[head].Lower]
	next := p.After(k)
	if rule == nil {
		return
	}
	if p.Kind(next) != syntax.PrepChunk || p.Word(next) != "with" && p.Word(next) != "between" && p.Word(next) != "among" && p.Word(next) != "of" {
		d.round(i, k, rule)
		d.gathering(i, k, rule)
		return
	}
	status := d.eventStatus(i, k)
	if status == "" {
		d.Drop(i, p.Span(head), rule.ID, drops.NotCertain)
		return
	}
	others, _ := d.RefsFrom(i, next+1, len(p.Chunks))
	e := Encounter{Sentence: i, Rule: rule, Cue: p.Span(head), Status: status}
	if p.Word(next) == "with" {
		e.sit(d.party(i, k, head), others)
	} else {
		e.sit(others, nil)
	}
	d.meet(e, nil)
}

// round finds the next or last meeting of the sides that the text is about: "The second round will be held in Oslo."
func (d *Document) round(i, k int, rule *packs.MeetingCue) {
	p := d.Parses[i]
	for ci := range p.Clauses {
		c := &p.Clauses[ci]
		if c.Kind != syntax.MainClause || len(c.Subjects) == 0 || c.Subjects[0].From != k || !d.x.convening[p.Lemma(c.Group)] || p.Question() || !d.definite(p, k) {
			continue
		}
		e := Encounter{Sentence: i, Rule: rule, Cue: p.Span(p.Chunks[k].To - 1), Status: d.eventVerb(i, ci)}
		e.sit(d.pairOf(i, p.Chunks[k]), nil)
		if e.Status == graph.Held || e.Status == graph.Planned {
			d.meet(e, c)
		}
	}
}

// gathering finds the talks for which two sides set out together: "Norway and Sweden are expected in Oslo for talks".
func (d *Document) gathering(i, k int, rule *packs.MeetingCue) {
	p := d.Parses[i]
	if p.Kind(k-1) != syntax.PrepChunk || p.Word(k-1) != "for" || d.travel(i, k) == "" || p.Question() {
		return
	}
	ci := p.ClauseOver(k)
	e := Encounter{Sentence: i, Rule: rule, Cue: p.Span(p.Chunks[k].To - 1), Status: graph.Planned}
	if e.sit(d.meeters(i, ci), nil); len(e.Pairs) > 0 {
		d.meet(e, &p.Clauses[ci])
	}
}

// definite tells whether noun chunk k takes up something known: "the next round", "their talks", "talks".
func (d *Document) definite(p *syntax.Parse, k int) bool {
	word := p.Word(k)
	return word == "the" || word == "another" || d.x.possessives[word] || p.Chunks[k].To-p.Chunks[k].From == 1 && strings.HasSuffix(word, "s")
}

// party returns who meets the others at an event: its possessor, else the subject of the sentence.
func (d *Document) party(i, k, head int) []speakers.Ref {
	p := d.Parses[i]
	if refs := d.Possessor(i, k, head); len(refs) > 0 || p.Possessed(k) {
		return refs // "ahead of X's meeting with Y" is no meeting of the subject
	}
	for ci := range p.Clauses {
		c := &p.Clauses[ci]
		if c.Kind == syntax.MainClause && len(d.Holders[i][ci].Refs) > 0 && (len(c.Subjects) == 0 || k < c.Subjects[0].From || k >= c.Subjects[len(c.Subjects)-1].To) {
			return d.Holders[i][ci].Refs
		}
	}
	return nil
}

// eventStatus tells from the words around an event's name whether it took place.
func (d *Document) eventStatus(i, k int) graph.MeetingStatus {
	p := d.Parses[i]
	if p.InCondition(p.Chunks[k].From) {
		return ""
	}
	if p.Tokens[p.Chunks[k].From].Lower == "no" {
		return graph.Off
	}
	if before := p.Kind(k - 1); before == syntax.PrepChunk {
		switch p.Word(k - 1) {
		case "after", "following", "during":
			if ci := p.ClauseOver(k); ci >= 0 && ahead(p, p.Clauses[ci].Group) {
				return graph.Planned
			}
			return graph.Held
		case "before", "ahead":
			return graph.Planned
		case "for":
			return d.travel(i, k)
		case "of":
			if p.Kind(k-2) == syntax.NounChunk && d.x.MeetingNouns[p.Tokens[p.Chunks[k-2].To-1].Lower] != nil {
				return d.eventStatus(i, k-2) // "the first round of talks between"
			}
		}
		return ""
	}
	for ci := range p.Clauses {
		c := &p.Clauses[ci]
		if len(c.Subjects) > 0 && c.Subjects[0].From == k {
			return d.eventVerb(i, ci)
		}
	}
	return ""
}

// travel returns the status of talks for which somebody sets out: "flew to Oslo for talks with".
func (d *Document) travel(i, k int) graph.MeetingStatus {
	p := d.Parses[i]
	ci := p.ClauseOver(k)
	if ci < 0 || !d.x.travelling[p.Lemma(p.Clauses[ci].Group)] || p.Clauses[ci].Group.Negator >= 0 || p.ReportOver(ci) >= 0 && p.Clauses[ci].Group.Modal >= 0 {
		return ""
	}
	return graph.Planned
}

// eventVerb returns the status that the verb of an event's name gives: took place, is scheduled for, was ruled out.
func (d *Document) eventVerb(i, ci int) graph.MeetingStatus {
	p := d.Parses[i]
	g := p.Clauses[ci].Group
	for _, cue := range d.x.VerbCues[p.Lemma(g)] {
		if cue.Rule.Stance == string(graph.Rejects) && g.Passive && lexicon.Begins(p.Tokens[g.To:], cue.Words) {
			return graph.Off
		}
	}
	switch {
	case g.Negator >= 0:
		return graph.Off
	case g.Modal >= 0 && p.Tokens[g.Modal].Word.Is(lexicon.Future), p.Tokens[g.Main].Word.Is(lexicon.Planned):
		return graph.Planned
	case g.Modal >= 0:
		return ""
	case p.Tokens[g.Main].Word.Is(lexicon.Past) || g.Passive:
		return graph.Held
	}
	return ""
}
