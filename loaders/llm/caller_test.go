package llm_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/llm"
)

const secret = "sk-0123456789"

// status writes a status with a message as the protocol has it.
func status(w http.ResponseWriter, code int, message string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	_, _ = io.WriteString(w, `{"error":{"message":"`+message+`","type":"server_error"}}`)
}

// TestTries holds how often a request is made, and how long parley waits between, until the third answer, which is whole.
func TestTries(t *testing.T) {
	tests := map[string]struct {
		first, second func(w http.ResponseWriter)
		waits         []time.Duration
	}{
		"overrun": {
			func(w http.ResponseWriter) { w.Header().Set("Retry-After", "7"); status(w, 429, "slow down") },
			func(w http.ResponseWriter) { w.Header().Set("Retry-After", "0"); status(w, 529, "overloaded") },
			[]time.Duration{7 * time.Second, 0},
		},
		"down": {
			func(w http.ResponseWriter) { status(w, 500, "oops") },
			func(w http.ResponseWriter) { status(w, 503, "not yet") },
			[]time.Duration{time.Second, 2 * time.Second},
		},
		"until a date": {
			func(w http.ResponseWriter) {
				w.Header().Set("Date", "Sun, 21 Dec 2025 10:00:00 GMT")
				w.Header().Set("Retry-After", "Sun, 21 Dec 2025 10:00:30 GMT")
				status(w, 503, "maintenance")
			},
			func(w http.ResponseWriter) { w.Header().Set("Retry-After", "soon"); status(w, 502, "gateway") },
			[]time.Duration{30 * time.Second, time.Second},
		},
		"broken off": {
			func(w http.ResponseWriter) {
				w.Header().Set("Content-Type", "application/json")
				w.Header().Set("Content-Length", "9999")
				_, _ = io.WriteString(w, `{"choices":[`)
			},
			func(http.ResponseWriter) { panic(http.ErrAbortHandler) },
			[]time.Duration{time.Second, 2 * time.Second},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var tries atomic.Int32
			o := options(endpoint(t, func(w http.ResponseWriter, _ *asked) {
				switch tries.Add(1) {
				case 1:
					test.first(w)
				case 2:
					test.second(w)
				default:
					completion(w, claims)
				}
			}))
			var waits []time.Duration
			o.Wait = func(_ context.Context, d time.Duration) error { waits = append(waits, d); return nil }
			out, err := extractor(t, o).Extract(t.Context(), document(toll))
			if err != nil || len(out.Statements) != 2 {
				t.Errorf("got %d statements, %v", len(out.Statements), err)
			}
			if diff := cmp.Diff(test.waits, waits); diff != "" {
				t.Errorf("waits (-want +got):\n%s", diff)
			}
		})
	}
}

