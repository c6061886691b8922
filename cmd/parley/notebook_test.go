//go:build !race

package main_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestNotebook executes the notebook against a server on the fixtures and compares its outputs with the stored ones; -update stores them.
func TestNotebook(t *testing.T) {
	python := needPython(t, "nbclient, nbformat, ipykernel, pandas, networkx, matplotlib")
	url, stop := serving(t, fixtureStore(t, "miami-2025-12"), "serve", "--listen", "127.0.0.1:0")
	defer stop()
	what := "check"
	if *update {
		what = "write"
	}
	command := exec.CommandContext(t.Context(), python, "../../notebooks/build.py", what)
	command.Env = append(os.Environ(), "PARLEY_URL="+url, "MPLCONFIGDIR="+t.TempDir(), "PYTHONDONTWRITEBYTECODE=1", "PARLEY_TOKEN=")
	if printed, err := command.CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, printed)
	}
}

// TestNotebookRefusals holds what parley.py says where it can't answer: a query that is none, an unknown argument, and a server that is not there.
func TestNotebookRefusals(t *testing.T) {
	python := needPython(t, "json")
	url, stop := serving(t, fixtureStore(t, "no-positions"), "serve", "--listen", "127.0.0.1:0")
	defer stop()
	for name, test := range map[string]struct{ url, call, want string }{
		"query":    {url, `graph.query("{ nothing }")`, `Cannot query field "nothing"`},
		"argument": {url, `graph.rows("statements", "id", sort=1)`, "takes no argument sort: use first, after"},
		"export":   {url, `graph._fetch("/export/dot")`, `unknown format "dot"`},
		"nobody":   {"http://127.0.0.1:1", `graph.query("{ info { revision } }")`, "does not answer"},
		"pages":    {url, `print(len(set(d["id"] for d in graph.rows("documents", "id", page=1, filter={"collection": ["no-positions"]}))) > 1)`, "True"},
	} {
		t.Run(name, func(t *testing.T) {
			program := "import parley\ngraph = parley.Graph('" + test.url + "')\ntry:\n    " + test.call + "\nexcept parley.ParleyError as e:\n    print(e)\n"
			command := exec.CommandContext(t.Context(), python, "-c", program)
			command.Dir = "../../notebooks"
			command.Env = append(os.Environ(), "PYTHONDONTWRITEBYTECODE=1", "PARLEY_TOKEN=")
			printed, err := command.CombinedOutput()
			if err != nil || !strings.Contains(string(printed), test.want) {
				t.Errorf("%v: %s, want %s", err, printed, test.want)
			}
		})
	}
}
