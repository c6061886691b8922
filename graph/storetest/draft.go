package storetest

import (
	"encoding/json"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// A draft is a document in the making: its text grows with what is said in it, so that every span is verbatim.
type draft struct {
	x    graph.Extraction
	text strings.Builder
	ids  map[string]bool
}

// newDraft begins a document. Its origin is its id.
func newDraft(id string, day graph.Day) *draft {
	d := &draft{ids: map[string]bool{}}
	d.x.Document = graph.Document{
		ID: id, Origin: "test:" + id, Collection: "tests", Title: "Report " + id, Publisher: "The Gazette", Authors: []string{"Ada Penn", "Ben Ruiz"}, PublishedAt: day, Language: "en",
	}
	return d
}

// extraction ends the document.
func (d *draft) extraction() graph.Extraction {
	x := d.x
	x.Document.Text = d.text.String()
	x.Document.SHA256 = graph.Digest(x.Document.Text)
	all, err := json.Marshal(x)
	if err != nil {
		panic(err) // a draft always marshals
	}
	x.Document.Fingerprint = graph.Digest(string(all))
	return x
}

// sentence adds one and returns it with its parts.
func (d *draft) sentence(parts ...string) (graph.Passage, []graph.Passage) {
	start := d.text.Len()
	passages := make([]graph.Passage, len(parts))
	for i, part := range parts {
		if i > 0 {
			d.text.WriteByte(' ')
		}
		passages[i] = graph.Passage{Text: part, Start: d.text.Len(), End: d.text.Len() + len(part)}
		d.text.WriteString(part)
	}
	d.text.WriteByte('.')
	whole := d.text.String()[start:]
	d.text.WriteByte('\n')
	return graph.Passage{Text: whole, Start: start, End: start + len(whole)}, passages
}

// once tells whether an id is new to the document.
func (d *draft) once(id string) bool {
	if d.ids[id] {
		return false
	}
	d.ids[id] = true
	return true
}

// party names a party, a state unless change says otherwise, and returns its id.
func (d *draft) party(name string, change ...func(*graph.Party)) string {
	p := graph.Party{ID: graph.PartyID(name), Name: name, Type: graph.State}
	for _, c := range change {
		c(&p)
	}
	if d.once(p.ID) {
		d.x.Parties = append(d.x.Parties, p)
	}
	return p.ID
}

// envoy names an envoy of a party, which may be "", in a role where that is not "", and returns the envoy's id.
func (d *draft) envoy(name, party, role string) string {
	e := graph.Envoy{ID: graph.EnvoyID(name, party), Name: name, Party: party}
	if !d.once(e.ID) {
		return e.ID
	}
	if role != "" {
		_, parts := d.sentence(name, "is", role)
		e.Roles = []graph.Role{{Text: role, Capacity: graph.SpeaksFor, Document: d.x.Document.ID, Evidence: parts[2]}}
	}
	d.x.Envoys = append(d.x.Envoys, e)
	return e.ID
}

// term names a term with its issue, which may be "", and returns its id.
func (d *draft) term(label, issue string, change ...func(*graph.Term)) string {
	t := graph.Term{ID: graph.TermID(label), Kind: graph.KindDemand, Label: label}
	if issue != "" {
		t.Issue = graph.IssueID(issue)
		if d.once(t.Issue) {
			d.x.Issues = append(d.x.Issues, graph.Issue{ID: t.Issue, Name: issue})
		}
	}
	for _, c := range change {
		c(&t)
	}
	if d.once(t.ID) {
		d.x.Terms = append(d.x.Terms, t)
	}
	return t.ID
}

// cues are the words of each stance.
func cue(stance graph.Stance) string {
	return map[graph.Stance]string{graph.Demands: "demands", graph.Proposes: "proposes", graph.Supports: "backs", graph.Rejects: "rejects", graph.States: "talks of"}[stance]
}

// says adds a statement of an actor, for a party where that is another, and returns its id.
func (d *draft) says(actor, party string, stance graph.Stance, term string, change ...func(*graph.Statement)) string {
	name := d.nameOf(actor)
	if party == "" && strings.HasPrefix(actor, "party:") {
		party = actor
	}
	s := graph.Statement{
		Document: d.x.Document.ID, Collection: d.x.Document.Collection, Actor: actor, ActorName: name, ActorText: name, Party: party,
		Capacity: graph.SpeaksFor, Stance: stance, Term: term, Issue: d.issueOf(term), Modality: graph.Asserted, Directness: graph.Indirect,
		Day: d.x.Document.PublishedAt, Rule: "test-" + strings.ToLower(string(stance)), Confidence: 0.5,
	}
	for _, c := range change {
		c(&s)
	}
	point := strings.TrimPrefix(term, "term:")
	if point == "" {
		point = "the weather"
	}
	parts := []string{name, cue(s.Stance), point}
	for _, c := range s.Conditions {
		parts = append(parts, c.Text)
	}
	quote, passages := d.sentence(parts...)
	s.Quote, s.Cue, s.Point = quote, passages[1], passages[2]
	for i := range s.Conditions {
		s.Conditions[i].Passage = passages[3+i]
	}
	s.ID = graph.StatementID(&s, len(d.x.Statements))
	d.x.Statements = append(d.x.Statements, s)
	return s.ID
}

// provided puts a condition on a statement.
func provided(text string) func(*graph.Statement) {
	return func(s *graph.Statement) {
		s.Conditions = append(s.Conditions, graph.Condition{Kind: graph.If, Passage: graph.Passage{Text: "if " + text}})
	}
}

// on dates a statement.
func on(day graph.Day) func(*graph.Statement) {
	return func(s *graph.Statement) { s.StatedAt, s.Day = day, day }
}

// meets adds a meeting of actors, each given with its party or "", all of them face to face in pairs.
func (d *draft) meets(status graph.MeetingStatus, day graph.Day, participants ...[2]string) string {
	m := graph.Meeting{
		Document: d.x.Document.ID, Collection: d.x.Document.Collection, Mode: "talks", Place: "Port Vell", Since: day,
		Day: day, Status: status, Rule: "test-meeting",
	}
	if day == "" {
		m.Day = d.x.Document.PublishedAt
	}
	parts := []string{string(status)}
	for i, p := range participants {
		name := d.nameOf(p[0])
		m.Participants = append(m.Participants, graph.Participant{Text: name, Actor: p[0], Name: name, Party: p[1]})
		parts = append(parts, name)
		for k := range i {
			m.Pairs = append(m.Pairs, [2]int{k, i})
		}
	}
	m.Quote, _ = d.sentence(parts...)
	m.ID = graph.MeetingID(&m)
	d.x.Meetings = append(d.x.Meetings, m)
	return m.ID
}

func (d *draft) nameOf(id string) string {
	for _, p := range d.x.Parties {
		if p.ID == id {
			return p.Name
		}
	}
	for _, e := range d.x.Envoys {
		if e.ID == id {
			return e.Name
		}
	}
	return id
}

func (d *draft) issueOf(term string) string {
	for _, t := range d.x.Terms {
		if t.ID == term {
			return t.Issue
		}
	}
	return ""
}
