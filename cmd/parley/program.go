package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/parleygraph/parley/graph"
)

// A Program is parley with everything from outside passed in, so that tests build what users run. Its working directory is the process's.
type Program struct {
	Stdin  io.Reader
	Stdout io.Writer
	Stderr io.Writer
	Env    func(key string) (value string, set bool)
	Clock  func() time.Time
	Self   string // the path by which the program can be run again; empty: it can't, and what needs a process of its own is refused
}

// NewProgram returns the program on the process's own streams, environment and clock.
func NewProgram() *Program {
	return &Program{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Env: os.LookupEnv, Clock: time.Now, Self: self()}
}

// Run runs one command line, without the program's name, and returns its exit code. A command that serves ends when ctx is done.
func (p *Program) Run(ctx context.Context, args []string) int {
	onScreen := *p
	onScreen.Stdout, onScreen.Stderr = &screen{to: p.Stdout}, &screen{to: p.Stderr}
	s := &session{Program: &onScreen, data: p.Stdout}
	root := s.root()
	root.SetArgs(args)
	command, err := root.ExecuteContextC(ctx)
	s.printStack(err)
	return exit(s.Stderr, err, s.started, command.CommandPath())
}

// A session is one run of the program: its settings, and whether a command has begun.
type session struct {
	*Program
	data       io.Writer // standard output for what programs read, byte by byte
	settings   settings
	configFile string
	found      map[string]bool // the settings that stand in a configuration file which nobody named
	json       bool
	quiet      bool
	debug      bool
	started    bool
	retry      time.Duration // how long a store of Neo4j tries again after a failure that may pass; 0: as long as it does by itself
}

// aside returns where to tell a person what goes on, beside data and failures.
func (s *session) aside() io.Writer {
	if s.quiet {
		return io.Discard
	}
	return s.Stderr
}

// printStack shows where a fault of parley's own happened, to who looks for it.
func (s *session) printStack(err error) {
	if stack := graph.StackOf(err); s.debug && stack != "" {
		fmt.Fprintln(s.Stderr, stack)
	}
}

// root returns the command tree.
func (s *session) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "parley",
		Short:         "Who wants what in a negotiation, and the sentence that proves it",
		SilenceUsage:  true,
		SilenceErrors: true,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			s.started = true
			return s.configure(cmd.Flags())
		},
	}
	root.SetIn(s.Stdin)
	root.SetOut(s.Stdout)
	root.SetErr(s.Stderr)
	addGlobalFlags(root.PersistentFlags(), s)
	groups := []*cobra.Group{{ID: "start", Title: "Start:"}, {ID: "ask", Title: "Ask:"}, {ID: "keep", Title: "Look after the store:"}}
	root.AddGroup(groups...)
	root.AddCommand(s.commands(groups)...)
	return root
}

// commands returns every command under the heading of its group.
func (s *session) commands(groups []*cobra.Group) []*cobra.Command {
	members := [][]*cobra.Command{
		{s.demoCommand(), s.initCommand(), s.loadCommand(), s.serveCommand()},
		{s.overlapCommand(), s.matrixCommand(), s.bridgesCommand(), s.shiftsCommand(), s.contradictionsCommand(), s.changesCommand(), s.termsCommand(), s.statementsCommand(), s.meetingsCommand(), s.envoysCommand(), s.documentsCommand(), s.queryCommand(), s.mcpCommand(), s.statsCommand(), s.exportCommand(), s.extractCommand(), s.evalCommand(), s.learnCommand()},
		{s.whyCommand(), s.alignCommand(), s.mergeCommand(), s.splitCommand(), s.oppositeCommand(), s.renameCommand(), s.acceptCommand(), s.rejectCommand(), s.correctCommand(), s.reviewCommand(), s.judgementsCommand(), s.copyCommand(), s.restoreCommand(), s.removeCommand(), s.refreshCommand(), s.doctorCommand(), s.migrateCommand(), s.readyCommand(), s.tokenCommand(), s.schemaCommand(), s.versionCommand()},
	}
	var all []*cobra.Command
	for i, group := range groups {
		for _, command := range members[i] {
			command.GroupID, command.Args = group.ID, explained(command.Args)
			all = append(all, command)
		}
	}
	return append(all, s.childCommand())
}

// printJSON writes a value to standard output, indented for a reader.
func (s *session) printJSON(value any) error {
	encoder := json.NewEncoder(s.Stdout)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}

// The width of text output, in characters.
const (
	usualWidth  = 80
	leastWidth  = 40
	widestWidth = 110
)

// width returns how wide text output is: the terminal's width within what reads well, or the usual one where there is no terminal.
func (p *Program) width() int {
	file := terminal(p.Stdout)
	if file == nil {
		return usualWidth
	}
	width, _, err := term.GetSize(int(file.Fd()))
	if err != nil {
		return usualWidth
	}
	return min(max(width, leastWidth), widestWidth)
}
