package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// explained returns a check of a command's arguments that says what is missing, or too much, by the names that the command's help gives them.
func explained(check cobra.PositionalArgs) cobra.PositionalArgs {
	if check == nil {
		return nil
	}
	return func(cmd *cobra.Command, args []string) error {
		if check(cmd, args) == nil {
			return nil
		}
		return misused(cmd, args)
	}
}

// misused returns the error for arguments that a command does not take.
func misused(cmd *cobra.Command, args []string) error {
	_, takes, _ := strings.Cut(cmd.Use, " ")
	given := make([]string, len(args))
	for i, arg := range args {
		given[i] = typed(arg)
	}
	switch {
	case takes == "":
		return fmt.Errorf("%s takes no arguments, got %s", cmd.Name(), strings.Join(given, " "))
	case len(args) == 0:
		return fmt.Errorf("%s needs %s, got nothing", cmd.Name(), takes)
	case len(args) < len(strings.Fields(takes)):
		return fmt.Errorf("%s needs %s, got only %s", cmd.Name(), takes, strings.Join(given, " "))
	}
	return fmt.Errorf("%s takes %s, got %s: what has several words stands in quotes", cmd.Name(), takes, strings.Join(given, " "))
}
