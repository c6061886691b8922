package extract_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// TestNews holds the grammar of wire reports, readouts and transcripts: the sides that a text takes, a line each: party, stance and point.
func TestNews(t *testing.T) {
	x := grammar(t, packs.Embedded())
	for _, test := range news {
		t.Run(test.name, func(t *testing.T) {
			out := run(t, x, parse(t, "a.txt", test.text))
			var got []string
			for _, s := range out.Statements {
				if s.Stance.Sign() != 0 {
					got = append(got, fmt.Sprintf("%s %s %s", strings.TrimPrefix(s.Party, "party:"), s.Stance, s.Point.Text))
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.text, diff)
			}
		})
	}
}

var news = []struct {
	name, text string
	want       []string
}{
	{"a party by its form and its short name", "The Harbour Salvation Front (HSF) rejected the offer. The Front demanded a truce. The HSF called for talks.", []string{
		"harbour-salvation-front REJECTS the offer", "harbour-salvation-front DEMANDS a truce", "harbour-salvation-front DEMANDS for talks"}},
	{"the only government that is named", "The Government of Chad met the Ennedi Salvation Front. The government consents to a truce.", []string{
		"chad SUPPORTS a truce"}},
	{"an aside", "Norway, she said, was ready to sign the treaty.", []string{"norway SUPPORTS to sign the treaty"}},
	{"a cleft", "What Norway wants is a joint commission.", []string{"norway DEMANDS a joint commission"}},
	{"a demand given up", "Norway backed away from its demand for a port.", nil},
	{"a concession is no demand", "Norway conceded that Sweden should be consulted.", nil},
	{"what would have been", "Norway would have accepted the offer.", nil},
	{"what is not done", "Norway stopped short of endorsing the plan.", nil},
	{"a negator between commas", "It was late. Norway cannot, however, agree to the text.", []string{"norway REJECTS to the text"}},
	{"a negated act", "Norway undertook not to move its guns.", []string{"norway SUPPORTS not to move its guns"}},
	{"mediators of a state", "Qatari mediators floated a 45-day pause.", []string{"qatar PROPOSES a 45-day pause"}},
	{"media narrate", "Norway rejected the plan, state radio reported.", []string{"norway REJECTS the plan"}},
	{"what another could do", "Swedish envoy Lars Berg said Norway could accept the pact.", nil},
	{"what one could do", "Norwegian envoy Lars Berg said Norway could accept the pact.", []string{"norway SUPPORTS the pact"}},
	{"who has to has not", "Norway must accept less cotton.", nil},
	{"what another would have to do", "Norway would have to drop its veto first, Swedish envoy Lars Berg said.", []string{"sweden DEMANDS Norway would have to drop its veto first"}},
	{"a former officer comments", "A retired Norwegian general said that Norway would never agree to leave the ridge.", nil},
	{"troops speak for their side", "Norway answered that its forces would not disarm.", []string{"norway REJECTS disarm"}},
	{"no part in it", "Norway will not take part in the talks.", []string{"norway REJECTS the talks"}},
	{"once more", "Norway called once more for direct negotiations.", []string{"norway DEMANDS for direct negotiations"}},
	{"an aside of one word", "Norway was ready, though, to sign the treaty.", []string{"norway SUPPORTS to sign the treaty"}},
	{"brushed aside", "Norway brushed the offer aside.", []string{"norway REJECTS the offer"}},
	{"a time of something", "Norway asked for ten days of calm.", []string{"norway DEMANDS for ten days of calm"}},
	{"ready for it", "Norwegian envoy Kari Holm said that her government would be ready for direct talks.", []string{"norway SUPPORTS for direct talks"}},
	{"hearsay", "Reports that Norway accepted the plan are false.", nil},
	{"workers in a strike", "Miners voted to end the strike. The teachers rejected the pay offer.", []string{"teachers-in-test-atxt REJECTS the pay offer"}},
	{"workers elsewhere", "Miners rejected the offer of tea.", nil},
	{"a camp that a word tells apart", "The conservative bloc boycotted the vote.", []string{"conservative-bloc-in-test-atxt REJECTS the vote"}},
	{"he is no state", "Norway rejected the plan. He accepted the offer.", []string{"norway REJECTS the plan"}},
	{"sport", "The striker scored twice in the match. Norway rejected every invitation to sit back, the coach and the referee agreed.", nil},
	{"a transcript", "PRESENTER: Good evening. With us is the Norwegian foreign minister, Kari Holm.\n\nHOLM: We reject the plan.\n\nPRESENTER: Why?\n\nHOLM: We demand a truce.", []string{
		"norway REJECTS the plan", "norway DEMANDS a truce"}},
}

