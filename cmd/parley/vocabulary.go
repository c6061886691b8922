package main

import (
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/extract"
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
	if own := own(set); len(folders) > 0 && len(own) > 0 {
		return set, extract.CheckExamples(set, own...)
	}
	return set, nil
}

// own returns the names of the packs that do not come with parley.
func own(set *packs.Set) []string {
	return slices.DeleteFunc(set.Names(), func(name string) bool { return slices.Contains(packs.Embedded(), name) })
}
