package names_test

import (
	"cmp"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"

	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/grammar/parse"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/packs"
	"github.com/parleygraph/parley/loaders/text"
)

func vocabulary(t testing.TB) *names.Vocabulary {
	set, err := packs.Load([]string{"core", "ukraine", "climate"})
	if err != nil {
		t.Fatal(err)
	}
	return names.NewVocabulary(set)
}

// parser returns our parser.
func parser(t testing.TB) *parse.Model {
	m, err := parse.Open()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// shared returns the path of a file beside the repository, or under the folder that an environment variable names.
func shared(path string) string {
	return filepath.Join(cmp.Or(os.Getenv("PARLEY_SHARED"), "../../../shared"), path)
}

type row struct {
	Doc, Type, Name, Party, Actor, Ev string
	Alt                               any
	ActorAlt                          any `json:"actor_alt"`
}

// actors returns the names by which a statement's actor may go.
func (r row) actors() map[string]bool { return row{Name: r.Actor, Alt: r.ActorAlt}.names() }

func (r row) names() map[string]bool {
	all := map[string]bool{norm(r.Name): true}
	switch alt := r.Alt.(type) {
	case string:
		all[norm(alt)] = true
	case []any:
		for _, a := range alt {
			all[norm(a.(string))] = true
		}
	}
	return all
}

var same = map[string]string{"us": "united states", "u.s.": "united states", "usa": "united states", "america": "united states", "eu": "european union",
	"russian federation": "russia", "uk": "united kingdom", "britain": "united kingdom", "un": "united nations", "ltte": "tamil tigers", "palestine": "palestinians",
	"palestinian authority": "palestinians", "un security council": "united nations security council", "security council": "united nations security council",
	"u.n. security council": "united nations security council", "iaea": "international atomic energy agency", "wto": "world trade organization", "imf": "international monetary fund"}

func norm(s string) string {
	s = strings.NewReplacer("’", "'", "‘", "'", "“", "\"", "”", "\"", "–", "-", "—", "-").Replace(s)
	s = strings.Trim(strings.ToLower(strings.Join(strings.Fields(s), " ")), " .,;:\"'")
	s = strings.TrimPrefix(s, "the ")
	if o, ok := same[s]; ok {
		return o
	}
	return s
}

func TestReal(t *testing.T) {
	parses := parser(t)
	v := vocabulary(t)
	if hit, bad := measure(t, v, parses, shared("gold/real_dev.jsonl"), shared("corpora/real")); hit < fewestEnvoys || bad > mostBystanders {
		t.Errorf("%d envoys with their party, at least %d are expected; %d bystanders made envoys, at most %d", hit, fewestEnvoys, bad, mostBystanders)
	}
	if os.Getenv("MORE") != "" {
		files := []string{"../annotations/data/more.jsonl"}
		for _, f := range files {
			measure(t, v, parses, f, shared("corpora/more"))
		}
	}
}

// What the annotated articles must give at least and at most.
const (
	fewestEnvoys   = 190
	mostBystanders = 3
)

func measure(t *testing.T, v *names.Vocabulary, parser *parse.Model, gold, dir string) (envoysFound, bystandersFound int) {
	byDoc := map[string][]row{}
	raw, err := os.ReadFile(gold)
	if err != nil {
		t.Skip(err)
	}
	for _, l := range strings.Split(string(raw), "\n") {
		var r row
		if json.Unmarshal([]byte(l), &r) == nil {
			byDoc[r.Doc] = append(byDoc[r.Doc], r)
		}
	}
	var docs []string
	for d := range byDoc {
		docs = append(docs, d)
	}
	sort.Strings(docs)
	hit, of, bad, partyHit, partyOf, extra, held, heldOf := 0, 0, 0, 0, 0, 0, 0, 0
	for _, doc := range docs {
		if number, _ := strconv.Atoi(strings.TrimSuffix(filepath.Base(doc), ".txt")); number%3 == 0 && strings.HasSuffix(dir, "more") {
			continue // held out
		}
		body, err := os.ReadFile(filepath.Join(dir, doc))
		if err != nil {
			continue
		}
		n := find(v, parser, string(body))
		if n == nil {
			continue
		}
		if strings.Contains(","+os.Getenv("DOC")+",", ","+strings.TrimSuffix(doc, ".txt")+",") {
			t.Log(n.Debug())
		}
		people := map[string]string{}
		for _, p := range n.Persons() {
			if envoy(p) {
				party := ""
				if p.Party != nil {
					party = p.Party.Name
				}
				people[norm(p.Name)] = norm(party)
			}
		}
		parties := map[string]map[string]bool{}
		mine := map[string]bool{}
		var all []string
		for _, p := range n.Parties() {
			mine[norm(p.Name)] = true
			all = append(all, p.Name)
		}
		var missed []string
		known := map[string]bool{}
		for _, r := range byDoc[doc] {
			if r.Type == "party" {
				parties[norm(r.Name)] = r.names()
				partyOf++
				found := false
				for k := range r.names() {
					found = found || mine[k]
				}
				if found {
					partyHit++
				} else {
					missed = append(missed, r.Name)
				}
			}
			if strings.HasSuffix(r.Type, "envoy") {
				for k := range r.names() {
					known[k] = true
				}
			}
		}
		if len(missed) > 0 {
			t.Logf("PARTIES %s missed %q of %q", doc, missed, all)
		}
		for _, r := range byDoc[doc] {
			switch r.Type {
			case "statement":
				want := r.actors()
				for k := range parties[norm(r.Actor)] {
					want[k] = true
				}
				i, got := holders(n, r.Ev, string(body))
				if i < 0 {
					continue
				}
				heldOf++
				ok := false
				for k := range got {
					ok = ok || want[k]
				}
				if ok {
					held++
				} else {
					t.Logf("HOLDER %s [%s] <%s> got %v", doc, r.Actor, r.Ev, slices.Sorted(maps.Keys(got)))
				}
			case "envoy":
				of++
				ok := false
				got := "-"
				for k := range r.names() {
					if p, have := people[k]; have {
						got = p
						ok = ok || p == norm(r.Party) || parties[norm(r.Party)][p]
					}
				}
				if ok {
					hit++
				} else {
					t.Logf("ENVOY %s  %s of %s, got %s", doc, r.Name, r.Party, got)
				}
			case "not_envoy":
				for k := range people {
					if k == norm(r.Name) || slices.Contains(strings.Fields(k), norm(r.Name)) {
						bad++
						t.Logf("BYSTANDER %s %s of %s", doc, r.Name, people[k])
					}
				}
			}
		}
		for k, p := range people {
			if !known[k] {
				extra++
				t.Logf("EXTRA %s %s of %s", doc, k, p)
			}
		}
	}
	t.Logf("%s: envoys %d of %d, bystanders %d, not in gold %d, parties %d of %d, holders %d of %d", filepath.Base(gold), hit, of, bad, extra, partyHit, partyOf, held, heldOf)
	return hit, bad
}

// holders returns the sentence of a passage and the names of all whom its words mean.
func holders(n *names.Names, ev, body string) (int, map[string]bool) {
	got := map[string]bool{}
	for i, s := range n.Sentences() {
		if len(s.Words) == 0 || !strings.Contains(norm(body[s.Words[0].Start:s.Words[len(s.Words)-1].End]), norm(ev)) {
			continue
		}
		add := func(refs []names.Ref) {
			for _, r := range refs {
				if r.Side() != nil && r.Holds() {
					got[norm(r.Side().Name)] = true
				}
			}
		}
		for k := range s.Words {
			add(n.At(i, k))
		}
		add(n.Speaker(i, 0))
		add(n.Speaker(i, len(s.Words)-2+1))
		return i, got
	}
	return -1, nil
}

// envoy tells whether a person is one of the extraction.
func envoy(p *names.Person) bool { return !p.Bystander && !p.Chair && p.Party != nil }

func find(v *names.Vocabulary, parser *parse.Model, body string) *names.Names {
	d := text.Read(body, "", v.Abbreviated)
	var sentences []*grammar.Sentence
	for _, s := range d.Sentences {
		sentences = append(sentences, grammar.New(grammar.Parsed(parser.Parse(d.Text[s.Start:s.End]), s.Start)))
	}
	return names.Find(d, sentences, v)
}
