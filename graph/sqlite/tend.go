package sqlite

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"github.com/parleygraph/parley/graph"
)

// Tend keeps a store in order that stays open for long; call it every second or two. It empties the write-ahead log where that has grown or lies idle. Where
// another file stands in the place of the store's, calls fail as Unavailable, and Tend, called again, opens that file instead. Its error says what is wrong.
func (s *Store) Tend(ctx context.Context) error {
	if err := s.settled(ctx); err != nil {
		return s.fault("keep", err)
	}
	return s.fault("empty the log of", s.tidy(ctx))
}

// settled returns nil where the store's own file is in its place, or where one that was put there has been opened.
func (s *Store) settled(ctx context.Context) error {
	s.opening.RLock()
	err := s.here(ctx)
	s.opening.RUnlock()
	if err == nil {
		s.away = false
		return nil
	}
	if !s.away { // whoever is in the middle of an answer fails once before it could mix two stores
		s.away = true
		return err
	}
	return s.reopen(ctx)
}

func (s *Store) reopen(ctx context.Context) error {
	s.opening.Lock()
	defer s.opening.Unlock()
	if _, err := os.Stat(s.path); err != nil {
		return gone(err)
	}
	s.lost = errors.Join(s.release(), s.open(ctx))
	if s.lost != nil {
		s.lost = errors.Join(s.lost, s.release())
	}
	return s.lost
}

// A sight is the store's file as it was seen last.
type sight struct {
	file os.FileInfo
	mark mark // of the file alone
}

// here returns an error unless the store's own file is in its place. The caller holds opening.
func (s *Store) here(ctx context.Context) error {
	if s.lost != nil || s.private != "" {
		return s.lost
	}
	now, err := os.Stat(s.path)
	if err != nil {
		return gone(err)
	}
	s.looking.Lock()
	defer s.looking.Unlock()
	if !os.SameFile(now, s.seen.file) {
		return swapped()
	}
	if now.Size() == s.seen.file.Size() && now.ModTime().Equal(s.seen.file.ModTime()) {
		return nil
	}
	file, err := s.readBare(ctx)
	if err != nil || file.mark == (mark{}) {
		return nil // another process may be writing there; the next call looks again
	}
	if file.store != s.store || file.turn < s.seen.mark.turn {
		return swapped()
	}
	s.seen = sight{now, file.mark}
	return nil
}

func gone(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return graph.Errorf(graph.Unavailable, "the file was removed while it was open: put it back")
	}
	return graph.Errorf(graph.Unavailable, "it can't be reached any more: check its path and permissions: %w", err)
}

func swapped() error {
	return graph.Errorf(graph.Unavailable, "another file was put in its place while it was open: run the command again; `parley serve` opens it by itself")
}

// tidy empties a log that has grown, or that nothing has been written to since the last look. A writer at work is not disturbed.
func (s *Store) tidy(ctx context.Context) error {
	s.opening.RLock()
	defer s.opening.RUnlock()
	if s.writer == nil {
		return nil
	}
	log, err := os.Stat(s.log())
	if err != nil || log.Size() == 0 {
		s.idle = nil
		return nil
	}
	idle := s.idle != nil && log.Size() == s.idle.Size() && log.ModTime().Equal(s.idle.ModTime())
	s.idle = log
	if !idle && log.Size() <= s.writer.most.Load() {
		return nil
	}
	select {
	case s.writer.gate <- struct{}{}:
		defer func() { <-s.writer.gate }()
		_, err := s.writer.empty(ctx)
		return err
	default:
		return nil
	}
}

// sizeOf returns the size of a file, 0 where there is none.
func sizeOf(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}
