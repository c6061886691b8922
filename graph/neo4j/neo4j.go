// Package neo4j keeps the graph in a Neo4j database: the store for a team that has outgrown one machine, or that reads the graph with Cypher,
// Bloom or a notebook.
//
//	store, err := neo4j.Open(ctx, neo4j.Options{URI: "neo4j://127.0.0.1:7687", User: "neo4j", Password: password})
//	defer store.Close()
//
// Nodes and relationships have the labels, types and properties of package graph, so that what is written there holds in Cypher too:
//
//	MATCH (a:Actor)-[x:SUPPORTS|REJECTS]->(t:Term {label: $label}) RETURN a.name, type(x), x.statements, x.first, x.last
//
// Properties of statements, meetings and documents are as the document gives them; relationships join canonical actors, and an actor with a SAME_AS
// relationship is another name of the one it leads to. What the store keeps for itself has labels that begin with Parley and no relationships.
//
// Community edition suffices. All derivation is done by graph.Plan; this package answers its questions and writes what it returns, many documents in
// one transaction, each of them wholly or not at all. Writers take turns, also those of other processes: each begins by writing the one
// ParleyStore node. No query is built from input: see catalogue.go.
package neo4j

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parleygraph/parley/graph"
)

// Options say which database holds the graph and how to reach it. URI is required.
type Options struct {
	URI            string // neo4j:// routes in a cluster, bolt:// does not; +s encrypts, +ssc without checking the certificate
	User           string // empty: no authentication
	Password       string
	Database       string        // empty: "neo4j"
	AllowPlainText bool          // send a password unencrypted to another machine
	ReadOnly       bool          // refuse writes
	Migrate        bool          // bring an older store to this build's schema, which Open refuses otherwise
	Timeout        time.Duration // of a transaction that reads; 0 means 25 seconds, below what a request is granted
	WriteTimeout   time.Duration // of a transaction that writes; 0 means two minutes
	Retry          time.Duration // how long a transaction is tried again after a failure that may pass; 0 means 15 seconds
	Clock          func() time.Time
	Logger         *slog.Logger // what the driver has to say; nil: nothing
}

// Store is the graph.Store in Neo4j.
type Store struct {
	options   Options
	driver    neo4j.DriverWithContext
	bookmarks neo4j.BookmarkManager // so that whoever reads after a write here sees it, on every member of a cluster
	version   string                // the server's
	queries   *queries
	observe   func(query string, values map[string]any) // see transaction
	gate      chan struct{}                             // holds a token while somebody writes
	known     *known                                    // guarded by gate; nil when nothing is known
	endings   sync.WaitGroup                            // marks that are being written, see end

	mu           sync.Mutex // guards what follows
	info         graph.Info
	writes       int64     // the state that info describes, -1 for none
	waitingFor   string    // the mark of a commit that had not ended when it was last looked at
	waitingSince time.Time // since when
}

var _ graph.Store = (*Store)(nil)

// Open connects to the database, and makes the store where the database is empty. It returns an Unavailable error where the server or the database can't be
// reached or holds another program's data, Denied where it does not let the user in, or a password would travel unencrypted, Invalid for a
// broken URI, and Unsupported for a store that a newer parley wrote, or an older one unless Migrate is set.
func Open(ctx context.Context, options Options) (*Store, error) {
	s := newStore(options)
	if err := s.open(ctx); err != nil {
		return nil, err
	}
	return s, nil
}

func newStore(options Options) *Store {
	return &Store{
		options: options.withDefaults(), bookmarks: neo4j.NewBookmarkManager(neo4j.BookmarkManagerConfig{}), gate: make(chan struct{}, 1), queries: newQueries(), writes: -1,
	}
}

func (s *Store) open(ctx context.Context) error {
	err := s.connect(ctx)
	if err == nil {
		err = s.prepare(ctx)
	}
	if err != nil && s.driver != nil {
		s.driver.Close(context.WithoutCancel(ctx)) // the first error says more
	}
	return s.fault(ctx, "open", err)
}

func (o Options) withDefaults() Options {
	if o.Database == "" {
		o.Database = "neo4j"
	}
	if o.Timeout == 0 {
		o.Timeout = 25 * time.Second
	}
	if o.WriteTimeout == 0 {
		o.WriteTimeout = 2 * time.Minute
	}
	if o.Retry == 0 {
		o.Retry = 15 * time.Second
	}
	if o.Clock == nil {
		o.Clock = time.Now
	}
	return o
}

// Close lets go of the connections.
func (s *Store) Close() error {
	s.endings.Wait()
	ctx := context.Background()
	return s.fault(ctx, "close", s.driver.Close(ctx))
}
