package main_test

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	_ "modernc.org/sqlite" // holds the lock that another program would
)

func TestLockedStore(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	db, letter := filepath.Join(folder, "parley.db"), filepath.Join(folder, "letter.txt")
	if err := os.WriteFile(letter, []byte("The delegations met at the lake."), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := run(t, db, "load", letter); got.code != 0 {
		t.Fatalf("load: %+v", got)
	}
	holder, err := sql.Open("sqlite", "file:"+db)
	if err != nil {
		t.Fatal(err)
	}
	defer holder.Close()
	connection, err := holder.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer connection.Close()
	if _, err := connection.ExecContext(t.Context(), "BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	defer connection.ExecContext(context.Background(), "ROLLBACK")

	if got := run(t, db, "stats"); got.code != 0 {
		t.Errorf("asking a store that another program writes to: %+v", got)
	}
	if err := os.WriteFile(letter, []byte("The delegations left the lake."), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := run(t, db, "load", letter); got.code != 3 || !strings.Contains(got.stderr, "parley.db") {
		t.Errorf("writing to a store that another program holds: %+v, want exit code 3 and the file's name", got)
	}
}
