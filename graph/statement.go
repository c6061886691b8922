package graph

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Stance is the side a statement takes.
type Stance string

// The stances. States takes no side.
const (
	Demands  Stance = "DEMANDS"
	Proposes Stance = "PROPOSES"
	Supports Stance = "SUPPORTS"
	Rejects  Stance = "REJECTS"
	States   Stance = "STATES"
)

// Sign returns +1 for a stance in favour of its term, -1 for one against, 0 for one that takes no side.
func (s Stance) Sign() int {
	switch s {
	case Demands, Proposes, Supports:
		return 1
	case Rejects:
		return -1
	default:
		return 0
	}
}

// TakenSides returns the stances that take a side: those of positions.
func TakenSides() []Stance { return []Stance{Demands, Proposes, Supports, Rejects} }

// Verb returns the stance as a verb behind a name: "Borvia rejects", but "the Borvian rebels reject".
func (s Stance) Verb(name string) string {
	verb := strings.ToLower(string(s))
	if plural(name) {
		return strings.TrimSuffix(verb, "s")
	}
	return verb
}

// plural tells whether a name is of several by its form: its last word is a noun with an -s, "the Borvian rebels", not a name that ends in one, "the United States".
func plural(name string) bool {
	last := name[strings.LastIndexByte(name, ' ')+1:]
	first, _ := utf8.DecodeRuneInString(last)
	return unicode.IsLower(first) && strings.HasSuffix(last, "s") && !strings.HasSuffix(last, "ss") && !strings.HasSuffix(last, "us") && !strings.HasSuffix(last, "is")
}

// Modality says how firmly a stance is taken.
type Modality string

// The modalities. A statement that only Might makes no position.
const (
	Asserted Modality = "ASSERTED" // did, does
	Intended Modality = "INTENDED" // will
	Would    Modality = "WOULD"
	Might    Modality = "MIGHT"
)

// Directness says in whose words a statement stands.
type Directness string

// The kinds of directness.
const (
	Direct   Directness = "DIRECT"   // a direct quotation
	Indirect Directness = "INDIRECT" // reported speech: "said that ..."
	Narrated Directness = "NARRATED" // the document's own narration: "rejected ..."
)

// ConditionKind is the kind of word that ties a condition to its position.
type ConditionKind string

// The kinds of conditions.
const (
	If       ConditionKind = "IF"
	Unless   ConditionKind = "UNLESS"
	OnlyIf   ConditionKind = "ONLY_IF"
	AsLongAs ConditionKind = "AS_LONG_AS"
)

// A Condition under which a statement's stance holds, as written.
type Condition struct {
	Kind ConditionKind `json:"kind"`
	Passage
}

// EchoKind says whether an echo stands with its origin or against it.
type EchoKind string

// The kinds of echoes.
const (
	EchoSupport EchoKind = "SUPPORT"
	EchoOppose  EchoKind = "OPPOSE"
)

// An Echo is a stance on another actor's statement: "A, supported by B, proposed ...".
type Echo struct {
	Of   string   `json:"of,omitempty"` // the origin's statement id; empty where the origin is no actor
	Kind EchoKind `json:"kind"`
	Cue  string   `json:"cue"` // the origin's cue, as written
}

// EchoStance returns the stance of an echo on a statement: support of a rejection is Rejects, of anything else Supports; opposition to a
// rejection is Supports, to anything else Rejects.
func EchoStance(kind EchoKind, origin Stance) Stance {
	if (kind == EchoSupport) == (origin == Rejects) {
		return Rejects
	}
	return Supports
}

// A Reporter is the actor who reports another actor's statement.
type Reporter struct {
	Text  string `json:"text"`            // as written
	Actor string `json:"actor,omitempty"` // party or envoy id
	Name  string `json:"name"`
	Party string `json:"party,omitempty"` // party id
}

