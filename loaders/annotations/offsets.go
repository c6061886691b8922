package annotations

import (
	"encoding/json"
	"io"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/text"
)

// Offsets returns the rows of a document with bytes of its text in place of its words: a meta row with the digest of the text first, then the others in
// their order. Names of parties and persons are labels and stay, and so does the annotators' own wording of a term. A row whose words the text does not
// hold is left out, and the faults name it without its words.
func Offsets(rows []Row, doc, body string, heldOut bool) (found []Row, faults []error) {
	f := newFinder(body)
	meta := Row{Doc: doc, Type: "meta", SHA256: graph.Digest(body), HeldOut: heldOut}
	for n, r := range rows {
		switch {
		case r.Doc != doc:
		case r.Type == "meta":
			meta.Kind, meta.Published = r.Kind, r.Published
		default:
			lost := r.lift(f)
			if len(lost) > 0 {
				faults = append(faults, graph.Errorf(graph.Invalid, "%s: row %d %s: the text does not hold its %s", doc, n+1, r.ID, strings.Join(lost, ", ")))
				continue
			}
			found = append(found, r)
		}
	}
	if meta.Kind == "" {
		meta.Kind = "session"
	}
	return append([]Row{meta}, found...), faults
}

// lift puts offsets in the place of a row's words and returns the names of the fields whose words the text does not hold.
func (r *Row) lift(f *finder) (lost []string) {
	at := func(given **[2]int, words *string, name string, near int) int {
		place := f.place(*given, *words, near)
		switch {
		case place.End > 0:
			*given = &[2]int{place.Start, place.End}
		case strings.TrimSpace(*words) != "":
			lost = append(lost, name)
		}
		*words = ""
		return place.Start
	}
	if r.Type == "sentence" {
		r.Ev, r.Sentence = r.Sentence, ""
	}
	near := at(&r.EvSpan, &r.Ev, "ev", r.Start)
	at(&r.PointSpan, &r.Point, "point", near)
	at(&r.CueSpan, &r.Cue, "cue", near)
	at(&r.CondSpan, &r.Cond, "cond", near)
	r.Start, r.Title = 0, ""
	r.Props = slices.Clone(r.Props)
	for i := range r.Props {
		p := &r.Props[i]
		if p.Echo == "OPPOSE" { // its cue is the origin's, turned
			p.Cue = strings.TrimPrefix(p.Cue, "not ")
		}
		at(&p.PointSpan, &p.Text, "text", near)
		at(&p.CueSpan, &p.Cue, "cue", near)
	}
	return lost
}

// Write writes rows, one JSON object a line.
func Write(w io.Writer, rows []Row) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for i := range rows {
		if err := out.Encode(&rows[i]); err != nil {
			return err
		}
	}
	return nil
}

// Check holds rows against the text of their document. The error is graph.Invalid where offsets are of another text or reach beyond it.
func Check(rows []Row, doc, body string) error {
	for i := range rows {
		r := &rows[i]
		if r.Doc != doc {
			continue
		}
		if r.SHA256 != "" && r.SHA256 != graph.Digest(body) {
			return graph.Errorf(graph.Invalid, "%s: this is not the text that was annotated: its digest is not %.12s", doc, r.SHA256)
		}
		for _, span := range []*[2]int{r.EvSpan, r.PointSpan, r.CueSpan, r.CondSpan} {
			if span != nil && !within(text.Span{Start: span[0], End: span[1]}, body) {
				return graph.Errorf(graph.Invalid, "%s: row %s: bytes %d to %d are not in the text", doc, r.ID, span[0], span[1])
			}
		}
	}
	return nil
}

func within(s text.Span, body string) bool {
	return 0 <= s.Start && s.Start < s.End && s.End <= len(body)
}
