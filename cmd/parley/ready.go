package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
)

// readyTimeout is how long the server may take to say whether it is ready.
const readyTimeout = 10 * time.Second

func (s *session) readyCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "ready",
		Short: "Ask the server at --listen whether it and its store answer",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return s.ready(cmd.Context()) },
	}
	addFlag(command.Flags(), "listen")
	return command
}

func (s *session) ready(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, readyTimeout)
	defer cancel()
	url := "http://" + reachable(s.settings.Listen) + "/readyz"
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return graph.Errorf(graph.Invalid, "--listen %s: %w", s.settings.Listen, err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return graph.Errorf(graph.Unavailable, "no server answers: %w: start one with `parley serve`", err)
	}
	defer response.Body.Close()
	line, err := io.ReadAll(io.LimitReader(response.Body, 1<<10))
	if err != nil {
		return graph.Errorf(graph.Unavailable, "ask %s: %w", url, err)
	}
	if response.StatusCode != http.StatusOK {
		return graph.Errorf(graph.Unavailable, "%s: status %d: %s", url, response.StatusCode, strings.TrimSpace(string(line)))
	}
	_, err = fmt.Fprintln(s.Stdout, "ready")
	return err
}

// reachable returns an address at which this machine reaches a server that listens on address.
func reachable(address string) string {
	host, port, err := net.SplitHostPort(address)
	if ip := net.ParseIP(host); err == nil && (host == "" || ip != nil && ip.IsUnspecified()) {
		return net.JoinHostPort("127.0.0.1", port)
	}
	return address
}
