package clauses

import (
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/drops"
	"github.com/parleygraph/parley/loaders/clauses/encounters"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/clauses/people"
	"github.com/parleygraph/parley/loaders/clauses/speakers"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
	"github.com/parleygraph/parley/loaders/terms"
)

// builder turns findings and encounters into an extraction.
type builder struct {
	*terms.Draft
	d       *Document
	of      *finding // the last finding whose term is known
	about   string   // its term
	issueOf string   // and issue
}

// State returns a draft of an extraction with a statement for each holder of each finding, in the order of the text.
func (d *Document) State(out *graph.Extraction) *terms.Draft { return d.builder(out).Draft }

// builder returns the builder of an extraction that holds the statements.
func (d *Document) builder(out *graph.Extraction) *builder {
	b := &builder{Draft: d.x.terms.Draft(out, d.turnsOn), d: d}
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

// Build returns a draft of an extraction with all that the clauses say.
func (d *Document) Build(out *graph.Extraction) *terms.Draft {
	b := d.builder(out)
	for i := range d.Meetings {
		b.meeting(&d.Meetings[i])
	}
	b.named()
	b.envoys()
	return b.Draft
}

// finding adds a statement for each holder, and for each echo.
func (b *builder) finding(f *finding) {
	said := b.d.reporterOf(f)
	if why := b.d.unsure(f, said); why != "" {
		b.d.Drop(f.sentence, f.cue, f.rule.ID, why)
		return
	}
	var origin *graph.Statement
	for n, h := range f.holders {
		if !b.d.credible(f, h) {
			b.d.Drop(f.sentence, f.cue, f.rule.ID, drops.NotCredible)
			continue
		}
		s := b.statement(f, h, n, said)
		for _, a := range f.behalf {
			if id := b.party(a.Actor); a.holder == n && id != "" && id != s.Party {
				s.OnBehalfOf = append(s.OnBehalfOf, id)
			}
		}
		if n == 0 {
			origin = &s
		}
		b.Add(s)
	}
	for n, e := range f.echoes {
		b.Add(b.echo(f, e, n, origin, said))
	}
}

func (b *builder) statement(f *finding, h speakers.Ref, ordinal int, said speakers.Holding) graph.Statement {
	d := b.d
	s := graph.Statement{
		Document: d.ID, Collection: b.Out.Document.Collection, Actor: b.actor(h.Actor), ActorName: h.Name(), ActorText: h.Text, Party: h.PartyID(),
		Capacity: h.Speaks(), Stance: f.stance, Cue: d.passage(f.cue), Point: d.passage(f.point), Scope: f.scope,
		Modality: d.modality(f), Directness: d.directness(f), Rule: f.rule.ID, Confidence: d.confidence(f.rule.ID, h.Actor),
	}
	if len(said.Refs) > 0 && !said.Refs[0].Same(h.Actor) {
		r := said.Refs[0]
		s.SaidBy = &graph.Reporter{Text: r.Text, Actor: b.actor(r.Actor), Name: r.Name(), Party: r.PartyID()}
	}
	if f.subject.Kind != people.NoActor {
		s.Addressee = b.actor(f.subject)
	}
	var from int
	s.Conditions, from = d.conditions(f)
	d.stated(&s, f.sentence)
	s.Quote = d.evidence(f, from)
	if b.of != f { // a finding's holders share its point
		b.Term(&s, graph.Stance(f.rule.Stance), f.sentence)
		b.of, b.about, b.issueOf = f, s.Term, s.Issue
	}
	s.Term, s.Issue = b.about, b.issueOf
	s.ID = graph.StatementID(&s, ordinal)
	return s
}

// evidence returns the whole sentences that hold the finding.
func (d *Document) evidence(f *finding, from int) graph.Passage {
	s := d.Sentences[f.sentence]
	return d.passage(syntax.Span{From: min(from, s.Start), To: s.End})
}

func (d *Document) passage(s syntax.Span) graph.Passage {
	return graph.Passage{Text: d.Text[s.From:s.To], Start: s.From, End: s.To}
}

// echo returns the statement of somebody who stands with or against a finding.
func (b *builder) echo(f *finding, e echo, n int, origin *graph.Statement, said speakers.Holding) graph.Statement {
	s := b.statement(f, e.ref, 1000+n, said)
	s.Stance = graph.EchoStance(e.kind, f.stance)
	s.Echo = &graph.Echo{Kind: e.kind, Cue: s.Cue.Text}
	if origin != nil {
		s.Echo.Of = origin.ID
	}
	s.Cue = b.d.passage(e.cue)
	if f.stance == graph.States {
		b.Term(&s, graph.Stance(f.rule.Stance), f.sentence)
	}
	s.ID = graph.StatementID(&s, n)
	return s
}

// reporterOf returns who reports a finding.
func (d *Document) reporterOf(f *finding) speakers.Holding {
	p := d.Parses[f.sentence]
	ci, t := f.clause, f.tokens.From
	if ci >= 0 {
		t = p.Clauses[ci].Group.Main
	} else {
		ci = clauseOf(p, t)
	}
	return d.Reporter(f.sentence, ci, t)
}

// clauseOf returns the clause in whose complement or subject token t stands, -1 where there is none.
func clauseOf(p *syntax.Parse, t int) int {
	found := -1
	for ci := range p.Clauses {
		c := &p.Clauses[ci]
		if c.Start <= t && t < c.End {
			found = ci
		}
	}
	return found
}

// actor makes sure that the extraction holds an actor and returns its id.
func (b *builder) actor(a people.Actor) string {
	b.party(a)
	if a.Kind == people.PersonActor {
		a.Person.Acts = true
	}
	return a.ID()
}

// party makes sure that the extraction holds the party of an actor and returns its id.
func (b *builder) party(a people.Actor) string {
	id := a.PartyID()
	if id == "" || b.Has(id) {
		return id
	}
	switch {
	case a.Kind == people.OrgActor:
		b.Draft.Party(graph.Party{ID: id, Name: a.Org, Type: graph.Organization})
	case a.Kind == people.PersonActor:
		b.Draft.Party(b.d.x.lex.Party(a.Person.Party))
	default:
		b.Draft.Party(b.d.x.lex.Party(a.Party))
	}
	return id
}

// named adds every party that the document names, a capital only where it acts.
func (b *builder) named() {
	for _, mentions := range b.d.Mentions {
		for _, m := range mentions {
			if m.Kind == people.PartyMention && m.Sense.Kind != lexicon.Demonym && m.Sense.Kind != lexicon.Capital && b.d.Own[m.Sense.Party.ID] == nil {
				b.party(people.Actor{Kind: people.PartyActor, Party: m.Sense.Party})
			}
		}
	}
}

// envoys adds the persons who speak or act for a party. A bystander is none, nor is somebody who only presides.
func (b *builder) envoys() {
	ids := map[string]bool{}
	if b.d.Other {
		return
	}
	for _, p := range b.d.People.List {
		a := people.Actor{Kind: people.PersonActor, Person: p}
		if !p.Acts && (p.Bystander || p.Chair || p.Party == nil || len(p.Words) < 2) {
			continue
		}
		b.actor(a)
		if id := a.ID(); !ids[id] {
			ids[id] = true
			b.Out.Envoys = append(b.Out.Envoys, graph.Envoy{ID: id, Name: p.Name, Party: a.PartyID(), Roles: p.Roles})
		}
	}
}

// meeting adds an encounter to the extraction.
func (b *builder) meeting(e *encounters.Encounter) {
	d := b.d
	s := d.Sentences[e.Sentence]
	m := graph.Meeting{
		Document: d.ID, Collection: b.Out.Document.Collection, Mode: e.Rule.Mode, Place: e.Place, Since: e.Window.Since, Until: e.Window.Until,
		Day: e.Window.Since, Status: e.Status, Quote: d.passage(syntax.Span{From: s.Start, To: s.End}), Rule: e.Rule.ID, Pairs: [][2]int{},
	}
	if m.Day == "" {
		m.Day = d.Day
	}
	for _, r := range e.Sides {
		m.Participants = append(m.Participants, graph.Participant{Text: r.Text, Actor: b.actor(r.Actor), Name: r.Name(), Party: r.PartyID()})
	}
	m.Pairs = append(m.Pairs, e.Pairs...)
	m.ID = graph.MeetingID(&m)
	for _, other := range b.Out.Meetings {
		if other.ID == m.ID {
			return
		}
	}
	b.Out.Meetings = append(b.Out.Meetings, m)
}
