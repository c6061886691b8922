package main_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// modelServer speaks the chat completion protocol over HTTP, as no language model runs on a test machine. It claims each "X rejected Y" and
// "X supports Y" that stands in a passage, and one thing that stands in none. It wants the key where there is one, knows the models small and mistral-small, and
// is down for passages that say so.
func modelServer(t *testing.T, key string) string {
	t.Helper()
	stances := regexp.MustCompile(`(\w+)(?: has)? (rejected|supports) (the \w+)`)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v1/models", func(w http.ResponseWriter, _ *http.Request) {
		reply(w, http.StatusOK, map[string]any{"object": "list", "data": []any{map[string]any{"id": "small"}, map[string]any{"id": "mistral-small"}}})
	})
	mux.HandleFunc("POST /v1/chat/completions", func(w http.ResponseWriter, r *http.Request) {
		var request struct {
			Model    string
			Messages []struct{ Content string }
		}
		var passage struct{ Sentences []string }
		err := json.NewDecoder(r.Body).Decode(&request)
		if err == nil {
			err = json.Unmarshal([]byte(request.Messages[1].Content), &passage)
		}
		switch {
		case err != nil:
			t.Errorf("the request is not of the protocol: %v", err)
		case key != "" && r.Header.Get("Authorization") != "Bearer "+key:
			reply(w, http.StatusUnauthorized, map[string]any{"error": map[string]any{"message": "wrong key " + r.Header.Get("Authorization"), "type": "auth"}})
			return
		case !strings.HasSuffix(request.Model, "small"):
			reply(w, http.StatusNotFound, map[string]any{"error": map[string]any{"message": "no such model", "type": "model"}})
			return
		case strings.Contains(strings.Join(passage.Sentences, " "), "out of order"):
			w.Header().Set("Retry-After", "0")
			reply(w, http.StatusServiceUnavailable, map[string]any{"error": map[string]any{"message": "busy", "type": "load"}})
			return
		}
		claims, actors := []any{claimOf("1", "France", "supports", "the moon")}, []any{}
		for _, line := range passage.Sentences {
			number, _, _ := strings.Cut(line, " ")
			for _, m := range stances.FindAllStringSubmatch(line, -1) {
				claims = append(claims, claimOf(number, m[1], m[2], m[3]))
				actors = append(actors, map[string]any{"name": m[1], "kind": "STATE"})
			}
		}
		content, err := json.Marshal(map[string]any{"actors": actors, "statements": claims, "meetings": []any{}, "pairs": []any{}})
		if err != nil {
			t.Error(err)
		}
		message := map[string]any{"role": "assistant", "content": string(content)}
		reply(w, http.StatusOK, map[string]any{"choices": []any{map[string]any{"index": 0, "finish_reason": "stop", "message": message}}})
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL + "/v1"
}

func reply(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body) // a client that has gone is the test's own doing
}

func claimOf(sentence, actor, cue, point string) map[string]any {
	stance := map[string]string{"rejected": "REJECTS", "supports": "SUPPORTS"}[cue]
	return map[string]any{"sentences": []any{json.Number(sentence)}, "actor": actor, "as": actor, "stance": stance, "cue": cue, "point": point}
}

// runWith runs the program in this process with an environment.
func runWith(t *testing.T, env map[string]string, args ...string) outcome {
	t.Helper()
	var stdout, stderr bytes.Buffer
	program := inProcess("")
	program.Stdout, program.Stderr = &stdout, &stderr
	program.Env = func(key string) (string, bool) { value, set := env[key]; return value, set }
	code := program.Run(t.Context(), args)
	return outcome{code, stdout.String(), stderr.String()}
}

const modelKey = "sk-of-the-test-0123"

// A step is a command with what must come of it.
type step struct {
	args   string
	code   int
	stdout string // as a regular expression
	stderr string
}

