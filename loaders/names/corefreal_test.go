package names

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"

	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/packs"
	"github.com/parleygraph/parley/loaders/text"
)

// parses are read from a file of this environment variable; see TestHolders.
const parsesVariable = "PARLEY_PARSES"

type goldRow struct {
	Doc, Type, ID, Actor, Via, Rel, Ev, Target string
	ActorAlt                                   any `json:"actor_alt"`
	Name                                       string
	Alt                                        any
}

// A parsed document.
type parsed struct {
	doc       string
	document  *text.Document
	sentences []*grammar.Sentence
}

func readParses(t testing.TB, set *packs.Set) []parsed {
	path := os.Getenv(parsesVariable)
	if path == "" {
		t.Skip(parsesVariable + " names no file of parses")
	}
	abbreviated := setOf(set.List("abbreviation"))
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []parsed
	scan := bufio.NewScanner(f)
	scan.Buffer(nil, 1<<24)
	for scan.Scan() {
		var row struct {
			Doc       string
			Sentences [][][]any
		}
		if err := json.Unmarshal(scan.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		body, err := os.ReadFile("/work/shared/corpora/" + row.Doc)
		if err != nil {
			t.Fatal(err)
		}
		d := text.Read(string(body), "", func(w string) bool { return abbreviated[w] })
		p := parsed{doc: row.Doc, document: d}
		if len(d.Sentences) != len(row.Sentences) {
			t.Fatal("sentences moved", row.Doc)
		}
		for _, s := range row.Sentences {
			words := make([]grammar.Word, len(s))
			for i, w := range s {
				start, end := int(w[0].(float64)), int(w[1].(float64))
				raw := string(body)[start:end]
				words[i] = grammar.Word{Start: start, End: end, Text: strings.ToLower(raw), Lemma: strings.ToLower(w[2].(string)), Tag: w[3].(string), Relation: w[4].(string),
					Head: int(w[5].(float64)), Capital: strings.ToUpper(raw[:1]) == raw[:1] && strings.ToLower(raw[:1]) != raw[:1], Entity: w[6].(string), Begins: w[7].(string) == "B"}
			}
			p.sentences = append(p.sentences, grammar.New(words))
		}
		all = append(all, p)
	}
	return all
}

func readGold(t testing.TB) map[string][]goldRow {
	gold := map[string][]goldRow{}
	more, _ := filepath.Glob("/work/annot/gold*.jsonl")
	for n, path := range append([]string{"/work/shared/gold/real_dev.jsonl"}, more...) {
		dir := "more/"
		if n == 0 {
			dir = "real/"
		}
		f, err := os.Open(path)
		if err != nil {
			t.Skip("no annotations")
		}
		scan := bufio.NewScanner(f)
		scan.Buffer(nil, 1<<24)
		for scan.Scan() {
			var r goldRow
			if err := json.Unmarshal(scan.Bytes(), &r); err != nil {
				continue
			}
			gold[dir+r.Doc] = append(gold[dir+r.Doc], r)
		}
		f.Close()
	}
	return gold
}

func several(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var all []string
		for _, x := range v {
			all = append(all, fmt.Sprint(x))
		}
		return all
	}
	return nil
}

var goldAliases = map[string]string{"us": "united states", "u.s.": "united states", "usa": "united states", "america": "united states", "eu": "european union", "russian federation": "russia",
	"uk": "united kingdom", "britain": "united kingdom", "un": "united nations", "ltte": "tamil tigers", "liberation tigers of tamil eelam": "tamil tigers", "palestine": "palestinians",
	"palestinian authority": "palestinians", "un security council": "united nations security council", "security council": "united nations security council", "u.n. security council": "united nations security council",
	"iaea": "international atomic energy agency", "wto": "world trade organization", "imf": "international monetary fund", "united states of america": "united states"}

var spaces = regexp.MustCompile(`\s+`)

func normal(s string) string {
	s = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "–", "-", "—", "-", "`", "'").Replace(s)
	return strings.ToLower(strings.TrimSpace(spaces.ReplaceAllString(s, " ")))
}

func goldName(s string) string {
	s = strings.TrimPrefix(strings.Trim(normal(s), " .,;:\"'"), "the ")
	if a := goldAliases[s]; a != "" {
		return a
	}
	return s
}

