package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"github.com/parleygraph/parley/graph"
)

// Judge records judgements or takes them back, and rebuilds what they touch.
func (s *Store) Judge(ctx context.Context, judgements ...graph.Judgement) error {
	if s.options.ReadOnly {
		return readOnly(s.path)
	}
	for _, j := range judgements {
		if err := j.Validate(); err != nil {
			return err
		}
	}
	err := s.write(ctx, func(ctx context.Context) error {
		known, err := s.writer.loadNames(ctx)
		if err != nil {
			return err
		}
		c := newChange(s.writer, known)
		c.w.names = nil
		var written []graph.Judgement
		for _, j := range judgements {
			wrote, err := c.judge(ctx, j.Normal())
			if err != nil {
				return err
			}
			if wrote {
				written = append(written, j)
			}
		}
		if len(written) == 0 {
			c.w.names = c.names
			return errUnchanged
		}
		return c.rejudge(ctx, graph.JudgedDocuments(written))
	})
	if errors.Is(err, errUnchanged) {
		return nil
	}
	return s.fault("judge names in", err)
}

// errUnchanged ends a transaction that has nothing to write.
var errUnchanged = errors.New("nothing changes")

// judge writes one judgement and tells whether that was needed.
func (c *change) judge(ctx context.Context, j graph.Judgement) (bool, error) {
	_, stands, err := only[string](ctx, c.w, "SELECT note FROM judgements WHERE kind = ? AND a = ? AND b = ?", string(j.Kind), j.A, j.B)
	switch {
	case err != nil || stands != j.Undo:
		return false, err
	case j.Undo:
		return true, c.w.exec(ctx, "DELETE FROM judgements WHERE kind = ? AND a = ? AND b = ?", string(j.Kind), j.A, j.B)
	default:
		return true, c.w.exec(ctx, "INSERT INTO judgements (kind, a, b, note, more) VALUES (?, ?, ?, ?, ?)", string(j.Kind), j.A, j.B, j.Note, j.More())
	}
}

// rejudge rebuilds what the judgements that are stored now touch: names and terms, and documents whose statements they are about.
func (c *change) rejudge(ctx context.Context, documents []string) error {
	judgements, err := readJudgements(ctx, c.w)
	if err != nil {
		return err
	}
	c.names.Judge(judgements)
	var edit graph.Edit
	for _, id := range documents {
		x, err := extraction(ctx, c.w, id)
		if err != nil {
			return err
		}
		if x != nil {
			edit.Erase = append(edit.Erase, *x)
			edit.Put = append(edit.Put, c.names.Judged(x.AsRead()))
		}
	}
	return c.carry(ctx, edit, true)
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
	return collect(ctx, q, "SELECT kind, a, b, note, more FROM judgements ORDER BY kind, a, b", func(rows *sql.Rows) (graph.Judgement, error) {
		var j graph.Judgement
		var more string
		if err := rows.Scan(&j.Kind, &j.A, &j.B, &j.Note, &more); err != nil {
			return j, err
		}
		return j.WithMore(more)
	})
}
