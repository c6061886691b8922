package graph

import (
	"cmp"
	"context"
	"maps"
	"slices"
)

// Verdicts is an overlap without its evidence: what the rows say, in the order of Overlap.Rows. Evidence gives the rows that are shown theirs.
type Verdicts struct {
	Parties []Party
	Rows    []VerdictRow
	Undated int

	whole    *Overlap // where it was found with its evidence
	packed   *Packed
	query    OverlapQuery
	issues   []string
	blocs    map[string][]Membership
	revision string
}

// A VerdictRow says how parties stand on one term. Cells stand in the order of Verdicts.Parties.
type VerdictRow struct {
	Term      Term
	Folded    []Term // as in OverlapRow
	Verdict   Verdict
	Cells     []VerdictCell
	Documents int
	Sources   int // as in OverlapRow
}

// A VerdictCell is a party's position on a row's term, counted.
type VerdictCell struct {
	Value         PositionValue
	RefusalUnless bool
	Since         Day
	Statements    int // that make the position
	Documents     int // that these stand in
}

// Speakers returns how many of the row's parties are not silent.
func (r *VerdictRow) Speakers() int {
	speakers := 0
	for i := range r.Cells {
		if r.Cells[i].Value != Silent {
			speakers++
		}
	}
	return speakers
}

// FindVerdicts answers an overlap query as FindOverlap does, without the evidence and from the rows in memory.
func (p *Packed) FindVerdicts(ctx context.Context, query OverlapQuery) (*Verdicts, error) {
	if len(query.Terms) > 0 || query.picky() { // few terms, each of which gets a row whoever speaks on it; or what the pack lacks
		whole, err := FindOverlap(ctx, p, query)
		return verdictsOf(&whole), err
	}
	if err := query.check(ctx, p); err != nil {
		return nil, err
	}
	parties, err := overlapping(ctx, p, query.Parties)
	if err != nil {
		return nil, err
	}
	v := &Verdicts{Parties: parties, packed: p, query: query}
	if v.issues, err = FindIssues(ctx, p, query.Issues); err != nil {
		return nil, err
	}
	if v.blocs, err = blocsOf(ctx, p, parties); err != nil {
		return nil, err
	}
	pack, err := p.with(ctx, holders(parties, v.blocs))
	if err != nil {
		return nil, err
	}
	v.revision = pack.revision
	return v, v.count(ctx, pack)
}

// overlapping returns the parties of an overlap, of which there must be two.
func overlapping(ctx context.Context, store Store, names []string) ([]Party, error) {
	parties, err := FindParties(ctx, store, names)
	if err == nil && len(parties) < 2 {
		err = Errorf(Invalid, "an overlap needs two or more different parties, got %d", len(parties))
	}
	return parties, err
}

// verdictsOf returns the verdicts of an overlap that has been found whole.
func verdictsOf(whole *Overlap) *Verdicts {
	v := &Verdicts{Parties: whole.Parties, Undated: whole.Undated, whole: whole}
	for i := range whole.Rows {
		row := &whole.Rows[i]
		light := VerdictRow{Term: row.Term, Folded: row.Folded, Verdict: row.Verdict, Documents: row.Documents, Sources: row.Sources}
		for j := range row.Cells {
			c := &row.Cells[j]
			light.Cells = append(light.Cells, VerdictCell{c.Value, c.RefusalUnless, c.Since, len(c.Own()), c.Documents()})
		}
		v.Rows = append(v.Rows, light)
	}
	return v
}

// count fills the rows from the pack.
func (v *Verdicts) count(ctx context.Context, pack *pack) error {
	pack.mu.RLock()
	t := pack.tally(v)
	ids := t.ids()
	pack.mu.RUnlock()
	terms, err := v.packed.terms(ctx, pack, ids)
	if err != nil {
		return err
	}
	pack.mu.RLock()
	defer pack.mu.RUnlock()
	t.fold(terms)
	for _, f := range t.order {
		if row := t.row(f); row.Documents > 0 && row.Sources >= v.query.MinDocuments {
			v.Rows = append(v.Rows, row)
		}
	}
	slices.SortFunc(v.Rows, func(a, b VerdictRow) int {
		return cmp.Or(
			cmp.Compare(interest(a.Verdict), interest(b.Verdict)), -cmp.Compare(a.Speakers(), b.Speakers()), -cmp.Compare(a.Sources, b.Sources), -cmp.Compare(a.Documents, b.Documents),
			cmp.Compare(a.Term.Label, b.Term.Label), cmp.Compare(a.Term.ID, b.Term.ID))
	})
	return nil
}

// Evidence returns the rows with their evidence, in the order of rows, which are places in v.Rows. The number of store calls does not grow with them.
func (v *Verdicts) Evidence(ctx context.Context, rows []int) ([]OverlapRow, error) {
	if v.whole != nil {
		found := make([]OverlapRow, len(rows))
		for i, at := range rows {
			found[i] = v.whole.Rows[at]
		}
		return found, nil
	}
	terms := map[string]Term{}
	for _, at := range rows {
		for _, t := range append(slices.Clone(v.Rows[at].Folded), v.Rows[at].Term) {
			terms[t.ID] = t
		}
	}
	stances, err := v.packed.Stances(ctx, StanceQuery{
		Holders: holders(v.Parties, v.blocs), Terms: slices.Sorted(maps.Keys(terms)), Issues: v.issues, Collections: v.query.Collections,
		Directness: v.query.Directness, Window: v.query.Window,
	})
	if err != nil {
		return nil, err
	}
	if !v.packed.latest().origins(stances) {
		if stances, err = sourced(ctx, v.packed, stances); err != nil {
			return nil, err
		}
	}
	overlap := Compare(v.Parties, v.blocs, terms, stances, v.query.Window)
	byTerm := map[string]OverlapRow{}
	for _, row := range overlap.Rows {
		byTerm[row.Term.ID] = row
	}
	found := make([]OverlapRow, len(rows))
	for i, at := range rows {
		found[i] = byTerm[v.Rows[at].Term.ID]
	}
	return found, nil
}
