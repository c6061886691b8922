package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// The exit codes.
const (
	ExitDone        = 0 // all went well
	ExitSomeFailed  = 1 // some documents failed, all of them listed; or the run was cut short
	ExitUsage       = 2 // the command line, configuration, a pack or a query is wrong
	ExitUnreachable = 3 // the store or the model's endpoint can't be reached; or the store is locked, damaged or of a newer parley
	ExitNotAllowed  = 4 // parley refuses to do this
)

// exitCodes says which exit code an error code leads to; any other is ExitSomeFailed.
func exitCodes() map[graph.Code]int {
	return map[graph.Code]int{
		graph.Invalid: ExitUsage, graph.NotFound: ExitUsage, graph.Conflict: ExitUsage,
		graph.Unavailable: ExitUnreachable, graph.Unsupported: ExitUnreachable,
		graph.Denied: ExitNotAllowed, graph.Internal: ExitSomeFailed,
	}
}

// errListed ends a run whose failures have been listed already.
var errListed = errors.New("some documents failed")

// exit writes what went wrong for a person and returns the exit code. started tells whether a command began: before that, every error is one of
// usage, of the command that is named.
func exit(stderr io.Writer, err error, started bool, command string) int {
	switch {
	case err == nil:
		return ExitDone
	case errors.Is(err, errListed):
		return ExitSomeFailed
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "parley: interrupted; what was written until then stays")
		return ExitSomeFailed
	case !started:
		what := strings.Join(strings.Fields(err.Error()), " ") // cobra sets what it suggests on lines of its own
		fmt.Fprintf(stderr, "parley: %s: see `%s --help`\n", what, command)
		return ExitUsage
	}
	fmt.Fprintf(stderr, "parley: %v\n", err)
	code, known := exitCodes()[graph.CodeOf(err)]
	if !known {
		return ExitSomeFailed
	}
	return code
}
