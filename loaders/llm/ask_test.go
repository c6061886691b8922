package llm_test

import (
	"context"
	"errors"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/llm"
)

// answering starts an endpoint that counts what it is asked and answers with claims.
func answering(t *testing.T) (*httptest.Server, *atomic.Int32) {
	var asked_ atomic.Int32
	server := endpoint(t, func(w http.ResponseWriter, _ *asked) { asked_.Add(1); completion(w, claims) })
	return server, &asked_
}

// TestNothingIsAskedTwice holds what is asked again where answers are kept, and what is not.
func TestNothingIsAskedTwice(t *testing.T) {
	folder := t.TempDir()
	server, calls := answering(t)
	read := func(change func(*llm.Options), text string) llm.Report {
		o := options(server)
		o.Cache = folder
		if change != nil {
			change(&o)
		}
		x := extractor(t, o)
		if out, err := x.Extract(t.Context(), document(text)); err != nil || len(out.Statements) != 2 {
			t.Fatalf("got %d statements, %v", len(out.Statements), err)
		}
		return x.Report()
	}
	steps := []struct {
		name   string
		change func(*llm.Options)
		text   string
		calls  int32
	}{
		{"the first time", nil, toll, 1},
		{"the second time", nil, toll, 1},
		{"by another address", func(o *llm.Options) { o.URL += "/" }, toll, 1},
		{"by another model", func(o *llm.Options) { o.Model = "large" }, toll, 2},
		{"another text", nil, toll + " Nobody spoke.", 3},
		{"without a cache", func(o *llm.Options) { o.Cache = "" }, toll, 4},
	}
	for _, step := range steps {
		before := calls.Load()
		report := read(step.change, step.text)
		if calls.Load() != step.calls {
			t.Errorf("%s: asked %d times in all, want %d", step.name, calls.Load(), step.calls)
		}
		if made := int(calls.Load() - before); report.Usage.Calls != made || report.Usage.Cached != 1-made {
			t.Errorf("%s: the report says %s", step.name, report.Usage)
		}
	}
	spoilt := 0
	err := filepath.WalkDir(folder, func(file string, entry fs.DirEntry, err error) error {
		info, infoErr := entry.Info()
		if err = errors.Join(err, infoErr); err != nil || entry.IsDir() {
			return err
		}
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s is %v, want it for its owner only", file, info.Mode())
		}
		spoilt++
		return os.WriteFile(file, []byte(`{"content":`), 0o600)
	})
	if err != nil || spoilt != 3 {
		t.Fatalf("%d answers are kept, want 3; %v", spoilt, err)
	}
	if read(nil, toll); calls.Load() != 5 {
		t.Errorf("a spoilt answer: asked %d times in all, want 5", calls.Load())
	}
}

// TestOnlyMissingAnswersAreAskedAgain breaks a run off between two passages and starts it again.
func TestOnlyMissingAnswersAreAskedAgain(t *testing.T) {
	var mu sync.Mutex // over what follows
	var told []string
	down := true
	o := options(endpoint(t, func(w http.ResponseWriter, a *asked) {
		mu.Lock()
		told = append(told, a.passage.Sentences[len(a.passage.Sentences)-1])
		broken := len(told) == 2 && down
		mu.Unlock()
		if broken {
			panic(http.ErrAbortHandler)
		}
		completion(w, about(a.passage.Sentences))
	}))
	o.Passage, o.Cache = 50, t.TempDir()
	o.Wait = func(context.Context, time.Duration) error { return context.Canceled }
	text := document("Norway rejected the toll in all of its forms.\n\nSweden supports such a plan with all it has.\n\nNorway supports such a plan as well.")
	if _, err := extractor(t, o).Extract(t.Context(), text); err == nil {
		t.Fatal("the run did not break off")
	}
	mu.Lock()
	down, told = false, nil
	mu.Unlock()
	out, err := extractor(t, o).Extract(t.Context(), text)
	if err != nil || len(out.Statements) != 3 {
		t.Errorf("got %d statements, %v", len(out.Statements), err)
	}
	want := []string{"2 ¶ Sweden supports such a plan with all it has.", "3 ¶ Norway supports such a plan as well."}
	if diff := cmp.Diff(want, told); diff != "" {
		t.Errorf("asked again (-want +got):\n%s", diff)
	}
}

// TestOnlyWholeAnswersAreKept holds that what a later run may mend is asked again.
func TestOnlyWholeAnswersAreKept(t *testing.T) {
	second, _, _ := strings.Cut(claims, "\n {\"sentences\":[2],\"actor\":\"Norway")
	for name, answer := range map[string]struct{ content, finish string }{"cut off": {second, "length"}, "broken": {second, "stop"}, "filtered": {claims, "content_filter"}, "prose": {"No.", "stop"}} {
		calls := 0
		o := options(endpoint(t, func(w http.ResponseWriter, _ *asked) { calls++; finished(w, answer.content, answer.finish) }))
		o.Cache = t.TempDir()
		for range 2 {
			_, _ = extractor(t, o).Extract(t.Context(), document(toll)) // whether it fails is for other tests
		}
		if calls != 2 {
			t.Errorf("%s: asked %d times, want twice", name, calls)
		}
	}
}

