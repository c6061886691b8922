package packs

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// longestWording is how many words a wording of a pack may have: longer ones would be there for a single sentence.
const longestWording = 6

// check refuses what strict decoding lets pass: unknown values and references, missing reasons, wordings that are too long.
func (l *loader) check() error {
	c := checks{loader: l}
	for _, p := range l.set.Parties {
		c.one("parties", p.ID, "type", p.Type, "STATE", "BLOC", "ORGANIZATION", "FACTION", "ARMED_GROUP")
		if p.ID != graph.Slug(p.ID) {
			c.fail("parties", p.ID, "a party's id is a slug: write %q", graph.Slug(p.ID))
		}
		if p.Name == "" {
			c.fail("parties", p.ID, "a party needs a name")
		}
		for _, m := range p.Members {
			c.reference("parties", p.ID, "parties", m.Party)
		}
	}
	for _, r := range l.set.Roles {
		c.one("roles", r.ID, "capacity", r.Capacity, "SPEAKS_FOR", "BELONGS_TO")
		c.rule("roles", r.ID, r.Reason)
		c.wordings("roles", r.ID, "x", r.Titles, r.Words)
	}
	c.offices()
	for _, cue := range l.set.Cues {
		c.cue(cue)
	}
	for _, cue := range l.set.Conditions {
		c.one("conditions", cue.ID, "kind", cue.Kind, "IF", "UNLESS", "ONLY_IF", "AS_LONG_AS")
		c.one("conditions", cue.ID, "behind", cue.Behind, "", "consent", "refusal", "will")
		c.one("conditions", cue.ID, "takes", cue.Takes, "", "clause", "turned")
		c.rule("conditions", cue.ID, cue.Reason)
		c.wordings("conditions", cue.ID, "x", cue.Words, cue.Except)
	}
	for _, cue := range l.set.Meetings {
		c.one("meetings", cue.ID, "status", cue.Status, "", "HELD", "PLANNED", "DENIED")
		c.rule("meetings", cue.ID, cue.Reason)
		c.wordings("meetings", cue.ID, cue.Mode, cue.Verbs, cue.Objects, cue.Except, cue.For, cue.Nouns)
	}
	for _, i := range l.set.Issues {
		c.wordings("issues", i.ID, i.Name, i.Words)
	}
	for _, t := range l.set.Terms {
		c.term(t)
	}
	c.lists()
	for _, n := range l.set.Notions {
		c.one("notions", n.ID, "role", n.Role, "turn", "act", "thing", "light", "wrap", "trim")
		c.reference("notions", n.ID, "notions", n.Of)
		c.wordings("notions", n.ID, "x", n.Words)
	}
	return c.err
}

// offices refuses an office of parties that no pack knows, and a title that no role has: nobody would be known by it.
func (c *checks) offices() {
	titles := map[string]bool{}
	for _, r := range c.set.Roles {
		for _, title := range r.Titles {
			titles[title] = true
		}
	}
	for _, o := range c.set.Offices {
		c.rule("offices", o.ID, o.Reason)
		c.wordings("offices", o.ID, "x", o.Titles)
		for _, party := range o.Parties {
			c.reference("offices", o.ID, "parties", party)
		}
		for _, title := range o.Titles {
			if !titles[title] {
				c.fail("offices", o.ID, "%q is no title of a role: add it to one, or take it out", title)
			}
		}
	}
}

// lists refuses a word list that nothing asks for, and a pattern that asks for one that there is not.
func (c *checks) lists() {
	asked := maps.Clone(c.loader.lists)
	for _, p := range c.set.Patterns {
		if p.Words != "" && len(c.set.List(p.Words)) == 0 {
			c.fail("patterns", p.ID, "no pack in force has a word list %q", p.Words)
		}
		asked[p.Words] = true
	}
	for _, list := range c.added {
		if !asked[list.id] && c.err == nil && slices.Contains(c.set.names, "core") {
			c.err = graph.Errorf(graph.Invalid, "%s: nothing asks for a word list %q%s", list.where, list.id, c.meantList(list.id))
		}
	}
}

// meantList offers the id of a list that another can be a slip for.
func (c *checks) meantList(id string) string {
	for _, known := range slices.Sorted(maps.Keys(c.loader.lists)) {
		if graph.Distance(id, known) <= max(1, len(id)/4) {
			return fmt.Sprintf(": did you mean %q?", known)
		}
	}
	return ": the lists are those of the core pack, and those that patterns name"
}

