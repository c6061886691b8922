package main

import (
	"context"
	"encoding/json"
	"io"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/extract"
	"github.com/parleygraph/parley/schema"
)

func (s *session) mcpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "mcp",
		Short: "Answer an assistant's questions over standard input and output",
		Long: "Serves the Model Context Protocol over standard input and output, for assistants that start it: the overlap of parties, a party's positions, who met whom, " +
			"search, and the evidence of a statement, each answer with its quotes. It only reads.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return withStore(cmd.Context(), s.openToRead, func(store graph.Store) error {
				server, err := newAssistant(store)
				if err != nil {
					return err
				}
				return server.Run(cmd.Context(), &mcp.IOTransport{Reader: io.NopCloser(s.Stdin), Writer: unclosed{s.data}})
			})
		},
	}
}

// unclosed is an output that is not ours to close.
type unclosed struct{ io.Writer }

func (unclosed) Close() error { return nil }

// What tools take; the comments of jsonschema tell an assistant.
type (
	overlapInput struct {
		Parties []string `json:"parties" jsonschema:"two or more parties, by name, alias or id"`
		Issues  []string `json:"issues,omitempty" jsonschema:"only terms of these issues"`
		Since   string   `json:"since,omitempty" jsonschema:"only statements from this day on, as 2025-12-31"`
		Until   string   `json:"until,omitempty" jsonschema:"only statements up to this day"`
	}
	partyInput struct {
		Party string `json:"party" jsonschema:"a party, by name, alias or id"`
	}
	searchInput struct {
		Text string `json:"text" jsonschema:"words that must all occur"`
	}
	evidenceInput struct {
		Statement string `json:"statement" jsonschema:"the id of a statement, as other answers have it"`
	}
)

const (
	quoteFields   = ` { id stance day actor { ... on Party { name } ... on Envoy { name } } quote { text } document { id title } } `
	overlapAsked  = `query ($parties: [String!]!, $issues: [String!], $since: Date, $until: Date) { overlap(parties: $parties, issues: $issues, since: $since, until: $until) { totalRows undated rows(first: 25) { term { label } summary cells { party { name } position refusalUnless since deciding(first: 2)` + quoteFields + `} } } }`
	heldFields    = ` { totalCount edges { first last statements conditional node { label } evidence(first: 2) { ... on Statement` + quoteFields + `} } } `
	positionAsked = `query ($party: String!) { party(name: $party) { name demands(first: 15)` + heldFields + `proposes(first: 15)` + heldFields + `supports(first: 15)` + heldFields + `rejects(first: 15)` + heldFields + `} }`
	metAsked      = `query ($party: String!) { party(name: $party) { name metWith(first: 40) { totalCount edges { first last meetings node { ... on Party { name } ... on Envoy { name } } evidence(first: 2) { ... on Meeting { id since quote { text } document { id title } } } } } } }`
	searchAsked   = `query ($text: String!) { search(text: $text, first: 20) { totalCount edges { snippet node { __typename id ... on Statement { quote { text } document { title } } } } } }`
	evidenceAsked = `query ($statement: ID!) { node(id: $statement) { ... on Statement { id stance modality directness day cue { text } point { text } conditions { kind passage { text } } quote { text start end } term { label } actor { ... on Party { name } ... on Envoy { name } } party { name } document { id title publisher publishedAt } } } }`
)

// newAssistant returns the server of the tools: each asks one GraphQL query, with what the tool takes as its variables.
func newAssistant(store graph.Store) (*mcp.Server, error) {
	endpoint, err := schema.New(store, schema.Options{})
	if err != nil {
		return nil, err
	}
	server := mcp.NewServer(&mcp.Implementation{Name: "parley", Title: "parley: who wants what in a negotiation", Version: extract.Version}, nil)
	addTool[overlapInput](server, endpoint, "overlap", "Lay the positions of parties side by side, a term at a time: verdict, who is silent, and the quotes that decide. Silence is never agreement.", overlapAsked)
	addTool[partyInput](server, endpoint, "positions", "What a party demands, proposes, supports and rejects, each with quotes.", positionAsked)
	addTool[partyInput](server, endpoint, "meetings", "Whom a party met, when, each with the sentence that reports it.", metAsked)
	addTool[searchInput](server, endpoint, "search", "Find actors, terms, documents, statements and meetings whose text holds every word.", searchAsked)
	addTool[evidenceInput](server, endpoint, "evidence", "The sentence behind a statement, verbatim, with its document, conditions and place in the text.", evidenceAsked)
	return server, nil
}

func addTool[In any](server *mcp.Server, endpoint *schema.Schema, name, description, query string) {
	tool := &mcp.Tool{Name: name, Description: description, Annotations: &mcp.ToolAnnotations{ReadOnlyHint: true}}
	mcp.AddTool(server, tool, func(ctx context.Context, _ *mcp.CallToolRequest, input In) (*mcp.CallToolResult, any, error) {
		return answerTool(ctx, endpoint, query, input)
	})
}

// answerTool asks a tool's query. What an assistant asked wrongly is a result that says so, for it to read and ask again.
func answerTool(ctx context.Context, endpoint *schema.Schema, query string, input any) (*mcp.CallToolResult, any, error) {
	request := schema.Request{Query: query}
	text, err := json.Marshal(input)
	if err == nil {
		err = json.Unmarshal(text, &request.Variables)
	}
	if err != nil {
		return nil, nil, err
	}
	response := endpoint.Execute(ctx, request)
	if len(response.Errors) > 0 {
		return &mcp.CallToolResult{IsError: true, Content: []mcp.Content{&mcp.TextContent{Text: response.Errors[0].Message}}}, nil, nil
	}
	return &mcp.CallToolResult{Content: []mcp.Content{&mcp.TextContent{Text: string(response.Data)}}}, nil, nil
}
