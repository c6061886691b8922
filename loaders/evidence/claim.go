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

// A Claim is what somebody says that sentences report: somebody's stance. All texts are as written there; an empty one says nothing.
type Claim struct {
	Sentences  []int              `json:"sentences"` // that prove it, as Lines numbers them
	Actor      string             `json:"actor"`     // who holds the stance, by the name of an ActorClaim
	As         string             `json:"as"`        // the words of the sentences that mean the actor: a name, "the minister", "he"; empty where only the lines around tell
	SaidBy     string             `json:"saidBy"`    // who reports it, where that is another actor
	OnBehalfOf []string           `json:"onBehalfOf"`
	Addressees []string           `json:"to"`
	Stance     Stance             `json:"stance"`
	Cue        string             `json:"cue"`
	Point      string             `json:"point"`
	Means      string             `json:"means"` // what a point that only points back means, as written elsewhere in the document
	Scope      string             `json:"scope"`
	When       string             `json:"when"` // the words that say on which day it was said
	Conditions []ClaimedCondition `json:"conditions"`
	Modality   graph.Modality     `json:"modality"` // empty for Asserted
}

// A ClaimedCondition is a condition on which a claim's stance hangs.
type ClaimedCondition struct {
	Kind graph.ConditionKind `json:"kind"`
	Text string              `json:"text"`
}

// Stance is a graph.Stance, or an act of speech that is told apart from one.
type Stance string

// The acts beside the stances.
const (
	Commits   Stance = "COMMITS"   // promises to do something for another: it puts that on the table
	Threatens Stance = "THREATENS" // says what it will do against another: no side taken
	Denies    Stance = "DENIES"    // says that something is no fact: no side taken
)

// stances maps what may be claimed to what stands in the graph.
func stances() map[Stance]graph.Stance {
	return map[Stance]graph.Stance{
		Stance(graph.Demands): graph.Demands, Stance(graph.Proposes): graph.Proposes, Stance(graph.Supports): graph.Supports,
		Stance(graph.Rejects): graph.Rejects, Stance(graph.States): graph.States,
		Commits: graph.Proposes, Threatens: graph.States, Denies: graph.States,
	}
}

// A Statement is a claim that the text bears out.
type Statement struct {
	By                names.Ref
	SaidBy            names.Ref // of the kind Nobody where nobody else reports it
	OnBehalfOf        []*names.Party
	Addressees        []names.Actor
	Stance            graph.Stance
	Cue, Point, Quote text.Span
	Means             text.Span // what the point means, where it only points back; empty elsewhere
	Scope             string
	Conditions        []Condition
	Modality          graph.Modality
	Directness        graph.Directness
	Stated            when.Time // when it was said, where the text gives a time
}

// A Condition is one of a statement's, with its bytes.
type Condition struct {
	Kind graph.ConditionKind
	text.Span
}

// mostSentences is how many sentences may prove a claim. What stands further apart is put together by who claims it, not by the text.
const mostSentences = 3

// Statement admits a claim about sentences of a passage, or says by an Objection why not. A claim stands or falls as a whole: without one of its conditions it
// would be another position.
func (h *Hearing) Statement(passage Passage, c Claim) (Statement, error) {
	if c.Modality == "" {
		c.Modality = graph.Asserted
	}
	s := Statement{Stance: stances()[c.Stance], Modality: c.Modality}
	if !c.closed() {
		return s, UnknownValue
	}
	cited, err := h.cited(passage, c.Sentences)
	if err != nil {
		return s, err
	}
	if err := h.anywhere(&s, &c, cited); err != nil {
		return s, err
	}
	if err := h.who(&s, &c, passage, cited); err != nil {
		return s, err
	}
	s.Directness = h.directness(&s, &c)
	return s, h.sense(&s, &c)
}

// closed tells whether every value of the claim is one that the contract knows.
func (c *Claim) closed() bool {
	return stances()[c.Stance] != "" &&
		slices.Contains([]graph.Modality{graph.Asserted, graph.Intended, graph.Would, graph.Might}, c.Modality) &&
		!slices.ContainsFunc(c.Conditions, func(one ClaimedCondition) bool {
			return !slices.Contains([]graph.ConditionKind{graph.If, graph.Unless, graph.OnlyIf, graph.AsLongAs}, one.Kind)
		})
}

// cited returns the sentences that a claim cites, from the first to the last, as a range.
func (h *Hearing) cited(passage Passage, numbers []int) (cited text.Span, err error) {
	if len(numbers) == 0 {
		return cited, SentencesUnfit
	}
	from, to := slices.Min(numbers)-1, slices.Max(numbers)
	switch {
	case from < passage.From || to > passage.To || !h.shows(from) || !h.shows(to-1):
		return cited, SentencesUnfit
	case to <= passage.Fresh:
		return cited, ReadBefore
	}
	all := h.Document.Sentences
	return text.Span{Start: all[from].Start, End: all[to-1].End}, nil
}

// wider returns the bytes of the sentences on which a span lies, with one more on each side.
func (h *Hearing) wider(s text.Span) text.Span {
	all := h.Document.Sentences
	from, to := h.run(s)
	return text.Span{Start: all[max(0, from-1)].Start, End: all[min(len(all), to+1)-1].End}
}

