package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
)

func (s *session) bridgesCommand() *cobra.Command {
	var options scope
	command := &cobra.Command{
		Use:   "bridges PARTY PARTY...",
		Short: "List terms that none rejects and two or more would accept, with open conditions",
		Args:  cobra.MinimumNArgs(2),
		RunE: func(cmd *cobra.Command, parties []string) error {
			options.parties = parties
			return s.bridges(cmd.Context(), options)
		},
	}
	options.addTo(command)
	return command
}

// A bridgeAnswer is one bridge of `parley bridges --json`.
type bridgeAnswer struct {
	Term       graph.Term        `json:"term"`
	Acceptors  []string          `json:"acceptors"` // names
	Silent     []string          `json:"silent"`    // names
	Conditions []conditionAnswer `json:"conditions"`
	Documents  int               `json:"documents"`
}

type conditionAnswer struct {
	Party     string              `json:"party"`
	Kind      graph.ConditionKind `json:"kind"`
	Text      string              `json:"text"`
	Statement string              `json:"statement"`
}

func newBridgeAnswer(b *graph.Bridge) bridgeAnswer {
	name := func(p *graph.Party) string { return p.Name }
	return bridgeAnswer{
		Term: b.Term, Acceptors: each(b.Acceptors, name), Silent: each(b.Silent, name), Documents: b.Documents,
		Conditions: each(b.Conditions, func(c *graph.OpenCondition) conditionAnswer {
			return conditionAnswer{c.Party.Name, c.Condition.Kind, c.Condition.Text, c.Statement}
		}),
	}
}

func (s *session) bridges(ctx context.Context, options scope) error {
	return withStore(ctx, s.openToRead, func(store graph.Store) error {
		query, err := options.query(ctx, store)
		if err != nil {
			return err
		}
		found, err := graph.FindBridges(ctx, store, query)
		if err != nil {
			return err
		}
		answers := each(found, newBridgeAnswer)
		if s.json {
			return s.printJSON(answers)
		}
		fmt.Fprintln(s.Stdout, count(len(answers), "bridge"))
		for _, b := range answers {
			s.printBridge(&b)
		}
		return nil
	})
}

func (s *session) printBridge(b *bridgeAnswer) {
	silent := ""
	if len(b.Silent) > 0 {
		silent = "; silent: " + strings.Join(b.Silent, ", ")
	}
	fmt.Fprintf(s.Stdout, "\n%s\n  accept: %s%s\n", visible(b.Term.Label), visible(strings.Join(b.Acceptors, ", ")), visible(silent))
	for _, c := range b.Conditions {
		fmt.Fprintf(s.Stdout, "  %s, %s\n", visible(c.Party), visible(c.Text))
	}
}
