// Package terms says what the points of statements are about: the terms and issues of the packs where their words stand in a point, else a term of its own under
// the key of its content words. A Draft is an extraction in the making, which holds each of them once.
//
//	t := terms.New(set, lex, kernels)
//	draft := t.Draft(&extraction, terms.Turning(text, named, speaks))
//	draft.Term(&statement, graph.Rejects, sentence)
//	draft.Add(statement)
package terms

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// A Draft is an extraction in the making. It gives each statement its term, and holds every party, term, issue and statement once.
type Draft struct {
	Out     *graph.Extraction
	known   *Terms
	turnsOn About // tells whether the document is about a pack's dispute
	parties map[string]bool
	at      map[string]int // of each term, its index in out.Terms
	issues  map[string]bool
	seen    map[string]bool // ids of statements
	last    graph.Term      // the last term, for points that only point back
	lastAt  int             // the sentence that is about it
}

// Draft returns a draft of an extraction that holds nothing yet.
func (t *Terms) Draft(out *graph.Extraction, turnsOn About) *Draft {
	return &Draft{Out: out, known: t, turnsOn: turnsOn, parties: map[string]bool{}, at: map[string]int{}, issues: map[string]bool{}, seen: map[string]bool{}}
}

// Add files a statement unless the same one stands already.
func (d *Draft) Add(s graph.Statement) {
	if d.seen[s.ID] {
		return
	}
	d.seen[s.ID] = true
	d.Out.Statements = append(d.Out.Statements, s)
}

// AddAs adds a statement, unless its actor is known to say it already. Of several whom the same words name, "the two leaders", each has a number in the id.
func (d *Draft) AddAs(s graph.Statement) {
	for ordinal := 0; ; ordinal++ {
		s.ID = graph.StatementID(&s, ordinal)
		if !d.seen[s.ID] {
			d.Add(s)
			return
		}
		if slices.ContainsFunc(d.Out.Statements, func(o graph.Statement) bool { return o.ID == s.ID && o.Actor == s.Actor }) {
			return
		}
	}
}

// Party files a party unless it stands already.
func (d *Draft) Party(p graph.Party) {
	if d.Has(p.ID) {
		return
	}
	d.parties[p.ID] = true
	d.Out.Parties = append(d.Out.Parties, p)
}

// Has tells whether a party is filed.
func (d *Draft) Has(party string) bool { return d.parties[party] }

// Forget lets go of the term that a point which only points back would mean.
func (d *Draft) Forget() { d.last = graph.Term{} }

// Beside returns a draft of another extraction of the same document.
func (d *Draft) Beside(out *graph.Extraction) *Draft { return d.known.Draft(out, d.turnsOn) }

// Passage returns bytes [from, to) of the document's text.
func (d *Draft) Passage(from, to int) graph.Passage {
	return graph.Passage{Text: d.Out.Document.Text[from:to], Start: from, End: to}
}

// Term makes the statement, which stands in a sentence, be about its term, and the extraction hold term and issue. The words of a cue that supports by its rule may be the
// act that a term is about. A statement that takes no side has a term only where a pack knows it.
func (d *Draft) Term(s *graph.Statement, rule graph.Stance, sentence int) {
	t := d.known
	if s.Cue.Start < s.Point.Start && s.Point.Start < s.Cue.End && s.Cue.End < s.Point.End {
		s.Point = d.behind(s.Cue, s.Point) // "favour of the ban" of "voted in favour of the ban"
	}
	point := t.read(s.Point.Text)
	r := point
	if s.Scope != "" {
		r = t.read(s.Scope, s.Point.Text)
	}
	known := t.known(t.held(s, point).opening(), d.turnsOn, s.Point.Start) // a scope tells the subject and not the side
	if known == nil && rule == graph.Supports {
		known = t.known(append(t.affirmed(t.read(s.Cue.Text)), r...), d.turnsOn, s.Point.Start)
	}
	switch {
	case known != nil:
		s.Term = d.packTerm(known)
	case s.Stance == graph.States:
		return
	case t.pointsBack(point) && d.last.ID != "" && sentence-d.lastAt <= backReach:
		s.Term = d.last.ID
	default:
		s.Term = d.ownTerm(r, s)
	}
	i := d.at[s.Term]
	s.Issue = d.Out.Terms[i].Issue
	if s.Stance == graph.Proposes && !d.Out.Terms[i].FixedKind {
		d.Out.Terms[i].Kind = graph.KindProposal
	}
	d.last, d.lastAt = d.Out.Terms[i], sentence
}

