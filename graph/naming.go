package graph

import (
	"context"
	"slices"
	"strings"
)

// Named returns a judgement with ids for the names, aliases and labels that a person has given, or with Undo the recorded one that these mean. Of a RENAME the second is the
// new label, and stays. Errors are those of FindName, FindTerm and FindJudgement.
func Named(ctx context.Context, store Store, j Judgement) (Judgement, error) {
	if j.Undo {
		found, err := FindJudgement(ctx, store, j.Kind, j.A, j.B)
		found.Undo = true
		return found, err
	}
	find := FindName
	if j.Kind == Opposite || j.Kind == Rename {
		find = FindTerm
	}
	var err error
	if j.A, err = find(ctx, store, j.A); err != nil || j.Kind == Rename {
		return j, err
	}
	j.B, err = find(ctx, store, j.B)
	return j, err
}

// FindName returns the id of the actor's name that a person means by an id, name or alias, or else of the term that is meant by a label, for a judgement; a term's id
// stands for itself: unlike FindNodes it tells the names of one actor, and the wordings of one term, from each other. It is NotFound where nothing goes by it, with the
// nearest names, and Invalid where several do, with their ids.
func FindName(ctx context.Context, store Store, name string) (string, error) {
	return findName(ctx, store, name, actorKinds(), termKinds())
}

// FindTerm returns the id of the term that a person means by an id or a label, likewise.
func FindTerm(ctx context.Context, store Store, name string) (string, error) {
	return findName(ctx, store, name, termKinds())
}

func actorKinds() []Kind { return []Kind{KindEnvoy, KindParty} }

func termKinds() []Kind { return []Kind{KindDemand, KindProposal} }

// findName returns the id of what goes by a name among the kinds of the first group that has it.
func findName(ctx context.Context, store Store, name string, groups ...[]Kind) (string, error) {
	if KindOf(name) == KindDemand {
		return name, nil
	}
	for _, kinds := range groups {
		ids, err := namesCalled(ctx, store, kinds, name)
		if err != nil {
			return "", err
		}
		if len(ids) > 0 {
			return theOne(ctx, store, name, ids)
		}
	}
	return "", unknown(ctx, store, slices.Concat(groups...), name)
}

// theOne returns the id that stands for all of some ids that go by a name, an Invalid error where they are of several actors or terms.
func theOne(ctx context.Context, store Store, name string, ids []string) (string, error) {
	nodes, err := store.Nodes(ctx, ids)
	if err != nil {
		return "", err
	}
	canonical := map[string]bool{}
	for _, n := range nodes {
		canonical[n.NodeID()] = true
	}
	if len(canonical) > 1 {
		return "", Errorf(Invalid, "%q can mean %s: give one of these ids", name, strings.Join(ids, " or "))
	}
	if i := slices.IndexFunc(ids, func(id string) bool { return canonical[id] }); i >= 0 {
		return ids[i], nil
	}
	return ids[0], nil
}

// FindJudgement returns the recorded judgement of a kind on two names, each given by id, name, alias or label, also where no document gives the name
// any more; of a RENAME on a term, the second the label that it gave. It is NotFound where none is recorded.
func FindJudgement(ctx context.Context, store Store, kind JudgementKind, a, b string) (Judgement, error) {
	recorded, err := store.Judgements(ctx)
	if err != nil {
		return Judgement{}, err
	}
	means, err := meanings(ctx, store, a, b)
	if err != nil {
		return Judgement{}, err
	}
	for _, j := range recorded {
		fits := means(a, j.A) && means(b, j.B) || means(a, j.B) && means(b, j.A)
		if kind == Rename {
			fits = means(a, j.A) && b == j.B
		}
		if j.Kind == kind && fits {
			return j, nil
		}
	}
	return Judgement{}, Errorf(NotFound, "no %s of %q and %q is recorded: list what is with `parley judgements`", strings.ToLower(string(kind)), a, b)
}

// meanings returns what tells whether an id, name or alias can mean the name of that id.
func meanings(ctx context.Context, store Store, names ...string) (func(name, id string) bool, error) {
	ids := map[string][]string{}
	for _, name := range names {
		called, err := namesCalled(ctx, store, append(actorKinds(), termKinds()...), name)
		if err != nil {
			return nil, err
		}
		ids[name] = called
	}
	return func(name, id string) bool {
		_, slug, _ := strings.Cut(id, ":")
		slug, _, _ = strings.Cut(slug, ".")
		return id == name || contains(ids[name], id) || slug == Slug(name)
	}, nil
}

// namesCalled returns the ids of the names of some kinds that are this id or name, or else of those that have it for an alias, sorted.
func namesCalled(ctx context.Context, store Store, kinds []Kind, name string) ([]string, error) {
	filter := Filter{Or: []Filter{Where(FieldID, name), Where(FieldFoldedName, Fold(name))}}
	page, err := store.List(ctx, ListQuery{Kinds: kinds, Filter: filter, AllNames: true, First: mostNames})
	if err != nil {
		return nil, err
	}
	var byName, byAlias []string
	for _, n := range page.Nodes {
		switch {
		case n.NodeID() == name:
			return []string{name}, nil
		case Fold(FacetsOf(n, nil)[FieldName][0]) == Fold(name):
			byName = append(byName, n.NodeID())
		default:
			byAlias = append(byAlias, n.NodeID())
		}
	}
	if len(byName) > 0 {
		return sortedSet(byName), nil
	}
	return sortedSet(byAlias), nil
}