// TestHolders prints of how many annotated statements the right party is among those whom the words of the sentence mean. It reads parses from a file,
// so that it measures this stage alone.
func TestHolders(t *testing.T) {
	set, err := packs.Load([]string{"core", "ukraine"})
	if err != nil {
		t.Fatal(err)
	}
	all, gold := readParses(t, set), readGold(t)
	words, stand := newPointers(set), newStandIn(set)
	kinds := map[string]*[3]int{}
	var misses []string
	for _, p := range all {
		names := stand.read(p.sentences)
		c := newCoref(p.document, p.sentences, words, names)
		for _, g := range gold[p.doc] {
			if g.Type != "statement" {
				continue
			}
			want := map[string]bool{goldName(g.Actor): true}
			for _, a := range several(g.ActorAlt) {
				want[goldName(a)] = true
			}
			at := c.sentenceOf(g.Ev)
			if at < 0 {
				continue
			}
			kind := strings.Split(p.doc, "/")[0] + "/" + strings.Split(p.doc, "/")[1]
			if kinds[kind] == nil {
				kinds[kind] = &[3]int{}
			}
			kinds[kind][0]++
			byName, byAll := c.among(at, want)
			if byName {
				kinds[kind][1]++
			}
			if byAll {
				kinds[kind][2]++
			} else {
				misses = append(misses, fmt.Sprintf("%s [%s] %s %s\n      %s\n      voice %v, speaker %v", p.doc, g.Actor, g.Rel, g.Ev, spaces.ReplaceAllString(p.document.Text[p.document.Sentences[at].Start:p.document.Sentences[at].End], " "), namesOf(c.voice), c.shown(at)))
			}
		}
	}
	var order []string
	total := [3]int{}
	for k, v := range kinds {
		order = append(order, k)
		for i := range v {
			total[i] += v[i]
		}
	}
	sort.Strings(order)
	for _, k := range order {
		fmt.Printf("%-16s gold %4d  named %.3f  with coreference %.3f\n", k, kinds[k][0], float64(kinds[k][1])/float64(kinds[k][0]), float64(kinds[k][2])/float64(kinds[k][0]))
	}
	fmt.Printf("%-16s gold %4d  named %.3f  with coreference %.3f\n", "all", total[0], float64(total[1])/float64(total[0]), float64(total[2])/float64(total[0]))
	if os.Getenv("MISSES") != "" {
		fmt.Println(strings.Join(misses, "\n"))
	}
}

// sentenceOf returns the sentence that holds evidence.
func (c *coref) sentenceOf(ev string) int {
	want := normal(ev)
	for i, s := range c.document.Sentences {
		if strings.Contains(normal(c.document.Text[s.Start:s.End]), want) {
			return i
		}
	}
	for i := range c.document.Sentences {
		if i+1 < len(c.document.Sentences) && strings.Contains(normal(c.document.Text[c.document.Sentences[i].Start:c.document.Sentences[i+1].End]), want) {
			return i
		}
	}
	return -1
}

// among tells whether a wanted party is among those whom the words of a sentence name, and with those whom they mean.
func (c *coref) among(i int, want map[string]bool) (byName, byAll bool) {
	match := func(refs []Ref) bool {
		for _, r := range refs {
			if p := r.Side(); p != nil && want[goldName(p.Name)] || r.Name() != "" && want[goldName(r.Name())] {
				return true
			}
		}
		return false
	}
	byAll = match(c.voice)
	for w := range c.sentences[i].Words {
		n := match(c.names.named(i, w))
		byName = byName || n
		byAll = byAll || n || match(c.at(i, w)) || match(c.speaker(i, w))
	}
	return byName, byAll
}

func namesOf(refs []Ref) []string {
	var all []string
	for _, r := range refs {
		name := r.Name()
		if r.Kind == Nobody {
			name = "nobody"
		} else if p := r.Side(); p != nil && r.Person != nil {
			name += "(" + p.Name + ")"
		}
		all = append(all, name)
	}
	return all
}

func (c *coref) shown(i int) string {
	out := ""
	for w := range c.sentences[i].Words {
		if refs := c.refs[i][w]; refs != nil {
			out += fmt.Sprintf(" %s=%v", c.sentences[i].Words[w].Text, namesOf(refs))
		}
	}
	if len(c.sentences[i].Words) > 0 {
		out += fmt.Sprintf(" SPEAKER=%v", namesOf(c.speaker(i, len(c.sentences[i].Words)/2)))
	}
	return out
}
