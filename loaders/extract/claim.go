package extract

import (
	"cmp"
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// A Claim is what another extractor says that a passage reports: somebody's stance. All texts are as written there; an empty one says nothing.
type Claim struct {
	Rule       string             `json:"-"`
	Quote      string             `json:"quote"` // where it stands: the sentences, or a part of them
	Actor      string             `json:"actor"` // who holds the stance, by name
	OnBehalfOf []string           `json:"onBehalfOf"`
	SaidBy     string             `json:"saidBy"`
	Addressee  string             `json:"addressee"`
	Stance     graph.Stance       `json:"stance"`
	Cue        string             `json:"cue"`
	Point      string             `json:"point"`
	Scope      string             `json:"scope"`
	Conditions []ClaimedCondition `json:"conditions"`
	Modality   graph.Modality     `json:"modality"`
	Directness graph.Directness   `json:"directness"`
}

// A ClaimedCondition is a condition on which a claim's stance hangs.
type ClaimedCondition struct {
	Kind graph.ConditionKind `json:"kind"`
	Text string              `json:"text"`
}

// An Objection says why a claim is not admitted. The list is closed; further ones belong to the extractor that claims.
type Objection string

// The objections.
const (
	UnknownValue      Objection = "a value is none that the contract knows"
	QuoteMissing      Objection = "the quote is not in the passage"
	PointMissing      Objection = "the point is not in the quote"
	CueMissing        Objection = "the cue is not in the quote"
	ScopeMissing      Objection = "the scope is not in the quote"
	ConditionMissing  Objection = "a condition is not in the quote"
	HeadlineOnly      Objection = "it stands in a headline, which is no evidence of a meeting"
	PlaceMissing      Objection = "the place is not in the quote"
	QuoteTooLong      Objection = "cue, point and conditions stand too far apart"
	ActorUnnamed      Objection = "somebody in it is not named in the passage"
	ActorWithoutSide  Objection = "somebody in it can't be held to a position: a bystander, a chair, a vague group, a person of no party"
	ParticipantsUnfit Objection = "it names fewer than two participants, one twice, or wrong pairs"
	Repeated          Objection = "it was claimed before"
)

// Error makes an Objection the error of a claim.
func (r Objection) Error() string { return string(r) }

// mostSentences is how many sentences may prove a claim. What stands further apart is put together by who claims it, not by the text.
const mostSentences = 3

// Statement admits a claim about a passage of Passages, or says by an Objection why not. A claim stands or falls as a whole: without one of its
// conditions it would be another position.
func (w *Witness) Statement(passage graph.Passage, c Claim) error {
	if !c.closed() {
		return UnknownValue
	}
	h := hearing{w: w, passage: span{passage.Start, passage.End}}
	s, err := h.statement(&c)
	if err != nil {
		return err
	}
	if err := w.once(s.ID); err != nil {
		return err
	}
	w.statements = append(w.statements, s)
	return nil
}

// once refuses what was admitted before.
func (w *Witness) once(id string) error {
	if w.seen[id] {
		return Repeated
	}
	w.seen[id] = true
	return nil
}

// closed tells whether every value of the claim is one that the contract knows.
func (c *Claim) closed() bool {
	return (c.Stance.Sign() != 0 || c.Stance == graph.States) &&
		slices.Contains([]graph.Modality{graph.Asserted, graph.Intended, graph.Would, graph.Might}, c.Modality) &&
		slices.Contains([]graph.Directness{graph.Direct, graph.Indirect, graph.Narrated}, c.Directness) &&
		!slices.ContainsFunc(c.Conditions, func(one ClaimedCondition) bool {
			return !slices.Contains([]graph.ConditionKind{graph.If, graph.Unless, graph.OnlyIf, graph.AsLongAs}, one.Kind)
		})
}

// claimed returns the finding that stands for a claim where its term is looked for.
func claimed(stance graph.Stance) *finding {
	return &finding{stance: stance, rule: &packs.Cue{Stance: string(stance)}}
}

// A hearing is one claim held against its passage.
type hearing struct {
	w       *Witness
	passage span
	quote   folded // whole sentences
	all     folded // the passage
	by      claimants
}

// claimants are the actors of a claim.
type claimants struct {
	actor, saidBy, addressee ref
	behalf                   []ref
}

func (h *hearing) statement(c *Claim) (graph.Statement, error) {
	spans, err := h.words(c)
	if err != nil {
		return graph.Statement{}, err
	}
	if err := h.who(c, spans.cue.from); err != nil {
		return graph.Statement{}, err
	}
	d, b := h.w.d, h.w.b
	a := h.by.actor
	s := graph.Statement{
		Document: d.id, Collection: b.out.Document.Collection, Actor: b.actor(a.actor), ActorName: a.name(), ActorText: a.text, Party: a.partyID(),
		Capacity: a.speaks(), Stance: c.Stance, Cue: d.passage(spans.cue), Point: d.passage(spans.point), Scope: spans.scope, Conditions: spans.conditions,
		Modality: c.Modality, Directness: c.Directness, Quote: d.passage(spans.quote), Rule: c.Rule, Confidence: d.x.confidence(c.Rule),
		StatedAt: d.statedOn(h.w.run(spans.cue).from),
	}
	s.Day = graph.Day(cmp.Or(string(s.StatedAt), string(d.day)))
	h.others(&s)
	s.ID = graph.StatementID(&s, 0)
	return s, nil
}

// others adds the actors beside the one who holds the stance.
func (h *hearing) others(s *graph.Statement) {
	b := h.w.b
	if r := h.by.saidBy; r.kind != noActor && !r.same(h.by.actor.actor) {
		s.SaidBy = &graph.Reporter{Text: r.text, Actor: b.actor(r.actor), Name: r.name(), Party: r.partyID()}
	}
	if r := h.by.addressee; r.kind != noActor {
		s.Addressee = b.actor(r.actor)
	}
	for _, r := range h.by.behalf {
		if id := b.party(r.actor); id != "" && id != s.Party && !slices.Contains(s.OnBehalfOf, id) {
			s.OnBehalfOf = append(s.OnBehalfOf, id)
		}
	}
}

// claimSpans are where the words of a claim stand.
type claimSpans struct {
	quote, cue, point span
	scope             string
	conditions        []graph.Condition
}

// words finds a claim's words: the quote in the passage, all others in the whole sentences of the quote, each as near to the point as it stands.
// The quote becomes the shortest run of whole sentences that holds them.
func (h *hearing) words(c *Claim) (claimSpans, error) {
	err := error(QuoteMissing)
	h.all = foldSpan(h.w.d.text, h.passage)
	for _, at := range h.all.find(c.Quote) {
		whole := h.w.evidence(at)
		if whole.empty() {
			continue
		}
		h.quote = foldSpan(h.w.d.text, whole)
		var spans claimSpans
		if spans, err = h.inQuote(c); err == nil {
			return spans, nil
		}
	}
	return claimSpans{}, err
}

func (h *hearing) inQuote(c *Claim) (claimSpans, error) {
	var s claimSpans
	cues := h.quote.find(c.Cue)
	points := h.quote.find(c.Point)
	switch {
	case len(points) == 0:
		return s, PointMissing
	case len(cues) == 0:
		return s, CueMissing
	}
	s.cue, s.point = nearestPair(cues, points)
	hull := span{min(s.cue.from, s.point.from), max(s.cue.to, s.point.to)}
	for _, condition := range c.Conditions {
		at := nearestTo(s.point, h.quote.find(condition.Text))
		if at.empty() {
			return s, ConditionMissing
		}
		s.conditions = append(s.conditions, graph.Condition{Kind: condition.Kind, Passage: h.w.d.passage(at)})
		hull = span{min(hull.from, at.from), max(hull.to, at.to)}
	}
	if c.Scope != "" {
		at := nearestTo(s.cue, h.quote.find(c.Scope))
		if at.empty() {
			return s, ScopeMissing
		}
		s.scope = h.w.d.text[at.from:at.to]
	}
	s.quote = h.w.evidence(hull)
	if run := h.w.run(hull); s.quote.empty() || run.to-run.from > mostSentences {
		return s, QuoteTooLong
	}
	slices.SortFunc(s.conditions, func(a, b graph.Condition) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	return s, nil
}

// nearestPair returns the cue and the point that stand nearest to each other, the earliest of those.
func nearestPair(cues, points []span) (cue, point span) {
	best := -1
	for _, c := range cues {
		p := nearestTo(c, points)
		if gap := gapOf(c, p); best < 0 || gap < best {
			cue, point, best = c, p, gap
		}
	}
	return cue, point
}

// nearestTo returns the span nearest to another, the earliest where two are as near; empty where there is none.
func nearestTo(to span, among []span) span {
	if len(among) == 0 {
		return span{}
	}
	return slices.MinFunc(among, func(a, b span) int { return cmp.Compare(gapOf(to, a), gapOf(to, b)) })
}

// gapOf returns how many bytes stand between two spans, 0 where they touch or overlap.
func gapOf(a, b span) int { return max(0, b.from-a.to, a.from-b.to) }
