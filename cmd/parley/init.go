package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// ownPack is the folder of the pack that init makes.
const ownPack = "pack"

// emptyPack is what init writes there. Its comment shows the first thing that goes into a pack.
const emptyPack = `# Vocabulary of your own. What parley does not know by name takes no position: name your parties in a file parties.yaml beside this one,
#
#   kind: parties
#   parties:
#     - {id: norhaven, name: Norhaven, type: STATE, demonyms: [Norhavener, Norhaveners], capitals: [Aldersund]}
#     - {id: lower-basin-group, name: Lower Basin Group, type: BLOC, aliases: [LBG], members: [norhaven]}
#
# where type is STATE, BLOC, ORGANIZATION, FACTION or ARMED_GROUP, and check it with ` + "`parley doctor`" + `.
pack: own
version: 1
about: the parties of our talks
needs: [core]
`

func (s *session) initCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "init [FOLDER]",
		Short: "Write a commented " + configName + " and an empty pack of your own",
		Long: "Writes " + configName + ", with every setting, its default and what it is for, and the folder " + ownPack + ", a pack for parties and words of your own, into FOLDER, by default the working directory. " +
			"Commands that run there read both. What is there already is never written over.",
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return s.init(append(args, ".")[0]) },
	}
}

func (s *session) init(folder string) error {
	files := []struct{ path, text string }{
		{filepath.Join(folder, configName), commentedSettings()},
		{filepath.Join(folder, ownPack, "pack.yaml"), emptyPack},
	}
	for _, file := range files {
		if err := writeNew(file.path, file.text); err != nil {
			return err
		}
		if _, err := fmt.Fprintln(s.Stdout, file.path); err != nil {
			return err
		}
	}
	fmt.Fprintf(s.aside(), "name your parties in %s, then `parley load PATH`\n", filepath.Join(folder, ownPack, "parties.yaml"))
	return nil
}

// writeNew writes a file where none is.
func writeNew(path, text string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return graph.Errorf(graph.Invalid, "init: %w", err)
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return graph.Errorf(graph.Conflict, "init: %s is there already: move it away, or name another folder", path)
	}
	if err != nil {
		return graph.Errorf(graph.Invalid, "init: %w", err)
	}
	_, err = file.WriteString(text)
	return errors.Join(err, file.Close())
}

// commentedSettings returns a configuration that sets the packs alone and shows every other key.
func commentedSettings() string {
	var b strings.Builder
	b.WriteString("# Settings of parley for whoever runs it in this folder. A flag stands over a variable PARLEY_..., that over this file.\n\n")
	fmt.Fprintf(&b, "# Vocabulary: packs that come with parley, and folders.\npacks: [%s, %s]\n", strings.Join(packs.Embedded(), ", "), ownPack)
	for _, one := range allSettings() {
		if one.key == "packs" {
			continue
		}
		value := one.value
		if value == "" {
			value = `""`
		}
		fmt.Fprintf(&b, "\n# %s\n# %s: %s\n", capitalized(strings.ReplaceAll(one.usage, "`", "")), one.key, value)
	}
	return b.String()
}

// capitalized returns text with a capital first letter.
func capitalized(text string) string { return strings.ToUpper(text[:1]) + text[1:] }
