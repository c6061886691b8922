//go:build !race

package main_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parleygraph/parley/graph"
)

// TestBrowser drives the page in a real browser: the tests in web/test, run by node with playwright-core and Debian's Chromium, against servers on the fixtures, on hostile
// texts, on a large graph, and one with a token that may load and review. PARLEY_PAGE chooses among them by name.
func TestBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a minute")
	}
	browser := needBrowser(t)
	keys := filepath.Join(t.TempDir(), "keys")
	made := run(t, "", "token", "desk", "--token-file", keys, "--scope", "read,load,review")
	if made.code != 0 {
		t.Fatalf("token: %s", made.stderr)
	}
	servers := []string{
		"PARLEY_URL=" + served(t, talksStore(t)), "PARLEY_HOSTILE_URL=" + served(t, payloadStore(t)), "PARLEY_LARGE_URL=" + served(t, largeStore(t)),
		"PARLEY_EMPTY_URL=" + served(t, stored(t, nil)),
		"PARLEY_DESK_URL=" + served(t, talksStore(t), "--token-file", keys), "PARLEY_TOKEN=" + strings.TrimSpace(made.stdout), "PARLEY_BROWSER=" + browser,
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Minute)
	defer cancel()
	args := []string{"--test", "--test-reporter=spec", "test/page.test.mjs"}
	if pattern := os.Getenv("PARLEY_PAGE"); pattern != "" {
		args = slices.Insert(args, 1, "--test-name-pattern="+pattern)
	}
	command := exec.CommandContext(ctx, "node", args...)
	command.Dir = "../../web"
	command.Env = append(os.Environ(), servers...)
	printed, err := command.CombinedOutput()
	t.Logf("%s", printed)
	if err != nil {
		t.Errorf("the page fails: %v", err)
	}
}

// needBrowser returns a Chromium, and skips the test where that or the page's packages of node are missing; it fails where PARLEY_REQUIRE_BROWSER is set, as CI sets it.
func needBrowser(t *testing.T) string {
	t.Helper()
	browser, err := exec.LookPath("chromium")
	if err == nil {
		_, err = os.Stat("../../web/node_modules/playwright-core")
	}
	if err == nil {
		_, err = exec.LookPath("node")
	}
	switch {
	case err == nil:
		return browser
	case os.Getenv("PARLEY_REQUIRE_BROWSER") != "":
		t.Fatal(err)
	}
	t.Skip("needs Chromium, node and `npm ci` in web")
	return ""
}

// served serves a store until the test ends and returns the address.
func served(t *testing.T, db string, args ...string) string {
	t.Helper()
	url, stop := serving(t, db, append([]string{"serve", "--listen", "127.0.0.1:0"}, args...)...)
	t.Cleanup(func() { stop() })
	return url
}

// talksStore holds both collections of the demo, the larger one loaded last.
func talksStore(t *testing.T) string {
	t.Helper()
	db := filepath.Join(t.TempDir(), "talks.db")
	for _, args := range [][]string{
		{"load", "--packs", "core,ukraine,../../fixtures/sarrow-basin-2024/pack", "../../fixtures/sarrow-basin-2024"}, {"load", "../../fixtures/miami-2025-12"},
	} {
		if got := run(t, db, args...); got.code != 0 {
			t.Fatalf("%v: %s", args, got.stderr)
		}
	}
	return db
}

// payloads are a hundred texts that would run in a page which takes text for markup, script or an address.
func payloads() []string {
	plain := []string{
		`<script>hit()</script>`, `<img src=x onerror=hit()>`, `<svg onload=hit()>`, `<svg><script>hit()</script></svg>`, `<body onload=hit()>`, `<iframe srcdoc="<script>parent.hit()</script>">`,
		`<details open ontoggle=hit()>`, `<input autofocus onfocus=hit()>`, `<video><source onerror=hit()></video>`, `<a href="javascript:hit()">x</a>`, `<math><mi xlink:href="javascript:hit()">`,
		`<style>@import 'javascript:hit()'</style>`, `<link rel=stylesheet href=javascript:hit()>`, `<base href="javascript:hit()//">`, `<meta http-equiv=refresh content="0;javascript:hit()">`,
		`<form action=javascript:hit()><button>x</form>`, `<object data="javascript:hit()">`, `<embed src="javascript:hit()">`, `{{constructor.constructor('hit()')()}}`, `${hit()}`,
		`javascript:hit()`, `data:text/html,<script>hit()</script>`, `<template><script>hit()</script></template>`, `<noscript><p title="</noscript><img src=x onerror=hit()>">`, `<!--><img src=x onerror=hit()>-->`,
	}
	var all []string
	for _, payload := range plain {
		all = append(all, payload, `"><!--`+payload, `'`+payload+`//`, "</title></textarea></script>"+payload)
	}
	return all
}