func TestACacheThatCantBeWrittenCostsNoAnswer(t *testing.T) {
	server, _ := answering(t)
	o := options(server)
	o.Cache = filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(o.Cache, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	x := extractor(t, o)
	if out, err := x.Extract(t.Context(), document(toll)); err != nil || len(out.Statements) != 2 {
		t.Errorf("got %d statements, %v", len(out.Statements), err)
	}
	if report := x.Report(); report.CacheFault == "" || !strings.Contains(report.String(), "could not be kept") {
		t.Errorf("the report does not say so: %s", report)
	}
}

// TestBudget holds that a run which has spent its tokens asks no more, and that what the cache holds costs nothing.
func TestBudget(t *testing.T) {
	server, calls := answering(t)
	o := options(server)
	o.Budget, o.Cache = 3300, t.TempDir()
	x := extractor(t, o)
	texts := []string{toll, toll + " A day passed.", toll + " Two days passed.", toll}
	var halted []bool
	for _, text := range texts {
		_, err := x.Extract(t.Context(), document(text))
		halted = append(halted, errors.As(err, &llm.Halt{}))
		if err != nil && !strings.Contains(err.Error(), "llm-budget") {
			t.Error(err)
		}
	}
	if diff := cmp.Diff([]bool{false, false, true, false}, halted); diff != "" || calls.Load() != 2 {
		t.Errorf("asked %d times, want twice; halted (-want +got):\n%s", calls.Load(), diff)
	}
}

// TestAnEndpointThatCantBeReachedHalts holds that nobody tries a hundred documents where nobody listens.
func TestAnEndpointThatCantBeReachedHalts(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	server.Close()
	_, err := extractor(t, options(server)).Extract(t.Context(), document(toll))
	if !errors.As(err, &llm.Halt{}) || graph.CodeOf(err) != graph.Unavailable {
		t.Errorf("got %v", err)
	}
}

// TestUsage holds that tokens count as the endpoint counts them.
func TestUsage(t *testing.T) {
	server := endpoint(t, func(w http.ResponseWriter, _ *asked) {
		jsonBody(w, `{"choices":[{"message":{"content":"{\"statements\":[]}"},"finish_reason":"stop"}],"usage":{"prompt_tokens":812,"completion_tokens":9,"total_tokens":821}}`)
	})
	o := options(server)
	clock := time.Date(2025, 12, 21, 0, 0, 0, 0, time.UTC)
	o.Now = func() time.Time { clock = clock.Add(1500 * time.Millisecond); return clock }
	x := extractor(t, o)
	for _, id := range []string{"a", "b"} {
		d := document(toll)
		d.ID = id
		if _, err := x.Extract(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	one := llm.Usage{Calls: 1, In: 812, Out: 9, Seconds: 1.5}
	if diff := cmp.Diff([]llm.DocumentUsage{{Document: "a", Usage: one}, {Document: "b", Usage: one}}, x.Report().Documents); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if want := "2 calls and 0 from the cache, 1624 tokens in and 18 out, 3.0 s; a document 812 in, 9 out"; !strings.Contains(x.Report().String(), want) {
		t.Errorf("the report reads %q, want %q in it", x.Report(), want)
	}
}

// TestChosenSentences holds that the grammar chooses what is asked about, that numbers stay those of the document, and that the share is told.
func TestChosenSentences(t *testing.T) {
	text := "Talks on the toll\n\nIt rained. It rained on. The sea was grey and cold. Norway rejected the toll. Nobody smiled. The gulls were loud. The boats lay idle. All was quiet."
	var told []string
	o := options(endpoint(t, func(w http.ResponseWriter, a *asked) {
		told = a.passage.Sentences
		completion(w, `{"actors":[{"name":"Norway","kind":"STATE"}],"statements":[
 {"sentences":[5],"actor":"Norway","as":"Norway","stance":"REJECTS","cue":"rejected","point":"the toll"},
 {"sentences":[8],"actor":"Norway","as":"","stance":"STATES","cue":"lay","point":"The boats"}]}`)
	}))
	o.Chosen = true
	x := extractor(t, o)
	out, err := x.Extract(t.Context(), document(text))
	if err != nil || len(out.Statements) != 1 {
		t.Errorf("got %d statements, %v", len(out.Statements), err)
	}
	want := []string{"1 [headline] Talks on the toll", "2 ¶ It rained.", "4 The sea was grey and cold.", "5 Norway rejected the toll.", "6 Nobody smiled."}
	if diff := cmp.Diff(want, told); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if report := x.Report(); report.Asked != 92 || report.Text != 158 || !strings.Contains(report.String(), "asked about 58% of the text") {
		t.Errorf("the report reads %s: %d of %d", report, report.Asked, report.Text)
	}
	if d := document(text); x.Fingerprint(&d) == extractor(t, options(httptest.NewServer(nil))).Fingerprint(&d) {
		t.Error("a text of which a part was asked about passes for one that was read whole")
	}
}
