package neo4j

import (
	"context"
	"maps"
	"slices"

	"github.com/parleygraph/parley/graph"
)

const (
	readWrites       cypher = "MATCH (s:ParleyStore {id: $id}) RETURN s.writes"
	readFingerprints cypher = "MATCH (d:Document) WHERE d.id > '' RETURN d.fingerprint ORDER BY d.id"
)

// A count is a query that counts nodes of a kind, from numbers that the server keeps; less counts those that are other names of actors.
type count struct {
	kind         graph.Kind
	number, less cypher
}

func counts() []count {
	return []count{
		{graph.KindDocument, "MATCH (n:Document) RETURN count(n)", ""},
		{graph.KindParty, "MATCH (n:Party) RETURN count(n)", "MATCH (:Party)-[x:SAME_AS]->() RETURN count(x)"},
		{graph.KindEnvoy, "MATCH (n:Envoy) RETURN count(n)", "MATCH (:Envoy)-[x:SAME_AS]->() RETURN count(x)"},
		{graph.KindIssue, "MATCH (n:Issue) RETURN count(n)", ""},
		{graph.KindDemand, "MATCH (n:Demand) RETURN count(n)", "MATCH (:Demand)-[x:SAME_AS]->() RETURN count(x)"},
		{graph.KindProposal, "MATCH (n:Proposal) RETURN count(n)", "MATCH (:Proposal)-[x:SAME_AS]->() RETURN count(x)"},
		{graph.KindStatement, "MATCH (n:Statement) RETURN count(n)", ""},
		{graph.KindMeeting, "MATCH (n:Meeting) RETURN count(n)", ""},
	}
}

// read returns the number.
func (c count) read(ctx context.Context, tx transaction) (int, error) {
	n, _, err := only[int64](ctx, tx, c.number, nil)
	if err != nil || c.less == "" {
		return int(n), err
	}
	less, _, err := only[int64](ctx, tx, c.less, nil)
	return int(n - less), err
}

// Info describes the store. While nothing is written, by this process or another, it answers from memory.
func (s *Store) Info(ctx context.Context) (graph.Info, error) {
	s.mu.Lock()
	info, known := s.info, s.writes
	s.mu.Unlock()
	var writes int64
	err := s.view(ctx, func(ctx context.Context, tx transaction) (err error) {
		if writes, _, err = only[int64](ctx, tx, readWrites, params{"id": storeID}); err == nil && writes != known {
			info, err = s.readInfo(ctx, tx)
		}
		return err
	})
	if err != nil {
		return graph.Info{}, s.fault(ctx, "read", err)
	}
	if writes != known {
		s.mu.Lock()
		s.info, s.writes = info, writes
		s.mu.Unlock()
	}
	info.Counts, info.Fingerprints = maps.Clone(info.Counts), slices.Clone(info.Fingerprints)
	return info, nil
}

func (s *Store) readInfo(ctx context.Context, tx transaction) (graph.Info, error) {
	info := graph.Info{Engine: "neo4j", Version: s.version, Schema: schemaVersion(), Counts: map[graph.Kind]int{}}
	var err error
	info.Fingerprints, err = collect(ctx, tx, readFingerprints, nil, func(row []any) (string, error) { return text(row[0]), nil })
	if err != nil {
		return info, err
	}
	judgements, err := collect(ctx, tx, readJudgements, nil, scanJudgement)
	if err != nil {
		return info, err
	}
	info.Revision = graph.Revision(info.Fingerprints, judgements)
	for _, c := range counts() {
		n, err := c.read(ctx, tx)
		if err != nil {
			return info, err
		}
		if n > 0 {
			info.Counts[c.kind] = n
		}
	}
	return info, nil
}
