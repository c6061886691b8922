package extract_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/extract"
)

// testimony is a text for claims: typographic quotes, a wrapped line, a bystander, a condition, a meeting.
const testimony = `Norway’s foreign minister, Kari Holm, said on Friday that her
country “will not close the strait” — unless Sweden halts its drills. Baker Ola Nord, who sells bread at the harbour, opposed the toll.

Swedish and Danish officials met in Malmö on Saturday. Denmark, with the Faroe Islands watching, supports the **joint patrol**. Stockholm rejected it.
`

func witness(t *testing.T, x *extract.Extractor) (*extract.Witness, graph.Passage) {
	t.Helper()
	d := graph.Document{ID: "d", Text: testimony, SHA256: graph.Digest(testimony), PublishedAt: "2025-12-21"}
	w := x.Witness(d)
	passages, left := w.Passages(6000)
	if len(passages) != 1 || left != 0 {
		t.Fatalf("got %d passages and %d left out, want 1 and 0", len(passages), left)
	}
	return w, passages[0]
}

// claim returns a claim that the testimony bears out, changed by change.
func claim(change func(*extract.Claim)) extract.Claim {
	c := extract.Claim{
		Rule: "test/model", Quote: `her country "will not close the strait" - unless Sweden halts its drills`, Actor: "Kari Holm", Stance: graph.Rejects, Cue: "will not",
		Point: "close the strait", Modality: graph.Asserted, Directness: graph.Direct,
		Conditions: []extract.ClaimedCondition{{Kind: graph.Unless, Text: "unless Sweden halts its drills"}},
	}
	if change != nil {
		change(&c)
	}
	return c
}

