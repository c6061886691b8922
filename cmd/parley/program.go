package main

import (
	"context"
	"encoding/json"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"
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
	s := &session{Program: p}
	root := s.root()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	return exit(p.Stderr, err, s.started)
}

// A session is one run of the program: its settings, and whether a command has begun.
type session struct {
	*Program
	settings   settings
	configFile string
	json       bool
	started    bool
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
	root.CompletionOptions.HiddenDefaultCmd = true
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
		{s.demoCommand(), s.loadCommand(), s.serveCommand()},
		{s.overlapCommand(), s.matrixCommand(), s.bridgesCommand(), s.contradictionsCommand(), s.changesCommand(), s.queryCommand(), s.mcpCommand(), s.statsCommand(), s.exportCommand(), s.extractCommand(), s.evalCommand(), s.learnCommand()},
		{s.whyCommand(), s.mergeCommand(), s.splitCommand(), s.oppositeCommand(), s.judgementsCommand(), s.copyCommand(), s.removeCommand(), s.refreshCommand(), s.doctorCommand(), s.migrateCommand(), s.readyCommand(), s.tokenCommand(), s.versionCommand()},
	}
	var all []*cobra.Command
	for i, group := range groups {
		for _, command := range members[i] {
			command.GroupID = group.ID
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
	file, ok := p.Stdout.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return usualWidth
	}
	width, _, err := term.GetSize(int(file.Fd()))
	if err != nil {
		return usualWidth
	}
	return min(max(width, leastWidth), widestWidth)
}
