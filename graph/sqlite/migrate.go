package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

	"github.com/parleygraph/parley/graph"
)

// tables makes the tables of an empty store.
//
//go:embed schema.sql
var tables string

// schema is the version of the tables that this build reads and writes.
const schema = 6

// migrations holds what brings each version to the next, but for the last whose keys are texts.
//
//go:embed migrations/*.sql
var migrations embed.FS

// lastFormer is the last version whose keys are texts; see former.
const lastFormer = 3

// applicationID marks a SQLite file as a parley store ("prly").
const applicationID = 0x70726c79

// migrate brings the file to this build's schema, in one transaction.
func (w *writer) migrate(ctx context.Context) error {
	version, err := storeVersion(ctx, w)
	if err != nil || version == schema {
		return err
	}
	return w.transact(ctx, func(ctx context.Context) error {
		version, err := storeVersion(ctx, w) // another process may have been faster
		if err != nil || version == schema {
			return err
		}
		if err := w.upgrade(ctx, version); err != nil {
			return fmt.Errorf("migrate from version %d to %d: %w", version, schema, err)
		}
		_, err = w.conn.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d; PRAGMA application_id = %d", schema, applicationID))
		return err
	})
}

// upgrade makes the tables of today, of those of an older version where it is one.
func (w *writer) upgrade(ctx context.Context, version int) error {
	switch {
	case version == 0:
		_, err := w.conn.ExecContext(ctx, tables)
		return err
	case version > lastFormer:
		return w.climb(ctx, version, schema)
	}
	if err := w.climb(ctx, version, lastFormer); err != nil {
		return err
	}
	return w.leaveFormer(ctx)
}

// climb brings the tables from one version to another, step by step.
func (w *writer) climb(ctx context.Context, version, to int) error {
	for ; version < to; version++ {
		names, err := fs.Glob(migrations, fmt.Sprintf("migrations/%04d_*.sql", version+1))
		if err != nil || len(names) != 1 {
			return fmt.Errorf("%d migrations lead to version %d: %w", len(names), version+1, err)
		}
		text, err := migrations.ReadFile(names[0])
		if err != nil {
			return err
		}
		if _, err := w.conn.ExecContext(ctx, string(text)); err != nil {
			return err
		}
	}
	return nil
}

// checkVersion returns an error unless the file has this build's schema.
func checkVersion(ctx context.Context, q querier) error {
	version, err := storeVersion(ctx, q)
	if err == nil && version != schema {
		return graph.Errorf(graph.Unsupported, "it is of version %d and this build reads %d: run `parley migrate`", version, schema)
	}
	return err
}

// marks are what tells a store from other files.
type marks struct{ version, application, tables int }

func readMarks(rows *sql.Rows) (marks, error) {
	var m marks
	err := rows.Scan(&m.version, &m.application, &m.tables)
	return m, err
}

// storeVersion returns the schema version of the file, 0 for an empty one. It refuses a newer one and another program's database.
func storeVersion(ctx context.Context, q querier) (int, error) {
	// one statement, for another process may make the store between two
	found, err := collect(ctx, q, "SELECT user_version, application_id, (SELECT count(*) FROM sqlite_schema) FROM pragma_user_version, pragma_application_id", readMarks)
	if err != nil || len(found) == 0 {
		return 0, err
	}
	version := found[0].version
	switch {
	case found[0].application != applicationID && (found[0].tables > 0 || version != 0):
		return 0, graph.Errorf(graph.Unavailable, "it is another program's database: name another file")
	case version > schema:
		return 0, graph.Errorf(graph.Unsupported, "a newer parley wrote it (version %d, this build reads %d): update parley", version, schema)
	}
	return version, nil
}