func TestClaimsThatTheTextBearsOut(t *testing.T) {
	w, passage := witness(t, grammar(t, []string{"core"}))
	if err := w.Statement(passage, claim(nil)); err != nil {
		t.Fatal(err)
	}
	out := w.Extraction()
	if err := out.Validate(); err != nil {
		t.Fatal(err)
	}
	if len(out.Statements) != 1 {
		t.Fatalf("got %d statements, want 1", len(out.Statements))
	}
	s := out.Statements[0]
	got := map[string]string{
		"quote": s.Quote.Text, "cue": s.Cue.Text, "point": s.Point.Text, "actor": s.ActorName, "party": s.Party, "capacity": string(s.Capacity),
		"condition": s.Conditions[0].Text, "said": string(s.StatedAt), "rule": s.Rule,
	}
	want := map[string]string{
		"quote": "Norway’s foreign minister, Kari Holm, said on Friday that her\ncountry “will not close the strait” — unless Sweden halts its drills.",
		"cue":   "will not", "point": "close the strait", "actor": "Kari Holm", "party": "party:norway", "capacity": "SPEAKS_FOR",
		"condition": "unless Sweden halts its drills", "said": "2025-12-19", "rule": "test/model",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if s.Confidence != 0.5 {
		t.Errorf("confidence %v of a rule that was never measured, want one half", s.Confidence)
	}
}

func TestClaimsAreRefusedWithTheirReason(t *testing.T) {
	patrol := func(actor string) func(*extract.Claim) {
		return func(c *extract.Claim) {
			*c = extract.Claim{Quote: "supports the joint patrol. Stockholm rejected it", Actor: actor, Stance: graph.Supports, Cue: "supports", Point: "the joint patrol", Modality: graph.Asserted, Directness: graph.Narrated}
		}
	}
	tests := map[string]struct {
		change func(*extract.Claim)
		want   error
	}{
		"nothing wrong":         {nil, nil},
		"by alias":              {patrol("Kingdom of Denmark"), nil},
		"by its capital's name": {patrol("Sweden"), nil},
		"emphasis marks":        {patrol("Denmark"), nil},
		"quote from elsewhere":  {func(c *extract.Claim) { c.Quote = "Norway supports the toll" }, extract.QuoteMissing},
		"empty quote":           {func(c *extract.Claim) { c.Quote = " “” " }, extract.QuoteMissing},
		"half a word":           {func(c *extract.Claim) { c.Point = "lose the strait" }, extract.PointMissing},
		"point elsewhere":       {func(c *extract.Claim) { c.Point = "the toll" }, extract.PointMissing},
		"cue elsewhere":         {func(c *extract.Claim) { c.Cue = "rejected" }, extract.CueMissing},
		"scope elsewhere":       {func(c *extract.Claim) { c.Scope = "On fish" }, extract.ScopeMissing},
		"one condition too many": {func(c *extract.Claim) {
			c.Conditions = append(c.Conditions, extract.ClaimedCondition{Kind: graph.If, Text: "if it rains"})
		}, extract.ConditionMissing},
		"stance":                       {func(c *extract.Claim) { c.Stance = "LOVES" }, extract.UnknownValue},
		"modality":                     {func(c *extract.Claim) { c.Modality = "" }, extract.UnknownValue},
		"directness":                   {func(c *extract.Claim) { c.Directness = "direct" }, extract.UnknownValue},
		"condition's kind":             {func(c *extract.Claim) { c.Conditions[0].Kind = "WHEN" }, extract.UnknownValue},
		"no actor":                     {func(c *extract.Claim) { c.Actor = "" }, extract.ActorUnnamed},
		"actor not there":              {func(c *extract.Claim) { c.Actor = "France" }, extract.ActorUnnamed},
		"pronoun":                      {func(c *extract.Claim) { c.Actor = "her" }, extract.ActorUnnamed},
		"two actors at once":           {func(c *extract.Claim) { c.Actor = "Swedish and Danish officials" }, extract.ActorUnnamed},
		"white space for a name":       {func(c *extract.Claim) { c.Actor = "\u200b " }, extract.ActorUnnamed},
		"bystander":                    {func(c *extract.Claim) { c.Actor = "Ola Nord" }, extract.ActorWithoutSide},
		"principal not there":          {func(c *extract.Claim) { c.OnBehalfOf = []string{"the Alliance of Small States"} }, extract.ActorUnnamed},
		"reporter not there":           {func(c *extract.Claim) { c.SaidBy = "Iceland" }, extract.ActorUnnamed},
		"addressee not there":          {func(c *extract.Claim) { c.Addressee = "Iceland" }, extract.ActorUnnamed},
		"cue and point too far apart":  {func(c *extract.Claim) { c.Quote, c.Cue, c.Point, c.Conditions = testimony, "close", "rejected it", nil }, extract.QuoteTooLong},
		"bytes that are no characters": {func(c *extract.Claim) { c.Cue = "\x80\x99" }, extract.CueMissing},
	}
	x := grammar(t, []string{"core"})
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			w, passage := witness(t, x)
			if err := w.Statement(passage, claim(test.change)); !errors.Is(err, test.want) {
				t.Errorf("got %v, want %v", err, test.want)
			}
			out := w.Extraction()
			if err := out.Validate(); err != nil {
				t.Error(err)
			}
			if got := len(out.Statements); (got == 1) != (test.want == nil) {
				t.Errorf("%d statements are admitted", got)
			}
		})
	}
}

func TestAClaimIsAdmittedOnce(t *testing.T) {
	w, passage := witness(t, grammar(t, []string{"core"}))
	if err := w.Statement(passage, claim(nil)); err != nil {
		t.Fatal(err)
	}
	if err := w.Statement(passage, claim(nil)); !errors.Is(err, extract.Repeated) {
		t.Errorf("got %v, want %v", err, extract.Repeated)
	}
}

