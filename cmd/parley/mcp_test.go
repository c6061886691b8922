package main_test

import (
	"context"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// TestAssistant asks each tool as an assistant does, with the client of the official SDK, over the program's standard input and output.
func TestAssistant(t *testing.T) {
	db := filepath.Join(t.TempDir(), "parley.db")
	if code := inProcess(db).Run(t.Context(), []string{"load", "../../fixtures/miami-2025-12"}); code != 0 {
		t.Fatalf("load: exit code %d", code)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	program := inProcess(db)
	asking, asked := io.Pipe()
	answering, answered := io.Pipe()
	program.Stdin, program.Stdout = asking, answered
	ended := make(chan int, 1)
	go func() { ended <- program.Run(ctx, []string{"mcp"}) }()
	client := mcp.NewClient(&mcp.Implementation{Name: "test"}, nil)
	session, err := client.Connect(ctx, &mcp.IOTransport{Reader: answering, Writer: asked}, nil)
	if err != nil {
		t.Fatal(err)
	}
	tools, err := session.ListTools(ctx, nil)
	if err != nil || len(tools.Tools) != 5 {
		t.Fatalf("%d tools, %v", len(tools.Tools), err)
	}
	for _, tool := range tools.Tools {
		if !tool.Annotations.ReadOnlyHint || tool.Description == "" {
			t.Errorf("tool %s: read-only %t, description %q", tool.Name, tool.Annotations.ReadOnlyHint, tool.Description)
		}
	}
	for _, question := range []struct {
		tool  string
		takes map[string]any
		holds []string
		fails bool
	}{
		{"overlap", map[string]any{"parties": []string{"Russia", "Ukraine"}}, []string{`"summary":"CONTESTED`, `"quote":{"text":`}, false},
		{"overlap", map[string]any{"parties": []string{"Russland", "Ukraine"}}, []string{`no party goes by "Russland"`}, true},
		{"positions", map[string]any{"party": "Ukraine"}, []string{`"demands":{"totalCount":`, `"quote":{"text":`}, false},
		{"meetings", map[string]any{"party": "Ukraine"}, []string{`"metWith":{"totalCount":`}, false},
		{"search", map[string]any{"text": "talks"}, []string{`"totalCount":`, `"snippet":`}, false},
		{"evidence", map[string]any{"statement": "statement:none"}, []string{`{"node":null}`}, false},
	} {
		got, err := session.CallTool(ctx, &mcp.CallToolParams{Name: question.tool, Arguments: question.takes})
		if err != nil {
			t.Fatalf("%s: %v", question.tool, err)
		}
		text := got.Content[0].(*mcp.TextContent).Text
		for _, want := range question.holds {
			if !strings.Contains(text, want) || got.IsError != question.fails {
				t.Errorf("%s %v: failed %t, lacks %s: %.600s", question.tool, question.takes, got.IsError, want, text)
			}
		}
	}
	if err := session.Close(); err != nil {
		t.Error(err)
	}
	asked.Close()
	select {
	case code := <-ended:
		if code != 0 {
			t.Errorf("exit code %d once the assistant is gone", code)
		}
	case <-ctx.Done():
		t.Error("the server goes on once the assistant is gone")
	}
}
