package extract

import (
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/packs"
	"github.com/parleygraph/parley/loaders/positions"
	"github.com/parleygraph/parley/loaders/text"
)

// proposals returns what the clause grammar has found that takes a side, for the judge to weigh.
func (b *builder) proposals(who *names.Names) []positions.Proposal {
	var found []positions.Proposal
	for i := range b.out.Statements {
		s := &b.out.Statements[i]
		if s.Stance.Sign() == 0 {
			continue
		}
		found = append(found, positions.Proposal{
			Cue: spanOf(s.Cue), Point: spanOf(s.Point), By: b.asRef(s, who), Rule: s.Rule, Stance: s.Stance, Index: i,
		})
	}
	return found
}

func spanOf(p graph.Passage) text.Span { return text.Span{Start: p.Start, End: p.End} }

// asRef returns the actor of a statement of the clause grammar as package names knows it, or as the grammar does where it does not.
func (b *builder) asRef(s *graph.Statement, who *names.Names) names.Ref {
	var side *names.Party
	if i := slices.IndexFunc(b.out.Parties, func(p graph.Party) bool { return p.ID == s.Party }); i >= 0 {
		side = &names.Party{ID: s.Party, Name: b.out.Parties[i].Name, Type: b.out.Parties[i].Type}
	}
	r := names.Ref{Actor: names.Actor{Kind: names.PartyActor, Party: side, Capacity: s.Capacity}}
	if s.Actor == s.Party {
		return r
	}
	for _, p := range who.Persons() {
		if positions.SameName(p.Name, s.ActorName) {
			r.Actor = names.Actor{Kind: names.PersonActor, Person: p, Capacity: s.Capacity}
			return r
		}
	}
	r.Actor = names.Actor{Kind: names.PersonActor, Person: &names.Person{Name: s.ActorName, Party: side}, Capacity: s.Capacity}
	return r
}

// judge keeps of the clause grammar's statements those that the judge holds to be positions, and adds what only the sentence graph shows.
func (b *builder) judge(page *positions.Page, who *names.Names, least float64) {
	chosen := b.d.x.stages.positions.Read(page, b.proposals(who), least)
	sure := map[int]float64{}
	for i := range chosen {
		if p := chosen[i].Proposal; p != nil && p.Stance.Sign() == chosen[i].Stance.Sign() {
			sure[p.Index] = max(sure[p.Index], chosen[i].Confidence)
		}
	}
	b.keepSure(sure)
	for i := range chosen {
		if p := chosen[i].Proposal; p == nil || p.Stance.Sign() != chosen[i].Stance.Sign() {
			b.graphed(page, &chosen[i])
		}
	}
}

// keepSure drops the statements that take a side and are not among the sure.
func (b *builder) keepSure(sure map[int]float64) {
	var kept []graph.Statement
	for i, s := range b.out.Statements {
		confidence, ok := sure[i]
		if s.Stance.Sign() == 0 {
			kept = append(kept, s)
		} else if ok {
			s.Confidence = confidence
			kept = append(kept, s)
		}
	}
	b.out.Statements = kept
}

// graphed adds the statement that the sentence graph shows.
func (b *builder) graphed(page *positions.Page, st *positions.Statement) {
	s := page.Sentences[st.Sentence]
	side := st.By.Side()
	from, to := positions.CueWords(s, st.Cue, st.Head)
	out := graph.Statement{
		Document: b.d.id, Collection: b.out.Document.Collection, Actor: b.actorNode(st.By), ActorName: st.By.Name(), Party: b.partyNode(side),
		ActorText: b.d.text[st.By.Start:st.By.End], Capacity: capacityOf(st.By), Stance: st.Stance, Cue: b.words(s, from, to), Point: b.words(s, st.From, st.To),
		Modality: positions.Modality(s, st.Cue), Directness: positions.Directness(page, st), Rule: st.Pattern, Confidence: st.Confidence, Day: b.d.day,
		Quote: b.d.passage(span{page.Document.Sentences[st.Sentence].Start, page.Document.Sentences[st.Sentence].End}),
	}
	for _, c := range st.Conditions {
		out.Conditions = append(out.Conditions, graph.Condition{Kind: c.Kind, Passage: b.words(s, c.From, c.To)})
	}
	rule := &packs.Cue{ID: st.Pattern, Stance: string(st.Stance)}
	b.term(&finding{stance: st.Stance, rule: rule, sentence: st.Sentence}, &out)
	out.ID = graph.StatementID(&out, 0)
	b.add(out)
}

// words returns words [from, to) of a sentence as a passage.
func (b *builder) words(s *grammar.Sentence, from, to int) graph.Passage {
	return b.d.passage(span{s.Words[from].Start, s.Words[to-1].End})
}

func capacityOf(r names.Ref) graph.Capacity {
	if r.Capacity != "" {
		return r.Capacity
	}
	return graph.SpeaksFor
}

// actorNode makes sure that the extraction holds an actor and returns its id.
func (b *builder) actorNode(r names.Ref) string {
	party := b.partyNode(r.Side())
	if r.Kind != names.PersonActor {
		return party
	}
	return b.envoyNode(r.Person)
}

// envoyNode makes sure that the extraction holds a person and returns the id.
func (b *builder) envoyNode(p *names.Person) string {
	party := b.partyNode(p.Party)
	id := graph.EnvoyID(p.Name, party)
	if !slices.ContainsFunc(b.out.Envoys, func(e graph.Envoy) bool { return e.ID == id }) {
		b.out.Envoys = append(b.out.Envoys, graph.Envoy{ID: id, Name: p.Name, Party: party, Roles: p.Roles})
	}
	return id
}

// partyNode makes sure that the extraction holds a party and returns its id, empty for none.
func (b *builder) partyNode(p *names.Party) string {
	if p == nil || b.parties[p.ID] {
		return idOf(p)
	}
	b.parties[p.ID] = true
	if known := b.d.x.stages.parties[p.ID]; known != nil {
		b.out.Parties = append(b.out.Parties, b.d.x.party(known))
		return p.ID
	}
	b.out.Parties = append(b.out.Parties, graph.Party{ID: p.ID, Name: p.Name, Type: p.Type})
	return p.ID
}

func idOf(p *names.Party) string {
	if p == nil {
		return ""
	}
	return p.ID
}
