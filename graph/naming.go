package graph

import (
	"context"
	"slices"
	"strings"
)

// FindName returns the id of the actor's name that a person means by an id, name or alias, for a judgement; a term's id stands for itself: unlike FindNodes it tells the
// names of one actor from each other. It is NotFound where nothing goes by it, with the nearest names, and Invalid where several actors
// do, with their ids.
func FindName(ctx context.Context, store Store, name string) (string, error) {
	if KindOf(name) == KindDemand {
		return name, nil
	}
	ids, err := namesCalled(ctx, store, name)
	if err != nil {
		return "", err
	}
	if len(ids) == 0 {
		return "", unknown(ctx, store, []Kind{KindEnvoy, KindParty}, name)
	}
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

// FindJudgement returns the recorded judgement of a kind on two names, each given by id, name or alias, also where no document gives the name
// any more. It is NotFound where none is recorded.
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
		if j.Kind == kind && (means(a, j.A) && means(b, j.B) || means(a, j.B) && means(b, j.A)) {
			return j, nil
		}
	}
	return Judgement{}, Errorf(NotFound, "no %s of %q and %q is recorded: list what is with `parley judgements`", strings.ToLower(string(kind)), a, b)
}

// meanings returns what tells whether an id, name or alias can mean the name of that id.
func meanings(ctx context.Context, store Store, names ...string) (func(name, id string) bool, error) {
	ids := map[string][]string{}
	for _, name := range names {
		called, err := namesCalled(ctx, store, name)
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

// namesCalled returns the ids of the actors' names that are this id or name, or else of those that have it for an alias, sorted.
func namesCalled(ctx context.Context, store Store, name string) ([]string, error) {
	filter := Filter{Or: []Filter{Where(FieldID, name), Where(FieldFoldedName, Fold(name))}}
	page, err := store.List(ctx, ListQuery{Kinds: []Kind{KindParty, KindEnvoy}, Filter: filter, AllNames: true, First: mostNames})
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
