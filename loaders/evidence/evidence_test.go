package evidence_test

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/evidence"
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/grammar/parse"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/packs"
	"github.com/parleygraph/parley/loaders/text"
)

// A stage is what makes a page of a text, once for all tests.
type stage struct {
	parser *parse.Model
	words  *names.Vocabulary
	reader *evidence.Reader
}

var stages = sync.OnceValues(func() (*stage, error) {
	set, err := packs.Load([]string{"core"})
	if err != nil {
		return nil, err
	}
	parser, err := parse.Open()
	words := names.NewVocabulary(set)
	return &stage{parser, words, evidence.NewReader(set, words)}, err
})

// hear opens the hearing of a text that was published on the 21st of December 2025.
func hear(t testing.TB, body string) *evidence.Hearing {
	t.Helper()
	s, err := stages()
	if err != nil {
		t.Fatal(err)
	}
	document := text.Read(body, "", s.words.Abbreviated)
	sentences := make([]*grammar.Sentence, len(document.Sentences))
	for i, at := range document.Sentences {
		sentences[i] = grammar.New(grammar.Parsed(s.parser.Parse(body[at.Start:at.End]), at.Start))
	}
	return s.reader.Hear(&evidence.Page{Document: document, Who: names.Find(document, sentences, s.words), ID: "d", Published: "2025-12-21"})
}

// all is the one passage of a short text.
func all(t testing.TB, h *evidence.Hearing) evidence.Passage {
	t.Helper()
	passages, left := h.Passages(24000)
	if len(passages) != 1 || left != 0 {
		t.Fatalf("got %d passages and %d left out, want 1 and 0", len(passages), left)
	}
	return passages[0]
}

// testimony is a text for claims: typographic quotes, a wrapped line, a bystander, conditions, a rebuff by a pronoun, a meeting told in two sentences.
const testimony = `Norway’s foreign minister, Kari Holm, said on Friday that her
country “will not close the strait” — unless Sweden halts its drills. Baker Ola Nord, who sells bread at the harbour, opposed the toll.

Denmark, with the Faroe Islands watching, supports the **joint patrol**. Stockholm rejected it, but did not rule out a ferry. The dockers will stay out until the two men are taken back.

Swedish and Danish officials met on Saturday. The talks in Malmö lasted an hour. Norway does not support the drills.
`

// The cast of the testimony.
func cast() []evidence.ActorClaim {
	return []evidence.ActorClaim{
		{Name: "Kari Holm", Kind: evidence.Person, Party: "Norway", Role: "foreign minister", Shown: "Norway's foreign minister, Kari Holm"},
		{Name: "Norway", Kind: "STATE"}, {Name: "Sweden", Kind: "STATE"}, {Name: "Denmark", Kind: "STATE"},
		{Name: "The dockers", Kind: "FACTION"}, {Name: "Ola Nord", Kind: evidence.Bystander},
		{Name: "Danish officials", Kind: evidence.Body, Party: "Denmark", Shown: "Danish officials"},
	}
}

func heard(t testing.TB) (*evidence.Hearing, evidence.Passage) {
	t.Helper()
	h := hear(t, testimony)
	for i, err := range h.Actors(cast()) {
		if err != nil {
			t.Fatalf("%s: %v", cast()[i].Name, err)
		}
	}
	return h, all(t, h)
}

// closing returns a claim that the testimony bears out, changed by change.
func closing(change func(*evidence.Claim)) evidence.Claim {
	c := evidence.Claim{
		Sentences: []int{1}, Actor: "Kari Holm", As: "her country", Stance: "REJECTS", Cue: "will not", Point: "close the strait", When: "Friday",
		Conditions: []evidence.ClaimedCondition{{Kind: graph.Unless, Text: `unless Sweden halts its drills`}},
	}
	if change != nil {
		change(&c)
	}
	return c
}