func TestClaimsOfMeetings(t *testing.T) {
	met := extract.ClaimedMeeting{Quote: "Swedish and Danish officials met in Malmö", Cue: "met", Participants: []string{"Stockholm", "Denmark"}, Mode: "talks", Place: "Malmö", Status: graph.Held}
	tests := map[string]struct {
		change func(*extract.ClaimedMeeting)
		want   error
	}{
		"nothing wrong":    {func(*extract.ClaimedMeeting) {}, nil},
		"one participant":  {func(m *extract.ClaimedMeeting) { m.Participants = m.Participants[:1] }, extract.ParticipantsUnfit},
		"the same twice":   {func(m *extract.ClaimedMeeting) { m.Participants = []string{"Sweden", "Stockholm"} }, extract.ParticipantsUnfit},
		"a stranger":       {func(m *extract.ClaimedMeeting) { m.Participants = append(m.Participants, "Iceland") }, extract.ActorUnnamed},
		"a bystander":      {func(m *extract.ClaimedMeeting) { m.Participants = append(m.Participants, "Ola Nord") }, extract.ActorWithoutSide},
		"a pair of one":    {func(m *extract.ClaimedMeeting) { m.Pairs = [][]int{{1, 1}} }, extract.ParticipantsUnfit},
		"a pair of nobody": {func(m *extract.ClaimedMeeting) { m.Pairs = [][]int{{0, 2}} }, extract.ParticipantsUnfit},
		"three in a pair":  {func(m *extract.ClaimedMeeting) { m.Pairs = [][]int{{0, 1, 2}} }, extract.ParticipantsUnfit},
		"mode":             {func(m *extract.ClaimedMeeting) { m.Mode = "brawl" }, extract.UnknownValue},
		"status":           {func(m *extract.ClaimedMeeting) { m.Status = "MAYBE" }, extract.UnknownValue},
		"place":            {func(m *extract.ClaimedMeeting) { m.Place = "Oslo" }, extract.PlaceMissing},
		"cue":              {func(m *extract.ClaimedMeeting) { m.Cue = "supports" }, extract.CueMissing},
		"quote":            {func(m *extract.ClaimedMeeting) { m.Quote = "officials met in Oslo" }, extract.QuoteMissing},
	}
	x := grammar(t, []string{"core"})
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			w, passage := witness(t, x)
			m := met
			test.change(&m)
			if err := w.Meeting(passage, m); !errors.Is(err, test.want) {
				t.Errorf("got %v, want %v", err, test.want)
			}
			out := w.Extraction()
			if err := out.Validate(); err != nil {
				t.Error(err)
			}
			if test.want != nil {
				return
			}
			if got := out.Meetings[0]; got.Since != "2025-12-20" || len(got.Pairs) != 1 || got.Place != "Malmö" || got.Quote.Text != "Swedish and Danish officials met in Malmö on Saturday." {
				t.Errorf("got %+v", got)
			}
		})
	}
}

// TestNamesOfActors holds whom a name means in a passage.
func TestNamesOfActors(t *testing.T) {
	const text = "Sweden meets Norway\n\nThe United States’ call for a toll was welcomed by the Norwegian minister Kari Holm. The minister from Sweden, Ola Nord, rejected the toll. " +
		"Danish fishermen rejected the toll, and so did the Swedish government. Holm, in Copenhagen, rejected the toll.\n"
	d := graph.Document{ID: "d", Text: text, SHA256: graph.Digest(text)}
	tests := map[string]struct {
		name, want string // the want is empty where the name means nobody
		err        error
	}{
		"with its article":          {"The United States", "party:united-states", nil},
		"without":                   {"United States", "party:united-states", nil},
		"by another name":           {"America", "party:united-states", nil},
		"with title and name":       {"the Norwegian minister Kari Holm", "envoy:kari-holm.norway", nil},
		"by the full name":          {"Kari Holm", "envoy:kari-holm.norway", nil},
		"by the surname":            {"Holm", "envoy:kari-holm.norway", nil},
		"by the office":             {"The minister from Sweden", "party:sweden", nil},
		"by an adjective's phrase":  {"Swedish government", "party:sweden", nil},
		"by an adjective alone":     {"Swedish", "party:sweden", nil},
		"people are not the side":   {"Danish fishermen", "", extract.ActorUnnamed},
		"a capital that only hosts": {"Copenhagen", "", extract.ActorUnnamed},
		"somebody else":             {"Iceland", "", extract.ActorUnnamed},
	}
	x := grammar(t, []string{"core"})
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			w := x.Witness(d)
			passages, _ := w.Passages(6000)
			err := w.Statement(passages[0], extract.Claim{
				Quote: "rejected the toll", Actor: test.name, Stance: graph.Rejects, Cue: "rejected", Point: "the toll", Modality: graph.Asserted, Directness: graph.Narrated,
			})
			got := ""
			if out := w.Extraction(); len(out.Statements) == 1 {
				got = out.Statements[0].Actor
			}
			if got != test.want || !errors.Is(err, test.err) {
				t.Errorf("got %q and %v, want %q and %v", got, err, test.want, test.err)
			}
		})
	}
	w := x.Witness(d)
	passages, _ := w.Passages(6000)
	met := extract.ClaimedMeeting{Quote: "Sweden meets Norway", Cue: "meets", Participants: []string{"Sweden", "Norway"}, Status: graph.Held}
	if err := w.Meeting(passages[0], met); !errors.Is(err, extract.HeadlineOnly) {
		t.Errorf("a meeting of a headline: got %v", err)
	}
}

