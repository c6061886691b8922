// Command parley reads what is written about a negotiation and answers who wants what, who offers what, and where positions overlap, each
// answer with the sentence that proves it:
//
//	parley load articles/
//	parley overlap PARTY PARTY
//	parley serve
//
// Data goes to standard output, everything else to standard error. The exit codes are named in exit.go.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := NewProgram().Run(ctx, os.Args[1:])
	stop()
	os.Exit(code)
}
