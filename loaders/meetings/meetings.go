// Package meetings finds who met whom, who is to meet whom and who did not: words of meeting propose, on the sentence graphs, each two actors who may sit
// face to face there, and a judge trained on annotations says which of them do, and whether they did or will.
//
//	r := meetings.NewReader(packs, judge)
//	for _, m := range r.Read(page, "2024-05-06") { fmt.Println(m.Status, m.Participants[0].Name(), m.Participants[1].Name(), m.Place) }
package meetings

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/judge"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/packs"
	"github.com/parleygraph/parley/loaders/text"
)

// Who tells whom words mean; *names.Names is one.
type Who interface {
	At(sentence, word int) []names.Ref
	Voice() []names.Ref
}

// A Page is a document on its way to meetings: its text, the graph of each of its sentences and who is who.
type Page struct {
	Document  *text.Document
	Sentences []*grammar.Sentence
	Who       Who
	Proposals []Proposal // of the clause grammar, in the order of the text
}

// A Meeting is one meeting that a sentence reports.
type Meeting struct {
	Sentence     int
	Cue          text.Span // the word of meeting
	Quote        text.Span // the whole sentence
	Participants []names.Ref
	Pairs        [][2]int // who sat face to face, as indexes of Participants, the smaller first
	Status       graph.MeetingStatus
	Mode         string // talks, visit, call, summit ...
	Place        string // as written, empty where the sentence names none
	Window       graph.Window
	Rule         string  // the id of the packs' rule
	Confidence   float64 // that it is a meeting of this status, 0 to 1

	vague   bool // only that the sides spoke of something is said: "discussed the border"
	event   bool // by its name, and not by a verb
	guessed bool // the sentence does not name both sides
	titled  bool // by the title
	known   bool // it was told before: "after the talks"
}

// A Reader finds meetings. It is immutable and safe for concurrent use.
type Reader struct {
	words *lexicon
	judge *judge.Judge
}

// NewReader returns a reader of the packs' words of meeting whose candidates the judge weighs.
func NewReader(set *packs.Set, judge *judge.Judge) *Reader {
	return &Reader{words: newLexicon(set), judge: judge}
}

// A Candidate is two actors who may meet at a word of meeting.
type Candidate struct {
	Sentence int
	Cue      int // a word of the sentence
	A, B     names.Ref
	Rule     *packs.MeetingCue
	Features []uint32

	ways       [2]string           // how the graph leads from the cue to A and to B
	how        string              // how the two were paired
	status     graph.MeetingStatus // what the words above say, for the reason given
	reason     string
	proposal   *Proposal // that pairs the same two
	confidence float64
}

// String returns what a candidate is in a line, for those who look at what is weighed.
func (c *Candidate) String() string {
	return strings.Join([]string{c.A.Name(), c.B.Name(), c.Rule.ID, c.how, c.ways[0] + "+" + c.ways[1], string(c.status), c.reason}, " | ")
}

// Read returns the meetings of a page in the order of the text. published is the document's day, empty where it is unknown.
func (r *Reader) Read(p *Page, published graph.Day) []Meeting {
	var found []Meeting
	all := r.Candidates(p)
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && all[to].Sentence == all[from].Sentence && all[to].Cue == all[from].Cue {
			to++
		}
		for _, m := range r.settle(p, all[from:to], published) {
			if !r.disowned(p, &m) && !r.open(p, &m) && !slices.ContainsFunc(found, func(o Meeting) bool { return o.tells(&m) }) {
				found = append(found, m)
			}
		}
		from = to
	}
	return once(found, published)
}

// tells tells whether a meeting holds all that another one of its sentence says: "hosted Anna Holm for talks" reports one.
func (m *Meeting) tells(o *Meeting) bool {
	if m.Sentence != o.Sentence || m.Status != o.Status || o.Place != "" && m.Place != o.Place || o.Window != m.Window && o.Window.Since != "" {
		return false
	}
	for _, p := range o.Participants {
		if !slices.ContainsFunc(m.Participants, func(r names.Ref) bool { return r.Name() == p.Name() }) {
			return false
		}
	}
	return len(o.Pairs) <= len(m.Pairs)
}

// settle returns the meetings that one word of meeting reports: one of each status.
func (r *Reader) settle(p *Page, all []Candidate, published graph.Day) []Meeting {
	var found []Meeting
	for _, c := range r.sure(all) {
		k := slices.IndexFunc(found, func(m Meeting) bool { return m.Status == c.status })
		if k < 0 {
			found, k = append(found, r.meeting(p, &c, published)), len(found)
		}
		found[k].seat(&c, p.Sentences[c.Sentence])
	}
	for k := range found {
		if found[k].Mode == call {
			found[k].Pairs = nil // nobody sits face to face
		}
	}
	return found
}

func (r *Reader) meeting(p *Page, c *Candidate, published graph.Day) Meeting {
	s := p.Sentences[c.Sentence]
	cue := &s.Words[c.Cue]
	place := r.words.place(p, c.Sentence, c.Cue)
	return Meeting{
		Sentence: c.Sentence, Cue: text.Span{Start: cue.Start, End: cue.End}, Quote: p.Document.Sentences[c.Sentence].Span, Status: c.status, Mode: r.words.mode(s, c, place),
		Place: place, Window: r.words.window(p, c.Sentence, c.Cue, published, c.status == graph.Planned), Rule: c.Rule.ID, Confidence: 1,
		event: s.Noun(c.Cue), vague: s.Verb(c.Cue) && r.words.in("meeting.silent", cue.Lemma), titled: p.block(c.Sentence) == text.Title, known: known(s, c.Cue),
	}
}

// seat sets the two actors of a candidate face to face.
func (m *Meeting) seat(c *Candidate, s *grammar.Sentence) {
	c.A.Pronoun, c.B.Pronoun = c.A.Pronoun && !others(s, c.A), c.B.Pronoun && !others(s, c.B)
	m.guessed = m.guessed || c.how == half || c.how == suggested
	a, b := m.chair(c.A), m.chair(c.B)
	m.Confidence = min(m.Confidence, c.confidence)
	if c.how == gathering {
		return
	}
	m.face(a, b)
}

// face sets two participants face to face.
func (m *Meeting) face(a, b int) {
	if pair := [2]int{min(a, b), max(a, b)}; !slices.Contains(m.Pairs, pair) {
		m.Pairs = append(m.Pairs, pair)
	}
}

// chair returns the index of a participant, which it adds where it is new. A person stands for the party: the two never both sit at one table.
func (m *Meeting) chair(r names.Ref) int {
	for i := range m.Participants {
		switch o := m.Participants[i]; {
		case o.Name() == r.Name():
			return i
		case oneSide(o, r):
			if r.Kind == names.PersonActor {
				m.Participants[i] = r
			}
			return i
		}
	}
	m.Participants = append(m.Participants, r)
	return len(m.Participants) - 1
}
