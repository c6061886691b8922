// Package parley_test checks the module as a whole: which of its packages may import which.
package parley_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/parleygraph/parley"

// A direction says what the packages that match folder may import in their non-test files. Patterns are those of path.Match.
type direction struct {
	folder string
	within []string // packages of this module
	beyond []string // modules beside the standard library; nil: any
}

// directions is the table of the imports' directions: the first that matches holds. A new package needs a row.
func directions() []direction {
	none := []string{}
	return []direction{
		{"cmd/*", []string{"schema", "loaders", "loaders/*", "graph", "graph/*", "web", "web/graphiql", "fixtures"}, nil},
		{"loaders", []string{"loaders/formats", "loaders/masthead", "loaders/plain", "loaders/web", "loaders/faults", "loaders/coding", "graph"}, nil},
		{"loaders/formats", []string{"loaders/formats/pdf", "loaders/masthead", "loaders/plain", "loaders/faults", "loaders/coding", "graph"}, nil},
		{"loaders/formats/pdf", []string{"loaders/plain", "loaders/faults"}, nil},
		{"loaders/masthead", []string{"loaders/plain", "loaders/faults", "graph"}, nil},
		{"loaders/plain", []string{"loaders/faults"}, nil},
		{"loaders/web", []string{"loaders/faults", "graph"}, nil},
		{"loaders/coding", []string{"loaders/packs", "graph"}, nil},
		{"loaders/extract", []string{"loaders/clauses", "loaders/clauses/*", "loaders/terms", "loaders/kernel", "loaders/positions", "loaders/series", "loaders/meetings", "loaders/evidence", "loaders/judge", "loaders/names", "loaders/grammar", "loaders/grammar/parse", "loaders/text", "loaders/packs", "graph"}, nil},
		{"loaders/clauses", []string{"loaders/clauses/*", "loaders/terms", "loaders/when", "loaders/packs", "graph"}, nil},
		{"loaders/clauses/encounters", []string{"loaders/clauses/drops", "loaders/clauses/speakers", "loaders/clauses/people", "loaders/clauses/syntax", "loaders/clauses/cues", "loaders/clauses/lexicon", "loaders/text", "loaders/packs", "graph"}, nil},
		{"loaders/clauses/speakers", []string{"loaders/clauses/people", "loaders/clauses/syntax", "loaders/clauses/cues", "loaders/clauses/lexicon", "loaders/text", "loaders/when", "loaders/packs", "graph"}, nil},
		{"loaders/clauses/people", []string{"loaders/clauses/cues", "loaders/clauses/lexicon", "loaders/text", "loaders/packs", "graph"}, nil},
		{"loaders/clauses/drops", []string{"loaders/clauses/syntax"}, none},
		{"loaders/clauses/syntax", []string{"loaders/clauses/cues", "loaders/clauses/lexicon", "loaders/when", "loaders/packs", "graph"}, nil},
		{"loaders/clauses/cues", []string{"loaders/clauses/lexicon", "loaders/packs"}, none},
		{"loaders/clauses/lexicon", []string{"loaders/text", "loaders/packs", "graph"}, nil},
		{"loaders/terms", []string{"loaders/clauses/lexicon", "loaders/kernel", "loaders/packs", "graph"}, nil},
		{"loaders/series", []string{"loaders/grammar", "loaders/text", "loaders/judge"}, nil},
		{"loaders/positions", []string{"loaders/series", "loaders/pattern", "loaders/names", "loaders/grammar", "loaders/text", "loaders/judge", "loaders/annotations", "loaders/packs", "graph", "graph/words"}, nil},
		{"loaders/meetings", []string{"loaders/names", "loaders/grammar", "loaders/text", "loaders/judge", "loaders/annotations", "loaders/when", "loaders/packs", "graph"}, nil},
		{"loaders/evidence", []string{"loaders/names", "loaders/grammar", "loaders/text", "loaders/when", "loaders/packs", "graph"}, nil},
		{"loaders/pattern", []string{"loaders/grammar", "loaders/packs", "graph"}, nil},
		{"loaders/names", []string{"loaders/names/reference", "loaders/names/mention", "loaders/grammar", "loaders/text", "loaders/packs", "graph"}, nil},
		{"loaders/names/reference", []string{"loaders/names/mention", "loaders/grammar", "loaders/text", "loaders/packs", "graph"}, nil},
		{"loaders/names/mention", []string{"loaders/grammar", "loaders/text", "loaders/packs", "graph"}, nil},
		{"loaders/grammar", []string{"loaders/grammar/parse"}, none},
		{"loaders/annotations", []string{"loaders/text", "graph"}, nil},
		{"loaders/kernel", []string{"loaders/judge", "loaders/annotations", "loaders/packs", "graph", "graph/words"}, nil},
		{"loaders/learn", []string{"loaders/extract", "loaders/kernel", "loaders/positions", "loaders/series", "loaders/meetings", "loaders/judge", "loaders/annotations", "loaders/packs", "graph"}, nil},
		{"schema", []string{"schema/executor", "graph"}, nil},
		{"schema/executor", none, []string{"github.com/graphql-go/graphql"}},
		{"loaders/llm", []string{"loaders/extract", "loaders/evidence", "graph"}, nil},
		{"loaders/*", []string{"graph"}, nil},
		{"loaders/grammar/parse", none, none},
		{"loaders/grammar/parse/internal/silver", []string{"loaders/grammar/parse"}, none},
		{"loaders/grammar/parse/train", []string{"loaders/grammar/parse", "loaders/grammar/parse/internal/silver"}, none},
		{"graph", []string{"graph/words"}, []string{"golang.org/x/text"}},
		{"graph/words", none, none},
		{"graph/storetest", []string{"graph", "fixtures"}, nil},
		{"graph/*", []string{"graph"}, nil},
		{"graph/*/*", []string{"graph"}, nil},
		{"fixtures", none, none},
		{"web", none, none},
		{"web/graphiql", none, none},
	}
}

