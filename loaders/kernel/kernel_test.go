package kernel_test

import (
	"bytes"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/annotations"
	learnt "github.com/parleygraph/parley/loaders/judge"
	"github.com/parleygraph/parley/loaders/kernel"
	"github.com/parleygraph/parley/loaders/packs"
	span "github.com/parleygraph/parley/loaders/text"
)

func reader(t *testing.T) *kernel.Reader {
	t.Helper()
	set, err := packs.Load([]string{"core"})
	if err != nil {
		t.Fatal(err)
	}
	return kernel.New(set, judge(t))
}

func judge(t testing.TB) *kernel.Judge {
	t.Helper()
	judge, err := kernel.OpenJudge()
	if err != nil {
		t.Fatal(err)
	}
	return judge
}

// kernelOf returns a point's kernel as it stands in a document about a lake.
func kernelOf(r *kernel.Reader, point string) graph.Kernel {
	k, _ := r.Read(point)
	if k.Weak() {
		k.Context = []string{"@kenya", "@uganda", "lake"}
	}
	return k
}

// alike tells whether two kernels of different documents are one matter.
func alike(a, b *graph.Kernel) bool { return graph.Likeness(a, b) >= graph.LikeEnough }

// together tells whether two points are one matter, in one document and in two.
func together(r *kernel.Reader, a, b string) (one, two bool) {
	mine, theirs := kernelOf(r, a), kernelOf(r, b)
	return oneTerm(r, "Kenya wants to "+a+". It rained on the lake. Uganda wants to "+b+".", a, b), alike(&mine, &theirs)
}

// oneTerm tells whether the terms of two points of a text are one or each other's opposite.
func oneTerm(r *kernel.Reader, text string, points ...string) bool {
	x := graph.Extraction{Document: graph.Document{ID: "lake", Text: text}}
	for i, point := range points {
		at := strings.LastIndex(text, point)
		x.Terms = append(x.Terms, graph.Term{ID: graph.TermID(point), Kind: graph.KindDemand, Label: point})
		x.Statements = append(x.Statements, graph.Statement{
			Party: []string{"party:kenya", "party:uganda", "party:chad"}[i], Stance: graph.Demands, Point: graph.Passage{Start: at, End: at + len(point), Text: point}, Term: graph.TermID(point),
		})
	}
	r.Terms(&x)
	kernels := map[string]graph.Kernel{}
	for _, t := range x.Terms {
		kernels[t.ID] = *t.Kernel
	}
	keys := map[string]bool{}
	for _, s := range x.Statements {
		k := kernels[s.Term]
		k.Against = false
		keys[k.Key()] = true
	}
	return len(keys) == 1
}

// nearMisses are demands that one party can hold beside each other with different answers.
const nearMisses = `
ban exports of wheat | ban imports of wheat
release prisoners | release funds
withdraw troops from the island | withdraw troops from the valley
withdraw its troops from Kenya | withdraw its troops from Uganda
lift sanctions | lift the siege
lift sanctions on Kenya | lift sanctions on Uganda
suspend enrichment | end enrichment for good
open the port | open the airport
open the border crossing | open the embassy
hold elections | hold talks
hold a referendum | hold a summit
release the hostages | bury the hostages
return the refugees | return the bodies
pay compensation | pay salaries
recognize the government | recognize the border
deploy peacekeepers | deploy missiles
extend the truce | extend the mandate
ratify the climate treaty | ratify the trade treaty
reduce tariffs on cars | reduce tariffs on steel
reduce emissions | reduce subsidies
build the dam | build the bridge
share power | share water
share intelligence | share revenue
arrest the rebels | arm the rebels
protect civilians | protect investors
monitor the ceasefire | monitor the election
finance adaptation | finance the army
disarm the militia | disband the parliament
grant amnesty to the rebels | grant visas to the students
transfer technology | transfer prisoners
ban land mines | ban nuclear tests
inspect the reactor | inspect the ships
restore electricity | restore diplomatic relations
restore the monarchy | restore the constitution
limit missiles | limit fishing
expel the ambassador | expel the settlers
accept parts of the plan for the lake | accept the plan for the lake
cut military aid | cut gas supplies
appoint a mediator | appoint a judge
send observers to the talks | send aid to the villages
`

