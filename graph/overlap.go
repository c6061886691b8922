package graph

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// An OverlapQuery asks where the positions of some parties stand side by side.
type OverlapQuery struct {
	Parties      []string // two or more ids, names or aliases
	Issues       []string // ids or names; empty: all
	Terms        []string // term ids; empty: all that one of the parties speaks on
	Collections  []string
	Documents    []string // ids
	Publishers   []string // of the documents
	Stances      []Stance // as spoken: those on an opposite term are not turned
	Window       Window
	AsOf         Day // leave out documents that were not published by then, and those of unknown day: what was known on that day
	MinDocuments int // leave out rows whose statements stand in fewer documents; copies of one text are one
	Directness   []Directness
	Confidence   float64 // leave out statements with less, 0 to 1
}

// An Overlap is the positions of two or more parties side by side, a row a term.
type Overlap struct {
	Parties []Party
	Rows    []OverlapRow
	Undated int // rows left out because the window is bounded and their day is unknown
}

// An OverlapRow holds the parties' positions on one term. Cells stand in the order of Overlap.Parties.
type OverlapRow struct {
	Term      Term
	Folded    []Term // terms that are its opposite and speak here with their signs turned
	Verdict   Verdict
	Cells     []Cell
	Documents int
	Sources   int // documents, copies of one text being one
}

// A Cell is one party's position on a row's term. Turned holds the ids of statements on a folded term, whose sign is turned.
type Cell struct {
	Party string
	Position
	Turned map[string]bool
}

// Speakers returns how many of the row's parties are not silent.
func (r *OverlapRow) Speakers() int { return len(r.Cells) - len(r.SilentParties()) }

// SilentParties returns the ids of the parties that are silent on the row's term.
func (r *OverlapRow) SilentParties() []string {
	var silent []string
	for i := range r.Cells {
		if r.Cells[i].Value == Silent {
			silent = append(silent, r.Cells[i].Party)
		}
	}
	return silent
}

// Summary returns the verdict as text output shows it, with who is silent: "COMMON (2 of 3; silent: Ruritania)". name turns a party's
// id into its name.
func (r *OverlapRow) Summary(name func(id string) string) string {
	silent := r.SilentParties()
	if len(silent) == 0 {
		return string(r.Verdict)
	}
	names := make([]string, len(silent))
	for i, id := range silent {
		names[i] = name(id)
	}
	return fmt.Sprintf("%s (%d of %d; silent: %s)", r.Verdict, r.Speakers(), len(r.Cells), strings.Join(names, ", "))
}

// FindOverlap answers an overlap query from a store, with a number of store calls that does not grow with the answer. A party or issue
// that nothing goes by is a NotFound error that names the nearest ones; so is a collection without documents.
func FindOverlap(ctx context.Context, store Store, query OverlapQuery) (Overlap, error) {
	if err := query.check(ctx, store); err != nil {
		return Overlap{}, err
	}
	parties, err := overlapping(ctx, store, query.Parties)
	if err != nil {
		return Overlap{}, err
	}
	issues, err := FindIssues(ctx, store, query.Issues)
	if err != nil {
		return Overlap{}, err
	}
	blocs, err := blocsOf(ctx, store, parties)
	if err != nil {
		return Overlap{}, err
	}
	sides, err := withOpposites(ctx, store, query.Terms)
	if err != nil {
		return Overlap{}, err
	}
	rows, err := query.rows(ctx, store, StanceQuery{Holders: holders(parties, blocs), Terms: sides, Issues: issues})
	if err != nil {
		return Overlap{}, err
	}
	terms, err := termsOf(ctx, store, rows, query)
	if err != nil {
		return Overlap{}, err
	}
	overlap := Compare(parties, blocs, terms, rows, query.Window)
	overlap.Rows = slices.DeleteFunc(overlap.Rows, func(r OverlapRow) bool { return r.Sources < query.MinDocuments })
	return overlap, nil
}

