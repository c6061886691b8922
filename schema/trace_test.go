package schema_test

import (
	"context"
	"net/http/httptest"
	"slices"
	"testing"

	"go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"

	"github.com/parleygraph/parley/schema"
)

// TestSpans looks at the spans of one request: one of the operation under the client's, and one of each store call under that.
func TestSpans(t *testing.T) {
	kept := tracetest.NewInMemoryExporter()
	provider := trace.NewTracerProvider(trace.WithSyncer(kept))
	s := newSchema(t, newStore(t, negotiation()...), schema.Options{Tracer: provider.Tracer("test")})
	const caller = "4bf92f3577b34da6a3ce929d0e0e4736"
	request := httptest.NewRequest("GET", "/graphql?query=query+Who%7Bparties%7Bnodes%7Bname+demands%7BtotalCount%7D%7D%7D%7D", nil)
	request.Header.Set("traceparent", "00-"+caller+"-00f067aa0ba902b7-01")
	recorder := httptest.NewRecorder()
	s.Handler().ServeHTTP(recorder, request)
	if recorder.Code != 200 {
		t.Fatalf("status %d: %s", recorder.Code, recorder.Body)
	}
	spans := kept.GetSpans()
	at := slices.IndexFunc(spans, func(span tracetest.SpanStub) bool { return span.Name == "graphql query" })
	if at < 0 {
		t.Fatalf("no span of the operation among %d", len(spans))
	}
	told := map[string]string{}
	for _, a := range spans[at].Attributes {
		told[string(a.Key)] = a.Value.String()
	}
	if told["graphql.operation.name"] != "Who" || told["parley.request"] != recorder.Header().Get("X-Request-Id") || told["parley.errors"] != "0" {
		t.Errorf("the operation's attributes: %v", told)
	}
	var calls []string
	for i, span := range spans {
		if got := span.SpanContext.TraceID().String(); got != caller {
			t.Errorf("%s is of trace %s, want the client's", span.Name, got)
		}
		if i != at {
			calls = append(calls, span.Name)
			if span.Parent.SpanID() != spans[at].SpanContext.SpanID() {
				t.Errorf("%s does not hang on the operation", span.Name)
			}
		}
	}
	if want := []string{"store List", "store Edges"}; !slices.Equal(calls, want) {
		t.Errorf("store calls %v, want %v", calls, want)
	}
}

// TestSpanOfFailure marks the spans of what fails.
func TestSpanOfFailure(t *testing.T) {
	kept := tracetest.NewInMemoryExporter()
	provider := trace.NewTracerProvider(trace.WithSyncer(kept))
	store := newStore(t)
	s := newSchema(t, store, schema.Options{Tracer: provider.Tracer("test")})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s.Execute(ctx, schema.Request{Query: "{ info { revision } }"})
	s.Execute(t.Context(), schema.Request{Query: `{ party(name: "Nobody") { id } }`})
	var marked []string
	for _, span := range kept.GetSpans() {
		if span.Status.Description != "" {
			marked = append(marked, span.Name+" "+span.Status.Description)
		}
	}
	if want := "graphql query NOT_FOUND"; !slices.Contains(marked, want) {
		t.Errorf("marked %v, want %s among them", marked, want)
	}
	if want := "graphql query CANCELED"; !slices.Contains(marked, want) {
		t.Errorf("marked %v, want %s among them", marked, want)
	}
}
