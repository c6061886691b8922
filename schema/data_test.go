package schema_test

import (
	"strings"
	"testing"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/sqlite"
)

// newStore returns an embedded store that holds the extractions.
func newStore(t testing.TB, put ...graph.Extraction) graph.Store {
	t.Helper()
	store, err := sqlite.Open(t.Context(), "", sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	applied, err := store.Apply(t.Context(), graph.Batch{Put: put})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range applied {
		if a.Err != nil {
			t.Fatal(a.Err)
		}
	}
	return store
}

const (
	ruritania = "party:ruritania"
	freedonia = "party:freedonia"
	sylvania  = "party:sylvania"
	league    = "party:lake-league"
	vell      = "envoy:anna-vell.ruritania"
	karst     = "envoy:bruno-karst.freedonia"
	leave     = "term:freedonia-leaves-the-lake-zone"
	stay      = "term:freedonia-stays-in-the-lake-zone"
	talks     = "term:trilateral-talks"
	ferry     = "term:joint-ferry-company"
	territory = "issue:territory"
	process   = "issue:process"
)

// A draft is an extraction under way over one text.
type draft struct{ graph.Extraction }

// begin returns a draft that holds the actors, issues and terms of the invented negotiation.
func begin(id, title string, day graph.Day, text string) *draft {
	d := &draft{graph.Extraction{
		Document: graph.Document{
			ID: id, Collection: "lake", Path: id + ".txt", Title: title, Publisher: "Lake Wire", PublishedAt: day, Language: "en", Text: text, SHA256: graph.Digest(text), Fingerprint: id,
		},
		Parties: []graph.Party{
			{ID: ruritania, Name: "Ruritania", Type: graph.State, Aliases: []string{"Strelsau"}, MemberOf: []graph.Membership{{Bloc: league, Since: "2030-01-01"}}},
			{ID: freedonia, Name: "Freedonia", Type: graph.State},
			{ID: sylvania, Name: "Sylvania", Type: graph.State},
			{ID: league, Name: "Lake League", Type: graph.Bloc},
		},
		Issues: []graph.Issue{{ID: territory, Name: "Territory"}, {ID: process, Name: "Process"}},
		Terms: []graph.Term{
			{ID: leave, Kind: graph.KindDemand, FixedKind: true, Label: "Freedonia leaves the Lake Zone", FixedLabel: true, Issue: territory},
			{ID: stay, Kind: graph.KindDemand, FixedKind: true, Label: "Freedonia stays in the Lake Zone", FixedLabel: true, Issue: territory, OppositeOf: leave},
			{ID: talks, Kind: graph.KindProposal, FixedKind: true, Label: "trilateral talks", Issue: process},
			{ID: ferry, Kind: graph.KindProposal, FixedKind: true, Label: "a joint ferry company"},
		},
	}}
	d.Envoys = []graph.Envoy{{ID: karst, Name: "Bruno Karst", Party: freedonia}}
	if id == "lake/2" {
		d.Document.Authors = []string{"Ada Penn", "Ben Ruiz"}
	}
	return d
}

// at returns the passage of the draft's text that reads so.
func (d *draft) at(text string) graph.Passage {
	start := strings.Index(d.Document.Text, text)
	return graph.Passage{Text: text, Start: start, End: start + len(text)}
}

// says adds a statement whose quote is the sentence that holds the point.
func (d *draft) says(actor, party, term string, stance graph.Stance, cue, point string, change func(s *graph.Statement)) string {
	p := d.at(point)
	text := d.Document.Text
	start := strings.LastIndex(text[:p.Start], ".\n") + len(".\n")
	if start < len(".\n") {
		start = 0
	}
	end := p.End + strings.Index(text[p.End:], ".") + 1
	quote := graph.Passage{Text: text[start:end], Start: start, End: end}
	in := start + strings.Index(quote.Text, cue)
	s := graph.Statement{
		Document: d.Document.ID, Collection: "lake", Actor: actor, ActorName: actor, ActorText: quote.Text[:strings.IndexAny(quote.Text, " ,")], Party: party,
		Capacity: graph.SpeaksFor, Stance: stance, Cue: graph.Passage{Text: cue, Start: in, End: in + len(cue)}, Point: p, Term: term, Modality: graph.Asserted,
		Directness: graph.Narrated, Day: d.Document.PublishedAt, Quote: quote, Rule: "test", Confidence: 0.5,
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
	return s.ID
}

// negotiation returns the documents that most tests ask about.
func negotiation() []graph.Extraction { return []graph.Extraction{talksReport(), diary(), hearsay()} }

func talksReport() graph.Extraction {
	first := begin("lake/1", "Lake talks", "2031-03-01", `Ruritania demands that Freedonia leave the Lake Zone.
Freedonia rejects leaving the Lake Zone.
Freedonia supports trilateral talks if the shelling stops.
Anna Vell, special envoy of Ruritania, met Bruno Karst in Zenda on 28 February 2031.
Ruritania denies that it met Sylvania.
`)
	first.Envoys = append(first.Envoys, graph.Envoy{ID: vell, Name: "Anna Vell", Party: ruritania, Roles: []graph.Role{
		{Text: "special envoy", Capacity: graph.SpeaksFor, Document: "lake/1", Evidence: first.at("special envoy")},
	}})
	first.says(ruritania, ruritania, leave, graph.Demands, "demands", "Freedonia leave the Lake Zone", nil)
	first.says(freedonia, freedonia, leave, graph.Rejects, "rejects", "leaving the Lake Zone", nil)
	first.says(freedonia, freedonia, talks, graph.Supports, "supports", "trilateral talks", func(s *graph.Statement) {
		s.Conditions = []graph.Condition{{Kind: graph.If, Passage: first.at("the shelling stops")}}
	})
	first.meets(graph.Held, "Anna Vell, special envoy of Ruritania, met Bruno Karst in Zenda on 28 February 2031.", "2031-02-28", vell, karst)
	first.meets(graph.Off, "Ruritania denies that it met Sylvania.", "", ruritania, sylvania)

	return first.Extraction
}

func diary() graph.Extraction {
	second := begin("lake/2", "Café 🛶 diary", "2031-03-05", `Café 🛶 diary.
Ruritania proposed trilateral talks, supported by Sylvania.
Karst said Freedonia wants to stay in the Lake Zone.
Sylvania proposed a joint ferry company.
`)
	second.Envoys = append(second.Envoys, graph.Envoy{ID: "envoy:karst.freedonia", Name: "Karst", Party: freedonia})
	origin := second.says(ruritania, ruritania, talks, graph.Proposes, "proposed", "trilateral talks", nil)
	second.says(sylvania, sylvania, talks, graph.Supports, "supported", "trilateral talks", func(s *graph.Statement) {
		s.ActorText = "Sylvania"
		s.Echo = &graph.Echo{Of: origin, Kind: graph.EchoSupport, Cue: "proposed"}
	})
	second.says("envoy:karst.freedonia", freedonia, stay, graph.Demands, "wants", "stay in the Lake Zone", func(s *graph.Statement) { s.Directness = graph.Indirect })
	second.says(sylvania, sylvania, ferry, graph.Proposes, "proposed", "a joint ferry company", nil)
	return second.Extraction
}

// hearsay returns a document of unknown day: a bloc's stance, one on behalf of others, one that another party reports, and a voice.
func hearsay() graph.Extraction {
	third := begin("lake/3", "", "", `Lake League backs a joint ferry company, Sylvania told Freedonia for it.
Ruritania said that Freedonia opposes trilateral talks.
Otto Falk, a Ruritanian legislator, opposes the talks of three.
`)
	falk := "envoy:otto-falk.ruritania"
	third.Envoys = append(third.Envoys, graph.Envoy{ID: falk, Name: "Otto Falk", Party: ruritania})
	third.says(sylvania, sylvania, ferry, graph.Supports, "backs", "a joint ferry company", func(s *graph.Statement) {
		s.OnBehalfOf = []string{league}
		s.Address([]string{freedonia, ruritania})
	})
	third.says(freedonia, freedonia, talks, graph.Rejects, "opposes", "trilateral talks", func(s *graph.Statement) {
		s.SaidBy = &graph.Reporter{Text: "Ruritania", Actor: ruritania, Name: "Ruritania", Party: ruritania}
	})
	third.says(falk, ruritania, talks, graph.Rejects, "opposes", "the talks of three", func(s *graph.Statement) { s.Capacity = graph.BelongsTo })
	return third.Extraction
}

// meets adds a meeting of two actors.
func (d *draft) meets(status graph.MeetingStatus, quote string, day graph.Day, a, b string) {
	m := graph.Meeting{
		Document: d.Document.ID, Collection: "lake", Pairs: [][2]int{{0, 1}}, Mode: "talks", Status: status, Quote: d.at(quote), Rule: "test", Since: day, Until: day, Day: d.Document.PublishedAt,
	}
	if day != "" {
		m.Place, m.Day = "Zenda", day
	}
	for _, id := range []string{a, b} {
		p := graph.Participant{Text: id, Actor: id, Name: id, Party: id}
		for _, e := range d.Envoys {
			if e.ID == id {
				p.Party, p.Text, p.Name = e.Party, e.Name, e.Name
			}
		}
		m.Participants = append(m.Participants, p)
	}
	m.ID = graph.MeetingID(&m)
	d.Meetings = append(d.Meetings, m)
}