func TestAStatementThatTheTextBearsOut(t *testing.T) {
	h, passage := heard(t)
	s, err := h.Statement(passage, closing(nil))
	if err != nil {
		t.Fatal(err)
	}
	at := func(s text.Span) string { return testimony[s.Start:s.End] }
	got := map[string]string{
		"quote": at(s.Quote), "cue": at(s.Cue), "point": at(s.Point), "actor": s.By.Name(), "party": s.By.Side().ID, "as": at(s.By.Span), "role": s.By.Person.Roles[0].Text,
		"capacity": string(s.By.Capacity), "condition": at(s.Conditions[0].Span), "said": s.Stated.Period(), "directness": string(s.Directness), "modality": string(s.Modality),
	}
	want := map[string]string{
		"quote": "Norway’s foreign minister, Kari Holm, said on Friday that her\ncountry “will not close the strait” — unless Sweden halts its drills.",
		"cue":   "will not", "point": "close the strait", "actor": "Kari Holm", "party": "party:norway", "as": "her\ncountry", "role": "foreign minister",
		"capacity": "SPEAKS_FOR", "condition": "unless Sweden halts its drills", "said": "2025-12-19", "directness": "DIRECT", "modality": "ASSERTED",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestStatementsAreRefusedWithTheirReason(t *testing.T) {
	patrol := func(change func(*evidence.Claim)) func(*evidence.Claim) {
		return func(c *evidence.Claim) {
			*c = evidence.Claim{Sentences: []int{3}, Actor: "Denmark", As: "Denmark", Stance: "SUPPORTS", Cue: "supports", Point: "the joint patrol"}
			if change != nil {
				change(c)
			}
		}
	}
	rebuff := func(change func(*evidence.Claim)) func(*evidence.Claim) {
		return func(c *evidence.Claim) {
			*c = evidence.Claim{Sentences: []int{4}, Actor: "Sweden", As: "Stockholm", Stance: "REJECTS", Cue: "rejected", Point: "it", Means: "joint patrol"}
			change(c)
		}
	}
	tests := map[string]struct {
		change func(*evidence.Claim)
		want   error
	}{
		"nothing wrong":           {nil, nil},
		"emphasis marks":          {patrol(nil), nil},
		"by alias":                {patrol(func(c *evidence.Claim) { c.Actor = "Kingdom of Denmark" }), nil},
		"by its capital":          {rebuff(func(*evidence.Claim) {}), nil},
		"the sentence beside":     {patrol(func(c *evidence.Claim) { c.Sentences = []int{4} }), nil},
		"another capital letter":  {patrol(func(c *evidence.Claim) { c.Point = "The joint patrol" }), nil},
		"pieces of a point":       {closingWith(func(c *evidence.Claim) { c.Cue, c.Point = "not", "close ... strait" }), nil},
		"a side by its noun":      {func(c *evidence.Claim) { *c = dockers() }, nil},
		"no sentence":             {func(c *evidence.Claim) { c.Sentences = nil }, evidence.SentencesUnfit},
		"a sentence that is none": {func(c *evidence.Claim) { c.Sentences = []int{1, 99} }, evidence.SentencesUnfit},
		"sentence nought":         {func(c *evidence.Claim) { c.Sentences = []int{0} }, evidence.SentencesUnfit},
		"half a word":             {func(c *evidence.Claim) { c.Point = "lose the strait" }, evidence.PointMissing},
		"point elsewhere":         {func(c *evidence.Claim) { c.Point = "the joint patrol" }, evidence.PointMissing},
		"no point":                {func(c *evidence.Claim) { c.Point = " “” " }, evidence.PointMissing},
		"cue elsewhere":           {func(c *evidence.Claim) { c.Cue = "rejected" }, evidence.CueMissing},
		"bytes that are no text":  {func(c *evidence.Claim) { c.Cue = "\x80\x99" }, evidence.CueMissing},
		"scope elsewhere":         {func(c *evidence.Claim) { c.Scope = "On fish" }, evidence.ScopeMissing},
		"a condition too many": {func(c *evidence.Claim) {
			c.Conditions = append(c.Conditions, c.Conditions[0])
			c.Conditions[1].Text = "if it rains"
		}, evidence.ConditionMissing},
		"meaning made up":        {rebuff(func(c *evidence.Claim) { c.Means = "the dam" }), evidence.MeaningMissing},
		"stance":                 {func(c *evidence.Claim) { c.Stance = "LOVES" }, evidence.UnknownValue},
		"modality":               {func(c *evidence.Claim) { c.Modality = "PERHAPS" }, evidence.UnknownValue},
		"condition's kind":       {func(c *evidence.Claim) { c.Conditions[0].Kind = "WHEN" }, evidence.UnknownValue},
		"too far apart":          {func(c *evidence.Claim) { c.Sentences, c.Cue, c.Point = []int{1, 6}, "close", "met on Saturday" }, evidence.QuoteTooLong},
		"no actor":               {func(c *evidence.Claim) { c.Actor = "" }, evidence.ActorUnnamed},
		"an actor not there":     {func(c *evidence.Claim) { c.Actor = "France" }, evidence.ActorUnnamed},
		"a pronoun for a name":   {func(c *evidence.Claim) { c.Actor = "her" }, evidence.ActorUnnamed},
		"white space for a name": {func(c *evidence.Claim) { c.Actor = "\u200b " }, evidence.ActorUnnamed},
		"a bystander": {func(c *evidence.Claim) {
			c.Sentences, c.Actor, c.As, c.Cue, c.Point, c.Conditions = []int{2}, "Ola Nord", "Ola Nord", "opposed", "the toll", nil
		}, evidence.ActorWithoutSide},
		"principal not there":      {func(c *evidence.Claim) { c.OnBehalfOf = []string{"the Alliance of Small States"} }, evidence.ActorUnnamed},
		"reporter not there":       {func(c *evidence.Claim) { c.SaidBy = "Iceland" }, evidence.ActorUnnamed},
		"reporter is nobody":       {func(c *evidence.Claim) { c.SaidBy = "officials" }, nil},
		"addressee not there":      {func(c *evidence.Claim) { c.Addressees = []string{"Iceland"} }, nil},
		"holder not in the quote":  {patrol(func(c *evidence.Claim) { c.As = "Oslo" }), evidence.HolderMissing},
		"holder is somebody else":  {patrol(func(c *evidence.Claim) { c.Actor, c.As = "Norway", "Denmark" }), evidence.HolderOther},
		"an actor who is not near": {patrol(func(c *evidence.Claim) { c.Actor, c.As = "Norway", "" }), evidence.HolderMissing},
		"bystander's words": {patrol(func(c *evidence.Claim) {
			c.Sentences, c.As, c.Cue, c.Point = []int{2}, "Ola Nord", "opposed", "the toll"
			c.Stance = "REJECTS"
		}), evidence.HolderOther},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			h, passage := heard(t)
			if _, err := h.Statement(passage, closing(test.change)); !errors.Is(err, test.want) {
				t.Errorf("got %v, want %v", err, test.want)
			}
		})
	}
}