// TestFailures holds what a document's failure is called, how often the endpoint is asked until then, and that no message holds the key.
func TestFailures(t *testing.T) {
	endless := strings.Repeat("x", 1<<16)
	tests := map[string]struct {
		answer func(http.ResponseWriter)
		code   graph.Code
		tries  int32
		says   string
	}{
		"down for good":    {func(w http.ResponseWriter) { status(w, 503, "down") }, graph.Unavailable, 5, "goes on answering 503: down"},
		"asks for an hour": {func(w http.ResponseWriter) { w.Header().Set("Retry-After", "3600"); status(w, 429, "later") }, graph.Unavailable, 1, "asks to wait 1h0m0s"},
		"wrong key":        {func(w http.ResponseWriter) { status(w, 401, "Incorrect API key provided: "+secret) }, graph.Denied, 1, "provided: [key]"},
		"empty account":    {func(w http.ResponseWriter) { status(w, 429, "insufficient_quota") }, graph.Denied, 1, "insufficient_quota"},
		"no such model":    {func(w http.ResponseWriter) { status(w, 404, "no model small") }, graph.Invalid, 1, "no model small"},
		"forbidden":        {func(w http.ResponseWriter) { status(w, 403, "flagged\\u001b[2J") }, graph.Unavailable, 1, "answers 403: flagged [2J"},
		"long words":       {func(w http.ResponseWriter) { status(w, http.StatusTeapot, strings.Repeat("blah ", 100_000)) }, graph.Unavailable, 1, "blah …"},
		"a web page": {func(w http.ResponseWriter) {
			w.Header().Set("Content-Type", "text/html")
			_, _ = io.WriteString(w, "<p>Hello")
		}, graph.Invalid, 1, "text/html"},
		"a page that fails": {func(w http.ResponseWriter) { http.Error(w, "<p>"+secret, http.StatusTeapot) }, graph.Unavailable, 1, "answers 418: <p>[key]"},
		"no completion":     {func(w http.ResponseWriter) { jsonBody(w, "{}") }, graph.Unavailable, 1, "an empty answer"},
		"a list":            {func(w http.ResponseWriter) { jsonBody(w, "[]") }, graph.Unavailable, 1, "not of the protocol"},
		"no JSON":           {func(w http.ResponseWriter) { jsonBody(w, "{choices") }, graph.Unavailable, 1, "not of the protocol"},
		"bottomless JSON":   {func(w http.ResponseWriter) { jsonBody(w, `{"choices":`+strings.Repeat("[", 60_000)) }, graph.Unavailable, 1, ""},
		"no characters": {func(w http.ResponseWriter) {
			jsonBody(w, "{\"choices\":[{\"message\":{\"content\":\"\xff\xfe{\x80\"}}]}")
		}, graph.Unavailable, 1, "no JSON object"},
		"endless": {func(w http.ResponseWriter) {
			w.Header().Set("Content-Type", "application/json")
			for {
				if _, err := io.WriteString(w, endless); err != nil {
					return
				}
			}
		}, graph.Unavailable, 1, "larger than 100000 bytes"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var tries atomic.Int32
			o := options(endpoint(t, func(w http.ResponseWriter, _ *asked) { tries.Add(1); test.answer(w) }))
			o.Key, o.Answer = secret, 100_000
			if name == "long words" {
				o.Answer = 1 << 20
			}
			x := extractor(t, o)
			out, err := x.Extract(t.Context(), document(toll))
			if graph.CodeOf(err) != test.code || !strings.Contains(err.Error(), test.says) || !strings.Contains(err.Error(), "llm/small") {
				t.Errorf("got %v (%s), want %s about %q", err, graph.CodeOf(err), test.code, test.says)
			}
			if err != nil && (strings.Contains(err.Error(), secret) || len(err.Error()) > 600 || strings.ContainsRune(err.Error(), '\x1b')) {
				t.Errorf("the message is not fit to show: %q", err)
			}
			if tries.Load() != test.tries || len(out.Statements) != 0 || x.Report().Passages != 0 {
				t.Errorf("asked %d times, want %d; %d statements, report %v", tries.Load(), test.tries, len(out.Statements), x.Report())
			}
		})
	}
}

func jsonBody(w http.ResponseWriter, body string) {
	w.Header().Set("Content-Type", "application/json")
	_, _ = io.WriteString(w, body)
}

// TestSlowAnswersEnd asks an endpoint that sends a byte and then nothing more: each try ends with its time, whatever the endpoint does.
func TestSlowAnswersEnd(t *testing.T) {
	over := make(chan struct{})
	var tries atomic.Int32
	o := options(endpoint(t, func(w http.ResponseWriter, _ *asked) {
		tries.Add(1)
		jsonBody(w, "{")
		w.(http.Flusher).Flush()
		<-over
	}))
	defer close(over)
	o.Timeout = 10 * time.Millisecond
	_, err := extractor(t, o).Extract(t.Context(), document(toll))
	if graph.CodeOf(err) != graph.Unavailable || !strings.Contains(err.Error(), "no whole answer within 10ms") {
		t.Errorf("got %v", err)
	}
	if tries.Load() > 5 {
		t.Errorf("asked %d times", tries.Load())
	}
}

