package extract_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/evidence"
	"github.com/parleygraph/parley/loaders/extract"
	"github.com/parleygraph/parley/loaders/packs"
)

// portTalks is a text for claims: a scope, a principal, a reporter, two actors in one mention, a point that only points back.
const portTalks = "On fish, Norway, for Iceland, urged Sweden to open the port, Finland said. Estonia rejected it. Latvia and Estonia plan to meet on Friday. Both countries back the quay. Rolf Unger danced.\n"

func portWitness(t *testing.T) (*extract.Witness, evidence.Passage) {
	t.Helper()
	set, err := packs.Load([]string{"core"})
	if err != nil {
		t.Fatal(err)
	}
	w, err := extract.New(set).Witness(t.Context(), graph.Document{ID: "d", Text: portTalks, SHA256: graph.Digest(portTalks), PublishedAt: "2025-12-21"})
	if err != nil {
		t.Fatal(err)
	}
	var actors []evidence.ActorClaim
	for _, state := range strings.Fields("Norway Iceland Sweden Finland Estonia Latvia") {
		actors = append(actors, evidence.ActorClaim{Name: state, Kind: "STATE"})
	}
	for i, err := range w.Actors(actors) {
		if err != nil {
			t.Fatalf("%s: %v", actors[i].Name, err)
		}
	}
	passages, _ := w.Passages(6000)
	return w, passages[0]
}

// TestAllOfAClaim holds that everything which a claim may say comes through, in the order of the text whatever the order of the claims.
func TestAllOfAClaim(t *testing.T) {
	w, passage := portWitness(t)
	claims := []evidence.Claim{
		{Sentences: []int{4}, Actor: "Latvia", As: "Both countries", Stance: "SUPPORTS", Cue: "back", Point: "the quay"},
		{Sentences: []int{4}, Actor: "Estonia", As: "Both countries", Stance: "SUPPORTS", Cue: "back", Point: "the quay"},
		{Sentences: []int{2}, Actor: "Estonia", As: "Estonia", SaidBy: "Estonia", Stance: "REJECTS", Cue: "rejected", Point: "it", Means: "to open the port"},
		{Sentences: []int{1}, Actor: "Norway", As: "Norway", OnBehalfOf: []string{"Iceland", "Norway"}, SaidBy: "Finland", Addressees: []string{"Sweden", "Latvia", "Sweden"}, Stance: "DEMANDS", Cue: "urged", Point: "to open the port", Scope: "On fish"},
	}
	for _, c := range claims {
		if err := w.Statement(passage, c, "test/model"); err != nil {
			t.Fatal(err)
		}
		if err := w.Statement(passage, c, "test/model"); !errors.Is(err, evidence.Repeated) {
			t.Errorf("the same again: got %v, want %v", err, evidence.Repeated)
		}
	}
	plan := evidence.MeetingClaim{Sentences: []int{3}, Cue: "meet", Participants: []evidence.Seat{{Actor: "Latvia", As: "Latvia"}, {Actor: "Estonia", As: "Estonia"}}, When: "Friday", Status: graph.Planned}
	if err := w.Meeting(passage, plan, "test/model"); err != nil {
		t.Fatal(err)
	}
	out := w.Extraction()
	if err := out.Validate(); err != nil {
		t.Fatal(err)
	}
	first, second := out.Statements[0], out.Statements[1]
	got := []string{first.Actor, strings.Join(first.OnBehalfOf, " "), first.SaidBy.Actor, strings.Join(first.Addressees(), " "), first.Scope, first.Rule, second.Actor, second.Point.Text, out.Statements[2].Actor, out.Statements[3].Actor, string(out.Meetings[0].Since)}
	want := []string{"party:norway", "party:iceland", "party:finland", "party:sweden party:latvia", "On fish", "test/model", "party:estonia", "it", "party:latvia", "party:estonia", "2025-12-26"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if second.SaidBy != nil || second.Term != first.Term {
		t.Errorf("%q is about %q and %q about %q, want one term; said by %v, want nobody else", first.Point.Text, first.Term, second.Point.Text, second.Term, second.SaidBy)
	}
	if first.Confidence != 0.5 {
		t.Errorf("confidence %v of a rule that was never measured, want one half", first.Confidence)
	}
}

// TestDeniedIsNotHeld holds that a meeting of which one sentence tells and another says that it never was is denied, whatever else is claimed of it.
func TestDeniedIsNotHeld(t *testing.T) {
	const body = "Norway's envoys said that they had met those of Sweden on Monday. Sweden denied that such a meeting took place. Norway met Finland on Sunday.\n"
	set, err := packs.Load([]string{"core"})
	if err != nil {
		t.Fatal(err)
	}
	w, err := extract.New(set).Witness(t.Context(), graph.Document{ID: "d", Text: body, SHA256: graph.Digest(body), PublishedAt: "2025-12-21"})
	if err != nil {
		t.Fatal(err)
	}
	w.Actors([]evidence.ActorClaim{{Name: "Norway", Kind: "STATE"}, {Name: "Sweden", Kind: "STATE"}, {Name: "Finland", Kind: "STATE"}})
	passages, _ := w.Passages(6000)
	for _, m := range []evidence.MeetingClaim{
		{Sentences: []int{1}, Cue: "met", Participants: []evidence.Seat{{Actor: "Norway", As: "Norway's envoys"}, {Actor: "Sweden", As: "Sweden"}}, Status: graph.Held},
		{Sentences: []int{1, 2}, Cue: "denied that such a meeting took place", Participants: []evidence.Seat{{Actor: "Sweden", As: "Sweden"}, {Actor: "Norway", As: "Norway's envoys"}}, Status: graph.Off},
		{Sentences: []int{3}, Cue: "met", Participants: []evidence.Seat{{Actor: "Norway", As: "Norway"}, {Actor: "Finland", As: "Finland"}}, Status: graph.Held},
	} {
		if err := w.Meeting(passages[0], m, "test/model"); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for _, m := range w.Extraction().Meetings {
		got = append(got, string(m.Status)+" "+m.Participants[0].Actor+" "+m.Participants[1].Actor)
	}
	if diff := cmp.Diff([]string{"DENIED party:sweden party:norway", "HELD party:norway party:finland"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestClaimsAreRefused(t *testing.T) {
	w, passage := portWitness(t)
	for actor, want := range map[string]error{"Rolf Unger": evidence.ActorWithoutSide, "Latvia and Estonia": evidence.ActorUnnamed} {
		c := evidence.Claim{Sentences: []int{2}, Actor: actor, As: "Estonia", Stance: "REJECTS", Cue: "rejected", Point: "it"}
		if err := w.Statement(passage, c, "test/model"); !errors.Is(err, want) {
			t.Errorf("%s: got %v, want %v", actor, err, want)
		}
	}
	set, err := packs.Load([]string{"core"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := extract.NewGrammar(set).Witness(t.Context(), graph.Document{ID: "d"}); graph.CodeOf(err) != graph.Internal {
		t.Errorf("a grammar without names: got %v", err)
	}
}