func closingWith(change func(*evidence.Claim)) func(*evidence.Claim) { return change }

func dockers() evidence.Claim {
	return evidence.Claim{
		Sentences: []int{5}, Actor: "dockers", As: "The dockers", Stance: "REJECTS", Cue: "will stay out", Point: "stay out",
		Conditions: []evidence.ClaimedCondition{{Kind: graph.Unless, Text: "until the two men are taken back"}},
	}
}

// TestSense holds what is dropped although every word of it stands in the text.
func TestSense(t *testing.T) {
	const body = "Norway supports the toll. Denmark does not support the ferry. Sweden rejected the bridge. Finland said the tunnel was long. Iceland has no objection to the pier. " +
		"Estonia no longer opposes the cable. Latvia did not propose the canal. Poland must not close the lock. Norway said: “We welcome the quay.” France ended its support for the lift."
	actors := []evidence.ActorClaim{}
	for _, state := range strings.Fields("Norway Denmark Sweden Finland Iceland Estonia Latvia Poland France") {
		actors = append(actors, evidence.ActorClaim{Name: state, Kind: "STATE"})
	}
	tests := []struct {
		sentence   int
		actor, as  string
		stance     evidence.Stance
		cue, point string
		want       error
	}{
		{1, "Norway", "Norway", "SUPPORTS", "supports", "the toll", nil},
		{1, "Norway", "Norway", "REJECTS", "supports", "the toll", evidence.CueOpposed},
		{2, "Denmark", "Denmark", "REJECTS", "not support", "the ferry", nil},
		{2, "Denmark", "Denmark", "REJECTS", "support", "the ferry", nil}, // the negator stands beside the cue
		{2, "Denmark", "Denmark", "SUPPORTS", "support", "the ferry", evidence.CueOpposed},
		{2, "Denmark", "Denmark", "SUPPORTS", "does not support", "the ferry", evidence.CueOpposed},
		{3, "Sweden", "Sweden", "REJECTS", "rejected", "the bridge", nil},
		{3, "Sweden", "Sweden", "SUPPORTS", "rejected", "the bridge", evidence.CueOpposed},
		{3, "Sweden", "Sweden", "DEMANDS", "rejected", "the bridge", evidence.CueOpposed},
		{4, "Finland", "Finland", "REJECTS", "said", "the tunnel", evidence.CueEmpty},
		{4, "Finland", "Finland", "REJECTS", "said", "the tunnel was long", evidence.CueEmpty},
		{5, "Iceland", "Iceland", "SUPPORTS", "has no objection to", "the pier", nil},
		{6, "Estonia", "Estonia", "SUPPORTS", "no longer opposes", "the cable", nil},
		{7, "Latvia", "Latvia", "PROPOSES", "did not propose", "the canal", evidence.CueOpposed},
		{9, "Norway", "We", "SUPPORTS", "welcome", "the quay", nil},
		{9, "Denmark", "We", "SUPPORTS", "welcome", "the quay", evidence.SpeakerOther},
		{10, "France", "France", "REJECTS", "ended its support for", "the lift", nil},
	}
	for _, test := range tests {
		h := hear(t, body)
		h.Actors(actors)
		c := evidence.Claim{Sentences: []int{test.sentence}, Actor: test.actor, As: test.as, Stance: test.stance, Cue: test.cue, Point: test.point}
		if _, err := h.Statement(all(t, h), c); !errors.Is(err, test.want) {
			t.Errorf("%s %s %q %q: got %v, want %v", test.actor, test.stance, test.cue, test.point, err, test.want)
		}
	}
}

