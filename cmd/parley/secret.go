package main

import (
	"bytes"
	"os"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// readSecret returns the one line that a secret's file holds. Secrets come by file, never by flag or variable, which other users can see.
func readSecret(key, file string) (string, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return "", graph.Errorf(graph.Invalid, "--%s: %w", key, err)
	}
	secret := string(bytes.TrimSpace(text))
	if secret == "" || strings.ContainsAny(secret, "\r\n") {
		return "", graph.Errorf(graph.Invalid, "--%s %s: want one line of text in it", key, file)
	}
	return secret, nil
}

// neo4jAuth returns the user and password for Neo4j from a file that a Neo4j container reads too: USER/PASSWORD. Without a file both are empty.
func (s *session) neo4jAuth() (user, password string, err error) {
	file := s.settings.Neo4j.AuthFile
	if file == "" {
		return "", "", nil
	}
	secret, err := readSecret("neo4j-auth-file", file)
	if err != nil {
		return "", "", err
	}
	user, password, ok := strings.Cut(secret, "/")
	if !ok || user == "" || password == "" {
		return "", "", graph.Errorf(graph.Invalid, "--neo4j-auth-file %s: want USER/PASSWORD in it, with a slash between them", file)
	}
	return user, password, nil
}
