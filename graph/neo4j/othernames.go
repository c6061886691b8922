package neo4j

import (
	"context"
	"slices"

	"github.com/parleygraph/parley/graph"
)

// Which other names ids of actors and terms have.
const (
	readCanonOf      cypher = each + actor + "MATCH (a)-[:SAME_AS]->(c:Actor) RETURN a.id, c.id"
	readNamesOf      cypher = each + actor + "MATCH (a)<-[:SAME_AS]-(b:Actor) RETURN b.id, a.id"
	readBetween      cypher = "MATCH (c:Actor) WHERE c.id >= $from AND c.id <= $to AND NOT (c)-[:SAME_AS]->() RETURN c.id"
	readTermCanonOf  cypher = each + term + "MATCH (a)-[:SAME_AS]->(c:Term) RETURN a.id, c.id"
	readTermNamesOf  cypher = each + term + "MATCH (a)<-[:SAME_AS]-(b:Term) RETURN b.id, a.id"
	readTermsBetween cypher = "MATCH (c:Term) WHERE c.id >= $from AND c.id <= $to AND NOT (c)-[:SAME_AS]->() RETURN c.id"
)

func scanEnds(row []any) ([2]string, error) { return [2]string{text(row[0]), text(row[1])}, nil }

// split tells ids of terms from those of actors; others are neither.
func split(ids []string) (actors, terms []string) {
	for _, id := range ids {
		switch graph.KindOf(id) {
		case graph.KindParty, graph.KindEnvoy:
			actors = append(actors, id)
		case graph.KindDemand:
			terms = append(terms, id)
		}
	}
	return actors, terms
}

// Names returns what every other name of an actor or a term is a name of.
func (s *Store) Names(ctx context.Context) (graph.Canon, error) {
	canon := graph.Canon{}
	err := s.view(ctx, func(ctx context.Context, tx transaction) error {
		clear(canon)
		return readNames(ctx, tx, map[cypher]graph.Canon{readCanon: canon, readTermCanon: canon})
	})
	return canon, s.fault(ctx, "read", err)
}

// readNames fills maps with the pairs of ids that queries find.
func readNames(ctx context.Context, tx transaction, queries map[cypher]graph.Canon) error {
	for query, into := range queries {
		found, err := collect(ctx, tx, query, nil, scanEnds)
		if err != nil {
			return err
		}
		for _, f := range found {
			into[f[0]] = f[1]
		}
	}
	return nil
}

// canonOf returns what the ids are other names of.
func canonOf(ctx context.Context, tx transaction, ids []string) (graph.Canon, error) {
	canon := graph.Canon{}
	actors, terms := split(ids)
	for query, ids := range map[cypher][]string{readCanonOf: actors, readTermCanonOf: terms} {
		found, err := inBatches(ctx, tx, query, ids, scanEnds)
		if err != nil {
			return nil, err
		}
		for _, f := range found {
			canon[f[0]] = f[1]
		}
	}
	return canon, nil
}

// namesOf returns ids of canonical actors and terms with all other names of theirs.
func namesOf(ctx context.Context, tx transaction, canonical []string) ([]string, error) {
	all := slices.Clone(canonical)
	actors, terms := split(canonical)
	for query, ids := range map[cypher][]string{readNamesOf: actors, readTermNamesOf: terms} {
		found, err := inBatches(ctx, tx, query, ids, scanEnds)
		if err != nil {
			return nil, err
		}
		for _, f := range found {
			all = append(all, f[0])
		}
	}
	return all, nil
}

// highest sorts behind every id.
const highest = "\U0010FFFF"

// plain returns a filter that compares properties, which hold ids of actors and terms as documents name them: canonical ids become all the names. The field id
// compares with the canonical id, unless ids are literal.
func plain(ctx context.Context, tx transaction, f graph.Filter, literal bool) (graph.Filter, error) {
	canon, err := canonOf(ctx, tx, f.Actors())
	if err != nil {
		return f, err
	}
	fields := []graph.Field{graph.FieldActor, graph.FieldParty, graph.FieldTerm}
	if !literal {
		fields = append(fields, graph.FieldID)
	}
	return spelled(ctx, tx, f.Canonical(canon, fields...))
}

// spelled replaces comparisons with canonical actors and terms by ones with all of their names.
func spelled(ctx context.Context, tx transaction, f graph.Filter) (graph.Filter, error) {
	if (f.Field == graph.FieldActor || f.Field == graph.FieldParty || f.Field == graph.FieldTerm) && f.Op != graph.OpHas {
		canonical, err := f.Values, error(nil)
		switch f.Op {
		case graph.OpAtLeast:
			canonical, err = between(ctx, tx, f.Field, f.Values[0], highest)
		case graph.OpAtMost:
			canonical, err = between(ctx, tx, f.Field, "", f.Values[0])
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
	if f.Along != nil {
		along := *f.Along
		var err error
		if along.Filter, err = spelled(ctx, tx, along.Filter); err != nil {
			return f, err
		}
		f.Along = &along
	}
	if f.Not != nil {
		inner, err := spelled(ctx, tx, *f.Not)
		f.Not = &inner
		return f, err
	}
	return f, nil
}

func between(ctx context.Context, tx transaction, field graph.Field, from, to string) ([]string, error) {
	query := readBetween
	if field == graph.FieldTerm {
		query = readTermsBetween
	}
	return collect(ctx, tx, query, params{"from": from, "to": to}, func(row []any) (string, error) { return text(row[0]), nil })
}
