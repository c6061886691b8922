package neo4j

import (
	"context"
	"errors"

	"github.com/parleygraph/parley/graph"
)

const (
	readJudgements cypher = "MATCH (j:ParleyJudgement) WHERE j.kind > '' AND j.a > '' AND j.b > '' RETURN j.kind, j.a, j.b, j.note, j.more ORDER BY j.kind, j.a, j.b"
	writeJudgement cypher = "CREATE (:ParleyJudgement {kind: $kind, a: $a, b: $b, note: $note, more: $more})"
	eraseJudgement cypher = "MATCH (n:ParleyJudgement {kind: $kind, a: $a, b: $b}) DELETE n"
)

// errStands ends a transaction that has nothing to write.
var errStands = errors.New("the judgements stand already")

// Judge records judgements or takes them back, and rebuilds what they touch.
func (s *Store) Judge(ctx context.Context, judgements ...graph.Judgement) error {
	if s.options.ReadOnly {
		return s.readOnly()
	}
	for _, j := range judgements {
		if err := j.Validate(); err != nil {
			return err
		}
	}
	err := s.change(ctx, []string{}, func(ctx context.Context, c *change) error {
		recorded := map[graph.Judgement]bool{}
		for _, j := range c.known.Judgements() {
			recorded[graph.Judgement{Kind: j.Kind, A: j.A, B: j.B}] = true
		}
		var written []graph.Judgement
		for _, j := range judgements {
			wrote, err := c.judge(ctx, j.Normal(), recorded)
			if err != nil {
				return err
			}
			if wrote {
				written = append(written, j)
			}
		}
		if len(written) == 0 {
			return errStands
		}
		now, err := collect(ctx, c.tx, readJudgements, nil, scanJudgement)
		if err != nil {
			return err
		}
		c.known.Judge(now)
		edit, err := c.rejudged(ctx, graph.JudgedDocuments(written))
		if err != nil {
			return err
		}
		return c.carry(ctx, edit, true)
	})
	if errors.Is(err, errStands) {
		return nil
	}
	return s.fault(ctx, "judge names in", err)
}

// rejudged returns the edit that reads documents by the judgements that stand now.
func (c *change) rejudged(ctx context.Context, documents []string) (graph.Edit, error) {
	var edit graph.Edit
	all, err := extractions(ctx, c.tx, documents)
	for i := range all {
		edit.Erase = append(edit.Erase, all[i])
		edit.Put = append(edit.Put, c.known.Judged(all[i].AsRead()))
	}
	return edit, err
}

// judge writes one judgement and tells whether that was needed.
func (c *change) judge(ctx context.Context, j graph.Judgement, recorded map[graph.Judgement]bool) (bool, error) {
	key := graph.Judgement{Kind: j.Kind, A: j.A, B: j.B}
	if recorded[key] != j.Undo {
		return false, nil
	}
	recorded[key] = !j.Undo
	query := writeJudgement
	if j.Undo {
		query = eraseJudgement
	}
	return true, c.tx.run(ctx, query, params{"kind": string(j.Kind), "a": j.A, "b": j.B, "note": j.Note, "more": j.More()})
}

// Judgements returns the recorded judgements in the order of their keys.
func (s *Store) Judgements(ctx context.Context) (judgements []graph.Judgement, err error) {
	err = s.view(ctx, func(ctx context.Context, tx transaction) error {
		judgements, err = collect(ctx, tx, readJudgements, nil, scanJudgement)
		return err
	})
	return judgements, s.fault(ctx, "read", err)
}

func scanJudgement(row []any) (graph.Judgement, error) {
	j := graph.Judgement{Kind: graph.JudgementKind(text(row[0])), A: text(row[1]), B: text(row[2]), Note: text(row[3])}
	return j.WithMore(text(row[4]))
}
