package schema

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// metrics counts what the endpoint does, for Prometheus.
type metrics struct {
	mu       sync.Mutex
	requests map[int]int  // by status
	errors   map[Code]int // of answers
	buckets  []int        // requests that took up to each of the bounds
	seconds  float64
	bytes    int
	cost     int
}

// bounds are the upper ends of the buckets of request times, in seconds.
var bounds = []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30}

func newMetrics() *metrics {
	return &metrics{requests: map[int]int{}, errors: map[Code]int{}, buckets: make([]int, len(bounds))}
}

// count notes one answered request.
func (m *metrics) count(status, bytes int, took time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.requests[status]++
	m.bytes += bytes
	m.seconds += took.Seconds()
	for i, bound := range bounds {
		if took.Seconds() <= bound {
			m.buckets[i]++
		}
	}
}

func (m *metrics) answered(response *Response) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, e := range response.Errors {
		m.errors[e.Code()]++
	}
	if response.Extensions != nil {
		m.cost += response.Extensions.Cost.Estimated
	}
}

// Metrics answers with what the endpoint did since it was made, in Prometheus's text format.
func (s *Schema) Metrics() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		rows, bytes := s.store.Held()
		text := s.metrics.text() +
			gauge("parley_requests_running", "Requests that run now.", float64(len(s.running))) +
			gauge("parley_stance_rows", "Stance rows held in memory.", float64(rows)) +
			gauge("parley_stance_bytes", "Bytes that they take, about.", float64(bytes))
		write(w, "text/plain; version=0.0.4; charset=utf-8", text)
	})
}

func (m *metrics) text() string {
	m.mu.Lock()
	defer m.mu.Unlock()
	var b strings.Builder
	all := 0
	heading(&b, "parley_requests_total", "Requests answered, by status.", "counter")
	for _, status := range sortedStatuses(m.requests) {
		fmt.Fprintf(&b, "parley_requests_total{status=\"%d\"} %d\n", status, m.requests[status])
		all += m.requests[status]
	}
	heading(&b, "parley_errors_total", "Errors in answers, by code.", "counter")
	for _, code := range sortedKeys(byText(m.errors)) {
		fmt.Fprintf(&b, "parley_errors_total{code=%q} %d\n", code, m.errors[Code(code)])
	}
	heading(&b, "parley_request_seconds", "Time that requests took.", "histogram")
	for i, bound := range bounds {
		fmt.Fprintf(&b, "parley_request_seconds_bucket{le=\"%s\"} %d\n", strconv.FormatFloat(bound, 'g', -1, 64), m.buckets[i])
	}
	fmt.Fprintf(&b, "parley_request_seconds_bucket{le=\"+Inf\"} %d\nparley_request_seconds_sum %g\nparley_request_seconds_count %d\n", all, m.seconds, all)
	heading(&b, "parley_answer_bytes_total", "Bytes of answers.", "counter")
	fmt.Fprintf(&b, "parley_answer_bytes_total %d\n", m.bytes)
	heading(&b, "parley_cost_total", "Objects that answers could have held.", "counter")
	fmt.Fprintf(&b, "parley_cost_total %d\n", m.cost)
	return b.String()
}

func heading(b *strings.Builder, name, help, kind string) {
	fmt.Fprintf(b, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, kind)
}

func gauge(name, help string, value float64) string {
	var b strings.Builder
	heading(&b, name, help, "gauge")
	fmt.Fprintf(&b, "%s %g\n", name, value)
	return b.String()
}

func sortedStatuses(m map[int]int) []int {
	var all []int
	for status := range m {
		all = append(all, status)
	}
	slices.Sort(all)
	return all
}

func byText(m map[Code]int) map[string]int {
	all := map[string]int{}
	for code, n := range m {
		all[string(code)] = n
	}
	return all
}

// A meter notes the status and length of an answer.
type meter struct {
	http.ResponseWriter
	status, bytes int
}

func (m *meter) WriteHeader(status int) {
	m.status = status
	m.ResponseWriter.WriteHeader(status)
}

func (m *meter) Write(body []byte) (int, error) {
	n, err := m.ResponseWriter.Write(body)
	m.bytes += n
	return n, err
}

// Unwrap lets http.ResponseController reach what is beneath.
func (m *meter) Unwrap() http.ResponseWriter { return m.ResponseWriter }

// metered counts each request, and logs it where requests are to be logged.
func (s *Schema) metered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := s.options.Clock()
		m := &meter{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(m, r)
		took := s.options.Clock().Sub(began)
		s.metrics.count(m.status, m.bytes, took)
		if s.options.Access != nil {
			s.options.Access.InfoContext(r.Context(), "request", "request", RequestID(r.Context()), "method", r.Method, "status", m.status,
				"bytes", m.bytes, "seconds", took.Seconds(), "from", r.RemoteAddr)
		}
	})
}
