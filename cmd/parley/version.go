package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/loaders/extract"
)

// versions says what this program is made of.
type versions struct {
	Parley  string `json:"parley"`
	Grammar string `json:"grammar"`
	Go      string `json:"go"`
}

func (s *session) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Say which parley this is",
		Args:  cobra.NoArgs,
		RunE:  func(*cobra.Command, []string) error { return s.version() },
	}
}

func (s *session) version() error {
	v := versions{Parley: "devel", Grammar: extract.Version}
	if build, ok := debug.ReadBuildInfo(); ok {
		v.Go = build.GoVersion
		if build.Main.Version != "" && build.Main.Version != "(devel)" {
			v.Parley = build.Main.Version
		}
	}
	if s.json {
		return s.printJSON(v)
	}
	_, err := fmt.Fprintf(s.Stdout, "parley %s, grammar %s, %s\n", v.Parley, v.Grammar, v.Go)
	return err
}
