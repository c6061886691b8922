package packs_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/fixtures"
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

const manifest = "pack: mine\nversion: 1\nabout: a pack of a test\n"

// folder returns a pack of the manifest and the given files: name, text, name, text ...
func folder(files ...string) fstest.MapFS {
	f := fstest.MapFS{"pack.yaml": {Data: []byte(manifest)}}
	for i := 0; i < len(files); i += 2 {
		f[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return f
}

// withCore is folder with a manifest that needs the core pack.
func withCore(files ...string) fstest.MapFS {
	f := folder(files...)
	f["pack.yaml"] = &fstest.MapFile{Data: []byte(manifest + "needs: [core]\n")}
	return f
}

func TestStrictDecoding(t *testing.T) {
	term := "kind: terms\nterms:\n  - id: a\n    label: A\n"
	cue := "kind: cues\ncues:\n  - id: a\n    stance: DEMANDS\n"
	tests := map[string]struct {
		pack  fstest.MapFS
		where string // file:line
		says  string
	}{
		"unknown key":           {folder("t.yaml", term+"    colour: red\n"), "mine/t.yaml:5", "colour"},
		"unknown top key":       {folder("t.yaml", "kind: terms\nthings: []\n"), "mine/t.yaml:2", "things"},
		"unknown kind":          {folder("t.yaml", "kind: wishes\n"), "mine/t.yaml:1", "wishes"},
		"kind without its list": {folder("t.yaml", "kind: issues\nterms: []\n"), "mine/t.yaml:1", "issues"},
		"text for a list":       {folder("t.yaml", term+"    all: halt\n"), "mine/t.yaml:5", "halt"},
		"list for a text":       {folder("t.yaml", "kind: issues\nissues:\n  - {id: a, name: [b]}\n"), "mine/t.yaml:3", "seq"},
		"broken YAML":           {folder("t.yaml", "kind: issues\nissues:\n  - {id: a\n"), "mine/t.yaml:", "did not find"},
		"empty file":            {folder("t.yaml", ""), "mine/t.yaml:1", "empty"},
		"only a comment":        {folder("t.yaml", "# later\n"), "mine/t.yaml:1", "empty"},
		"an id in two files": {folder("s.yaml", "kind: issues\nissues:\n  - {id: a, name: A}\n", "t.yaml", "kind: issues\nissues:\n  - {id: b, name: B}\n  - {id: a, name: A}\n"),
			"mine/t.yaml:4", "mine/s.yaml:3"},
		"an id of another pack":            {fstest.MapFS{"pack.yaml": {Data: []byte(manifest + "needs: [core]\n")}, "t.yaml": {Data: []byte("kind: parties\nparties:\n  - {id: norway, name: Norway, type: STATE}\n")}}, "mine/t.yaml:3", "core/parties/"},
		"a word list that nobody asks for": {withCore("t.yaml", "kind: words\nwords:\n  - {id: negater, reason: why, words: [nope]}\n"), "mine/t.yaml:3", `did you mean "negator"?`},
		"another":                          {withCore("t.yaml", "kind: heads\nheads:\n  - {id: my.own.words, reason: why, words: [nope]}\n"), "mine/t.yaml:3", "nothing asks for a word list"},
		"a pattern with an unknown list": {withCore("t.yaml", "kind: patterns\npatterns:\n  - {id: a, reason: why, cue: verb, words: nowhere, holder: [subject], point: [dobj], examples: {match: [x]}}\n"),
			"mine/t.yaml:3", `no pack in force has a word list "nowhere"`},
		"unknown behind":         {folder("t.yaml", "kind: conditions\nconditions:\n  - {id: a, kind: IF, behind: nowhere, reason: why, words: [when]}\n"), "mine/t.yaml:3", "nowhere"},
		"no reason":              {folder("t.yaml", cue+"    verbs: [demand]\n    takes: [object]\n    examples: {match: [x]}\n"), "mine/t.yaml:3", "reason"},
		"no example":             {folder("t.yaml", cue+"    reason: why\n    verbs: [demand]\n    takes: [object]\n"), "mine/t.yaml:3", "example"},
		"unknown stance":         {folder("t.yaml", strings.Replace(cue, "DEMANDS", "WISHES", 1)+"    reason: why\n    examples: {match: [x]}\n"), "mine/t.yaml:3", "WISHES"},
		"unknown complement":     {folder("t.yaml", cue+"    reason: why\n    takes: [dative]\n    examples: {match: [x]}\n"), "mine/t.yaml:3", "dative"},
		"unknown takes":          {folder("t.yaml", "kind: conditions\nconditions:\n  - {id: a, kind: IF, takes: nothing, reason: why, words: [when]}\n"), "mine/t.yaml:3", "nothing"},
		"unknown condition":      {folder("t.yaml", "kind: conditions\nconditions:\n  - {id: a, kind: WHEN, reason: why, words: [when]}\n"), "mine/t.yaml:3", "WHEN"},
		"unknown meeting status": {folder("t.yaml", "kind: meetings\nmeetings:\n  - {id: a, mode: call, status: MAYBE, reason: why, verbs: [phone]}\n"), "mine/t.yaml:3", "MAYBE"},
		"unknown capacity":       {folder("t.yaml", "kind: roles\nroles:\n  - {id: a, capacity: OWNS, reason: why, titles: [duke]}\n"), "mine/t.yaml:3", "OWNS"},
		"unknown type":           {folder("t.yaml", "kind: parties\nparties:\n  - {id: kadria, name: Kadria, type: PLANET}\n"), "mine/t.yaml:3", "PLANET"},
		"party without a name":   {folder("t.yaml", "kind: parties\nparties:\n  - {id: kadria, type: STATE}\n"), "mine/t.yaml:3", "name"},
		"wording of seven words": {folder("t.yaml", term+"    all: [[one two three four five six seven]]\n"), "mine/t.yaml:3", "7 words"},
		"empty wording":          {folder("t.yaml", term+"    all: [[\"\"]]\n"), "mine/t.yaml:5", "empty entry"},
		"empty alias":            {folder("t.yaml", "kind: parties\nparties:\n  - {id: kadria, name: Kadria, type: STATE,\n     aliases: [\"\"]}\n"), "mine/t.yaml:4", "empty entry"},
		"word twice":             {folder("t.yaml", term+"    all: [[halt, stop,\n      \" halt\"]]\n"), "mine/t.yaml:6", `"halt" twice, first in line 5`},
		"group without words":    {folder("t.yaml", term+"    all: [[halt], []]\n"), "mine/t.yaml:3", "each group a word"},
		"opposite of itself":     {folder("t.yaml", term+"    all: [[halt]]\n    oppositeOf: a\n"), "mine/t.yaml:3", "only one names the other"},
		"opposites of each other": {folder("t.yaml", term+"    all: [[halt]]\n    oppositeOf: b\n  - {id: b, label: B, all: [[go]], oppositeOf: a}\n"),
			"mine/t.yaml:3", "only one names the other"},
		"part of its own part": {folder("t.yaml", term+"    all: [[halt]]\n    partOf: b\n  - {id: b, label: B, all: [[go]], revises: a}\n"),
			"mine/t.yaml:3", "lead back"},
		"kind not first":              {folder("t.yaml", "issues:\n  - {id: a, name: A}\nkind: issues\n"), "mine/t.yaml:1", "begins with `kind:`"},
		"term without words":          {folder("t.yaml", term), "mine/t.yaml:3", "group of words"},
		"term of an unknown issue":    {folder("t.yaml", term+"    issue: nowhere\n    all: [[halt]]\n"), "mine/t.yaml:3", "nowhere"},
		"opposite of an unknown term": {folder("t.yaml", term+"    oppositeOf: nothing\n    all: [[halt]]\n"), "mine/t.yaml:3", "nothing"},
		"unknown member":              {folder("t.yaml", "kind: parties\nparties:\n  - {id: league, name: League, type: BLOC, members: [atlantis]}\n"), "mine/t.yaml:3", "atlantis"},
		"no pack.yaml":                {fstest.MapFS{"t.yaml": {Data: []byte(term)}}, "", "pack.yaml"},
		"no version":                  {fstest.MapFS{"pack.yaml": {Data: []byte("pack: mine\n")}}, "pack.yaml", "version"},
		"unknown key of pack.yaml":    {fstest.MapFS{"pack.yaml": {Data: []byte("pack: mine\nversion: 1\nauthor: me\n")}}, "pack.yaml:3", "author"},
		"version that is no number":   {fstest.MapFS{"pack.yaml": {Data: []byte("pack: mine\nversion: one\n")}}, "pack.yaml:2", "one"},
		"pack of an unknown party": {fstest.MapFS{"pack.yaml": {Data: []byte(manifest + "parties: [atlantis]\n")}, "t.yaml": {Data: []byte(term + "    all: [[halt]]\n")}},
			"mine/t.yaml:3", "atlantis"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := packs.Load(nil, test.pack)
			if !errors.Is(err, graph.Invalid) {
				t.Fatalf("want an error of code %q, got %v", graph.Invalid, err)
			}
			if !strings.Contains(err.Error(), test.where) || !strings.Contains(err.Error(), test.says) {
				t.Errorf("want an error with %q and %q, got %q", test.where, test.says, err)
			}
		})
	}
}

func TestUserPack(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"pack.yaml":          manifest + "needs: [core]\n",
		"parties/lands.yaml": "kind: parties\nparties:\n  - {id: kadria, name: Kadria, type: STATE, capitals: [Belmora]}\n",
		"terms.yaml":         "kind: terms\nterms:\n  - {id: dam, label: the dam, issue: water, all: [[dam]]}\n",
		"notes.txt":          "not a pack file",
	} {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	set, err := packs.Load(nil, os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"core", "mine"}, sorted(set.Names())); diff != "" {
		t.Errorf("packs in force (-want +got):\n%s", diff)
	}
	if got := set.Where("terms", "dam"); got != "mine/terms.yaml:3" {
		t.Errorf("where the term stands: want mine/terms.yaml:3, got %q", got)
	}
	last := set.Parties[len(set.Parties)-1]
	if last.Name != "Kadria" {
		t.Errorf("want the user's party after those of core, got %s", last.Name)
	}
}

