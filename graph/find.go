package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

// mostNames is how many actors or issues a look-up by name reads.
const mostNames = 10_000

// FindParties returns the party for each id, name or alias, in the order given, each once. One that nothing goes by is a NotFound error that names
// the nearest.
func FindParties(ctx context.Context, store Store, names []string) ([]Party, error) {
	nodes, err := FindNodes(ctx, store, []Kind{KindParty}, names)
	if err != nil {
		return nil, err
	}
	var parties []Party
	for _, n := range nodes {
		p := n.(*Party)
		if !slices.ContainsFunc(parties, func(other Party) bool { return other.ID == p.ID }) {
			parties = append(parties, *p)
		}
	}
	return parties, nil
}

// FindIssues returns the ids of the issues for each id or name. One that nothing goes by is a NotFound error that names the nearest.
func FindIssues(ctx context.Context, store Store, names []string) ([]string, error) {
	nodes, err := FindNodes(ctx, store, []Kind{KindIssue}, names)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, n := range nodes {
		ids = append(ids, n.NodeID())
	}
	return sortedSet(ids), nil
}

// FindNodes returns the node of one of the kinds for each id, name or alias, in the order given. One that nothing goes by is a NotFound error that
// names the nearest, one that several go by an Invalid error that lists them.
func FindNodes(ctx context.Context, store Store, kinds []Kind, names []string) ([]Node, error) {
	if len(names) == 0 {
		return nil, nil
	}
	folded := make([]string, len(names))
	for i, name := range names {
		folded[i] = Fold(name)
	}
	byID, err := store.Nodes(ctx, names)
	if err != nil {
		return nil, err
	}
	page, err := store.List(ctx, ListQuery{Kinds: kinds, Filter: Where(FieldFoldedName, folded...), First: mostNames})
	if err != nil {
		return nil, err
	}
	found := make([]Node, len(names))
	for i, name := range names {
		if n := byID[i]; n != nil && slices.Contains(kinds, n.NodeKind()) {
			found[i] = n
			continue
		}
		if found[i], err = named(page.Nodes, name); err != nil {
			return nil, err
		}
		if found[i] == nil {
			return nil, unknown(ctx, store, kinds, name)
		}
	}
	return found, nil
}

// named returns the node that goes by a name, or else by an alias, nil where none does. Where several do, it is an Invalid error that lists them:
// to take one of them would answer for somebody else.
func named(nodes []Node, name string) (Node, error) {
	folded := Fold(name)
	var byName, byAlias []Node
	for _, n := range nodes {
		facets := FacetsOf(n, nil)
		switch {
		case len(facets[FieldName]) > 0 && Fold(facets[FieldName][0]) == folded:
			byName = append(byName, n)
		case slices.Contains(facets[FieldFoldedName], folded):
			byAlias = append(byAlias, n)
		}
	}
	if len(byName) == 0 {
		byName = byAlias
	}
	switch len(byName) {
	case 0:
		return nil, nil
	case 1:
		return byName[0], nil
	}
	return nil, ambiguous(name, byName)
}

// mostMeant is how many nodes an error lists.
const mostMeant = 5

func ambiguous(name string, nodes []Node) error {
	var meant []string
	for _, n := range nodes[:min(len(nodes), mostMeant)] {
		meant = append(meant, fmt.Sprintf("%s (%s)", n.NodeID(), FacetsOf(n, nil)[FieldName][0]))
	}
	if more := len(nodes) - len(meant); more > 0 {
		meant = append(meant, fmt.Sprintf("%d more", more))
	}
	return Errorf(Invalid, "%d go by %q: give the id of the one you mean: %s", len(nodes), name, strings.Join(meant, ", "))
}

// unknown returns the NotFound error for a name, with the nearest names that there are.
func unknown(ctx context.Context, store Store, kinds []Kind, name string) error {
	page, err := store.List(ctx, ListQuery{Kinds: kinds, Sort: FieldName, First: mostNames})
	if err != nil {
		return err
	}
	what, list := calledKinds(kinds)
	if whose, err := envoyOf(ctx, store, kinds, name); err != nil || whose != "" {
		return cmp.Or(err, Errorf(NotFound, "no %s goes by %q: %s", what, name, whose))
	}
	near := Nearest(name, page.Nodes)
	if len(near) == 0 {
		return Errorf(NotFound, "no %s goes by %q: load documents that name it, or list what there is with `parley %s`", what, name, list)
	}
	return Errorf(NotFound, "no %s goes by %q: did you mean %s?", what, name, strings.Join(near, ", "))
}

