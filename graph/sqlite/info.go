package sqlite

import (
	"context"
	"database/sql"
	"maps"
	"slices"

	"github.com/parleygraph/parley/graph"
)

// Info describes the store. While nothing is written, by this process or another, it answers from memory.
func (s *Store) Info(ctx context.Context) (graph.Info, error) {
	var info graph.Info
	err := s.view(ctx, func(q querier) error {
		writes, _, err := only[int64](ctx, q, "SELECT writes FROM state")
		if err != nil {
			return err
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.writes != writes {
			if s.info, err = readInfo(ctx, q); err != nil {
				return err
			}
			s.writes = writes
		}
		info = s.info
		info.Counts, info.Fingerprints = maps.Clone(s.info.Counts), slices.Clip(s.info.Fingerprints)
		return nil
	})
	return info, s.fault("read", err)
}

// fingerprintsByID walks the index of ids, so that no node is read.
const fingerprintsByID = "SELECT d.fingerprint FROM nodes n INDEXED BY documents_by_id CROSS JOIN documents d ON d.node = n.seq WHERE " + ofDocuments + " ORDER BY n.id"

func readInfo(ctx context.Context, q querier) (graph.Info, error) {
	info := graph.Info{Engine: "sqlite", Schema: schema, Counts: map[graph.Kind]int{}}
	var err error
	if info.Version, _, err = only[string](ctx, q, "SELECT sqlite_version()"); err != nil {
		return info, err
	}
	if info.Fingerprints, err = collect(ctx, q, fingerprintsByID, value[string]); err != nil {
		return info, err
	}
	judgements, err := readJudgements(ctx, q)
	if err != nil {
		return info, err
	}
	info.Revision = graph.Revision(info.Fingerprints, judgements)
	_, err = collect(ctx, q, "SELECT kind, count(*) FROM nodes WHERE same IS NULL GROUP BY kind", func(rows *sql.Rows) (struct{}, error) {
		var kind, n int
		err := rows.Scan(&kind, &n)
		info.Counts[kindAt(kind)] = n
		return struct{}{}, err
	})
	return info, err
}
