package names

import (
	"bufio"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"

	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/grammar/parse"
	"github.com/parleygraph/parley/loaders/packs"
	"github.com/parleygraph/parley/loaders/text"
)

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

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// shared returns a folder beside the repository; the test skips where there is none.
func shared(t testing.TB, name string) string {
	if folder := filepath.Join("../../..", name); exists(folder) {
		return folder
	}
	t.Skipf("no folder %s at hand", name)
	return ""
}

// heldOut tells whether a text must not be looked at: every third of the newly annotated ones.
func heldOut(key string) bool {
	number, err := strconv.Atoi(strings.TrimSuffix(filepath.Base(key), ".txt"))
	return strings.HasPrefix(key, "more/") && (err != nil || number%3 == 0)
}

func readParses(t testing.TB, set *packs.Set, gold map[string][]goldRow) []parsed {
	corpora := filepath.Join(shared(t, "shared"), "corpora")
	model, err := parse.Open()
	if err != nil {
		t.Fatal(err)
	}
	words := NewVocabulary(set)
	var all []parsed
	for _, doc := range slices.Sorted(maps.Keys(gold)) {
		if heldOut(doc) {
			continue
		}
		body, err := os.ReadFile(filepath.Join(corpora, doc))
		if err != nil {
			t.Fatal(err)
		}
		p := parsed{doc: doc, document: text.Read(string(body), "", words.Abbreviated)}
		for _, s := range p.document.Sentences {
			p.sentences = append(p.sentences, grammar.New(grammar.Parsed(model.Parse(p.document.Text[s.Start:s.End]), s.Start)))
		}
		all = append(all, p)
	}
	return all
}

func readGold(t testing.TB) map[string][]goldRow {
	gold := map[string][]goldRow{}
	for _, path := range []string{filepath.Join(shared(t, "shared"), "gold", "real_dev.jsonl")} {
		dir := "real/"
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

// fewestHolders is the share of the annotated statements whose holder must be found.
const fewestHolders = .90

// TestHolders measures of how many annotated statements the right party is among those whom the words of the sentence mean. It reads parses from a file,
// so that it measures this stage alone.
func TestHolders(t *testing.T) {
	set, err := packs.Load([]string{"core", "ukraine", "climate"})
	if err != nil {
		t.Fatal(err)
	}
	gold := readGold(t)
	all := readParses(t, set, gold)
	words := NewVocabulary(set)
	kinds := map[string]*[3]int{}
	var misses []string
	for _, p := range all {
		n := Find(p.document, p.sentences, words)
		for _, g := range gold[p.doc] {
			if g.Type != "statement" {
				continue
			}
			want := map[string]bool{goldName(g.Actor): true}
			for _, a := range several(g.ActorAlt) {
				want[goldName(a)] = true
			}
			at := n.sentenceOf(g.Ev)
			if at < 0 {
				continue
			}
			kind := strings.Split(p.doc, "/")[0] + "/" + strings.Split(p.doc, "/")[1]
			if kinds[kind] == nil {
				kinds[kind] = &[3]int{}
			}
			kinds[kind][0]++
			byName, byAll := n.among(at, want)
			if byName {
				kinds[kind][1]++
			}
			if byAll {
				kinds[kind][2]++
			} else {
				misses = append(misses, fmt.Sprintf("%s [%s] %s %s\n      %s\n      voice %v, speaker %v", p.doc, g.Actor, g.Rel, g.Ev, spaces.ReplaceAllString(p.document.Text[p.document.Sentences[at].Start:p.document.Sentences[at].End], " "), namesOf(n.Voice()), n.shown(at)))
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
	if share := float64(total[2]) / float64(max(1, total[0])); share < fewestHolders {
		t.Errorf("%.3f of the statements have their holder in mind, at least %.3f are expected", share, fewestHolders)
	}
	if os.Getenv("MISSES") != "" {
		fmt.Println(strings.Join(misses, "\n"))
	}
}

// sentenceOf returns the sentence that holds evidence.
func (n *Names) sentenceOf(ev string) int {
	want := normal(ev)
	for i, s := range n.document.Sentences {
		if strings.Contains(normal(n.document.Text[s.Start:s.End]), want) {
			return i
		}
	}
	for i := range n.document.Sentences {
		if i+1 < len(n.document.Sentences) && strings.Contains(normal(n.document.Text[n.document.Sentences[i].Start:n.document.Sentences[i+1].End]), want) {
			return i
		}
	}
	return -1
}

// among tells whether a wanted party is among those whom the words of a sentence name, and with those whom they mean.
func (n *Names) among(i int, want map[string]bool) (byName, byAll bool) {
	match := func(refs []Ref) bool {
		for _, r := range refs {
			if p := r.Side(); p != nil && want[goldName(p.Name)] || r.Name() != "" && want[goldName(r.Name())] {
				return true
			}
		}
		return false
	}
	byAll = match(n.Voice())
	for w := range n.sentences[i].Words {
		named := match(n.named(i, w))
		byName = byName || named
		byAll = byAll || named || match(n.links.At(i, w)) || match(n.Speaker(i, w))
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

func (n *Names) shown(i int) string {
	out := ""
	for w := range n.sentences[i].Words {
		if refs := n.links.At(i, w); refs != nil && refs[0].Pronoun {
			out += fmt.Sprintf(" %s=%v", n.sentences[i].Words[w].Text, namesOf(refs))
		}
	}
	if len(n.sentences[i].Words) > 0 {
		out += fmt.Sprintf(" SPEAKER=%v", namesOf(n.Speaker(i, len(n.sentences[i].Words)/2)))
	}
	return out
}
