package neo4j

import (
	"context"
	"errors"

	"github.com/parleygraph/parley/graph"
)

// schemaVersion is what this build writes: how many migrations there are.
func schemaVersion() int { return len(migrations()) }

// migrations holds the commands that lead from each schema version to the next. Each may be run again.
func migrations() [][]cypher {
	return [][]cypher{{
		"CREATE CONSTRAINT parley_document IF NOT EXISTS FOR (n:Document) REQUIRE n.id IS UNIQUE",
		"CREATE CONSTRAINT parley_actor IF NOT EXISTS FOR (n:Actor) REQUIRE n.id IS UNIQUE",
		"CREATE CONSTRAINT parley_issue IF NOT EXISTS FOR (n:Issue) REQUIRE n.id IS UNIQUE",
		"CREATE CONSTRAINT parley_term IF NOT EXISTS FOR (n:Term) REQUIRE n.id IS UNIQUE",
		"CREATE CONSTRAINT parley_statement IF NOT EXISTS FOR (n:Statement) REQUIRE n.id IS UNIQUE",
		"CREATE CONSTRAINT parley_meeting IF NOT EXISTS FOR (n:Meeting) REQUIRE n.id IS UNIQUE",
		"CREATE INDEX parley_statement_actor IF NOT EXISTS FOR (n:Statement) ON (n.actor)",
		"CREATE INDEX parley_statement_party IF NOT EXISTS FOR (n:Statement) ON (n.party)",
		"CREATE FULLTEXT INDEX parley_words IF NOT EXISTS FOR (n:Document|Actor|Issue|Term|Statement|Meeting) ON EACH [n.words] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}",
		"CREATE CONSTRAINT parley_store IF NOT EXISTS FOR (n:ParleyStore) REQUIRE n.id IS UNIQUE",
		"CREATE CONSTRAINT parley_gate IF NOT EXISTS FOR (n:ParleyGate) REQUIRE n.id IS UNIQUE",
		"CREATE CONSTRAINT parley_source IF NOT EXISTS FOR (n:ParleySource) REQUIRE n.document IS UNIQUE",
		"CREATE CONSTRAINT parley_wording IF NOT EXISTS FOR (n:ParleyWording) REQUIRE (n.id, n.digest) IS UNIQUE",
		"CREATE CONSTRAINT parley_judgement IF NOT EXISTS FOR (n:ParleyJudgement) REQUIRE (n.kind, n.a, n.b) IS UNIQUE",
		"CREATE CONSTRAINT parley_load IF NOT EXISTS FOR (n:ParleyLoad) REQUIRE n.key IS UNIQUE",
		"CREATE INDEX parley_load_ordinal IF NOT EXISTS FOR (n:ParleyLoad) ON (n.ordinal)",
		"CREATE INDEX parley_stance IF NOT EXISTS FOR (n:ParleyStance) ON (n.holder, n.term)",
		"CREATE INDEX parley_post_envoy IF NOT EXISTS FOR (n:ParleyPost) ON (n.envoy)",
		"CREATE INDEX parley_post_party IF NOT EXISTS FOR (n:ParleyPost) ON (n.party)",
		"CREATE INDEX parley_post_document IF NOT EXISTS FOR (n:ParleyPost) ON (n.document)",
		"CREATE INDEX parley_pair_parties IF NOT EXISTS FOR (n:ParleyPair) ON (n.partyA, n.partyB)",
		"CREATE INDEX parley_pair_party IF NOT EXISTS FOR (n:ParleyPair) ON (n.partyB)",
		"CREATE INDEX parley_pair_actors IF NOT EXISTS FOR (n:ParleyPair) ON (n.actorA, n.actorB)",
		"CREATE INDEX parley_pair_meeting IF NOT EXISTS FOR (n:ParleyPair) ON (n.meeting)",
	}, {
		"CREATE INDEX parley_statement_term IF NOT EXISTS FOR (n:Statement) ON (n.term)",
	}, {
		"CREATE INDEX parley_document_sketch IF NOT EXISTS FOR (n:Document) ON (n.sketch)",
	}}
}

const (
	awaitIndexes cypher = "CALL db.awaitIndexes(300)"
	readSchema   cypher = "MATCH (s:ParleyStore {id: $id}) RETURN s.schema"
	writeSchema  cypher = "MERGE (s:ParleyStore {id: $id}) ON CREATE SET s.writes = 0 SET s.schema = $schema"
	countNodes   cypher = "MATCH (n) RETURN count(n)"
	readVersion  cypher = "CALL dbms.components() YIELD versions RETURN versions[0]"
)

// errEmpty is what a database without any node is.
var errEmpty = errors.New("the database is empty: load documents into it first")

// prepare checks that the database holds a store of this build's schema, and makes one where the database is empty.
func (s *Store) prepare(ctx context.Context) error {
	version, err := s.readSchema(ctx)
	switch {
	case errors.Is(err, errEmpty) && s.options.ReadOnly:
		return graph.Errorf(graph.Unavailable, "%w", err)
	case err != nil && !errors.Is(err, errEmpty):
		return err
	case version == schemaVersion():
		return nil
	case version > 0 && !s.options.Migrate:
		return graph.Errorf(graph.Unsupported, "an older parley wrote it (version %d, this build reads %d): back it up, then run `parley migrate`", version, schemaVersion())
	}
	return s.migrate(ctx, version)
}

// readSchema returns the version of the stored schema, and errEmpty where there is nothing at all.
func (s *Store) readSchema(ctx context.Context) (version int, err error) {
	err = s.view(ctx, func(ctx context.Context, tx transaction) error {
		if s.version, _, err = only[string](ctx, tx, readVersion, nil); err != nil {
			return err
		}
		stored, found, err := only[int64](ctx, tx, readSchema, params{"id": storeID})
		if err != nil || found {
			version = int(stored)
			return err
		}
		nodes, _, err := only[int64](ctx, tx, countNodes, nil)
		if err == nil && nodes == 0 {
			return errEmpty
		}
		if err == nil {
			err = graph.Errorf(graph.Unavailable, "it holds another program's data: name an empty database")
		}
		return err
	})
	if err == nil && version > schemaVersion() {
		return 0, graph.Errorf(graph.Unsupported, "a newer parley wrote it (version %d, this build reads %d): update parley", version, schemaVersion())
	}
	return version, err
}

// migrate brings the database to this build's schema. It can be interrupted and run again: the version is written last.
func (s *Store) migrate(ctx context.Context, version int) error {
	for _, commands := range migrations()[version:] {
		err := s.transact(ctx, func(ctx context.Context, tx transaction) error {
			for _, command := range commands {
				if err := tx.run(ctx, command, nil); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	err := s.view(ctx, func(ctx context.Context, tx transaction) error { return tx.run(ctx, awaitIndexes, nil) })
	if err != nil {
		return err
	}
	return s.transact(ctx, func(ctx context.Context, tx transaction) error {
		if err := tx.run(ctx, makeGate, params{"id": storeID}); err != nil {
			return err
		}
		return tx.run(ctx, writeSchema, params{"id": storeID, "schema": schemaVersion()})
	})
}