func TestNoRedirectIsFollowed(t *testing.T) {
	thief := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { t.Errorf("%s came with %v", r.URL, r.Header) }))
	defer thief.Close()
	for _, code := range []int{301, 302, 303, 307, 308} {
		o := options(endpoint(t, func(w http.ResponseWriter, _ *asked) {
			w.Header().Set("Location", thief.URL+"/v1/chat/completions")
			w.WriteHeader(code)
		}))
		o.Key = secret
		_, err := extractor(t, o).Extract(t.Context(), document(toll))
		if graph.CodeOf(err) != graph.Invalid || !strings.Contains(err.Error(), "redirects to") || !strings.Contains(err.Error(), thief.URL) {
			t.Errorf("%d: got %v", code, err)
		}
	}
}

// TestOnePassageThatFailsFailsItsDocument holds that nothing is half written: of a document with an unanswered passage there is nothing.
func TestOnePassageThatFailsFailsItsDocument(t *testing.T) {
	o := options(endpoint(t, func(w http.ResponseWriter, a *asked) {
		if strings.Contains(a.Messages[1].Content, "Sweden supports") {
			status(w, 503, "busy")
			return
		}
		completion(w, about(a.passage.Sentences))
	}))
	o.Passage = 60
	x := extractor(t, o)
	out, err := x.Extract(t.Context(), document("Norway rejected the toll in all of its forms.\n\nSweden supports such a plan with all of its heart."))
	if graph.CodeOf(err) != graph.Unavailable || !strings.Contains(err.Error(), "passage 2 of 2") || len(out.Statements) != 0 || x.Report().Statements != 0 {
		t.Errorf("got %d statements, %v, report %v", len(out.Statements), err, x.Report())
	}
}

func TestACancelledRunEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	over := make(chan struct{})
	o := options(endpoint(t, func(http.ResponseWriter, *asked) { cancel(); <-over }))
	defer close(over)
	x := extractor(t, o)
	if _, err := x.Extract(ctx, document(toll)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if _, err := x.Extract(ctx, document(toll)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v from a run that was over before it began", err)
	}
}

func TestRequestsAtATime(t *testing.T) {
	var now, most atomic.Int32
	o := options(endpoint(t, func(w http.ResponseWriter, a *asked) {
		if n := now.Add(1); n > most.Load() {
			most.Store(n)
		}
		completion(w, about(a.passage.Sentences))
		now.Add(-1)
	}))
	o.Passage, o.Requests = 30, 2
	x := extractor(t, o)
	done := make(chan error)
	for range 4 {
		go func() {
			_, err := x.Extract(t.Context(), document(strings.Repeat("Norway rejected the toll.\n\n", 20)))
			done <- err
		}()
	}
	for range 4 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if most.Load() > 2 {
		t.Errorf("%d requests at a time, want 2 at most", most.Load())
	}
}

// TestShapes holds that an endpoint which refuses an optional part of a request is asked without it, and from then on at once.
func TestShapes(t *testing.T) {
	tests := map[string]struct {
		model   string
		refuses func(*asked) bool
		tries   int32 // for two documents
		format  string
		cold    bool
	}{
		"takes all":                      {"small", func(*asked) bool { return false }, 2, "json_schema", true},
		"no temperature":                 {"small", func(a *asked) bool { return a.Temperature != nil }, 3, "json_schema", false},
		"no schema":                      {"small", func(a *asked) bool { return a.Format != nil && a.Format.Type == "json_schema" }, 4, "json_object", true},
		"no format":                      {"small", func(a *asked) bool { return a.Format != nil }, 5, "", true},
		"nothing":                        {"small", func(a *asked) bool { return a.Format != nil || a.Temperature != nil }, 6, "", false},
		"a model that the library knows": {"o3-mini", func(a *asked) bool { return a.Temperature != nil }, 2, "json_schema", false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var tries atomic.Int32
			var last asked
			o := options(endpoint(t, func(w http.ResponseWriter, a *asked) {
				tries.Add(1)
				last = *a
				if test.refuses(a) {
					status(w, 400, "unsupported parameter")
					return
				}
				completion(w, claims)
			}))
			o.Model = test.model
			x := extractor(t, o)
			for range 2 {
				if _, err := x.Extract(t.Context(), document(toll)); err != nil {
					t.Fatal(err)
				}
			}
			format := ""
			if last.Format != nil {
				format = last.Format.Type
			}
			if tries.Load() != test.tries || format != test.format || (last.Temperature != nil) != test.cold {
				t.Errorf("asked %d times, last in format %q and with temperature %v", tries.Load(), format, last.Temperature)
			}
		})
	}
}

