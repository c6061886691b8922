package sqlite

import (
	"context"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// ManyEdges makes nodes with so many edges those that have many.
func (s *Store) ManyEdges(n int) { s.manyEdges = n }

// Rows are the rows that one statement has written.
type Rows struct {
	text string
	args []any
}

// Watch has f told of all rows that the store writes from now on.
func (s *Store) Watch(f func(Rows)) {
	s.writer.watch = func(text string, args []any) {
		if strings.HasPrefix(text, "INSERT ") {
			f(Rows{text, append([]any{}, args...)})
		}
	}
}

// Insert writes rows in one transaction and does nothing else. Rows that the store has deleted meanwhile, to write them anew, give way.
func (s *Store) Insert(ctx context.Context, all []Rows) error {
	return s.write(ctx, func(ctx context.Context) error {
		for _, rows := range all {
			text := strings.Replace(rows.text, "INSERT OR FAIL INTO", "INSERT OR REPLACE INTO", 1)
			if err := s.writer.exec(ctx, text, rows.args...); err != nil {
				return err
			}
		}
		return nil
	})
}

// RoomFor returns how many bytes of the log go at once into a file of a size.
func RoomFor(file int64) int64 { return roomFor(file) }

// EachEdge calls told with the ends and the body of each edge of a kind among the rows.
func (r Rows) EachEdge(kind graph.EdgeKind, told func(ends [2]int64, body string)) {
	if !strings.HasPrefix(r.text, "INSERT INTO edges ") {
		return
	}
	for row := range slices.Chunk(r.args, 5) {
		if row[1] == edgeNumber(kind) {
			told([2]int64{row[0].(int64), row[2].(int64)}, string(row[4].([]byte)))
		}
	}
}
