package sqlite

import (
	"context"
	"embed"
	"fmt"
	"io/fs"

	"github.com/parleygraph/parley/graph"
)

// migrations holds one file for each schema version, in order.
//
//go:embed migrations/*.sql
var migrations embed.FS

// applicationID marks a SQLite file as a parley store ("prly").
const applicationID = 0x70726c79

// schema returns the version that this build writes: how many migrations there are.
func schema() int { return len(steps()) }

func steps() []string {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil || len(names) == 0 {
		panic("sqlite: no migrations are embedded")
	}
	return names
}

// migrate brings the file to this build's schema, in one transaction.
func (w *writer) migrate(ctx context.Context) error {
	version, err := storeVersion(ctx, w)
	if err != nil || version == schema() {
		return err
	}
	return w.transact(ctx, func(ctx context.Context) error {
		version, err := storeVersion(ctx, w)
		if err != nil {
			return err
		}
		for _, name := range steps()[version:] {
			text, err := migrations.ReadFile(name)
			if err != nil {
				return err
			}
			if _, err := w.conn.ExecContext(ctx, string(text)); err != nil {
				return fmt.Errorf("migrate by %s: %w", name, err)
			}
		}
		_, err = w.conn.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d; PRAGMA application_id = %d", schema(), applicationID))
		return err
	})
}

// checkVersion returns an error unless the file has this build's schema.
func checkVersion(ctx context.Context, q querier) error {
	version, err := storeVersion(ctx, q)
	if err == nil && version != schema() {
		return graph.Errorf(graph.Unsupported, "it is of version %d and this build reads %d: open it once for writing, as `parley load` does", version, schema())
	}
	return err
}

// storeVersion returns the schema version of the file, 0 for an empty one. It refuses a newer one and another program's database.
func storeVersion(ctx context.Context, q querier) (int, error) {
	version, _, err := only[int](ctx, q, "PRAGMA user_version")
	if err != nil {
		return 0, err
	}
	application, _, err := only[int](ctx, q, "PRAGMA application_id")
	if err != nil {
		return 0, err
	}
	tables, _, err := only[int](ctx, q, "SELECT count(*) FROM sqlite_schema")
	switch {
	case err != nil:
		return 0, err
	case application != applicationID && (tables > 0 || version != 0):
		return 0, graph.Errorf(graph.Unavailable, "it is another program's database: name another file")
	case version > schema():
		return 0, graph.Errorf(graph.Unsupported, "a newer parley wrote it (version %d, this build reads %d): update parley", version, schema())
	}
	return version, nil
}