// behind returns what of a point stands behind a cue that reaches into it.
func (d *Draft) behind(cue, point graph.Passage) graph.Passage {
	from := point.End - len(strings.TrimLeft(d.Out.Document.Text[cue.End:point.End], " \t\n\u00a0"))
	return d.Passage(from, point.End)
}

// backReach is how many sentences a point such as "this proposal" reaches back.
const backReach = 2

// packTerm adds a pack's term, and the one that it is opposite of.
func (d *Draft) packTerm(p *packs.Term) string {
	id := graph.TermID(p.ID)
	if _, have := d.at[id]; have {
		return id
	}
	term := graph.Term{ID: id, Kind: graph.KindDemand, Label: p.Label, FixedLabel: true, Issue: d.issue(d.known.names[p.Issue])}
	if p.Kind != "" {
		term.FixedKind = true
		if p.Kind == "PROPOSAL" {
			term.Kind = graph.KindProposal
		}
	}
	for _, link := range []struct {
		to   string
		into *string
	}{{p.OppositeOf, &term.OppositeOf}, {p.PartOf, &term.PartOf}, {p.Revises, &term.Revises}} {
		if link.to != "" {
			*link.into = d.packTerm(d.known.byID[link.to])
		}
	}
	d.at[id] = len(d.Out.Terms)
	d.Out.Terms = append(d.Out.Terms, term)
	return id
}

// ownTerm adds a term that no pack knows, under the key of its words.
func (d *Draft) ownTerm(r reading, s *graph.Statement) string {
	t := d.known
	key := t.key(r)
	switch {
	case key == "":
		key = "unnamed " + s.Document
	case t.vacuous(r):
		key += " " + s.Document
	}
	id := graph.TermID(key)
	label := t.label(t.kernels.Unprefaced(t.kernels.Held(s)))
	if i, have := d.at[id]; have {
		d.Out.Terms[i].Label = shorter(d.Out.Terms[i].Label, label)
		return id
	}
	d.at[id] = len(d.Out.Terms)
	d.Out.Terms = append(d.Out.Terms, graph.Term{ID: id, Kind: graph.KindDemand, Label: label, Issue: d.issue(t.issue(r, d.turnsOn, s.Point.Start))})
	return id
}

// issue adds an issue and returns its id, empty for none.
func (d *Draft) issue(p *packs.Issue) string {
	if p == nil {
		return ""
	}
	id := graph.IssueID(p.ID)
	if !d.issues[id] {
		d.issues[id] = true
		d.Out.Issues = append(d.Out.Issues, graph.Issue{ID: id, Name: p.Name})
	}
	return id
}

// Finish gives the terms their kernels and puts all but statements and meetings into the order of their ids.
func (d *Draft) Finish() {
	d.known.kernels.Terms(d.Out)
	InOrder(d.Out)
}

// InOrder puts all but statements and meetings, which stand as in the text, into the order of their ids.
func InOrder(out *graph.Extraction) {
	slices.SortFunc(out.Parties, func(a, b graph.Party) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(out.Envoys, func(a, b graph.Envoy) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(out.Terms, func(a, b graph.Term) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(out.Issues, func(a, b graph.Issue) int { return cmp.Compare(a.ID, b.ID) })
}