// TestNewsMeetings holds meetings whose sides stand in an earlier sentence, and those that a text only reports as rumour.
func TestNewsMeetings(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"the delegations again", "Norwegian and Swedish negotiators met in Oslo. The delegations are due to meet again.", []string{
			"HELD norway sweden", "PLANNED norway sweden"}},
		{"the next round", "Norway met Sweden in Oslo. The second round will be held in Bergen.", []string{"HELD norway sweden", "PLANNED norway sweden"}},
		{"received", "Norwegian Foreign Minister Kari Holm was received by Swedish officials.", []string{"HELD norway sweden"}},
		{"by telephone", "Norway and Sweden spoke by telephone.", []string{"HELD norway sweden"}},
		{"setting out", "Norwegian Foreign Minister Kari Holm flew to Bergen for talks with Swedish officials.", []string{"PLANNED norway sweden"}},
		{"not scheduled", "Norway is not scheduled to meet Sweden.", []string{"DENIED norway sweden"}},
		{"never", "Norway and Sweden never met in Oslo.", []string{"DENIED norway sweden"}},
		{"not yet", "Norway and Sweden have yet to meet.", []string{"DENIED norway sweden"}},
		{"failed to", "Norway and Sweden failed to meet in Oslo.", []string{"DENIED norway sweden"}},
		{"without", "Kari Holm of Norway left Oslo without meeting Swedish minister Lars Berg.", []string{"DENIED norway sweden"}},
		{"neither nor", "Neither Norway nor Sweden met Chad.", []string{"DENIED chad norway sweden"}},
		{"there was none", "There was no meeting between Norway and Sweden.", []string{"DENIED norway sweden"}},
		{"nobody knows", "It is unclear whether Norway and Sweden met in Oslo.", nil},
		{"what would have been", "Norway and Sweden would have met in Oslo if the storm had passed.", nil},
		{"rumour", "Reports that Norway met Sweden are without foundation.", nil},
		{"rebel commanders", "Kenyan President Omar Tell held talks with rebel commanders on Monday.", []string{"HELD kenya rebel-commanders-in-test-atxt"}},
		{"a crowd beside a party", "Kenyan negotiators and union leaders held talks in Nairobi.", []string{"HELD kenya union-leaders-in-test-atxt"}},
		{"one delegation", "The Norwegian president received a delegation of rebels.", []string{"HELD norway rebels-in-test-atxt"}},
		{"the heads of a church, of a singer", "Chilean singer Ana Ruiz met church leaders in Lima.", nil},
		{"a league of all", "A delegation of All Islands Front (AIF) met Norwegian Foreign Minister Kari Holm.", []string{"HELD islands-front norway"}},
		{"children", "Norwegian police met children at a school in Bergen.", nil},
	}
	x := grammar(t, packs.Embedded())
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, m := range run(t, x, parse(t, "a.txt", test.text)).Meetings {
				got = append(got, string(m.Status)+" "+strings.Join(partiesOf(m), " "))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.text, diff)
			}
		})
	}
}

func partiesOf(m graph.Meeting) []string {
	var ids []string
	for _, p := range m.Participants {
		ids = append(ids, strings.TrimPrefix(p.Party, "party:"))
	}
	slices.Sort(ids)
	return ids
}