// TestSenseOfTheSentence holds what is dropped by what else its sentence says, or the text does not.
func TestSenseOfTheSentence(t *testing.T) {
	const body = "She rejected the quay. If Norway rejected the toll, Sweden would pay. Does Denmark oppose the ferry? Denmark asked whether Norway supports the lock. Norway urged Denmark to close the pier. " +
		"Finland will meet Iceland. Norway did not meet Sweden. The prime minister of Norway spoke. She rejected the tunnel. Voters rejected the bridge. Norway met Sweden in Malmö. Why did Norway block the canal? Sweden will cancel the levy."
	actors := []evidence.ActorClaim{}
	for _, state := range strings.Fields("Norway Sweden Denmark Finland Iceland") {
		actors = append(actors, evidence.ActorClaim{Name: state, Kind: "STATE"})
	}
	h := hear(t, body)
	h.Actors(actors)
	statements := []struct {
		sentence   int
		actor, as  string
		stance     evidence.Stance
		cue, point string
		want       error
	}{
		{1, "Norway", "She", "REJECTS", "rejected", "the quay", evidence.HolderMissing}, // nobody is named yet
		{2, "Norway", "Norway", "REJECTS", "rejected", "the toll", evidence.Supposed},
		{3, "Denmark", "Denmark", "REJECTS", "oppose", "the ferry", evidence.Supposed},
		{4, "Norway", "Norway", "SUPPORTS", "supports", "the lock", evidence.Supposed},
		{12, "Norway", "Norway", "REJECTS", "block", "the canal", nil}, // what "why" asks about is taken for granted
		{13, "Sweden", "Sweden", "COMMITS", "will cancel", "the levy", nil},
		{5, "Norway", "Norway", "DEMANDS", "urged", "Denmark to close the pier", nil},
		{5, "Denmark", "Denmark", "DEMANDS", "urged", "to close the pier", evidence.HolderOther},
		{9, "Norway", "She", "REJECTS", "rejected", "the tunnel", nil},
		{10, "Norway", "Voters", "REJECTS", "rejected", "the bridge", evidence.HolderOther},
	}
	for _, test := range statements {
		c := evidence.Claim{Sentences: []int{test.sentence}, Actor: test.actor, As: test.as, Stance: test.stance, Cue: test.cue, Point: test.point}
		if _, err := h.Statement(all(t, h), c); !errors.Is(err, test.want) {
			t.Errorf("%s as %q %s %q: got %v, want %v", test.actor, test.as, test.stance, test.point, err, test.want)
		}
	}
	meetings := []struct {
		sentence int
		a, b     string
		cue      string
		status   graph.MeetingStatus
		want     error
	}{
		{6, "Finland", "Iceland", "meet", graph.Planned, nil},
		{6, "Finland", "Iceland", "meet", graph.Held, evidence.CueOpposed},
		{7, "Norway", "Sweden", "meet", graph.Off, nil},
		{7, "Norway", "Sweden", "meet", graph.Held, evidence.CueOpposed},
		{7, "Norway", "Sweden", "did not meet", graph.Planned, evidence.CueOpposed},
		{11, "Norway", "Sweden", "met", graph.Held, nil},
		{11, "Norway", "Denmark", "met", graph.Held, evidence.HolderMissing},
	}
	for _, test := range meetings {
		c := evidence.MeetingClaim{Sentences: []int{test.sentence}, Cue: test.cue, Participants: []evidence.Seat{{Actor: test.a, As: test.a}, {Actor: test.b, As: test.b}}, Status: test.status}
		if _, err := h.Meeting(all(t, h), c); !errors.Is(err, test.want) {
			t.Errorf("%s and %s %q %s: got %v, want %v", test.a, test.b, test.cue, test.status, err, test.want)
		}
	}
}

// TestWhoseLeader holds for whom somebody is taken up whose office or neighbours mislead.
func TestWhoseLeader(t *testing.T) {
	const body = "Norway and Denmark met the Hill People's League. Rebel leader Odd Vik, known as Vulture, spoke for the Karst rebels. The director of the League's youth office, Ivar Dahl, agreed. The director of Norway's opera, Kai Berg, sang. President Rask raised duties on Norwegian fish. The Norwegian president, Mona Lund, left."
	tests := map[string]struct {
		claim evidence.ActorClaim
		err   error
	}{
		"head of a body's office":    {evidence.ActorClaim{Name: "Ivar Dahl", Party: "League", Role: "director", Shown: "The director of the League's youth office, Ivar Dahl"}, nil},
		"head of a state's house":    {evidence.ActorClaim{Name: "Kai Berg", Party: "Norway", Role: "director", Shown: "The director of Norway's opera, Kai Berg"}, evidence.ActorWithoutSide},
		"a noun of the party's name": {evidence.ActorClaim{Name: "Odd Vik", Party: "Karst rebels", Role: "Rebel leader", Shown: "Rebel leader Odd Vik"}, nil},
		"another's adjective beside": {evidence.ActorClaim{Name: "Rask", Party: "Denmark", Role: "President", Shown: "President Rask raised duties on Norwegian fish"}, nil},
		"another's adjective":        {evidence.ActorClaim{Name: "Mona Lund", Party: "Denmark", Role: "president", Shown: "The Norwegian president, Mona Lund"}, evidence.PartyNotShown},
	}
	for name, test := range tests {
		h := hear(t, body)
		test.claim.Kind = evidence.Person
		errs := h.Actors([]evidence.ActorClaim{{Name: "League", Kind: "ORGANIZATION"}, {Name: "Denmark", Kind: "STATE"}, {Name: "Karst rebels", Kind: "ARMED_GROUP"}, test.claim})
		if !errors.Is(errs[3], test.err) {
			t.Errorf("%s: got %v, want %v", name, errs[3], test.err)
		}
	}
}

