package evidence

import (
	"cmp"
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/text"
	"github.com/parleygraph/parley/loaders/when"
)

// A MeetingClaim is what somebody says that sentences report: a meeting. All texts are as written there.
type MeetingClaim struct {
	Sentences    []int               `json:"sentences"`
	Cue          string              `json:"cue"` // the words that report it: "met", "talks"
	Participants []Seat              `json:"participants"`
	Pairs        [][]int             `json:"pairs"` // who sat face to face, as two indexes of participants each
	Mode         string              `json:"mode"`  // one of Modes, or empty
	Place        string              `json:"place"`
	When         string              `json:"when"`
	Status       graph.MeetingStatus `json:"status"`
}

// A Seat is one who takes part in a meeting.
type Seat struct {
	Actor string `json:"actor"` // by the name of an ActorClaim
	As    string `json:"as"`    // the words of the sentences that mean the actor; empty where only the lines around tell
}

// A Meeting is a claim of one that the text bears out.
type Meeting struct {
	Participants []names.Ref
	Pairs        [][2]int
	Mode, Place  string
	Status       graph.MeetingStatus
	Window       graph.Window
	Cue, Quote   text.Span
	Headline     bool // it stands in a headline, which is no evidence against what the text says of the same two
}

// Meeting admits a claim of a meeting in sentences of a passage, or says by an Objection why not.
func (h *Hearing) Meeting(passage Passage, c MeetingClaim) (Meeting, error) {
	m := Meeting{Mode: c.Mode, Status: c.Status, Pairs: [][2]int{}}
	if !slices.Contains([]graph.MeetingStatus{graph.Held, graph.Planned, graph.Off}, c.Status) {
		return m, UnknownValue
	}
	if !slices.Contains(h.reader.modes, c.Mode) {
		m.Mode = "" // a sort of meeting that nobody knows says nothing against the meeting
	}
	cited, err := h.cited(passage, c.Sentences)
	if err != nil {
		return m, err
	}
	if err := h.event(&m, &c, cited); err != nil {
		return m, err
	}
	if err := h.took(&m); err != nil {
		return m, err
	}
	seats, err := h.seated(&m, &c, h.lines(passage))
	if err != nil {
		return m, err
	}
	m.Pairs, err = pairs(m.Participants, remain(c.Pairs, seats))
	return m, err
}

// event finds the words of a meeting, its place and its day. Its quote is the sentences that are cited, but for those around them that hold none of its words.
func (h *Hearing) event(m *Meeting, c *MeetingClaim, cited text.Span) error {
	cues := h.look(c.Cue, cited)
	if len(cues) == 0 {
		return CueMissing
	}
	m.Cue = h.seatedBy(cues, c)
	hull := m.Cue
	if c.Place != "" {
		where := nearest(m.Cue, h.look(c.Place, cited))
		if where.End == 0 {
			return PlaceMissing
		}
		m.Place = h.Document.Text[where.Start:where.End]
		hull = h.grown(hull, where)
	}
	for _, seat := range c.Participants {
		if at := nearest(m.Cue, h.folded.find(seat.As, cited)); at.End > 0 {
			hull = h.grown(hull, at)
		}
	}
	var fits bool
	if m.Quote, fits = h.quote(hull); !fits {
		return QuoteTooLong
	}
	first, _ := h.run(m.Cue)
	m.Headline = h.headline(first)
	m.Window = h.window(c, cited, m.Cue)
	return nil
}

// seatedBy returns the words of several that stand in a sentence with the most of those who took part: sentences that are cited may lie far apart, with "met" between.
func (h *Hearing) seatedBy(cues []text.Span, c *MeetingClaim) text.Span {
	most := func(cue text.Span) (n int) {
		i, _ := h.run(cue)
		if i == len(h.Document.Sentences) {
			return 0
		}
		for _, seat := range c.Participants {
			if h.folded.find(seat.As, h.sentences(i, i+1)) != nil {
				n++
			}
		}
		return n
	}
	return slices.MaxFunc(cues, func(a, b text.Span) int { return cmp.Or(cmp.Compare(most(a), most(b)), cmp.Compare(b.Start, a.Start)) })
}

// grown returns a hull that holds more words too, where these sentences are few enough for a quote; else the hull as it is.
func (h *Hearing) grown(hull, more text.Span) text.Span {
	wide := join(hull, more)
	if _, fits := h.quote(wide); fits {
		return wide
	}
	return hull
}

// headline tells whether a sentence is one.
func (p *Page) headline(i int) bool {
	kind := p.Document.Blocks[p.Document.Sentences[i].Block].Kind
	return kind == text.Title || kind == text.Heading
}

