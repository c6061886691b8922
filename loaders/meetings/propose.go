package meetings

import (
	"cmp"
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/packs"
	"github.com/parleygraph/parley/loaders/text"
)

// A Proposal is what another reader, the clause grammar, makes of a word of meeting: who met there, that they did not (graph.Off), or, its Status
// empty, that nothing is certain there. The judge weighs who met; what is denied stays denied.
type Proposal struct {
	Cue          text.Span
	Rule         *packs.MeetingCue
	Status       graph.MeetingStatus
	Why          string // where nothing is certain
	Participants []names.Ref
	Pairs        [][2]int
}

// proposed is how two are paired whom only a proposal seats.
const proposed = "proposed"

// proposals returns those whose word of meeting a word of the sentence is, or whose verb holds it: "held" of "held talks".
func (t *table) proposals() []*Proposal {
	if len(t.s.Words) == 0 {
		return nil
	}
	var found []*Proposal
	begin, end := t.s.Words[0].Start, t.s.Words[len(t.s.Words)-1].End
	k, _ := slices.BinarySearchFunc(t.p.Proposals, begin, func(o Proposal, at int) int { return cmp.Compare(o.Cue.Start, at) })
	for ; k < len(t.p.Proposals) && t.p.Proposals[k].Cue.Start < end; k++ {
		o := &t.p.Proposals[k]
		at := slices.IndexFunc(t.s.Words, func(w grammar.Word) bool { return w.Start <= o.Cue.Start && o.Cue.Start < w.End })
		if at >= 0 && t.held(at) == t.cue {
			found = append(found, o)
		}
	}
	return found
}

// held returns the noun of meeting that a verb has for its object, the word itself where it has none.
func (t *table) held(verb int) int {
	if !t.s.Verb(verb) || t.r.words.rule(t.s, verb) != nil {
		return verb
	}
	if what := t.s.Child(verb, "dobj"); what >= 0 && t.r.words.rule(t.s, what) != nil {
		return what
	}
	return verb
}

// heed gives candidates the status that a proposal gives the same two, and adds those whom only a proposal seats.
func (t *table) heed(found []Candidate) []Candidate {
	proposals := t.proposals()
	if len(found)+len(proposals) == 0 {
		return nil
	}
	own, reason := t.r.words.status(t.s, t.cue)
	open := own == "" && reason != "" // only hoped for, or through others
	for _, o := range proposals {
		for _, pair := range o.Pairs {
			a, b := o.Participants[pair[0]], o.Participants[pair[1]]
			k := slices.IndexFunc(found, func(c Candidate) bool { return c.sets(a, b) })
			if k < 0 && o.Status != "" && (!open || o.Status == graph.Off) && (own != graph.Off || o.Status == graph.Off) && !oneSide(a, b) {
				k = len(found)
				found = append(found, Candidate{Sentence: t.i, Cue: t.cue, Rule: o.Rule, A: a, B: b, ways: [2]string{proposed, proposed}, how: proposed, status: o.Status, reason: proposed})
			}
			if k >= 0 {
				found[k].take(o, a, b)
			}
		}
	}
	doubt := t.uncertain()
	for k := range found {
		if doubt && found[k].proposal == nil && found[k].status != graph.Off {
			found[k].status, found[k].reason = "", "uncertain"
		}
		if c := &found[k]; c.status != graph.Off && t.denied(c) {
			c.status, c.reason = "", "denied"
		}
	}
	return found
}

// take gives a candidate what a proposal says of the same two: a person where the graph knows only the party, and that a call took place.
func (c *Candidate) take(o *Proposal, a, b names.Ref) {
	c.proposal = o
	if !oneSide(c.A, a) || !oneSide(c.B, b) {
		a, b = b, a
	}
	if a.Kind == names.PersonActor {
		c.A = a
	}
	if b.Kind == names.PersonActor {
		c.B = b
	}
	if o.Status == graph.Off || c.status != graph.Off && o.Status != "" && (c.status != "" || o.Rule.Mode == call) {
		c.status, c.reason = o.Status, proposed
	}
}

// sets tells whether a candidate pairs two actors, or somebody of their sides.
func (c *Candidate) sets(a, b names.Ref) bool {
	return oneSide(c.A, a) && oneSide(c.B, b) || oneSide(c.A, b) && oneSide(c.B, a)
}

// denied tells whether a proposal says of the same two, in the same sentence, that they did not meet.
func (t *table) denied(c *Candidate) bool {
	sentence := t.p.Document.Sentences[t.i]
	return slices.ContainsFunc(t.p.Proposals, func(o Proposal) bool {
		return o.Status == graph.Off && sentence.Start <= o.Cue.Start && o.Cue.Start < sentence.End && slices.ContainsFunc(o.Pairs, func(p [2]int) bool {
			return c.sets(o.Participants[p[0]], o.Participants[p[1]])
		})
	})
}

// heard returns what the proposals at a word say of a candidate there.
func (t *table) heard(c *Candidate) string {
	if c.proposal != nil {
		return "same " + string(c.proposal.Status)
	}
	said := "none"
	for _, o := range t.proposals() {
		said = "others " + string(o.Status) + o.Why
	}
	return said
}

// uncertain tells whether the clause grammar finds nothing certain at a word of meeting or at the verb that holds it: "hopes to resume talks".
func (t *table) uncertain() bool {
	verb := t.s.Words[t.cue]
	if t.s.Noun(t.cue) && verb.Relation != "dobj" {
		return false
	}
	return slices.ContainsFunc(t.proposals(), func(o *Proposal) bool {
		return o.Why == "not-certain" && (t.s.Verb(t.cue) || o.Cue.Start != verb.Start)
	})
}
