package graph

import (
	"context"
	"maps"
	"slices"
)

// A moment is what a store was like when a pack was begun: with the next one, it tells which rows have changed.
type moment struct {
	names  Canon
	judged string // a digest of the judgements
	at     string // when the newest load was, as the journal has it; "" before any
}

// How far a pack is renewed from an older one: up to so many loads, documents, and ids that go by other names.
const (
	mostLoads   = 200
	mostTouched = 2000
)

func (p *Packed) moment(ctx context.Context) (m moment, err error) {
	if m.names, err = p.Store.Names(ctx); err != nil {
		return m, err
	}
	judgements, err := p.Store.Judgements(ctx)
	if err != nil {
		return m, err
	}
	m.judged = Revision(nil, judgements)
	loads, err := p.Store.Loads(ctx, 1)
	if len(loads) > 0 {
		m.at = loads[0].At
	}
	return m, err
}

// renewed returns the pack of a new revision. Rows change with the documents that say them, with the names of actors and terms, and with judgements; so those of documents
// that the journal does not name since the old pack was begun are taken over, but for holders and terms that go by another name now. Where judgements have changed, or
// too much else, it is empty. Whoever calls it makes sure that the store is of the revision still: what was read meanwhile may be of two.
func (p *Packed) renewed(ctx context.Context, old *pack, revision string) (*pack, error) {
	fresh := newPack(revision)
	var err error
	if fresh.moment, err = p.moment(ctx); err != nil {
		return nil, err
	}
	if old.revision == "" || old.full() || fresh.moment.judged != old.moment.judged {
		return fresh, nil
	}
	documents, known, err := p.loadedSince(ctx, old.moment.at)
	renamed := renamedIDs(old.moment.names, fresh.moment.names)
	if err != nil || !known || len(documents)+len(renamed) > mostTouched {
		return fresh, err
	}
	rows, err := p.changedRows(ctx, documents, renamed)
	if err != nil {
		return fresh, err
	}
	fresh.takeOver(old, documents, renamed, rows)
	return fresh, p.renewSources(ctx, fresh, old, documents)
}

// renewSources takes over of which text each document is a copy, but for the loaded and removed ones and all that were or are copies of one text with them.
func (p *Packed) renewSources(ctx context.Context, fresh, old *pack, documents []string) error {
	touched := old.copiesWith(documents)
	firsts, err := FindSources(ctx, p.Store, touched)
	if err != nil {
		return err
	}
	for _, first := range firsts {
		touched = append(touched, first)
	}
	touched = sortedSet(touched)
	pages, err := p.Store.Edges(ctx, EdgeQuery{From: touched, Kinds: []EdgeKind{CopyOf}, Reverse: true, First: mostPacked})
	if err != nil {
		return err
	}
	for _, page := range pages {
		for _, e := range page.Edges {
			touched = append(touched, e.From)
			firsts[e.From] = e.To
		}
	}
	fresh.sources = maps.Clone(old.sources)
	for _, document := range touched {
		delete(fresh.sources, fresh.names.number(document))
	}
	fresh.source(firsts)
	return nil
}

// copiesWith returns the documents and all that were copies of one text with any of them.
func (p *pack) copiesWith(documents []string) []string {
	p.mu.RLock()
	defer p.mu.RUnlock()
	firsts := p.numbers(documents)
	for document := range maps.Clone(firsts) {
		if first, copied := p.sources[document]; copied {
			firsts[first] = true
		}
	}
	all := slices.Clone(documents)
	for document, first := range p.sources {
		if firsts[first] {
			all = append(all, p.names.texts[document], p.names.texts[first])
		}
	}
	return sortedSet(all)
}

// changedRows reads the rows of some documents, and of those ids that are of terms.
func (p *Packed) changedRows(ctx context.Context, documents, ids []string) (rows []StanceRow, err error) {
	if len(documents) > 0 {
		if rows, err = p.Store.Stances(ctx, StanceQuery{Documents: documents}); err != nil {
			return nil, err
		}
	}
	terms := slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return KindOf(id) != KindDemand })
	if len(terms) == 0 {
		return rows, nil
	}
	others, err := p.Store.Stances(ctx, StanceQuery{Terms: terms})
	for _, row := range others {
		if _, met := slices.BinarySearch(documents, row.Document); !met {
			rows = append(rows, row)
		}
	}
	return rows, err
}

// loadedSince returns the documents of the loads from an instant on, and whether the journal goes back so far.
func (p *Packed) loadedSince(ctx context.Context, at string) (documents []string, known bool, err error) {
	loads, err := p.Store.Loads(ctx, mostLoads)
	known = at == "" && len(loads) < mostLoads
	until := len(loads)
	for i, load := range loads {
		if load.At == at {
			until, known = i+1, true // that one too: it can have grown
		}
	}
	for _, load := range loads[:until] {
		for _, outcome := range []Outcome{Added, Replaced, Removed} {
			documents = append(documents, load.Documents[outcome]...)
		}
	}
	return sortedSet(documents), known, err
}

// renamedIDs returns the ids whose canonical id has changed, with both the old and the new one.
func renamedIDs(old, now Canon) []string {
	var ids []string
	for _, pair := range [][2]Canon{{old, now}, {now, old}} {
		for id, canonical := range pair[0] {
			if other := pair[1].Of(id); other != canonical {
				ids = append(ids, id, canonical, other)
			}
		}
	}
	return sortedSet(ids)
}

// takeOver fills an empty pack with the rows of an older one, without those of some documents and renamed holders and terms, and with the rows that took their place.
func (p *pack) takeOver(old *pack, documents, renamed []string, rows []StanceRow) {
	old.mu.RLock()
	defer old.mu.RUnlock()
	p.names = table{slices.Clip(old.names.texts), maps.Clone(old.names.numbers)}
	p.places, p.odd = slices.Clip(old.places), slices.Clip(old.odd)
	gone := p.numbers(documents)
	lost := p.numbers(renamed)
	byHolder := map[string][]StanceRow{}
	for _, row := range rows {
		byHolder[row.Holder] = append(byHolder[row.Holder], row)
	}
	for _, holder := range slices.Sorted(maps.Keys(old.blocks)) {
		if contains(renamed, holder) {
			continue
		}
		b := p.mended(old.blocks[holder], func(r packedRow) bool { return gone[r.document] || lost[r.term] }, byHolder[holder])
		p.blocks[holder] = b
		p.rows += len(b.rows)
	}
}

// mended returns a block without the rows that are gone and with others, the same one where nothing changes.
func (p *pack) mended(b *block, gone func(packedRow) bool, rows []StanceRow) *block {
	if len(rows) == 0 && !slices.ContainsFunc(b.rows, gone) {
		return b
	}
	kept := &block{rows: slices.DeleteFunc(slices.Clone(b.rows), gone)}
	for i := range rows {
		kept.rows = append(kept.rows, p.packed(&rows[i]))
	}
	kept.settle()
	return kept
}
