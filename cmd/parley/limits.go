package main

import (
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/schema"
)

// serveSettings lists what the endpoint grants those who ask.
func serveSettings() []setting {
	return []setting{
		{"cors", "", "`origins` of other sites whose pages may ask, with commas, as https://desk.example; * for all"},
		{"allow-list", "", "`folder` of .graphql files, the only queries that may run"},
		{"log-requests", "false", "`true` logs each request"},
		{"trace", "", "`address` of an OpenTelemetry collector that is sent a span for each operation and store call, as http://127.0.0.1:4318; none are made without it"},
		{"log-format", "text", "`format` of the log: text or json"},
		{"limit-time", "30s", "how `long` the answer to a request may take"},
		{"limit-body", "1048576", "`bytes` of a request"},
		{"limit-answer", "33554432", "`bytes` of an answer's data"},
		{"limit-cost", "500000", "`objects` that an answer can hold, by the page sizes asked for"},
		{"limit-tokens", "10000", "`tokens` of a query"},
		{"limit-depth", "24", "how `deep` a query nests fields"},
		{"limit-fields", "1000", "`fields` of a query"},
		{"limit-aliases", "500", "`fields` of a query under another name"},
		{"limit-nesting", "32", "how `deep` a query and its variables nest brackets"},
		{"limit-page", "500", "`nodes` of the largest page, 100 or more"},
		{"limit-running", "64", "`requests` that run at once; others wait two seconds, then get 503"},
		{"limit-rate", "0", "`objects` that a client may ask for in a minute, by cost, else 429; 0: any number"},
	}
}

// addServeFlags adds the flags of what the endpoint grants.
func addServeFlags(command *cobra.Command) {
	for _, s := range serveSettings() {
		addFlag(command.Flags(), s.key)
	}
}

// endpointOptions returns the endpoint's options as the settings have them.
func (s *session) endpointOptions() (schema.Options, error) {
	var options schema.Options
	var err error
	granted := s.settings.Serve
	options.Origins = parts(granted["cors"])
	for _, origin := range options.Origins {
		if origin != "*" && (!strings.Contains(origin, "://") || strings.Count(origin, "/") != 2) {
			return options, graph.Errorf(graph.Invalid, "--cors %s: want an origin, as https://desk.example, or *", origin)
		}
	}
	if options.Allowed, err = allowed(granted["allow-list"]); err != nil {
		return options, err
	}
	if err := s.logs(&options); err != nil {
		return options, err
	}
	if options.Timeout, err = time.ParseDuration(granted["limit-time"]); err != nil || options.Timeout <= 0 {
		return options, graph.Errorf(graph.Invalid, "--limit-time %q: want a time, as 30s", granted["limit-time"])
	}
	limits := &options.Limits
	for key, limit := range map[string]*int{
		"limit-answer": &limits.Answer, "limit-cost": &limits.Cost, "limit-tokens": &limits.Tokens, "limit-depth": &limits.Depth,
		"limit-fields": &limits.Fields, "limit-aliases": &limits.Aliases, "limit-nesting": &limits.Nesting, "limit-page": &limits.Page,
		"limit-running": &limits.Running, "limit-rate": &limits.Rate,
	} {
		if *limit, err = amount(key, granted[key]); err != nil {
			return options, err
		}
	}
	if limits.Page < schema.LeastPage {
		return options, graph.Errorf(graph.Invalid, "--limit-page %d: want %d or more, as some lists hold so many where a query says nothing", limits.Page, schema.LeastPage)
	}
	body, err := amount("limit-body", granted["limit-body"])
	limits.Body = int64(body)
	return options, err
}

// amount reads a limit. Only the rate may be 0.
func amount(key, text string) (int, error) {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n == 0 && !slices.Contains([]string{"limit-rate"}, key) {
		return 0, graph.Errorf(graph.Invalid, "--%s %q: want a number above 0", key, text)
	}
	return n, nil
}

// allowed reads the queries of a folder.
func allowed(folder string) ([]string, error) {
	if folder == "" {
		return nil, nil
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.graphql"))
	if err != nil || len(files) == 0 {
		return nil, graph.Errorf(graph.Invalid, "--allow-list %s: no .graphql file is there", folder)
	}
	var queries []string
	for _, file := range files {
		query, err := os.ReadFile(file)
		if err != nil {
			return nil, graph.Errorf(graph.Invalid, "--allow-list: %w", err)
		}
		queries = append(queries, strings.TrimSuffix(string(query), "\n"), string(query))
	}
	return queries, nil
}

// logs sets what the endpoint logs, and how.
func (s *session) logs(options *schema.Options) error {
	format, each := s.settings.Serve["log-format"], s.settings.Serve["log-requests"]
	switch format {
	case "text":
		options.Logger = slog.New(slog.NewTextHandler(s.Stderr, nil))
	case "json":
		options.Logger = slog.New(slog.NewJSONHandler(s.Stderr, nil))
	default:
		return graph.Errorf(graph.Invalid, "--log-format %q: want text or json", format)
	}
	wanted, err := strconv.ParseBool(each)
	if err != nil {
		return graph.Errorf(graph.Invalid, "--log-requests %q: want true or false", each)
	}
	if wanted {
		options.Access = options.Logger
	}
	return nil
}
