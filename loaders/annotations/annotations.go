// Package annotations reads what careful readers wrote down about texts: as offsets into the text, or as the words of it. The words are found in the text
// again, so that what is kept in the repository needs no sentence of anybody's.
//
//	rows, err := annotations.Read(file)
//	for _, s := range annotations.Statements(rows, "news/005.txt", body) { fmt.Println(s.Actors, s.Stance, body[s.Point.Start:s.Point.End]) }
package annotations

import (
	"bufio"
	"encoding/json"
	"io"
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/text"
)

// Sentence is the type of rows that hold all positions of one sentence of a session report.
const Sentence = "sentence"

// A Row is one line of annotations. Of Point and PointSpan, and their like, one is filled: the words, or where they stand.
type Row struct {
	Doc       string       `json:"doc"`
	Type      string       `json:"type"`
	ID        string       `json:"id,omitempty"`
	Name      string       `json:"name,omitempty"`
	Party     string       `json:"party,omitempty"`
	Alt       names        `json:"alt,omitempty"`
	Actor     string       `json:"actor,omitempty"`
	ActorAlt  names        `json:"actor_alt,omitempty"`
	Via       string       `json:"via,omitempty"`
	Rel       graph.Stance `json:"rel,omitempty"`
	Ev        string       `json:"ev,omitempty"`
	EvSpan    *[2]int      `json:"evAt,omitempty"`
	Point     string       `json:"point,omitempty"`
	PointSpan *[2]int      `json:"pointAt,omitempty"`
	Cue       string       `json:"cue,omitempty"`
	CueSpan   *[2]int      `json:"cueAt,omitempty"`
	Keys      []string     `json:"keys,omitempty"` // expressions that a point must match, where the annotation does not say which words it is
	Cond      string       `json:"cond,omitempty"`
	CondSpan  *[2]int      `json:"condAt,omitempty"`
	Term      string       `json:"term,omitempty"`
	For       *bool        `json:"for,omitempty"`
	Hard      bool         `json:"hard,omitempty"`
	A         string       `json:"a,omitempty"`
	B         string       `json:"b,omitempty"`
	AAlt      names        `json:"a_alt,omitempty"`
	BAlt      names        `json:"b_alt,omitempty"`
	Planned   bool         `json:"planned,omitempty"`
	Place     string       `json:"place,omitempty"`
	Date      string       `json:"date,omitempty"`
	Kind      string       `json:"kind,omitempty"`
	Title     string       `json:"title,omitempty"`
	Published string       `json:"published,omitempty"`
	SHA256    string       `json:"sha256,omitempty"`  // of the text that the offsets are of, on the meta row
	HeldOut   bool         `json:"heldOut,omitempty"` // nobody may learn from the document, on the meta row
	Sentence  string       `json:"sentence,omitempty"`
	Start     int          `json:"start,omitempty"` // about where the sentence stands
	Props     []Prop       `json:"props,omitempty"` // of a row of type Sentence
}

// A Prop is a position in an annotated sentence of a session report.
type Prop struct {
	Actor  string       `json:"actor"`
	Stance graph.Stance `json:"stance"` // STATES too
	Cue    string       `json:"cue,omitempty"`
	Cues   [][2]int     `json:"cueAt,omitempty"` // in pieces where it does not stand in one
	Text   string       `json:"text,omitempty"`
	Points [][2]int     `json:"pointAt,omitempty"`
	Echo   string       `json:"echo,omitempty"` // SUPPORT or OPPOSE, where it is a stance on another's statement
}

// names are one name or several.
type names []string

// UnmarshalJSON reads one name or a list of them.
func (n *names) UnmarshalJSON(data []byte) error {
	var one string
	if err := json.Unmarshal(data, &one); err == nil {
		if *n = nil; one != "" {
			*n = names{one}
		}
		return nil
	}
	return json.Unmarshal(data, (*[]string)(n))
}

// Read reads rows, one JSON object a line. The error is graph.Invalid and names the line.
func Read(r io.Reader) ([]Row, error) {
	var rows []Row
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		if len(lines.Bytes()) == 0 {
			continue
		}
		var row Row
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			return nil, graph.Errorf(graph.Invalid, "annotations: line %d: %w", n, err)
		}
		if row.Type == "" && row.Props != nil {
			row.Type = Sentence
		}
		rows = append(rows, row)
	}
	return rows, lines.Err()
}

// Docs returns what rows call their documents, sorted.
func Docs(rows []Row) []string {
	var all []string
	for i := range rows {
		all = append(all, rows[i].Doc)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// A Statement is an annotated position with its places in the text.
type Statement struct {
	Actors   []string // the party and its other names
	Stance   graph.Stance
	Evidence text.Span
	Point    text.Span
	Cue      text.Span
	Keys     []string // what the point's words must match, where Point is empty
	Cond     text.Span
	Term     string // what is at stake
	Optional bool   // right when found, no loss when not
	Rejected bool   // nobody holds it: a person has judged so
	Hard     bool
}

// Rejected is the type of rows that say what no statement is.
const Rejected = "rejected"

// Statements returns the annotated positions of a document, and what is rejected as one, those left out whose words its text does not hold.
func Statements(rows []Row, doc, body string) []Statement {
	f := newFinder(body)
	var found []Statement
	for _, r := range rows {
		if r.Doc != doc || r.Type != "statement" && r.Type != "optional" && r.Type != Rejected {
			continue
		}
		ev := f.place(r.EvSpan, r.Ev, 0)
		if ev.End == 0 {
			continue
		}
		found = append(found, Statement{
			Actors: append([]string{r.Actor}, r.ActorAlt...), Stance: r.Rel, Evidence: ev, Point: f.place(r.PointSpan, r.Point, ev.Start),
			Cue: f.place(r.CueSpan, r.Cue, ev.Start), Cond: f.place(r.CondSpan, r.Cond, ev.Start), Term: r.Term, Optional: r.Type == "optional", Rejected: r.Type == Rejected, Hard: r.Hard, Keys: r.Keys,
		})
	}
	return found
}
