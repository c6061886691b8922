package main_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parleygraph/parley/graph/neo4j/testserver"
)

// TestReadmeCypher runs the README's Cypher on what it loads before, and keeps the output that stands below each query equal to the answer.
func TestReadmeCypher(t *testing.T) {
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
	readme := fromRoot(t, "README.md")
	examples := regexp.MustCompile("(?ms)^```cypher\n(.*?)^```\n\n```text\n(.*?)^```$")
	if n := len(examples.FindAllString(readme, -1)); n < 3 || n != strings.Count(readme, "```cypher\n") {
		t.Fatalf("%d of the README's %d queries have their output below them", n, strings.Count(readme, "```cypher\n"))
	}
	changed := examples.ReplaceAllStringFunc(readme, func(example string) string {
		parts := examples.FindStringSubmatch(example)
		printed := tableOf(t, server, parts[1])
		if diff := cmp.Diff(printed, parts[2]); diff != "" && !*update {
			t.Errorf("README.md's output of this is not the answer (-answer +README), rewrite it with -update:\n%s\n%s", parts[1], diff)
		}
		return "```cypher\n" + parts[1] + "```\n\n```text\n" + printed + "```"
	})
	if *update {
		if err := os.WriteFile("../../README.md", []byte(changed), 0o644); err != nil {
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
