package gold

import (
	"encoding/json"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// Offsets are the bytes [from, to) of the text where a row's words stand: annotations that are kept without their text.
type Offsets struct {
	EvAt    *Bytes `json:"evAt"`
	PointAt *Bytes `json:"pointAt"`
	CondAt  *Bytes `json:"condAt"`
}

// Bytes are a place in a text, from its first byte to behind its last.
type Bytes [2]int

// of returns the words that stand there, empty where the text ends before.
func (b *Bytes) of(text string) string {
	if b == nil || b[0] < 0 || b[0] > b[1] || b[1] > len(text) {
		return ""
	}
	return text[b[0]:b[1]]
}

// meets tells whether a passage and the place share a byte.
func (b *Bytes) meets(p graph.Passage) bool { return p.Start < b[1] && b[0] < p.End }

// enough is the part of the words of an annotation that an output must hold.
const enough = 0.5

// covered tells whether a passage holds enough of the words that stand there.
func (b *Bytes) covered(text string, p graph.Passage) bool {
	wanted := len(strings.Fields(b.of(text)))
	from, to := max(b[0], p.Start), min(b[1], p.End)
	if wanted == 0 || from >= to {
		return false
	}
	shared := Bytes{from, to}
	return float64(len(strings.Fields(shared.of(text)))) >= enough*float64(wanted)
}

// reword gives rows their words back, from the text that their offsets are of. The error is graph.Invalid where it is another text.
func reword(rows []*Row, d *graph.Document) ([]*Row, error) {
	var worded []*Row
	for _, r := range rows {
		if r.SHA256 != "" && d.SHA256 != "" && r.SHA256 != d.SHA256 {
			return nil, graph.Errorf(graph.Invalid, "%s is not the text that was annotated: its digest is %.12s, not %.12s", r.Doc, d.SHA256, r.SHA256)
		}
		filled := *r
		fill := func(field *string, at *Bytes) {
			if *field == "" {
				*field = at.of(d.Text)
			}
		}
		fill(&filled.Ev, r.EvAt)
		fill(&filled.Target, r.PointAt)
		if r.Cond == nil && r.CondAt != nil {
			filled.Cond = newWording(r.CondAt.of(d.Text))
		}
		worded = append(worded, &filled)
	}
	return worded, nil
}

// several are one name or a list of them.
type several []string

// UnmarshalJSON reads one name or a list of them.
func (n *several) UnmarshalJSON(data []byte) error {
	var one string
	if err := json.Unmarshal(data, &one); err == nil {
		if *n = nil; one != "" {
			*n = several{one}
		}
		return nil
	}
	return json.Unmarshal(data, (*[]string)(n))
}
