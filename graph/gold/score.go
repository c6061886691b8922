package gold

// A Score counts hits on both sides of a comparison. They can differ: two outputs may tell what one row says.
type Score struct {
	Right  int // outputs that a row confirms
	Output int // outputs that count
	Found  int // rows that an output proves
	Gold   int // rows that count
}

// Precision returns the share of outputs that are right, 0 to 1; 0 where there is none.
func (s Score) Precision() float64 { return ratio(s.Right, s.Output) }

// Recall returns the share of rows that are found, 0 to 1; 0 where there is none.
func (s Score) Recall() float64 { return ratio(s.Found, s.Gold) }

// F1 returns the harmonic mean of precision and recall.
func (s Score) F1() float64 {
	p, r := s.Precision(), s.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func ratio(hit, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(hit) / float64(of)
}

func (s *Score) add(other Score) {
	s.Right += other.Right
	s.Output += other.Output
	s.Found += other.Found
	s.Gold += other.Gold
}

// A Report is how extractions compare with annotations.
type Report struct {
	Documents int      // that rows name
	Missing   []string // of these, the ones without an extraction

	Demands, Proposes, Supports, Rejects Score // by exact relation
	Exact                                Score // all four
	Sign                                 Score // for or against, whichever relation
	Conditions                           Score // outputs are the conditions of statements that a row confirms by sign
	Envoys                               Score // with the right party
	Meetings                             Score // held and planned ones; an output is right where a row has its sides and status

	Hard, HardExact, HardSign    int // rows that a reader must infer; those found by exact relation and by sign
	Bystanders, BystandersMade   int // people who must not become envoys; those who did
	UnnamedEnvoys                int // envoys that no row names
	NotMeetings, NotMeetingsHeld int // meetings that must not stand as held (or planned); those that do

	Kinds       Tallies     // annotated conditions by kind
	Statuses    Tallies     // annotated meetings by status
	Calibration Calibration // statements that count by sign, by the confidence that they are given

	Mistakes []Mistake // in the order of documents, rows and statements
}

// Add counts another report's documents with this one's.
func (r *Report) Add(other *Report) {
	r.Documents += other.Documents
	r.Missing = append(r.Missing, other.Missing...)
	for i, s := range r.scores() {
		s.add(*other.scores()[i])
	}
	r.Hard, r.HardExact, r.HardSign = r.Hard+other.Hard, r.HardExact+other.HardExact, r.HardSign+other.HardSign
	r.Bystanders, r.BystandersMade = r.Bystanders+other.Bystanders, r.BystandersMade+other.BystandersMade
	r.UnnamedEnvoys += other.UnnamedEnvoys
	r.NotMeetings, r.NotMeetingsHeld = r.NotMeetings+other.NotMeetings, r.NotMeetingsHeld+other.NotMeetingsHeld
	r.Kinds.add(other.Kinds)
	r.Statuses.add(other.Statuses)
	r.Calibration.add(&other.Calibration)
	r.Mistakes = append(r.Mistakes, other.Mistakes...)
}

// A Line is one score of a report with its name.
type Line struct {
	Name string
	Score
}

// Lines returns the scores by name, in the order in which they are read.
func (r *Report) Lines() []Line {
	names := []string{"DEMANDS", "PROPOSES", "SUPPORTS", "REJECTS", "exact relation", "by sign", "conditions", "envoys", "meetings"}
	var lines []Line
	for i, score := range r.scores() {
		lines = append(lines, Line{names[i], *score})
	}
	return lines
}

// scores returns the scores that add up.
func (r *Report) scores() []*Score {
	return []*Score{&r.Demands, &r.Proposes, &r.Supports, &r.Rejects, &r.Exact, &r.Sign, &r.Conditions, &r.Envoys, &r.Meetings}
}

// A MistakeKind says how an extraction and the annotations differ.
type MistakeKind string

// The kinds of mistakes.
const (
	Missed         MistakeKind = "MISSED"          // a stance that no output tells
	Spurious       MistakeKind = "SPURIOUS"        // an output that no row confirms
	WrongSign      MistakeKind = "WRONG_SIGN"      // for instead of against, or the reverse
	WrongActor     MistakeKind = "WRONG_ACTOR"     // another party's
	WrongPoint     MistakeKind = "WRONG_POINT"     // the point lacks a key
	WrongRelation  MistakeKind = "WRONG_RELATION"  // the sign is right, the relation another
	MissedCond     MistakeKind = "MISSED_COND"     // the stance is found and its condition is not
	WrongCond      MistakeKind = "WRONG_COND"      // a condition that the row has not
	MissedEnvoy    MistakeKind = "MISSED_ENVOY"    // not found, or of another party
	BystanderEnvoy MistakeKind = "BYSTANDER_ENVOY" // made an envoy
	UnnamedEnvoy   MistakeKind = "UNNAMED_ENVOY"   // an envoy that no row names
	MissedMeeting  MistakeKind = "MISSED_MEETING"
	WrongMeeting   MistakeKind = "WRONG_MEETING"  // no row has its sides and status
	DeniedMeeting  MistakeKind = "DENIED_MEETING" // stands as held, or planned, and must not
)

// A Mistake is one difference. What was wanted is empty for outputs that no row asks for, what was got for rows that no output answers.
type Mistake struct {
	Kind MistakeKind `json:"kind"`
	Doc  string      `json:"doc"`
	Line int         `json:"line,omitempty"` // of the row in its file
	ID   string      `json:"id,omitempty"`   // of the row
	Want string      `json:"want,omitempty"`
	Ev   string      `json:"ev,omitempty"` // the row's evidence
	Got  string      `json:"got,omitempty"`
	Rule string      `json:"rule,omitempty"` // that made the output
	Text string      `json:"text,omitempty"` // the output's quote, without an output the sentence of the evidence
}
