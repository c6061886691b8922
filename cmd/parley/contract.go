package main

import (
	"strings"

	"github.com/parleygraph/parley/graph"
)

// The types of this file are the JSON contract of `parley extract`: one extractLine a document. Lists are never null; a text that is unknown is
// "". Actors, parties and participants carry canonical names within the document; ids are the graph's. Offsets are bytes of
// the document's canonical text, [start, end).

// An extractLine is what one document yields.
type extractLine struct {
	Document   lineDocument    `json:"document"`
	Parties    []lineParty     `json:"parties"`
	Envoys     []lineEnvoy     `json:"envoys"`
	Terms      []lineTerm      `json:"terms"`
	Statements []lineStatement `json:"statements"`
	Meetings   []lineMeeting   `json:"meetings"`
}

// A lineDocument says which document it is. Text is its canonical text, there with --with-text only.
type lineDocument struct {
	ID            string    `json:"id"`
	Path          string    `json:"path"`
	Collection    string    `json:"collection"`
	Title         string    `json:"title"`
	Publisher     string    `json:"publisher"`
	Authors       []string  `json:"authors"`
	PublishedAt   graph.Day `json:"publishedAt"`
	PublishedFrom string    `json:"publishedFrom"`
	Language      string    `json:"language"`
	SHA256        string    `json:"sha256"`
	Text          string    `json:"text,omitempty"`
}

// A lineParty is a party by its id and name.
type lineParty struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// A lineEnvoy is an envoy with the name of the party and the roles as written.
type lineEnvoy struct {
	ID    string     `json:"id"`
	Name  string     `json:"name"`
	Party string     `json:"party"`
	Roles []lineRole `json:"roles"`
}

// A lineRole is one title of an envoy.
type lineRole struct {
	Text     string         `json:"text"`
	Capacity graph.Capacity `json:"capacity"`
}

// A lineTerm is a term; Kind is DEMAND or PROPOSAL, Issue and OppositeOf are ids.
type lineTerm struct {
	ID         string `json:"id"`
	Kind       string `json:"kind"`
	Label      string `json:"label"`
	Issue      string `json:"issue"`
	OppositeOf string `json:"oppositeOf"`
}

// A lineStatement is a statement; Text is its point and Quote its evidence.
type lineStatement struct {
	ID         string           `json:"id"`
	Actor      string           `json:"actor"`
	ActorText  string           `json:"actorText"`
	Party      string           `json:"party"`
	OnBehalfOf []string         `json:"onBehalfOf"`
	SaidBy     *lineReporter    `json:"saidBy"`
	Capacity   graph.Capacity   `json:"capacity"`
	Addressee  string           `json:"addressee"`
	Addressees []string         `json:"addressees"`
	Stance     graph.Stance     `json:"stance"`
	Cue        string           `json:"cue"`
	Text       string           `json:"text"`
	Scope      string           `json:"scope"`
	Term       string           `json:"term"`
	Conditions []lineCondition  `json:"conditions"`
	Modality   graph.Modality   `json:"modality"`
	Directness graph.Directness `json:"directness"`
	Echo       *lineEcho        `json:"echo"`
	StatedAt   graph.Day        `json:"statedAt"`
	StatedIn   string           `json:"statedIn"`
	Quote      string           `json:"quote"`
	Start      int              `json:"start"`
	End        int              `json:"end"`
	TextStart  int              `json:"textStart"`
	TextEnd    int              `json:"textEnd"`
	Rule       string           `json:"rule"`
	Confidence float64          `json:"confidence"`
}

// A lineReporter is the actor who reports another's statement.
type lineReporter struct {
	Text  string `json:"text"`
	Name  string `json:"name"`
	Party string `json:"party"`
}

// A lineCondition is a condition as written.
type lineCondition struct {
	Text  string              `json:"text"`
	Kind  graph.ConditionKind `json:"kind"`
	Start int                 `json:"start"`
	End   int                 `json:"end"`
}

// A lineEcho says on which statement another takes its stance; Of is null where the origin is no actor.
type lineEcho struct {
	Of   *string        `json:"of"`
	Kind graph.EchoKind `json:"kind"`
	Cue  string         `json:"cue"`
}

// A lineMeeting is a meeting; Pairs are indexes of Participants.
type lineMeeting struct {
	ID           string              `json:"id"`
	Participants []lineReporter      `json:"participants"`
	Pairs        [][2]int            `json:"pairs"`
	Mode         string              `json:"mode"`
	Place        string              `json:"place"`
	Since        graph.Day           `json:"since"`
	Until        graph.Day           `json:"until"`
	Status       graph.MeetingStatus `json:"status"`
	Quote        string              `json:"quote"`
	Start        int                 `json:"start"`
	End          int                 `json:"end"`
	Rule         string              `json:"rule"`
}

