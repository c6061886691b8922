package llm

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	openai "github.com/sashabaranov/go-openai"
)

// A talk is one question to the model: what it is to do, what it is asked, and the schema of its answer.
type talk struct {
	system, user string
	name         string // of the schema
	schema       json.RawMessage
	whole        func(content string) bool // tells whether an answer is worth keeping
}

// A said is what the model says to a question.
type said struct {
	Content string `json:"content"`
	Finish  string `json:"finish,omitempty"`
	In      int    `json:"tokensIn"`
	Out     int    `json:"tokensOut"`
	refusal bool
}

// ask asks one question, unless the cache holds the answer, and adds what it costs to usage. The error is a Halt where the budget is spent or the endpoint is
// down.
func (x *Extractor) ask(ctx context.Context, t talk, usage *Usage) (said, error) {
	key := keyOf(x.options.Model, t)
	if s, kept := x.cache.get(key); kept {
		usage.Cached++
		return s, nil
	}
	reserved := tokens(t.system) + tokens(t.user)
	if err := x.meter.reserve(reserved); err != nil {
		return said{}, err
	}
	begun := x.options.Now()
	s, err := x.complete(ctx, t)
	usage.Seconds += x.options.Now().Sub(begun).Seconds()
	if err != nil {
		x.meter.settle(-reserved)
		return s, err
	}
	usage.Calls++
	usage.In += s.In
	usage.Out += s.Out
	x.meter.settle(s.In + s.Out - reserved)
	if s.Finish != string(openai.FinishReasonLength) && !s.refusal && t.whole(s.Content) {
		x.keep(key, s)
	}
	return s, nil
}

// keep puts an answer into the cache. That it can't is no reason to lose the answer; the report says so.
func (x *Extractor) keep(key string, s said) {
	if err := x.cache.put(key, s); err != nil {
		x.mutex.Lock()
		defer x.mutex.Unlock()
		x.report.CacheFault = err.Error()
	}
}

// complete asks the endpoint, in the first shape of request that it does not refuse. What it refuses once is not tried again.
func (x *Extractor) complete(ctx context.Context, t talk) (said, error) {
	for n := x.shape.Load(); ; n++ {
		response, err := x.client.CreateChatCompletion(ctx, x.request(shapes[n], t))
		switch {
		case err == nil:
			x.settle(n)
			return heard(t, response), nil
		case ctx.Err() != nil:
			return said{}, ctx.Err()
		case filtered(err):
			return said{refusal: true}, nil
		case int(n+1) == len(shapes) || !refusedShape(err):
			return said{}, x.client.explain(err)
		}
	}
}

// filtered tells whether an endpoint refuses a question for what its text says, as Azure does by an error.
func filtered(err error) bool {
	var api *openai.APIError
	return errors.As(err, &api) && api.Code == "content_filter"
}

// heard returns what the model says in a response of the endpoint.
func heard(t talk, r openai.ChatCompletionResponse) said {
	s := said{In: r.Usage.PromptTokens, Out: r.Usage.CompletionTokens}
	if len(r.Choices) > 0 {
		choice := r.Choices[0]
		s.Content, s.Finish = choice.Message.Content, string(choice.FinishReason)
		s.refusal = choice.Message.Refusal != "" || choice.FinishReason == openai.FinishReasonContentFilter
	}
	if s.In <= 0 {
		s.In = tokens(t.system) + tokens(t.user)
	}
	if s.Out <= 0 {
		s.Out = tokens(s.Content)
	}
	return s
}

// tokens estimates how many tokens a text has.
func tokens(text string) int { return len(text) / bytesPerToken }

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
