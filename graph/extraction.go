package graph

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// An Extraction is what one document yields on its own. It never depends on what else is loaded.
type Extraction struct {
	Document   Document    `json:"document"`
	Parties    []Party     `json:"parties"`
	Envoys     []Envoy     `json:"envoys"`
	Issues     []Issue     `json:"issues"`
	Terms      []Term      `json:"terms"`
	Statements []Statement `json:"statements"`
	Meetings   []Meeting   `json:"meetings"`

	// Until is the byte before which its statements stand, where the document makes more than its reader keeps; 0 where all are there. No store keeps it.
	Until int `json:"-"`
}

// Sort puts the lists into the order of their ids.
func (x *Extraction) Sort() {
	slices.SortFunc(x.Parties, func(a, b Party) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(x.Envoys, func(a, b Envoy) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(x.Issues, func(a, b Issue) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(x.Terms, func(a, b Term) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(x.Statements, func(a, b Statement) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(x.Meetings, func(a, b Meeting) int { return cmp.Compare(a.ID, b.ID) })
}

// Validate returns an Invalid error that names the first broken rule: a span that is not verbatim, an id that nothing in the extraction
// goes by or two things share, a value that the contract does not know, a day that no calendar has. A store refuses an extraction that breaks one.
func (x *Extraction) Validate() error {
	check := checker{x: x, ids: map[string]Kind{}}
	check.document()
	check.nodes()
	for i := range x.Statements {
		check.own(x.Statements[i].ID, KindStatement) // first: an echo may stand before its origin
	}
	for i := range x.Statements {
		check.statement(&x.Statements[i])
	}
	for i := range x.Meetings {
		check.meeting(&x.Meetings[i])
	}
	return check.err
}

// checker keeps the first fault it meets.
type checker struct {
	x   *Extraction
	ids map[string]Kind
	err error
}

func (c *checker) fail(format string, args ...any) {
	if c.err == nil {
		c.err = Errorf(Invalid, "document %q: "+format, append([]any{c.x.Document.ID}, args...)...)
	}
}

func (c *checker) document() {
	d := &c.x.Document
	if strings.TrimSpace(d.ID) == "" {
		c.fail("its id is empty: give one, or load it from a file")
	}
	if len(d.ID) > longestID {
		c.fail("its id is longer than %d bytes: choose a shorter one", longestID)
	}
	for _, prefix := range reserved {
		if strings.HasPrefix(d.ID, prefix) {
			c.fail("ids that begin with %q belong to other nodes: choose another id", prefix)
		}
	}
	if d.SHA256 != Digest(d.Text) {
		c.fail("sha256 does not belong to its text")
	}
	c.day("document", "publishedAt", d.PublishedAt)
}

func (c *checker) nodes() {
	for _, p := range c.x.Parties {
		c.own(p.ID, KindParty)
		for _, m := range p.MemberOf {
			c.day(p.ID, "membership's since", m.Since)
			c.day(p.ID, "membership's until", m.Until)
		}
	}
	for _, e := range c.x.Envoys {
		c.own(e.ID, KindEnvoy)
		for _, r := range e.Roles {
			c.verbatim(e.ID, "role", r.Evidence)
		}
	}
	for _, i := range c.x.Issues {
		c.own(i.ID, KindIssue)
	}
	for _, t := range c.x.Terms {
		c.own(t.ID, KindDemand)
		if t.Kind != KindDemand && t.Kind != KindProposal {
			c.fail("%s: kind %q is neither Demand nor Proposal", t.ID, t.Kind)
		}
	}
	c.links()
}

// links checks what nodes other than statements and meetings point to.
func (c *checker) links() {
	for _, e := range c.x.Envoys {
		c.known(e.ID, "party", e.Party, KindParty)
	}
	for _, t := range c.x.Terms {
		c.known(t.ID, "issue", t.Issue, KindIssue)
		for _, other := range []string{t.OppositeOf, t.PartOf, t.Revises} {
			c.known(t.ID, "other term", other, KindDemand)
		}
	}
}

func (c *checker) own(id string, kind Kind) {
	if id == "" {
		c.fail("a %s has no id", kind)
	}
	if len(id) > longestID {
		c.fail("the id of a %s is longer than %d bytes: make it with the functions of package graph", kind, longestID)
	}
	if prefix := strings.ToLower(string(kind)) + ":"; kind != KindDemand && !strings.HasPrefix(id, prefix) || kind == KindDemand && !strings.HasPrefix(id, "term:") {
		c.fail("the id %q of a %s does not begin with its kind: make it with the functions of package graph", id, kind)
	}
	if _, taken := c.ids[id]; taken {
		c.fail("two nodes share the id %s", id)
	}
	c.ids[id] = kind
}

// known checks that an id, where there is one, is of one of the kinds.
func (c *checker) known(of, what, id string, kinds ...Kind) {
	if id == "" {
		return
	}
	kind, found := c.ids[id]
	if !found || !contains(kinds, kind) {
		c.fail("%s: its %s %q is not among the extraction's nodes", of, what, id)
	}
}

// oneOf checks that a value is one of those that the contract knows.
func oneOf[T ~string](c *checker, of, what string, value T, known ...T) {
	if contains(known, value) {
		return
	}
	names := make([]string, len(known))
	for i, k := range known {
		names[i] = string(k)
	}
	c.fail("%s: unknown %s %q: it is one of %s", of, what, value, strings.Join(names, ", "))
}

// day checks that a day is unknown, or one of the calendar as Day writes it: they compare as strings.
func (c *checker) day(of, what string, d Day) {
	if _, err := time.Parse(time.DateOnly, string(d)); d != "" && err != nil {
		c.fail("%s: its %s %q is no day of the calendar: write it as 2006-01-02, or leave it out", of, what, d)
	}
}

func (c *checker) verbatim(of, what string, p Passage) {
	got, ok := c.x.Document.Slice(p.Start, p.End)
	if !ok || got != p.Text {
		c.fail("%s: its %s %q is not what stands at bytes %d to %d", of, what, p.Text, p.Start, p.End)
	}
}

func (c *checker) statement(s *Statement) {
	if s.Document != c.x.Document.ID {
		c.fail("%s: it belongs to document %q", s.ID, s.Document)
	}
	oneOf(c, s.ID, "stance", s.Stance, Demands, Proposes, Supports, Rejects, States)
	oneOf(c, s.ID, "capacity", s.Capacity, SpeaksFor, BelongsTo)
	oneOf(c, s.ID, "modality", s.Modality, Asserted, Intended, Would, Might)
	oneOf(c, s.ID, "directness", s.Directness, Direct, Indirect, Narrated)
	c.day(s.ID, "statedAt", s.StatedAt)
	c.day(s.ID, "day", s.Day)
	if s.Actor == "" {
		c.fail("%s: it has no actor", s.ID)
	}
	c.statementLinks(s)
	c.statementSpans(s)
}

func (c *checker) statementLinks(s *Statement) {
	c.known(s.ID, "actor", s.Actor, KindParty, KindEnvoy)
	c.known(s.ID, "party", s.Party, KindParty)
	c.addressees(s)
	c.known(s.ID, "term", s.Term, KindDemand)
	c.known(s.ID, "issue", s.Issue, KindIssue)
	c.echo(s)
	for _, id := range s.OnBehalfOf {
		c.known(s.ID, "principal", id, KindParty)
	}
	if s.SaidBy != nil {
		c.known(s.ID, "reporter", s.SaidBy.Actor, KindParty, KindEnvoy)
	}
	if s.Term == "" && s.Stance != States {
		c.fail("%s: it takes a side and is about no term", s.ID)
	}
}

func (c *checker) addressees(s *Statement) {
	for i, id := range s.Addressees() {
		c.known(s.ID, "addressee", id, KindParty, KindEnvoy)
		if i > 0 && contains(s.Addressees()[:i], id) {
			c.fail("%s: it is addressed to %s twice", s.ID, id)
		}
	}
	if s.Addressee == "" && len(s.AlsoTo) > 0 {
		c.fail("%s: it is addressed to others and to nobody first", s.ID)
	}
}

func (c *checker) echo(s *Statement) {
	if s.Echo == nil {
		return
	}
	oneOf(c, s.ID, "kind of echo", s.Echo.Kind, EchoSupport, EchoOppose)
	c.known(s.ID, "origin", s.Echo.Of, KindStatement)
	if s.Echo.Of == s.ID {
		c.fail("%s: its origin is itself", s.ID)
	}
}

func (c *checker) statementSpans(s *Statement) {
	c.verbatim(s.ID, "quote", s.Quote)
	c.verbatim(s.ID, "cue", s.Cue)
	c.verbatim(s.ID, "point", s.Point)
	for _, condition := range s.Conditions {
		oneOf(c, s.ID, "kind of condition", condition.Kind, If, Unless, OnlyIf, AsLongAs)
		c.verbatim(s.ID, "condition", condition.Passage)
		c.within(s, "condition", condition.Passage)
	}
	c.within(s, "cue", s.Cue)
	c.within(s, "point", s.Point)
}

// within checks that the evidence holds the passage that it proves.
func (c *checker) within(s *Statement, what string, p Passage) {
	if p.Start < s.Quote.Start || p.End > s.Quote.End {
		c.fail("%s: its quote does not hold its %s %q", s.ID, what, p.Text)
	}
}

func (c *checker) meeting(m *Meeting) {
	c.own(m.ID, KindMeeting)
	c.verbatim(m.ID, "quote", m.Quote)
	if m.Document != c.x.Document.ID {
		c.fail("%s: it belongs to document %q", m.ID, m.Document)
	}
	oneOf(c, m.ID, "status", m.Status, Held, Planned, Off)
	c.day(m.ID, "since", m.Since)
	c.day(m.ID, "until", m.Until)
	c.day(m.ID, "day", m.Day)
	for _, p := range m.Participants {
		c.known(m.ID, "participant", p.Actor, KindParty, KindEnvoy)
		c.known(m.ID, "participant's party", p.Party, KindParty)
	}
	for _, pair := range m.Pairs {
		if pair[0] < 0 || pair[0] >= pair[1] || pair[1] >= len(m.Participants) {
			c.fail("%s: the pair %v is not of two of its %d participants", m.ID, pair, len(m.Participants))
		}
	}
}
