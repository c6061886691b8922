package main_test

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parleygraph/parley/graph/export"
)

// needPython returns a Python that has the modules, and skips the test where there is none; it fails where PARLEY_REQUIRE_PYTHON is set, as CI sets it.
func needPython(t *testing.T, modules string) string {
	t.Helper()
	python := os.Getenv("PARLEY_PYTHON")
	if python == "" {
		python = "python3"
	}
	if out, err := exec.CommandContext(t.Context(), python, "-c", "import "+modules).CombinedOutput(); err != nil {
		if os.Getenv("PARLEY_REQUIRE_PYTHON") != "" {
			t.Fatalf("%s: %v: %s", python, err, out)
		}
		t.Skip("needs Python with " + modules)
	}
	return python
}

// fixtureStore loads a collection of the fixtures into a new store and returns its file.
func fixtureStore(t *testing.T, collection string) string {
	t.Helper()
	db := filepath.Join(t.TempDir(), "parley.db")
	if got := run(t, db, "load", "../../fixtures/"+collection); got.code != 0 {
		t.Fatalf("load: exit code %d: %s", got.code, got.stderr)
	}
	return db
}

// TestNetworks opens what the endpoint gives in the programs that it is for: all find as many nodes and edges.
func TestNetworks(t *testing.T) {
	python := needPython(t, "networkx, igraph, pandas, pyarrow")
	url, stop := serving(t, fixtureStore(t, "miami-2025-12"), "serve", "--listen", "127.0.0.1:0")
	defer stop()
	folder := t.TempDir()
	for _, format := range export.Formats() {
		body, header := download(t, url+"/export/"+format.Name, http.StatusOK)
		if name := header.Get("Content-Disposition"); !strings.Contains(name, "parley-"+format.Name+"-") {
			t.Errorf("%s is to be saved as %q", format.Name, name)
		}
		if err := os.WriteFile(filepath.Join(folder, format.Name), []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	printed, err := exec.CommandContext(t.Context(), python, "testdata/python/networks.py", folder).Output()
	if err != nil {
		t.Fatalf("%v: %s", err, printed)
	}
	var found struct {
		Networks                 [][2]int
		Tables                   [2]int
		SameQuotes, NodesOfEdges bool
	}
	if err := json.Unmarshal(printed, &found); err != nil {
		t.Fatal(err)
	}
	for _, one := range found.Networks {
		if one != found.Networks[0] || one[0] < 100 || one[1] < 100 {
			t.Errorf("nodes and edges differ: %v", found.Networks)
		}
	}
	if found.Tables[0] != found.Tables[1] || found.Tables[0] == 0 || !found.SameQuotes || !found.NodesOfEdges {
		t.Errorf("the tables differ: %s", printed)
	}
}

// TestFollowTheMoney opens the entities in the library that OpenAleph reads them with: each is valid, nothing of it is dropped, each reference leads to an entity of the right schema, and
// there are as many as the graph has nodes of their kinds.
func TestFollowTheMoney(t *testing.T) {
	python := needPython(t, "followthemoney")
	db := fixtureStore(t, "miami-2025-12")
	file := filepath.Join(t.TempDir(), "graph.ftm")
	if err := os.WriteFile(file, []byte(run(t, db, "export", "--format", "ftm").stdout), 0o600); err != nil {
		t.Fatal(err)
	}
	printed, err := exec.CommandContext(t.Context(), python, "testdata/python/ftm.py", file).Output()
	if err != nil {
		t.Fatalf("%v: %s", err, printed)
	}
	var found struct {
		Counts map[string]int
		Faults []string
	}
	if err := json.Unmarshal(printed, &found); err != nil {
		t.Fatal(err)
	}
	for _, fault := range found.Faults {
		t.Error(fault)
	}
	kinds := kindsIn(t, run(t, db, "export", "--format", "nodes").stdout)
	want := map[string]int{
		"PlainText": kinds["Document"], "Organization": kinds["Party"], "Person": kinds["Envoy"], "Event": kinds["Meeting"], "Note": kinds["Demand"] + kinds["Proposal"] + 1, // the citation
	}
	for schema, n := range want {
		if n < 2 || found.Counts[schema] != n {
			t.Errorf("%d entities are %s, want %d", found.Counts[schema], schema, n)
		}
	}
	if found.Counts["UnknownLink"] == 0 || found.Counts["Representation"] == 0 {
		t.Errorf("no links: %v", found.Counts)
	}
}

// kindsIn counts the rows of a table of nodes, or of edges, by kind.
func kindsIn(t *testing.T, table string) map[string]int {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil || len(rows) < 2 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	kind := slices.Index(rows[0], "kind")
	kinds := map[string]int{}
	for _, row := range rows[1:] {
		kinds[row[kind]]++
	}
	return kinds
}

// TestDownloads holds the endpoint of exports to its filters and its refusals.
func TestDownloads(t *testing.T) {
	url, stop := serving(t, fixtureStore(t, "miami-2025-12"), "serve", "--listen", "127.0.0.1:0")
	defer stop()
	all, _ := download(t, url+"/export/positions", http.StatusOK)
	if rows, err := csv.NewReader(strings.NewReader(all)).ReadAll(); err != nil || slices.ContainsFunc(rows, func(row []string) bool { return row[3] == "" || row[18] == "" }) {
		t.Errorf("a row without its term or title (%v):\n%s", err, all)
	}
	some, _ := download(t, url+"/export/positions?party=Ukraine&since=2025-12-20&until=2025-12-20&confidence=0.5", http.StatusOK)
	if strings.Count(some, "\n") < 2 || strings.Count(some, "\n") >= strings.Count(all, "\n") || strings.Contains(some, "\nRussia,") {
		t.Errorf("the filters leave:\n%s", some)
	}
	for query, status := range map[string]int{
		"dot": http.StatusNotFound, "nodes?party=Atlantis": http.StatusNotFound, "nodes?since=yesterday": http.StatusBadRequest, "nodes?confidence=much": http.StatusBadRequest,
		"jsonl?party=Ukraine": http.StatusBadRequest,
	} {
		download(t, url+"/export/"+query, status)
	}
}

func download(t *testing.T, url string, status int) (string, http.Header) {
	t.Helper()
	response, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	if response.StatusCode != status {
		t.Errorf("%s: status %d, want %d: %s", url, response.StatusCode, status, body)
	}
	return string(body), response.Header
}
