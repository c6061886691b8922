package main

import (
	"context"
	"encoding/json"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/schema"
)

type queryOptions struct {
	query     string
	variables string
	operation string
}

func (s *session) queryCommand() *cobra.Command {
	var options queryOptions
	command := &cobra.Command{
		Use:     "query GRAPHQL|@FILE|-",
		Short:   "Ask the store in GraphQL and print the JSON answer",
		Example: "  parley query '{ parties { nodes { name } } }'",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			options.query = args[0]
			return s.query(cmd.Context(), options)
		},
	}
	command.Flags().StringVar(&options.variables, "variables", "", "the query's variables as a JSON `object`, or @file")
	command.Flags().StringVar(&options.operation, "operation", "", "`name` of the operation, where the query holds several")
	return command
}

func (s *session) query(ctx context.Context, options queryOptions) error {
	request, err := s.request(options)
	if err != nil {
		return err
	}
	return withStore(ctx, s.openToRead, func(store graph.Store) error {
		endpoint, err := schema.New(store, schema.Options{})
		if err != nil {
			return err
		}
		response := endpoint.Execute(ctx, request)
		if err := s.printJSON(response); err != nil {
			return err
		}
		return queryError(response)
	})
}

// request reads the query and its variables from where the options say.
func (s *session) request(options queryOptions) (schema.Request, error) {
	request := schema.Request{OperationName: options.operation}
	var err error
	if request.Query, err = s.argument(options.query); err != nil {
		return request, err
	}
	if options.variables == "" {
		return request, nil
	}
	variables, err := s.argument(options.variables)
	if err != nil {
		return request, err
	}
	if err := json.Unmarshal([]byte(variables), &request.Variables); err != nil {
		return request, graph.Errorf(graph.Invalid, "--variables: want a JSON object: %w", err)
	}
	return request, nil
}

// argument returns what an argument holds: the text of @file, of standard input for -, else itself.
func (s *session) argument(text string) (string, error) {
	var content []byte
	var err error
	switch path, isFile := strings.CutPrefix(text, "@"); {
	case isFile:
		content, err = os.ReadFile(path)
	case text == "-":
		content, err = io.ReadAll(s.Stdin)
	default:
		return text, nil
	}
	if err != nil {
		return "", graph.Errorf(graph.Invalid, "read the query: %w", err)
	}
	return string(content), nil
}

// queryError turns the errors of an answer, which is printed already, into the error that ends the run.
func queryError(response schema.Response) error {
	if len(response.Errors) == 0 {
		return nil
	}
	first := response.Errors[0]
	return graph.Errorf(answerCode(first.Code()), "the query has %s, the first: %s", count(len(response.Errors), "error"), first.Message)
}

// answerCode turns the code of a GraphQL error into one of graph's.
func answerCode(code schema.Code) graph.Code {
	switch code {
	case schema.Unavailable, schema.Unsupported:
		return graph.Unavailable
	case schema.Internal, schema.Timeout, schema.Canceled:
		return graph.Internal
	case schema.Denied:
		return graph.Denied
	default:
		return graph.Invalid
	}
}
