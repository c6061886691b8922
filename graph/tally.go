package graph

import (
	"cmp"
	"maps"
	"slices"
)

// A tally counts packed rows: what each party of an overlap holds on each term.
type tally struct {
	pack  *pack
	sieve *sieve
	v     *Verdicts
	cells map[uint32][]part // by term: a part for each run of a party
	order []*foldedParts    // once folded
	seen  []stamps          // by document
	stamp uint32
}

// stamps tell which row and which cell met a document last, and which row met it as a source. The parts of a cell stand together, so that no document is met again.
type stamps struct{ row, cell, source uint32 }

// A part is one run of a party's rows.
type part struct {
	party  int
	rows   []packedRow
	whole  *count // of all rows
	turned bool   // of an opposite term
}

// foldedParts is a term with its opposites, and all parts on them.
type foldedParts struct {
	term   Term
	folded []Term
	parts  []part
}

// tally finds the runs of the parties' rows that a query takes, and counts the undated ones that its window leaves out.
func (p *pack) tally(v *Verdicts) *tally {
	query := StanceQuery{Issues: v.issues, Collections: v.query.Collections, Directness: v.query.Directness, Window: v.query.Window}
	t := &tally{pack: p, sieve: p.sieve(query), v: v, cells: map[uint32][]part{}, seen: make([]stamps, len(p.names.texts))}
	for i := range v.Parties {
		t.runs(v.Parties[i].ID, func(r *run, rows []packedRow) {
			if t.any(rows, &v.Undated) {
				t.cells[r.term] = append(t.cells[r.term], part{party: i, rows: rows, whole: &r.count})
			}
		})
	}
	for _, bloc := range holders(nil, v.blocs) { // which show on a row, and make none
		t.runs(bloc, func(r *run, rows []packedRow) {
			if t.any(rows, new(int)) {
				t.cells[r.term] = slices.Clip(t.cells[r.term])
			}
		})
	}
	return t
}

// runs hands over the runs of a holder.
func (t *tally) runs(holder string, take func(r *run, rows []packedRow)) {
	if b := t.pack.blocks[holder]; b != nil {
		for i := range b.runs {
			r := &b.runs[i]
			take(r, b.rows[r.start:r.end])
		}
	}
}

// any tells whether a row of a run counts, and adds up the undated ones that don't.
func (t *tally) any(rows []packedRow, undated *int) bool {
	found := false
	for i := range rows {
		switch {
		case !t.sieve.takes(&rows[i]):
		case t.sieve.bounded && rows[i].day == unknownDay:
			*undated++
		default:
			found = true
			if !t.sieve.bounded {
				return true
			}
		}
	}
	return found
}

// ids returns the ids of the terms that the parties speak on.
func (t *tally) ids() []string {
	var ids []string
	for term := range t.cells {
		ids = append(ids, t.pack.names.texts[term])
	}
	slices.Sort(ids)
	return ids
}

// fold puts the parts on opposite terms together, under the pack's first term. Parts on unknown terms are left out.
func (t *tally) fold(terms map[string]Term) {
	under := map[string]*foldedParts{}
	for _, number := range slices.Sorted(maps.Keys(t.cells)) {
		term, known := terms[t.pack.names.texts[number]]
		if !known {
			continue
		}
		first := term.ID
		if term.OppositeOf != "" {
			first = term.OppositeOf
		}
		f := under[first]
		if f == nil {
			f = &foldedParts{term: terms[first]}
			under[first] = f
			t.order = append(t.order, f)
		}
		if first != term.ID {
			f.folded = append(f.folded, term)
		}
		for _, p := range t.cells[number] {
			p.turned = first != term.ID
			f.parts = append(f.parts, p)
		}
	}
	for _, f := range t.order {
		slices.SortFunc(f.folded, func(a, b Term) int { return cmp.Compare(a.ID, b.ID) })
		slices.SortStableFunc(f.parts, func(a, b part) int { return cmp.Compare(a.party, b.party) })
	}
}

// row counts one term.
func (t *tally) row(f *foldedParts) VerdictRow {
	row := VerdictRow{Term: f.term, Folded: f.folded, Cells: make([]VerdictCell, len(t.v.Parties))}
	positions := make([]Position, len(t.v.Parties))
	counting := t.counting(f)
	for i, c := range counting {
		row.Cells[i].Value = Silent
		if c != nil {
			row.Cells[i] = c.cell()
		}
		positions[i] = Position{Value: row.Cells[i].Value, RefusalUnless: row.Cells[i].RefusalUnless}
	}
	row.Verdict = Judged(positions)
	t.documents(f, counting, &row)
	return row
}

