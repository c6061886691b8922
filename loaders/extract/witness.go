package extract

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/evidence"
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/positions"
	"github.com/parleygraph/parley/loaders/terms"
	"github.com/parleygraph/parley/loaders/text"
)

// A Witness is a document read up to who is named in it. What another extractor claims of the document is held against it by package evidence, and what is
// admitted becomes an extraction with terms, issues and actors:
//
//	w, err := x.Witness(ctx, document)
//	for _, passage := range passages {
//		errs := w.Actors(actors)
//		err := w.Statement(passage, claim, "llm/mistral-small") // an evidence.Objection where the claim is not admitted
//	}
//	extraction := w.Extraction()
//
// A Witness is not safe for concurrent use, but for what it has of evidence.Page.
type Witness struct {
	*evidence.Hearing
	filer      filer
	x          *Extractor
	statements []witnessed
	meetings   []graph.Meeting
	headlined  map[string]bool   // the meetings of which a headline tells, by id
	holder     map[string]string // who holds a statement, by its id
}

// A witnessed is an admitted statement, with the words that its point means where it only points back.
type witnessed struct {
	graph.Statement
	means graph.Passage
}

// Evidence returns what claims are weighed by.
func (x *Extractor) Evidence() *evidence.Reader { return x.stages.evidence }

// Witness reads a document up to who is named in it. It fails where the packs' patterns are invalid.
func (x *Extractor) Witness(ctx context.Context, d graph.Document) (*Witness, error) {
	switch {
	case x.fault != nil:
		return nil, x.fault
	case x.stages == nil:
		return nil, graph.Errorf(graph.Internal, "claims are held against names that the grammar of clauses does not read: use extract.New")
	}
	page, who, err := x.stages.page(ctx, &d)
	if err != nil {
		return nil, err
	}
	turnsOn := terms.Turning(d.Text, naming(page, who), func(words []string) bool { return speaking(page.Sentences, words) })
	draft := x.terms.Draft(&graph.Extraction{Document: d}, turnsOn)
	heard := x.stages.evidence.Hear(&evidence.Page{Document: page.Document, Who: who, ID: d.ID, Published: d.PublishedAt})
	return &Witness{Hearing: heard, filer: filer{draft, x.stages, x.lex}, x: x, holder: map[string]string{}, headlined: map[string]bool{}}, nil
}

// naming returns where a document names a party that the packs know.
func naming(page *positions.Page, who *names.Names) []terms.Naming {
	var named []terms.Naming
	for i := range who.Sentences() {
		for _, m := range who.Mentions(i) {
			if m.Party != nil && !m.Party.Own {
				named = append(named, terms.Naming{At: page.Sentences[i].Words[m.From].Start, Party: strings.TrimPrefix(m.Party.ID, "party:")})
			}
		}
	}
	return named
}

// speaking tells whether enough of the words stand in sentences.
func speaking(sentences []*grammar.Sentence, words []string) bool {
	wanted, found := lexicon.SetOf(words), 0
	for _, s := range sentences {
		for i := range s.Words {
			if wanted[s.Words[i].Text] {
				found++
			}
		}
		if found >= terms.Marks {
			return true
		}
	}
	return false
}

// Statement admits a claim about a passage under the rule of who claims it, or says by an evidence.Objection why not.
func (w *Witness) Statement(passage evidence.Passage, c evidence.Claim, rule string) error {
	held, err := w.Hearing.Statement(passage, c)
	if err != nil {
		return err
	}
	s := w.statement(&held, rule)
	if err := w.number(&s); err != nil {
		return err
	}
	one := witnessed{Statement: s}
	if held.Means.End > 0 {
		one.means = w.passage(held.Means)
	}
	w.statements = append(w.statements, one)
	return nil
}

// number gives a statement its id, another one to each actor for whom the same words stand. It refuses what was admitted before.
func (w *Witness) number(s *graph.Statement) error {
	for ordinal := 0; ; ordinal++ {
		s.ID = graph.StatementID(s, ordinal)
		switch w.holder[s.ID] {
		case s.Actor:
			return evidence.Repeated
		case "":
			w.holder[s.ID] = s.Actor
			return nil
		}
	}
}

func (w *Witness) passage(at text.Span) graph.Passage {
	return w.filer.Passage(at.Start, at.End)
}

// written returns the words that name an actor, its name where they stand nowhere.
func (w *Witness) written(r names.Ref) string {
	return cmp.Or(w.filer.Out.Document.Text[r.Start:r.End], r.Name())
}

func (w *Witness) statement(held *evidence.Statement, rule string) graph.Statement {
	s := graph.Statement{
		Document: w.filer.Out.Document.ID, Collection: w.filer.Out.Document.Collection, Actor: w.filer.actorNode(held.By), ActorName: held.By.Name(), ActorText: w.written(held.By),
		Party: w.filer.partyNode(held.By.Side()), Capacity: capacityOf(held.By), Stance: held.Stance, Cue: w.passage(held.Cue), Point: w.passage(held.Point),
		Scope: held.Scope, Modality: held.Modality, Directness: held.Directness, Quote: w.passage(held.Quote), Rule: rule,
		Confidence: w.x.clauses.Confidence(rule),
	}
	clauses.SaidAt(&s, held.Stated, w.filer.Out.Document.PublishedAt)
	for _, c := range held.Conditions {
		s.Conditions = append(s.Conditions, graph.Condition{Kind: c.Kind, Passage: w.passage(c.Span)})
	}
	if r := held.SaidBy; r.Holds() {
		s.SaidBy = &graph.Reporter{Text: w.written(r), Actor: w.filer.actorNode(r), Name: r.Name(), Party: w.filer.partyNode(r.Side())}
	}
	for _, to := range held.Addressees {
		if id := w.filer.actorNode(names.Ref{Actor: to}); id != "" && !slices.Contains(s.Addressees(), id) {
			s.Address(append(s.Addressees(), id))
		}
	}
	for _, p := range held.OnBehalfOf {
		s.OnBehalfOf = append(s.OnBehalfOf, w.filer.partyNode(p))
	}
	return s
}