// checks keeps the first fault.
type checks struct {
	*loader
	err error
}

func (c *checks) fail(kind, id, format string, args ...any) {
	if c.err == nil {
		where := c.where[kind+" "+id]
		c.err = graph.Errorf(graph.Invalid, "%s: %s: "+format, append([]any{where, id}, args...)...)
	}
}

func (c *checks) one(kind, id, key, value string, known ...string) {
	if !slices.Contains(known, value) {
		c.fail(kind, id, "%s %q is unknown: it is one of %s", key, value, strings.Join(known, ", "))
	}
}

func (c *checks) rule(kind, id, reason string) {
	if strings.TrimSpace(reason) == "" {
		c.fail(kind, id, "a rule needs a reason: say in one line why it holds")
	}
}

func (c *checks) reference(kind, id, to, value string) {
	if _, known := c.where[to+" "+value]; value != "" && !known {
		c.fail(kind, id, "%q is none of the %s of the packs in force", value, to)
	}
}

func (c *checks) wordings(kind, id, name string, lists ...[]string) {
	for _, wording := range append(slices.Concat(lists...), name) {
		if n := len(strings.Fields(wording)); n == 0 || n > longestWording {
			c.fail(kind, id, "the wording %q has %d words: one to %d are allowed", wording, n, longestWording)
		}
	}
}

func (c *checks) cue(cue Cue) {
	stances := []string{"DEMANDS", "PROPOSES", "SUPPORTS", "REJECTS", "STATES"}
	c.one("cues", cue.ID, "stance", cue.Stance, stances...)
	c.one("cues", cue.ID, "negated", cue.Negated, append(stances, "")...)
	c.rule("cues", cue.ID, cue.Reason)
	c.wordings("cues", cue.ID, "x", cue.Verbs, cue.Nouns, cue.Adjectives, cue.Compounds, cue.Predicates, cue.Modals, cue.Objects)
	for _, takes := range cue.Takes {
		c.one("cues", cue.ID, "takes", takes, slices.Concat(Complements(), Prepositions())...)
	}
	if len(cue.Examples.Match) == 0 {
		c.fail("cues", cue.ID, "a cue needs an example that must match")
	}
}

func (c *checks) term(t Term) {
	c.one("terms", t.ID, "kind", t.Kind, "", "DEMAND", "PROPOSAL")
	c.reference("terms", t.ID, "issues", t.Issue)
	for _, other := range []string{t.OppositeOf, t.PartOf, t.Revises} {
		c.reference("terms", t.ID, "terms", other)
	}
	for _, party := range t.parties() {
		c.reference("terms", t.ID, "parties", party)
	}
	c.wordings("terms", t.ID, "x", slices.Concat(t.All...), t.None)
	if t.Label == "" || len(t.All) == 0 || slices.ContainsFunc(t.All, func(group []string) bool { return len(group) == 0 }) {
		c.fail("terms", t.ID, "a term needs a label and at least one group of words under all, and each group a word")
	}
	if other := c.termOf(t.OppositeOf); other.OppositeOf != "" {
		c.fail("terms", t.ID, "it is oppositeOf %q, which is oppositeOf %q: of two sides, only one names the other", other.ID, other.OppositeOf)
	}
	if c.leadsTo(t, t.ID, map[string]bool{}) {
		c.fail("terms", t.ID, "its oppositeOf, partOf and revises lead back to itself")
	}
}

// parties returns the parties of the term's dispute.
func (t Term) parties() []string {
	if t.Dispute == nil {
		return nil
	}
	return t.Dispute.Parties
}

// leadsTo tells whether the links of a term lead to the term of an id.
func (c *checks) leadsTo(t Term, id string, seen map[string]bool) bool {
	for _, other := range []string{t.OppositeOf, t.PartOf, t.Revises} {
		if other == id {
			return true
		}
		if other != "" && !seen[other] {
			seen[other] = true
			if c.leadsTo(c.termOf(other), id, seen) {
				return true
			}
		}
	}
	return false
}

// termOf returns the term of an id, the zero one where there is none.
func (c *checks) termOf(id string) Term {
	for _, t := range c.set.Terms {
		if t.ID == id {
			return t
		}
	}
	return Term{}
}
