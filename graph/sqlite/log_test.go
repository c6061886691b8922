package sqlite_test

import (
	"testing"

	"github.com/parleygraph/parley/graph/sqlite"
)

// TestRoomForLog holds that the log may grow with the file, within bounds.
func TestRoomForLog(t *testing.T) {
	for file, want := range map[int64]int64{0: 32 << 20, 32 << 20: 32 << 20, 100 << 20: 100 << 20, 10 << 30: 256 << 20} {
		if got := sqlite.RoomFor(file); got != want {
			t.Errorf("room for the log of %d bytes: %d, want %d", file, got, want)
		}
	}
}
