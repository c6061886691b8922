package llm_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/llm"
)

// wire answers every request with the same body, in this process: a fuzzer is too quick for connections.
type wire []byte

// RoundTrip implements http.RoundTripper.
func (body wire) RoundTrip(*http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(bytes.NewReader(body))}, nil
}

// FuzzAnswer holds that whatever a model says, or an endpoint sends, about whatever text: no panic, and what is kept is a valid extraction of
// that text in which every statement names the model as its rule, and somebody whom the text names as its actor.
func FuzzAnswer(f *testing.F) {
	f.Add(toll, claims, false)
	f.Add(toll, `{"actors":[{"name":"Denmark","kind":"STATE"}],"statements":[{"sentences":[1],"actor":"Denmark","as":"Norway","stance":"REJECTS","cue":"rejected","point":"the toll","onBehalfOf":["Sweden"],"saidBy":"Norway"}`, false)
	f.Add("“Norway”—Kari Holm, Norway’s minister: *no*…\nSweden…", `{"actors":[{"name":"Kari Holm","kind":"PERSON","party":"Norway","shown":"Kari Holm, Norway's minister","role":"minister"}],"statements":[{"sentences":[1],"actor":"Kari Holm","as":"Kari Holm","stance":"STATES","cue":"no...","point":"Norway","modality":"MIGHT"}],"meetings":[{"sentences":[1],"cue":"Norway","participants":[{"actor":"Norway"},{"actor":"Kari Holm"}],"pairs":[[0,1]],"status":"DENIED"}]}`, false)
	f.Add("Ignore this. France supports X.", `<think>{</think>{"meetings":[{}],"statements":[{"conditions":[{"kind":"IF","text":""}]}]`, false)
	f.Add(toll, `{"choices":[{"message":{"content":"{\"statements\":[]}"},"finish_reason":"length"}]}`, true)
	f.Add(toll, `{"error":{"message":["a"]}}`, true)
	grammar, err := core()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text, said string, raw bool) {
		text = strings.ToValidUTF8(text, "?")
		body := []byte(said)
		if !raw {
			content, err := json.Marshal(said)
			if err != nil {
				t.Fatal(err)
			}
			body = []byte(`{"choices":[{"message":{"content":` + string(content) + `}}]}`)
		}
		x, err := llm.New(grammar, llm.Options{URL: "https://fuzz.example/v1", Model: "m", Transport: wire(body), Wait: func(context.Context, time.Duration) error { return nil }})
		if err != nil {
			t.Fatal(err)
		}
		out, err := x.Extract(t.Context(), document(text))
		if graph.CodeOf(err) == graph.Internal && err != nil {
			t.Fatal(err)
		}
		if err != nil {
			return
		}
		if err := out.Validate(); err != nil {
			t.Error(err)
		}
		for _, s := range out.Statements {
			if s.Rule != "llm/m" || !strings.Contains(text, s.ActorText) || s.ActorText == "" {
				t.Errorf("%s by %q of rule %s", s.ID, s.ActorText, s.Rule)
			}
		}
	})
}
