package llm

import (
	_ "embed"
	"encoding/json"
	"math"
	"strings"

	openai "github.com/sashabaranov/go-openai"

	"github.com/parleygraph/parley/graph"
)

// promptVersion names the prompt, its schema and what is admitted of an answer; it is part of every fingerprint. A test holds it against the text.
const promptVersion = "1"

//go:embed prompt.md
var prompt string

//go:embed schema.json
var schema string

// A question is what the model is told of one passage. As JSON, its text can't end early and go on as something else.
type question struct {
	Title     string    `json:"title,omitempty"`
	Published graph.Day `json:"publishedAt,omitempty"`
	Names     []string  `json:"names"` // who is named in the text
	Text      string    `json:"text"`
}

// schemaWith returns the JSON schema of an answer with the modes of meetings that the packs know.
func schemaWith(modes []string) (json.RawMessage, error) {
	list, err := json.Marshal(append([]string{""}, modes...))
	return json.RawMessage(strings.Replace(schema, `["MODES"]`, string(list), 1)), err
}

// A shape says which of the optional parts of the protocol a request uses. Endpoints differ in what they take.
type shape struct {
	schema   bool // response_format json_schema
	object   bool // response_format json_object
	tempered bool // temperature
}

// shapes lists the shapes from the one that binds the model most to the one that every endpoint takes. The schema stands in the prompt always.
var shapes = [...]shape{{schema: true, tempered: true}, {schema: true}, {object: true, tempered: true}, {tempered: true}, {}}

// request returns the request of a shape about a question.
func (x *Extractor) request(s shape, q question) (openai.ChatCompletionRequest, error) {
	text, err := json.Marshal(q)
	if err != nil {
		return openai.ChatCompletionRequest{}, err
	}
	bound, err := schemaWith(x.grammar.Modes())
	r := openai.ChatCompletionRequest{
		Model: x.options.Model,
		Messages: []openai.ChatCompletionMessage{
			{Role: openai.ChatMessageRoleSystem, Content: prompt + string(bound)},
			{Role: openai.ChatMessageRoleUser, Content: string(text)},
		},
	}
	if s.tempered {
		r.Temperature = math.SmallestNonzeroFloat32 // zero is left out of the request, and means one there
	}
	switch {
	case s.schema:
		r.ResponseFormat = &openai.ChatCompletionResponseFormat{
			Type:       openai.ChatCompletionResponseFormatTypeJSONSchema,
			JSONSchema: &openai.ChatCompletionResponseFormatJSONSchema{Name: "findings", Schema: bound, Strict: true},
		}
	case s.object:
		r.ResponseFormat = &openai.ChatCompletionResponseFormat{Type: openai.ChatCompletionResponseFormatTypeJSONObject}
	}
	return r, err
}
