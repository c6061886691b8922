package neo4j

import (
	"context"
	"errors"
	"net"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"

	"github.com/parleygraph/parley/graph"
)

// What the pool of connections may hold and take. A connection that was idle for a while is asked whether it lives, since firewalls drop them silently.
const (
	poolSize       = 32
	poolWait       = 10 * time.Second
	connectTimeout = 5 * time.Second
	connectionLife = time.Hour
	idleLife       = 30 * time.Second
	fetchRows      = 2000
	settleTime     = 30 * time.Second // beyond the transaction's timeout: to commit, or to learn that it failed
)

func (s *Store) connect(ctx context.Context) error {
	if err := s.options.check(); err != nil {
		return err
	}
	auth := neo4j.NoAuth()
	if s.options.User != "" {
		auth = neo4j.BasicAuth(s.options.User, s.options.Password, "")
	}
	driver, err := neo4j.NewDriverWithContext(s.options.URI, auth, s.configure)
	if err != nil {
		return err
	}
	s.driver = driver
	return s.ping(ctx)
}

// ping tells at once whether the server answers and lets the user into the database; transactions would be tried again for a while.
func (s *Store) ping(ctx context.Context) error {
	session := s.session(ctx, neo4j.AccessModeRead)
	defer session.Close(context.WithoutCancel(ctx)) // what it could say has been said
	tx, err := session.BeginTransaction(ctx)
	if err != nil {
		return err
	}
	return tx.Rollback(ctx)
}

func (s *Store) configure(c *config.Config) {
	c.MaxConnectionPoolSize = poolSize
	c.ConnectionAcquisitionTimeout = poolWait
	c.SocketConnectTimeout = connectTimeout
	c.MaxConnectionLifetime = connectionLife
	c.ConnectionLivenessCheckTimeout = idleLife
	c.MaxTransactionRetryTime = s.options.Retry
	c.FetchSize = fetchRows
	c.UserAgent = "parley"
	c.TelemetryDisabled = true
	c.NotificationsMinSeverity = notifications.DisabledLevel
}

// check refuses a URI that is none of Neo4j's, and one over which a password would travel unencrypted to another machine.
func (o Options) check() error {
	uri, err := url.Parse(o.URI)
	if err != nil || uri.Host == "" || !slices.Contains([]string{"neo4j", "bolt"}, strings.TrimSuffix(strings.TrimSuffix(uri.Scheme, "+ssc"), "+s")) {
		return graph.Errorf(graph.Invalid, "it is no address of a Neo4j server: write it as neo4j://host:7687, or neo4j+s://host for an encrypted connection")
	}
	if uri.User != nil {
		return graph.Errorf(graph.Invalid, "the address holds a user: give user and password apart")
	}
	if strings.Contains(uri.Scheme, "+") || o.User == "" || o.AllowPlainText || isLoopback(uri.Hostname()) {
		return nil
	}
	return graph.Errorf(graph.Denied, "the password would travel unencrypted: use %s+s://, or allow plain text if the network is yours", uri.Scheme)
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// A transaction is one under way. Errors of the driver leave it as they are: the driver looks at them to tell which pass when tried again.
type transaction struct {
	neo4j.ManagedTransaction
	observe func(query string, values map[string]any) // nil but in tests
	query   *sync.Mutex                               // held while a query runs: a connection carries one at a time
}

func (s *Store) transaction(tx neo4j.ManagedTransaction) transaction {
	return transaction{tx, s.observe, &sync.Mutex{}}
}

// start runs a query and returns its rows to be read. The caller holds the mutex until it has read them.
func (tx transaction) start(ctx context.Context, query cypher, values params) (neo4j.ResultWithContext, error) {
	if tx.observe != nil {
		tx.observe(string(query), values)
	}
	return tx.Run(ctx, string(query), values)
}

func (s *Store) session(ctx context.Context, mode neo4j.AccessMode) neo4j.SessionWithContext {
	return s.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: mode, DatabaseName: s.options.Database, BookmarkManager: s.bookmarks})
}

// look runs read in a transaction that reads. It may run several times. Where time runs out while the server can't be reached, the error says so.
func (s *Store) look(ctx context.Context, read func(context.Context, transaction) error) error {
	session := s.session(ctx, neo4j.AccessModeRead)
	defer session.Close(context.WithoutCancel(ctx)) // what it could say has been said
	last := error(&neo4j.ConnectivityError{})
	_, err := session.ExecuteRead(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		last = read(ctx, s.transaction(tx))
		return nil, last
	}, neo4j.WithTxTimeout(s.options.Timeout))
	var lost *neo4j.ConnectivityError
	if err != nil && errors.Is(ctx.Err(), context.DeadlineExceeded) && errors.As(last, &lost) {
		return graph.Errorf(graph.Unavailable, "the server can't be reached: check that it runs and that the address is right")
	}
	return err
}

// transact runs work in a transaction that writes. It may run several times. A context that is cancelled before the commit stops it; the commit itself is waited
// for, so that what is reported is what is stored.
func (s *Store) transact(ctx context.Context, work func(context.Context, transaction) error) error {
	whole, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.options.WriteTimeout+s.options.Retry+settleTime)
	defer cancel()
	session := s.session(whole, neo4j.AccessModeWrite)
	defer session.Close(whole)
	_, err := session.ExecuteWrite(whole, func(tx neo4j.ManagedTransaction) (any, error) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		return nil, work(ctx, s.transaction(tx))
	}, neo4j.WithTxTimeout(s.options.WriteTimeout))
	return err
}

// A cypher is the text of a query, or a piece of one. It is a type of its own so that nothing else becomes one unnoticed: constants convert by themselves, and a test
// refuses conversions.
type cypher string

// params are the values of a query's parameters.
type params = map[string]any

// run runs a query and waits for its end.
func (tx transaction) run(ctx context.Context, query cypher, values params) error {
	tx.query.Lock()
	defer tx.query.Unlock()
	result, err := tx.start(ctx, query, values)
	if err == nil {
		_, err = result.Consume(ctx)
	}
	return err
}

// collect runs a query and returns what scan makes of each row.
func collect[T any](ctx context.Context, tx transaction, query cypher, values params, scan func(row []any) (T, error)) ([]T, error) {
	tx.query.Lock()
	defer tx.query.Unlock()
	result, err := tx.start(ctx, query, values)
	if err != nil {
		return nil, err
	}
	var items []T
	for result.Next(ctx) {
		item, err := scan(result.Record().Values)
		if err != nil {
			return nil, err
		}
		items = append(items, item)
	}
	return items, result.Err()
}

// only returns the one value of a query that answers one row of one, and found false where there is no row.
func only[T any](ctx context.Context, tx transaction, query cypher, values params) (value T, found bool, err error) {
	all, err := collect(ctx, tx, query, values, func(row []any) (T, error) { return value0[T](row), nil })
	if err != nil || len(all) == 0 {
		return value, false, err
	}
	return all[0], true, nil
}

// value0 returns the first column, the zero value for null.
func value0[T any](row []any) T {
	v, _ := row[0].(T)
	return v
}