// Meeting admits a claim of a meeting in a passage under the rule of who claims it, or says by an evidence.Objection why not.
func (w *Witness) Meeting(passage evidence.Passage, c evidence.MeetingClaim, rule string) error {
	held, err := w.Hearing.Meeting(passage, c)
	if err != nil {
		return err
	}
	m := graph.Meeting{
		Document: w.filer.Out.Document.ID, Collection: w.filer.Out.Document.Collection, Mode: held.Mode, Place: held.Place, Since: held.Window.Since, Until: held.Window.Until,
		Day: cmp.Or(held.Window.Since, w.filer.Out.Document.PublishedAt), Status: held.Status, Quote: w.passage(held.Quote), Rule: rule, Pairs: held.Pairs,
	}
	for _, r := range held.Participants {
		m.Participants = append(m.Participants, graph.Participant{Text: w.written(r), Actor: w.filer.actorNode(r), Name: r.Name(), Party: w.filer.partyNode(r.Side())})
	}
	m.ID = graph.MeetingID(&m)
	if w.holder[m.ID] != "" {
		return evidence.Repeated
	}
	w.holder[m.ID], w.headlined[m.ID] = m.ID, held.Headline
	w.meetings = append(w.meetings, m)
	return nil
}

// Extraction returns what was admitted, in the order of the text whatever the order of the claims, with the actors, terms and issues that belong to it, and
// the parties and envoys that were claimed. Nothing may be claimed afterwards.
func (w *Witness) Extraction() graph.Extraction {
	slices.SortFunc(w.statements, func(a, b witnessed) int {
		return cmp.Or(cmp.Compare(a.Cue.Start, b.Cue.Start), cmp.Compare(a.Point.Start, b.Point.Start), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(w.meetings, func(a, b graph.Meeting) int {
		return cmp.Or(cmp.Compare(a.Quote.Start, b.Quote.Start), cmp.Compare(a.ID, b.ID))
	})
	w.meetings = slices.DeleteFunc(slices.Clone(w.meetings), func(m graph.Meeting) bool { return w.retold(m) || w.disputed(m) })
	w.file()
	for _, p := range w.Parties() {
		w.filer.partyNode(p)
	}
	for _, p := range w.Envoys() {
		w.filer.envoyNode(p)
	}
	w.filer.Out.Meetings = w.meetings
	w.filer.Finish()
	w.restore()
	out := *w.filer.Out
	bound(&out, w.x.most)
	return out
}

// retold tells whether a meeting of a headline is one of which the text tells itself, maybe otherwise: a headline is no evidence against its own text.
func (w *Witness) retold(m graph.Meeting) bool {
	return w.headlined[m.ID] && slices.ContainsFunc(w.meetings, func(other graph.Meeting) bool {
		shared := 0
		for _, p := range m.Participants {
			if slices.ContainsFunc(other.Participants, func(o graph.Participant) bool { return o.Actor == p.Actor || o.Party != "" && o.Party == p.Party }) {
				shared++
			}
		}
		return !w.headlined[other.ID] && shared > 1
	})
}

// disputed tells whether a meeting that is said to have been held is denied by a claim that cites the same sentence: it is one meeting, and it is denied.
func (w *Witness) disputed(m graph.Meeting) bool {
	return m.Status == graph.Held && slices.ContainsFunc(w.meetings, func(other graph.Meeting) bool {
		return other.Status == graph.Off && other.Quote.Start < m.Quote.End && m.Quote.Start < other.Quote.End && subset(m.Participants, other.Participants)
	})
}

// subset tells whether all participants of a meeting take part in another.
func subset(all, other []graph.Participant) bool {
	return !slices.ContainsFunc(all, func(p graph.Participant) bool {
		return !slices.ContainsFunc(other, func(o graph.Participant) bool { return o.Actor == p.Actor })
	})
}

// file adds the statements with their terms. A point that only points back is read as what it means, until restore.
func (w *Witness) file() {
	for i := range w.statements {
		s := w.statements[i].Statement
		if means := w.statements[i].means; means.Text != "" {
			s.Point = means
		}
		at, _ := w.Sentence(s.Cue.Start)
		w.filer.Term(&s, s.Stance, at)
		w.filer.Add(s)
	}
}

// restore gives the statements their points as written.
func (w *Witness) restore() {
	points := map[string]graph.Passage{}
	for i := range w.statements {
		points[w.statements[i].ID] = w.statements[i].Point
	}
	for i := range w.filer.Out.Statements {
		s := &w.filer.Out.Statements[i]
		s.Point = points[s.ID]
	}
}