// TestADeadEndpointIsLeftAlone asks where nobody listens: after some requests that failed all their tries, parley stops asking.
func TestADeadEndpointIsLeftAlone(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	server.Close()
	o, tries := options(server), 0
	o.Wait = func(context.Context, time.Duration) error { tries++; return nil }
	x := extractor(t, o)
	for range 10 {
		if _, err := x.Extract(t.Context(), document(toll)); graph.CodeOf(err) != graph.Unavailable {
			t.Errorf("got %v", err)
		}
	}
	if tries != 8 {
		t.Errorf("waited %d times, want 8: four requests of three tries", tries)
	}
}

// TestAnEndpointThatComesBackIsAsked holds that failures count in a row only.
func TestAnEndpointThatComesBackIsAsked(t *testing.T) {
	var requests atomic.Int32
	down := func(n int32) bool { return n%16 != 0 } // three requests of five tries each, then an answer
	o := options(endpoint(t, func(w http.ResponseWriter, _ *asked) {
		if down(requests.Add(1)) {
			status(w, 503, "down")
			return
		}
		completion(w, claims)
	}))
	x := extractor(t, o)
	answered := 0
	for range 12 {
		if _, err := x.Extract(t.Context(), document(toll)); err == nil {
			answered++
		}
	}
	if answered != 3 {
		t.Errorf("%d of 12 requests were answered, want 3", answered)
	}
}

func TestOptions(t *testing.T) {
	grammar, err := core()
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]struct {
		options llm.Options
		code    graph.Code // empty: they will do
	}{
		"this machine":           {llm.Options{URL: "http://127.0.0.1:1/v1", Model: "m", Key: secret}, ""},
		"this machine by name":   {llm.Options{URL: "http://localhost:1/v1", Model: "m", Key: secret}, ""},
		"this machine, IPv6":     {llm.Options{URL: "http://[::1]:1/v1", Model: "m", Key: secret}, ""},
		"https":                  {llm.Options{URL: "https://api.example.org/v1/", Model: "m", Key: secret}, ""},
		"another without a key":  {llm.Options{URL: "http://10.0.0.9/v1", Model: "m"}, ""},
		"a key in the clear":     {llm.Options{URL: "http://10.0.0.9/v1", Model: "m", Key: secret}, graph.Denied},
		"a name that looks near": {llm.Options{URL: "http://localhost.example.org/v1", Model: "m", Key: secret}, graph.Denied},
		"in the clear by choice": {llm.Options{URL: "http://10.0.0.9/v1", Model: "m", Key: secret, Insecure: true}, ""},
		"no address":             {llm.Options{Model: "m"}, graph.Invalid},
		"no model":               {llm.Options{URL: "http://127.0.0.1/v1"}, graph.Invalid},
		"no URL":                 {llm.Options{URL: "127.0.0.1:80", Model: "m"}, graph.Invalid},
		"another scheme":         {llm.Options{URL: "file:///etc/passwd", Model: "m"}, graph.Invalid},
		"a key in the address":   {llm.Options{URL: "https://user:" + secret + "@api.example.org/v1", Model: "m"}, graph.Invalid},
		"a key in the query":     {llm.Options{URL: "https://api.example.org/v1?key=" + secret, Model: "m"}, graph.Invalid},
		"a key of two lines":     {llm.Options{URL: "https://api.example.org/v1", Model: "m", Key: secret + "\n" + secret}, graph.Invalid},
		"a bound below zero":     {llm.Options{URL: "https://api.example.org/v1", Model: "m", Requests: -1}, graph.Invalid},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := llm.New(grammar, test.options)
			if (err == nil) != (test.code == "") || err != nil && graph.CodeOf(err) != test.code {
				t.Errorf("got %v", err)
			}
			if err != nil && strings.Contains(err.Error(), secret) {
				t.Errorf("the message holds the key: %v", err)
			}
		})
	}
}
