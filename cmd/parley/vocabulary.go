package main

import (
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// vocabulary loads the packs that the settings name, and then more folders.
func (s *session) vocabulary(more ...fs.FS) (*packs.Set, error) {
	var names []string
	var folders []fs.FS
	for _, name := range s.settings.Packs {
		switch info, err := os.Stat(name); {
		case slices.Contains(packs.Embedded(), name):
			names = append(names, name)
		case err == nil && info.IsDir():
			folders = append(folders, os.DirFS(name))
		default:
			return nil, graph.Errorf(graph.Invalid, "--packs: %q is neither a pack nor a folder: the packs are %s", name, strings.Join(packs.Embedded(), ", "))
		}
	}
	set, err := packs.Load(names, append(folders, more...)...)
	if err != nil {
		return nil, graph.Errorf(graph.Invalid, "load packs %s: %w", strings.Join(s.settings.Packs, ","), err)
	}
	return set, nil
}
