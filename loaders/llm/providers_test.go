package llm_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/parleygraph/parley/graph"
)

// A provider is an endpoint that speaks as one that people have: where it listens, which header brings the key, what it refuses and how, how it writes an
// answer, and how it lists its models.
type provider struct {
	path, models  string
	key           string // "Header: value"
	version       string // of Azure's API
	base          string // what follows the host in llm-url
	model, listed string
	refuses       func(*asked) string // the body of a 400, empty where it takes the request
	wraps         func(content string) string
	limit         string // the body of a 429
}

func plain(content string) string  { return content }
func fenced(content string) string { return "Here is the analysis:\n\n```json\n" + content + "\n```\n" }

func providers() map[string]provider {
	nothing := func(*asked) string { return "" }
	return map[string]provider{
		"OpenAI, a model that thinks": {
			path: "POST /v1/chat/completions", models: "GET /v1/models", key: "Authorization: Bearer " + secret, base: "/v1", model: "gpt-large", listed: "gpt-large",
			refuses: func(a *asked) string {
				if a.Temperature != nil {
					return `{"error":{"message":"Unsupported value: 'temperature' does not support 0 with this model.","type":"invalid_request_error","param":"temperature","code":"unsupported_value"}}`
				}
				return ""
			},
			wraps: plain, limit: `{"error":{"message":"Rate limit reached","type":"requests","param":null,"code":"rate_limit_exceeded"}}`,
		},
		"Azure OpenAI": {
			path: "POST /openai/deployments/my-deployment/chat/completions?api-version=2024-10-21", key: "Api-Key: " + secret, version: "2024-10-21", model: "my-deployment",
			refuses: nothing, wraps: plain, limit: `{"error":{"code":"429","message":"Requests have exceeded the rate limit."}}`,
		},
		"Anthropic": {
			path: "POST /v1/chat/completions", models: "GET /v1/models", key: "Authorization: Bearer " + secret, base: "/v1/", model: "claude-small", listed: "claude-small",
			refuses: nothing, wraps: fenced, limit: `{"type":"error","error":{"type":"rate_limit_error","message":"slow down"}}`,
		},
		"Google": {
			path: "POST /v1beta/openai/chat/completions", models: "GET /v1beta/openai/models", key: "Authorization: Bearer " + secret, base: "/v1beta/openai/", model: "gemini-small", listed: "models/gemini-small",
			refuses: func(a *asked) string {
				if a.Format != nil && a.Format.Type == "json_schema" {
					return `[{"error":{"code":400,"message":"Invalid JSON payload received. Unknown name \"additionalProperties\"","status":"INVALID_ARGUMENT"}}]`
				}
				return ""
			},
			wraps: fenced, limit: `[{"error":{"code":429,"message":"You exceeded your current quota","status":"RESOURCE_EXHAUSTED"}}]`,
		},
		"Ollama": {
			path: "POST /v1/chat/completions", models: "GET /v1/models", base: "/v1", model: "mistral-small", listed: "mistral-small:latest",
			refuses: nothing, wraps: func(content string) string { return "<think>\nIs {this} it?\n</think>\n\n" + content }, limit: `{"error":{"message":"server busy","type":"api_error","param":null,"code":null}}`,
		},
		"vLLM": {
			path: "POST /v1/chat/completions", models: "GET /v1/models", key: "Authorization: Bearer " + secret, base: "/v1", model: "org/small", listed: "org/small",
			refuses: func(a *asked) string {
				if a.Format != nil && a.Format.Type == "json_schema" {
					return `{"object":"error","message":"Grammar error: unsupported schema","type":"BadRequestError","param":null,"code":400}`
				}
				return ""
			},
			wraps: plain, limit: `{"object":"error","message":"overloaded","type":"TooManyRequests","param":null,"code":429}`,
		},
		"llama.cpp": {
			path: "POST /v1/chat/completions", models: "GET /v1/models", base: "/v1", model: "small", listed: "/models/small-q4.gguf",
			refuses: func(a *asked) string {
				if a.Format != nil && a.Format.Type == "json_schema" && a.Temperature == nil {
					return `{"error":{"code":400,"message":"Either \"json_schema\" or \"grammar\" can be specified","type":"invalid_request_error"}}`
				}
				return ""
			},
			wraps: plain, limit: `{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}`,
		},
	}
}