// A Statement is one thing that one document reports of one actor. It is the only truth: positions, edges and overlaps are derived from
// statements and meetings.
type Statement struct {
	ID         string      `json:"id"` // "statement:" and a hash, see StatementID
	Document   string      `json:"document"`
	Collection string      `json:"collection,omitempty"`
	Actor      string      `json:"actor"`           // party or envoy id, as this document names it
	ActorName  string      `json:"actorName"`       // its canonical name within the document
	ActorText  string      `json:"actorText"`       // as written
	Party      string      `json:"party,omitempty"` // the party it counts for
	OnBehalfOf []string    `json:"onBehalfOf,omitempty"`
	SaidBy     *Reporter   `json:"saidBy,omitempty"`
	Capacity   Capacity    `json:"capacity"`
	Addressee  string      `json:"addressee,omitempty"` // party or envoy id, of several the first
	AlsoTo     []string    `json:"alsoTo,omitempty"`    // the others it is addressed to
	Stance     Stance      `json:"stance"`
	Cue        Passage     `json:"cue"`
	Point      Passage     `json:"point"`
	Scope      string      `json:"scope,omitempty"` // a fronted frame of the point: "On finance"
	Term       string      `json:"term,omitempty"`  // term id; empty only for States
	Issue      string      `json:"issue,omitempty"` // the term's issue
	Conditions []Condition `json:"conditions,omitempty"`
	Qualifiers []string    `json:"qualifiers,omitempty"` // what of the point says only how soon, how long, how much
	Modality   Modality    `json:"modality"`
	Directness Directness  `json:"directness"`
	Echo       *Echo       `json:"echo,omitempty"`
	StatedAt   Day         `json:"statedAt,omitempty"` // the day that the text gives
	StatedIn   string      `json:"statedIn,omitempty"` // the week ("2024-W20"), month ("2024-05") or year ("2024") that the text gives instead of a day
	Day        Day         `json:"day,omitempty"`      // StatedAt, else the last day of StatedIn that is not behind publication, else the publication day
	Quote      Passage     `json:"quote"`              // the shortest run of whole sentences that holds point, cue and conditions
	Rule       string      `json:"rule"`               // the pack rule that made it
	Confidence float64     `json:"confidence"`         // 0 to 1, measured for its rule
	Judged     *Decision   `json:"judged,omitempty"`   // what a person decided about it; nil in what a reader yields
}

// NodeID returns the statement's id.
func (s *Statement) NodeID() string { return s.ID }

// NodeKind returns KindStatement.
func (s *Statement) NodeKind() Kind { return KindStatement }

// Counts tells whether the statement can make a position: it takes a side, more firmly than Might, and nobody has rejected it.
func (s *Statement) Counts() bool {
	return s.Stance.Sign() != 0 && s.Modality != Might && s.Term != "" && !s.Rejected()
}

// Addressees returns whom the statement is addressed to, as the text names them.
func (s *Statement) Addressees() []string {
	if s.Addressee == "" {
		return nil
	}
	return append([]string{s.Addressee}, s.AlsoTo...)
}

// Address sets whom the statement is addressed to.
func (s *Statement) Address(ids []string) {
	s.Addressee, s.AlsoTo = "", nil
	if len(ids) > 0 {
		s.Addressee = ids[0]
	}
	if len(ids) > 1 {
		s.AlsoTo = ids[1:]
	}
}

// Holders returns the actors whose stance this is, each once: its actor, its party and each party it is made on behalf of.
func (s *Statement) Holders() []string {
	holders := []string{s.Actor}
	for _, id := range append([]string{s.Party}, s.OnBehalfOf...) {
		if id != "" && !contains(holders, id) {
			holders = append(holders, id)
		}
	}
	return holders
}

// Parties returns the parties whose stance this is, each once: its party, and each it is made on behalf of.
func (s *Statement) Parties() []string {
	var parties []string
	for _, id := range append([]string{s.Party}, s.OnBehalfOf...) {
		if id != "" && !contains(parties, id) {
			parties = append(parties, id)
		}
	}
	return parties
}
