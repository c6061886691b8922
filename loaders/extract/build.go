package extract

import (
	"cmp"
	"slices"

	"github.com/parleygraph/parley/graph"
)

// builder turns findings and encounters into an extraction.
type builder struct {
	*draft
	d       *document
	of      *finding // the last finding whose term is known
	about   string   // its term
	issueOf string   // and issue
}

// state returns a draft of an extraction with a statement for each holder of each finding, in the order of the text.
func (d *document) state(out *graph.Extraction) *draft { return d.builder(out).draft }

// builder returns the builder of an extraction that holds the statements.
func (d *document) builder(out *graph.Extraction) *builder {
	b := &builder{draft: d.x.terms.draft(out, d.turnsOn), d: d}
	slices.SortStableFunc(d.findings, func(a, c finding) int {
		return cmp.Or(cmp.Compare(a.sentence, c.sentence), cmp.Compare(a.cue.from, c.cue.from), cmp.Compare(a.point.from, c.point.from))
	})
	most := 0
	for i := range d.findings {
		most += len(d.findings[i].holders) + len(d.findings[i].echoes)
	}
	out.Statements = slices.Grow(out.Statements, most)
	for i := range d.findings {
		b.finding(&d.findings[i])
	}
	return b
}

// build returns a draft of an extraction with all that the clauses say.
func (d *document) build(out *graph.Extraction) *draft {
	b := d.builder(out)
	for i := range d.meetings {
		b.meeting(&d.meetings[i])
	}
	b.named()
	b.envoys()
	return b.draft
}

// finding adds a statement for each holder, and for each echo.
func (b *builder) finding(f *finding) {
	said := b.d.reporterOf(f)
	if why := b.d.unsure(f, said); why != "" {
		b.d.drop(f.sentence, f.cue, f.rule.ID, why)
		return
	}
	var origin *graph.Statement
	for n, h := range f.holders {
		if !b.d.credible(f, h) {
			b.d.drop(f.sentence, f.cue, f.rule.ID, NotCredible)
			continue
		}
		s := b.statement(f, h, n, said)
		for _, a := range f.behalf {
			if id := b.party(a.actor); a.holder == n && id != "" && id != s.Party {
				s.OnBehalfOf = append(s.OnBehalfOf, id)
			}
		}
		if n == 0 {
			origin = &s
		}
		b.add(s)
	}
	for n, e := range f.echoes {
		b.add(b.echo(f, e, n, origin, said))
	}
}

func (b *builder) statement(f *finding, h ref, ordinal int, said holding) graph.Statement {
	d := b.d
	s := graph.Statement{
		Document: d.id, Collection: b.out.Document.Collection, Actor: b.actor(h.actor), ActorName: h.name(), ActorText: h.text, Party: h.partyID(),
		Capacity: h.speaks(), Stance: f.stance, Cue: d.passage(f.cue), Point: d.passage(f.point), Scope: f.scope,
		Modality: d.modality(f), Directness: d.directness(f), Rule: f.rule.ID, Confidence: d.confidence(f.rule.ID, h.actor),
	}
	if len(said.refs) > 0 && !said.refs[0].same(h.actor) {
		r := said.refs[0]
		s.SaidBy = &graph.Reporter{Text: r.text, Actor: b.actor(r.actor), Name: r.name(), Party: r.partyID()}
	}
	if f.subject.kind != noActor {
		s.Addressee = b.actor(f.subject)
	}
	var from int
	s.Conditions, from = d.conditions(f)
	d.stated(&s, f.sentence)
	s.Quote = d.evidence(f, from)
	if b.of != f { // a finding's holders share its point
		b.term(&s, graph.Stance(f.rule.Stance), f.sentence)
		b.of, b.about, b.issueOf = f, s.Term, s.Issue
	}
	s.Term, s.Issue = b.about, b.issueOf
	s.ID = graph.StatementID(&s, ordinal)
	return s
}

// evidence returns the whole sentences that hold the finding.
func (d *document) evidence(f *finding, from int) graph.Passage {
	s := d.sentences[f.sentence]
	return d.passage(span{min(from, s.start), s.end})
}

func (d *peopleDocument) passage(s span) graph.Passage {
	return graph.Passage{Text: d.text[s.from:s.to], Start: s.from, End: s.to}
}

