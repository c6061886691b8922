package llm

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/parleygraph/parley/graph"
)

//go:embed align.md
var alignPrompt string

//go:embed align.json
var alignSchema string

// A pairing is what a model says of two wordings, by their numbers from 1.
type pairing struct {
	A  int    `json:"a"`
	B  int    `json:"b"`
	Is string `json:"is"`
}

// rulings maps what a model may say of two wordings to what is recorded.
func rulings() map[string]graph.JudgementKind {
	return map[string]graph.JudgementKind{"SAME": graph.Merge, "OPPOSITE": graph.Opposite, "APART": graph.Split}
}

// Align asks which of some wordings are one matter, which are opposite and which are apart, and returns that as judgements by Rule, in the order of the wordings. What
// names no wording, one twice, a pair that was named before, two terms of packs, or no ruling is left out and counted. Its error is that of Extract.
func (x *Extractor) Align(ctx context.Context, wordings []graph.WordedTerm, usage *Usage) (judgements []graph.Judgement, dropped int, err error) {
	t, err := aligning(wordings)
	if err != nil {
		return nil, 0, err
	}
	s, err := x.ask(ctx, t, usage)
	if err != nil {
		return nil, 0, err
	}
	pairs, ok := parsePairs(s.Content)
	if !ok || s.refusal {
		return nil, 0, graph.Errorf(graph.Unavailable, "%s: the answer about %s is no JSON of the contract: try another model", x.Rule(), several(len(wordings), "wording"))
	}
	seen := map[[2]int]bool{}
	for _, p := range pairs {
		key := [2]int{min(p.A, p.B), max(p.A, p.B)}
		kind := rulings()[p.Is]
		if kind == "" || key[0] < 1 || key[0] == key[1] || key[1] > len(wordings) || seen[key] || packed(wordings[key[0]-1], wordings[key[1]-1]) {
			dropped++
			continue
		}
		seen[key] = true
		judgements = append(judgements, graph.Judgement{Kind: kind, A: wordings[key[0]-1].Term.ID, B: wordings[key[1]-1].Term.ID, By: x.Rule()})
	}
	return judgements, dropped, nil
}

// packed tells whether packs say of both terms what they are.
func packed(a, b graph.WordedTerm) bool { return a.Term.FixedLabel && b.Term.FixedLabel }

// aligning returns the talk about wordings.
func aligning(wordings []graph.WordedTerm) (talk, error) {
	lines := make([]string, len(wordings))
	for i, w := range wordings {
		lines[i] = strconv.Itoa(i+1) + " " + w.Term.Label + ": " + strings.Join(w.Points, " / ")
	}
	var bound bytes.Buffer
	if err := json.Compact(&bound, []byte(alignSchema)); err != nil {
		return talk{}, err
	}
	text, err := plainJSON(map[string][]string{"wordings": lines})
	return talk{system: alignPrompt + bound.String(), user: text, name: "pairs", schema: bound.Bytes(), whole: func(content string) bool { _, ok := parsePairs(content); return ok }}, err
}

// parsePairs reads an answer: {"pairs":[...]}, alone, in a code fence, or behind thoughts or words of introduction.
func parsePairs(content string) ([]pairing, bool) {
	if at := strings.LastIndex(content, "</think>"); at >= 0 {
		content = content[at:]
	}
	at := strings.IndexByte(content, '{')
	if at < 0 {
		return nil, false
	}
	var answer struct {
		Pairs *[]pairing `json:"pairs"`
	}
	if json.NewDecoder(strings.NewReader(content[at:])).Decode(&answer) != nil || answer.Pairs == nil {
		return nil, false
	}
	return *answer.Pairs, true
}
