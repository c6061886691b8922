package clauses

import (
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/cues"
	"github.com/parleygraph/parley/loaders/clauses/drops"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
	"github.com/parleygraph/parley/loaders/packs"
)

// passive finds who does what a passive or a bare participle says: "was rejected by Norway", "a text proposed by Norway". Without a "by" it is
// the reporter who rules something out.
func (d *finder) passive(i, ci int) {
	p := d.Parses[i]
	c := &p.Clauses[ci]
	rule := d.passiveRule(p.Lemma(c.Group), p, c)
	if rule == nil {
		return
	}
	point, ok := d.passivePoint(i, ci)
	switch {
	case c.Group.Negator >= 0, len(c.Subjects) > 0 && syntax.Scant(p.Word(c.Subjects[0].From)):
		d.Drop(i, p.Span(c.Group.Main), rule.ID, drops.NoOpposite)
		return
	case !ok, d.backed(i, c, rule):
		d.Drop(i, p.Span(c.Group.Main), rule.ID, drops.NoPoint)
		return
	}
	f := finding{sentence: i, clause: ci, rule: rule, stance: graph.Stance(rule.Stance), cue: d.cueSpan(p, c.Group, cues.Verb{Words: d.particle(p, c, rule)}), point: point, group: &c.Group, tokens: syntax.Span{From: c.Group.From, To: c.End}}
	by := p.After(c.Chunk)
	for p.Kind(by) == syntax.PrepChunk && len(d.particle(p, c, rule)) > 0 && p.Word(by) != "by" {
		by = p.After(by)
	}
	if p.Kind(by) == syntax.PrepChunk && p.Word(by) == "by" {
		if d.echoing(p, c) {
			return
		}
		var next int
		f.holders, next = d.RefsFrom(i, by+1, len(p.Chunks))
		if len(f.holders) == 0 && p.Kind(by+1) == syntax.NounChunk {
			f.holders = d.CrowdsOf(i, []syntax.Span{{From: by + 1, To: max(by+2, next)}}, false)
		}
		d.readInserts(i, &f, syntax.Span{From: by + 1, To: min(next+12, len(p.Chunks))})
	} else if f.stance == graph.Rejects && c.Group.Passive && d.negotiable(point) {
		f.holders = d.Reporter(i, ci, c.Group.Main).Refs
	}
	if len(f.holders) == 0 {
		d.Drop(i, f.cue, rule.ID, drops.NoHolder)
		return
	}
	f.scope = d.scope(i, ci)
	d.findings = append(d.findings, f)
}

// backed tells whether a participle only says whose side somebody is on: "warplanes supported by Norway".
func (d *finder) backed(i int, c *syntax.Clause, rule *packs.Cue) bool {
	return c.Kind == syntax.ReducedClause && rule.Stance == string(graph.Supports) && len(c.Subjects) > 0 && d.addressed(i, d.Parses[i], c.Subjects[0].From)
}

// negotiable tells whether the bytes name a matter of negotiation or a meeting.
func (d *finder) negotiable(s syntax.Span) bool {
	for _, w := range strings.Fields(graph.Fold(d.Text[s.From:s.To])) {
		if d.x.matters[w] || d.x.matters[lexicon.Singular(w)] || d.x.MeetingNouns[w] != nil || d.x.MeetingVerbs[w] != nil {
			return true
		}
	}
	return false
}

// echoing tells whether the participle is an echo inside an insertion, which its main clause reads.
func (d *finder) echoing(p *syntax.Parse, c *syntax.Clause) bool {
	before := p.Kind(p.Skip(c.Chunk))
	return c.Kind == syntax.ReducedClause && before != syntax.NounChunk && d.echoKind(p, c.Chunk) != ""
}

func (d *finder) passiveRule(lemma string, p *syntax.Parse, c *syntax.Clause) *packs.Cue {
	for _, cue := range d.x.VerbCues[lemma] {
		if cue.Rule.Report || len(cue.Tail) > 0 || len(cue.Words) > 0 && !lexicon.Begins(p.Tokens[c.Group.To:], cue.Words) || !cues.Takes(cue.Rule, "object") {
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
func (d *finder) particle(p *syntax.Parse, c *syntax.Clause, rule *packs.Cue) []string {
	for _, cue := range d.x.VerbCues[p.Lemma(c.Group)] {
		if cue.Rule == rule && len(cue.Words) > 0 && lexicon.Begins(p.Tokens[c.Group.To:], cue.Words) {
			return cue.Words
		}
	}
	return nil
}

// subjectIs tells whether the head of the clause's subject is one of the words.
func subjectIs(p *syntax.Parse, c *syntax.Clause, words map[string]bool) bool {
	for _, s := range c.Subjects {
		last := p.Tokens[p.Chunks[s.From].To-1].Lower
		if words[last] || words[lexicon.Singular(last)] {
			return true
		}
	}
	return false
}

// passivePoint returns the bytes of the subject, or of the noun that an earlier participle modifies: "suggested by A and accepted by B".
func (d *finder) passivePoint(i, ci int) (syntax.Span, bool) {
	p := d.Parses[i]
	for k := ci; k >= 0; k-- {
		c := &p.Clauses[k]
		if len(c.Subjects) > 0 {
			s := syntax.Span{From: p.Chunks[c.Subjects[0].From].From, To: p.Chunks[c.Subjects[len(c.Subjects)-1].To-1].To}
			return d.bytes(p, s), len(d.Resolve(i, p, c.Subjects[:1])) == 0 || k == ci && !c.Group.Passive
		}
		if p.Clauses[k].Kind != syntax.ReducedClause && p.Clauses[k].Kind != syntax.JoinedClause {
			return syntax.Span{}, false
		}
	}
	return syntax.Span{}, false
}
