package sqlite

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/parleygraph/parley/graph"
)

// A mark says which store a file or its write-ahead log is of, and after how many transactions.
type mark struct {
	store string
	turn  int64
}

// The form of a mark: "parley:", 32 digits, ":", 16 digits.
const (
	markBegins = "parley:"
	markStore  = len(markBegins) + 32
	markLength = markStore + 1 + 16
)

// countTurn writes on the mark how many transactions there were.
const countTurn = "UPDATE state SET mark = substr(mark, 1, 40) || printf('%016d', substr(mark, 41) + 1)"

// parseMark reads a mark that text begins with; ok is false where it begins with none.
func parseMark(text string) (m mark, ok bool) {
	if len(text) < markLength || !strings.HasPrefix(text, markBegins) {
		return m, false
	}
	turn, err := strconv.ParseInt(text[markStore+1:markLength], 10, 64)
	return mark{text[len(markBegins):markStore], turn}, err == nil
}

// readMark reads the mark of a store; it is zero in the store of an older parley, which has none.
func readMark(ctx context.Context, q querier) (mark, error) {
	text, _, err := only[string](ctx, q, "SELECT mark FROM state")
	m, _ := parseMark(text)
	return m, err
}

// A bare is what the file alone holds, whatever stands in the log beside it.
type bare struct {
	mark
	page uint32 // on which the mark stands; 0: the file holds no tables
}

// readBare reads the file without its log. It goes through SQLite, since whoever opens and closes the file by himself loses the locks that SQLite has on it.
func (s *Store) readBare(ctx context.Context) (b bare, err error) {
	db, err := sql.Open("sqlite", s.named(url.Values{"mode": {"ro"}, "immutable": {"1"}}))
	if err != nil {
		return b, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if b.page, _, err = only[uint32](ctx, db, "SELECT rootpage FROM sqlite_schema WHERE name = 'state'"); err != nil || b.page == 0 {
		return b, err
	}
	marked, _, err := only[bool](ctx, db, "SELECT count(*) FROM pragma_table_info('state') WHERE name = 'mark'")
	if err != nil || !marked {
		return b, err
	}
	b.mark, err = readMark(ctx, db)
	return b, err
}

// The layout of a write-ahead log, as https://sqlite.org/fileformat2.html#walformat has it.
const (
	logHeader   = 32
	frameHeader = 24
	leafHeader  = 8 // of the page in a frame, before the place of its first cell
)

// A span is the marks of the transactions that a log holds.
type span struct{ first, last mark }

// readLog returns the marks that stand in a log on a page; held is false where no transaction of it is whole.
func readLog(path string, page uint32) (marks span, held bool, err error) {
	file, err := os.Open(path)
	if err != nil {
		return marks, false, err
	}
	defer file.Close()
	header := make([]byte, logHeader)
	if _, err := file.ReadAt(header, 0); err != nil {
		return marks, false, err
	}
	size := int64(binary.BigEndian.Uint32(header[8:]))
	if size < 512 || size > 1<<16 {
		return marks, false, nil // SQLite takes it for no log
	}
	frame := make([]byte, frameHeader+size)
	for at := int64(logHeader); ; at += int64(len(frame)) {
		if _, err := file.ReadAt(frame[:frameHeader], at); err != nil || string(frame[8:16]) != string(header[16:24]) {
			return marks, held, nil // the log ends, or goes on with what an earlier one held
		}
		held = held || binary.BigEndian.Uint32(frame[4:]) != 0
		if binary.BigEndian.Uint32(frame) != page {
			continue
		}
		if _, err := file.ReadAt(frame, at); err != nil {
			return marks, held, nil
		}
		marks.add(frame[frameHeader:])
	}
}

// add takes the mark that stands in the first cell of a page.
func (s *span) add(page []byte) {
	cell := int(binary.BigEndian.Uint16(page[leafHeader:]))
	_, text, found := strings.Cut(string(page[min(cell, len(page)):]), markBegins)
	m, ok := parseMark(markBegins + text)
	if !found || !ok {
		return
	}
	if s.first == (mark{}) {
		s.first = m
	}
	s.last = m
}

// follows tells whether a log with these marks goes on where the file stands. A file without a mark is one whose log brings it.
func (s span) follows(file bare) bool {
	if file.mark == (mark{}) {
		return file.page == 0 || s.first.turn <= 1
	}
	return s.first.store == file.store && s.first.turn-1 <= file.turn && file.turn <= s.last.turn
}

// errLog refuses a file with the wrong log.
var errLog = errors.New("is the log of another store")

// How often the log is compared with the file while another process writes both, and how long to wait between.
const (
	logLooks = 20
	logPause = 20 * time.Millisecond
)

// checkLog refuses a file with the log of another store beside it, or of this one at another time: SQLite would write that into the file.
func (s *Store) checkLog(ctx context.Context) error {
	for range logLooks {
		info, err := os.Stat(s.log())
		if err != nil || info.Size() <= logHeader {
			return nil
		}
		file, err := s.readBare(ctx)
		if err != nil || file.page == 0 {
			return nil // which SQLite will say better
		}
		marks, held, err := readLog(s.log(), file.page)
		if err != nil || !held || marks.follows(file) {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(logPause):
		}
	}
	return graph.Errorf(graph.Unavailable, "%s beside it %w, and would damage this one: put the file that it belongs to back, or move it away; `parley restore FILE` brings a backup back without this", s.log(), errLog)
}

// log returns the path of the write-ahead log.
func (s *Store) log() string { return logOf(s.path) }

// logOf returns the path of the write-ahead log of a file.
func logOf(file string) string { return file + "-wal" }
