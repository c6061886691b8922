package llm

import (
	"context"
	"errors"
	"net/http"

	openai "github.com/sashabaranov/go-openai"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/extract"
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

// ask asks one question, in the first shape of request that the endpoint does not refuse. What it refuses once is not tried again.
func (x *Extractor) ask(ctx context.Context, q question) (reply, error) {
	for n := x.shape.Load(); ; n++ {
		request, err := x.request(shapes[n], q)
		if err != nil {
			return reply{}, err
		}
		response, err := x.client.CreateChatCompletion(ctx, request)
		switch {
		case err == nil:
			x.settle(n)
			return reply(response), nil
		case ctx.Err() != nil:
			return reply{}, ctx.Err()
		case int(n+1) == len(shapes) || !refusedShape(err):
			return reply{}, x.client.explain(err)
		}
	}
}

// settle notes the shape that the endpoint takes. A later one that another request found stays.
func (x *Extractor) settle(n int32) {
	for old := x.shape.Load(); old < n && !x.shape.CompareAndSwap(old, n); old = x.shape.Load() {
	}
}

// refusedShape tells whether an error may be due to an optional part of the request: the endpoint says that the request is wrong, or the library
// knows that the model takes no such part.
func refusedShape(err error) bool {
	switch statusOf(err) {
	case http.StatusBadRequest, http.StatusUnprocessableEntity, http.StatusNotImplemented:
		return true
	}
	return errors.Is(err, openai.ErrReasoningModelLimitationsOther) || errors.Is(err, openai.ErrReasoningSamplingUnsupported)
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
	case errors.As(err, &coded):
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

// A reply is what the endpoint sends for one question.
type reply openai.ChatCompletionResponse

// answer returns the claims in a reply. One that was refused, filtered or empty has none, and says so.
func (r reply) answer() answer {
	if len(r.Choices) == 0 {
		return answer{dropped: map[extract.Objection]int{noAnswer: 1}}
	}
	choice := r.Choices[0]
	switch {
	case choice.Message.Refusal != "", choice.FinishReason == openai.FinishReasonContentFilter:
		return answer{dropped: map[extract.Objection]int{refused: 1}}
	case choice.Message.Content == "":
		return answer{dropped: map[extract.Objection]int{noAnswer: 1}}
	}
	return parseAnswer(choice.Message.Content)
}
