package neo4j

import (
	"context"
	"errors"
	"net/url"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parleygraph/parley/graph"
)

// An advice says which code an error of the server has, what is wrong and what to do next.
type advice struct {
	code graph.Code
	next string
}

// advices goes by how the server's codes begin; the first that fits holds.
func advices() []struct {
	prefix string
	advice
} {
	return []struct {
		prefix string
		advice
	}{
		{"Neo.ClientError.Security.Forbidden", advice{graph.Denied, "the user may not do this: give it the rights, or use another"}},
		{"Neo.ClientError.Security.CredentialsExpired", advice{graph.Denied, "the password must be changed before its first use: change it in Neo4j"}},
		{"Neo.ClientError.Security.AuthenticationRateLimit", advice{graph.Denied, "too many wrong passwords: wait some seconds, then give the right one"}},
		{"Neo.ClientError.Security", advice{graph.Denied, "the server does not let the user in: check user and password"}},
		{"Neo.ClientError.Database.DatabaseNotFound", advice{graph.Unavailable, "the server has no such database: create it, or name another"}},
		{"Neo.ClientError.Transaction.TransactionTimedOut", advice{graph.Unavailable, "it took too long: ask for less, or grant it more time"}},
		{"Neo.ClientError.Cluster.NotALeader", advice{graph.Unavailable, "the server may not write: use neo4j:// instead of bolt://"}},
		{"Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", advice{graph.Denied, "the database is read-only: allow writing in Neo4j"}},
		{"Neo.ClientError.General.WriteOnReadOnlyAccessDatabase", advice{graph.Denied, "the database is read-only: allow writing in Neo4j"}},
		{"Neo.TransientError", advice{graph.Unavailable, "the server is busy or short of memory: try again"}},
		{"Neo.DatabaseError", advice{graph.Unavailable, "the server failed: look into its log"}},
	}
}

// fault gives an error of the driver its code and says what was attempted on which database.
func (s *Store) fault(ctx context.Context, doing string, err error) error {
	var coded graph.Code
	switch {
	case err == nil:
		return nil
	case errors.As(err, &coded):
		return graph.Errorf(coded, "%s store %s: %w", doing, s.place(), err)
	case ctx.Err() != nil:
		return ctx.Err()
	}
	var failed *neo4j.Neo4jError
	if errors.As(err, &failed) {
		for _, a := range advices() {
			if strings.HasPrefix(failed.Code, a.prefix) {
				return graph.Errorf(a.code, "%s store %s: %s: %w", doing, s.place(), a.next, err)
			}
		}
		return graph.Errorf(graph.Internal, "%s store %s: %w", doing, s.place(), err)
	}
	var usage *neo4j.UsageError
	if errors.As(err, &usage) {
		return graph.Errorf(graph.Invalid, "%s store %s: %w", doing, s.place(), err)
	}
	return graph.Errorf(graph.Unavailable, "%s store %s: the server can't be reached: check that it runs and that the address is right: %w", doing, s.place(), err)
}

// place names the database for a person, never with a password.
func (s *Store) place() string {
	uri := "of a broken address"
	if parsed, err := url.Parse(s.options.URI); err == nil {
		parsed.User = nil
		uri = parsed.String()
	}
	return uri + " database " + s.options.Database
}

// isConflict tells whether an error is a clash of two nodes' ids.
func isConflict(err error) bool {
	var failed *neo4j.Neo4jError
	return errors.As(err, &failed) && failed.Code == "Neo.ClientError.Schema.ConstraintValidationFailed"
}
