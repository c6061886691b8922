package meetings

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/names"
)

// How sure the judge must be: of two whom the words of meeting name, of two guests, of others whom the text only suggests. They are
// where recall and precision on the annotations, each folder judged by what the others teach, are worth most together.
const (
	leastNamed     = 0.15
	leastProposed  = 0.06
	leastGuests    = 0.7
	leastSuggested = 0.6
)

// sure returns the candidates that are meetings, with the status that the words give them. Of those whom the text only suggests as the other side of
// somebody the likeliest is kept, with those to whom the same words lead.
func (r *Reader) sure(all []Candidate) []Candidate {
	var likely []Candidate
	told := slices.ContainsFunc(all, func(c Candidate) bool { return c.proposal != nil && !compatriots(c.A, c.B) })
	for _, c := range all {
		if told && c.proposal == nil && (c.how == half || c.how == suggested) {
			continue // the clause grammar sees who sits there
		}
		if c.status, c.confidence = r.weigh(&c); c.status != "" {
			likely = append(likely, c)
		}
	}
	return slices.DeleteFunc(slices.Clone(likely), func(c Candidate) bool {
		return slices.ContainsFunc(likely, func(o Candidate) bool { return c.yields(&o) })
	})
}

// compatriots tells whether two are of one party.
func compatriots(a, b names.Ref) bool {
	return a.Side() != nil && b.Side() != nil && a.Side().Name == b.Side().Name
}

// yields tells whether another candidate takes a suggested one's place.
func (c *Candidate) yields(o *Candidate) bool {
	if c.proposal == nil && o.proposal != nil && c.guesses(o) {
		return true
	}
	if c.confidence >= o.confidence || c.how != o.how {
		return false
	}
	switch c.how {
	case suggested:
		return true
	case half:
		return c.A.Name() == o.A.Name() && (c.ways[1] != o.ways[1] || !strings.HasSuffix(c.ways[1], " above"))
	}
	return false
}

// guesses tells whether a pronoun stands for one of the two, and a proposal has another for it: "He met Anna Holm.".
func (c *Candidate) guesses(o *Candidate) bool {
	mine, theirs := [2]names.Ref{c.A, c.B}, [2]names.Ref{o.A, o.B}
	for k := range mine {
		for n := range theirs {
			if mine[k].Pronoun && oneSide(mine[1-k], theirs[n]) && !oneSide(mine[k], theirs[1-n]) {
				return true
			}
		}
	}
	return false
}

// weigh returns what the words and the judge make of a candidate: empty where it is no meeting. What the words deny is denied.
func (r *Reader) weigh(c *Candidate) (graph.MeetingStatus, float64) {
	switch {
	case c.status == graph.Off && (c.named() || c.proposal != nil && c.proposal.Status == graph.Off):
		return graph.Off, 1
	case c.status == graph.Off || c.status == "":
		return "", 0
	case c.how == gathering || c.how == host:
		return c.status, leastSuggested
	}
	if sure := r.judge.Weigh(c.Features)[1]; sure >= c.least() {
		return c.status, sure
	}
	return "", 0
}

// least returns how sure the judge must be of a candidate.
func (c *Candidate) least() float64 {
	switch {
	case c.proposal != nil:
		return leastProposed
	case c.named():
		return leastNamed
	case c.how == guests:
		return leastGuests
	}
	return leastSuggested
}
