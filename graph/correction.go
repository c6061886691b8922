package graph

import "slices"

// A Correction says what is right of a statement that was read wrongly. What is absent is right as it was read. It holds all that a document needs to name, so that
// it has its effect whatever else is loaded.
type Correction struct {
	Actor      *Holder      `json:"actor,omitempty"`
	Stance     Stance       `json:"stance,omitempty"`
	Point      *Passage     `json:"point,omitempty"`
	Qualifiers []string     `json:"qualifiers,omitempty"` // of the point
	Term       *Term        `json:"term,omitempty"`       // what the statement is about
	Issue      *Issue       `json:"issue,omitempty"`      // the term's
	Conditions *[]Condition `json:"conditions,omitempty"` // an empty list: there is none
}

// A Holder is whose a statement is: an envoy, with a party where one is known, or a party.
type Holder struct {
	Envoy *Envoy `json:"envoy,omitempty"`
	Party *Party `json:"party,omitempty"`
}

// id and name return those of the actor.
func (h *Holder) id() string {
	if h.Envoy != nil {
		return h.Envoy.ID
	}
	return h.Party.ID
}

func (h *Holder) name() string {
	if h.Envoy != nil {
		return h.Envoy.Name
	}
	return h.Party.Name
}

// validate returns an Invalid error where a correction of a reading says nothing, or names what can't be.
func (c *Correction) validate(on *Reading) error {
	switch {
	case c.Actor == nil && c.Stance == "" && c.Point == nil && c.Term == nil && c.Conditions == nil:
		return Errorf(Invalid, "the correction says nothing: give an actor, a stance, a point, a term or a condition")
	case c.Actor != nil && c.Actor.Envoy == nil && c.Actor.Party == nil:
		return Errorf(Invalid, "the correction's actor is nobody: name a party or an envoy")
	case c.Stance != "" && !contains([]Stance{Demands, Proposes, Supports, Rejects, States}, c.Stance):
		return Errorf(Invalid, "unknown stance %q: it is one of DEMANDS, PROPOSES, SUPPORTS, REJECTS, STATES", c.Stance)
	}
	for _, p := range c.passages() {
		if p.Start < on.Quote.Start || p.End > on.Quote.End || p.End-p.Start != len(p.Text) || p.Empty() || on.Quote.Text[p.Start-on.Quote.Start:p.End-on.Quote.Start] != p.Text {
			return Errorf(Invalid, "%q does not stand in the quote %q: give words of it as they stand there", p.Text, on.Quote.Text)
		}
	}
	return nil
}

// passages returns the words that a correction points to.
func (c *Correction) passages() []Passage {
	var found []Passage
	if c.Point != nil {
		found = append(found, *c.Point)
	}
	if c.Conditions != nil {
		for _, one := range *c.Conditions {
			found = append(found, one.Passage)
		}
	}
	return found
}

// apply puts a judgement onto a statement of an extraction, which may have to name more than what it named as it was read.
func (f fit) apply(x *Extraction, named map[string]bool, s *Statement) {
	read := *s
	s.Judged = &Decision{Kind: f.Kind, Note: f.Note, By: f.By, At: f.At, Of: f.A}
	if f.Kind != Correct {
		return
	}
	s.Judged.Read = &read
	c := f.Correction
	s.correctActor(c.Actor)
	if c.Stance != "" {
		s.Stance = c.Stance
	}
	if c.Term != nil {
		s.Term, s.Issue = c.Term.ID, c.Term.Issue
	}
	if c.Point != nil {
		s.Point, s.Qualifiers = c.Point.shifted(f.shift), slices.Clone(c.Qualifiers)
	}
	if c.Conditions != nil {
		s.Conditions = nil
		for _, one := range *c.Conditions {
			s.Conditions = append(s.Conditions, Condition{one.Kind, one.Passage.shifted(f.shift)})
		}
	}
	s.widen(x, f.On.Quote.shifted(f.shift))
	x.name(c, named, s.Judged)
}

// shifted returns the passage so many bytes further on.
func (p Passage) shifted(by int) Passage { return Passage{p.Text, p.Start + by, p.End + by} }

// correctActor gives a statement another holder.
func (s *Statement) correctActor(h *Holder) {
	if h == nil {
		return
	}
	s.Actor, s.ActorName, s.Party, s.OnBehalfOf, s.Capacity = h.id(), h.name(), "", nil, SpeaksFor
	if h.Party != nil {
		s.Party = h.Party.ID
	}
	if s.SaidBy != nil && s.SaidBy.Actor == s.Actor {
		s.SaidBy = nil
	}
}

// widen lets the quote hold the one that a correction points into, where its words lie outside.
func (s *Statement) widen(x *Extraction, judged Passage) {
	within := s.Point.Start >= s.Quote.Start && s.Point.End <= s.Quote.End
	for _, c := range s.Conditions {
		within = within && c.Start >= s.Quote.Start && c.End <= s.Quote.End
	}
	if !within {
		start, end := min(s.Quote.Start, judged.Start), max(s.Quote.End, judged.End)
		s.Quote = Passage{x.Document.Text[start:end], start, end}
	}
}

// name adds to an extraction what a correction names and the extraction does not, and notes what named does not hold: what the document names by corrections alone.
func (x *Extraction) name(c *Correction, named map[string]bool, judged *Decision) {
	add := func(id string) bool {
		if named[id] {
			return false
		}
		judged.Added = append(judged.Added, id)
		return !x.named()[id]
	}
	if c.Actor != nil && c.Actor.Party != nil && add(c.Actor.Party.ID) {
		x.Parties = append(slices.Clone(x.Parties), *c.Actor.Party)
	}
	if c.Actor != nil && c.Actor.Envoy != nil && add(c.Actor.Envoy.ID) {
		x.Envoys = append(slices.Clone(x.Envoys), *c.Actor.Envoy)
	}
	if c.Issue != nil && add(c.Issue.ID) {
		x.Issues = append(slices.Clone(x.Issues), *c.Issue)
	}
	if c.Term != nil && add(c.Term.ID) {
		x.Terms = append(slices.Clone(x.Terms), *c.Term)
	}
}
