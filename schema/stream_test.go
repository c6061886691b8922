package schema_test

import (
	"bufio"
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/schema"
)

func TestStreamOfAQuery(t *testing.T) {
	handler := newSchema(t, newStore(t, negotiation()...), schema.Options{}).Handler()
	got := exchange(handler, "POST", "/", asked("{ info { engine } }"), "Accept", "text/event-stream")
	want := "event: next\ndata: {\"data\":{\"info\":{\"engine\":\"sqlite\"}},"
	if !strings.HasPrefix(got.Body.String(), want) || !strings.HasSuffix(got.Body.String(), "event: complete\ndata:\n\n") {
		t.Errorf("got %q", got.Body)
	}
	if refused := exchange(handler, "POST", "/", asked("{ nobody }"), "Accept", "text/event-stream"); refused.Code != http.StatusBadRequest {
		t.Errorf("a refused query answers %d, want 400", refused.Code)
	}
}

// TestSubscriptions listens while documents are loaded.
func TestSubscriptions(t *testing.T) {
	for _, test := range []struct{ name, query, want string }{
		{"documents", `subscription { documentLoaded(collections: ["lake"]) { id statements { totalCount } } }`, `{"documentLoaded":{"id":"crowd"`},
		{"positions", `subscription { positionChanged(parties: ["State1"]) { party { name } kind before after } }`, `{"positionChanged":{"party":{"name":"State1"},"kind":"ADDED","before":"SILENT","after":"FOR"}}`},
		{"two fields", `subscription { a: documentLoaded { id } b: documentLoaded { id } }`, `exactly one field`},
	} {
		t.Run(test.name, func(t *testing.T) {
			store := newStore(t, append(negotiation(), crowd(1))...)
			server := httptest.NewServer(newSchema(t, store, schema.Options{Poll: 10 * time.Millisecond}).Handler())
			defer server.Close()
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
			defer cancel()
			request, err := http.NewRequestWithContext(ctx, "POST", server.URL, strings.NewReader(asked(test.query)))
			if err != nil {
				t.Fatal(err)
			}
			request.Header.Set("Content-Type", "application/json")
			request.Header.Set("Accept", "text/event-stream")
			response, err := http.DefaultClient.Do(request)
			if err != nil {
				t.Fatal(err)
			}
			defer response.Body.Close()
			lines := bufio.NewScanner(response.Body)
			for lines.Scan() {
				if lines.Text() == ":" { // it listens
					load(t, store)
				}
				if strings.Contains(lines.Text(), test.want) {
					return
				}
			}
			t.Errorf("the stream ended without %s", test.want)
		})
	}
}

// load loads the crowd anew, with more in it.
func load(t *testing.T, store graph.Store) {
	t.Helper()
	more := crowd(3)
	more.Document.Fingerprint += " with more"
	if _, err := store.Apply(t.Context(), graph.Batch{Put: []graph.Extraction{more}, Replace: true}); err != nil {
		t.Error(err)
	}
}

// TestSSEClient listens with the client of graphql-sse.
func TestSSEClient(t *testing.T) {
	require(t, "PARLEY_REQUIRE_NODE", "needs node and `npm ci` in schema/testdata/node", func() error {
		_, err := os.Stat(filepath.Join(nodeFolder, "node_modules"))
		return err
	})
	store := newStore(t, append(negotiation(), crowd(1))...)
	server := httptest.NewServer(newSchema(t, store, schema.Options{Poll: 10 * time.Millisecond}).Handler())
	defer server.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	command := exec.CommandContext(ctx, "node", filepath.Join(nodeFolder, "listen.mjs"), server.URL, `subscription { documentLoaded { id } }`, "1")
	command.Stderr = os.Stderr
	output, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	var last string
	for lines := bufio.NewScanner(output); lines.Scan(); last = lines.Text() {
		if lines.Text() == "listening" {
			time.AfterFunc(200*time.Millisecond, func() { load(t, store) }) // the stream is open, and its first look may be under way
		}
	}
	if err := command.Wait(); err != nil || last != `{"data":{"documentLoaded":{"id":"crowd"}},"extensions":{"cost":{"estimated":1,"limit":500000}}}` {
		t.Errorf("%v: %s", err, last)
	}
}