// TestNearMisses joins none of forty pairs that only look alike.
func TestNearMisses(t *testing.T) {
	r := reader(t)
	lines := strings.Split(strings.TrimSpace(nearMisses), "\n")
	if len(lines) != 40 {
		t.Fatalf("got %d pairs, want 40", len(lines))
	}
	for _, line := range lines {
		a, b, _ := strings.Cut(line, " | ")
		if one, two := together(r, a, b); one || two {
			t.Errorf("joined in one document %v, in two %v: %s", one, two, line)
		}
	}
}

// TestAlike joins wordings of one matter.
func TestAlike(t *testing.T) {
	r := reader(t)
	for _, pair := range [][2]string{
		{"withdraw its troops from the valley", "the withdrawal of troops from the valley"},
		{"the proposal to close the lake port", "closing the lake port"},
		{"the lake port to be closed by June", "close the lake port"},
		{"release all hostages", "the immediate and unconditional release of the hostages"},
		{"a ceasefire within 48 hours", "an immediate ceasefire"},
		{"its troops remain in the valley", "withdraw its troops from the valley"},
		{"lift the blockade of the port", "keep the blockade of the port"},
		{"resume the peace talks", "peace negotiations"},
	} {
		if one, _ := together(r, pair[0], pair[1]); !one {
			t.Errorf("not joined: %s | %s", pair[0], pair[1])
		}
	}
}

// TestTaught: annotated points teach by twos whether they are one matter, those left out that share no word; a judge is the same when read.
func TestTaught(t *testing.T) {
	r := reader(t)
	text := "Kenya proposed to close the lake port by June. Uganda rejected closing the lake port for good. Kenya wants to keep foreign trawlers from the north coast of the lake."
	annotated := func(point, term string, stance graph.Stance) annotations.Statement {
		at := strings.Index(text, point)
		return annotations.Statement{Actors: []string{"Kenya"}, Stance: stance, Term: term, Point: span.Span{Start: at, End: at + len(point)}}
	}
	statements := []annotations.Statement{
		annotated("keep foreign trawlers from the north coast of the lake", "Trawlers stay away", graph.Demands),
		annotated("close the lake port by June", "The lake port closes", graph.Proposes),
		annotated("closing the lake port for good", "The lake port closes", graph.Rejects),
	}
	cases := r.Cases(text, statements)
	one := 0
	for _, c := range cases {
		if c.True {
			one++
		}
		if want := 1 / math.Sqrt(float64(len(cases))); c.Weight != want {
			t.Errorf("a case weighs %v of %d, want %v", c.Weight, len(cases), want)
		}
	}
	if one != 1 || len(cases) < 2 {
		t.Errorf("%d of %d cases are one matter, want 1 of 2 or 3", one, len(cases))
	}
	if statements[0].Term != "Trawlers stay away" {
		t.Error("the statements were put into another order")
	}
	var first, again bytes.Buffer
	if err := kernel.Train([][]learnt.Case{cases}).Write(&first); err != nil {
		t.Fatal(err)
	}
	read, err := kernel.ReadJudge(bytes.NewReader(first.Bytes()))
	if err == nil {
		err = read.Write(&again)
	}
	if err != nil || !bytes.Equal(first.Bytes(), again.Bytes()) {
		t.Errorf("read as %d bytes, %v; written as %d", again.Len(), err, first.Len())
	}
	if _, err := kernel.ReadJudge(strings.NewReader("no judge")); !errors.Is(err, graph.Invalid) {
		t.Errorf("got %v, want graph.Invalid", err)
	}
}