// TestNewsInFull holds what else news gives: every statement with its conditions, and every meeting, one a line.
func TestNewsInFull(t *testing.T) {
	holdReadings(t, grammar(t, packs.Embedded()), []reading{
		{"a government that no pack knows", "The Upper Lind government has denied permission for the ferry.",
			"Upper Lind government REJECTS permission for the ferry"},
		{"capitals that act", "The QRM has rejected the ceasefire.", "QRM REJECTS the ceasefire"},
		{"capitals that act on nothing negotiated", "The QRM has ordered lunch.", ""},
		{"discussed with several", "Norwegian President Kari Holm discussed the border, the ferry and Chile's debt with the leaders of Sweden, Peru and Ghana.",
			"HELD Kari Holm, Sweden, Peru, Ghana"},
		{"another's meeting", "A Norwegian court freed a clerk ahead of Holm's meeting with Swedish Foreign Minister Lars Berg.", ""},
		{"a participle is no meeting", "Norway freed a Swedish clerk, widely seen as a gesture to Sweden.", ""},
		{"a president of whom the text says no state", "President Theo Mervek said that Swedish Prime Minister Lars Berg, who had insulted Norway, could not come to Sweden by sea.",
			"Theo Mervek (nobody's) STATES that Swedish Prime Minister Lars Berg, who had insulted Norway, could not come to Sweden by sea"},
		{"what is awaited is a condition", "Chad is ready to free forty persons once Sudan has handed over the pilots.",
			"Chad SUPPORTS to free forty persons | once Sudan has handed over the pilots"},
		{"what came is none", "Chad agreed to free forty persons once Sudan handed over the pilots.",
			"Chad SUPPORTS to free forty persons once Sudan handed over the pilots"},
		{"a condition behind a stance by its noun", "Chad declared its readiness to free forty persons, provided that Sudan leaves.",
			"Chad SUPPORTS its readiness to free forty persons | provided that Sudan leaves"},
		{"a president of a state not named", "President Holm said he will not lift sanctions on Chad until Chad stops the trade.", "Holm (nobody's) STATES he will not lift sanctions on Chad until Chad stops the trade\nHolm (nobody's) REJECTS lift sanctions on Chad | until Chad stops the trade"},
		{"never", "Norway never openly backed the plan.", "Norway REJECTS the plan"},
		{"has yet to", "Norway has yet to back the plan.", ""},
		{"no fact", "It is not true that Norway rejected the plan.", ""},
		{"a falsehood", "It is false that Norway rejected the plan.", ""},
		{"a fact", "It is true that Norway rejected the plan.", "Norway REJECTS the plan"},
		{"a hope", "Sweden hopes Norway will accept the plan.", "Sweden STATES Norway will accept the plan"},
		{"a fear", "Sweden fears that Norway will reject the plan.", ""},
		{"an alleged support", "Norway's alleged support for the plan angered Sweden.", ""},
		{"nothing is ruled out", "Norway refused to rule out a ban.", ""},
		{"a department of a state", "The U.S. State Department rejected a demand from Chad.", "United States REJECTS a demand from Chad"},
		{"a department of a seat", "The US Treasury Department rejected a demand from Chad.", "United States REJECTS a demand from Chad"},
		{"services as a noun", "Kenya's intelligence services rejected the charge from Chad.", "Kenya REJECTS the charge from Chad"},
		{"an inverted condition at the end", "Chad is ready to renew the truce, should Sudan return.", "Chad SUPPORTS to renew the truce | should Sudan return"},
		{"an inverted condition at the start", "Should the talks fail, Chad is ready to renew the truce.", "Chad SUPPORTS to renew the truce | Should the talks fail"},
		{"a time clause is no object's clause", "Chad has cancelled a planned visit to Sudan after Kenya signed the treaty.",
			"Chad REJECTS a planned visit to Sudan after Kenya signed the treaty"},
		{"pressure for no act", "Chad increased pressure on Sudan.", ""},
		{"where something was said", "Chad insisted from the first hour that Sudan pay for the road.", "Chad DEMANDS that Sudan pay for the road"},
	}, fullLines)
}

// fullLines writes each statement and meeting as a line, and says of an envoy that nobody's he is.
func fullLines(x *graph.Extraction) string {
	alone := map[string]string{}
	for _, e := range x.Envoys {
		if e.Party == "" {
			alone[e.ID] = " (nobody's)"
		}
	}
	var lines []string
	for _, s := range x.Statements {
		line := fmt.Sprintf("%s%s %s %s", s.ActorName, alone[s.Actor], s.Stance, s.Point.Text)
		for _, c := range s.Conditions {
			line += " | " + c.Text
		}
		lines = append(lines, line)
	}
	for i := range x.Meetings {
		lines = append(lines, fmt.Sprintf("%s %s", x.Meetings[i].Status, participantNames(&x.Meetings[i])))
	}
	return strings.Join(lines, "\n")
}
