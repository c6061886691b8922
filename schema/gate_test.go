package schema_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/schema"
)

func TestOrigins(t *testing.T) {
	closed := newSchema(t, newStore(t), schema.Options{}).Handler()
	listed := newSchema(t, newStore(t), schema.Options{Origins: []string{"https://desk.example"}}).Handler()
	for _, test := range []struct {
		name, method, origin, site string
		handler                    http.Handler
		status                     int
		allowed                    string
	}{
		{"no browser", "GET", "", "", closed, 200, ""},
		{"its own page", "GET", "http://example.com", "same-origin", closed, 200, ""},
		{"typed into the address bar", "GET", "", "none", closed, 200, ""},
		{"page of another site", "GET", "https://desk.example", "cross-site", closed, 403, ""},
		{"page of another site by POST", "POST", "https://desk.example", "cross-site", closed, 403, ""},
		{"image on another site", "GET", "", "cross-site", closed, 403, ""},
		{"sandboxed page", "GET", "null", "cross-site", closed, 403, ""},
		{"listed page", "GET", "https://desk.example", "cross-site", listed, 200, "https://desk.example"},
		{"listed page by POST", "POST", "https://desk.example", "cross-site", listed, 200, "https://desk.example"},
		{"preflight of a listed page", "OPTIONS", "https://desk.example", "cross-site", listed, 204, "https://desk.example"},
		{"page that is not listed", "GET", "https://desk.example.org", "cross-site", listed, 403, ""},
		{"preflight of a page that is not listed", "OPTIONS", "https://other.example", "cross-site", listed, 403, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := httptest.NewRequest(test.method, "http://example.com/?query=%7Binfo%7Bengine%7D%7D", strings.NewReader(`{"query":"{ info { engine } }"}`))
			for name, value := range map[string]string{
				"Origin": test.origin, "Sec-Fetch-Site": test.site, "Content-Type": "application/json", "Access-Control-Request-Method": "POST",
			} {
				if value != "" {
					r.Header.Set(name, value)
				}
			}
			recorder := httptest.NewRecorder()
			test.handler.ServeHTTP(recorder, r)
			if got := recorder.Header().Get("Access-Control-Allow-Origin"); recorder.Code != test.status || got != test.allowed {
				t.Errorf("status %d, allowed %q, want %d, %q: %s", recorder.Code, got, test.status, test.allowed, recorder.Body)
			}
		})
	}
}

// A blocked store answers nothing until it is let go.
type blocked struct {
	graph.Store
	entered, leave chan struct{}
}

func (b *blocked) Info(ctx context.Context) (graph.Info, error) {
	b.entered <- struct{}{}
	<-b.leave
	return b.Store.Info(ctx)
}

func TestBusy(t *testing.T) {
	store := &blocked{newStore(t), make(chan struct{}, 1), make(chan struct{})}
	handler := newSchema(t, store, schema.Options{Limits: schema.Limits{Running: 1, Wait: time.Millisecond}}).Handler()
	first := make(chan int)
	go func() {
		status, _ := send(handler, asked("{ info { engine } }"))
		first <- status
	}()
	<-store.entered
	r := httptest.NewRequest("GET", "/?query=%7Binfo%7Bengine%7D%7D", nil)
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, r)
	if recorder.Code != http.StatusServiceUnavailable || recorder.Header().Get("Retry-After") == "" || codeIn(t, recorder.Body.Bytes()) != schema.Busy {
		t.Errorf("status %d, Retry-After %q: %s", recorder.Code, recorder.Header().Get("Retry-After"), recorder.Body)
	}
	close(store.leave)
	if status := <-first; status != http.StatusOK {
		t.Errorf("the running request answers %d, want 200", status)
	}
}

func TestRate(t *testing.T) {
	now := time.Date(2031, 1, 2, 3, 4, 5, 0, time.UTC)
	options := schema.Options{Limits: schema.Limits{Rate: 100}, Clock: func() time.Time { return now }}
	handler := newSchema(t, newStore(t), options).Handler()
	ask := func() int {
		status, _ := send(handler, asked("{ parties(first: 30) { nodes { id } } }"))
		return status
	}
	if got := ask(); got != http.StatusOK {
		t.Errorf("the first answers %d, want 200", got)
	}
	if got := ask(); got != http.StatusTooManyRequests {
		t.Errorf("the second answers %d, want 429", got)
	}
	now = now.Add(time.Minute)
	if got := ask(); got != http.StatusOK {
		t.Errorf("a minute later it answers %d, want 200", got)
	}
}

func TestRequestID(t *testing.T) {
	handler := newSchema(t, newStore(t), schema.Options{}).Handler()
	for given, kept := range map[string]bool{"abc-123": true, "": false, "a b": false, strings.Repeat("a", 65): false} {
		r := httptest.NewRequest("GET", "/?query=%7Binfo%7Bengine%7D%7D", nil)
		r.Header.Set("X-Request-Id", given)
		recorder := httptest.NewRecorder()
		handler.ServeHTTP(recorder, r)
		if got := recorder.Header().Get("X-Request-Id"); got == "" || (got == given) != kept {
			t.Errorf("given %q, answered %q", given, got)
		}
	}
}

// TestAnswersAreBounded asks for more bytes than an answer may have.
func TestAnswersAreBounded(t *testing.T) {
	s := newSchema(t, newStore(t, crowd(40)), schema.Options{Limits: schema.Limits{Answer: 5000}})
	got := s.Execute(t.Context(), schema.Request{Query: `{ statements(first: 500) { nodes { quote { text } } } }`})
	if len(got.Errors) != 1 || got.Errors[0].Code() != schema.TooLarge || got.Data != nil || !strings.Contains(got.Errors[0].Message, "5000 bytes") {
		t.Errorf("got %v, want a refusal as TOO_LARGE that names the limit", got.Errors)
	}
}

// TestPanicsAreMasked makes a store panic.
func TestPanicsAreMasked(t *testing.T) {
	handler := newSchema(t, &panicking{newStore(t)}, schema.Options{}).Handler()
	status, body := send(handler, asked("{ info { engine } parties { totalCount } }"))
	if status != http.StatusOK || strings.Contains(body, "secret") || !strings.Contains(body, `"request":"`) || !strings.Contains(body, `"parties":{"totalCount":0}`) {
		t.Errorf("status %d: %s", status, body)
	}
}

type panicking struct{ graph.Store }

func (*panicking) Info(context.Context) (graph.Info, error) { panic("secret") }
