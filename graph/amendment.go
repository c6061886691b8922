package graph

import (
	"context"
	"errors"
	"strings"
)

// An Amendment is a correction as a person gives it: names for ids, and words for places.
type Amendment struct {
	Actor      string // a name, alias or id of a party or an envoy
	Stance     Stance
	Point      string              // words of the quote
	Term       string              // the id or label of a term that is known, instead of the one that the point's words give
	Conditions *[]AmendedCondition // an empty list: there is none
}

// An AmendedCondition is a condition as a person gives it. Without a kind it is an If.
type AmendedCondition struct {
	Kind ConditionKind
	Text string // words of the quote
}

// A Vocabulary knows what documents could name. The packs of a reader are one.
type Vocabulary interface {
	// Party returns the party that goes by a name, and whether there is one.
	Party(name string) (Party, bool)
	// Term returns what a passage of a document would be about, with the issue, nil where none is known, and what of the words only qualifies it.
	Term(ctx context.Context, d Document, point Passage) (Term, *Issue, []string, error)
}

// Correcting returns the judgement that a statement is as an amendment says. Words that its quote does not hold are an Invalid error, names that nothing goes by a
// NotFound error; known, which may be nil, helps with both. What the amendment leaves out stays as an earlier correction has it.
func Correcting(ctx context.Context, store Store, known Vocabulary, s *Statement, a Amendment) (Judgement, error) {
	j := JudgementOn(s, Correct)
	j.Correction = &Correction{}
	if err := j.Correction.keep(ctx, store, j.A); err != nil {
		return j, err
	}
	for _, step := range []func(context.Context, Store, Vocabulary, *Judgement) error{a.actor, a.stance, a.point, a.term, a.conditions} {
		if err := step(ctx, store, known, &j); err != nil {
			return j, err
		}
	}
	return j, nil
}

// keep takes over what a recorded correction of the statement says.
func (c *Correction) keep(ctx context.Context, store Store, id string) error {
	recorded, err := store.Judgements(ctx)
	for _, j := range recorded {
		if j.Kind == Correct && j.A == id {
			*c = *j.Correction
		}
	}
	return err
}

func (a Amendment) actor(ctx context.Context, store Store, known Vocabulary, j *Judgement) error {
	if a.Actor == "" {
		return nil
	}
	found, err := FindNodes(ctx, store, []Kind{KindParty, KindEnvoy}, []string{a.Actor})
	if errors.Is(err, NotFound) && known != nil {
		if party, there := known.Party(a.Actor); there {
			j.Correction.Actor = &Holder{Party: &party}
			return nil
		}
	}
	if err != nil {
		return err
	}
	if party, is := found[0].(*Party); is {
		j.Correction.Actor = &Holder{Party: bareParty(party)}
		return nil
	}
	envoy := found[0].(*Envoy)
	j.Correction.Actor = &Holder{Envoy: &Envoy{ID: envoy.ID, Name: envoy.Name, Party: envoy.Party}}
	parties, err := store.Nodes(ctx, []string{envoy.Party})
	if party, is := parties[0].(*Party); err == nil && is {
		j.Correction.Actor.Envoy.Party, j.Correction.Actor.Party = party.ID, bareParty(party)
	}
	return err
}

// bareParty returns a party without what other documents say of it.
func bareParty(p *Party) *Party { return &Party{ID: p.ID, Name: p.Name, Type: p.Type} }

// bareTerm returns a term without its links to others, which its document need not name.
func bareTerm(t Term) *Term {
	t.OppositeOf, t.PartOf, t.Revises = "", "", ""
	return &t
}

func (a Amendment) stance(_ context.Context, _ Store, _ Vocabulary, j *Judgement) error {
	if a.Stance != "" {
		j.Correction.Stance = a.Stance
	}
	return nil
}

func (a Amendment) point(ctx context.Context, store Store, known Vocabulary, j *Judgement) error {
	if a.Point == "" {
		return nil
	}
	point, err := j.On.words(a.Point)
	if err != nil {
		return err
	}
	j.Correction.Point = &point
	if a.Term != "" {
		return nil
	}
	if known == nil {
		return Errorf(Unsupported, "nothing here reads what %q is about: name the term too", a.Point)
	}
	extractions, err := store.Extractions(ctx, []string{j.B})
	if err != nil || len(extractions) == 0 {
		return err
	}
	term, issue, qualifiers, err := known.Term(ctx, extractions[0].Document, point)
	j.Correction.Term, j.Correction.Issue, j.Correction.Qualifiers = bareTerm(term), issue, qualifiers
	return err
}

func (a Amendment) term(ctx context.Context, store Store, _ Vocabulary, j *Judgement) error {
	if a.Term == "" {
		return nil
	}
	found, err := FindNodes(ctx, store, []Kind{KindDemand, KindProposal}, []string{a.Term})
	if err != nil {
		return err
	}
	term := bareTerm(*found[0].(*Term))
	j.Correction.Term, j.Correction.Issue = term, nil
	issues, err := store.Nodes(ctx, []string{term.Issue})
	if issue, is := issues[0].(*Issue); err == nil && is {
		j.Correction.Issue = issue
	}
	return err
}

func (a Amendment) conditions(_ context.Context, _ Store, _ Vocabulary, j *Judgement) error {
	if a.Conditions == nil {
		return nil
	}
	conditions := []Condition{}
	for _, one := range *a.Conditions {
		passage, err := j.On.words(one.Text)
		if err != nil {
			return err
		}
		kind := one.Kind
		if kind == "" {
			kind = If
		}
		conditions = append(conditions, Condition{kind, passage})
	}
	j.Correction.Conditions = &conditions
	return nil
}

// words returns where words stand in the quote, within the judged point rather than elsewhere.
func (r *Reading) words(text string) (Passage, error) {
	at := strings.Index(r.Quote.Text, text)
	if within := strings.Index(r.Point.Text, text); within >= 0 {
		at = r.Point.Start + within - r.Quote.Start
	}
	if at < 0 || text == "" {
		return Passage{}, Errorf(Invalid, "%q does not stand in the quote %q: give words of it as they stand there", text, r.Quote.Text)
	}
	return Passage{text, r.Quote.Start + at, r.Quote.Start + at + len(text)}, nil
}
