package main_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/neo4j/testserver"
)

// TestCypher runs the Cypher of the page about Neo4j on what it loads before, and keeps the output that stands below each query equal to the answer.
func TestCypher(t *testing.T) {
	server := testserver.Shared(t)
	server.Empty(t)
	var files []string
	for _, pattern := range []string{"../../fixtures/miami-2025-12/*.txt", "../../fixtures/miami-2025-12/*.md"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatalf("%s matches nothing (%v)", pattern, err)
		}
		files = append(files, found...)
	}
	if got := onNeo4j(t, server, append([]string{"load"}, files...)...); got.code != 0 {
		t.Fatalf("load: %+v", got)
	}
	page := fromRoot(t, neo4jPage)
	examples := regexp.MustCompile("(?ms)^```cypher\n(.*?)^```\n\n```text\n(.*?)^```$")
	if n := len(examples.FindAllString(page, -1)); n < 3 || n != strings.Count(page, "```cypher\n") {
		t.Fatalf("%d of the page's %d queries have their output below them", n, strings.Count(page, "```cypher\n"))
	}
	changed := examples.ReplaceAllStringFunc(page, func(example string) string {
		parts := examples.FindStringSubmatch(example)
		printed := tableOf(t, server, parts[1])
		if diff := cmp.Diff(printed, parts[2]); diff != "" && !*update {
			t.Errorf("docs/neo4j.md's output of this is not the answer (-answer +page), rewrite it with -update:\n%s\n%s", parts[1], diff)
		}
		return "```cypher\n" + parts[1] + "```\n\n```text\n" + printed + "```"
	})
	if *update {
		if err := os.WriteFile("../../"+neo4jPage, []byte(changed), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// tableOf runs a query and sets its answer in columns.
func tableOf(t *testing.T, server *testserver.Server, query string) string {
	t.Helper()
	driver, err := neo4j.NewDriverWithContext(server.URI, server.Auth())
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(t.Context())
	result, err := neo4j.ExecuteQuery(t.Context(), driver, query, nil, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase(testserver.Database))
	if err != nil || len(result.Records) == 0 {
		t.Fatalf("%s\n%d rows, %v", query, len(result.Records), err)
	}
	rows := [][]string{result.Keys}
	for _, record := range result.Records {
		var row []string
		for _, value := range record.Values {
			row = append(row, cell(value))
		}
		rows = append(rows, row)
	}
	return columns(rows)
}

// cell returns a value as a reader wants it.
func cell(value any) string {
	list, ok := value.([]any)
	if !ok {
		return fmt.Sprint(value)
	}
	var items []string
	for _, item := range list {
		items = append(items, fmt.Sprint(item))
	}
	return strings.Join(items, ", ")
}

// columns sets rows of one length below each other.
func columns(rows [][]string) string {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, text := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(text))
		}
	}
	var table strings.Builder
	for _, row := range rows {
		line := ""
		for i, text := range row {
			line += text + strings.Repeat(" ", widths[i]-utf8.RuneCountInString(text)+2)
		}
		table.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return table.String()
}

// TestCypherScript runs the script that `parley export` writes on a Neo4j that knows nothing of parley: it has as many nodes of each kind, and edges of each kind, as the tables have rows.
func TestCypherScript(t *testing.T) {
	server := testserver.Shared(t)
	server.Empty(t)
	t.Cleanup(func() {
		execute(t, server, "DROP CONSTRAINT parley_id IF EXISTS")
		server.Empty(t)
	})
	db := fixtureStore(t, "miami-2025-12")
	script := run(t, db, "export", "--format", "cypher").stdout
	for statement := range strings.SplitSeq(script, ";\n") {
		if strings.TrimSpace(statement) != "" {
			execute(t, server, statement)
		}
	}
	want, got := kindsIn(t, run(t, db, "export", "--format", "nodes").stdout), map[string]int{}
	for _, kind := range graph.Kinds() {
		got[string(kind)] = counted(t, server, "MATCH (n:`"+string(kind)+"`:Parley) RETURN count(n)")
	}
	edges := kindsIn(t, run(t, db, "export", "--format", "edges").stdout)
	for _, relation := range graph.Relations() {
		got[string(relation.Kind)] = counted(t, server, "MATCH (:Parley)-[e:`"+string(relation.Kind)+"`]->(:Parley) RETURN count(e)")
	}
	maps.Copy(want, edges)
	maps.DeleteFunc(got, func(_ string, n int) bool { return n == 0 })
	if diff := cmp.Diff(want, got); diff != "" || want["Statement"] == 0 || want["DEMANDS"] == 0 {
		t.Errorf("nodes and edges (-tables +Neo4j):\n%s", diff)
	}
	if text := counted(t, server, "MATCH (s:Statement)-[:IN]->(d:Document) WHERE s.quote <> '' RETURN count(s)"); text != want["Statement"] {
		t.Errorf("%d of %d statements have their quote and document", text, want["Statement"])
	}
}

// execute runs a statement and returns its rows.
func execute(t *testing.T, server *testserver.Server, statement string) []*neo4j.Record {
	t.Helper()
	driver, err := neo4j.NewDriverWithContext(server.URI, server.Auth())
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.WithoutCancel(t.Context()) // also when the test ends
	defer driver.Close(ctx)
	result, err := neo4j.ExecuteQuery(ctx, driver, statement, nil, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase(testserver.Database))
	if err != nil {
		t.Fatalf("%.200s\n%v", statement, err)
	}
	return result.Records
}

// counted returns the number that a query answers with.
func counted(t *testing.T, server *testserver.Server, query string) int {
	t.Helper()
	n, is := execute(t, server, query)[0].Values[0].(int64)
	if !is {
		t.Fatalf("%s gives no number", query)
	}
	return int(n)
}