// newExtractLine lays an extraction out in the contract.
func newExtractLine(x *graph.Extraction, withText bool) extractLine {
	names := actorNames(x)
	return extractLine{
		Document: newLineDocument(&x.Document, withText),
		Parties:  each(x.Parties, func(p *graph.Party) lineParty { return lineParty{ID: p.ID, Name: p.Name} }),
		Envoys:   each(x.Envoys, func(e *graph.Envoy) lineEnvoy { return newLineEnvoy(e, names) }),
		Terms: each(x.Terms, func(t *graph.Term) lineTerm {
			return lineTerm{ID: t.ID, Kind: strings.ToUpper(string(t.Kind)), Label: t.Label, Issue: t.Issue, OppositeOf: t.OppositeOf}
		}),
		Statements: each(x.Statements, func(s *graph.Statement) lineStatement { return newLineStatement(s, names) }),
		Meetings:   each(x.Meetings, func(m *graph.Meeting) lineMeeting { return newLineMeeting(m, names) }),
	}
}

// each turns every item into its line; the result is never nil.
func each[T, L any](items []T, line func(*T) L) []L {
	lines := make([]L, len(items))
	for i := range items {
		lines[i] = line(&items[i])
	}
	return lines
}

// actorNames returns the name of every party and envoy by id.
func actorNames(x *graph.Extraction) map[string]string {
	names := map[string]string{}
	for _, p := range x.Parties {
		names[p.ID] = p.Name
	}
	for _, e := range x.Envoys {
		names[e.ID] = e.Name
	}
	return names
}

func newLineDocument(d *graph.Document, withText bool) lineDocument {
	line := lineDocument{
		ID: d.ID, Path: d.Path, Collection: d.Collection, Title: d.Title, Publisher: d.Publisher, Authors: append([]string{}, d.Authors...),
		PublishedAt: d.PublishedAt, PublishedFrom: d.PublishedFrom, Language: d.Language, SHA256: d.SHA256,
	}
	if withText {
		line.Text = d.Text
	}
	return line
}

func newLineEnvoy(e *graph.Envoy, names map[string]string) lineEnvoy {
	return lineEnvoy{
		ID: e.ID, Name: e.Name, Party: names[e.Party],
		Roles: each(e.Roles, func(r *graph.Role) lineRole { return lineRole{Text: r.Text, Capacity: r.Capacity} }),
	}
}

func newLineStatement(s *graph.Statement, names map[string]string) lineStatement {
	line := lineStatement{
		ID: s.ID, Actor: s.ActorName, ActorText: s.ActorText, Party: names[s.Party], Capacity: s.Capacity, Addressee: names[s.Addressee],
		Addressees: each(s.Addressees(), func(id *string) string { return names[*id] }),
		OnBehalfOf: each(s.OnBehalfOf, func(id *string) string { return names[*id] }),
		Stance:     s.Stance, Cue: s.Cue.Text, Text: s.Point.Text, Scope: s.Scope, Term: s.Term,
		Conditions: each(s.Conditions, func(c *graph.Condition) lineCondition {
			return lineCondition{Text: c.Text, Kind: c.Kind, Start: c.Start, End: c.End}
		}),
		Modality: s.Modality, Directness: s.Directness, StatedAt: s.StatedAt, StatedIn: s.StatedIn,
		Quote: s.Quote.Text, Start: s.Quote.Start, End: s.Quote.End, TextStart: s.Point.Start, TextEnd: s.Point.End,
		Rule: s.Rule, Confidence: s.Confidence,
	}
	if s.SaidBy != nil {
		line.SaidBy = &lineReporter{Text: s.SaidBy.Text, Name: s.SaidBy.Name, Party: names[s.SaidBy.Party]}
	}
	if s.Echo != nil {
		line.Echo = newLineEcho(s.Echo)
	}
	return line
}

func newLineEcho(e *graph.Echo) *lineEcho {
	line := &lineEcho{Kind: e.Kind, Cue: e.Cue}
	if e.Of != "" {
		line.Of = &e.Of
	}
	return line
}

func newLineMeeting(m *graph.Meeting, names map[string]string) lineMeeting {
	return lineMeeting{
		ID: m.ID, Pairs: append([][2]int{}, m.Pairs...), Mode: m.Mode, Place: m.Place, Since: m.Since, Until: m.Until, Status: m.Status,
		Participants: each(m.Participants, func(p *graph.Participant) lineReporter {
			return lineReporter{Text: p.Text, Name: p.Name, Party: names[p.Party]}
		}),
		Quote: m.Quote.Text, Start: m.Quote.Start, End: m.Quote.End, Rule: m.Rule,
	}
}
