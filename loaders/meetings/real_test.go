package meetings_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/annotations"
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/grammar/parse"
	"github.com/parleygraph/parley/loaders/judge"
	"github.com/parleygraph/parley/loaders/meetings"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/packs"
	"github.com/parleygraph/parley/loaders/text"
)

// A reading is one annotated document as the tests read it.
type reading struct {
	doc, fold string
	page      *meetings.Page
	day       graph.Day
	rows      []row
	annotated []annotations.Meeting
	found     []meetings.Candidate
	examples  []judge.Example
}

type row struct {
	annotations.Row
	sides [2]map[string]bool
}

// shared is where the real texts and their annotations stand beside the repository.
const shared = "../../../../shared/"

var held = regexp.MustCompile(`(\d+)\.txt$`)

func corpus(t testing.TB, set *packs.Set) (dev, more []*reading) {
	if _, err := os.Stat(shared + "gold/real_dev.jsonl"); err != nil {
		t.Skip("no annotated texts beside the repository")
	}
	dev = readings(t, set, shared+"gold/real_dev.jsonl", shared+"corpora/real", false)
	gold, _ := filepath.Glob(shared + "../annot/gold*.jsonl")
	for _, g := range gold {
		more = append(more, readings(t, set, g, shared+"corpora/more", true)...)
	}
	return dev, more
}

func readings(t testing.TB, set *packs.Set, gold, texts string, training bool) []*reading {
	f, err := os.Open(gold)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := annotations.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	model, err := parse.Open()
	if err != nil {
		t.Fatal(err)
	}
	words := names.NewVocabulary(set)
	byDoc := map[string][]annotations.Row{}
	for _, r := range rows {
		n, _ := strconv.Atoi(held.FindStringSubmatch(r.Doc)[1])
		if training && n%3 == 0 {
			continue
		}
		byDoc[r.Doc] = append(byDoc[r.Doc], r)
	}
	var docs []string
	for d := range byDoc {
		docs = append(docs, d)
	}
	sort.Strings(docs)
	found := make([]*reading, len(docs))
	var wait sync.WaitGroup
	gate := make(chan struct{}, runtime.NumCPU())
	for i, d := range docs {
		wait.Go(func() {
			gate <- struct{}{}
			found[i] = newReading(d, filepath.Join(texts, d), byDoc[d], model, words)
			<-gate
		})
	}
	wait.Wait()
	return slices.DeleteFunc(found, func(r *reading) bool { return r == nil })
}

func newReading(doc, path string, rows []annotations.Row, model *parse.Model, words *names.Vocabulary) *reading {
	body, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	r := &reading{doc: doc, fold: strings.Split(doc, "/")[0]}
	title := ""
	parties := map[string]map[string]bool{}
	for _, a := range rows {
		switch a.Type {
		case "meta":
			r.day = graph.Day(a.Published)
			title = a.Name
		case "party":
			parties[plain(a.Name)] = called(a.Name, a.Alt)
		}
	}
	for _, a := range rows {
		if a.Type == "meeting" || a.Type == "not_meeting" {
			x := row{Row: a, sides: [2]map[string]bool{called(a.A, a.AAlt), called(a.B, a.BAlt)}}
			for k, n := range []string{a.A, a.B} {
				for p := range parties[plain(n)] {
					x.sides[k][p] = true
				}
			}
			r.rows = append(r.rows, x)
		}
	}
	d := text.Read(string(body), title, words.Abbreviated)
	var sentences []*grammar.Sentence
	for _, s := range d.Sentences {
		sentences = append(sentences, grammar.New(grammar.Parsed(model.Parse(d.Text[s.Start:s.End]), s.Start)))
	}
	r.annotated = annotations.Meetings(rows, doc, string(body))
	r.page = &meetings.Page{Document: d, Sentences: sentences, Who: names.Find(d, sentences, words)}
	return r
}

// aliases are those by which score.py lets names differ.
var aliases = map[string]string{
	"us": "united states", "u.s.": "united states", "usa": "united states", "america": "united states", "united states of america": "united states", "eu": "european union",
	"russian federation": "russia", "uk": "united kingdom", "britain": "united kingdom", "islamic republic of iran": "iran", "republic of korea": "south korea", "un": "united nations",
	"palestine": "palestinians", "palestinian authority": "palestinians", "un security council": "united nations security council", "security council": "united nations security council",
	"u.n. security council": "united nations security council", "iaea": "international atomic energy agency", "imf": "international monetary fund", "kingdom of saudi arabia": "saudi arabia",
	"people's republic of china": "china", "wto": "world trade organization",
}

var straight = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "–", "-", "—", "-")

func norm(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(straight.Replace(s)), " "))
}

func plain(s string) string {
	s = strings.TrimPrefix(strings.Trim(norm(strings.ReplaceAll(s, "_", " ")), " .,;:\"'"), "the ")
	if a := aliases[s]; a != "" {
		return a
	}
	return s
}

func called(name string, alt []string) map[string]bool {
	found := map[string]bool{plain(name): true}
	for _, a := range alt {
		found[plain(a)] = true
	}
	return found
}

// is tells whether an actor goes by one of the names.
func is(r names.Ref, side map[string]bool) bool {
	return side[plain(r.Name())] || r.Side() != nil && side[plain(r.Side().Name)]
}

