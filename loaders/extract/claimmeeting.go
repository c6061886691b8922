package extract

import (
	"slices"

	"github.com/parleygraph/parley/graph"
)

// A ClaimedMeeting is what another extractor says that a passage reports: a meeting. All texts are as written there. Its days are read from the
// text.
type ClaimedMeeting struct {
	Rule         string              `json:"-"`
	Quote        string              `json:"quote"`
	Cue          string              `json:"cue"`          // the words that report it: "met", "talks"
	Participants []string            `json:"participants"` // by name
	Pairs        [][]int             `json:"pairs"`        // who sat face to face, as two indexes of participants each
	Mode         string              `json:"mode"`         // one that the packs know, or empty
	Place        string              `json:"place"`
	Status       graph.MeetingStatus `json:"status"`
}

// Modes returns what sorts of meetings the packs know, sorted: call, summit, talks and so on.
func (x *Extractor) Modes() []string {
	var modes []string
	for _, cue := range x.set.Meetings {
		modes = append(modes, cue.Mode)
	}
	slices.Sort(modes)
	return slices.Compact(modes)
}

// Meeting admits a claim of a meeting in a passage of Passages, or says by an Objection why not.
func (w *Witness) Meeting(passage graph.Passage, c ClaimedMeeting) error {
	if !slices.Contains([]graph.MeetingStatus{graph.Held, graph.Planned, graph.Off}, c.Status) || c.Mode != "" && !slices.Contains(w.d.x.Modes(), c.Mode) {
		return UnknownValue
	}
	h := hearing{w: w, passage: span{passage.Start, passage.End}}
	m, err := h.meeting(&c)
	if err != nil {
		return err
	}
	if err := w.once(m.ID); err != nil {
		return err
	}
	w.meetings = append(w.meetings, m)
	return nil
}

func (h *hearing) meeting(c *ClaimedMeeting) (graph.Meeting, error) {
	cue, quote, place, err := h.event(c)
	if err != nil {
		return graph.Meeting{}, err
	}
	refs, pairs, err := h.participants(c, cue.from)
	if err != nil {
		return graph.Meeting{}, err
	}
	d, b := h.w.d, h.w.b
	at := h.w.run(cue).from
	if kind := d.sentences[at].block.kind; kind == title || kind == heading {
		return graph.Meeting{}, HeadlineOnly
	}
	window := d.daysOf(at, c.Status)
	m := graph.Meeting{
		Document: d.id, Collection: b.out.Document.Collection, Mode: c.Mode, Place: place, Since: window.Since, Until: window.Until,
		Day: window.Since, Status: c.Status, Quote: d.passage(quote), Rule: c.Rule, Pairs: pairs,
	}
	if m.Day == "" {
		m.Day = d.day
	}
	for _, r := range refs {
		m.Participants = append(m.Participants, graph.Participant{Text: r.text, Actor: b.actor(r.actor), Name: r.name(), Party: r.partyID()})
	}
	m.ID = graph.MeetingID(&m)
	return m, nil
}

// event finds the words of a claimed meeting; its quote becomes the sentence that holds the cue.
func (h *hearing) event(c *ClaimedMeeting) (cue, quote span, place string, err error) {
	err = QuoteMissing
	h.all = foldSpan(h.w.d.text, h.passage)
	for _, at := range h.all.find(c.Quote) {
		whole := h.w.evidence(at)
		if whole.empty() {
			continue
		}
		h.quote = foldSpan(h.w.d.text, whole)
		cues := h.quote.find(c.Cue)
		if len(cues) == 0 {
			err = CueMissing
			continue
		}
		if c.Place != "" {
			where := nearestTo(cues[0], h.quote.find(c.Place))
			if where.empty() {
				err = PlaceMissing
				continue
			}
			place = h.w.d.text[where.from:where.to]
		}
		return cues[0], h.w.evidence(cues[0]), place, nil
	}
	return span{}, span{}, "", err
}

// participants resolves who met, two or more, and which of them sat face to face: of two nobody need say so.
func (h *hearing) participants(c *ClaimedMeeting, near int) ([]ref, [][2]int, error) {
	var refs []ref
	seen := map[string]bool{}
	for _, name := range c.Participants {
		r, err := h.named(name, near)
		if err != nil {
			return nil, nil, err
		}
		if seen[r.id()] {
			return nil, nil, ParticipantsUnfit
		}
		seen[r.id()] = true
		refs = append(refs, r)
	}
	pairs := [][2]int{}
	if len(refs) == 2 && len(c.Pairs) == 0 && !refs[0].same(refs[1].actor) {
		pairs = append(pairs, [2]int{0, 1})
	}
	for _, p := range c.Pairs {
		if len(p) != 2 || p[0] < 0 || p[0] >= p[1] || p[1] >= len(refs) || refs[p[0]].same(refs[p[1]].actor) || slices.Contains(pairs, [2]int{p[0], p[1]}) {
			return nil, nil, ParticipantsUnfit
		}
		pairs = append(pairs, [2]int{p[0], p[1]})
	}
	if len(refs) < 2 {
		return nil, nil, ParticipantsUnfit
	}
	slices.SortFunc(pairs, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	return refs, pairs, nil
}

// daysOf returns the first days that sentence i names beside no report.
func (d *document) daysOf(i int, status graph.MeetingStatus) graph.Window {
	p := d.parses[i]
	for k := range p.chunks {
		if p.kind(k) != timeChunk || p.reported(k) {
			continue
		}
		if w := d.window(p.tokens[p.chunks[k].from:p.chunks[k].to], status == graph.Planned); w.Since != "" {
			return w
		}
	}
	return graph.Window{}
}
