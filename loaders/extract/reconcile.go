package extract

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses"
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/meetings"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/positions"
	"github.com/parleygraph/parley/loaders/text"
)

// A reconciler joins what both readings of a document find into one draft.
type reconciler struct {
	filer
	clauses *clauses.Document
	least   float64 // confidence of a position
}

// proposals returns what the clause grammar has found that takes a side, for the judge to weigh.
func (b reconciler) proposals(who *names.Names) []positions.Proposal {
	var found []positions.Proposal
	for i := range b.Out.Statements {
		s := &b.Out.Statements[i]
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
func (b reconciler) asRef(s *graph.Statement, who *names.Names) names.Ref {
	var side *names.Party
	if i := slices.IndexFunc(b.Out.Parties, func(p graph.Party) bool { return p.ID == s.Party }); i >= 0 {
		side = &names.Party{ID: s.Party, Name: b.Out.Parties[i].Name, Type: b.Out.Parties[i].Type}
	}
	if s.Actor == s.Party && side != nil && side.Type == graph.State {
		side = cmp.Or(who.CrowdIn(s.ActorText, s.Cue.Start), side) // the clause grammar takes such a side for the state's own
	}
	r := names.Ref{Actor: names.Actor{Kind: names.PartyActor, Party: side, Capacity: s.Capacity}}
	if s.Actor == s.Party {
		return r
	}
	p := namesake(alike(who.Persons(), side), s.ActorName)
	if p == nil {
		p = &names.Person{Name: s.ActorName, Party: side}
	}
	r.Actor = names.Actor{Kind: names.PersonActor, Person: p, Capacity: s.Capacity}
	return r
}

// namesake returns the person of a name, else the only one whose name has all its words, or all whose words it has: "Ann Berg" of "Ann C. Berg, Jr."
func namesake(persons []*names.Person, name string) *names.Person {
	var part []*names.Person
	for _, p := range persons {
		if positions.SameName(p.Name, name) {
			return p
		}
		if holdsWords(p.Name, name) || holdsWords(name, p.Name) {
			part = append(part, p)
		}
	}
	if len(part) == 1 {
		return part[0]
	}
	return nil
}

// holdsWords tells whether a name has all the words of another.
func holdsWords(name, other string) bool {
	words := strings.FieldsFunc(graph.Fold(name), parts)
	for _, w := range strings.FieldsFunc(graph.Fold(other), parts) {
		if !slices.Contains(words, w) {
			return false
		}
	}
	return true
}

func parts(r rune) bool { return r == ' ' || r == ',' || r == '.' }

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
func (b reconciler) regraph(ctx context.Context) error {
	page, who, err := b.stages.page(ctx, &b.Out.Document)
	if err != nil {
		return err
	}
	chosen := b.stages.positions.Read(page, b.proposals(who), b.least)
	b.keepSure(page, chosen, who)
	b.Forget()
	for i := range chosen {
		if !confirms(&chosen[i]) && !b.retells(page, &chosen[i]) {
			b.graphed(page, &chosen[i])
		}
	}
	b.meet(page, who)
	b.people(who)
	prune(b.Out)
	return nil
}

// retells tells whether a statement only wraps what a cue inside its point says of the same side: "Norway is ready to talk, its minister said", "We are ready to talk".
func (b reconciler) retells(page *positions.Page, st *positions.Statement) bool {
	side, whole := st.By.Side(), b.words(page.Sentences[st.Sentence], st.From, st.To)
	return side != nil && slices.ContainsFunc(b.Out.Statements, func(o graph.Statement) bool {
		return o.Party == side.ID && o.Stance.Sign() == st.Stance.Sign() && within(whole, o.Cue) && within(whole, o.Point) &&
			(st.Head != st.Cue || 2*(max(o.Cue.End, o.Point.End)-min(o.Cue.Start, o.Point.Start)) > len(whole.Text)) // a whole sentence may hold another position beside it
	})
}

// within tells whether a passage lies in another.
func within(whole, part graph.Passage) bool {
	return whole.Start <= part.Start && part.End <= whole.End
}

// confirms tells whether the clause grammar has found the same position.
func confirms(s *positions.Statement) bool {
	return s.Proposal != nil && s.Proposal.Stance.Sign() == s.Stance.Sign()
}

// keepSure drops the statements that take a side and that the judge does not hold to be positions, and gives the others their confidence and the actors
// that the sentence graph knows.
func (b reconciler) keepSure(page *positions.Page, chosen []positions.Statement, who *names.Names) {
	sure := map[int]*positions.Statement{}
	for i := range chosen {
		if s := &chosen[i]; confirms(s) && (sure[s.Proposal.Index] == nil || s.Confidence > sure[s.Proposal.Index].Confidence) {
			sure[s.Proposal.Index] = s
		}
	}
	old := b.Out.Statements
	b.Out.Statements, b.Out.Envoys = nil, nil
	for i, s := range old {
		if s.Stance.Sign() != 0 {
			if sure[i] == nil {
				continue
			}
			s.Confidence = sure[i].Confidence
			b.complete(&s, page, sure[i])
			if len(s.Conditions) == 0 {
				b.condition(&s, page, sure[i])
			}
		}
		r := b.asRef(&s, who)
		s.Actor, s.ActorName, s.Party = b.actorNode(r), r.Name(), b.partyNode(r.Side())
		b.Out.Statements = append(b.Out.Statements, s)
	}
	mend(b.Out)
}

// complete gives a statement of the clause grammar the point that the sentence graph shows where that holds the grammar's and more, ends before who says it, or before the
// next of several acts: "the proposal to close the canal" for "the canal", "the offer of talks" for "the offer of talks, he said", "to free the crews" for "to free the
// crews and come to the table".
func (b reconciler) complete(s *graph.Statement, page *positions.Page, st *positions.Statement) {
	in := page.Sentences[st.Sentence]
	shown, teller := b.words(in, st.From, st.To), in.To(st.Cue, grammar.Source)
	more := shown.Start <= s.Point.Start && shown.End >= s.Point.End
	before := shown.Start == s.Point.Start && teller >= st.To && in.Words[teller].End <= s.Point.End
	switch {
	case st.First && s.Point.Start < shown.End && shown.End < s.Point.End:
		shown = b.Passage(s.Point.Start, shown.End)
	case st.Head == st.Cue || shown.Text == s.Point.Text || !more && !before:
		return
	}
	s.Point = shown
	b.Term(s, s.Stance, st.Sentence)
}

// mend takes out what statements say of others that the extraction no longer holds.
func mend(out *graph.Extraction) {
	kept := map[string]bool{}
	for i := range out.Statements {
		kept[out.Statements[i].ID] = true
	}
	for i := range out.Envoys {
		kept[out.Envoys[i].ID] = true
	}
	for i := range out.Statements {
		s := &out.Statements[i]
		if s.Echo != nil && !kept[s.Echo.Of] {
			s.Echo.Of = ""
		}
		s.Address(slices.DeleteFunc(s.Addressees(), func(id string) bool { return strings.HasPrefix(id, "envoy:") && !kept[id] }))
		if s.SaidBy != nil && strings.HasPrefix(s.SaidBy.Actor, "envoy:") && !kept[s.SaidBy.Actor] {
			s.SaidBy.Actor = s.SaidBy.Party
		}
	}
}

// meet replaces the meetings by those that the sentence graphs show.
func (b reconciler) meet(page *positions.Page, who *names.Names) {
	if b.Out.Meetings = nil; b.clauses.Other {
		return // who meets in a final or on the screen negotiates nothing
	}
	seen := map[string]bool{}
	read := &meetings.Page{Document: page.Document, Sentences: page.Sentences, Who: who, Proposals: encountered(b.clauses, who)}
	for _, met := range b.stages.meetings.Read(read, b.Out.Document.PublishedAt) {
		m := graph.Meeting{
			Document: b.Out.Document.ID, Collection: b.Out.Document.Collection, Mode: met.Mode, Place: met.Place, Since: met.Window.Since, Until: met.Window.Until,
			Day: cmp.Or(met.Window.Since, b.Out.Document.PublishedAt), Status: met.Status, Quote: b.Passage(met.Quote.Start, met.Quote.End), Rule: met.Rule, Pairs: [][2]int{},
		}
		for _, r := range met.Participants {
			m.Participants = append(m.Participants, graph.Participant{Text: b.Out.Document.Text[r.Start:r.End], Actor: b.actorNode(r), Name: r.Name(), Party: b.partyNode(r.Side())})
		}
		m.Pairs = append(m.Pairs, met.Pairs...)
		m.ID = graph.MeetingID(&m)
		if !seen[m.ID] {
			seen[m.ID] = true
			b.Out.Meetings = append(b.Out.Meetings, m)
		}
	}
}

// people adds the persons who speak or act for a party. Where nobody takes a side or meets, a text is about other things, and whoever has no office is no
// envoy: a player is Norway's all the same.
func (b reconciler) people(who *names.Names) {
	if b.clauses.Other {
		return
	}
	idle := len(b.Out.Meetings) == 0 && !slices.ContainsFunc(b.Out.Statements, func(s graph.Statement) bool { return s.Stance.Sign() != 0 })
	for _, p := range who.Persons() {
		if p.Party != nil && !p.Bystander && !p.Chair && (!idle || len(p.Roles) > 0) {
			b.envoyNode(p)
		}
	}
}

// prune drops terms and issues that no statement is about.
func prune(out *graph.Extraction) {
	used := map[string]bool{}
	for i := range out.Statements {
		used[out.Statements[i].Term], used[out.Statements[i].Issue] = true, true
	}
	for before := 0; before < len(used); { // what a used term points to is used too
		before = len(used)
		for _, t := range out.Terms {
			if used[t.ID] {
				used[t.OppositeOf], used[t.PartOf], used[t.Revises], used[t.Issue] = true, true, true, true
			}
		}
	}
	out.Terms = slices.DeleteFunc(out.Terms, func(t graph.Term) bool { return !used[t.ID] })
	out.Issues = slices.DeleteFunc(out.Issues, func(i graph.Issue) bool { return !used[i.ID] })
}

// graphed adds the statement that the sentence graph shows.
func (b reconciler) graphed(page *positions.Page, st *positions.Statement) {
	s := page.Sentences[st.Sentence]
	side := st.By.Side()
	from, to := st.CueWords(s)
	out := graph.Statement{
		Document: b.Out.Document.ID, Collection: b.Out.Document.Collection, Actor: b.actorNode(st.By), ActorName: st.By.Name(), Party: b.partyNode(side),
		ActorText: b.Out.Document.Text[st.By.Start:st.By.End], Capacity: capacityOf(st.By), Stance: st.Stance, Cue: b.words(s, from, to), Point: b.words(s, st.From, st.To),
		Modality: positions.Modality(s, st.Cue), Directness: positions.Directness(page, st), Rule: st.Pattern, Confidence: st.Confidence, Day: b.Out.Document.PublishedAt,
		Quote: b.Passage(page.Document.Sentences[st.Sentence].Start, page.Document.Sentences[st.Sentence].End),
	}
	out.Conditions = b.conditions(page, st)
	b.clauses.Date(&out)
	b.Term(&out, st.Stance, st.Sentence)
	b.AddAs(out)
}

// condition gives a statement of the clause grammar what it hangs on by the sentence graph; its quote grows so that it holds it.
func (b reconciler) condition(s *graph.Statement, page *positions.Page, st *positions.Statement) {
	s.Conditions = b.conditions(page, st)
	from, to := s.Quote.Start, s.Quote.End
	for _, c := range s.Conditions {
		from, to = min(from, c.Start), max(to, c.End)
	}
	s.Quote = b.Passage(from, to)
}

// conditions returns what a statement of the sentence graph hangs on.
func (b reconciler) conditions(page *positions.Page, st *positions.Statement) []graph.Condition {
	var found []graph.Condition
	for _, c := range st.Conditions {
		found = append(found, graph.Condition{Kind: c.Kind, Passage: b.words(page.Sentences[st.Sentence], c.From, c.To)})
	}
	return found
}

// words returns words [from, to) of a sentence as a passage.
func (b reconciler) words(s *grammar.Sentence, from, to int) graph.Passage {
	return b.Passage(s.Words[from].Start, s.Words[to-1].End)
}
