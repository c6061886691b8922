package export

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"strings"

	"golang.org/x/text/language"

	"github.com/parleygraph/parley/graph"
)

// A thing is an entity of FollowTheMoney: https://followthemoney.tech.
type thing struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

// set adds the values that are there.
func (t *thing) set(property string, values ...string) {
	for _, v := range values {
		if v != "" {
			t.Properties[property] = append(t.Properties[property], v)
		}
	}
}

// thingID returns an id without characters that OpenAleph refuses.
func thingID(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return "parley-" + hex.EncodeToString(sum[:12])
}

func newThing(schema string, id ...string) *thing {
	return &thing{thingID(id...), schema, map[string][]string{}}
}

// writeFTM writes one entity a line. Documents, parties, envoys and meetings have schemata of their own; a term is a Note, and what somebody holds on one a link to it,
// proven by its document. The first line holds the citation.
func writeFTM(ctx context.Context, s *source, w io.Writer) error {
	n, err := s.network(ctx)
	if err != nil {
		return err
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	for _, t := range s.things(n) {
		if err := encoder.Encode(t); err != nil {
			return err
		}
	}
	return nil
}

// things returns the citation, then the entities of the nodes, then those of the edges.
func (s *source) things(n *network) []*thing {
	cited := newThing("Note", "citation", s.citation())
	cited.set("name", "Citation")
	cited.set("description", s.citation())
	things := []*thing{cited}
	at, events := map[string]graph.Node{}, map[string]*thing{}
	for _, node := range n.nodes {
		at[node.NodeID()] = node
		if t := thingOf(node); t != nil {
			things = append(things, t)
			events[node.NodeID()] = t
		}
	}
	for i := range n.edges {
		if e := &n.edges[i]; e.Kind == graph.Attended && events[e.To] != nil {
			events[e.To].set("involved", thingID(e.From))
		}
		if t := linkOf(&n.edges[i]); t != nil {
			t.prove(&n.edges[i], at)
			things = append(things, t)
		}
	}
	return things
}

// thingOf returns the entity of a node, nil for one that a link stands for.
func thingOf(n graph.Node) *thing {
	switch n := n.(type) {
	case *graph.Document:
		return documentOf(n)
	case *graph.Party:
		t := newThing("Organization", n.ID)
		t.set("name", n.Name)
		t.set("alias", n.Aliases...)
		return t
	case *graph.Envoy:
		return personOf(n)
	case *graph.Term:
		t := newThing("Note", n.ID)
		t.set("name", n.Label)
		t.set("description", n.Label)
		return t
	case *graph.Meeting:
		return eventOf(n)
	}
	return nil
}

func documentOf(n *graph.Document) *thing {
	t := newThing("PlainText", n.ID)
	t.set("title", label(n))
	t.set("name", label(n))
	t.set("publisher", n.Publisher)
	t.set("publishedAt", string(n.PublishedAt))
	t.set("sourceUrl", n.URL)
	t.set("language", language3(n.Language))
	t.set("bodyText", n.Text)
	return t
}

func personOf(n *graph.Envoy) *thing {
	t := newThing("Person", n.ID)
	t.set("name", n.Name)
	for _, name := range n.Names {
		if name != n.Name {
			t.set("alias", name)
		}
	}
	for _, role := range n.Roles {
		t.set("position", role.Text)
	}
	return t
}

// language3 returns a language as ISO 639-3 writes it.
func language3(tag string) string {
	base, confidence := language.Make(tag).Base()
	if confidence == language.No {
		return ""
	}
	return base.ISO3()
}

func eventOf(n *graph.Meeting) *thing {
	t := newThing("Event", n.ID)
	t.set("name", label(n))
	t.set("date", string(n.Day))
	t.set("location", n.Place)
	t.set("summary", strings.ToLower(string(n.Status)))
	t.set("description", n.Quote.Text)
	t.set("proof", thingID(n.Document))
	return t
}

// linkOf returns the link that an edge is, nil for one that the entities tell of already.
func linkOf(e *graph.Edge) *thing {
	switch e.Kind {
	case graph.Represents:
		return newLink("Representation", "agent", "client", e)
	case graph.MemberOf:
		return newLink("Membership", "member", "organization", e)
	case graph.DemandsTerm, graph.ProposesTerm, graph.SupportsTerm, graph.RejectsTerm, graph.MetWith:
		t := newLink("UnknownLink", "subject", "object", e)
		t.set("role", strings.ToLower(strings.ReplaceAll(string(e.Kind), "_", " ")))
		return t
	}
	return nil
}

// newLink returns a link of a schema, whose ends have these names.
func newLink(schema, from, to string, e *graph.Edge) *thing {
	t := newThing(schema, string(e.Kind), e.From, e.To, e.Role)
	t.set(from, thingID(e.From))
	t.set(to, thingID(e.To))
	t.set("role", e.Role)
	t.set("startDate", string(e.First))
	t.set("endDate", string(e.Last))
	return t
}

// prove adds the sentences behind an edge, with their documents.
func (t *thing) prove(e *graph.Edge, at map[string]graph.Node) {
	for _, id := range e.Evidence {
		if s, is := at[id].(*graph.Statement); is {
			t.set("description", s.Quote.Text)
			t.set("proof", thingID(s.Document))
		}
	}
}
