package main_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// TestKilledModelLoad kills a load while its model is asked, and holds that the next one asks only for what is missing: the question that was open, and the one before it
// where its answer was not on the disk yet. A third, and a reading of all of it anew, ask nothing.
func TestKilledModelLoad(t *testing.T) {
	const documents, killedAt = 9, 6
	root := t.TempDir()
	for i := range documents {
		text := fmt.Sprintf("Norway rejected the toll of route %d.\n", i)
		if err := os.MkdirAll(filepath.Join(root, "news"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(root, "news", fmt.Sprintf("%d.txt", i)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var mutex sync.Mutex // over what follows
	var load *exec.Cmd
	asked, times := 0, map[string]int{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var request struct{ Messages []struct{ Content string } }
		if err := json.NewDecoder(r.Body).Decode(&request); err != nil {
			return // it breaks off where the load is killed
		}
		mutex.Lock()
		defer mutex.Unlock()
		asked++
		times[request.Messages[1].Content]++
		if asked == killedAt {
			_ = load.Process.Kill() // it runs: it asks
			<-r.Context().Done()    // an answer, even an empty one, could reach it before the kill does, and it would ask again
			return
		}
		content := `{"actors":[{"name":"Norway","kind":"STATE"}],"statements":[{"sentences":[1],"actor":"Norway","as":"Norway","stance":"REJECTS","cue":"rejected","point":"the toll"}],"meetings":[]}`
		reply(w, http.StatusOK, map[string]any{"choices": []any{map[string]any{"index": 0, "finish_reason": "stop", "message": map[string]any{"role": "assistant", "content": content}}}})
	}))
	defer server.Close()
	run := func(words ...string) (string, error) {
		next := asParley(t, root, append(words, "--db", filepath.Join(root, "parley.db"), "--packs", "core", "--extractor", "llm", "--llm-url", server.URL+"/v1", "--llm-model", "small")...)
		next.Env = append(next.Env, "PARLEY_LLM_REQUESTS=1")
		var out bytes.Buffer
		next.Stdout, next.Stderr = &out, &out
		mutex.Lock()
		load = next
		err := next.Start()
		mutex.Unlock()
		if err != nil {
			t.Fatal(err)
		}
		err = next.Wait()
		return out.String(), err
	}
	count := func() int {
		mutex.Lock()
		defer mutex.Unlock()
		return asked
	}
	news := filepath.Join(root, "news")
	if out, err := run("load", news); err == nil {
		t.Fatalf("the first load was not killed: %s", out)
	}
	if out, err := run("load", news); err != nil || !strings.Contains(out, "failed 0") {
		t.Fatalf("the second load: %v: %s", err, out)
	}
	again := count() - len(times)
	if len(times) != documents || again < 1 || again > 2 {
		t.Errorf("asked about %d documents, %d of them again, want %d, and one or two", len(times), again, documents)
	}
	before := count()
	for _, words := range [][]string{{"load", news}, {"load", "--replace", "--collection", "anew", news}} {
		if out, err := run(words...); err != nil || count() != before {
			t.Errorf("%v: asked %d times more: %v: %s", words, count()-before, err, out)
		}
	}
}