func sorted(names []string) []string {
	slices.Sort(names)
	return names
}

func TestNeedsAreLoadedOnce(t *testing.T) {
	want, err := packs.Load([]string{"core", "ukraine"})
	if err != nil {
		t.Fatal(err)
	}
	got, err := packs.Load([]string{"ukraine", "core"})
	if err != nil {
		t.Fatal(err)
	}
	if len(want.Parties) != len(got.Parties) || len(want.Terms) != len(got.Terms) {
		t.Errorf("want %d parties and %d terms, got %d and %d", len(want.Parties), len(want.Terms), len(got.Parties), len(got.Terms))
	}
}

func TestUnknownAndTwicePacks(t *testing.T) {
	if _, err := packs.Load([]string{"atlantis"}); !errors.Is(err, graph.NotFound) {
		t.Errorf("an unknown pack: want code %q, got %v", graph.NotFound, err)
	}
	unmet := fstest.MapFS{"pack.yaml": {Data: []byte("pack: mine\nversion: 1\nneeds: [atlantis]\n")}}
	if _, err := packs.Load(nil, unmet); !errors.Is(err, graph.NotFound) || !strings.Contains(err.Error(), "mine") {
		t.Errorf("a pack with unmet needs: want code %q and its name, got %v", graph.NotFound, err)
	}
	if _, err := packs.Load(nil, folder(), folder()); !errors.Is(err, graph.Invalid) {
		t.Errorf("two packs of one name: want code %q, got %v", graph.Invalid, err)
	}
}

