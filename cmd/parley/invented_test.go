package main_test

import (
	"strings"
	"testing"

	"github.com/parleygraph/parley/graph"
)

// The tests of this package that must not depend on the grammar work on documents about invented parties whose extractions are made by hand.

// A draft is a document under way.
type draft struct {
	t *testing.T
	graph.Extraction
}

// newDraft begins a document with all parties, envoys and terms of the invented talks.
func newDraft(t *testing.T, id, title string, day graph.Day, text string) *draft {
	d := &draft{t: t}
	d.Document = graph.Document{
		ID: "lake-talks/" + id, Origin: "lake-talks/" + id, Path: "lake-talks/" + id, Collection: "lake-talks", Title: title, Publisher: "Shore Wire",
		PublishedAt: day, PublishedFrom: "given", Language: "en", SHA256: graph.Digest(text), Fingerprint: graph.Digest(id + text), Text: text,
	}
	d.Parties = []graph.Party{
		{ID: "party:northland", Name: "Northland", Type: graph.State, Aliases: []string{"Nortonia"}, MemberOf: []graph.Membership{{Bloc: "party:river-league", Since: "2030-01-01"}}},
		{ID: "party:southland", Name: "Southland", Type: graph.State},
		{ID: "party:river-league", Name: "River League", Type: graph.Bloc},
	}
	d.Envoys = []graph.Envoy{{ID: "envoy:ada-moor.northland", Name: "Ada Moor", Party: "party:northland"}, {ID: "envoy:bo-reed.southland", Name: "Bo Reed", Party: "party:southland"}}
	d.Issues = []graph.Issue{{ID: "issue:water", Name: "Water"}, {ID: "issue:passage", Name: "Free passage"}, {ID: "issue:tolls", Name: "Tolls"}}
	d.Terms = []graph.Term{
		{ID: "term:dam", Kind: graph.KindProposal, Label: "a dam at the narrows", FixedLabel: true, Issue: "issue:water"},
		{ID: "term:no-dam", Kind: graph.KindDemand, Label: "the narrows stay open", FixedLabel: true, Issue: "issue:water", OppositeOf: "term:dam"},
		{ID: "term:passage", Kind: graph.KindDemand, Label: "free passage for barges", FixedLabel: true, Issue: "issue:passage"},
		{ID: "term:toll", Kind: graph.KindProposal, Label: "one toll for barges, ferries and rafts, taken at the narrows and shared", FixedLabel: true, Issue: "issue:tolls"},
	}
	return d
}

// passage finds words in the document.
func (d *draft) passage(words string) graph.Passage {
	d.t.Helper()
	start := strings.Index(d.Document.Text, words)
	if start < 0 {
		d.t.Fatalf("%q is not in %s", words, d.Document.ID)
	}
	return graph.Passage{Text: words, Start: start, End: start + len(words)}
}

// says adds a statement of an envoy or party on a term; change fills in what is not usual.
func (d *draft) says(actor, stance, term, quote, cue, point string, change func(*graph.Statement)) {
	d.t.Helper()
	names := map[string]string{}
	parties := map[string]string{}
	for _, p := range d.Parties {
		names[p.ID], parties[p.ID] = p.Name, p.ID
	}
	for _, e := range d.Envoys {
		names[e.ID], parties[e.ID] = e.Name, e.Party
	}
	s := graph.Statement{
		Document: d.Document.ID, Collection: d.Document.Collection, Actor: actor, ActorName: names[actor], ActorText: names[actor], Party: parties[actor],
		Capacity: graph.SpeaksFor, Stance: graph.Stance(stance), Cue: d.passage(cue), Point: d.passage(point), Quote: d.passage(quote),
		Term: term, Modality: graph.Asserted, Directness: graph.Indirect, Day: d.Document.PublishedAt, Rule: "by-hand", Confidence: 0.9,
	}
	for _, t := range d.Terms {
		if t.ID == term {
			s.Issue = t.Issue
		}
	}
	if change != nil {
		change(&s)
	}
	s.ID = graph.StatementID(&s, 0)
	d.Statements = append(d.Statements, s)
}

// within finds words in a quote, where the document holds them elsewhere too.
func within(quote graph.Passage, words string) graph.Passage {
	start := quote.Start + strings.Index(quote.Text, words)
	return graph.Passage{Text: words, Start: start, End: start + len(words)}
}

// finish checks the extraction and returns it.
func (d *draft) finish() graph.Extraction {
	d.t.Helper()
	if err := d.Validate(); err != nil {
		d.t.Fatal(err)
	}
	return d.Extraction
}

