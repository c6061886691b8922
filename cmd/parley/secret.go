package main

import (
	"cmp"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// readSecret returns the one line that a secret's file holds. Secrets come by file, never by flag or variable, which other users can see.
func readSecret(key, file string) (string, error) {
	text, err := readPrivate(key, file)
	if err != nil {
		return "", err
	}
	return oneLine(key, file, text)
}

// readPrivate reads a file of secrets and refuses one that others on this machine can read.
func readPrivate(key, file string) (string, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return "", graph.Errorf(graph.Invalid, "--%s: %w", key, err)
	}
	if info, err := os.Stat(file); err == nil && readByOthers(file, info) {
		return "", graph.Errorf(graph.Denied, "--%s %s: others on this machine can read it: keep it to yourself with `chmod 600 %s`", key, file, file)
	}
	return string(text), nil
}

// containerSecrets is where a container finds its secrets, which only what runs in it can read.
const containerSecrets = "/run/secrets/"

// The permissions of a file or folder, by who has them.
const (
	groupReads, othersRead = 0o040, 0o004
	groupEnters            = 0o010
	othersEnter            = 0o001
)

// readByOthers tells whether others than its owner can read a file: they may, and its folder lets them in.
func readByOthers(file string, info os.FileInfo) bool {
	path, err := filepath.Abs(file)
	if err != nil || runtime.GOOS == "windows" || strings.HasPrefix(path, containerSecrets) {
		return false
	}
	folder, err := os.Stat(filepath.Dir(path))
	if err != nil {
		return false
	}
	mode, enters := info.Mode(), folder.Mode()
	return mode&groupReads != 0 && enters&groupEnters != 0 || mode&othersRead != 0 && enters&othersEnter != 0
}

// oneLine returns the line that is all of a file's text.
func oneLine(key, file, text string) (string, error) {
	secret := strings.TrimSpace(text)
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
	if err = cmp.Or(err, s.guard("neo4j-uri", "neo4j-auth-file", file)); err != nil {
		return "", "", err
	}
	user, password, ok := strings.Cut(secret, "/")
	if !ok || user == "" || password == "" {
		return "", "", graph.Errorf(graph.Invalid, "--neo4j-auth-file %s: want USER/PASSWORD in it, with a slash between them", file)
	}
	return user, password, nil
}

// guard refuses to send a secret to a host that the configuration file of the working folder names, unless the same file names the secret too and it lies in that
// folder: such a file may come with the folder, and must not lead what is the user's to somebody else.
func (s *session) guard(address, secret, file string) error {
	if !s.found[address] || s.found[secret] && file != "" && inside(file) {
		return nil
	}
	return graph.Errorf(graph.Denied, "%s comes from the %s of this folder and the secret does not: it goes only to a host that you name: give --%s or its variable, or name the file by --config",
		address, configName, address)
}

// inside tells whether a path leads into the working folder.
func inside(path string) bool {
	at, err := resolvedPath(path)
	here, hereErr := resolvedPath(".")
	if errors.Join(err, hereErr) != nil {
		return false
	}
	rest, err := filepath.Rel(here, at)
	return err == nil && filepath.IsLocal(rest)
}

// resolvedPath returns a path from the root, its links followed.
func resolvedPath(path string) (string, error) {
	at, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(at)
}