// TestWhoIsMeant holds by which words an actor is meant who is not named where he acts.
func TestWhoIsMeant(t *testing.T) {
	const body = "Coast rebels stayed home. Fighters of the Karst Front took a town. The rebels and Norway declared a truce. Sweden proposed a toll. The proposal would close the strait. " +
		"Crane drivers at Molo voted to strike after their union, the Harbour Guild, lost the vote. It rained. Norway's guild leaders rejected the quay. A second plan would free the lock. Iceland should have a seat. " +
		"Officials of states that border Norway welcomed the canal. Norway's neighbors are Sweden and Finland. World powers opposed a dyke. " +
		"Norway and Sweden spoke at length. It was agreed to dredge the bay. It was decided by Sweden to sell a ship. " +
		"The European Union sent a plan. Europe opposed the weir. Norway wants a toll instead of a ban."
	h := hear(t, body)
	h.Actors([]evidence.ActorClaim{{Name: "Norway", Kind: "STATE"}, {Name: "Sweden", Kind: "STATE"}, {Name: "Iceland", Kind: "STATE"}, {Name: "rebels", Kind: "ARMED_GROUP"}, {Name: "Karst Front", Kind: "ARMED_GROUP"}, {Name: "Harbour Guild", Kind: "ORGANIZATION"}, {Name: "world powers", Kind: "BLOC"}, {Name: "European Union", Kind: "BLOC"}})
	tests := map[string]struct {
		sentences  []int
		actor, as  string
		stance     evidence.Stance
		cue, point string
		want       error
	}{
		"a common noun, of whom was spoken last": {[]int{3}, "Karst Front", "The rebels", "SUPPORTS", "declared", "a truce", nil},
		"a common noun, of somebody else":        {[]int{3}, "Harbour Guild", "The rebels", "SUPPORTS", "declared", "a truce", evidence.HolderOther},
		"an act without its owner":               {[]int{5}, "Sweden", "", "PROPOSES", "proposal", "close the strait", nil},
		"an act of nobody named before":          {[]int{5}, "Norway", "", "PROPOSES", "proposal", "close the strait", evidence.HolderMissing},
		"no act":                                 {[]int{5}, "Sweden", "", "DEMANDS", "close", "the strait", evidence.HolderMissing},
		"named behind, in the same sentence":     {[]int{6}, "Harbour Guild", "Crane drivers", "SUPPORTS", "voted", "to strike", nil},
		"a noun of the name":                     {[]int{8}, "Harbour Guild", "Norway's guild leaders", "REJECTS", "rejected", "the quay", nil},
		"a noun of another's name":               {[]int{8}, "Karst Front", "Norway's guild leaders", "REJECTS", "rejected", "the quay", evidence.HolderOther},
		"named far off, and cited":               {[]int{4, 9}, "Sweden", "Sweden", "PROPOSES", "plan", "free the lock", nil},
		"named far off":                          {[]int{9}, "Sweden", "Sweden", "PROPOSES", "plan", "free the lock", evidence.HolderMissing},
		"one of several states":                  {[]int{11}, "Sweden", "Officials of states that border Norway", "SUPPORTS", "welcomed", "the canal", nil},
		"several states, and a body":             {[]int{11}, "Harbour Guild", "Officials of states that border Norway", "SUPPORTS", "welcomed", "the canal", evidence.HolderOther},
		"the stem of a bloc's name":              {[]int{18}, "European Union", "Europe", "REJECTS", "opposed", "the weir", nil},
		"what is not wanted":                     {[]int{19}, "Norway", "Norway", "REJECTS", "instead of", "a ban", nil},
		"an impersonal passive":                  {[]int{15}, "Norway", "", "SUPPORTS", "was agreed", "to dredge the bay", nil},
		"a passive that says by whom":            {[]int{16}, "Norway", "", "SUPPORTS", "was decided", "to sell a ship", evidence.HolderMissing},
		"powers":                                 {[]int{13}, "world powers", "World powers", "REJECTS", "opposed", "a dyke", nil},
		"a verb of other nouns":                  {[]int{10}, "Iceland", "Iceland", "DEMANDS", "should have", "a seat", nil},
	}
	for name, test := range tests {
		c := evidence.Claim{Sentences: test.sentences, Actor: test.actor, As: test.as, Stance: test.stance, Cue: test.cue, Point: test.point}
		if _, err := h.Statement(all(t, h), c); !errors.Is(err, test.want) {
			t.Errorf("%s: got %v, want %v", name, err, test.want)
		}
	}
}