// lakeTalks returns the invented talks: a contested term with its opposite, a condition, a report by another party, a meeting.
func lakeTalks(t *testing.T) []graph.Extraction {
	first := newDraft(t, "opening.txt", "Talks open on the lake", "2031-05-01",
		"Ada Moor proposed a dam at the narrows. “We will never accept a dam,” Bo Reed said; “the narrows\nmust stay open.” Moor met Reed in Ferrytown.")
	first.says("envoy:ada-moor.northland", "PROPOSES", "term:dam", "Ada Moor proposed a dam at the narrows.", "proposed", "a dam at the narrows", nil)
	first.says("envoy:bo-reed.southland", "DEMANDS", "term:no-dam", "“We will never accept a dam,” Bo Reed said; “the narrows\nmust stay open.”", "must",
		"the narrows\nmust stay open", func(s *graph.Statement) { s.Directness = graph.Direct })
	first.Meetings = []graph.Meeting{{
		Document: first.Document.ID, Collection: first.Document.Collection, Mode: "talks", Place: "Ferrytown", Day: "2031-05-01", Status: graph.Held,
		Participants: []graph.Participant{
			{Text: "Moor", Actor: "envoy:ada-moor.northland", Name: "Ada Moor", Party: "party:northland"},
			{Text: "Reed", Actor: "envoy:bo-reed.southland", Name: "Bo Reed", Party: "party:southland"},
		},
		Pairs: [][2]int{{0, 1}}, Quote: first.passage("Moor met Reed in Ferrytown."), Rule: "by-hand",
	}}
	first.Meetings[0].ID = graph.MeetingID(&first.Meetings[0])

	second := newDraft(t, "passage.txt", "Barges wait", "2031-05-03",
		"Northland backs free passage if the toll is shared. Southland called for free passage for barges. Reed said Northland wants a dam at the narrows.")
	second.says("party:northland", "SUPPORTS", "term:passage", "Northland backs free passage if the toll is shared.", "backs", "free passage", func(s *graph.Statement) {
		s.Directness = graph.Narrated
		s.Conditions = []graph.Condition{{Kind: graph.If, Passage: second.passage("the toll is shared")}}
	})
	second.says("party:southland", "DEMANDS", "term:passage", "Southland called for free passage for barges.", "called for", "free passage for barges", nil)
	second.says("party:northland", "DEMANDS", "term:dam", "Reed said Northland wants a dam at the narrows.", "wants", "a dam at the narrows", func(s *graph.Statement) {
		s.SaidBy = &graph.Reporter{Text: "Reed", Actor: "envoy:bo-reed.southland", Name: "Bo Reed", Party: "party:southland"}
	})
	return []graph.Extraction{first.finish(), second.finish(), tollDay(t)}
}

// tollDay returns a document with what is rarer: both signs on one day, a refusal with a way out, a bloc, a voice, and a quote that is too long to show.
func tollDay(t *testing.T) graph.Extraction {
	long := "After a morning " + strings.Repeat("in which the clerks of both shores read out the tables of the last ten years, ", 6) + "Southland welcomed the shared toll."
	d := newDraft(t, "toll.txt", "The day of the toll", "2031-05-04",
		long+" By evening it turned the shared toll down. Northland will reject the toll unless the ferries are spared. "+
			"The River League proposed the toll. Reed, now retired, backs the toll.")
	d.says("party:southland", "SUPPORTS", "term:toll", long, "welcomed", "the shared toll", nil)
	d.says("party:southland", "REJECTS", "term:toll", "By evening it turned the shared toll down.", "turned", "the shared toll", func(s *graph.Statement) {
		s.Directness = graph.Narrated
		s.Point = within(s.Quote, "the shared toll")
	})
	d.says("party:northland", "REJECTS", "term:toll", "Northland will reject the toll unless the ferries are spared.", "reject", "the toll", func(s *graph.Statement) {
		s.Point = within(s.Quote, "the toll")
		s.Conditions = []graph.Condition{{Kind: graph.Unless, Passage: d.passage("unless the ferries are spared")}}
	})
	d.says("party:river-league", "PROPOSES", "term:toll", "The River League proposed the toll.", "proposed", "the toll", func(s *graph.Statement) {
		s.Point = within(s.Quote, "the toll")
	})
	d.says("envoy:bo-reed.southland", "SUPPORTS", "term:toll", "Reed, now retired, backs the toll.", "backs", "the toll", func(s *graph.Statement) {
		s.Point = within(s.Quote, "the toll")
		s.Cue = within(s.Quote, "backs")
		s.Capacity = graph.BelongsTo
	})
	return d.finish()
}
