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
	Commit  string `json:"commit,omitempty"`  // of the source, where it was built in a repository
	Changed bool   `json:"changed,omitempty"` // the source is not all of that commit
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

// ownVersions returns what the running program is made of.
func ownVersions() versions {
	v := versions{Parley: "devel", Grammar: extract.Version}
	if build, ok := debug.ReadBuildInfo(); ok {
		v.Go = build.GoVersion
		if build.Main.Version != "" && build.Main.Version != "(devel)" {
			v.Parley = build.Main.Version
		}
		v.read(build.Settings)
	}
	return v
}

func (s *session) version() error {
	v := ownVersions()
	if s.json {
		return s.printJSON(v)
	}
	_, err := fmt.Fprintf(s.Stdout, "parley %s%s, grammar %s, %s\n", v.Parley, v.source(), v.Grammar, v.Go)
	return err
}

// read takes the commit from what the build tells of itself.
func (v *versions) read(settings []debug.BuildSetting) {
	for _, setting := range settings {
		switch setting.Key {
		case "vcs.revision":
			v.Commit = setting.Value
		case "vcs.modified":
			v.Changed = setting.Value == "true"
		}
	}
}

// source names the commit, "" where it is not known.
func (v *versions) source() string {
	switch {
	case v.Commit == "":
		return ""
	case v.Changed:
		return fmt.Sprintf(", commit %.12s with changes", v.Commit)
	default:
		return fmt.Sprintf(", commit %.12s", v.Commit)
	}
}