// TestWhichMet holds that of words which stand in several cited sentences those report a meeting that stand with who took part.
func TestWhichMet(t *testing.T) {
	h := hear(t, "Norway's envoy came to Malmö. Norway met Finland. It rained. Norway met Sweden.")
	h.Actors([]evidence.ActorClaim{{Name: "Norway", Kind: "STATE"}, {Name: "Sweden", Kind: "STATE"}, {Name: "Finland", Kind: "STATE"}})
	c := evidence.MeetingClaim{Sentences: []int{1, 4}, Cue: "met", Participants: []evidence.Seat{{Actor: "Norway", As: "Norway"}, {Actor: "Sweden", As: "Sweden"}}, Status: graph.Held}
	m, err := h.Meeting(all(t, h), c)
	if err != nil || h.Document.Text[m.Quote.Start:m.Quote.End] != "Norway met Sweden." {
		t.Errorf("got %q, %v", h.Document.Text[m.Quote.Start:m.Quote.End], err)
	}
}

// TestWhoMet holds who is admitted to a meeting whose sentence does not name them, and who sat face to face.
func TestWhoMet(t *testing.T) {
	const body = "Norway and Sweden sent envoys to Malmö. It rained. Boats lay idle. The talks resume on Friday. Finland met Iceland. Snow fell. Norway, Sweden and Finland held talks."
	h := hear(t, body)
	claims := []evidence.ActorClaim{}
	for _, state := range strings.Fields("Norway Sweden Finland Iceland") {
		claims = append(claims, evidence.ActorClaim{Name: state, Kind: "STATE"})
	}
	h.Actors(claims)
	tests := map[string]struct {
		sentence int
		cue      string
		who      string
		status   graph.MeetingStatus
		pairs    int
		want     error
	}{
		"named elsewhere":             {4, "talks", "Norway Sweden", graph.Planned, 1, nil},
		"the sentence names others":   {5, "met", "Norway Sweden", graph.Held, 0, evidence.HolderMissing},
		"one of them is named nearby": {5, "met", "Finland Sweden", graph.Held, 0, evidence.HolderMissing},
		"three who all met":           {7, "held talks", "Norway Sweden Finland", graph.Held, 3, nil},
	}
	for name, test := range tests {
		c := evidence.MeetingClaim{Sentences: []int{test.sentence}, Cue: test.cue, Status: test.status}
		for _, state := range strings.Fields(test.who) {
			c.Participants = append(c.Participants, evidence.Seat{Actor: state, As: state})
		}
		m, err := h.Meeting(all(t, h), c)
		if !errors.Is(err, test.want) || err == nil && len(m.Pairs) != test.pairs {
			t.Errorf("%s: got %v and the pairs %v, want %v and %d", name, err, m.Pairs, test.want, test.pairs)
		}
	}
}

