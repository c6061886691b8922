package main_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"strconv"
	"strings"
	"testing"
)

// alignServer speaks the chat completion protocol and says of each two wordings that hold the words of a ruling what that ruling is, and one thing of nothing.
func alignServer(t *testing.T, rulings [][3]string) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var request struct{ Messages []struct{ Content string } }
		var asked struct{ Wordings []string }
		if err := json.NewDecoder(r.Body).Decode(&request); err != nil || json.Unmarshal([]byte(request.Messages[1].Content), &asked) != nil {
			t.Errorf("the request is not of the protocol: %v", err)
		}
		numbers := map[string]int{}
		for _, line := range asked.Wordings {
			number, words, _ := strings.Cut(line, " ")
			n, err := strconv.Atoi(number)
			if err != nil {
				t.Error(err)
			}
			for _, ruling := range rulings {
				for _, key := range ruling[:2] {
					if strings.Contains(words, key) {
						numbers[key] = n
					}
				}
			}
		}
		pairs := []any{map[string]any{"a": 1, "b": 999, "is": "SAME"}}
		for _, ruling := range rulings {
			pairs = append(pairs, map[string]any{"a": numbers[ruling[0]], "b": numbers[ruling[1]], "is": ruling[2]})
		}
		content, err := json.Marshal(map[string]any{"pairs": pairs})
		if err != nil {
			t.Error(err)
		}
		message := map[string]any{"role": "assistant", "content": "```json\n" + string(content) + "\n```"}
		reply(w, http.StatusOK, map[string]any{"choices": []any{map[string]any{"index": 0, "finish_reason": "stop", "message": message}}})
	}))
	t.Cleanup(server.Close)
	return server.URL + "/v1"
}

// TestAlign has a model judge terms, takes it back, and holds that what a person has decided stays.
func TestAlign(t *testing.T) {
	t.Chdir(t.TempDir())
	text := "Norway supports the quay repair. Sweden supports mending the old pier. Denmark rejected the ferry subsidy. Finland supports scrapping the boat grant. Norway rejected the lighthouse fee.\n"
	if err := os.WriteFile("talks.txt", []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	rulings := [][3]string{{"quay repair", "old pier", "SAME"}, {"ferry subsidy", "boat grant", "OPPOSITE"}, {"quay repair", "lighthouse fee", "APART"}, {"old pier", "lighthouse fee", "SAME"}, {"quay repair", "boat grant", "ALIKE"}}
	env := map[string]string{"PARLEY_LLM_URL": alignServer(t, rulings), "PARLEY_LLM_MODEL": "small", "PARLEY_PACKS": "core"}
	follow(t, env, []step{
		{"load --collection talks talks.txt", 0, "^loaded 1,", ""},
		{"align --collection talks", 0, `(?s)^(merge|split|opposite) .*5 terms compared, 3 judgements recorded, 1 known, 2 dropped\ntake them back`, "^1 call and 0 from the cache"},
		{"overlap Norway Sweden", 0, "COMMON", ""},
		{"align --collection talks", 0, "0 judgements recorded", ""},
		{"judgements --json", 0, `(?s)"by": "llm/small".*"by": "llm/small".*"by": "llm/small"`, ""},
		{"align --undo --llm-model other", 0, "^0 judgements taken back\n$", ""},
		{"align --undo", 0, "^3 judgements taken back\n$", ""},
		{"judgements", 0, "^none:", ""},
		{"align --collection nothing", 0, "^0 terms compared, 0 judgements recorded, 0 known, 0 dropped\n$", "^0 calls"},
	})
	ids := map[string]string{}
	for line := range strings.Lines(runWith(t, env, "export").stdout) {
		var term struct{ Value struct{ ID, Label string } }
		if err := json.Unmarshal([]byte(line), &term); err == nil && strings.HasPrefix(term.Value.ID, "term:") {
			ids[term.Value.Label] = term.Value.ID
		}
	}
	follow(t, env, []step{
		{"split " + ids["the quay repair"] + " " + ids["mending the old pier"], 0, "^split", ""},
		{"align --collection talks", 0, "3 judgements recorded, 1 known, 2 dropped", ""}, // the other merge does not contradict any more
		{"align --undo", 0, "^3 judgements taken back\n$", ""},
		{"judgements", 0, "^split ", "^$"},
	})
}
