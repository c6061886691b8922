package graph

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// A Reading is a statement as it was read when somebody judged it. By it the statement is found again when its document is read anew: by where it stands, who holds it
// and with which stance.
type Reading struct {
	Actor  string  `json:"actor"` // id, as the document names it
	Stance Stance  `json:"stance"`
	Quote  Passage `json:"quote"`
	Point  Passage `json:"point"`
}

// A Decision says on a statement what a person decided about it.
type Decision struct {
	Kind  JudgementKind `json:"kind"` // Accept, Reject or Correct
	Note  string        `json:"note,omitempty"`
	By    string        `json:"by,omitempty"`
	At    string        `json:"at,omitempty"`
	Of    string        `json:"of"`              // the id of the statement that was judged: another than its own where the document was read anew
	Read  *Statement    `json:"read,omitempty"`  // as it was read, where it is corrected
	Added []string      `json:"added,omitempty"` // nodes that the document names by the correction alone
}

// JudgementOn returns a judgement of a kind on a statement, which may have been judged before.
func JudgementOn(s *Statement, kind JudgementKind) Judgement {
	read := s.asRead()
	return Judgement{Kind: kind, A: read.ID, B: read.Document, On: &Reading{read.Actor, read.Stance, read.Quote, read.Point}}
}

// asRead returns the statement without what was judged.
func (s *Statement) asRead() *Statement {
	read := *s
	if s.Judged != nil && s.Judged.Read != nil {
		read = *s.Judged.Read
	}
	read.Judged = nil
	return &read
}

// Rejected tells whether a person decided that the statement was never made.
func (s *Statement) Rejected() bool { return s.Judged != nil && s.Judged.Kind == Reject }

// AsRead returns an extraction without what was judged: what the document was put with.
func (x *Extraction) AsRead() *Extraction {
	read, added := *x, map[string]bool{}
	read.Statements = nil
	for i := range x.Statements {
		s := &x.Statements[i]
		read.Statements = append(read.Statements, *s.asRead())
		if s.Judged == nil {
			continue
		}
		for _, id := range s.Judged.Added {
			added[id] = true
		}
	}
	if len(added) > 0 {
		read.Parties = omit(x.Parties, func(p Party) bool { return added[p.ID] })
		read.Envoys = omit(x.Envoys, func(e Envoy) bool { return added[e.ID] })
		read.Issues = omit(x.Issues, func(i Issue) bool { return added[i.ID] })
		read.Terms = omit(x.Terms, func(t Term) bool { return added[t.ID] })
	}
	return &read
}

// omit returns the values that a test does not take, nil where there are none.
func omit[T any](values []T, test func(T) bool) []T {
	var kept []T
	for _, v := range values {
		if !test(v) {
			kept = append(kept, v)
		}
	}
	return kept
}

// JudgedBy returns an extraction, as it was read, with what judgements say of its statements.
func (x *Extraction) JudgedBy(judgements []Judgement) *Extraction {
	fits := x.fits(judgements)
	if len(fits) == 0 {
		return x
	}
	judged := *x
	judged.Statements = slices.Clone(x.Statements)
	named := x.named()
	for _, id := range slices.Sorted(maps.Keys(fits)) { // two may name the same: the first in the order of ids says how
		f := fits[id]
		i := slices.IndexFunc(judged.Statements, func(s Statement) bool { return s.ID == id })
		f.apply(&judged, named, &judged.Statements[i])
	}
	return &judged
}

// named returns the ids of the actors, issues and terms that an extraction names.
func (x *Extraction) named() map[string]bool {
	named := map[string]bool{}
	for _, n := range Namings(x) {
		named[n.NodeID()] = true
	}
	return named
}

// A fit is a judgement on a statement of a document, with how many bytes further on its words stand than when it was made.
type fit struct {
	Judgement
	shift int
}

// fits returns the judgements on an extraction's statements by the statement's id. The statement that was judged comes first, then one that stands at the same place
// with the same actor and stance; what is corrected there holds for whatever else is read at the place, if that is one statement alone.
func (x *Extraction) fits(judgements []Judgement) map[string]fit {
	var about []fit
	judged := map[string]bool{}
	for _, j := range slices.SortedFunc(slices.Values(judgements), CompareJudgements) {
		if !j.Kind.OnStatement() || j.B != x.Document.ID || judged[j.A] {
			continue
		}
		judged[j.A] = true
		if shift, there := j.On.moved(x.Document.Text); there {
			about = append(about, fit{j, shift})
		}
	}
	fits := map[string]fit{}
	for _, test := range []func(fit, *Statement) bool{fit.exact, fit.alike, fit.correctsPlace} {
		about = x.take(fits, about, test)
	}
	return fits
}

// take gives each judgement the best free statement that a test takes, and returns the judgements for which there is none.
func (x *Extraction) take(fits map[string]fit, about []fit, test func(fit, *Statement) bool) []fit {
	var left []fit
	for _, f := range about {
		var found []*Statement
		for i := range x.Statements {
			if _, taken := fits[x.Statements[i].ID]; !taken && test(f, &x.Statements[i]) {
				found = append(found, &x.Statements[i])
			}
		}
		if len(found) == 0 || len(found) > 1 && !f.alike(found[0]) {
			left = append(left, f)
			continue
		}
		best := slices.MinFunc(found, func(a, b *Statement) int {
			return cmp.Or(-cmp.Compare(f.shared(a), f.shared(b)), cmp.Compare(a.ID, b.ID))
		})
		fits[best.ID] = f
	}
	return left
}

func (f fit) exact(s *Statement) bool { return s.ID == f.A }

// alike tells whether a statement stands where the judged one stood, with its actor and stance.
func (f fit) alike(s *Statement) bool {
	return s.Actor == f.On.Actor && s.Stance == f.On.Stance && f.shared(s) > 0
}

func (f fit) correctsPlace(s *Statement) bool { return f.Kind == Correct && f.shared(s) > 0 }

// shared returns how many bytes a statement's point shares with the judged one's.
func (f fit) shared(s *Statement) int {
	return min(s.Point.End, f.On.Point.End+f.shift) - max(s.Point.Start, f.On.Point.Start+f.shift)
}

// moved tells by how many bytes a quote has moved in a text, and whether it stands there: at its place, or else once.
func (r *Reading) moved(text string) (int, bool) {
	q := r.Quote
	if q.End <= len(text) && text[q.Start:q.End] == q.Text {
		return 0, true
	}
	if strings.Count(text, q.Text) != 1 {
		return 0, false
	}
	return strings.Index(text, q.Text) - q.Start, true
}
