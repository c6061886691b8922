package schema

import (
	"context"
	"net/http"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/trace"

	"github.com/parleygraph/parley/graph"
)

// joined lets the spans of a request hang on the span that its header traceparent names.
func (s *Schema) joined(next http.Handler) http.Handler {
	if s.options.Tracer == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := propagation.TraceContext{}.Extract(r.Context(), propagation.HeaderCarrier(r.Header))
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// operated begins the span of an operation; what it returns ends it. The query's text and variables are not told: they can hold what is nobody's business.
func (s *Schema) operated(ctx context.Context, query prepared) (context.Context, func(*Response)) {
	if s.options.Tracer == nil {
		return ctx, func(*Response) {}
	}
	kind := query.operation.Operation
	told := []attribute.KeyValue{attribute.String("graphql.operation.type", kind), attribute.Int("parley.cost", query.cost)}
	if name := query.operation.Name; name != nil {
		told = append(told, attribute.String("graphql.operation.name", name.Value))
	}
	if id := RequestID(ctx); id != "" {
		told = append(told, attribute.String("parley.request", id))
	}
	ctx, span := s.options.Tracer.Start(ctx, "graphql "+kind, trace.WithSpanKind(trace.SpanKindServer), trace.WithAttributes(told...))
	return ctx, func(response *Response) {
		span.SetAttributes(attribute.Int("parley.errors", len(response.Errors)), attribute.Int("parley.bytes", len(response.Data)))
		if len(response.Errors) > 0 {
			span.SetStatus(codes.Error, string(response.Errors[0].Code()))
		}
		span.End()
	}
}

// A tracedStore gives each call of a store a span.
type tracedStore struct {
	graph.Store
	tracer trace.Tracer
}

// traced returns the store with spans, or as it is where there is no tracer.
func traced(store graph.Store, tracer trace.Tracer) graph.Store {
	if tracer == nil {
		return store
	}
	return tracedStore{store, tracer}
}

// span begins the span of a call; what it returns ends it. asked is how many things the call names.
func (s tracedStore) span(ctx *context.Context, call string, asked int) func(*error) {
	inner, span := s.tracer.Start(*ctx, "store "+call, trace.WithSpanKind(trace.SpanKindClient), trace.WithAttributes(attribute.Int("parley.asked", asked)))
	*ctx = inner
	return func(err *error) {
		if *err != nil {
			span.SetStatus(codes.Error, string(graph.CodeOf(*err)))
		}
		span.End()
	}
}

func (s tracedStore) Apply(ctx context.Context, batch graph.Batch) (applied []graph.Applied, err error) {
	defer s.span(&ctx, "Apply", len(batch.Put)+len(batch.Remove))(&err)
	return s.Store.Apply(ctx, batch)
}

func (s tracedStore) Judge(ctx context.Context, judgements ...graph.Judgement) (err error) {
	defer s.span(&ctx, "Judge", len(judgements))(&err)
	return s.Store.Judge(ctx, judgements...)
}

func (s tracedStore) Judgements(ctx context.Context) (judgements []graph.Judgement, err error) {
	defer s.span(&ctx, "Judgements", 0)(&err)
	return s.Store.Judgements(ctx)
}

func (s tracedStore) Nodes(ctx context.Context, ids []string) (nodes []graph.Node, err error) {
	defer s.span(&ctx, "Nodes", len(ids))(&err)
	return s.Store.Nodes(ctx, ids)
}

func (s tracedStore) Extractions(ctx context.Context, documents []string) (extractions []graph.Extraction, err error) {
	defer s.span(&ctx, "Extractions", len(documents))(&err)
	return s.Store.Extractions(ctx, documents)
}

func (s tracedStore) List(ctx context.Context, query graph.ListQuery) (page graph.Page, err error) {
	defer s.span(&ctx, "List", query.First)(&err)
	return s.Store.List(ctx, query)
}

func (s tracedStore) Edges(ctx context.Context, query graph.EdgeQuery) (pages []graph.EdgePage, err error) {
	defer s.span(&ctx, "Edges", len(query.From))(&err)
	return s.Store.Edges(ctx, query)
}

func (s tracedStore) Stances(ctx context.Context, query graph.StanceQuery) (rows []graph.StanceRow, err error) {
	defer s.span(&ctx, "Stances", len(query.Holders))(&err)
	return s.Store.Stances(ctx, query)
}

func (s tracedStore) Search(ctx context.Context, query graph.SearchQuery) (page graph.HitPage, err error) {
	defer s.span(&ctx, "Search", query.First)(&err)
	return s.Store.Search(ctx, query)
}

func (s tracedStore) Info(ctx context.Context) (info graph.Info, err error) {
	defer s.span(&ctx, "Info", 0)(&err)
	return s.Store.Info(ctx)
}

func (s tracedStore) Names(ctx context.Context) (names graph.Canon, err error) {
	defer s.span(&ctx, "Names", 0)(&err)
	return s.Store.Names(ctx)
}

func (s tracedStore) Loads(ctx context.Context, n int) (loads []graph.Load, err error) {
	defer s.span(&ctx, "Loads", n)(&err)
	return s.Store.Loads(ctx, n)
}
