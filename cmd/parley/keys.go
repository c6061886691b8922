package main

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/schema"
)

// keyMark begins each line of a file of keys: the mark, the key's name, its scopes, and the hash of its secret.
const keyMark = "parley-token "

func (s *session) tokenCommand() *cobra.Command {
	var scopes []string
	command := &cobra.Command{
		Use:   "token NAME",
		Short: "Make a token for clients of serve and print it, once",
		Long: "Makes a token with scopes (read, load, review, admin), adds its hash to the file of --token-file, which it makes where there is none, and prints the token. " +
			"Nobody can read it from the file: keep what is printed. A line of the file that goes is a token that is good no more.",
		Example: "  parley token desk --scope load --token-file tokens",
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return s.makeToken(args[0], scopes) },
	}
	addFlag(command.Flags(), "token-file")
	command.Flags().StringSliceVar(&scopes, "scope", []string{string(schema.ScopeRead)}, "`what` it lets its holder do: read, load, review, admin")
	return command
}

func (s *session) makeToken(name string, scopes []string) error {
	file := s.settings.TokenFile
	switch {
	case file == "":
		return graph.Errorf(graph.Invalid, "--token-file: name the file that serve reads")
	case name == "" || strings.ContainsAny(name, " \t\r\n"):
		return graph.Errorf(graph.Invalid, "the name %q is none: give one word", name)
	}
	if _, err := scopesOf(scopes); err != nil {
		return err
	}
	text, err := os.ReadFile(file)
	if err == nil && len(text) > 0 && !strings.HasPrefix(string(text), keyMark) {
		return graph.Errorf(graph.Conflict, "--token-file %s holds one secret: name another file", file)
	}
	secret := strings.ToLower(rand.Text() + rand.Text())
	hash := sha256.Sum256([]byte(secret))
	out, err := os.OpenFile(file, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return graph.Errorf(graph.Invalid, "--token-file: %w", err)
	}
	_, err = fmt.Fprintf(out, "%s%s %s %s\n", keyMark, name, strings.Join(scopes, ","), hex.EncodeToString(hash[:]))
	if closed := out.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return graph.Errorf(graph.Invalid, "--token-file: %w", err)
	}
	_, err = fmt.Fprintln(s.Stdout, secret)
	return err
}

// scopesOf returns the scopes of names.
func scopesOf(names []string) ([]schema.Scope, error) {
	var scopes []schema.Scope
	for _, name := range names {
		if !slices.Contains(schema.Scopes(), schema.Scope(name)) {
			return nil, graph.Errorf(graph.Invalid, "no scope is called %q: use read, load, review or admin", name)
		}
		scopes = append(scopes, schema.Scope(name))
	}
	return scopes, nil
}

// readKeys reads the lines that `parley token` wrote.
func readKeys(file, text string) ([]key, error) {
	var keys []key
	for i, line := range strings.Split(strings.TrimSpace(text), "\n") {
		fields := strings.Fields(strings.TrimPrefix(line, keyMark))
		if !strings.HasPrefix(line, keyMark) || len(fields) != 3 {
			return nil, graph.Errorf(graph.Invalid, "--token-file %s: line %d: want a line that `parley token` wrote", file, i+1)
		}
		scopes, err := scopesOf(strings.Split(fields[1], ","))
		if err != nil {
			return nil, fmt.Errorf("--token-file %s: line %d: %w", file, i+1, err)
		}
		k := key{name: fields[0], scopes: scopes}
		if n, err := hex.Decode(k.hash[:], []byte(fields[2])); err != nil || n != len(k.hash) || len(fields[2]) != 2*len(k.hash) {
			return nil, graph.Errorf(graph.Invalid, "--token-file %s: line %d: the hash is no SHA-256", file, i+1)
		}
		keys = append(keys, k)
	}
	return keys, nil
}