// took tells whether a cue can carry its status: what is negated neither took place nor is planned, and what will or should be did not take place.
func (h *Hearing) took(m *Meeting) error {
	i, _ := h.run(m.Cue)
	s, ahead := h.sentence(i), false
	for k, w := range s.Words {
		ahead = ahead || holds(m.Cue, w) && s.To(k, grammar.Modal) >= 0
	}
	if m.Status != graph.Off && h.weigh(m.Cue).negated > 0 || m.Status == graph.Held && (ahead || h.supposed(m.Cue)) {
		return CueOpposed
	}
	return nil
}

// window returns the days of a meeting that its claim's words give.
func (h *Hearing) window(c *MeetingClaim, cited, cue text.Span) graph.Window {
	at := nearest(cue, h.look(c.When, cited))
	if at.End == 0 {
		return graph.Window{}
	}
	direction := when.Past
	if c.Status == graph.Planned {
		direction = when.Future
	}
	t, ok := when.Read(h.Document.Text[at.Start:at.End], h.Published, direction)
	if !ok {
		return graph.Window{}
	}
	return t.Window()
}

// seated finds who took part, two or more, each once and each where the claim's words mean him, and the place of each among those who remain. Who can't be held
// to a position is left out, -1, where two others remain: a mediator of no party, a crowd.
func (h *Hearing) seated(m *Meeting, c *MeetingClaim, within text.Span) (seats []int, err error) {
	var out error
	for _, seat := range c.Participants {
		actor, err := h.acting(seat.Actor)
		if err == ActorWithoutSide {
			seats, out = append(seats, -1), err
			continue
		}
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(m.Participants, func(r names.Ref) bool { return same(r.Actor, actor) }) {
			return nil, ParticipantsUnfit
		}
		seats = append(seats, len(m.Participants))
		m.Participants = append(m.Participants, names.Ref{Actor: actor})
	}
	if len(m.Participants) < 2 {
		return nil, cmp.Or(out, error(ParticipantsUnfit))
	}
	return seats, h.placed(m, c, seats, within)
}

// placed finds the words that mean those who took part. Where the quote names somebody who did not, who did is named beside it; else anywhere within bytes.
func (h *Hearing) placed(m *Meeting, c *MeetingClaim, seats []int, within text.Span) (err error) {
	if h.anotherIn(m) {
		within = text.Span{}
	}
	for i, seat := range c.Participants {
		if seats[i] < 0 {
			continue
		}
		r := &m.Participants[seats[i]]
		if r.Span, err = h.holder(&Statement{Cue: m.Cue, Quote: m.Quote}, &Claim{Actor: seat.Actor, As: seat.As}, r.Actor, within); err != nil {
			return err
		}
	}
	return nil
}

// anotherIn tells whether the sentence of a meeting's cue names somebody who is of no participant's side.
func (h *Hearing) anotherIn(m *Meeting) (another bool) {
	i, _ := h.run(m.Cue)
	h.mentions(h.sentences(i, i+1), func(k int, mention names.Mention) {
		named := h.mentioned(k, mention)
		another = another || !slices.ContainsFunc(m.Participants, func(r names.Ref) bool { return h.stand(named, r.Actor) || h.stand(r.Actor, named) })
	})
	return another
}

// remain returns pairs by the places of those who remain, without those of whom one does not.
func remain(claimed [][]int, seats []int) [][]int {
	var kept [][]int
	for _, p := range claimed {
		moved := slices.Clone(p)
		left := false
		for i, at := range p {
			if at >= 0 && at < len(seats) {
				moved[i] = seats[at]
				left = left || seats[at] < 0
			}
		}
		if !left {
			kept = append(kept, moved)
		}
	}
	return kept
}

// pairs returns who sat face to face: as claimed; where nobody says so, all who are of different sides.
func pairs(seats []names.Ref, claimed [][]int) ([][2]int, error) {
	found := [][2]int{}
	if len(claimed) == 0 {
		return facing(seats), nil
	}
	for _, p := range claimed {
		if len(p) != 2 {
			return nil, ParticipantsUnfit
		}
		a, b := min(p[0], p[1]), max(p[0], p[1])
		if a < 0 || a == b || b >= len(seats) || oneSide(seats[a], seats[b]) || slices.Contains(found, [2]int{a, b}) {
			return nil, ParticipantsUnfit
		}
		found = append(found, [2]int{a, b})
	}
	slices.SortFunc(found, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	return found, nil
}

// facing returns all pairs of those who are of different sides, and of two persons in any case.
func facing(seats []names.Ref) [][2]int {
	found := [][2]int{}
	for a := range seats {
		for b := a + 1; b < len(seats); b++ {
			if side := seats[a].Side(); !oneSide(seats[a], seats[b]) && (len(seats) == 2 || side == nil || seats[b].Side() == nil || side.ID != seats[b].Side().ID) {
				found = append(found, [2]int{a, b})
			}
		}
	}
	return found
}

// oneSide tells whether two are one actor.
func oneSide(a, b names.Ref) bool { return same(a.Actor, b.Actor) }