// follow runs steps one after the other. Nothing that is printed may hold the key.
func follow(t *testing.T, env map[string]string, steps []step) {
	t.Helper()
	for _, s := range steps {
		got := runWith(t, env, strings.Fields(s.args)...)
		if got.code != s.code || !regexp.MustCompile(s.stdout).MatchString(got.stdout) || !regexp.MustCompile(s.stderr).MatchString(got.stderr) {
			t.Errorf("parley %s: exit code %d, want %d\nstdout: %s\nwant: %s\nstderr: %s\nwant: %s", s.args, got.code, s.code, got.stdout, s.stdout, got.stderr, s.stderr)
		}
		if strings.Contains(got.stdout+got.stderr, modelKey) {
			t.Errorf("parley %s prints the key", s.args)
		}
	}
}

// talks makes a folder of documents: one that the model reads, and one at which its endpoint fails.
func talks(t *testing.T) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{
		"talks/day1.txt":   "Norway rejected the toll. Denmark supports the ferry.\n",
		"talks/day2.txt":   "Sweden rejected the bridge.\n",
		"broken/day3.txt":  "Norway rejected the toll. The lift is out of order.\n",
		"broken/day4.txt":  "Finland supports the toll.\n",
		"talks/gold.jsonl": `{"type":"meta","doc":"day1.txt","title":"Day 1","published":"2025-12-01"}` + "\n",
		"key.txt":          modelKey + "\n",
		"large.yaml":       "extractor: llm\nllm-model: large\nllm-requests: 2\nllm-insecure: false\n",
	} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestModelReadsDocuments(t *testing.T) {
	talks(t)
	env := map[string]string{"PARLEY_LLM_URL": modelServer(t, modelKey), "PARLEY_LLM_MODEL": "small", "PARLEY_LLM_KEY": modelKey, "PARLEY_PACKS": "core"}
	const counts = `^llm/small: 2 passages read, 3 actors, 3 statements and 0 meetings kept, 2 dropped\n     2  the point is not in the sentences\n( .*\n){2}`
	const asked, kept = counts + `2 calls and 0 from the cache, \d+ tokens in and \d+ out, [\d.]+ s; a document \d+ in, \d+ out\n$`, counts + `0 calls and 2 from the cache, 0 tokens in and 0 out, 0.0 s\n$`
	follow(t, env, []step{
		{"extract --extractor llm talks/day1.txt talks/day2.txt", 0, `(?s)"rule":"llm/small","confidence":0.5.*"text":"the bridge"`, asked},
		{"load --extractor llm talks/day1.txt talks/day2.txt", 0, "^loaded 2, unchanged 0, replaced 0, failed 0\n$", kept},
		{"load --extractor llm talks/day1.txt talks/day2.txt", 0, "^loaded 0, unchanged 2, replaced 0, failed 0\n$", "^$"},
		{"stats --extractor llm", 0, "(?m)^ *0 stale documents$", "^$"},
		{"stats", 0, "(?m)^ *2 stale documents$", "^$"},
		{"doctor --extractor llm", 0, `(?s)ok    extractor  llm/small at http://127.*made-up sentence: 1 call.*ok    documents  2 documents, 3 statements, 0 stale`, "^$"},
		{"doctor", 0, "2 stale\n.*by --packs and --extractor", "^$"},
		{"refresh", 0, "^refreshed 2, unchanged 0, failed 0\n$", "^$"},
		{"refresh --extractor llm --json", 0, `(?s)"refreshed": 2.*"llm": \{\s*"passages": 2,\s*"actors": 3,\s*"statements": 3,.*"calls": 0,`, kept},
		{"refresh --extractor llm", 0, "^refreshed 0, unchanged 2, failed 0\n$", "^$"},
		{"overlap Norway Denmark --all", 0, `Norway rejected the toll\.`, "^$"},
		{"eval --extractor llm talks", 0, "by sign", "llm/small: 1 passage read"},
	})
}