// TestPointsBack: what only points back is what was said last.
func TestPointsBack(t *testing.T) {
	r := reader(t)
	for _, c := range []struct {
		text, a, b string
		want       bool
	}{
		{"Kenya proposed a fishing quota for the lake. Uganda backed the plan.", "a fishing quota for the lake", "the plan", true},
		{"Kenya called for a pause of the dredging. The statement we have agreed has Uganda's support.", "a pause of the dredging", "The statement we have agreed", true},
		{"Kenya proposed a fishing quota for the lake. Uganda backed fewer patrols.", "a fishing quota for the lake", "fewer patrols", false},
		{"Kenya proposed a fishing quota for the lake. Uganda backed the ferry subsidy.", "a fishing quota for the lake", "the ferry subsidy", false},
		{"Kenya proposed a fishing quota for the lake. Uganda opposes the toll.", "a fishing quota for the lake", "the toll", false},
		{"Kenya proposed a fishing quota for the lake. It rained. It rained. It rained. It rained. Uganda backed the plan.", "a fishing quota for the lake", "the plan", false},
	} {
		if got := oneTerm(r, c.text, c.a, c.b); got != c.want {
			t.Errorf("%s: one term %v, want %v", c.text, got, c.want)
		}
	}
}

// TestBackKeepsNothingApart: what points back to a wording does not keep another one from it with which it shares no word.
func TestBackKeepsNothingApart(t *testing.T) {
	text := "Kenya called for a fishing quota on Lake Turkana. Uganda rejected the plan. Chad backed fishing quotas for the lake."
	if r := reader(t); !oneTerm(r, text, "a fishing quota on Lake Turkana", "the plan", "fishing quotas for the lake") {
		t.Error("the three are not one term")
	}
}

// TestBareAgreements: what only calls something an agreement is another's in another document.
func TestBareAgreements(t *testing.T) {
	r := reader(t)
	for _, pair := range [][2]string{
		{"peace accords next week at a summit in Oslo", "a final peace deal by the end of the year"},
		{"to sign a formal agreement", "a peace agreement"},
		{"the peace talks", "peace negotiations"},
	} {
		kernels := []graph.Kernel{kernelOf(r, pair[0]), kernelOf(r, pair[1])}
		kernels[0].Context, kernels[1].Context = []string{"@chad", "@kenya", "rebel"}, []string{"@chad", "@kenya", "pipeline"}
		if alike(&kernels[0], &kernels[1]) {
			t.Errorf("joined: %s | %s", pair[0], pair[1])
		}
	}
}

func TestRead(t *testing.T) {
	r := reader(t)
	for point, want := range map[string]graph.Kernel{
		"Kenya's proposal to withdraw its troops by June":        {Words: []string{"troop", "withdraw"}, Acts: []string{"withdraw"}, Names: []string{"kenya"}},
		"troops stay in the valley":                              {Words: []string{"troop", "valley", "withdraw"}, Acts: []string{"withdraw"}, Against: true},
		"an end to the shelling and the reopening of the strait": {Words: []string{"attack"}, Acts: []string{"attack"}, Turns: []string{"end"}, Against: true},
		"a 30-day truce, which rebels had offered":               {Words: []string{"truce"}},
		"not suspend enrichment":                                 {Words: []string{"enrich"}, Acts: []string{"enrich"}, Turns: []string{"suspend"}},
		"talks aimed at persuading Kenya to withdraw":            {Words: []string{"withdraw"}, Acts: []string{"withdraw"}},
		"a package of incentives to urge Kenya to leave":         {Words: []string{"incentive", "withdraw"}, Acts: []string{"withdraw"}, Names: []string{"kenya"}},
		"efforts to persuade Kenya to withdraw":                  {Words: []string{"withdraw"}, Acts: []string{"withdraw"}},
		"time for the blockade of the port to end":               {Words: []string{"blockade", "port"}, Turns: []string{"end"}, Against: true},
		"an end to two years of violence":                        {Words: []string{"fight"}, Acts: []string{"fight"}, Turns: []string{"end"}, Against: true},
		"a permanent suspension of enrichment":                   {Words: []string{"enrich"}, Acts: []string{"enrich"}, Turns: []string{"end"}, Against: true},
		"meet a May 1 deadline to withdraw its troops":           {Words: []string{"troop", "withdraw"}, Acts: []string{"withdraw"}},
		"a permanent end to the blockade":                        {Words: []string{"blockade"}, Turns: []string{"end"}, Spans: []string{"lasting"}, Against: true},
	} {
		got, _ := r.Read(point)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", point, diff)
		}
	}
}