// payloadStore holds a document for each payload, with the payload in every text of it.
func payloadStore(t *testing.T) string {
	t.Helper()
	all := payloads()
	if len(all) != 100 {
		t.Fatalf("%d payloads", len(all))
	}
	var put []graph.Extraction
	for i, payload := range all {
		put = append(put, hostileExtraction(i, payload))
	}
	return stored(t, put)
}

func hostileExtraction(i int, payload string) graph.Extraction {
	id := fmt.Sprintf("hostile/%d", i)
	party, other, envoy := fmt.Sprintf("party:p%d", i%7), "party:other", fmt.Sprintf("envoy:e%d.p%d", i, i%7)
	passage := graph.Passage{Text: payload, End: len(payload)}
	x := graph.Extraction{
		Document: graph.Document{
			ID: id, Origin: id, Collection: payload, Title: payload, Publisher: payload, URL: payload, PublishedAt: "2025-12-20", Language: "en", Text: payload,
			SHA256: graph.Digest(payload), Fingerprint: graph.Digest(id),
		},
		Parties: []graph.Party{{ID: party, Name: payload, Type: graph.State, Aliases: []string{payload + "!"}}, {ID: other, Name: "Other", Type: graph.State}},
		Envoys:  []graph.Envoy{{ID: envoy, Name: payload, Party: party, Roles: []graph.Role{{Text: payload, Capacity: graph.SpeaksFor, Document: id, Evidence: passage}}}},
		Issues:  []graph.Issue{{ID: "issue:i" + fmt.Sprint(i%5), Name: payload}},
		Terms:   []graph.Term{{ID: "term:t" + fmt.Sprint(i), Kind: graph.KindDemand, Label: payload, FixedLabel: true, Issue: "issue:i" + fmt.Sprint(i%5)}},
	}
	for _, holder := range []string{party, other} {
		s := graph.Statement{
			Document: id, Collection: payload, Actor: holder, ActorName: payload, ActorText: payload, Party: holder, Capacity: graph.SpeaksFor, Stance: graph.Demands,
			Cue: passage, Point: passage, Term: x.Terms[0].ID, Issue: x.Terms[0].Issue, Conditions: []graph.Condition{{Kind: graph.If, Passage: passage}}, Modality: graph.Asserted,
			Directness: graph.Direct, Day: "2025-12-20", Quote: passage, Rule: payload, Confidence: 0.5, SaidBy: &graph.Reporter{Text: payload, Actor: envoy, Name: payload},
		}
		s.ID = graph.StatementID(&s, slices.Index([]string{party, other}, holder))
		x.Statements = append(x.Statements, s)
	}
	return x
}

// largeStore holds fifty parties that speak on fifty issues, two on each of 1,450 terms.
func largeStore(t *testing.T) string {
	t.Helper()
	const sides, each = 50, 29
	var put []graph.Extraction
	for p := range sides {
		id := fmt.Sprintf("large/%d", p)
		text := "The side speaks on it."
		whole := graph.Passage{Text: text, End: len(text)}
		x := graph.Extraction{Document: graph.Document{
			ID: id, Origin: id, Collection: "large", Title: id, PublishedAt: "2025-12-20", Language: "en", Text: text, SHA256: graph.Digest(text), Fingerprint: graph.Digest(id),
		}}
		x.Parties = []graph.Party{{ID: fmt.Sprintf("party:side-%d", p), Name: fmt.Sprintf("Side %d", p), Type: graph.State}}
		for i := range sides {
			x.Issues = append(x.Issues, graph.Issue{ID: fmt.Sprintf("issue:%d", i), Name: fmt.Sprintf("Issue %d", i)})
		}
		for n := range 2 * each {
			number := (p*each + n) % (sides * each)
			term := graph.Term{ID: fmt.Sprintf("term:%d", number), Kind: graph.KindDemand, Label: fmt.Sprintf("Matter %d", number), FixedLabel: true, Issue: fmt.Sprintf("issue:%d", number%sides)}
			s := graph.Statement{
				Document: id, Collection: "large", Actor: x.Parties[0].ID, ActorName: x.Parties[0].Name, ActorText: "The side", Party: x.Parties[0].ID, Capacity: graph.SpeaksFor,
				Stance: []graph.Stance{graph.Demands, graph.Rejects}[(p+n)%2], Cue: graph.Passage{Text: "speaks", Start: 9, End: 15}, Point: graph.Passage{Text: "it", Start: 19, End: 21},
				Term: term.ID, Issue: term.Issue, Modality: graph.Asserted, Directness: graph.Narrated, Day: "2025-12-20", Quote: whole, Rule: "test", Confidence: 0.5,
			}
			s.ID = graph.StatementID(&s, n)
			x.Terms, x.Statements = append(x.Terms, term), append(x.Statements, s)
		}
		put = append(put, x)
	}
	return stored(t, put)
}