// check refuses a query that no store could answer.
func (q *OverlapQuery) check(ctx context.Context, store Store) error {
	if q.Window.Since != "" && q.Window.Until != "" && q.Window.Since > q.Window.Until {
		return Errorf(Invalid, "the window ends on %s, before it begins on %s: swap since and until", q.Window.Until, q.Window.Since)
	}
	if q.MinDocuments < 0 {
		return Errorf(Invalid, "the least number of documents is %d: give 0 or more", q.MinDocuments)
	}
	if !(q.Confidence >= 0 && q.Confidence <= 1) {
		return Errorf(Invalid, "the least confidence is %v: give a number between 0 and 1", q.Confidence)
	}
	for _, collection := range q.Collections {
		page, err := store.List(ctx, ListQuery{Kinds: []Kind{KindDocument}, Filter: Where(FieldCollection, collection), First: 1})
		if err != nil {
			return err
		}
		if len(page.Nodes) == 0 {
			return Errorf(NotFound, "no document is in the collection %q: list what there is with `parley stats`", collection)
		}
	}
	return nil
}

// picky tells whether the query asks for more than the rows in memory can answer.
func (q *OverlapQuery) picky() bool {
	return q.Confidence > 0 || q.AsOf != "" || len(q.Documents)+len(q.Publishers)+len(q.Stances) > 0
}

// rows returns the stance rows of some holders, terms and issues that the query takes.
func (q *OverlapQuery) rows(ctx context.Context, store Store, of StanceQuery) ([]StanceRow, error) {
	of.Collections, of.Directness, of.Window = q.Collections, q.Directness, q.Window
	var err error
	if of.Documents, err = PublishedBy(ctx, store, q.Publishers, q.Documents); err != nil {
		return nil, err
	}
	rows, err := store.Stances(ctx, of)
	if err != nil {
		return nil, err
	}
	if len(q.Stances) > 0 {
		rows = slices.DeleteFunc(rows, func(r StanceRow) bool { return !slices.Contains(q.Stances, r.Stance) })
	}
	if rows, err = known(ctx, store, rows, q.AsOf, func(r StanceRow) string { return r.Document }); err != nil {
		return nil, err
	}
	if rows, err = sure(ctx, store, rows, q.Confidence); err != nil {
		return nil, err
	}
	return sourced(ctx, store, rows)
}

// known leaves out what stands in documents that were not published by a day; without one it takes all.
func known[T any](ctx context.Context, store Store, all []T, asOf Day, document func(T) string) ([]T, error) {
	if asOf == "" || len(all) == 0 {
		return all, nil
	}
	ids := map[string]bool{}
	for _, one := range all {
		ids[document(one)] = true
	}
	published := map[string]bool{}
	by := Filter{Field: FieldDay, Op: OpAtMost, Values: []string{string(asOf)}}
	query := ListQuery{Kinds: []Kind{KindDocument}, Filter: All(Where(FieldID, slices.Sorted(maps.Keys(ids))...), by)}
	err := EachNode(ctx, store, query, func(n Node) error {
		published[n.NodeID()] = true
		return nil
	})
	return slices.DeleteFunc(all, func(one T) bool { return !published[document(one)] }), err
}

// PublishedBy returns the ids of the documents of some publishers, of those named where any are, in order. Without publishers it returns those named. A publisher of no
// document is a NotFound error; where the publishers have none of the named documents it returns an id that nothing goes by, so that a filter takes nothing.
func PublishedBy(ctx context.Context, store Store, publishers, documents []string) ([]string, error) {
	if len(publishers) == 0 {
		return documents, nil
	}
	var ids []string
	met := false
	query := ListQuery{Kinds: []Kind{KindDocument}, Filter: Where(FieldPublisher, publishers...)}
	err := EachNode(ctx, store, query, func(n Node) error {
		met = true
		if len(documents) == 0 || slices.Contains(documents, n.NodeID()) {
			ids = append(ids, n.NodeID())
		}
		return nil
	})
	switch {
	case err != nil:
		return nil, err
	case !met:
		return nil, Errorf(NotFound, "no document has the publisher %s: write it as the documents do", strings.Join(publishers, ", "))
	case len(ids) == 0:
		return []string{""}, nil
	}
	return ids, nil
}

// sure leaves out the rows of statements with less confidence than least.
func sure(ctx context.Context, store Store, rows []StanceRow, least float64) ([]StanceRow, error) {
	if least == 0 || len(rows) == 0 {
		return rows, nil
	}
	ids := map[string]bool{}
	for _, r := range rows {
		ids[r.Statement] = true
	}
	nodes, err := store.Nodes(ctx, slices.Sorted(maps.Keys(ids)))
	if err != nil {
		return nil, err
	}
	for _, n := range nodes {
		if s, is := n.(*Statement); is && s.Judged == nil && s.Confidence < least {
			delete(ids, s.ID)
		}
	}
	return slices.DeleteFunc(rows, func(r StanceRow) bool { return !ids[r.Statement] }), nil
}