// TestHeld holds that what denies a point is read once: in the stance where it stands in the cue of a rejection, else in the point.
func TestHeld(t *testing.T) {
	r := reader(t)
	const body = "Norway said it would not reopen the port"
	at := func(words string) graph.Passage {
		from := strings.Index(body, words)
		return graph.Passage{Text: words, Start: from, End: from + len(words)}
	}
	for name, test := range map[string]struct {
		stance  graph.Stance
		cue     string
		against bool
	}{
		"in the cue of a rejection":   {graph.Rejects, "would not", false},
		"outside the cue":             {graph.Rejects, "said", true},
		"in the cue of a demand":      {graph.Demands, "would not", true},
		"in a cue that begins before": {graph.Rejects, "said it would not", false},
	} {
		k, _ := r.Read(r.Held(&graph.Statement{Stance: test.stance, Cue: at(test.cue), Point: at("it would not reopen the port")}))
		if k.Against != test.against {
			t.Errorf("%s: against %v, want %v", name, k.Against, test.against)
		}
	}
}

// TestLonger reads a point that is longer than it ought to be as the point itself.
func TestLonger(t *testing.T) {
	r := reader(t)
	for long, short := range map[string]string{
		"suspend fishing before talks resume in the port next week":                     "suspend fishing",
		"withdraw its troops from the valley, heeding a demand of the union":            "withdraw its troops from the valley",
		"withdraw its troops from the valley and free the prisoners":                    "withdraw its troops from the valley",
		"lift the blockade of the port in exchange for grain and fuel":                  "lift the blockade of the port",
		"fishing quotas offered by Kenya":                                               "fishing quotas",
		"closing the lake port is one of the aims of the ministry":                      "closing the lake port",
		"the release of the prisoners as part of a wider deal":                          "the release of the prisoners",
		"he hopes that Kenya will leave the valley":                                     "Kenya leave the valley",
		"the minister stressed that the blockade of the port must end":                  "the blockade of the port must end",
		"with Norway that the blockade of the port must end":                            "the blockade of the port must end",
		"urged both sides to leave the valley":                                          "leave the valley",
		"meet a United Nations deadline to stop fishing":                                "stop fishing",
		"the government to lift the blockade of the port":                               "lift the blockade of the port",
		"work tirelessly for the release of the prisoners":                              "the release of the prisoners",
		"the blockade of the port, which Norway had refused to discuss for many months": "the blockade of the port",
	} {
		want, _ := r.Read(short)
		got, _ := r.Read(long)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s is not %s (-want +got):\n%s", long, short, diff)
		}
	}
	for _, whole := range []string{"Kenya must be allowed to fish in the lake", "the right to use the harbour cranes", "trade and transport between the islands"} {
		if got := r.Core(whole); got != whole {
			t.Errorf("core of %q: got %q", whole, got)
		}
	}
}

// TestThin keeps apart acts of which nothing else is said in documents that are not about quite the same.
func TestThin(t *testing.T) {
	r := reader(t)
	for _, c := range []struct {
		point        string
		mine, theirs []string
		want         bool
	}{
		{"the talks", []string{"@kenya", "@uganda", "lake"}, []string{"@kenya", "@uganda", "lake"}, true},
		{"the talks", []string{"@kenya", "@uganda", "lake"}, []string{"@kenya", "@uganda", "valley"}, false},
	} {
		a, _ := r.Read(c.point)
		b := a
		a.Context, b.Context = c.mine, c.theirs
		if got := alike(&a, &b); got != c.want {
			t.Errorf("%s in %v and %v: joined %v, want %v", c.point, c.mine, c.theirs, got, c.want)
		}
	}
}

