// Package gold measures extractions against annotations by hand: who holds which stance, under which condition, who speaks for whom, who met.
//
//	rows, faults := gold.Read(text)
//	report, err := gold.Measure(rows, extractions)
//	fmt.Printf("%.3f\n", report.Sign.F1())
//
// An annotation is a row of a gold.jsonl, one JSON object a line; Row says which fields each type has. Rows are written from the text alone,
// never from a program's output. A row gives the words of the text, or the bytes where they stand.
package gold

import (
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// The types of rows.
const (
	Meta          = "meta"           // a document: title, published, kind (negotiation or other)
	Party         = "party"          // a side: name
	Envoy         = "envoy"          // who speaks or acts for a party: name, alt, party
	OptionalEnvoy = "optional_envoy" // the same, where the text does not say for whom: neither rewarded nor punished
	NotEnvoy      = "not_envoy"      // who must not become an envoy: name
	Statement     = "statement"      // a stance: id, actor, via, rel, target, keys, ev, issue, cond, hard
	Optional      = "optional"       // a stance that is right when found and no loss when not
	Meeting       = "meeting"        // id, a, b, a_alt, b_alt, place, date, planned, ev
	NotMeeting    = "not_meeting"    // denied, only hoped for, or attended without sitting face to face: a, b, ev
)

// A Row is one annotation.
type Row struct {
	Line      int       `json:"-"` // in its file, from 1
	Doc       string    `json:"doc"`
	Type      string    `json:"type"`
	ID        string    `json:"id"`
	Title     string    `json:"title"`
	Published string    `json:"published"` // a day
	Name      string    `json:"name"`
	Alt       several   `json:"alt"` // other names in the text
	Party     string    `json:"party"`
	Actor     string    `json:"actor"`
	ActorAlt  several   `json:"actor_alt"` // other names by which a program may rightly call it
	Rel       string    `json:"rel"`       // DEMANDS, PROPOSES, SUPPORTS, REJECTS
	Target    string    `json:"target"`    // the point in the annotator's words
	Keys      []Pattern `json:"keys"`      // each is found in the point, its scope or its term's label; not asked where PointAt is given
	Ev        string    `json:"ev"`        // words of the sentence that proves it, verbatim but for white space and typographic marks
	Cond      *Wording  `json:"cond"`      // is found in the condition, or most of its words are
	Hard      bool      `json:"hard"`      // a reader must infer it: counts when found, no loss when not
	A         string    `json:"a"`         // a party or person that meets B
	B         string    `json:"b"`
	AAlt      several   `json:"a_alt"` // A as this text alone names it
	BAlt      several   `json:"b_alt"`
	Planned   bool      `json:"planned"`
	Genre     string    `json:"genre"`  // of the document, on its meta row
	SHA256    string    `json:"sha256"` // of the text that the offsets are of, on the meta row
	Offsets
}

// GenreOf returns the genre of a row's document: the given one, else the folder that its name holds, else empty.
func (r *Row) GenreOf() string {
	if folder := path.Dir(r.Doc); r.Genre == "" && folder != "." {
		return folder
	}
	return r.Genre
}

// A Fault is a row that can't be scored.
type Fault struct {
	Line   int // from 1
	Reason string
}

func (f Fault) Error() string { return fmt.Sprintf("line %d: %s", f.Line, f.Reason) }

// Read returns the rows of a gold.jsonl in their order, and a fault for each line that is none. Empty lines are left out.
func Read(text string) ([]Row, []Fault) {
	var rows []Row
	var faults []Fault
	n := 0
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		n++
		if strings.TrimSpace(line) == "" {
			continue
		}
		row := Row{Line: n}
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			faults = append(faults, Fault{n, unread(err)})
		} else if lack := row.lack(); lack != "" {
			faults = append(faults, Fault{n, lack})
		} else {
			rows = append(rows, row)
		}
	}
	return rows, faults
}

// unread says why a line is no row and what to do.
func unread(err error) string {
	if bad := (*patternError)(nil); errors.As(err, &bad) {
		return err.Error()
	}
	return fmt.Sprintf("%v: write one JSON object a line, with the fields of its type", err)
}

// lack says what a row needs before it can be scored, empty where nothing.
func (r *Row) lack() string {
	needs, known := needs()[r.Type]
	switch {
	case r.Doc == "":
		return "it names no document: give the file's name as doc"
	case !known:
		return fmt.Sprintf("type %q is unknown: use one of %s", r.Type, strings.Join(types(), ", "))
	}
	if _, err := graph.ParseDay(r.Published); err != nil {
		return fmt.Sprintf("published: %v", err)
	}
	for _, field := range needs {
		if field.missing(r) {
			return fmt.Sprintf("a row of type %s needs %s", r.Type, field.name)
		}
	}
	return ""
}

// A field is what rows of a type need.
type field struct {
	name    string
	missing func(*Row) bool
}

// needs says which fields the scoring of each type needs.
func needs() map[string][]field {
	name := field{"name", func(r *Row) bool { return r.Name == "" }}
	party := field{"party: the party for which the envoy speaks", func(r *Row) bool { return r.Party == "" }}
	ev := field{"ev: 3 to 7 words of the sentence that proves it", func(r *Row) bool { return strings.TrimSpace(r.Ev) == "" && r.EvAt == nil }}
	stance := []field{
		{"actor: the party that holds the stance", func(r *Row) bool { return r.Actor == "" }},
		{"rel: DEMANDS, PROPOSES, SUPPORTS or REJECTS", func(r *Row) bool { return graph.Stance(r.Rel).Sign() == 0 }},
		{"keys: a list of regular expressions that the point must match", func(r *Row) bool { return r.Keys == nil && r.PointAt == nil }},
		ev,
	}
	sides := []field{{"a and b: who meets", func(r *Row) bool { return r.A == "" || r.B == "" }}, ev}
	return map[string][]field{
		Meta: nil, Party: {name}, Envoy: {name, party}, OptionalEnvoy: {name}, NotEnvoy: {name},
		Statement: stance, Optional: stance, Meeting: sides, NotMeeting: sides,
	}
}

// types returns the types of rows, sorted.
func types() []string {
	var all []string
	for name := range needs() {
		all = append(all, name)
	}
	slices.Sort(all)
	return all
}