// withOpposites returns the terms and all that stand in one row with them: the term that one is opposite of, and the others opposite of that.
func withOpposites(ctx context.Context, store Store, terms []string) ([]string, error) {
	for range 2 {
		if len(terms) == 0 {
			return nil, nil
		}
		pages, err := store.Edges(ctx, EdgeQuery{From: terms, Kinds: []EdgeKind{OppositeOf}, First: mostNames})
		if err != nil {
			return nil, err
		}
		for _, page := range pages {
			for _, e := range page.Edges {
				terms = append(slices.Clip(terms), e.To)
			}
		}
		terms = sortedSet(terms)
	}
	return terms, nil
}

// holders returns the ids of the parties and of their blocs.
func holders(parties []Party, blocs map[string][]Membership) []string {
	var ids []string
	for _, p := range parties {
		ids = append(ids, p.ID)
	}
	for _, memberships := range blocs {
		for _, m := range memberships {
			ids = append(ids, m.Bloc)
		}
	}
	return sortedSet(ids)
}

// termsOf returns the terms of the rows in the query's window and those asked for, by id, with the first terms that they are opposite of.
func termsOf(ctx context.Context, store Store, rows []StanceRow, query OverlapQuery) (map[string]Term, error) {
	ids := slices.Clone(query.Terms)
	for _, row := range rows {
		if query.Window.Holds(row.Day) {
			ids = append(ids, row.Term)
		}
	}
	terms := map[string]Term{}
	for range 2 { // the terms, then those that they are opposite of
		nodes, err := store.Nodes(ctx, sortedSet(ids))
		if err != nil {
			return nil, err
		}
		ids = nil
		for _, n := range nodes {
			if t, ok := n.(*Term); ok {
				terms[t.ID] = *t
				if t.OppositeOf != "" {
					ids = append(ids, t.OppositeOf)
				}
			}
		}
	}
	return terms, nil
}

// Compare lays the positions of the parties side by side, from the stance rows of them and of their blocs. Opposite terms fold into one row
// under the pack's first term. Rows are sorted by verdict (contested, conditional, common, one-sided, silent), then by speakers and
// documents, most first, then by label and id.
func Compare(parties []Party, blocs map[string][]Membership, terms map[string]Term, rows []StanceRow, window Window) Overlap {
	overlap := Overlap{Parties: parties}
	table := map[string]*folded{}
	for id, t := range terms {
		first := cmp.Or(t.OppositeOf, id)
		if table[first] == nil {
			table[first] = newFolded(terms[first])
		}
		if first != id {
			table[first].opposites = append(table[first].opposites, t)
		}
	}
	members := map[string]bool{}
	for _, p := range parties {
		members[p.ID] = true
	}
	for _, row := range rows {
		t, known := terms[row.Term]
		switch {
		case !window.Holds(row.Day):
			if row.Day == "" && members[row.Holder] {
				overlap.Undated++
			}
		case known:
			table[cmp.Or(t.OppositeOf, t.ID)].take(row, t.OppositeOf != "")
		}
	}
	for _, f := range table {
		if row := f.row(parties, blocs); row.Documents > 0 || !f.touched {
			overlap.Rows = append(overlap.Rows, row)
		}
	}
	slices.SortFunc(overlap.Rows, compareRows)
	return overlap
}

func compareRows(a, b OverlapRow) int {
	return cmp.Or(
		cmp.Compare(interest(a.Verdict), interest(b.Verdict)),
		-cmp.Compare(a.Speakers(), b.Speakers()),
		-cmp.Compare(a.Sources, b.Sources),
		-cmp.Compare(a.Documents, b.Documents),
		cmp.Compare(a.Term.Label, b.Term.Label),
		cmp.Compare(a.Term.ID, b.Term.ID))
}

func interest(v Verdict) int {
	return slices.Index([]Verdict{VerdictContested, VerdictConditional, VerdictCommon, VerdictOneSided, VerdictSilent}, v)
}
