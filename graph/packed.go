package graph

import (
	"context"
	"slices"
	"sync"
)

// A Packed store answers for stance rows from memory. It keeps the rows of each holder that was asked for, 32 bytes a row. With the next revision of the store it reads the
// rows of the documents that were loaded or removed meanwhile, and of what goes by another name since; see renewed. Everything else is the store's own. It is safe for
// concurrent use.
//
//	packed := graph.NewPacked(store)
//	verdicts, err := packed.FindVerdicts(ctx, graph.OverlapQuery{Parties: []string{"Russia", "Ukraine"}})
type Packed struct {
	Store

	loading sync.Mutex // held while rows are read from the store
	mu      sync.RWMutex
	pack    *pack // of the latest revision met
}

// mostPacked is how many rows are kept: 256 MB of them.
const mostPacked = 8_000_000

// NewPacked returns the store with its stance rows in memory.
func NewPacked(store Store) *Packed { return &Packed{Store: store, pack: newPack("")} }

// Held returns how many rows are held, and in how many bytes, tables of names included.
func (p *Packed) Held() (rows, bytes int) {
	pack := p.latest()
	pack.mu.RLock()
	defer pack.mu.RUnlock()
	return pack.rows, pack.size()
}

// Stances returns what actors hold on terms, as the store does. Queries that name no holders are the store's.
func (p *Packed) Stances(ctx context.Context, query StanceQuery) ([]StanceRow, error) {
	if len(query.Holders) == 0 {
		return p.Store.Stances(ctx, query)
	}
	nodes, err := p.Nodes(ctx, query.Holders)
	if err != nil {
		return nil, err
	}
	var holders []string
	for _, n := range nodes {
		if n != nil {
			holders = append(holders, n.NodeID())
		}
	}
	pack, err := p.with(ctx, sortedSet(holders))
	if err != nil {
		return nil, err
	}
	pack.mu.RLock()
	defer pack.mu.RUnlock()
	var rows []StanceRow
	for _, holder := range sortedSet(holders) {
		rows = pack.unpack(rows, holder, query)
	}
	slices.SortFunc(rows, CompareStanceRows)
	return rows, nil
}

// attempts is how often the rows are read where the store is written to meanwhile.
const attempts = 3

// with returns the pack of the store's revision, with the rows of some canonical holders in it.
func (p *Packed) with(ctx context.Context, holders []string) (*pack, error) {
	info, err := p.Store.Info(ctx)
	if err != nil {
		return nil, err
	}
	pack := p.latest()
	if pack.revision == info.Revision && len(pack.missing(holders)) == 0 {
		return pack, nil
	}
	p.loading.Lock()
	defer p.loading.Unlock()
	for attempt := 0; ; attempt++ {
		if pack, err = p.current(ctx); err != nil {
			return nil, err
		}
		if attempt == attempts-1 { // it is written to all the time: answer from what was read, and keep nothing
			pack = newPack("")
		}
		if err := p.read(ctx, pack, holders); err != nil {
			return nil, err
		}
		now, err := p.Store.Info(ctx)
		if err != nil || now.Revision == pack.revision || attempt == attempts-1 {
			return pack, err
		}
		p.drop(pack)
	}
}

func (p *Packed) latest() *pack {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.pack
}

// current returns the pack of the store's revision, from what stands of the last one where that is new. The caller holds loading.
func (p *Packed) current(ctx context.Context) (*pack, error) {
	info, err := p.Store.Info(ctx)
	if err != nil {
		return nil, err
	}
	pack := p.latest()
	if pack.revision == info.Revision && !pack.full() {
		return pack, nil
	}
	if pack, err = p.renewed(ctx, pack, info.Revision); err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.pack = pack
	return pack, nil
}

func (p *Packed) drop(pack *pack) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.pack == pack {
		p.pack = newPack("")
	}
}

// readHolders is how many holders' rows are read from the store at once.
const readHolders = 4

func (p *Packed) read(ctx context.Context, pack *pack, holders []string) error {
	for some := range slices.Chunk(pack.missing(holders), readHolders) {
		rows, err := p.Store.Stances(ctx, StanceQuery{Holders: some})
		if err != nil {
			return err
		}
		documents := make([]string, len(rows))
		for i := range rows {
			documents[i] = rows[i].Document
		}
		sources, err := FindSources(ctx, p.Store, documents)
		if err != nil {
			return err
		}
		pack.source(sources)
		pack.add(some, rows)
	}
	return nil
}

// terms returns the terms of ids and the first terms that they are opposite of, by id, from the pack where they are known.
func (p *Packed) terms(ctx context.Context, pack *pack, ids []string) (map[string]Term, error) {
	found := map[string]Term{}
	for range 2 { // the terms, then those that they are opposite of
		known, missing := pack.known(ids)
		nodes, err := p.Nodes(ctx, missing)
		if err != nil {
			return nil, err
		}
		for _, n := range nodes {
			if t, ok := n.(*Term); ok {
				known = append(known, *t)
			}
		}
		pack.learn(known)
		ids = nil
		for _, t := range known {
			found[t.ID] = t
			if t.OppositeOf != "" {
				ids = append(ids, t.OppositeOf)
			}
		}
		ids = sortedSet(ids)
	}
	return found, nil
}
