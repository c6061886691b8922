package graph

import (
	"context"
	"slices"
	"strings"
)

// A StatementRuling is what became of a judgement on a statement.
type StatementRuling struct {
	Judgement
	TakenBack bool       `json:"takenBack"`
	Changed   bool       `json:"changed"` // false where it stood already
	Before    *Statement `json:"before"`  // nil where no document gives the statement
	After     *Statement `json:"after"`
	Gone      []Ends     `json:"gone"` // what is derived for its holders and its term that there is no more, in order
	New       []Ends     `json:"new"`  // what there was not before, in order
}

// RuleOn records a judgement on a statement, in the place of any other on it, or takes it back, so that what it took the place of stands again, and tells what became of it. What would break a rule of extractions
// is an Invalid error. To take back one that is not recorded is a NotFound error.
func RuleOn(ctx context.Context, store Store, j Judgement) (StatementRuling, error) {
	ruling := StatementRuling{Judgement: j, TakenBack: j.Undo, Gone: []Ends{}, New: []Ends{}}
	if err := j.Validate(); err != nil {
		return ruling, err
	}
	recorded, err := store.Judgements(ctx)
	if err != nil {
		return ruling, err
	}
	if j.Undo && !slices.ContainsFunc(recorded, j.same) {
		return ruling, Errorf(NotFound, "no %s of %s is recorded: list what is with `parley judgements`", strings.ToLower(string(j.Kind)), j.A)
	}
	ruling.InsteadOf = nil
	gone, err := ruling.foresee(ctx, store, recorded)
	if err != nil {
		return ruling, err
	}
	ruling.Judgement = ruling.inPlaceOf(gone)
	ruling.Changed = j.Undo || !slices.ContainsFunc(recorded, func(other Judgement) bool { return j.same(other) && encoded(ruling.Judgement) == encoded(other) })
	again := j.restored(recorded)
	if len(again) > 0 {
		ruling.InsteadOf = &again[0]
	}
	return ruling, ruling.carry(ctx, store, slices.Concat(gone, []Judgement{ruling.Judgement}, again))
}

// foresee fills in the statement as it stands and as it will, and returns what takes back the judgements that this one takes the place of, or an error where it can't be.
func (r *StatementRuling) foresee(ctx context.Context, store Store, recorded []Judgement) ([]Judgement, error) {
	gone := replaced(r.Judgement, recorded)
	extractions, err := store.Extractions(ctx, []string{r.B})
	if err != nil || len(extractions) == 0 {
		return gone, err
	}
	x := &extractions[0]
	before := x.JudgedBy(recorded)
	r.Before = before.statementJudged(r.A)
	if r.Before != nil && r.Before.Judged != nil && r.Before.Judged.Of != r.A { // judged before its document was read anew
		gone = append(gone, undone(recorded, r.Before.Judged.Of)...)
	}
	then := omit(recorded, func(other Judgement) bool { return r.same(other) || slices.ContainsFunc(gone, other.same) })
	if then = append(then, r.restored(recorded)...); !r.Undo {
		then = append(then, r.Judgement)
	}
	after := x.JudgedBy(then)
	if r.After = after.statementJudged(r.A); r.After == nil && r.Before != nil { // it goes by its own id again
		r.After = after.statementJudged(r.Before.ID)
	}
	return gone, after.Validate()
}

// undone returns what takes back the recorded judgements on a statement.
func undone(recorded []Judgement, statement string) []Judgement {
	var gone []Judgement
	for _, j := range recorded {
		if j.Kind.OnStatement() && j.A == statement {
			j.Undo = true
			gone = append(gone, j)
		}
	}
	return gone
}

// statementJudged returns the statement that was judged under an id, or else goes by it; nil where there is none.
func (x *Extraction) statementJudged(id string) *Statement {
	var found *Statement
	for i := range x.Statements {
		s := &x.Statements[i]
		if s.Judged != nil && s.Judged.Of == id {
			return s
		}
		if s.ID == id {
			found = s
		}
	}
	return found
}

// carry has the store record judgements and take back others, and fills in which edges have changed.
func (r *StatementRuling) carry(ctx context.Context, store Store, judgements []Judgement) error {
	before, err := derivedOf(ctx, store, r.Before, r.After)
	if err != nil {
		return err
	}
	if err := store.Judge(ctx, judgements...); err != nil {
		return err
	}
	after, err := derivedOf(ctx, store, r.Before, r.After)
	r.Gone, r.New = without(before, after), without(after, before)
	return err
}

// derivedOf returns the edges that are derived between the holders of statements and their terms.
func derivedOf(ctx context.Context, store Store, statements ...*Statement) ([]Ends, error) {
	var found []Ends
	for _, s := range statements {
		if s == nil || s.Term == "" {
			continue
		}
		pages, err := store.Edges(ctx, EdgeQuery{
			From: s.Holders(), Kinds: []EdgeKind{DemandsTerm, ProposesTerm, SupportsTerm, RejectsTerm}, Filter: Where(FieldID, s.Term), First: 4,
		})
		if err != nil {
			return nil, err
		}
		for _, page := range pages {
			for _, e := range page.Edges {
				found = append(found, e.ends())
			}
		}
	}
	slices.SortFunc(found, compareEnds)
	return slices.Compact(found), nil
}

// FindStatement returns the statement of an id, which may be given without its prefix and shortened to what no other begins with. It is NotFound where there is none,
// and Invalid where there are several.
func FindStatement(ctx context.Context, store Store, id string) (*Statement, error) {
	prefix := strings.ToLower(string(KindStatement)) + ":"
	if !strings.HasPrefix(id, prefix) {
		id = prefix + id
	}
	page, err := store.List(ctx, ListQuery{
		Kinds: []Kind{KindStatement}, First: 2,
		Filter: All(Filter{Field: FieldID, Op: OpAtLeast, Values: []string{id}}, Filter{Field: FieldID, Op: OpAtMost, Values: []string{id + "~"}}),
	})
	switch {
	case err != nil:
		return nil, err
	case len(page.Nodes) == 0:
		return nil, Errorf(NotFound, "no statement is %q: list what there is with `parley statements`", id)
	case len(page.Nodes) > 1 && page.Nodes[0].NodeID() != id:
		return nil, Errorf(Invalid, "%q begins the id of several statements: give more of it", id)
	}
	return page.Nodes[0].(*Statement), nil
}

// FindDecision returns the recorded judgement on a statement, given by the statement's id or a beginning of it as FindStatement takes it, also where no document
// gives the statement any more. It is NotFound where none is recorded.
func FindDecision(ctx context.Context, store Store, id string) (Judgement, error) {
	recorded, err := store.Judgements(ctx)
	if err != nil {
		return Judgement{}, err
	}
	var found []Judgement
	for _, j := range recorded {
		_, bare, _ := strings.Cut(j.A, ":")
		if j.Kind.OnStatement() && (strings.HasPrefix(j.A, id) || strings.HasPrefix(bare, id)) {
			found = append(found, j)
		}
	}
	switch len(found) {
	case 0:
		return Judgement{}, Errorf(NotFound, "no judgement on the statement %q is recorded: list what is with `parley judgements`", id)
	case 1:
		return found[0], nil
	}
	return Judgement{}, Errorf(Invalid, "%q begins the id of several judged statements: give more of it", id)
}
