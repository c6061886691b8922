package meetings

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/packs"
	"github.com/parleygraph/parley/loaders/text"
)

// most is how many may sit together and each still face each other; more is a gathering.
const most = 3

// How two are paired who do not simply face each other: of a gathering nobody can tell who does, a host is whose place a traveller comes to, guests and
// those who are hosted sit on one side of the table; of half a pair, or of none, the words name one, and the text suggests the rest.
const (
	gathering = "gathering"
	host      = "host"
	guests    = "guests"
	hosted    = "hosts"
	half      = "half"
	suggested = "suggested"
)

// loosest is how many are tried whom the text only suggests.
const loosest = 6

// pairs returns a candidate for each two who may face each other.
func (t *table) pairs(rule *packs.MeetingCue) []Candidate {
	b := &pairing{table: t, rule: rule}
	b.status, b.reason = t.r.words.status(t.s, t.cue)
	b.explicit()
	if len(b.found) == 0 && !t.strange() {
		b.suggested(t.p.block(t.i) == text.Title)
	}
	return b.found
}

// strange tells whether the words of meeting have somebody for a side whom nobody knows, and who so is no other: "spoke with reporters", "Holm met Berg".
func (t *table) strange() bool {
	return slices.ContainsFunc(t.s.Edges(t.cue), func(e grammar.Edge) bool {
		w := &t.s.Words[e.To]
		switch {
		case len(t.p.Who.At(t.i, e.To)) > 0 || !t.s.Noun(e.To):
			return false
		case e.Label == grammar.Subject || e.Label == grammar.Object:
			return w.Tag == "NNP" && w.Entity == "PERSON"
		}
		return t.r.words.in("meeting.spoken", t.s.Words[t.cue].Lemma) && e.Label == grammar.Oblique && (e.Word == "with" || e.Word == "to") && w.Tag == "NNS" && !t.r.words.crowd(t.s, e.To)
	})
}

// A pairing collects the candidates at one table.
type pairing struct {
	*table
	rule  *packs.MeetingCue
	found []Candidate
	Candidate
}

// explicit pairs those whom the words themselves seat there.
func (b *pairing) explicit() {
	between, mine, theirs := b.seats[joint], b.seats[near], b.seats[far]
	switch {
	case len(between) > 1:
		b.together(between, "joint")
	case len(between) == 1 && len(theirs) == 0:
		theirs = between // "a meeting of the council with", "talks among"
	}
	b.across(mine, theirs, "across")
	switch {
	case len(theirs) == 2:
		b.together(theirs, guests)
	case len(theirs) == 0 && len(between) < 2 && b.s.Verb(b.cue) && b.s.Child(b.cue, "auxpass") >= 0: // "were received by the hosts one after the other"
	case len(theirs) == 0 && len(between) < 2:
		b.together(mine, "together")
		b.across(mine, b.hosts(), host)
	}
	if len(mine) == 2 && len(theirs) > 0 {
		b.together(mine, hosted)
	}
}

// hosts returns those to whose place somebody travels for the talks, or leaves after them: "arrived in Sweden for talks".
func (b *pairing) hosts() []seat {
	up := b.s.Words[b.cue].Head
	if up < 0 || b.rule.Mode != "talks" || b.s.Words[up].Text != "for" && !b.r.words.in("meeting.after", b.s.Words[up].Text) {
		return nil
	}
	if verb := b.s.Words[up].Head; verb < 0 || b.s.Words[verb].Lemma != "be" && !b.r.words.in("meeting.travel", b.s.Words[verb].Lemma) {
		return nil
	}
	for _, s := range b.seats[loose] {
		if strings.HasSuffix(s.way, " above place") {
			return []seat{s}
		}
	}
	return nil
}

// suggested pairs the one whom the words seat there with those whom the text suggests, else those with each other. A title says of itself who meets.
func (b *pairing) suggested(title bool) {
	var known []seat
	for _, where := range []side{joint, far, near} {
		known = append(known, b.seats[where]...)
	}
	others := b.seats[loose][:min(loosest, len(b.seats[loose]))]
	if len(known) > 0 && len(known) <= most {
		b.across(known, others, half)
	}
	if !title {
		b.pair(others, suggested)
	}
}

// together pairs each two of a few; of many only that they gather is known.
func (b *pairing) together(row []seat, how string) {
	switch {
	case len(row) <= most:
		b.pair(row, how)
	case how != guests && how != hosted:
		b.across(row[:1], row[1:], gathering)
	}
}

func (b *pairing) pair(row []seat, how string) {
	for k := range row {
		b.across(row[k:k+1], row[k+1:], how)
	}
}

// across pairs each of one row with each of another.
func (b *pairing) across(mine, theirs []seat, how string) {
	for _, x := range mine {
		for _, y := range theirs {
			if oneSide(x.Ref, y.Ref) {
				continue
			}
			c := b.Candidate
			c.Sentence, c.Cue, c.Rule, c.A, c.B, c.ways, c.how = b.i, b.cue, b.rule, x.Ref, y.Ref, [2]string{x.way, y.way}, how
			b.found = append(b.found, c)
		}
	}
}