func TestModelThatFails(t *testing.T) {
	talks(t)
	url := modelServer(t, modelKey)
	env := map[string]string{"PARLEY_LLM_URL": url, "PARLEY_LLM_MODEL": "small", "PARLEY_PACKS": "core", "PARLEY_EXTRACTOR": "llm"}
	follow(t, env, []step{
		{"load broken", 4, "^loaded 0,", "the endpoint refuses the key .*PARLEY_LLM_KEY"},
		{"load broken --llm-key-file key.txt", 1, "^loaded 1, unchanged 0, replaced 0, failed 1\n$", `(?s)1 passage read.*failed: broken/day3.txt: llm/small: passage 1 of 1: the endpoint goes on answering 503: busy`},
		{"load broken --llm-key-file key.txt --json", 3, `(?s)"unchanged": 1.*"path": "broken/day3.txt"`, "failed: broken/day3.txt"},
		{"extract broken --llm-key-file key.txt", 1, `(?s)^\{"document":\{"id":"broken/day4.txt"[^\n]*\n$`, "failed: broken/day3.txt"},
		{"extract broken --llm-key-file key.txt --config large.yaml", 1, "day4", "failed: broken/day3"}, // the variable names the model
		{"extract broken --llm-key-file key.txt --llm-model huge", 2, "^$", "knows no such model"},
		{"doctor --llm-key-file key.txt --llm-model huge", 2, `look  extractor  the endpoint has no model "huge": set llm-model to one of mistral-small, small`, ""},
		{"doctor --llm-url http://127.0.0.1:1/v1", 3, "look  extractor  the endpoint can't be reached", ""},
		{"extract broken --extractor oracle", 2, "^$", "use grammar, llm or both"},
		{"extract broken --explain", 2, "^$", "leave it out"},
		{"extract broken --llm-key-file nowhere.txt", 2, "^$", "--llm-key-file"},
		{"extract broken --llm-url ftp://example.org", 2, "^$", "llm-url is no base URL"},
		{"extract broken --llm-url http://10.1.2.3/v1 --llm-key-file key.txt", 4, "^$", "for all to read"},
	})
	for key, value := range map[string]string{"REQUESTS": "many", "PASSAGE": "0", "TIMEOUT": "soon", "INSECURE": "perhaps"} {
		follow(t, map[string]string{"PARLEY_LLM_URL": url, "PARLEY_LLM_MODEL": "small", "PARLEY_LLM_" + key: value}, []step{
			{"extract broken --extractor llm", 2, "^$", `llm-` + strings.ToLower(key) + ` "` + value + `": want`},
		})
	}
}

