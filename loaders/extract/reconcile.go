package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/meetings"
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
	for _, p := range alike(who.Persons(), side) {
		if positions.SameName(p.Name, s.ActorName) {
			r.Actor = names.Actor{Kind: names.PersonActor, Person: p, Capacity: s.Capacity}
			return r
		}
	}
	r.Actor = names.Actor{Kind: names.PersonActor, Person: &names.Person{Name: s.ActorName, Party: side}, Capacity: s.Capacity}
	return r
}

// alike puts the persons of a side before the others: of two namesakes it is its own who speaks for it.
func alike(persons []*names.Person, side *names.Party) []*names.Person {
	sorted := slices.Clone(persons)
	slices.SortStableFunc(sorted, func(a, b *names.Person) int { return cmp.Compare(otherSide(a, side), otherSide(b, side)) })
	return sorted
}

func otherSide(p *names.Person, side *names.Party) int {
	if side != nil && p.Party != nil && p.Party.ID == side.ID {
		return 0
	}
	return 1
}

// regraph reads the document once more on its sentence graphs: the judge keeps of the clause grammar's statements those that are positions and adds what
// only the graphs show; meetings and envoys are those of the graphs.
func (b *builder) regraph() {
	page, who := b.d.x.stages.page(&b.out.Document)
	chosen := b.d.x.stages.positions.Read(page, b.proposals(who), b.d.x.least)
	b.keepSure(chosen, who)
	b.last = graph.Term{}
	for i := range chosen {
		if !confirms(&chosen[i]) {
			b.graphed(page, &chosen[i])
		}
	}
	b.meet(page, who)
	b.people(who)
	b.prune()
}

// confirms tells whether the clause grammar has found the same position.
func confirms(s *positions.Statement) bool {
	return s.Proposal != nil && s.Proposal.Stance.Sign() == s.Stance.Sign()
}

// keepSure drops the statements that take a side and that the judge does not hold to be positions, and gives the others their confidence and the actors
// that the sentence graph knows.
func (b *builder) keepSure(chosen []positions.Statement, who *names.Names) {
	sure := map[int]*positions.Statement{}
	for i := range chosen {
		if s := &chosen[i]; confirms(s) && (sure[s.Proposal.Index] == nil || s.Confidence > sure[s.Proposal.Index].Confidence) {
			sure[s.Proposal.Index] = s
		}
	}
	old := b.out.Statements
	b.out.Statements, b.out.Envoys = nil, nil
	for i, s := range old {
		if s.Stance.Sign() != 0 {
			if sure[i] == nil {
				continue
			}
			s.Confidence = sure[i].Confidence
		}
		r := b.asRef(&s, who)
		s.Actor, s.ActorName, s.Party = b.actorNode(r), r.Name(), b.partyNode(r.Side())
		b.out.Statements = append(b.out.Statements, s)
	}
	b.mend()
}

// mend takes out what statements say of others that the extraction no longer holds.
func (b *builder) mend() {
	kept := map[string]bool{}
	for i := range b.out.Statements {
		kept[b.out.Statements[i].ID] = true
	}
	for i := range b.out.Envoys {
		kept[b.out.Envoys[i].ID] = true
	}
	for i := range b.out.Statements {
		s := &b.out.Statements[i]
		if s.Echo != nil && !kept[s.Echo.Of] {
			s.Echo.Of = ""
		}
		if strings.HasPrefix(s.Addressee, "envoy:") && !kept[s.Addressee] {
			s.Addressee = ""
		}
		if s.SaidBy != nil && strings.HasPrefix(s.SaidBy.Actor, "envoy:") && !kept[s.SaidBy.Actor] {
			s.SaidBy.Actor = s.SaidBy.Party
		}
	}
}

// meet replaces the meetings by those that the sentence graphs show.
func (b *builder) meet(page *positions.Page, who *names.Names) {
	if b.out.Meetings = nil; b.d.other {
		return // who meets in a final or on the screen negotiates nothing
	}
	seen := map[string]bool{}
	read := &meetings.Page{Document: page.Document, Sentences: page.Sentences, Who: who, Proposals: b.encountered(who)}
	for _, met := range b.d.x.stages.meetings.Read(read, b.d.day) {
		m := graph.Meeting{
			Document: b.d.id, Collection: b.out.Document.Collection, Mode: met.Mode, Place: met.Place, Since: met.Window.Since, Until: met.Window.Until,
			Day: cmp.Or(met.Window.Since, b.d.day), Status: met.Status, Quote: b.d.passage(span{met.Quote.Start, met.Quote.End}), Rule: met.Rule, Pairs: [][2]int{},
		}
		for _, r := range met.Participants {
			m.Participants = append(m.Participants, graph.Participant{Text: b.d.text[r.Start:r.End], Actor: b.actorNode(r), Name: r.Name(), Party: b.partyNode(r.Side())})
		}
		m.Pairs = append(m.Pairs, met.Pairs...)
		m.ID = graph.MeetingID(&m)
		if !seen[m.ID] {
			seen[m.ID] = true
			b.out.Meetings = append(b.out.Meetings, m)
		}
	}
}

// people adds the persons who speak or act for a party, and every party that the document names.
func (b *builder) people(who *names.Names) {
	if b.d.other {
		return
	}
	for _, p := range who.Persons() {
		if p.Party != nil && !p.Bystander && !p.Chair {
			b.envoyNode(p)
		}
	}
}

// prune drops terms and issues that no statement is about.
func (b *builder) prune() {
	used := map[string]bool{}
	for i := range b.out.Statements {
		used[b.out.Statements[i].Term], used[b.out.Statements[i].Issue] = true, true
	}
	for before := 0; before < len(used); { // what a used term points to is used too
		before = len(used)
		for _, t := range b.out.Terms {
			if used[t.ID] {
				used[t.OppositeOf], used[t.PartOf], used[t.Revises], used[t.Issue] = true, true, true, true
			}
		}
	}
	b.out.Terms = slices.DeleteFunc(b.out.Terms, func(t graph.Term) bool { return !used[t.ID] })
	b.out.Issues = slices.DeleteFunc(b.out.Issues, func(i graph.Issue) bool { return !used[i.ID] })
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
		roles := slices.Clone(p.Roles)
		for i := range roles {
			roles[i].Document = b.d.id
		}
		b.out.Envoys = append(b.out.Envoys, graph.Envoy{ID: id, Name: p.Name, Party: party, Roles: roles})
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
