package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/schema"
	"github.com/parleygraph/parley/web"
	"github.com/parleygraph/parley/web/graphiql"
)

// What the server grants a request, and the requests under way when it stops.
const (
	headerTimeout = 5 * time.Second
	readTimeout   = 15 * time.Second
	writeTimeout  = 10 * time.Second // beyond what a query may take
	probeTimeout  = 3 * time.Second  // of the store, when somebody asks whether it is ready
	idleTimeout   = 2 * time.Minute
	stopTimeout   = 5 * time.Second
	headerBytes   = 64 << 10
)

func (s *session) serveCommand() *cobra.Command {
	var create bool
	command := &cobra.Command{
		Use:   "serve",
		Short: "Serve the GraphQL endpoint and the page until interrupted",
		Long:  "Serves the explorer page at /, GraphQL at /graphql, GraphiQL at /graphiql, a small page of queries at /query, exports at /export/FORMAT, /metrics for Prometheus, and /healthz and /readyz. Loading goes on beside it.",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return s.serve(cmd.Context(), create) },
	}
	command.Flags().BoolVar(&create, "create", false, "make an empty store where there is none")
	addFlag(command.Flags(), "listen")
	addFlag(command.Flags(), "token-file")
	addServeFlags(command)
	addFlag(command.Flags(), "confidence")
	return command
}

// servedRetry is how long a store of Neo4j that is served tries again: an answer has half a minute in all, and what can't be reached is to be said before.
const servedRetry = 5 * time.Second

func (s *session) serve(ctx context.Context, create bool) error {
	token, err := s.token()
	if err != nil {
		return err
	}
	if err := mayListen(s.settings.Listen, token); err != nil {
		return err
	}
	if _, err := s.endpointOptions(); err != nil { // before a store is asked for
		return err
	}
	open := s.openStored
	if create {
		open = s.open
	}
	s.retry = servedRetry
	return withStore(ctx, open, func(store graph.Store) error { return s.serveStore(ctx, store, token) })
}

// serveStore serves a store until ctx is done, then lets the requests under way end.
func (s *session) serveStore(ctx context.Context, store graph.Store, token *token) error {
	return s.serveThen(ctx, store, token, func() error { return nil })
}

// serveThen is serveStore that calls then once the address is printed.
func (s *session) serveThen(ctx context.Context, store graph.Store, token *token, then func() error) error {
	options, err := s.endpointOptions()
	if err != nil {
		return err
	}
	if options.Reader, err = s.textReader(); err != nil {
		return err
	}
	options.Known = s.knownLater()
	options.Confidence = s.settings.storedConfidence()
	flush, err := s.trace(ctx, &options)
	if err != nil {
		return err
	}
	defer flush()
	if token != nil {
		token.log = options.Logger
	}
	handler, err := newHandler(store, token, options)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", s.settings.Listen)
	if err != nil {
		return graph.Errorf(graph.Invalid, "listen on %s: %w: choose another address with --listen, or port 0 for a free one", s.settings.Listen, err)
	}
	server := &http.Server{
		Handler: handler, ReadHeaderTimeout: headerTimeout, ReadTimeout: readTimeout, WriteTimeout: options.Timeout + writeTimeout,
		IdleTimeout: idleTimeout, MaxHeaderBytes: headerBytes,
	}
	_, err = fmt.Fprintf(s.Stdout, "http://%s\n", reachable(listener.Addr().String()))
	if err = cmp.Or(err, then()); err != nil {
		return err
	}
	defer tending(ctx, store, options.Logger)()
	return serveUntil(ctx, server, listener)
}

// serveUntil serves until ctx is done or serving fails.
func serveUntil(ctx context.Context, server *http.Server, listener net.Listener) error {
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return graph.Errorf(graph.Internal, "serve on %s: %w", listener.Addr(), err)
	case <-ctx.Done():
	}
	stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTimeout)
	defer cancel()
	if err := server.Shutdown(stopping); err != nil {
		return server.Close() // some request would not end in time
	}
	if err := <-failed; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// newHandler lays out the paths of the server. Whoever asks for its health needs no token: the answer is one word.
func newHandler(store graph.Store, token *token, options schema.Options) (http.Handler, error) {
	endpoint, err := schema.New(store, options)
	if err != nil {
		return nil, err
	}
	asking := http.NewServeMux()
	asking.Handle("/graphql", endpoint.Handler())
	asking.Handle("GET /metrics", endpoint.Origins(endpoint.Metrics()))
	asking.Handle("GET /export/{format}", endpoint.Origins(downloads(store, options.Confidence)))
	asking.Handle("GET /{$}", explorer(graph.NewPacked(store), options.Confidence))
	asking.Handle("GET /built/", web.Assets())
	asking.Handle("GET /graphiql", graphiql.Handler())
	asking.Handle("GET /graphiql/", graphiql.Handler())
	asking.Handle("/", schema.Page())
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { plain(w, http.StatusOK, "ok") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) { answerReady(w, r, store) })
	if token != nil {
		mux.Handle("/", token.required(asking))
		return mux, nil
	}
	mux.Handle("/", asking)
	return localOnly(mux), nil
}

// answerReady says whether the store answers a small question in time.
func answerReady(w http.ResponseWriter, r *http.Request, store graph.Store) {
	ctx, cancel := context.WithTimeout(r.Context(), probeTimeout)
	defer cancel()
	if _, err := store.Loads(ctx, 1); err != nil {
		plain(w, http.StatusServiceUnavailable, "the store does not answer")
		return
	}
	plain(w, http.StatusOK, "ok")
}

// plain answers with one line of text. A client that has gone away is no fault.
func plain(w http.ResponseWriter, status int, line string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	fmt.Fprintln(w, line)
}

// localOnly refuses requests whose Host is another machine's name, so that a web page elsewhere can't reach the server by pointing a name of its
// own at the loopback address. Where a token is asked for, such a page has none to show.
func localOnly(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host := r.Host
		if name, _, err := net.SplitHostPort(host); err == nil {
			host = name
		}
		if !isLoopback(host) {
			plain(w, http.StatusMisdirectedRequest, "this server answers to loopback names only: use http://127.0.0.1")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// mayListen refuses an address that other machines could reach where no token is asked for.
func mayListen(address string, token *token) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return graph.Errorf(graph.Invalid, "--listen %s: want host:port, as 127.0.0.1:8080: %w", address, err)
	}
	if token == nil && !isLoopback(host) {
		return graph.Errorf(graph.Denied, "--listen %s: without a token parley serves on loopback only: use 127.0.0.1, or ask clients for a token with --token-file FILE", address)
	}
	return nil
}

func isLoopback(host string) bool {
	ip := net.ParseIP(trimBrackets(host))
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// trimBrackets takes the brackets off an IPv6 host without a port.
func trimBrackets(host string) string {
	if len(host) > 1 && host[0] == '[' && host[len(host)-1] == ']' {
		return host[1 : len(host)-1]
	}
	return host
}
