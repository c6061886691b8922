package graph

import (
	"cmp"
	"context"
	"slices"
)

// An Edit is what changes in one transaction: documents that go, as they are stored, and documents that come. None may be in a list twice; one that is in both
// is replaced.
type Edit struct {
	Erase []Extraction
	Put   []*Extraction
}

// Facts are what a plan asks of a store: all as it was before the edit. Ids are of actors as documents name them, unless they are said to be canonical.
// Lists come in any order; more than was asked for does no harm.
type Facts interface {
	// Wordings returns what documents say of issues and terms.
	Wordings(ctx context.Context, ids []string) ([]Wording, error)
	// Reports returns the statements and meetings that name one of the actors or are about one of the terms. canonical holds the ids that these go by in the store.
	Reports(ctx context.Context, names, canonical []string) ([]Node, error)
	// Posts returns the posts of envoys and the posts at parties.
	Posts(ctx context.Context, names []string) ([]Post, error)
	// RoleEdges returns the edges from canonical envoys to canonical parties.
	RoleEdges(ctx context.Context, ends [][2]string) ([]RoleEdge, error)
	// StanceRows returns all rows of holdings.
	StanceRows(ctx context.Context, holdings []Holding) ([]StanceRow, error)
	// TermEdges returns the edges of holdings.
	TermEdges(ctx context.Context, holdings []Holding) ([]TermEdge, error)
	// Pairs returns the face-to-face pairs that have one of the ends among theirs, see FacePair.Ends.
	Pairs(ctx context.Context, ends [][2]string) ([]FacePair, error)
}

// A Holding is a canonical holder with a term.
type Holding struct{ Holder, Term string }

// Writes are what a store writes for an edit, in the order of the fields: first what goes, then nodes, then edges. Lists are sorted, so that equal edits write
// alike.
type Writes struct {
	Erased      []string          // documents: with them go what they say of actors, issues and terms, and their posts
	Unlink      []Ends            // edges that are there no more, or were not
	Regrouped   []string          // parties whose MEMBER_OF edges all go; those that stay are among Link
	Rewired     []Node            // statements and meetings whose edges to actors and terms all go; those that stay are among Link
	GoneStances []StanceRow       //
	GonePairs   []string          // meetings whose pairs go
	Gone        []Node            // nodes with all their edges
	Wordings    []Wording         // with how many documents say so now; none: it goes
	Nodes       []Node            // statements, meetings and documents are new; the others come new or in the place of the one with their id
	Renamed     []NewName         // names that have another canonical name now
	Posts       []Post            //
	Stances     []StanceRow       //
	Pairs       []FacePair        //
	Link        []Edge            // edges without more than days to them
	RoleEdges   []RoleEdge        // come new, or in the place of one of the same ends
	TermEdges   []TermEdge        // likewise
	MetWith     []Edge            // likewise
	Sketches    map[string]string // of the documents that come, see Sketch
	Fresh       map[string]bool   // actors and terms that no stored document named: nothing that was stored rests on them
}

// A NewName says that an actor's or a term's id goes by another canonical id now, or is canonical itself. Canonical is "" where no document names it any more.
type NewName struct{ ID, Canonical string }

// A plan is the making of Writes.
type plan struct {
	facts   Facts
	names   *Names
	edit    Edit
	before  former          // before the edit
	erased  map[string]bool // ids of documents
	changed []string        // ids of names that have another canonical name now
	touched map[string]bool // actors to write anew, or to take away
	said    map[string]wordings
	rows    map[Holding]*rows
	again   map[[2]string]bool // envoy and party, before or after the edit: their REPRESENTS edge is derived from all posts
	pairs   []FacePair
	ends    map[[2]string]bool
	Writes
}

// Plan works out what a store must write for an edit: the documents' own nodes and edges, and everything derived that rests on what has changed.
// judged says that judgements, which names holds, are others now. It changes names, which hold once the writes do: a caller whose
// transaction fails must forget them.
func Plan(ctx context.Context, facts Facts, names *Names, edit Edit, judged bool) (*Writes, error) {
	p := &plan{
		facts: facts, names: names, edit: edit, before: former{actors: names.canon, terms: names.matters, moved: map[string]standpoint{}},
		erased: map[string]bool{}, touched: map[string]bool{}, said: map[string]wordings{}, rows: map[Holding]*rows{}, ends: map[[2]string]bool{},
		again: map[[2]string]bool{}, Writes: Writes{Fresh: map[string]bool{}},
	}
	for _, x := range edit.Erase {
		p.erased[x.Document.ID] = true
		p.Erased = append(p.Erased, x.Document.ID)
	}
	slices.Sort(p.Erased)
	deltas := p.deltas()
	p.freshen(deltas)
	p.nameActors(deltas, judged)
	for _, step := range []func(context.Context) error{
		func(ctx context.Context) error { return p.wordShared(ctx, deltas) }, p.rewire, p.report, p.represent, p.hold, p.meet, p.copy,
	} {
		if err := step(ctx); err != nil {
			return nil, err
		}
	}
	p.sort()
	return &p.Writes, nil
}

