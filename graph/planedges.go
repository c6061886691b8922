package graph

import (
	"cmp"
	"context"
	"maps"
	"reflect"
	"slices"
)

// This file is the part of a plan that derives edges: from actors to terms and from actors whom they met.

// rows is what comes to a holding and what goes.
type rows struct {
	added []StanceRow
	gone  map[string]bool // ids of statements; nil where none goes
}

func (p *plan) rowsOf(row StanceRow) *rows {
	at := Holding{row.Holder, row.Term}
	if p.rows[at] == nil {
		p.rows[at] = &rows{}
	}
	return p.rows[at]
}

// state gathers the stance rows that a statement gives.
func (p *plan) state(s *Statement) {
	for _, row := range StanceRows(s, p.names) {
		p.Stances = append(p.Stances, row)
		rows := p.rowsOf(row)
		rows.added = append(rows.added, row)
	}
}

// unstate gathers the stance rows that a statement has given.
func (p *plan) unstate(s *Statement) {
	for _, row := range StanceRows(s, p.before) {
		p.GoneStances = append(p.GoneStances, row)
		rows := p.rowsOf(row)
		if rows.gone == nil {
			rows.gone = map[string]bool{}
		}
		rows.gone[row.Statement] = true
	}
}

// hold derives the edges from holders to terms: from all rows where some go, else from the edges that are there and the rows that come.
func (p *plan) hold(ctx context.Context) error {
	var growing, again []Holding
	added := make([]StanceRow, 0, len(p.Stances))
	for at, rows := range p.rows {
		if len(rows.gone) > 0 {
			again = append(again, at)
		} else {
			growing, added = append(growing, at), append(added, rows.added...)
		}
	}
	if len(growing) > 0 {
		held, err := p.held(ctx, growing)
		if err != nil {
			return err
		}
		held = slices.DeleteFunc(held, func(e TermEdge) bool { return p.rows[Holding{e.From, e.To}] == nil })
		p.exchange(held, ExtendTermEdges(held, added))
	}
	if len(again) == 0 {
		return nil
	}
	stored, err := p.facts.StanceRows(ctx, sortedHoldings(again))
	if err != nil {
		return err
	}
	stored = slices.DeleteFunc(stored, func(r StanceRow) bool { return p.rows[Holding{r.Holder, r.Term}] == nil })
	stays := slices.DeleteFunc(slices.Clone(stored), func(r StanceRow) bool { return p.rows[Holding{r.Holder, r.Term}].gone[r.Statement] })
	for _, at := range again {
		stays = append(stays, p.rows[at].added...)
	}
	p.exchange(TermEdges(stored), TermEdges(stays))
	return nil
}

// held returns the stored edges of holdings.
func (p *plan) held(ctx context.Context, holdings []Holding) ([]TermEdge, error) {
	old := slices.DeleteFunc(slices.Clone(holdings), func(h Holding) bool { return p.Fresh[h.Holder] || p.Fresh[h.Term] })
	if len(old) == 0 {
		return nil, nil
	}
	return p.facts.TermEdges(ctx, sortedHoldings(old))
}

func sortedHoldings(holdings []Holding) []Holding {
	slices.SortFunc(holdings, func(a, b Holding) int { return cmp.Or(cmp.Compare(a.Holder, b.Holder), cmp.Compare(a.Term, b.Term)) })
	return holdings
}

// exchange gathers the edges that take the place of others, and those that do so without being others stay.
func (p *plan) exchange(before, after []TermEdge) {
	held := make(map[Ends]*TermEdge, len(before))
	for i := range before {
		held[before[i].ends()] = &before[i]
	}
	p.TermEdges = slices.Grow(p.TermEdges, len(after))
	for i := range after {
		e := &after[i]
		old := held[e.ends()]
		delete(held, e.ends())
		if old == nil || !reflect.DeepEqual(e, old) {
			p.TermEdges = append(p.TermEdges, *e)
		}
	}
	p.Unlink = slices.AppendSeq(p.Unlink, maps.Keys(held))
}

// pair gathers the face-to-face pairs of a meeting.
func (p *plan) pair(m *Meeting) {
	for _, pair := range FacePairs(m, p.names) {
		p.Pairs = append(p.Pairs, pair)
		p.pairs = append(p.pairs, pair)
		p.touchEnds(pair)
	}
}

// unpair gathers the meeting whose pairs go.
func (p *plan) unpair(m *Meeting) {
	p.GonePairs = append(p.GonePairs, m.ID)
	for _, pair := range FacePairs(m, p.before) {
		p.touchEnds(pair)
	}
}

// touchEnds notes the pair's ends and returns those that are new.
func (p *plan) touchEnds(pair FacePair) [][2]string {
	var fresh [][2]string
	for _, ends := range pair.Ends() {
		if !p.ends[ends] {
			p.ends[ends] = true
			fresh = append(fresh, ends)
		}
	}
	return fresh
}

// meet derives the MET_WITH edges between the touched ends, from all pairs that are joined with them. Most of them are as they were: they are not written.
func (p *plan) meet(ctx context.Context) error {
	stored, err := p.joined(ctx)
	if err != nil {
		return err
	}
	gone := map[string]bool{}
	for _, id := range p.GonePairs {
		gone[id] = true
	}
	met := map[[2]string]Edge{}
	for _, e := range MetWithEdges(stored) {
		met[[2]string{e.From, e.To}] = e
	}
	stay := slices.DeleteFunc(stored, func(pair FacePair) bool { return gone[pair.Meeting] })
	for _, e := range MetWithEdges(distinct(append(stay, p.pairs...))) {
		ends := [2]string{e.From, e.To}
		if old, there := met[ends]; !there || !reflect.DeepEqual(e, old) {
			p.MetWith = append(p.MetWith, e)
		}
		delete(met, ends)
	}
	for ends := range met {
		p.Unlink = append(p.Unlink, Ends{MetWith, ends[0], ends[1]})
	}
	return nil
}

// joined returns the stored pairs that are joined with the touched ends, in their order.
func (p *plan) joined(ctx context.Context) ([]FacePair, error) {
	var pairs []FacePair
	for queue := p.storedEnds(slices.Collect(maps.Keys(p.ends))); len(queue) > 0; {
		found, err := p.facts.Pairs(ctx, sortedEnds(queue))
		if err != nil {
			return nil, err
		}
		queue = nil
		for _, pair := range found {
			queue = append(queue, p.touchEnds(pair)...)
		}
		pairs = append(pairs, found...)
	}
	return distinct(pairs), nil
}

// distinct returns pairs in their order, each once.
func distinct(pairs []FacePair) []FacePair {
	slices.SortFunc(pairs, ComparePairs)
	return slices.Compact(pairs)
}

// storedEnds returns those of the ends that are both named by stored documents: nothing stored joins others.
func (p *plan) storedEnds(ends [][2]string) [][2]string {
	return slices.DeleteFunc(ends, func(e [2]string) bool { return p.Fresh[e[0]] || p.Fresh[e[1]] })
}

func sortedEnds(ends [][2]string) [][2]string {
	slices.SortFunc(ends, func(a, b [2]string) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	return ends
}
