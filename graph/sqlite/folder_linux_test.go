package sqlite_test

import (
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"github.com/parleygraph/parley/graph/sqlite"
)

// TestFolderReadOnly opens a backup in a folder that can't be written to.
func TestFolderReadOnly(t *testing.T) {
	folder, err := os.MkdirTemp("", "parley-backup-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.Chmod(folder, 0o700); err != nil {
			t.Error(err)
		}
		if err := os.RemoveAll(folder); err != nil {
			t.Error(err)
		}
	})
	path := filepath.Join(folder, "backup.db")
	from := stored(t)
	carry(t, from, path)
	s := open(t, from, sqlite.Options{ReadOnly: true})
	want := export(t, s)
	s.Close()
	if err := os.Chmod(path, 0o444); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(folder, 0o555); err != nil {
		t.Fatal(err)
	}
	asNobody(t)
	s = open(t, path, sqlite.Options{ReadOnly: true})
	defer s.Close()
	if got := export(t, s); got != want {
		t.Error("it is another store in there")
	}
}

// asNobody takes from the test's thread what root may do with files, where root runs the test.
func asNobody(t *testing.T) {
	t.Helper()
	if os.Geteuid() != 0 {
		return
	}
	runtime.LockOSThread()
	if err := syscall.Setfsuid(65534); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := syscall.Setfsuid(0); err != nil {
			t.Error(err)
		}
		runtime.UnlockOSThread()
	})
}
