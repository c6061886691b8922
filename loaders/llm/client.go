package llm

import (
	"errors"
	"net/http"

	openai "github.com/sashabaranov/go-openai"

	"github.com/parleygraph/parley/graph"
)

// A client speaks the protocol with one endpoint, through a bounded caller.
type client struct {
	*openai.Client
	*caller
}

func newClient(o Options) *client {
	c := newCaller(o)
	return &client{newProtocol(o, c), c}
}

// statusOf returns the HTTP status of an error of the library, 0 where it has none.
func statusOf(err error) int {
	var api *openai.APIError
	var request *openai.RequestError
	switch {
	case errors.As(err, &api):
		return api.HTTPStatusCode
	case errors.As(err, &request):
		return request.HTTPStatusCode
	}
	return 0
}

// explain words an error for a person and gives it its code. What the endpoint says is cut short, and never holds the key.
func (c *client) explain(err error) error {
	var coded graph.Code
	said := c.said(err)
	switch status := statusOf(err); {
	case status == http.StatusUnauthorized, status == http.StatusPaymentRequired:
		return graph.Errorf(graph.Denied, "the endpoint refuses the key (%d%s): give one in PARLEY_LLM_KEY, or in the file that llm-key-file names", status, said)
	case status == http.StatusNotFound:
		return graph.Errorf(graph.Invalid, "the endpoint knows no such model or address (404%s): check llm-url, which mostly ends in /v1, and llm-model", said)
	case passing(status):
		return graph.Errorf(graph.Unavailable, "the endpoint goes on answering %d%s: try again later", status, said)
	case status != 0:
		return graph.Errorf(graph.Unavailable, "the endpoint answers %d%s", status, said)
	case errors.As(err, &Halt{}), errors.As(err, &coded):
		return err
	}
	return graph.Errorf(graph.Unavailable, "the endpoint's answer is not of the protocol (%s): check llm-url, which mostly ends in /v1", c.clean(err.Error()))
}

// said returns what the endpoint says about an error, empty where it says nothing.
func (c *client) said(err error) string {
	text := ""
	var api *openai.APIError
	var request *openai.RequestError
	switch {
	case errors.As(err, &api):
		text = api.Message
	case errors.As(err, &request):
		text = string(request.Body)
	}
	if text = c.clean(text); text != "" {
		return ": " + text
	}
	return ""
}