func TestImportsPointOneWay(t *testing.T) {
	imports := importsByFolder(t)
	if len(imports) < 3 {
		t.Fatalf("found %d packages; this test no longer sees the module", len(imports))
	}
	for folder, paths := range imports {
		i := slices.IndexFunc(directions(), func(d direction) bool { return matches(d.folder, folder) })
		if i < 0 {
			t.Errorf("package %s has no row in directions: say what it may import", folder)
			continue
		}
		for _, imported := range paths {
			if !directions()[i].allows(imported) {
				t.Errorf("package %s must not import %s", folder, imported)
			}
		}
	}
}

// TestDirectionsRefuse makes sure that the table can fail.
func TestDirectionsRefuse(t *testing.T) {
	tests := []struct {
		folder, imported string
		want             bool
	}{
		{"schema", module + "/loaders", false},
		{"schema", module + "/graph", true},
		{"loaders", module + "/schema", false},
		{"graph", module + "/graph/sqlite", false},
		{"graph", "golang.org/x/text/unicode/norm", true},
		{"graph", "github.com/spf13/cobra", false},
		{"graph/sqlite", "modernc.org/sqlite", true},
		{"fixtures", "embed", true},
		{"fixtures", module + "/graph", false},
		{"loaders/names/mention", module + "/loaders/names/reference", false},
		{"loaders/names/reference", module + "/loaders/names", false},
		{"loaders/clauses/syntax", module + "/loaders/clauses/people", false},
		{"loaders/clauses/people", module + "/loaders/clauses/syntax", false},
		{"loaders/clauses/speakers", module + "/loaders/clauses", false},
		{"loaders/clauses", module + "/loaders/extract", false},
		{"loaders/clauses", module + "/loaders/grammar", false},
		{"loaders/formats", module + "/loaders", false},
		{"loaders/formats", module + "/loaders/web", false},
	}
	for _, test := range tests {
		i := slices.IndexFunc(directions(), func(d direction) bool { return matches(d.folder, test.folder) })
		if got := directions()[i].allows(test.imported); got != test.want {
			t.Errorf("%s importing %s: allowed %t, want %t", test.folder, test.imported, got, test.want)
		}
	}
}

// TestPackagesOfLoadersStaySmall holds that whoever opens a package of the loaders can read it: no more than so many lines, tests apart.
func TestPackagesOfLoadersStaySmall(t *testing.T) {
	const most = 4000
	lines := map[string]int{}
	eachFile(t, func(folder, file string) {
		if folder != "loaders" && !strings.HasPrefix(folder, "loaders/") {
			return
		}
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lines[folder] += strings.Count(string(content), "\n")
	})
	if lines["loaders"] == 0 {
		t.Fatal("found no file of loaders; this test no longer sees the module")
	}
	for folder, n := range lines {
		if n > most {
			t.Errorf("package %s has %d lines: cut it where it holds two ideas, so that none has more than %d", folder, n, most)
		}
	}
}

func matches(pattern, folder string) bool {
	ok, err := path.Match(pattern, folder)
	return ok && err == nil
}

func (d direction) allows(imported string) bool {
	if inner, ours := strings.CutPrefix(imported, module+"/"); ours {
		return slices.ContainsFunc(d.within, func(pattern string) bool { return matches(pattern, inner) })
	}
	host, _, _ := strings.Cut(imported, "/")
	if !strings.Contains(host, ".") || d.beyond == nil {
		return true
	}
	return slices.ContainsFunc(d.beyond, func(other string) bool { return imported == other || strings.HasPrefix(imported, other+"/") })
}

// importsByFolder returns what the non-test files of every package import.
func importsByFolder(t *testing.T) map[string][]string {
	t.Helper()
	imports := map[string][]string{}
	eachFile(t, func(folder, file string) {
		imports[folder] = append(imports[folder], importsOf(t, file)...)
	})
	return imports
}

// eachFile visits the non-test files of every package.
func eachFile(t *testing.T, visit func(folder, file string)) {
	t.Helper()
	err := filepath.WalkDir(".", func(file string, entry fs.DirEntry, err error) error {
		switch name := entry.Name(); {
		case err != nil:
			return err
		case entry.IsDir() && file != "." && (strings.HasPrefix(name, ".") || name == "testdata" || name == "node_modules"):
			return fs.SkipDir
		case entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		visit(filepath.ToSlash(filepath.Dir(file)), file)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func importsOf(t *testing.T, file string) []string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, spec := range parsed.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, imported)
	}
	return paths
}
