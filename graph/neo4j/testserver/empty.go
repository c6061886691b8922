package testserver

import (
	"context"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Empty removes all nodes and relationships. Constraints and indexes stay.
func (s *Server) Empty(t testing.TB) {
	t.Helper()
	s.within(t, func(ctx context.Context, session neo4j.SessionWithContext) {
		perform(t, ctx, session, "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS")
	})
}

// Reset removes all nodes, relationships, constraints and indexes: the database is as new.
func (s *Server) Reset(t testing.TB) {
	t.Helper()
	s.Empty(t)
	s.within(t, func(ctx context.Context, session neo4j.SessionWithContext) {
		for _, drop := range perform(t, ctx, session, "SHOW CONSTRAINTS YIELD name RETURN 'DROP CONSTRAINT `' + replace(name, '`', '``') + '`'") {
			perform(t, ctx, session, drop.Values[0].(string))
		}
		for _, drop := range perform(t, ctx, session, "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN 'DROP INDEX `' + replace(name, '`', '``') + '`'") {
			perform(t, ctx, session, drop.Values[0].(string))
		}
	})
}

// within gives work a session on the server's database.
func (s *Server) within(t testing.TB, work func(context.Context, neo4j.SessionWithContext)) {
	t.Helper()
	ctx := context.WithoutCancel(t.Context()) // cleanups run after the test's context has ended
	driver, err := neo4j.NewDriverWithContext(s.URI, s.Auth())
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(ctx)
	session := driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: Database})
	defer session.Close(ctx)
	work(ctx, session)
}

// perform runs a query in a transaction of its own, as DDL and CALL IN TRANSACTIONS must be.
func perform(t testing.TB, ctx context.Context, session neo4j.SessionWithContext, query string) []*neo4j.Record {
	t.Helper()
	result, err := session.Run(ctx, query, nil)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	records, err := result.Collect(ctx)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return records
}
