package llm

import (
	"context"
	"net/http"
	"slices"
	"strings"

	openai "github.com/sashabaranov/go-openai"

	"github.com/parleygraph/parley/graph"
)

// Endpoint returns the base URL that is asked. It holds no key.
func (x *Extractor) Endpoint() string { return x.options.URL }

// mostListed is how many models a message names.
const mostListed = 10

// Check asks the endpoint once, without a text, whether it has the model. Its error is that of Extract. An endpoint that lists no models passes.
func (x *Extractor) Check(ctx context.Context) error {
	list, err := newProtocol(x.options, once{x.client.caller}).ListModels(ctx)
	switch status := statusOf(err); {
	case status == http.StatusNotFound, status == http.StatusMethodNotAllowed, status == http.StatusNotImplemented:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return x.client.explain(err)
	}
	var names []string
	for _, model := range list.Models {
		if model.ID == x.options.Model {
			return nil
		}
		names = append(names, x.client.clean(model.ID))
	}
	if len(names) == 0 {
		return nil
	}
	slices.Sort(names)
	return graph.Errorf(graph.Invalid, "the endpoint has no model %q: set llm-model to one of %s", x.options.Model, strings.Join(names[:min(len(names), mostListed)], ", "))
}

// once makes each request one time.
type once struct{ *caller }

// Do implements openai.HTTPDoer.
func (o once) Do(request *http.Request) (*http.Response, error) { return o.try(request) }

// newProtocol returns a client of the protocol that makes its requests through do.
func newProtocol(o Options, do openai.HTTPDoer) *openai.Client {
	config := openai.DefaultConfig(o.Key)
	config.BaseURL = o.URL
	config.HTTPClient = do
	return openai.NewClientWithConfig(config)
}