// serve starts a provider. It is overrun once, and then answers about toll or the made-up sentence of Try.
func (p provider) serve(t *testing.T) *httptest.Server {
	t.Helper()
	overrun := true
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		at := r.Method + " " + r.URL.RequestURI()
		name, value, _ := strings.Cut(p.key, ": ")
		switch {
		case p.key != "" && r.Header.Get(name) != value:
			t.Errorf("%s: the header %s is %q, want %q", at, name, r.Header.Get(name), value)
		case p.models != "" && at == p.models:
			jsonBody(w, `{"object":"list","data":[{"id":"`+p.listed+`","object":"model"},{"id":"another","object":"model"}]}`)
			return
		case at != p.path:
			w.WriteHeader(http.StatusNotFound)
			return
		}
		p.answer(t, w, r, &overrun)
	}))
	t.Cleanup(server.Close)
	return server
}

func (p provider) answer(t *testing.T, w http.ResponseWriter, r *http.Request, overrun *bool) {
	body, err := io.ReadAll(r.Body)
	a := &asked{}
	if err == nil {
		err = json.Unmarshal(body, a)
	}
	if err != nil || a.Model != p.model && p.version == "" {
		t.Errorf("asked for %q, %v", a.Model, err)
	}
	refusal := p.refuses(a)
	w.Header().Set("Content-Type", "application/json")
	switch {
	case *overrun:
		*overrun = false
		w.WriteHeader(http.StatusTooManyRequests)
		_, _ = io.WriteString(w, p.limit)
	case refusal != "":
		w.WriteHeader(http.StatusBadRequest)
		_, _ = io.WriteString(w, refusal)
	case strings.Contains(a.Messages[1].Content, "Harbour Union"):
		completion(w, p.wraps(`{"actors":[{"name":"Harbour Union","kind":"ORGANIZATION"}],"statements":[{"sentences":[1],"actor":"Harbour Union","as":"The Harbour Union","stance":"REJECTS","cue":"rejected","point":"the offer of a shorter night shift"}],"meetings":[]}`))
	default:
		completion(w, p.wraps(claims))
	}
}

// TestProviders holds that parley reads with endpoints that speak as those do which people have, and that doctor's sentence comes through.
func TestProviders(t *testing.T) {
	for name, p := range providers() {
		t.Run(name, func(t *testing.T) {
			o := options(p.serve(t))
			o.URL = strings.TrimSuffix(o.URL, "/v1") + p.base
			o.Model, o.Azure = p.model, p.version
			if p.key != "" {
				o.Key = secret
			}
			x := extractor(t, o)
			if err := x.Check(t.Context()); name != "llama.cpp" && err != nil {
				t.Errorf("check: %v", err)
			}
			out, err := x.Extract(t.Context(), document(toll))
			if err != nil || len(out.Statements) != 2 || len(out.Meetings) != 1 {
				t.Fatalf("got %d statements and %d meetings, %v", len(out.Statements), len(out.Meetings), err)
			}
			if trial, err := x.Try(t.Context()); err != nil || !trial.Understood || trial.Usage.Calls != 1 || !strings.Contains(trial.Said, "Harbour Union") {
				t.Errorf("the made-up sentence: %+v, %v", trial, err)
			}
		})
	}
}

// TestAServerOfOneModel holds that an endpoint which serves one model under a name of its own passes, as llama.cpp does.
func TestAServerOfOneModel(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		jsonBody(w, `{"object":"list","data":[{"id":"/models/small-q4.gguf"}]}`)
	}))
	defer server.Close()
	if err := extractor(t, options(server)).Check(t.Context()); err != nil {
		t.Error(err)
	}
}

// TestAzureFiltersByAnError holds that a question which the endpoint refuses for what its text says is a passage without an answer, and tells so.
func TestAzureFiltersByAnError(t *testing.T) {
	calls := 0
	o := options(endpoint(t, func(w http.ResponseWriter, _ *asked) {
		calls++
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusBadRequest)
		_, _ = io.WriteString(w, `{"error":{"message":"The response was filtered","type":null,"param":"prompt","code":"content_filter","status":400}}`)
	}))
	_, err := extractor(t, o).Extract(t.Context(), document(toll))
	if graph.CodeOf(err) != graph.Unavailable || !strings.Contains(err.Error(), "refused to answer") || calls != 1 {
		t.Errorf("asked %d times, got %v", calls, err)
	}
}

// TestAModelThatMisreadsTheTrial holds that a made-up sentence which comes back wrong is told apart from one that comes back right.
func TestAModelThatMisreadsTheTrial(t *testing.T) {
	o := options(endpoint(t, func(w http.ResponseWriter, _ *asked) { completion(w, `{"statements":[],"meetings":[]}`) }))
	trial, err := extractor(t, o).Try(t.Context())
	if err != nil || trial.Understood || trial.Said != `{"statements":[],"meetings":[]}` {
		t.Errorf("got %+v, %v", trial, err)
	}
}
