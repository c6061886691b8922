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
	if r.Type == Sentence {
		r.Ev, r.Sentence = r.Sentence, ""
	}
	near := at(&r.EvSpan, &r.Ev, "ev", r.Start)
	at(&r.PointSpan, &r.Point, "point", near)
	at(&r.CueSpan, &r.Cue, "cue", near)
	at(&r.CondSpan, &r.Cond, "cond", near)
	r.Start, r.Title = 0, ""
	if r.PointSpan != nil {
		r.Keys = nil
	}
	if r.Type == Sentence && r.EvSpan != nil {
		r.Props = slices.Clone(r.Props)
		lost = append(lost, lift(r.Props, f.body, *r.EvSpan)...)
	}
	return lost
}

// lift puts offsets in the place of the words of positions in one sentence.
func lift(props []Prop, body string, sentence [2]int) (lost []string) {
	f := newFinder(body[sentence[0]:sentence[1]])
	for i := range props {
		p := &props[i]
		if p.Echo == "OPPOSE" { // its cue is the origin's, turned
			p.Cue = strings.TrimPrefix(p.Cue, "not ")
		}
		if p.Points = append(p.Points, f.pieces(p.Text, sentence[0])...); len(p.Points) == 0 {
			lost = append(lost, "text")
		}
		if p.Cues = append(p.Cues, f.pieces(p.Cue, sentence[0])...); len(p.Cues) == 0 {
			lost = append(lost, "cue")
		}
		p.Text, p.Cue = "", ""
	}
	return lost
}

// pieces returns where words stand: at one place, or in few pieces, as annotations join what stands apart, by a "§" or without. It returns none where a word stands nowhere.
func (f *finder) pieces(words string, base int) (found [][2]int) {
	for rest := strings.Fields(strings.ReplaceAll(words, "§", " ")); len(rest) > 0; {
		n := len(rest)
		place := f.place(nil, strings.Join(rest, " "), 0)
		for ; place.End == 0 && n > 1; place = f.place(nil, strings.Join(rest[:n], " "), 0) {
			n--
		}
		if place.End == 0 {
			return nil
		}
		found = append(found, [2]int{base + place.Start, base + place.End})
		rest = rest[n:]
	}
	return found
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
