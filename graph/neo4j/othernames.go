package neo4j

import (
	"context"
	"slices"

	"github.com/parleygraph/parley/graph"
)

// Which other names ids of actors have.
const (
	readCanonOf cypher = each + actor + "MATCH (a)-[:SAME_AS]->(c:Actor) RETURN a.id, c.id"
	readNamesOf cypher = each + actor + "MATCH (a)<-[:SAME_AS]-(b:Actor) RETURN b.id, a.id"
	readBetween cypher = "MATCH (c:Actor) WHERE c.id >= $from AND c.id <= $to AND NOT (c)-[:SAME_AS]->() RETURN c.id"
)

func scanEnds(row []any) ([2]string, error) { return [2]string{text(row[0]), text(row[1])}, nil }

// canonOf returns what the ids are other names of.
func canonOf(ctx context.Context, tx transaction, ids []string) (graph.Canon, error) {
	canon := graph.Canon{}
	var actors []string
	for _, id := range ids {
		if kind := graph.KindOf(id); kind == graph.KindParty || kind == graph.KindEnvoy {
			actors = append(actors, id)
		}
	}
	if len(actors) == 0 {
		return canon, nil
	}
	found, err := inBatches(ctx, tx, readCanonOf, actors, scanEnds)
	for _, f := range found {
		canon[f[0]] = f[1]
	}
	return canon, err
}

// namesOf returns ids of canonical actors with all other names of theirs.
func namesOf(ctx context.Context, tx transaction, canonical []string) ([]string, error) {
	found, err := inBatches(ctx, tx, readNamesOf, canonical, scanEnds)
	all := slices.Clone(canonical)
	for _, f := range found {
		all = append(all, f[0])
	}
	return all, err
}

// highest sorts behind every id.
const highest = "\U0010FFFF"

// plain returns a filter that compares properties, which hold actors' ids as documents name them: canonical ids become all the names of the actor. The field id
// compares with the canonical id, unless ids are literal.
func plain(ctx context.Context, tx transaction, f graph.Filter, literal bool) (graph.Filter, error) {
	canon, err := canonOf(ctx, tx, f.Actors())
	if err != nil {
		return f, err
	}
	fields := []graph.Field{graph.FieldActor, graph.FieldParty}
	if !literal {
		fields = append(fields, graph.FieldID)
	}
	return spelled(ctx, tx, f.Canonical(canon, fields...))
}

// spelled replaces comparisons with canonical actors by ones with all of their names.
func spelled(ctx context.Context, tx transaction, f graph.Filter) (graph.Filter, error) {
	if (f.Field == graph.FieldActor || f.Field == graph.FieldParty) && f.Op != graph.OpHas {
		canonical, err := f.Values, error(nil)
		switch f.Op {
		case graph.OpAtLeast:
			canonical, err = between(ctx, tx, f.Values[0], highest)
		case graph.OpAtMost:
			canonical, err = between(ctx, tx, "", f.Values[0])
		}
		if err != nil {
			return f, err
		}
		if f.Values, err = namesOf(ctx, tx, canonical); err != nil {
			return f, err
		}
		f.Op = graph.OpIn
	}
	for _, filters := range []*[]graph.Filter{&f.And, &f.Or} {
		all := slices.Clone(*filters)
		for i := range all {
			var err error
			if all[i], err = spelled(ctx, tx, all[i]); err != nil {
				return f, err
			}
		}
		*filters = all
	}
	if f.Not != nil {
		inner, err := spelled(ctx, tx, *f.Not)
		f.Not = &inner
		return f, err
	}
	return f, nil
}

func between(ctx context.Context, tx transaction, from, to string) ([]string, error) {
	return collect(ctx, tx, readBetween, params{"from": from, "to": to}, func(row []any) (string, error) { return text(row[0]), nil })
}
