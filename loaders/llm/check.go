package llm

import (
	"context"
	"net/http"
	"slices"
	"strings"

	openai "github.com/sashabaranov/go-openai"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/evidence"
)

// Endpoint returns the base URL that is asked. It holds no key.
func (x *Extractor) Endpoint() string { return x.options.URL }

// mostListed is how many models a message names.
const mostListed = 10

// Check asks the endpoint once, without a text, whether it has the model. Its error is that of Extract. An endpoint that lists no models, or one that serves
// a single one whatever it is called, passes; so does one of Azure, which lists no deployments.
func (x *Extractor) Check(ctx context.Context) error {
	if x.options.Azure != "" {
		return nil
	}
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
		if called(x.options.Model, model.ID) {
			return nil
		}
		names = append(names, x.client.clean(model.ID))
	}
	if len(names) < 2 {
		return nil
	}
	slices.Sort(names)
	return graph.Errorf(graph.Invalid, "the endpoint has no model %q: set llm-model to one of %s", x.options.Model, strings.Join(names[:min(len(names), mostListed)], ", "))
}

// called tells whether a model goes by a name, which endpoints write out more fully than they ask for it: "small:latest", "models/small".
func called(name, id string) bool {
	return id == name || id == name+":latest" || strings.TrimPrefix(id, "models/") == name
}

// once makes each request one time.
type once struct{ *caller }

// Do implements openai.HTTPDoer.
func (o once) Do(request *http.Request) (*http.Response, error) { return o.try(request) }

// newProtocol returns a client of the protocol that makes its requests through do.
func newProtocol(o Options, do openai.HTTPDoer) *openai.Client {
	config := openai.DefaultConfig(o.Key)
	if o.Azure != "" {
		config = openai.DefaultAzureConfig(o.Key, o.URL)
		config.APIVersion = o.Azure
		config.AzureModelMapperFunc = func(model string) string { return model }
	}
	config.BaseURL = o.URL
	config.HTTPClient = do
	return openai.NewClientWithConfig(config)
}

// trial is a made-up sentence in which somebody takes a side.
const trial = "The Harbour Union has rejected the offer of a shorter night shift."

// A Trial is what came back about a made-up sentence.
type Trial struct {
	Understood bool   // the side that the sentence takes was found, and stood the test
	Said       string // the answer, cut short
	Usage      Usage
}

// Try asks about one made-up sentence, never by the cache, and tells what came back. Its error is that of Extract.
func (x *Extractor) Try(ctx context.Context) (Trial, error) {
	d := graph.Document{ID: "trial", Text: trial, SHA256: graph.Digest(trial)}
	w, err := x.grammar.Witness(ctx, d)
	if err != nil {
		return Trial{}, err
	}
	passages, _ := w.Passages(len(trial))
	talk, err := x.reading(x.question(&d, w, passages[0]))
	if err != nil {
		return Trial{}, err
	}
	var t Trial
	fresh := &Extractor{grammar: x.grammar, options: x.options, client: x.client}
	said, err := fresh.ask(ctx, talk, &t.Usage)
	if err != nil {
		return t, err
	}
	answer, counts := answerOf(said), Report{Dropped: map[evidence.Objection]int{}}
	x.admit(w, passages[0], &answer, &counts)
	out := w.Extraction()
	t.Understood = len(out.Statements) == 1 && out.Statements[0].Stance == graph.Rejects
	t.Said = x.client.clean(said.Content)
	return t, nil
}
