package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/parleygraph/parley/graph"
)

// A sight is what tells whether a file has changed.
type sight struct {
	size     int64
	modified time.Time
}

// watch loads what the paths hold, and then the files that come or change in them, each once it has stood still from one look to the next, until ctx is done.
func (s *session) watch(ctx context.Context, options loadOptions) error {
	if options.every <= 0 {
		return graph.Errorf(graph.Invalid, "--every %s: give a time above zero", options.every)
	}
	if err := onlyFolders(options.paths); err != nil {
		return err
	}
	seen := look(options.paths)
	if err := s.round(ctx, options, nil); err != nil {
		return err
	}
	fmt.Fprintf(s.aside(), "watching %s: interrupt to end\n", count(len(options.paths), "folder"))
	ticks := time.NewTicker(options.every)
	defer ticks.Stop()
	last := seen
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-ticks.C:
		}
		now := look(options.paths)
		ready := map[string]bool{}
		for path, is := range now {
			if is == last[path] && is != seen[path] {
				ready[path], seen[path] = true, is
			}
		}
		last = now
		if len(ready) > 0 {
			if err := s.round(ctx, options, ready); err != nil {
				return err
			}
		}
	}
}

// round loads the files that are ready, all where ready is nil. Documents that fail are listed and do not end the watch.
func (s *session) round(ctx context.Context, options loadOptions, ready map[string]bool) error {
	options.only = func(path string) bool { return ready == nil || ready[path] }
	err := s.load(ctx, options)
	if err == errListed || ctx.Err() != nil {
		return nil
	}
	return err
}

func onlyFolders(paths []string) error {
	for _, path := range paths {
		if info, err := os.Stat(path); err != nil || !info.IsDir() {
			return graph.Errorf(graph.Invalid, "--watch %s: it is no folder: name the folder that holds it", path)
		}
	}
	return nil
}

// look returns what the files of folders are like now. What can't be seen is not there.
func look(folders []string) map[string]sight {
	found := map[string]sight{}
	for _, folder := range folders {
		_ = filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return nil
			}
			if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
				found[path] = sight{info.Size(), info.ModTime()}
			}
			return nil
		})
	}
	return found
}

// sizeOf returns how many bytes the files of paths have, to say how much is left; 0 where that can't be told.
func sizeOf(paths []string) int64 {
	total := int64(0)
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			return 0
		}
		if !info.IsDir() {
			total += info.Size()
			continue
		}
		for _, is := range look([]string{path}) {
			total += is.size
		}
	}
	return total
}