func (x *row) sits(a, b names.Ref) bool {
	return is(a, x.sides[0]) && is(b, x.sides[1]) || is(a, x.sides[1]) && is(b, x.sides[0])
}

func (r *reading) proves(x *row, s text.Span) bool {
	return x.Ev != "" && strings.Contains(norm(r.page.Document.Text[s.Start:s.End]), norm(x.Ev))
}

func examples(all []*reading, without string) []judge.Example {
	var found []judge.Example
	for _, r := range all {
		if r.fold != without {
			found = append(found, r.examples...)
		}
	}
	return found
}

// A tally counts what was found.
type tally struct{ gold, hit, out, right, loose, denied, reach int }

func (a *tally) add(b tally) {
	a.gold, a.hit, a.out, a.right, a.loose, a.denied, a.reach = a.gold+b.gold, a.hit+b.hit, a.out+b.out, a.right+b.right, a.loose+b.loose, a.denied+b.denied, a.reach+b.reach
}

func (a tally) String() string {
	return fmt.Sprintf("%d of %d (%d in reach); %d pairs, %d right, %d annotated of the document; denied %d", a.hit, a.gold, a.reach, a.out, a.right, a.loose, a.denied)
}

// facing returns the pairs of a meeting, of a call each two of its participants.
func facing(m *meetings.Meeting) [][2]int {
	pairs := m.Pairs
	if m.Mode == "call" {
		for b := range m.Participants {
			for a := range b {
				pairs = append(pairs, [2]int{a, b})
			}
		}
	}
	return pairs
}

func (r *reading) score(found []meetings.Meeting, out *strings.Builder) (t tally) {
	for n := range r.rows {
		x := &r.rows[n]
		hit, reach := false, false
		for k := range found {
			m := &found[k]
			if !r.proves(x, m.Quote) || (m.Status != graph.Held || x.Planned) && (m.Status != graph.Planned || !x.Planned) {
				continue
			}
			for _, p := range facing(m) {
				hit = hit || x.sits(m.Participants[p[0]], m.Participants[p[1]])
			}
		}
		for k := range r.found {
			reach = reach || x.sits(r.found[k].A, r.found[k].B) && r.proves(x, r.page.Document.Sentences[r.found[k].Sentence].Span)
		}
		switch {
		case x.Type == "not_meeting" && hit:
			t.denied++
			fmt.Fprintf(out, "DENIED %s %s - %s <%s>\n", r.doc, x.A, x.B, x.Ev)
		case x.Type == "meeting":
			t.gold++
			if reach {
				t.reach++
			}
			if hit {
				t.hit++
			} else {
				fmt.Fprintf(out, "MISSED reach=%v %s %s - %s planned=%v <%s>\n", reach, r.doc, x.A, x.B, x.Planned, x.Ev)
			}
		}
	}
	for k := range found {
		m := &found[k]
		if m.Status == graph.Off {
			continue
		}
		for _, p := range facing(m) {
			t.out++
			a, b := m.Participants[p[0]], m.Participants[p[1]]
			right, loose := false, false
			for n := range r.rows {
				if x := &r.rows[n]; x.Type == "meeting" && x.sits(a, b) {
					loose = true
					right = right || r.proves(x, m.Quote)
				}
			}
			if right {
				t.right++
			}
			if loose {
				t.loose++
			} else {
				fmt.Fprintf(out, "EXTRA %s %s %s - %s [%s] %.2f <%s>\n", r.doc, m.Status, a.Name(), b.Name(), r.page.Document.Text[m.Cue.Start:m.Cue.End], m.Confidence, norm(r.page.Document.Text[m.Quote.Start:m.Quote.End]))
			}
		}
	}
	return t
}

func load(t testing.TB) *packs.Set {
	set, err := packs.Load([]string{"core"})
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// TestCrossValidation judges each folder by what all others teach, and asserts a floor. REPORT may name a file for what was missed and what was too much.
func TestCrossValidation(t *testing.T) {
	if testing.Short() {
		t.Skip("reads many texts")
	}
	set := load(t)
	dev, more := corpus(t, set)
	if len(more) == 0 {
		t.Skip("no annotations of our own beside the repository")
	}
	all := append(slices.Clone(dev), more...)
	blind := meetings.NewReader(set, nil)
	for _, r := range all {
		r.found = blind.Candidates(r.page)
		r.examples = blind.Label(r.page, r.found, r.annotated)
	}
	readers := map[string]*meetings.Reader{}
	var out strings.Builder
	for _, part := range []struct {
		name      string
		readings  []*reading
		hit       int
		precision float64
	}{{"real_dev", dev, 78, 0.68}, {"training", more, 92, 0.68}} {
		var sum tally
		for _, r := range part.readings {
			if readers[r.fold] == nil {
				readers[r.fold] = meetings.NewReader(set, meetings.Train(examples(all, r.fold), 1))
			}
			sum.add(r.score(readers[r.fold].Read(r.page, r.day), &out))
		}
		t.Logf("%s: %v", part.name, sum)
		if sum.hit < part.hit || float64(sum.loose) < part.precision*float64(sum.out) || sum.denied > 1 {
			t.Errorf("%s: fewer than %d found, less than %.2f right, or denied ones held", part.name, part.hit, part.precision)
		}
	}
	if report := os.Getenv("REPORT"); report != "" {
		if err := os.WriteFile(report, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
