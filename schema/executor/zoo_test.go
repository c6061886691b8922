package executor_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/graphql-go/graphql/language/ast"
	"github.com/graphql-go/graphql/language/parser"
	"github.com/graphql-go/graphql/language/source"

	"github.com/parleygraph/parley/schema/executor"
)

// A zoo is the schema and data that graphql-js answers on too.
type zoo struct {
	SDL  string `json:"sdl"`
	Data struct {
		Objects map[string]map[string]any `json:"objects"`
		Root    map[string]any            `json:"root"`
	} `json:"data"`
}

type operation struct {
	Query         string         `json:"query"`
	Variables     map[string]any `json:"variables,omitempty"`
	OperationName string         `json:"operationName,omitempty"`
}

func newZoo(t testing.TB) *zoo {
	t.Helper()
	var z zoo
	sdl, err := os.ReadFile("testdata/zoo.graphql")
	if err != nil {
		t.Fatal(err)
	}
	z.SDL = string(sdl)
	data, err := os.ReadFile("testdata/zoo.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &z.Data); err != nil {
		t.Fatal(err)
	}
	return &z
}

// value turns a value of the data file into one that a resolver returns.
func (z *zoo) value(raw any) any {
	switch v := raw.(type) {
	case []any:
		list := make([]any, len(v))
		for i, item := range v {
			list[i] = z.value(item)
		}
		return list
	case map[string]any:
		if message, failed := v["$error"].(string); failed {
			return errors.New(message)
		}
		return z.Data.Objects[v["$ref"].(string)]
	default:
		return raw
	}
}

// A ledger is the state that the zoo's mutations change.
type ledger struct{ total int }

// special returns the resolvers of fields that do more than show the data.
func (z *zoo) special() map[string]executor.Resolver {
	echo := func(call *executor.Call, _ any) (any, error) { return stable(call.Args), nil }
	return map[string]executor.Resolver{
		"Query.node": each(func(call *executor.Call, _ any) (any, error) {
			if found := z.Data.Objects[call.Args["id"].(string)]; found != nil {
				return found, nil
			}
			return nil, nil
		}),
		"Query.echo": each(echo),
		"Query.need": each(echo),
		"Mutation.add": each(func(call *executor.Call, _ any) (any, error) {
			of := call.State.(*ledger)
			of.total += call.Args["n"].(int)
			return map[string]any{"value": of.total}, nil
		}),
		"Mutation.fail": each(func(call *executor.Call, _ any) (any, error) {
			of := call.State.(*ledger)
			of.total += call.Args["n"].(int)
			return nil, fmt.Errorf("failed at %d", of.total)
		}),
		"Counter.self": {Local: func(parent any) any { return parent }},
		"Counter.fails": each(func(_ *executor.Call, parent any) (any, error) {
			return nil, fmt.Errorf("no more than %d", parent.(map[string]any)["value"])
		}),
	}
}

// each is a level resolver that looks at one parent at a time.
func each(of func(call *executor.Call, parent any) (any, error)) executor.Resolver {
	return executor.Resolver{Level: func(_ context.Context, call *executor.Call, parents []any) ([]any, error) {
		values := make([]any, len(parents))
		for i, parent := range parents {
			value, err := of(call, parent)
			if err != nil {
				value = err
			}
			values[i] = value
		}
		return values, nil
	}}
}

func stable(args map[string]any) string {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(args); err != nil {
		return err.Error()
	}
	return strings.ReplaceAll(strings.TrimSpace(b.String()), `\u2028`, "\u2028")
}

// schema builds the zoo's types. level says which of the fields that show data have a level resolver.
func (z *zoo) schema(t testing.TB, level func(object, field string) bool) *executor.Schema {
	t.Helper()
	s, err := executor.New(z.SDL, executor.Options{
		Resolvers: z.special(),
		TypeOf:    func(value any) string { return value.(map[string]any)["__typename"].(string) },
		Fallback: func(object string, d *ast.FieldDefinition) (executor.Resolver, bool) {
			local := func(parent any) any { return z.value(parent.(map[string]any)[d.Name.Value]) }
			if !level(object, d.Name.Value) {
				return executor.Resolver{Local: local}, true
			}
			return each(func(_ *executor.Call, parent any) (any, error) { return local(parent), nil }), true
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// answer runs an operation and returns what graphql-js would print.
func (z *zoo) answer(t testing.TB, s *executor.Schema, op operation) string {
	t.Helper()
	document, err := parser.Parse(parser.ParseParams{
		Source: source.NewSource(&source.Source{Body: []byte(op.Query)}), Options: parser.ParseOptions{NoSource: true},
	})
	if err != nil {
		t.Fatalf("%s: %v", op.Query, err)
	}
	if errs := s.Validate(document); len(errs) > 0 {
		t.Fatalf("%s: %v", op.Query, errs)
	}
	picked := pick(document, op.OperationName)
	variables, errs := s.Variables(picked, op.Variables)
	if errs != nil {
		return response{errs: errs}.text(op.Query)
	}
	answer := s.Plan(document, picked, variables).Run(t.Context(), executor.Input{Variables: variables, Root: z.Data.Root, State: &ledger{}})
	return response{answer.Data, answer.Errors}.text(op.Query)
}

func pick(document *ast.Document, name string) *ast.OperationDefinition {
	for _, definition := range document.Definitions {
		if d, ok := definition.(*ast.OperationDefinition); ok && (name == "" || d.Name.Value == name) {
			return d
		}
	}
	return nil
}

type response struct {
	data []byte
	errs []*executor.Error
}

func (r response) text(query string) string {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, e := range r.errs {
		b.WriteString(map[bool]string{true: `"errors":[`, false: ","}[i == 0])
		b.Write(shown(e, query))
	}
	if len(r.errs) > 0 {
		b.WriteByte(']')
	}
	if r.data != nil {
		if len(r.errs) > 0 {
			b.WriteByte(',')
		}
		b.WriteString(`"data":`)
		b.Write(r.data)
	}
	b.WriteByte('}')
	return b.String()
}

// shown returns an error as graphql-js prints it.
func shown(e *executor.Error, query string) []byte {
	type location struct {
		Line   int `json:"line"`
		Column int `json:"column"`
	}
	var locations []location
	for _, offset := range e.Offsets {
		ahead := query[:offset]
		locations = append(locations, location{strings.Count(ahead, "\n") + 1, offset - strings.LastIndex(ahead, "\n")})
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(struct {
		Message   string     `json:"message"`
		Locations []location `json:"locations,omitempty"`
		Path      []any      `json:"path,omitempty"`
	}{e.Message, locations, e.Path})
	return bytes.TrimSpace(b.Bytes())
}
