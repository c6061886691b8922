package schema

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/graphql-go/graphql/language/ast"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/schema/executor"
)

// eventStream is the media type of server-sent events.
const eventStream = "text/event-stream"

// alive is how long a stream is silent at most: proxies close those that are.
const alive = 12 * time.Second

func subscriptionFields() map[string]resolver {
	return map[string]resolver{
		"Subscription.documentLoaded":  value(func(e event) any { return e.document }),
		"Subscription.positionChanged": value(func(e event) any { return e.change }),
	}
}

// An event is what a subscription tells of.
type event struct {
	document *graph.Document
	change   graph.Change
}

// listens tells whether a client takes the answer as a stream.
func listens(r *http.Request) bool {
	return slices.ContainsFunc(ranged(r.Header.Values("Accept")), func(m mediaRange) bool { return m.media == eventStream && m.quality > 0 })
}

// stream answers a request as the graphql-sse protocol does with distinct connections: "next" events, each with an answer, then "complete". A query gives one answer, a
// subscription one for each event until the client goes.
func (s *Schema) stream(w http.ResponseWriter, r *http.Request) {
	secure(w.Header())
	request, status, refusal := s.receive(w, r)
	if refusal == nil {
		if refusal = s.persisted.complete(&request); refusal != nil {
			status = http.StatusBadRequest
		}
	}
	if refusal != nil {
		s.send(w, r, plainJSON, status, Response{Errors: []*Error{refusal}})
		return
	}
	query, errs := s.prepare(WithScopes(r.Context(), ScopeRead), request)
	if errs != nil {
		s.send(w, r, plainJSON, http.StatusBadRequest, Response{Errors: errs})
		return
	}
	select {
	case s.streams <- struct{}{}:
		defer func() { <-s.streams }()
	default:
		w.Header().Set("Retry-After", "10")
		s.refuse(w, r, http.StatusServiceUnavailable, refuse(Busy, "%d streams are open, as many as may be: try again later", cap(s.streams)))
		return
	}
	_ = http.NewResponseController(w).SetWriteDeadline(time.Time{}) // a stream may take long; what can't do so has no deadline
	w.Header().Set("Content-Type", eventStream+"; charset=utf-8")
	w.Header().Set("Cache-Control", "no-cache")
	w.WriteHeader(http.StatusOK)
	out := &events{w: w, control: http.NewResponseController(w)}
	if query.operation.Operation == ast.OperationTypeSubscription {
		s.listen(r.Context(), out, query, request)
	} else {
		out.next(s.timed(r.Context(), query, request))
	}
	out.complete()
}

// events writes server-sent events.
type events struct {
	w       http.ResponseWriter
	control *http.ResponseController
	err     error // of the first write that failed: the client is gone
}

func (e *events) write(text ...string) {
	if e.err == nil {
		_, e.err = e.w.Write([]byte(strings.Join(text, "")))
	}
	if e.err == nil {
		e.err = e.control.Flush()
	}
}

func (e *events) next(response Response) {
	body, err := response.append(nil)
	if err != nil {
		return // an answer is always JSON
	}
	e.write("event: next\ndata: ", string(body), "\n\n")
}

func (e *events) complete() { e.write("event: complete\ndata:\n\n") }

// listen runs a subscription for each event until ctx is done or the client is gone.
func (s *Schema) listen(ctx context.Context, out *events, query prepared, request Request) {
	source, refusal := s.source(query)
	if refusal != nil {
		out.next(Response{Errors: []*Error{refusal}})
		return
	}
	watch := newWatch(s.plain)
	if _, err := watch.fresh(ctx); err != nil {
		out.next(Response{Errors: []*Error{s.fault(ctx, &executor.Error{Cause: err})}})
		return
	}
	out.write(":\n\n") // the client knows that it is heard
	quiet := s.options.Clock()
	for out.err == nil {
		select {
		case <-ctx.Done():
			return
		case <-time.After(s.options.Poll):
		}
		documents, err := watch.fresh(ctx)
		if err != nil {
			continue // the store may come back
		}
		for _, e := range source(ctx, documents) {
			out.next(s.runWith(ctx, query, request, e))
			quiet = s.options.Clock()
		}
		if s.options.Clock().Sub(quiet) > alive {
			out.write(":\n\n")
			quiet = s.options.Clock()
		}
	}
}

// source returns what turns new documents into the events of a subscription, which must have one field.
func (s *Schema) source(query prepared) (func(ctx context.Context, documents []string) []event, *Error) {
	keys, name, args, err := query.plan.Root(query.variables)
	if err != nil {
		return nil, refuse(Invalid, "%s", err)
	}
	if len(keys) != 1 || strings.HasPrefix(name, "__") {
		return nil, refuse(ValidationFailed, "a subscription must have exactly one field, none of introspection")
	}
	if name == "positionChanged" {
		return func(ctx context.Context, documents []string) []event {
			return s.changesOf(ctx, documents, texts(args["parties"]))
		}, nil
	}
	return func(ctx context.Context, documents []string) []event {
		return s.documentsOf(ctx, documents, texts(args["collections"]))
	}, nil
}

func (s *Schema) documentsOf(ctx context.Context, documents, collections []string) []event {
	nodes, err := s.store.Nodes(ctx, documents)
	if err != nil {
		s.report(ctx, err)
	}
	var events []event
	for _, n := range nodes {
		if d, ok := n.(*graph.Document); ok && (len(collections) == 0 || slices.Contains(collections, d.Collection)) {
			events = append(events, event{document: d})
		}
	}
	return events
}

func (s *Schema) changesOf(ctx context.Context, documents, parties []string) []event {
	if len(documents) == 0 {
		return nil
	}
	found, err := graph.FindChanges(ctx, s.store, graph.ChangeQuery{OverlapQuery: graph.OverlapQuery{Parties: parties}, Documents: documents})
	if err != nil {
		s.report(ctx, err)
	}
	var events []event
	for _, c := range found {
		if c.Before != c.After {
			events = append(events, event{change: c})
		}
	}
	return events
}