// TestQualifiers keeps what only says how soon, how long and how much.
func TestQualifiers(t *testing.T) {
	r := reader(t)
	for point, want := range map[string][]string{
		"a ceasefire within 48 hours":       {"within 48 hours"},
		"release 25 prisoners by March 5":   {"25", "by March 5"},
		"an immediate end to the fighting":  {"immediate"},
		"an agreement on fishing in waters": nil,
		"condemn years of fighting":         nil,
		"two years of talks this month":     {"two years", "this month"},
	} {
		if _, got := r.Read(point); !cmp.Equal(want, got) {
			t.Errorf("%s: got %q, want %q", point, got, want)
		}
	}
}

// FuzzRead reads any text without a fault, and the same way twice.
func FuzzRead(f *testing.F) {
	for _, text := range []string{"", "the", "withdraw its troops by June", "€300 million, at 5%", "Ö’s 'x-'", "U.S.-led talks"} {
		f.Add(text)
	}
	set, err := packs.Load([]string{"core"})
	if err != nil {
		f.Fatal(err)
	}
	r := kernel.New(set, judge(f))
	f.Fuzz(func(t *testing.T, text string) {
		a, quals := r.Read(text)
		b, _ := r.Read(text)
		if !cmp.Equal(a, b) {
			t.Errorf("two readings differ: %v, %v", a, b)
		}
		for _, q := range quals {
			if !strings.Contains(text, q) && !strings.Contains(strings.ReplaceAll(text, "’", "'"), q) {
				t.Errorf("qualifier %q does not stand in %q", q, text)
			}
		}
		if core := r.Core(text); !strings.HasPrefix(text, core) {
			t.Errorf("core %q does not begin %q", core, text)
		}
	})
}

func TestLabels(t *testing.T) {
	reader := reader(t)
	for text, want := range map[string]string{
		"Norway must leave the port, two officials of the ministry said":            "Norway must leave the port",
		"a truce in the north, which Norway had offered":                            "a truce in the north",
		"Norway resumed the shelling of the port, triggering new sanctions":         "Norway resumed the shelling of the port",
		"if Norway withdraws its troops":                                            "Norway withdraws its troops",
		"it will resume the shelling of the port":                                   "resume the shelling of the port",
		"it is determined to keep the port, and":                                    "keep the port",
		"It is time for the siege to end":                                           "the siege to end",
		"to lift the siege of the port":                                             "lift the siege of the port",
		"a clear timetable for the port and a list of steps in which each is named": "a clear timetable for the port and a list of steps",
		"it won't leave the port":                                                   "it won't leave the port",
		"nobody should close the port":                                              "nobody should close the port",
		"it will not leave the port":                                                "it will not leave the port",
		`seek "war or peace`:                                                        "seek war or peace",
		"truce, prisoners and grain":                                                "truce, prisoners and grain",
		"it is extending the truce for another week":                                "it is extending the truce for another week",
		"he hopes that Norway will leave the port":                                  "Norway will leave the port",
		"they expect to get access to the port":                                     "get access to the port",
		"its refusal to lift the siege of the port":                                 "lift the siege of the port",
		"refuses to lift the siege of the port":                                     "lift the siege of the port",
		"the blockade of the port in exchange for":                                  "the blockade of the port",
		"the importance of keeping the port open":                                   "keeping the port open",
		"their joint commitment to the need to reopen the port":                     "reopen the port",
		"a package of economic incentives":                                          "a package of economic incentives",
		"in addition, the port must reopen":                                         "the port must reopen",
		"we also strongly support the reopening of the port":                        "the reopening of the port",
		"first talks on the port":                                                   "first talks on the port",
		"an end to the siege and the release of the crews":                          "an end to the siege",
	} {
		if got := reader.Label(text); got != want {
			t.Errorf("label of %q: got %q, want %q", text, got, want)
		}
	}
	for label, want := range map[string]int{
		"Norway must withdraw its troops": 3, "Norway to withdraw its troops": 3, "the withdrawal of troops": 2, "the port": 1, "a permanent one": 0, "it is up to us": 0, "something": 0, "": 0,
	} {
		if got := reader.Reads(label); got != want {
			t.Errorf("%q reads %d, want %d", label, got, want)
		}
	}
}