func TestModelByConfigurationFile(t *testing.T) {
	talks(t)
	yaml := "extractor: llm\nllm-url: " + modelServer(t, "") + "\nllm-model: small\nllm-requests: 2\nllm-passage: 500\nllm-insecure: true\npacks: core\n"
	if err := os.WriteFile("parley.yaml", []byte(yaml), 0o600); err != nil {
		t.Fatal(err)
	}
	follow(t, nil, []step{{"extract talks/day1.txt", 0, "llm/small", "1 passage read"}})
	if err := os.WriteFile("parley.yaml", []byte("llm-key: "+modelKey+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	follow(t, nil, []step{{"extract talks/day1.txt", 2, "^$", `unknown key "llm-key"`}})
}

// TestModelWithinItsBudget holds that a run which has spent its tokens keeps what is done, says so, and that the next one goes on from there.
func TestModelWithinItsBudget(t *testing.T) {
	talks(t)
	env := map[string]string{"PARLEY_LLM_URL": modelServer(t, ""), "PARLEY_LLM_MODEL": "small", "PARLEY_PACKS": "core", "PARLEY_EXTRACTOR": "llm", "PARLEY_LLM_REQUESTS": "1"}
	follow(t, env, []step{
		{"load talks/day1.txt --llm-budget 1", 0, "^loaded 1,", "1 call and 0 from the cache"}, // the first call is made
		{"load talks/day2.txt --llm-budget 1", 0, "^loaded 1,", ""},
		{"refresh --extractor both --llm-budget 1", 0, "^refreshed 2,", `(?s)0 calls and 2 from the cache.*asked about 100% of the text`},
		{"remove talks/day1.txt talks/day2.txt", 0, "", ""},
		{"load talks --llm-budget 1 --llm-cache fresh", 1, "^loaded [12], unchanged 0, replaced 0, failed 0\n$", "parley: .*llm-budget: .* are spent and no more is asked"},
		{"load talks --llm-cache fresh", 0, "^loaded [01], unchanged [12],", ""},
		{"load talks --llm-budget lots", 2, "^$", `llm-budget "lots": want a number of tokens`},
	})
}

// TestModelThatIsDown holds that an endpoint which can't be reached ends the run at once, with the exit code that says so.
func TestModelThatIsDown(t *testing.T) {
	talks(t)
	env := map[string]string{"PARLEY_LLM_URL": "http://127.0.0.1:1/v1", "PARLEY_LLM_MODEL": "small", "PARLEY_PACKS": "core", "PARLEY_EXTRACTOR": "llm"}
	follow(t, env, []step{
		{"load talks/day1.txt", 3, "^loaded 0, unchanged 0, replaced 0, failed 0\n$", "^parley: llm/small: .*the endpoint can't be reached"},
		{"extract talks/day1.txt", 3, "^$", "^parley: llm/small: .*the endpoint can't be reached"},
	})
}

// TestAKeyGoesOnlyWhereItsOwnerSends holds that a configuration file which lies in a folder, and may have come with it, leads no key of the user's elsewhere.
func TestAKeyGoesOnlyWhereItsOwnerSends(t *testing.T) {
	talks(t)
	away := filepath.Join(t.TempDir(), "away.txt")
	url := modelServer(t, modelKey)
	write := func(name, text string) {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(away, modelKey+"\n")
	write("parley.yaml", "extractor: llm\nllm-url: "+url+"\nllm-model: small\npacks: core\n")
	own := map[string]string{"PARLEY_LLM_KEY": modelKey}
	follow(t, own, []step{
		{"extract talks/day1.txt", 4, "^$", "llm-url comes from the parley.yaml of this folder and the secret does not"},
		{"extract talks/day1.txt --llm-key-file key.txt", 4, "^$", "comes from the parley.yaml"},
		{"extract talks/day1.txt --llm-url " + url, 0, "Norway", ""},
		{"extract talks/day1.txt --config parley.yaml", 0, "Norway", ""},
	})
	follow(t, map[string]string{"PARLEY_LLM_KEY": modelKey, "PARLEY_LLM_URL": url}, []step{{"extract talks/day1.txt", 0, "Norway", ""}})
	write("parley.yaml", "extractor: llm\nllm-url: "+url+"\nllm-model: small\npacks: core\nllm-key-file: key.txt\n")
	follow(t, nil, []step{{"extract talks/day1.txt", 0, "Norway", ""}})
	write("parley.yaml", "extractor: llm\nllm-url: "+url+"\nllm-model: small\npacks: core\nllm-key-file: "+away+"\n")
	follow(t, nil, []step{{"extract talks/day1.txt", 4, "^$", "comes from the parley.yaml"}})
	if err := os.Symlink(away, "near.txt"); err != nil {
		t.Fatal(err)
	}
	write("parley.yaml", "extractor: llm\nllm-url: "+url+"\nllm-model: small\npacks: core\nllm-key-file: near.txt\n")
	follow(t, nil, []step{{"extract talks/day1.txt", 4, "^$", "comes from the parley.yaml"}})
}

// TestProvidersOfThePage holds that each block of settings on the page of models makes an extractor, and that none speaks over plain HTTP to another machine.
func TestProvidersOfThePage(t *testing.T) {
	blocks := fences(fromRoot(t, "docs/model.md"), "yaml")
	if len(blocks) != 7 {
		t.Fatalf("docs/model.md shows %d providers, want 7", len(blocks))
	}
	talks(t)
	for _, block := range blocks {
		if err := os.WriteFile("provider.yaml", []byte(block+"packs: core\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		follow(t, map[string]string{"PARLEY_LLM_KEY": modelKey}, []step{{"extract --extractor llm --config provider.yaml nothing.txt", 1, "^$", "failed: nothing.txt"}})
	}
}
