package main

import (
	"context"
	"net/url"
	"time"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/sdk/resource"
	"go.opentelemetry.io/otel/sdk/trace"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/schema"
)

// flushTimeout is how long the last spans may take to be sent.
const flushTimeout = 3 * time.Second

// trace lets the endpoint send spans to the collector of --trace. What it returns sends the last of them. OpenTelemetry's own variables (OTEL_TRACES_SAMPLER,
// OTEL_EXPORTER_OTLP_HEADERS and the like) are heeded.
func (s *session) trace(ctx context.Context, options *schema.Options) (flush func(), err error) {
	address := s.settings.Serve["trace"]
	if address == "" {
		return func() {}, nil
	}
	if at, err := url.Parse(address); err != nil || at.Host == "" || at.Scheme != "http" && at.Scheme != "https" {
		return nil, graph.Errorf(graph.Invalid, "--trace %s: want the address of a collector that takes spans over HTTP, as http://127.0.0.1:4318", address)
	}
	whole, err := url.JoinPath(address, "v1", "traces")
	if err != nil {
		return nil, graph.Errorf(graph.Invalid, "--trace %s: %w", address, err)
	}
	exporter, err := otlptracehttp.New(ctx, otlptracehttp.WithEndpointURL(whole))
	if err != nil {
		return nil, graph.Errorf(graph.Invalid, "--trace %s: %w", address, err)
	}
	logger := options.Logger
	otel.SetErrorHandler(otel.ErrorHandlerFunc(func(err error) { logger.Error("spans can't be sent", "error", err) }))
	named := resource.NewSchemaless(attribute.String("service.name", "parley"), attribute.String("service.version", ownVersions().Parley))
	provider := trace.NewTracerProvider(trace.WithBatcher(exporter), trace.WithResource(named))
	options.Tracer = provider.Tracer("github.com/parleygraph/parley/schema")
	return func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), flushTimeout)
		defer cancel()
		if err := provider.Shutdown(ctx); err != nil {
			logger.Error("the last spans can't be sent", "error", err)
		}
	}, nil
}
