package coding

import (
	"cmp"
	"hash/crc32"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// rulePrefix begins the rule of a coded statement; the coder's name follows.
const rulePrefix = "coded by "

// A Fault is a row that can't be attached, and why.
type Fault struct {
	Row    Row
	Reason string
}

// Attach adds rows to a document's extraction as statements, and returns those whose words are not in its text. What the same coder said of the document
// before gives way. The document's fingerprint takes the rows in; Plain takes them out again.
func Attach(set *packs.Set, x *graph.Extraction, rows []Row) []Fault {
	coders := map[string]bool{}
	for _, r := range rows {
		coders[rulePrefix+r.Coder] = true
	}
	x.Statements = slices.DeleteFunc(slices.Clone(x.Statements), func(s graph.Statement) bool { return coders[s.Rule] })
	a := attacher{set: set, x: x}
	var faults []Fault
	for _, r := range rows {
		if reason := a.row(r); reason != "" {
			faults = append(faults, Fault{r, reason})
		}
	}
	x.Sort()
	x.Document.Fingerprint = Plain(x.Document.Fingerprint) + mark(x.Statements)
	return faults
}

// mark returns what a fingerprint says of coded statements: nothing where there are none.
func mark(statements []graph.Statement) string {
	var parts []string
	for i := range statements {
		if s := &statements[i]; strings.HasPrefix(s.Rule, rulePrefix) {
			parts = append(parts, s.ID, s.Rule, s.Term)
		}
	}
	if parts == nil {
		return ""
	}
	return "+" + graph.Digest(strings.Join(parts, "\x00"))[:16]
}

// Plain returns a fingerprint without what it says of coded statements: that of the document as read.
func Plain(fingerprint string) string {
	plain, _, _ := strings.Cut(fingerprint, "+")
	return plain
}

// Coded tells whether a document of that fingerprint holds coded statements.
func Coded(fingerprint string) bool { return strings.Contains(fingerprint, "+") }

// Of returns the coded statements of an extraction as rows, to attach them again after it is made anew.
func Of(x *graph.Extraction) []Row {
	names := map[string]string{}
	for i := range x.Parties {
		names[x.Parties[i].ID] = x.Parties[i].Name
	}
	for i := range x.Terms {
		names[x.Terms[i].ID] = x.Terms[i].Label
	}
	var rows []Row
	for i := range x.Statements {
		s := &x.Statements[i]
		coder, coded := strings.CutPrefix(s.Rule, rulePrefix)
		if !coded {
			continue
		}
		r := Row{Document: x.Document.ID, Actor: s.ActorName, Stance: s.Stance, Concept: names[s.Term], Quote: s.Quote.Text, Coder: coder}
		if s.Party != s.Actor {
			r.Party = names[s.Party]
		}
		if s.Point != s.Quote {
			r.Point = s.Point.Text
		}
		if len(s.Conditions) > 0 {
			r.Condition = s.Conditions[0].Text
		}
		rows = append(rows, r)
	}
	return rows
}

// An attacher adds rows to one extraction.
type attacher struct {
	set *packs.Set
	x   *graph.Extraction
}

// row adds one row, or says why it can't.
func (a *attacher) row(r Row) string {
	d := &a.x.Document
	quote, found := find(d.Text, 0, len(d.Text), r.Quote)
	if !found && r.End > r.Start {
		quote, found = characters(d.Text, r.Start, r.End)
	}
	if !found {
		return "its quote is not in the text of " + d.ID + ": give it word for word"
	}
	s := graph.Statement{
		Document: d.ID, Collection: d.Collection, ActorText: r.Actor, Stance: r.Stance, Cue: quote, Point: quote, Quote: quote,
		Capacity: graph.SpeaksFor, Modality: graph.Asserted, Directness: graph.Narrated, Day: d.PublishedAt, Rule: rulePrefix + r.Coder, Confidence: 1,
	}
	if point, marked := find(d.Text, quote.Start, quote.End, cmp.Or(r.Point, r.Concept)); marked {
		s.Point = point
	}
	if r.Condition != "" {
		condition, marked := find(d.Text, quote.Start, quote.End, r.Condition)
		if !marked {
			return "its condition is not in its quote: give it word for word"
		}
		s.Conditions = []graph.Condition{{Kind: graph.If, Passage: condition}}
	}
	a.actor(&s, r)
	s.Term = a.term(r)
	s.Issue = a.issueOf(s.Term)
	s.ID = graph.StatementID(&s, int(crc32.ChecksumIEEE([]byte(r.Coder+"\x00"+r.Actor+"\x00"+s.Term))))
	if !slices.ContainsFunc(a.x.Statements, func(other graph.Statement) bool { return other.ID == s.ID }) {
		a.x.Statements = append(a.x.Statements, s)
	}
	return ""
}

// actor sets who holds the stance: a party, or a person who speaks for one.
func (a *attacher) actor(s *graph.Statement, r Row) {
	if r.Party == "" {
		for _, e := range a.x.Envoys {
			if graph.Fold(e.Name) == graph.Fold(r.Actor) {
				s.Actor, s.ActorName, s.Party = e.ID, e.Name, e.Party
				return
			}
		}
		p := a.party(r.Actor)
		s.Actor, s.ActorName, s.Party = p.ID, p.Name, p.ID
		return
	}
	p := a.party(r.Party)
	e := graph.Envoy{ID: graph.EnvoyID(r.Actor, p.ID), Name: r.Actor, Party: p.ID}
	if !slices.ContainsFunc(a.x.Envoys, func(other graph.Envoy) bool { return other.ID == e.ID }) {
		a.x.Envoys = append(a.x.Envoys, e)
	}
	s.Actor, s.ActorName, s.Party = e.ID, e.Name, p.ID
}

// party returns the party of that name: one of the document, else of the packs, else a new one.
func (a *attacher) party(name string) graph.Party {
	key := graph.Fold(name)
	for _, p := range a.x.Parties {
		if graph.Fold(p.Name) == key || slices.ContainsFunc(p.Aliases, func(alias string) bool { return graph.Fold(alias) == key }) {
			return p
		}
	}
	made := graph.Party{ID: graph.PartyID(name), Name: name, Type: graph.Organization}
	for _, p := range a.set.Parties {
		if graph.Fold(p.Name) == key || slices.ContainsFunc(p.Aliases, func(alias string) bool { return graph.Fold(alias) == key }) {
			made = graph.Party{ID: graph.PartyID(p.ID), Name: p.Name, Type: graph.PartyType(p.Type)}
			break
		}
	}
	if !slices.ContainsFunc(a.x.Parties, func(other graph.Party) bool { return other.ID == made.ID }) {
		a.x.Parties = append(a.x.Parties, made)
	}
	return made
}

// term returns the id of the term that a concept names: one of the document, else of the packs, else a new one.
func (a *attacher) term(r Row) string {
	key := graph.Fold(r.Concept)
	for _, t := range a.x.Terms {
		if graph.Fold(t.Label) == key {
			return t.ID
		}
	}
	made := graph.Term{ID: graph.TermID(r.Concept), Kind: graph.KindDemand, Label: r.Concept}
	for _, t := range a.set.Terms {
		if graph.Fold(t.Label) == key {
			made = graph.Term{ID: graph.TermID(t.ID), Kind: graph.KindDemand, Label: t.Label, FixedLabel: true, Issue: a.issue(t.Issue)}
			break
		}
	}
	if !slices.ContainsFunc(a.x.Terms, func(other graph.Term) bool { return other.ID == made.ID }) {
		a.x.Terms = append(a.x.Terms, made)
	}
	return made.ID
}

// issue returns the id of an issue of the packs, and adds it to the document.
func (a *attacher) issue(id string) string {
	for _, i := range a.set.Issues {
		if i.ID != id {
			continue
		}
		made := graph.Issue{ID: graph.IssueID(i.ID), Name: i.Name}
		if !slices.Contains(a.x.Issues, made) {
			a.x.Issues = append(a.x.Issues, made)
		}
		return made.ID
	}
	return ""
}

func (a *attacher) issueOf(term string) string {
	i := slices.IndexFunc(a.x.Terms, func(t graph.Term) bool { return t.ID == term })
	return a.x.Terms[i].Issue
}
