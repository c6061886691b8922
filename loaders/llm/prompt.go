package llm

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"math"
	"strings"

	openai "github.com/sashabaranov/go-openai"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/evidence"
)

// promptVersion names the prompt, its schema and what is admitted of an answer; it is part of every fingerprint. A test holds it against the text.
const promptVersion = "4"

//go:embed prompt.md
var prompt string

//go:embed schema.json
var schema string

// A question is what the model is told of one passage. As JSON, its sentences can't end early and go on as something else.
type question struct {
	Title     string    `json:"title,omitempty"`
	Published graph.Day `json:"publishedAt,omitempty"`
	Names     []string  `json:"names"`            // that the grammar finds in the passage
	Before    []string  `json:"before,omitempty"` // actors of the passages before
	From      int       `json:"from,omitempty"`   // the first sentence that no passage before held, where some did
	Sentences []string  `json:"sentences"`
}

// schemaWith returns the JSON schema of an answer with the modes of meetings that the packs know.
func schemaWith(modes []string) (json.RawMessage, error) {
	kinds, err := json.Marshal(evidence.Kinds())
	if err != nil {
		return nil, err
	}
	list, err := json.Marshal(append([]string{""}, modes...))
	if err != nil {
		return nil, err
	}
	var compact bytes.Buffer
	err = json.Compact(&compact, []byte(strings.NewReplacer(`["MODES"]`, string(list), `["KINDS"]`, string(kinds)).Replace(schema)))
	return compact.Bytes(), err
}

// A shape says which of the optional parts of the protocol a request uses. Endpoints differ in what they take.
type shape struct {
	schema   bool // response_format json_schema
	object   bool // response_format json_object
	tempered bool // temperature
}

// shapes lists the shapes from the one that binds the model most to the one that every endpoint takes. The schema stands in the prompt always.
var shapes = [...]shape{{schema: true, tempered: true}, {schema: true}, {object: true, tempered: true}, {tempered: true}, {}}

// request returns the request of a shape for a talk.
func (x *Extractor) request(s shape, t talk) openai.ChatCompletionRequest {
	r := openai.ChatCompletionRequest{
		Model: x.options.Model,
		Messages: []openai.ChatCompletionMessage{
			{Role: openai.ChatMessageRoleSystem, Content: t.system},
			{Role: openai.ChatMessageRoleUser, Content: t.user},
		},
	}
	if s.tempered {
		r.Temperature = math.SmallestNonzeroFloat32 // zero is left out of the request, and means one there
	}
	switch {
	case s.schema:
		r.ResponseFormat = &openai.ChatCompletionResponseFormat{
			Type:       openai.ChatCompletionResponseFormatTypeJSONSchema,
			JSONSchema: &openai.ChatCompletionResponseFormatJSONSchema{Name: t.name, Schema: t.schema, Strict: true},
		}
	case s.object:
		r.ResponseFormat = &openai.ChatCompletionResponseFormat{Type: openai.ChatCompletionResponseFormatTypeJSONObject}
	}
	return r
}

// reading returns the talk about a passage.
func (x *Extractor) reading(q question) (talk, error) {
	bound, err := schemaWith(x.grammar.Evidence().Modes())
	if err != nil {
		return talk{}, err
	}
	text, err := plainJSON(q)
	return talk{system: prompt + string(bound), user: text, name: "findings", schema: bound, whole: whole}, err
}

// plainJSON returns JSON, an element a line, and no escapes but those that JSON needs.
func plainJSON(q any) (string, error) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	err := e.Encode(q)
	return b.String(), err
}
