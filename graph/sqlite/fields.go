package sqlite

import (
	"fmt"

	"github.com/parleygraph/parley/graph"
)

// This file lists what the bodies of nodes and edges hold, beside ids and what columns and other tables do.

// encode returns the body of a node.
func encode(n graph.Node) []byte {
	switch n := n.(type) {
	case *graph.Document:
		return pack(documentFields, n)
	case *graph.Party:
		return pack(partyFields, n)
	case *graph.Envoy:
		return pack(envoyFields, n)
	case *graph.Issue:
		return pack(issueFields, n)
	case *graph.Term:
		return pack(termFields, n)
	case *graph.Statement:
		return pack(statementFields, n)
	case *graph.Meeting:
		return pack(meetingFields, n)
	default:
		panic(fmt.Sprintf("sqlite: encode %T", n))
	}
}

// decode returns the node of an id and kind from its body. Documents are without text, fingerprint and origin, envoys without roles.
func decode(id string, kind int, body string) (graph.Node, error) {
	switch kindAt(kind) {
	case graph.KindDocument:
		n := &graph.Document{ID: id}
		return n, unpack(documentFields, body, n)
	case graph.KindParty:
		n := &graph.Party{ID: id}
		return n, unpack(partyFields, body, n)
	case graph.KindEnvoy:
		n := &graph.Envoy{ID: id}
		return n, unpack(envoyFields, body, n)
	case graph.KindIssue:
		n := &graph.Issue{ID: id}
		return n, unpack(issueFields, body, n)
	case graph.KindDemand, graph.KindProposal:
		n := &graph.Term{ID: id}
		return n, unpack(termFields, body, n)
	case graph.KindStatement:
		n := &graph.Statement{ID: id}
		return n, unpack(statementFields, body, n)
	case graph.KindMeeting:
		n := &graph.Meeting{ID: id}
		return n, unpack(meetingFields, body, n)
	default:
		return nil, fmt.Errorf("the stored node %s is of unknown kind %d", id, kind)
	}
}

func documentFields(c *codec, d *graph.Document) {
	for _, field := range []*string{&d.Collection, &d.Path, &d.URL, &d.Title, &d.TitleFrom, &d.Publisher, &d.PublishedFrom, &d.PublishedIn, &d.PublishedSure, &d.Language, &d.SHA256} {
		text(c, field)
	}
	text(c, &d.PublishedAt)
	several(c, &d.Pages, (*codec).number)
	several(c, &d.Authors, text)
}

func partyFields(c *codec, p *graph.Party) {
	text(c, &p.Name)
	text(c, &p.Type)
	several(c, &p.Aliases, text)
	several(c, &p.MemberOf, func(c *codec, m *graph.Membership) {
		text(c, &m.Bloc)
		text(c, &m.Since)
		text(c, &m.Until)
	})
}

func envoyFields(c *codec, e *graph.Envoy) {
	text(c, &e.Name)
	text(c, &e.Party)
	several(c, &e.Names, text)
}

func rolesFields(c *codec, roles *[]graph.Role) {
	several(c, roles, func(c *codec, r *graph.Role) {
		text(c, &r.Text)
		text(c, &r.Capacity)
		text(c, &r.Document)
		passageFields(c, &r.Evidence)
	})
}

func issueFields(c *codec, i *graph.Issue) { text(c, &i.Name) }

func termFields(c *codec, t *graph.Term) {
	word(c, &t.Kind, graph.KindDemand, graph.KindProposal)
	c.flag(&t.FixedKind)
	text(c, &t.Label)
	c.flag(&t.FixedLabel)
	for _, field := range []*string{&t.Issue, &t.OppositeOf, &t.PartOf, &t.Revises} {
		text(c, field)
	}
	optional(c, &t.Kernel, kernelFields)
	c.number(&t.Reads)
}

func kernelFields(c *codec, k *graph.Kernel) {
	for _, list := range []*[]string{&k.Words, &k.Acts, &k.Names, &k.Turns, &k.Spans, &k.Context} {
		several(c, list, text)
	}
	c.flag(&k.Against)
}

func statementFields(c *codec, s *graph.Statement) {
	passageFields(c, &s.Quote)
	c.within(&s.Quote, &s.Cue)
	c.within(&s.Quote, &s.Point)
	for _, field := range []*string{&s.Document, &s.Collection, &s.Actor, &s.ActorName, &s.ActorText, &s.Party, &s.Addressee, &s.Scope, &s.Term, &s.Issue, &s.StatedIn, &s.Rule} {
		text(c, field)
	}
	several(c, &s.OnBehalfOf, text)
	several(c, &s.Qualifiers, text)
	several(c, &s.Conditions, func(c *codec, one *graph.Condition) {
		word(c, &one.Kind, graph.If, graph.Unless, graph.OnlyIf, graph.AsLongAs)
		c.within(&s.Quote, &one.Passage)
	})
	word(c, &s.Stance, graph.Demands, graph.Proposes, graph.Supports, graph.Rejects, graph.States)
	word(c, &s.Capacity, graph.SpeaksFor, graph.BelongsTo)
	word(c, &s.Modality, graph.Asserted, graph.Intended, graph.Would, graph.Might)
	word(c, &s.Directness, graph.Direct, graph.Indirect, graph.Narrated)
	text(c, &s.StatedAt)
	text(c, &s.Day)
	c.real(&s.Confidence)
	optional(c, &s.SaidBy, func(c *codec, r *graph.Reporter) {
		for _, field := range []*string{&r.Text, &r.Actor, &r.Name, &r.Party} {
			text(c, field)
		}
	})
	optional(c, &s.Echo, func(c *codec, e *graph.Echo) {
		text(c, &e.Of)
		word(c, &e.Kind, graph.EchoSupport, graph.EchoOppose)
		text(c, &e.Cue)
	})
	rare(c, &s.Judged)
	several(c, &s.AlsoTo, text)
}

func meetingFields(c *codec, m *graph.Meeting) {
	passageFields(c, &m.Quote)
	for _, field := range []*string{&m.Document, &m.Collection, &m.Mode, &m.Place, &m.Rule} {
		text(c, field)
	}
	for _, day := range []*graph.Day{&m.Since, &m.Until, &m.Day} {
		text(c, day)
	}
	word(c, &m.Status, graph.Held, graph.Planned, graph.Off)
	several(c, &m.Participants, func(c *codec, p *graph.Participant) {
		for _, field := range []*string{&p.Text, &p.Actor, &p.Name, &p.Party} {
			text(c, field)
		}
	})
	several(c, &m.Pairs, func(c *codec, pair *[2]int) {
		c.number(&pair[0])
		c.number(&pair[1])
	})
}

// edgeFields holds an edge to a term without its evidence, which are the statements of its holding.
func edgeFields(c *codec, e *graph.TermEdge) {
	text(c, &e.First)
	text(c, &e.Last)
	c.number(&e.Statements)
	c.number(&e.Documents)
	c.number(&e.Meetings)
	c.flag(&e.Conditional)
	c.flag(&e.Reported)
	several(c, &e.Evidence, text)
}

func pairFields(c *codec, p *graph.FacePair) {
	for _, field := range []*string{&p.A.Actor, &p.A.Party, &p.B.Actor, &p.B.Party, &p.Meeting, &p.Document} {
		text(c, field)
	}
	text(c, &p.Status)
	text(c, &p.Window.Since)
	text(c, &p.Window.Until)
}

// variantsFields is the numbers of variants that a document gives.
func variantsFields(c *codec, variants *[]int) { several(c, variants, (*codec).number) }