// calledKinds says what kinds are called, "envoy, party or term", and which command lists them.
func calledKinds(kinds []Kind) (what, list string) {
	var called []string
	for _, kind := range kinds {
		word := strings.ToLower(string(kind))
		if contains(termKinds(), kind) {
			word = "term"
		}
		if !contains(called, word) {
			called = append(called, word)
		}
	}
	last := len(called) - 1
	if what, list = called[last], "stats"; what == "term" {
		list = "terms"
	}
	if last > 0 {
		what = strings.Join(called[:last], ", ") + " or " + what
	}
	return what, list
}

// envoyOf says whose envoy goes by a name where a party is looked for, "" where none does.
func envoyOf(ctx context.Context, store Store, kinds []Kind, name string) (string, error) {
	if !slices.Contains(kinds, KindParty) || slices.Contains(kinds, KindEnvoy) {
		return "", nil
	}
	page, err := store.List(ctx, ListQuery{Kinds: []Kind{KindEnvoy}, Filter: Where(FieldFoldedName, Fold(name)), First: 1})
	if err != nil || len(page.Nodes) == 0 {
		return "", err
	}
	envoy := page.Nodes[0].(*Envoy)
	parties, err := store.Nodes(ctx, []string{envoy.Party})
	if err != nil {
		return "", err
	}
	if party, is := parties[0].(*Party); is {
		return fmt.Sprintf("%s is an envoy of %s: ask for that party", envoy.Name, party.Name), nil
	}
	return envoy.Name + " is a person whose party no document gives", nil
}

// mostNear is how many names a did-you-mean offers.
const mostNear = 3

// Nearest returns up to three names of the nodes that a misspelt name can mean, the nearest first.
func Nearest(name string, nodes []Node) []string {
	type offer struct {
		name string
		far  int
	}
	want := Fold(name)
	var offers []offer
	for _, n := range nodes {
		facets := FacetsOf(n, nil)
		var best offer
		for _, alias := range facets[FieldFoldedName] {
			if far := closeness(want, alias); far <= mostFar(want, alias) && (best.name == "" || far < best.far) {
				best = offer{facets[FieldName][0], far}
			}
		}
		if best.name != "" {
			offers = append(offers, best)
		}
	}
	slices.SortFunc(offers, func(a, b offer) int { return cmp.Or(cmp.Compare(a.far, b.far), cmp.Compare(a.name, b.name)) })
	var names []string
	for _, o := range offers[:min(len(offers), mostNear)] {
		names = append(names, o.name)
	}
	return names
}

// mostFar is how far a name may be from one that it is a slip for: of two letters none is, or they could mean anything.
func mostFar(a, b string) int {
	if short := min(len(a), len(b)); short > 2 {
		return max(1, short/3)
	}
	return 0
}

// closeness returns 1 where one text begins with the other or holds it as whole words, as a full name holds a surname, else their edit distance.
func closeness(a, b string) int {
	if len(a) > 2 && len(b) > 2 && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a) || strings.Contains(" "+b+" ", " "+a+" ")) {
		return 1
	}
	return Distance(a, b)
}

// blocsOf returns each party's memberships in blocs that the graph holds, by party id.
func blocsOf(ctx context.Context, store Store, parties []Party) (map[string][]Membership, error) {
	ids := make([]string, len(parties))
	for i, p := range parties {
		ids[i] = p.ID
	}
	pages, err := store.Edges(ctx, EdgeQuery{From: ids, Kinds: []EdgeKind{MemberOf}, First: mostNames})
	if err != nil {
		return nil, err
	}
	blocs := map[string][]Membership{}
	for i, page := range pages {
		for _, e := range page.Edges {
			blocs[ids[i]] = append(blocs[ids[i]], Membership{Bloc: e.To, Since: e.First, Until: e.Last})
		}
	}
	return blocs, nil
}
