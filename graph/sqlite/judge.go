package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"github.com/parleygraph/parley/graph"
)

// Judge records judgements or takes them back, and rebuilds what they touch.
func (s *Store) Judge(ctx context.Context, judgements ...graph.Judgement) error {
	if s.writer == nil {
		return readOnly(s.path)
	}
	for _, j := range judgements {
		if err := j.Validate(); err != nil {
			return err
		}
	}
	err := s.change(ctx, func(ctx context.Context, c *change) error {
		c.w.names = nil
		written := false
		for _, j := range judgements {
			wrote, err := c.judge(ctx, j.Normal())
			if err != nil {
				return err
			}
			written = written || wrote
		}
		if !written {
			c.w.names = c.names
			return errUnchanged
		}
		return c.rejudge(ctx)
	})
	if errors.Is(err, errUnchanged) {
		return nil
	}
	return s.fault("judge names in", err)
}

// judge writes one judgement and tells whether that was needed.
func (c *change) judge(ctx context.Context, j graph.Judgement) (bool, error) {
	_, stands, err := only[string](ctx, c.w, "SELECT note FROM judgements WHERE kind = ? AND a = ? AND b = ?", string(j.Kind), j.A, j.B)
	switch {
	case err != nil || stands != j.Undo:
		return false, err
	case j.Undo:
		return true, c.w.exec(ctx, "DELETE FROM judgements WHERE kind = ? AND a = ? AND b = ?", string(j.Kind), j.A, j.B)
	default:
		return true, c.w.exec(ctx, "INSERT INTO judgements (kind, a, b, note) VALUES (?, ?, ?, ?)", string(j.Kind), j.A, j.B, j.Note)
	}
}

// rejudge rebuilds what the judgements that are stored now touch.
func (c *change) rejudge(ctx context.Context) error {
	judgements, err := readJudgements(ctx, c.w)
	if err != nil {
		return err
	}
	c.names.Judge(judgements)
	return c.carry(ctx, graph.Edit{}, true)
}

// Judgements returns the recorded judgements in the order of their keys.
func (s *Store) Judgements(ctx context.Context) (judgements []graph.Judgement, err error) {
	err = s.view(ctx, func(q querier) error {
		judgements, err = readJudgements(ctx, q)
		return err
	})
	return judgements, s.fault("read", err)
}

func readJudgements(ctx context.Context, q querier) ([]graph.Judgement, error) {
	return collect(ctx, q, "SELECT kind, a, b, note FROM judgements ORDER BY kind, a, b", func(rows *sql.Rows) (j graph.Judgement, err error) {
		return j, rows.Scan(&j.Kind, &j.A, &j.B, &j.Note)
	})
}
