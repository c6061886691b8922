package extract

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/terms"
)

// longest is how many bytes of a text are read at once. What is known of a text while it is read takes some hundreds of times its length, so a longer one is
// read in stretches, each by itself: only the actors and terms are those of all. A report of a hundred pages is shorter.
const longest = 256 << 10

// stretches returns where a text is cut so that no part is longer than most: behind an empty line where the second half of a part has one, else behind a
// line, a sentence or a word.
func stretches(text string, most int) []int {
	var ends []int
	from := 0
	for len(text)-from > most {
		from += cut(text[from : from+most])
		ends = append(ends, from)
	}
	return append(ends, len(text))
}

// cut returns where a part ends that holds as much of a text's beginning as may be.
func cut(text string) int {
	for _, mark := range []string{"\n\n", "\n", ". ", " "} {
		if at := strings.LastIndex(text, mark); at >= len(text)/2 {
			return at + len(mark)
		}
	}
	for at := len(text) - 1; at > len(text)-utf8.UTFMax; at-- {
		if utf8.RuneStart(text[at]) {
			return at
		}
	}
	return len(text)
}

// inStretches reads a long document part by part.
func (x *Extractor) inStretches(ctx context.Context, d graph.Document) (graph.Extraction, error) {
	whole := gathering{known: map[string]bool{}, envoys: map[string]int{}}
	from := 0
	for _, end := range stretches(d.Text, longest) {
		part := d
		part.Text = d.Text[from:end]
		if from > 0 {
			part.Title = ""
		}
		_, found, err := x.extract(ctx, part, false)
		if err != nil {
			return graph.Extraction{}, err
		}
		whole.add(&found, from)
		from = end
		if len(whole.out.Statements) > x.most {
			break // the rest would be left out
		}
	}
	terms.InOrder(&whole.out)
	bound(&whole.out, x.most)
	whole.out.Document = d
	whole.out.Document.Fingerprint = x.Fingerprint(&d)
	return whole.out, nil
}

// A gathering is what the stretches of a document read so far yield.
type gathering struct {
	out    graph.Extraction
	known  map[string]bool
	envoys map[string]int // index in out.Envoys
}

// isNew tells whether an id comes for the first time.
func (g *gathering) isNew(id string) bool {
	first := !g.known[id]
	g.known[id] = true
	return first
}

// add adds what a stretch yields that begins at byte from.
func (g *gathering) add(part *graph.Extraction, from int) {
	for _, p := range part.Parties {
		if g.isNew(p.ID) {
			g.out.Parties = append(g.out.Parties, p)
		}
	}
	for _, t := range part.Terms {
		if g.isNew(t.ID) {
			g.out.Terms = append(g.out.Terms, t)
		}
	}
	for _, i := range part.Issues {
		if g.isNew(i.ID) {
			g.out.Issues = append(g.out.Issues, i)
		}
	}
	for _, e := range part.Envoys {
		g.envoy(e, from)
	}
	g.statements(part.Statements, from)
	for _, m := range part.Meetings {
		m.Quote = moved(m.Quote, from)
		if m.ID = graph.MeetingID(&m); g.isNew(m.ID) {
			g.out.Meetings = append(g.out.Meetings, m)
		}
	}
}

// envoy adds a person, or the roles of one who is known.
func (g *gathering) envoy(e graph.Envoy, from int) {
	for i := range e.Roles {
		e.Roles[i].Evidence = moved(e.Roles[i].Evidence, from)
	}
	at, known := g.envoys[e.ID]
	if !known {
		g.envoys[e.ID] = len(g.out.Envoys)
		g.out.Envoys = append(g.out.Envoys, e)
		return
	}
	g.out.Envoys[at].Roles = append(g.out.Envoys[at].Roles, e.Roles...)
}

// statements adds statements, each with the id that it has at its place in the whole text.
func (g *gathering) statements(part []graph.Statement, from int) {
	ids := map[string]string{} // by those of the stretch
	first := len(g.out.Statements)
	for _, s := range part {
		before := s.ID
		s.Quote, s.Cue, s.Point = moved(s.Quote, from), moved(s.Cue, from), moved(s.Point, from)
		for i := range s.Conditions {
			s.Conditions[i].Passage = moved(s.Conditions[i].Passage, from)
		}
		s.ID = graph.StatementID(&s, 0)
		for ordinal := 1; !g.isNew(s.ID); ordinal++ {
			s.ID = graph.StatementID(&s, ordinal)
		}
		ids[before] = s.ID
		g.out.Statements = append(g.out.Statements, s)
	}
	for i := first; i < len(g.out.Statements); i++ {
		if echo := g.out.Statements[i].Echo; echo != nil {
			echo.Of = ids[echo.Of]
		}
	}
}

// moved returns a passage of a stretch at its place in the whole text.
func moved(p graph.Passage, by int) graph.Passage {
	if p.Empty() {
		return p
	}
	return graph.Passage{Text: p.Text, Start: p.Start + by, End: p.End + by}
}