// sort puts what was gathered from maps in order.
func (p *plan) sort() {
	byID := func(a, b Node) int { return cmp.Compare(a.NodeID(), b.NodeID()) }
	slices.SortFunc(p.Nodes, byID)
	slices.SortFunc(p.Gone, byID)
	slices.SortFunc(p.Stances, CompareStanceRows)
	slices.SortFunc(p.GoneStances, CompareStanceRows)
	slices.SortFunc(p.Unlink, compareEnds)
	p.Unlink = slices.Compact(p.Unlink)
	slices.SortFunc(p.Link, CompareEdges)
	p.Link = slices.CompactFunc(p.Link, func(a, b Edge) bool { return CompareEdges(a, b) == 0 })
	slices.SortFunc(p.Rewired, byID)
	slices.SortFunc(p.Wordings, func(a, b Wording) int { return cmp.Or(byID(a.Node, b.Node), cmp.Compare(a.Key(), b.Key())) })
}

// link gathers an edge as it stands between canonical actors; names of one actor are not joined.
func (p *plan) link(e Edge) {
	e.From, e.To = p.names.Of(e.From), p.names.Of(e.To)
	if e.From == e.To {
		return
	}
	p.Link = append(p.Link, e)
}

// report gathers what the documents that go have given, and what those that come give.
func (p *plan) report(context.Context) error {
	for i := range p.edit.Erase {
		x := &p.edit.Erase[i]
		p.Gone = append(p.Gone, &x.Document)
		for k := range x.Statements {
			p.Gone = append(p.Gone, &x.Statements[k])
			p.unstate(&x.Statements[k])
		}
		for k := range x.Meetings {
			p.Gone = append(p.Gone, &x.Meetings[k])
			p.unpair(&x.Meetings[k])
		}
	}
	p.makeRoom()
	for _, x := range p.edit.Put {
		p.Nodes = append(p.Nodes, &x.Document)
		for k := range x.Statements {
			p.Nodes = append(p.Nodes, &x.Statements[k])
			p.state(&x.Statements[k])
		}
		for k := range x.Meetings {
			p.Nodes = append(p.Nodes, &x.Meetings[k])
			p.pair(&x.Meetings[k])
		}
		for _, e := range StoredEdges(&Extraction{Statements: x.Statements, Meetings: x.Meetings}) {
			p.link(e)
		}
	}
	return nil
}

// makeRoom makes room for about as much as the statements of the documents that come give.
func (p *plan) makeRoom() {
	statements := 0
	for _, x := range p.edit.Put {
		statements += len(x.Statements)
	}
	p.Link, p.Stances = slices.Grow(p.Link, 4*statements), slices.Grow(p.Stances, 2*statements)
}

// freshen notes which of the names that documents give no stored one gives.
func (p *plan) freshen(deltas map[string]wordings) {
	for id := range deltas {
		if KindOf(id) != KindIssue && !p.names.knows(id) {
			p.Fresh[id] = true
		}
	}
}

// stored returns those of the names that stored documents give: of others the store has nothing to tell.
func (p *plan) stored(names []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(id string) bool { return p.Fresh[id] })
}

// rewire gathers what hangs on names that have another canonical name now.
func (p *plan) rewire(ctx context.Context) error {
	names := p.stored(p.changed)
	if len(names) == 0 {
		return nil
	}
	var canonical []string
	for _, id := range names {
		canonical = append(canonical, p.before.Of(id))
	}
	found, err := p.facts.Reports(ctx, names, sortedSet(canonical))
	if err != nil {
		return err
	}
	for _, n := range found {
		switch n := n.(type) {
		case *Statement:
			if !p.erased[n.Document] && p.renamed(append(n.Holders(), n.Actor, n.Term)...) {
				p.rewireStatement(n)
			}
		case *Meeting:
			if !p.erased[n.Document] && p.renamed(participants(n)...) {
				p.rewireMeeting(n)
			}
		}
	}
	return nil
}

// renamed tells whether one of the names has another canonical name now.
func (p *plan) renamed(names ...string) bool {
	return slices.ContainsFunc(names, func(id string) bool { return p.before.Of(id) != p.names.Of(id) })
}

func participants(m *Meeting) []string {
	var names []string
	for _, one := range m.Participants {
		names = append(names, one.Actor, one.Party)
	}
	return names
}

func (p *plan) rewireStatement(s *Statement) {
	p.unstate(s)
	p.state(s)
	p.relink(&Extraction{Statements: []Statement{*s}}, s)
}

func (p *plan) rewireMeeting(m *Meeting) {
	p.unpair(m)
	p.pair(m)
	p.relink(&Extraction{Meetings: []Meeting{*m}}, m)
}

// relink writes the edges to actors of a statement or meeting anew.
func (p *plan) relink(x *Extraction, n Node) {
	p.Rewired = append(p.Rewired, n)
	for _, e := range StoredEdges(x) {
		if e.Kind == MadeBy || e.Kind == OnBehalfOf || e.Kind == About || e.Kind == Attended {
			p.link(e)
		}
	}
}