// look finds words in the sentences cited, else in those beside them.
func (h *Hearing) look(words string, cited text.Span) []text.Span {
	if found := h.folded.find(words, cited); found != nil {
		return found
	}
	return h.folded.find(words, h.wider(cited))
}

// anywhere finds a claim's words in the sentences cited, else all of them in the sentence before or behind: who counts may miscount.
func (h *Hearing) anywhere(s *Statement, c *Claim, cited text.Span) error {
	err := h.words(s, c, cited)
	if err != PointMissing && err != CueMissing {
		return err
	}
	all := h.Document.Sentences
	from, to := h.run(cited)
	for _, i := range []int{from - 1, to} {
		moved := Statement{Stance: s.Stance, Modality: s.Modality}
		if i >= 0 && i < len(all) && h.words(&moved, c, text.Span{Start: all[i].Start, End: all[i].End}) == nil {
			*s = moved
			return nil
		}
	}
	return err
}

// words finds a claim's words, each as near to the point as it stands. The quote becomes the shortest run of whole sentences that holds them.
func (h *Hearing) words(s *Statement, c *Claim, cited text.Span) error {
	cues, points := h.folded.find(c.Cue, cited), h.folded.find(c.Point, cited)
	switch {
	case len(points) == 0:
		return PointMissing
	case len(cues) == 0:
		return CueMissing
	}
	s.Cue, s.Point = nearestPair(cues, points)
	hull := join(s.Cue, s.Point)
	for _, condition := range c.Conditions {
		at := nearest(s.Point, h.look(condition.Text, cited))
		if at.End == 0 {
			return ConditionMissing
		}
		s.Conditions = append(s.Conditions, Condition{condition.Kind, at})
		hull = join(hull, at)
	}
	slices.SortFunc(s.Conditions, func(a, b Condition) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	if err := h.frame(s, c, cited); err != nil {
		return err
	}
	var fits bool
	if s.Quote, fits = h.quote(hull); !fits {
		return QuoteTooLong
	}
	return nil
}

// frame finds what stands around the point: its scope, what it means, when it was said.
func (h *Hearing) frame(s *Statement, c *Claim, cited text.Span) error {
	if c.Scope != "" {
		at := nearest(s.Cue, h.look(c.Scope, cited))
		if at.End == 0 {
			return ScopeMissing
		}
		s.Scope = h.Document.Text[at.Start:at.End]
	}
	if c.Means != "" {
		if s.Means = nearest(s.Point, h.folded.find(c.Means, h.whole())); s.Means.End == 0 {
			return MeaningMissing
		}
	}
	if at := nearest(s.Cue, h.look(c.When, cited)); at.End > 0 {
		if t, ok := when.Read(h.Document.Text[at.Start:at.End], h.Published, when.Past); ok {
			s.Stated = t
		}
	}
	return nil
}

// quote returns the whole sentences that hold a span, and whether they are few enough.
func (h *Hearing) quote(s text.Span) (text.Span, bool) {
	from, to := h.run(s)
	if from == to || to-from > mostSentences {
		return text.Span{}, false
	}
	all := h.Document.Sentences
	whole := text.Span{Start: all[from].Start, End: all[to-1].End}
	return whole, whole.Start <= s.Start && s.End <= whole.End
}

// directness returns in whose words a statement stands.
func (h *Hearing) directness(s *Statement, c *Claim) graph.Directness {
	i, w := h.wordAt(s.Cue)
	switch {
	case h.Document.QuotationAt(s.Cue.Start) >= 0, h.Document.QuotationAt(s.Point.Start) >= 0, h.reader.words.FirstPerson(c.As):
		return graph.Direct
	case w >= 0 && h.sentence(i).To(w, grammar.Source) >= 0:
		return graph.Indirect
	}
	return graph.Narrated
}

// wordAt returns the first word within bytes, and its sentence; -1 where none stands there.
func (h *Hearing) wordAt(s text.Span) (sentence, w int) {
	i, _ := h.run(s)
	if i == len(h.Document.Sentences) {
		return i, -1
	}
	return i, slices.IndexFunc(h.sentence(i).Words, func(w word) bool { return w.Start >= s.Start && w.Start < s.End })
}

// join returns the span that holds two.
func join(a, b text.Span) text.Span {
	return text.Span{Start: min(a.Start, b.Start), End: max(a.End, b.End)}
}

// nearestPair returns the cue and the point that stand nearest to each other, the earliest of those.
func nearestPair(cues, points []text.Span) (cue, point text.Span) {
	best := -1
	for _, c := range cues {
		p := nearest(c, points)
		if gap := gap(c, p); best < 0 || gap < best {
			cue, point, best = c, p, gap
		}
	}
	return cue, point
}

// nearest returns the span nearest to another, the earliest where two are as near; empty where there is none.
func nearest(to text.Span, among []text.Span) text.Span {
	if len(among) == 0 {
		return text.Span{}
	}
	return slices.MinFunc(among, func(a, b text.Span) int { return cmp.Compare(gap(to, a), gap(to, b)) })
}

// gap returns how many bytes stand between two spans, 0 where they touch or overlap.
func gap(a, b text.Span) int { return max(0, b.Start-a.End, a.Start-b.End) }