// TestPassages holds that passages are whole sentences within the bound, in order, and that none which names somebody is lost.
func TestPassages(t *testing.T) {
	long := strings.Repeat("Norway said, ", 40) + "Sweden said no."
	text := "Norway rejects the toll. Nobody knows why.\n\nThe sea is cold.\n\nSweden supports it. Denmark does not.\n\n" + long + "\n"
	w := grammar(t, []string{"core"}).Witness(graph.Document{ID: "d", Text: text, SHA256: graph.Digest(text)})
	tests := map[string]struct {
		most, left int
		want       []string
	}{
		"all":             {6000, 0, []string{strings.TrimSpace(text)}},
		"paragraphs":      {60, 1, []string{"Norway rejects the toll. Nobody knows why.\n\nThe sea is cold.", "Sweden supports it. Denmark does not."}},
		"sentences":       {24, 1, []string{"Norway rejects the toll.", "Sweden supports it.", "Denmark does not."}},
		"nothing is left": {10, 6, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			passages, left := w.Passages(test.most)
			var got []string
			for _, p := range passages {
				got = append(got, p.Text)
			}
			if diff := cmp.Diff(test.want, got); diff != "" || left != test.left {
				t.Errorf("%d left out, want %d; (-want +got):\n%s", left, test.left, diff)
			}
		})
	}
}

// TestAllOfAClaim holds that everything which a claim may say comes through, and in the order of the text.
func TestAllOfAClaim(t *testing.T) {
	const text = "On fish, Norway, for Iceland, urged Sweden to open the port, Finland said. Estonia rejected the port. Latvia and Estonia plan to meet on Friday. Rolf Unger danced. Malmö slept.\n"
	x := grammar(t, []string{"core"})
	w := x.Witness(graph.Document{ID: "d", Text: text, SHA256: graph.Digest(text), PublishedAt: "2025-12-21"})
	passages, _ := w.Passages(6000)
	second := extract.Claim{Quote: "Estonia rejected the port", Actor: "Estonia", SaidBy: "Estonia", Stance: graph.Rejects, Cue: "rejected", Point: "the port", Modality: graph.Asserted, Directness: graph.Narrated}
	first := extract.Claim{
		Quote: "On fish, Norway, for Iceland, urged Sweden to open the port, Finland said", Actor: "Norway", OnBehalfOf: []string{"Iceland", "Norway"}, SaidBy: "Finland", Addressee: "Sweden", Stance: graph.Demands, Cue: "urged",
		Point: "to open the port", Scope: "On fish", Modality: graph.Asserted, Directness: graph.Indirect,
	}
	for _, c := range []extract.Claim{second, first} {
		if err := w.Statement(passages[0], c); err != nil {
			t.Fatal(err)
		}
	}
	plan := extract.ClaimedMeeting{Quote: "plan to meet on Friday", Cue: "meet", Participants: []string{"Latvia", "Estonia"}, Status: graph.Planned}
	if err := w.Meeting(passages[0], plan); err != nil {
		t.Fatal(err)
	}
	half := plan
	half.Place = "Malm\xc3"
	if err := w.Meeting(passages[0], half); !errors.Is(err, extract.PlaceMissing) {
		t.Errorf("half a character: got %v", err)
	}
	for actor, want := range map[string]error{"Rolf Unger": extract.ActorWithoutSide, "Latvia and Estonia": extract.ActorUnnamed} {
		second.Actor = actor
		if err := w.Statement(passages[0], second); !errors.Is(err, want) {
			t.Errorf("%s: got %v, want %v", actor, err, want)
		}
	}
	out := w.Extraction()
	if err := out.Validate(); err != nil {
		t.Fatal(err)
	}
	s := out.Statements[0]
	got := []string{s.Actor, strings.Join(s.OnBehalfOf, " "), s.SaidBy.Actor, s.Addressee, s.Scope, out.Statements[1].Actor, string(out.Meetings[0].Since)}
	want := []string{"party:norway", "party:iceland", "party:finland", "party:sweden", "On fish", "party:estonia", "2025-12-26"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if out.Statements[1].SaidBy != nil {
		t.Error("who speaks for oneself reports nobody")
	}
}