// TestActors holds who is taken up, as whom and for whom.
func TestActors(t *testing.T) {
	const body = "KYIV, Dec. 20 (Wire) - Chinese officials met the Danish minister Anna Holm. Holm, a sailor, spoke for the Hill People's League. " +
		"Rolf Unger wrote a book on Norway. “We are tired,” said Mira Voss, a nurse. Hill farmers want a road. Petra Lind, now with the League, agreed. Both sides smiled."
	tests := map[string]struct {
		claim evidence.ActorClaim
		want  string // name and party, empty where nobody is taken up
		err   error
	}{
		"a state by its adjective":    {evidence.ActorClaim{Name: "China", Kind: "STATE"}, "China", nil},
		"a state that is not there":   {evidence.ActorClaim{Name: "France", Kind: "STATE"}, "", evidence.ActorUnnamed},
		"the document's own":          {evidence.ActorClaim{Name: "the Hill People’s League", Kind: "ORGANIZATION"}, "Hill People's League", nil},
		"a group with a cause":        {evidence.ActorClaim{Name: "Hill farmers", Kind: "FACTION"}, "Hill farmers", nil},
		"unnamed officials":           {evidence.ActorClaim{Name: "Chinese officials", Kind: evidence.Body, Party: "China", Shown: "Chinese officials"}, "China", nil},
		"officials of another":        {evidence.ActorClaim{Name: "Chinese officials", Kind: evidence.Body, Party: "Norway", Shown: "Chinese officials"}, "", evidence.PartyNotShown},
		"a minister":                  {evidence.ActorClaim{Name: "Anna Holm", Kind: evidence.Person, Party: "Denmark", Role: "minister", Shown: "the Danish minister Anna Holm"}, "Anna Holm of Denmark", nil},
		"a minister of another":       {evidence.ActorClaim{Name: "Anna Holm", Kind: evidence.Person, Party: "Norway", Role: "minister", Shown: "the Danish minister Anna Holm"}, "", evidence.PartyNotShown},
		"of a party that is not":      {evidence.ActorClaim{Name: "Anna Holm", Kind: evidence.Person, Party: "Iceland", Shown: "Anna Holm"}, "", evidence.ActorUnnamed},
		"shown by words that are not": {evidence.ActorClaim{Name: "Rolf Unger", Kind: evidence.Person, Party: "Norway", Shown: "Rolf Unger of Norway"}, "", evidence.PartyNotShown},
		"of an own party":             {evidence.ActorClaim{Name: "Petra Lind", Kind: evidence.Person, Party: "League", Shown: "Petra Lind, now with the League"}, "Petra Lind of League", nil},
		"a bystander":                 {evidence.ActorClaim{Name: "Mira Voss", Kind: evidence.Bystander}, "", nil},
		"an analyst of a state":       {evidence.ActorClaim{Name: "Rolf Unger", Kind: evidence.Person, Party: "Norway", Role: "", Shown: "the Norwegian analyst Rolf Unger"}, "", evidence.PartyNotShown},
		"a person not there":          {evidence.ActorClaim{Name: "Per Quist", Kind: evidence.Person, Party: "Denmark"}, "", evidence.ActorUnnamed},
		"a person of no party":        {evidence.ActorClaim{Name: "Mira Voss", Kind: evidence.Person}, "", evidence.ActorWithoutSide},
		"a verb":                      {evidence.ActorClaim{Name: "smiled", Kind: "FACTION"}, "", evidence.ActorUnnamed},
		"a vague group":               {evidence.ActorClaim{Name: "Both sides", Kind: "FACTION"}, "", evidence.ActorUnnamed},
		"a kind that is none":         {evidence.ActorClaim{Name: "China", Kind: "EMPIRE"}, "", evidence.UnknownValue},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			h := hear(t, body)
			err := h.Actors([]evidence.ActorClaim{test.claim})[0]
			var got []string
			for _, p := range h.Parties() {
				got = append(got, p.Name)
			}
			for _, e := range h.Envoys() {
				got = append(got, e.Name+" of "+e.Party.Name)
			}
			if strings.Join(got, ", ") != test.want || !errors.Is(err, test.err) {
				t.Errorf("got %q and %v, want %q and %v", got, err, test.want, test.err)
			}
		})
	}
}

func TestMeetings(t *testing.T) {
	tests := map[string]struct {
		change func(*evidence.MeetingClaim)
		want   error
	}{
		"nothing wrong":   {func(*evidence.MeetingClaim) {}, nil},
		"one participant": {func(m *evidence.MeetingClaim) { m.Participants = m.Participants[:1] }, evidence.ParticipantsUnfit},
		"the same twice":  {func(m *evidence.MeetingClaim) { m.Participants[1] = evidence.Seat{Actor: "Sweden", As: "Swedish"} }, evidence.ParticipantsUnfit},
		"a stranger": {func(m *evidence.MeetingClaim) {
			m.Participants = append(m.Participants, evidence.Seat{Actor: "Iceland"})
		}, evidence.ActorUnnamed},
		"somebody else": {func(m *evidence.MeetingClaim) { m.Participants[0] = evidence.Seat{Actor: "Norway", As: "Swedish"} }, evidence.HolderOther},
		"a bystander too": {func(m *evidence.MeetingClaim) {
			m.Participants = append([]evidence.Seat{{Actor: "Ola Nord"}}, m.Participants...)
			m.Pairs = [][]int{{0, 1}, {1, 2}}
		}, nil},
		"one and a bystander": {func(m *evidence.MeetingClaim) { m.Participants[1] = evidence.Seat{Actor: "Ola Nord"} }, evidence.ActorWithoutSide},
		"a pair of one":       {func(m *evidence.MeetingClaim) { m.Pairs = [][]int{{1, 1}} }, evidence.ParticipantsUnfit},
		"a pair of nobody":    {func(m *evidence.MeetingClaim) { m.Pairs = [][]int{{0, 2}} }, evidence.ParticipantsUnfit},
		"three in a pair":     {func(m *evidence.MeetingClaim) { m.Pairs = [][]int{{0, 1, 2}} }, evidence.ParticipantsUnfit},
		"mode":                {func(m *evidence.MeetingClaim) { m.Mode = "brawl" }, nil},
		"status":              {func(m *evidence.MeetingClaim) { m.Status = "MAYBE" }, evidence.UnknownValue},
		"place":               {func(m *evidence.MeetingClaim) { m.Place = "Oslo" }, evidence.PlaceMissing},
		"half a character":    {func(m *evidence.MeetingClaim) { m.Place = "Malm\xc3" }, evidence.PlaceMissing},
		"cue":                 {func(m *evidence.MeetingClaim) { m.Cue = "rejected" }, evidence.CueMissing},
		"sentence":            {func(m *evidence.MeetingClaim) { m.Sentences = []int{12} }, evidence.SentencesUnfit},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			h, passage := heard(t)
			c := evidence.MeetingClaim{
				Sentences: []int{6, 7}, Cue: "met", Participants: []evidence.Seat{{Actor: "Sweden", As: "Swedish"}, {Actor: "Denmark", As: "Danish officials"}},
				Mode: "talks", Place: "Malmö", When: "Saturday", Status: graph.Held,
			}
			test.change(&c)
			m, err := h.Meeting(passage, c)
			if !errors.Is(err, test.want) {
				t.Fatalf("got %v, want %v", err, test.want)
			}
			quote := "Swedish and Danish officials met on Saturday. The talks in Malmö lasted an hour."
			if got := testimony[m.Quote.Start:m.Quote.End]; err == nil && (m.Window.Since != "2025-12-20" || len(m.Pairs) != 1 || m.Place != "Malmö" || got != quote) {
				t.Errorf("got %+v of %q", m, got)
			}
		})
	}
	h := hear(t, "Sweden meets Norway\n\nThe sea was cold. Nobody else came to the pier on that day.\n")
	met := evidence.MeetingClaim{Sentences: []int{1}, Cue: "meets", Participants: []evidence.Seat{{Actor: "Sweden", As: "Sweden"}, {Actor: "Norway", As: "Norway"}}, Status: graph.Held}
	if m, err := h.Meeting(all(t, h), met); err != nil || !m.Headline {
		t.Errorf("a meeting of a headline: got %+v, %v", m, err)
	}
}