func TestDigestFollowsContent(t *testing.T) {
	load := func(text string) string {
		t.Helper()
		set, err := packs.Load(nil, folder("t.yaml", text))
		if err != nil {
			t.Fatal(err)
		}
		return set.Digest()
	}
	one, two := "kind: issues\nissues:\n  - {id: a, name: A}\n", "kind: issues\nissues:\n  - {id: a, name: B}\n"
	first, again, other := load(one), load(one), load(two)
	if first != again || first == other {
		t.Errorf("want equal digests for equal packs and another for another, got %s, %s, %s", first, again, other)
	}
}

func TestTermsOfOneDispute(t *testing.T) {
	set, err := packs.Load([]string{"ukraine"})
	if err != nil {
		t.Fatal(err)
	}
	for _, term := range set.Terms {
		core := strings.HasPrefix(set.Where("terms", term.ID), "core/")
		if core != (term.Dispute == nil) {
			t.Errorf("%s: only the terms of a pack that names its dispute belong to it, got %v", term.ID, term.Dispute)
		}
	}
}

// TestEveryTermHasExamples holds that what parley brings along shows itself: each term has an example of each sort, a plain label and an issue.
func TestEveryTermHasExamples(t *testing.T) {
	var own []fs.FS
	for _, name := range fixtures.Collections() {
		if pack, ok := fixtures.Pack(name); ok {
			own = append(own, pack)
		}
	}
	set, err := packs.Load(packs.Embedded(), own...)
	if err != nil {
		t.Fatal(err)
	}
	for _, term := range set.Terms {
		if len(term.Examples.Match) == 0 || len(term.Examples.NoMatch) == 0 {
			t.Errorf("%s: %s has no example of each sort", set.Where("terms", term.ID), term.ID)
		}
		if term.Issue == "" || len(strings.Fields(term.Label)) > 10 || strings.HasSuffix(term.Label, ".") {
			t.Errorf("%s: %s needs an issue and a short label without a full stop, got %q, %q", set.Where("terms", term.ID), term.ID, term.Issue, term.Label)
		}
	}
}

func TestNominalizationsArePairs(t *testing.T) {
	set, err := packs.Load([]string{"core"})
	if err != nil {
		t.Fatal(err)
	}
	pairs := set.List("nominalization")
	if len(pairs) < 100 {
		t.Errorf("want at least 100 pairs, got %d", len(pairs))
	}
	shape := regexp.MustCompile(`^[a-z-]+/[a-z-]+$`)
	seen := map[string]bool{}
	for _, pair := range pairs {
		noun, verb, _ := strings.Cut(pair, "/")
		if !shape.MatchString(pair) || seen[noun] {
			t.Errorf("want noun/verb in small letters, each noun once, got %q", pair)
		}
		seen[noun] = true
		if !slices.Contains(set.Verbs.Verbs, verb) {
			t.Errorf("%s: the verb is none of verbs.yaml", pair)
		}
	}
}
