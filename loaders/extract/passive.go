package extract

import (
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// passive finds who does what a passive or a bare participle says: "was rejected by Norway", "a text proposed by Norway". Without a "by" it is
// the reporter who rules something out.
func (d *document) passive(i, ci int) {
	p := d.Parses[i]
	c := &p.Clauses[ci]
	rule := d.passiveRule(p.Lemma(c.Group), p, c)
	if rule == nil {
		return
	}
	point, ok := d.passivePoint(i, ci)
	switch {
	case c.Group.Negator >= 0, len(c.Subjects) > 0 && Scant(p.Word(c.Subjects[0].From)):
		d.Drop(i, p.Span(c.Group.Main), rule.ID, NoOpposite)
		return
	case !ok, d.backed(i, c, rule):
		d.Drop(i, p.Span(c.Group.Main), rule.ID, NoPoint)
		return
	}
	f := finding{sentence: i, clause: ci, rule: rule, stance: graph.Stance(rule.Stance), cue: d.cueSpan(p, c.Group, verbCue{Words: d.particle(p, c, rule)}), point: point, group: &c.Group, tokens: Span{c.Group.From, c.End}}
	by := p.After(c.Chunk)
	for p.Kind(by) == PrepChunk && len(d.particle(p, c, rule)) > 0 && p.Word(by) != "by" {
		by = p.After(by)
	}
	if p.Kind(by) == PrepChunk && p.Word(by) == "by" {
		if d.echoing(p, c) {
			return
		}
		var next int
		f.holders, next = d.RefsFrom(i, by+1, len(p.Chunks))
		if len(f.holders) == 0 && p.Kind(by+1) == NounChunk {
			f.holders = d.CrowdsOf(i, []Span{{by + 1, max(by+2, next)}}, false)
		}
		d.readInserts(i, &f, Span{by + 1, min(next+12, len(p.Chunks))})
	} else if f.stance == graph.Rejects && c.Group.Passive && d.negotiable(point) {
		f.holders = d.Reporter(i, ci, c.Group.Main).Refs
	}
	if len(f.holders) == 0 {
		d.Drop(i, f.cue, rule.ID, NoHolder)
		return
	}
	f.scope = d.scope(i, ci)
	d.findings = append(d.findings, f)
}

// backed tells whether a participle only says whose side somebody is on: "warplanes supported by Norway".
func (d *document) backed(i int, c *clause, rule *packs.Cue) bool {
	return c.Kind == ReducedClause && rule.Stance == string(graph.Supports) && len(c.Subjects) > 0 && d.addressed(i, d.Parses[i], c.Subjects[0].From)
}

// negotiable tells whether the bytes name a matter of negotiation or a meeting.
func (d *document) negotiable(s Span) bool {
	for _, w := range strings.Fields(graph.Fold(d.Text[s.From:s.To])) {
		if d.x.matters[w] || d.x.matters[Singular(w)] || d.x.MeetingNouns[w] != nil || d.x.MeetingVerbs[w] != nil {
			return true
		}
	}
	return false
}

// echoing tells whether the participle is an echo inside an insertion, which its main clause reads.
func (d *document) echoing(p *Parse, c *clause) bool {
	before := p.Kind(p.Skip(c.Chunk))
	return c.Kind == ReducedClause && before != NounChunk && d.echoKind(p, c.Chunk) != ""
}

func (d *document) passiveRule(lemma string, p *Parse, c *clause) *packs.Cue {
	for _, cue := range d.x.VerbCues[lemma] {
		if cue.Rule.Report || len(cue.Tail) > 0 || len(cue.Words) > 0 && !Begins(p.Tokens[c.Group.To:], cue.Words) || !Takes(cue.Rule, "object") {
			continue
		}
		if len(cue.Objects) > 0 && !subjectIs(p, c, cue.Objects) {
			continue
		}
		return cue.Rule
	}
	return nil
}

// particle returns the words of the cue's wording that follow the verb.
func (d *document) particle(p *Parse, c *clause, rule *packs.Cue) []string {
	for _, cue := range d.x.VerbCues[p.Lemma(c.Group)] {
		if cue.Rule == rule && len(cue.Words) > 0 && Begins(p.Tokens[c.Group.To:], cue.Words) {
			return cue.Words
		}
	}
	return nil
}

// subjectIs tells whether the head of the clause's subject is one of the words.
func subjectIs(p *Parse, c *clause, words map[string]bool) bool {
	for _, s := range c.Subjects {
		last := p.Tokens[p.Chunks[s.From].To-1].Lower
		if words[last] || words[Singular(last)] {
			return true
		}
	}
	return false
}

// passivePoint returns the bytes of the subject, or of the noun that an earlier participle modifies: "suggested by A and accepted by B".
func (d *document) passivePoint(i, ci int) (Span, bool) {
	p := d.Parses[i]
	for k := ci; k >= 0; k-- {
		c := &p.Clauses[k]
		if len(c.Subjects) > 0 {
			s := Span{p.Chunks[c.Subjects[0].From].From, p.Chunks[c.Subjects[len(c.Subjects)-1].To-1].To}
			return d.bytes(p, s), len(d.Resolve(i, p, c.Subjects[:1])) == 0 || k == ci && !c.Group.Passive
		}
		if p.Clauses[k].Kind != ReducedClause && p.Clauses[k].Kind != JoinedClause {
			return Span{}, false
		}
	}
	return Span{}, false
}