// TestPassages holds that passages are whole sentences within the bound, in order, each with what was read before it, and that none is lost.
func TestPassages(t *testing.T) {
	long := strings.Repeat("Norway said, ", 40) + "Sweden said no."
	body := "Norway rejects the toll. Nobody knows why.\n\nThe sea is cold.\n\nSweden supports it. Denmark does not.\n\n" + long + "\n"
	h := hear(t, body)
	tests := map[string]struct {
		most, left int
		want       []evidence.Passage
	}{
		"all":            {6000, 0, []evidence.Passage{{0, 0, 6}}},
		"paragraphs":     {70, 1, []evidence.Passage{{0, 0, 3}, {2, 3, 5}}},
		"sentences":      {24, 1, []evidence.Passage{{0, 0, 1}, {1, 1, 2}, {2, 2, 3}, {3, 3, 4}, {4, 4, 5}}},
		"nothing is fit": {10, 6, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			passages, left := h.Passages(test.most)
			if diff := cmp.Diff(test.want, passages); diff != "" || left != test.left {
				t.Errorf("%d left out, want %d; (-want +got):\n%s", left, test.left, diff)
			}
		})
	}
	second := evidence.Passage{From: 2, Fresh: 3, To: 5}
	if diff := cmp.Diff([]string{"3 ¶ The sea is cold.", "4 ¶ Sweden supports it.", "5 Denmark does not."}, h.Lines(second)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	h.Actors([]evidence.ActorClaim{{Name: "Norway", Kind: "STATE"}})
	before := evidence.Claim{Sentences: []int{1}, Actor: "Norway", As: "Norway", Stance: "REJECTS", Cue: "rejects", Point: "the toll"}
	if _, err := h.Statement(evidence.Passage{From: 0, Fresh: 3, To: 5}, before); !errors.Is(err, evidence.ReadBefore) {
		t.Errorf("what was read before: got %v", err)
	}
}

// FuzzClaim holds that whatever is claimed of whatever text, what is admitted stands in whole sentences of it.
func FuzzClaim(f *testing.F) {
	f.Add(testimony, "Kari Holm", "Norway", "her country", "will not", "close the strait", 1)
	f.Add("“Norway”—*no*…\nSweden…", "Norway", "", "Norway", "no...", "Sweden", 1)
	f.Add("Norway\u00ad rejects it", "Norway", "Norway", "", "rejects", "it", 1)
	f.Fuzz(func(t *testing.T, body, actor, party, as, cue, point string, sentence int) {
		body = strings.ToValidUTF8(body, "?")
		h := hear(t, body)
		h.Actors([]evidence.ActorClaim{{Name: actor, Kind: "FACTION"}, {Name: actor, Kind: evidence.Person, Party: party, Role: cue, Shown: as}})
		passages, _ := h.Passages(24000)
		for _, passage := range passages {
			s, err := h.Statement(passage, evidence.Claim{Sentences: []int{sentence}, Actor: actor, As: as, Stance: "STATES", Cue: cue, Point: point, Means: as})
			if err != nil {
				continue
			}
			for what, at := range map[string]text.Span{"cue": s.Cue, "point": s.Point} {
				if at.Start < s.Quote.Start || at.End > s.Quote.End || at.Start >= at.End {
					t.Errorf("the %s at %v is not in the quote at %v", what, at, s.Quote)
				}
			}
			if s.By.Name() == "" || s.By.End > len(body) {
				t.Errorf("said by %+v", s.By)
			}
		}
	})
}