// counting counts the rows on one term, by party, nil where there are none.
func (t *tally) counting(f *foldedParts) []*count {
	counting := make([]*count, len(t.v.Parties))
	for _, p := range f.parts {
		if counting[p.party] == nil {
			counting[p.party] = &count{}
		}
		t.take(counting[p.party], p)
	}
	return counting
}

// A count is what one party's rows on one term come to: its own, and those that others report, which count where it has none of its own.
type count struct{ own, reported leaning }

// take counts a row that makes a position.
func (c *count) take(row *packedRow, turned bool) {
	if row.flags&flagReported != 0 {
		c.reported.take(row, turned)
	} else {
		c.own.take(row, turned)
	}
}

// A leaning counts rows, and notes what those of the latest day say.
type leaning struct {
	rows                            int
	signs                           Signs
	latest                          int32
	conditional, positive, negative bool
}

func (s *leaning) take(row *packedRow, turned bool) {
	if s.rows == 0 || row.day > s.latest {
		*s = leaning{rows: s.rows, signs: s.signs, latest: row.day}
	}
	s.rows++
	s.signs.add(row.against() != turned)
	if row.day < s.latest {
		return
	}
	s.conditional = s.conditional || row.flags&flagConditional != 0
	if row.against() != turned {
		s.negative = true
	} else {
		s.positive = true
	}
}

// join adds what other rows come to.
func (s *leaning) join(other leaning, turned bool) {
	if turned {
		other.signs = Signs{For: other.signs.Against, Against: other.signs.For}
		other.positive, other.negative = other.negative, other.positive
	}
	rows, signs := s.rows+other.rows, Signs{s.signs.For + other.signs.For, s.signs.Against + other.signs.Against}
	switch {
	case other.rows == 0 || s.rows > 0 && s.latest > other.latest:
	case s.rows == 0 || other.latest > s.latest:
		*s = other
	default:
		s.conditional, s.positive, s.negative = s.conditional || other.conditional, s.positive || other.positive, s.negative || other.negative
	}
	s.rows, s.signs = rows, signs
}

// counts tells whether a row makes a position in the query's window.
func (t *tally) counts(row *packedRow) bool {
	return row.flags&flagVoice == 0 && t.sieve.takes(row) && (!t.sieve.bounded || row.day != unknownDay)
}

func (t *tally) take(c *count, p part) {
	if t.sieve.open {
		c.own.join(p.whole.own, p.turned)
		c.reported.join(p.whole.reported, p.turned)
		return
	}
	for i := range p.rows {
		if row := &p.rows[i]; t.counts(row) {
			c.take(row, p.turned)
		}
	}
}

func (c *count) leaning() *leaning {
	if c.own.rows > 0 {
		return &c.own
	}
	return &c.reported
}

// cell returns the position, by the rules of Position.decide.
func (c *count) cell() VerdictCell {
	s := c.leaning()
	cell := VerdictCell{Value: Silent, Statements: s.rows}
	if s.rows == 0 {
		return cell
	}
	cell.Since = numberedDay(s.latest)
	switch {
	case s.positive && s.negative:
		cell.Value = Mixed
	case s.conditional:
		cell.Value, cell.RefusalUnless = Conditional, s.negative
	case s.negative:
		cell.Value = Against
	default:
		cell.Value = For
	}
	return cell
}

// documents counts the documents that the rows stand in, of each party and of all.
func (t *tally) documents(f *foldedParts, counting []*count, row *VerdictRow) {
	whole := t.stamp + 1
	t.stamp += 1 + uint32(len(counting))
	for _, p := range f.parts {
		own := counting[p.party].own.rows > 0
		for i := range p.rows {
			r := &p.rows[i]
			if !t.counts(r) || own && r.flags&flagReported != 0 {
				continue
			}
			met := &t.seen[r.document]
			if met.row != whole {
				met.row = whole
				row.Documents++
				t.source(r.document, whole, row)
			}
			if stamp := whole + 1 + uint32(p.party); met.cell != stamp {
				met.cell = stamp
				row.Cells[p.party].Documents++
			}
		}
	}
}

// source counts the source of a document where the row has not met it.
func (t *tally) source(document, whole uint32, row *VerdictRow) {
	if first, copied := t.pack.sources[document]; copied {
		document = first
	}
	if met := &t.seen[document]; met.source != whole {
		met.source = whole
		row.Sources++
	}
}
