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
	{"hearsay", "Reports that Norway accepted the plan are false.", nil},
	{"workers in a strike", "Miners voted to end the strike. The teachers rejected the pay offer.", []string{"teachers REJECTS the pay offer"}},
	{"workers elsewhere", "Miners rejected the offer of tea.", nil},
	{"a camp that a word tells apart", "The conservative bloc boycotted the vote.", []string{"conservative-bloc REJECTS the vote"}},
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
		{"rumour", "Reports that Norway met Sweden are without foundation.", nil},
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