// echo returns the statement of somebody who stands with or against a finding.
func (b *builder) echo(f *finding, e echo, n int, origin *graph.Statement, said holding) graph.Statement {
	s := b.statement(f, e.ref, 1000+n, said)
	s.Stance = graph.EchoStance(e.kind, f.stance)
	s.Echo = &graph.Echo{Kind: e.kind, Cue: s.Cue.Text}
	if origin != nil {
		s.Echo.Of = origin.ID
	}
	s.Cue = b.d.passage(e.cue)
	if f.stance == graph.States {
		b.term(&s, graph.Stance(f.rule.Stance), f.sentence)
	}
	s.ID = graph.StatementID(&s, n)
	return s
}

// reporterOf returns who reports a finding.
func (d *document) reporterOf(f *finding) holding {
	p := d.parses[f.sentence]
	ci, t := f.clause, f.tokens.from
	if ci >= 0 {
		t = p.clauses[ci].group.main
	} else {
		ci = clauseOf(p, t)
	}
	return d.reporter(f.sentence, ci, t)
}

// clauseOf returns the clause in whose complement or subject token t stands, -1 where there is none.
func clauseOf(p *parse, t int) int {
	found := -1
	for ci := range p.clauses {
		c := &p.clauses[ci]
		if c.start <= t && t < c.end {
			found = ci
		}
	}
	return found
}

// actor makes sure that the extraction holds an actor and returns its id.
func (b *builder) actor(a actor) string {
	b.party(a)
	if a.kind == personActor {
		a.person.acts = true
	}
	return a.id()
}

// party makes sure that the extraction holds the party of an actor and returns its id.
func (b *builder) party(a actor) string {
	id := a.partyID()
	if id == "" || b.has(id) {
		return id
	}
	switch {
	case a.kind == orgActor:
		b.draft.party(graph.Party{ID: id, Name: a.org, Type: graph.Organization})
	case a.kind == personActor:
		b.draft.party(b.d.x.lex.party(a.person.party))
	default:
		b.draft.party(b.d.x.lex.party(a.party))
	}
	return id
}

// named adds every party that the document names, a capital only where it acts.
func (b *builder) named() {
	for _, mentions := range b.d.mentions {
		for _, m := range mentions {
			if m.kind == partyMention && m.sense.kind != demonym && m.sense.kind != capital && b.d.own[m.sense.party.ID] == nil {
				b.party(actor{kind: partyActor, party: m.sense.party})
			}
		}
	}
}

// envoys adds the persons who speak or act for a party. A bystander is none, nor is somebody who only presides.
func (b *builder) envoys() {
	ids := map[string]bool{}
	if b.d.other {
		return
	}
	for _, p := range b.d.people.list {
		a := actor{kind: personActor, person: p}
		if !p.acts && (p.bystander || p.chair || p.party == nil || len(p.words) < 2) {
			continue
		}
		b.actor(a)
		if id := a.id(); !ids[id] {
			ids[id] = true
			b.out.Envoys = append(b.out.Envoys, graph.Envoy{ID: id, Name: p.name, Party: a.partyID(), Roles: p.roles})
		}
	}
}

// meeting adds an encounter to the extraction.
func (b *builder) meeting(e *encounter) {
	d := b.d
	s := d.sentences[e.sentence]
	m := graph.Meeting{
		Document: d.id, Collection: b.out.Document.Collection, Mode: e.rule.Mode, Place: e.place, Since: e.window.Since, Until: e.window.Until,
		Day: e.window.Since, Status: e.status, Quote: d.passage(span{s.start, s.end}), Rule: e.rule.ID, Pairs: [][2]int{},
	}
	if m.Day == "" {
		m.Day = d.day
	}
	for _, r := range e.sides {
		m.Participants = append(m.Participants, graph.Participant{Text: r.text, Actor: b.actor(r.actor), Name: r.name(), Party: r.partyID()})
	}
	m.Pairs = append(m.Pairs, e.pairs...)
	m.ID = graph.MeetingID(&m)
	for _, other := range b.out.Meetings {
		if other.ID == m.ID {
			return
		}
	}
	b.out.Meetings = append(b.out.Meetings, m)
}
