package graph

import (
	"context"
	"fmt"
	"slices"
)

// verifyPage is how many documents Verify holds in memory at a time.
const verifyPage = 64

// Verify reads all that a store holds of its documents and returns what is wrong with it, nothing where all is well: a text that is not the one that was
// loaded, a quote that does not stand in it, nodes that are missing or too many, a revision that is not that of the documents. A store that is written to
// meanwhile can seem to miscount.
func Verify(ctx context.Context, store Store) ([]string, error) {
	v := verification{store: store, counts: map[Kind]int{}}
	query := ListQuery{Kinds: []Kind{KindDocument}, First: verifyPage}
	for {
		page, err := store.List(ctx, query)
		if err != nil {
			return v.faults, err
		}
		if err := v.documents(ctx, page.Nodes); err != nil {
			return v.faults, err
		}
		if !page.More {
			return v.faults, v.compare(ctx)
		}
		query.After = page.Cursors[len(page.Cursors)-1]
	}
}

// A verification gathers what the documents of a store hold.
type verification struct {
	store        Store
	counts       map[Kind]int
	fingerprints []string
	faults       []string
}

func (v *verification) fault(format string, args ...any) {
	v.faults = append(v.faults, fmt.Sprintf(format, args...))
}

// documents checks each document against its own text.
func (v *verification) documents(ctx context.Context, nodes []Node) error {
	ids := make([]string, len(nodes))
	for i, node := range nodes {
		ids[i] = node.NodeID()
	}
	extractions, err := v.store.Extractions(ctx, ids)
	if err != nil {
		return err
	}
	if len(extractions) != len(ids) {
		v.fault("of %d documents %d can be read", len(ids), len(extractions))
	}
	for i := range extractions {
		v.extraction(&extractions[i])
	}
	return nil
}

func (v *verification) extraction(x *Extraction) {
	d := &x.Document
	if d.SHA256 != Digest(d.Text) {
		v.fault("document %q: its text is not the one that was loaded", d.ID)
	}
	if err := x.Validate(); err != nil {
		v.fault("%v", err)
	}
	v.fingerprints = append(v.fingerprints, d.Fingerprint)
	v.counts[KindDocument]++
	v.counts[KindStatement] += len(x.Statements)
	v.counts[KindMeeting] += len(x.Meetings)
}

// compare holds what the store says of itself against what its documents hold.
func (v *verification) compare(ctx context.Context) error {
	info, err := v.store.Info(ctx)
	if err != nil {
		return err
	}
	for _, kind := range []Kind{KindDocument, KindStatement, KindMeeting} {
		if info.Counts[kind] != v.counts[kind] {
			v.fault("the store counts %d of kind %s, its documents hold %d", info.Counts[kind], kind, v.counts[kind])
		}
	}
	judgements, err := v.store.Judgements(ctx)
	if err == nil && (!slices.Equal(info.Fingerprints, v.fingerprints) || info.Revision != Revision(v.fingerprints, judgements)) {
		v.fault("the revision %.12s is not that of the documents", info.Revision)
	}
	return err
}
