// Package faults words what is wrong with a file: for a person, with what to do about it, and for a program with a graph.Code.
//
//	return faults.AtLine(line, faults.Invalid("its front matter is no YAML: %s", reason))
package faults

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/parleygraph/parley/graph"
)

// A FileError says why one file, or one line of it, yields no document. Reading goes on behind it.
type FileError struct {
	Path   string // as given; "-" is standard input
	Line   int    // counted from 1; 0 where the whole file is meant
	Reason string // for a person: what is wrong and what to do
	Err    error  // holds a graph.Code, and the cause where there is one
}

// Error returns the path, the line where there is one, and the reason.
func (e *FileError) Error() string {
	if e.Line > 0 {
		return fmt.Sprintf("read %s:%d: %s", e.Path, e.Line, e.Reason)
	}
	return fmt.Sprintf("read %s: %s", e.Path, e.Reason)
}

// Unwrap returns Err, so that errors.Is finds its code.
func (e *FileError) Unwrap() error { return e.Err }

// Of returns err as the fault of the file at path; a line that err already knows is kept.
func Of(path string, err error) *FileError {
	var known *FileError
	if errors.As(err, &known) {
		return &FileError{Path: path, Line: known.Line, Reason: known.Reason, Err: known.Err}
	}
	return &FileError{Path: path, Reason: err.Error(), Err: err}
}

// AtLine returns err as the fault of a line of a file whose path the reader fills in.
func AtLine(line int, err error) error {
	return &FileError{Line: line, Reason: err.Error(), Err: err}
}

// Invalid returns the error of a file that breaks a rule.
func Invalid(message string, args ...any) error {
	return graph.Errorf(graph.Invalid, message, args...)
}

// Unreadable words an error of the operating system.
func Unreadable(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return graph.Errorf(graph.NotFound, "there is no such file: check the path%w", quiet{err})
	case errors.Is(err, fs.ErrPermission):
		return graph.Errorf(graph.Denied, "it may not be read: check its permissions%w", quiet{err})
	}
	return graph.Errorf(graph.Unavailable, "it can't be read: %w", cause(err))
}

// Quietly returns a cause for errors.Is whose wording says nothing.
func Quietly(err error) error { return quiet{err} }

// quiet keeps a cause for errors.Is without its wording.
type quiet struct{ error }

func (quiet) Error() string   { return "" }
func (q quiet) Unwrap() error { return q.error }

// cause strips the path that the caller names already.
func cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// Size words a number of bytes.
func Size(n int64) string {
	switch {
	case n >= 1<<20 && n%(1<<20) == 0:
		return fmt.Sprintf("%d MiB", n>>20)
	case n >= 1<<10 && n%(1<<10) == 0:
		return fmt.Sprintf("%d KiB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}
