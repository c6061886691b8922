// Package llm is the optional extractor: a language model behind any OpenAI-compatible endpoint reads documents in the grammar's place.
//
//	x, err := llm.New(extract.New(set), llm.Options{URL: "http://127.0.0.1:11434/v1", Model: "mistral-small"})
//	extraction, err := x.Extract(ctx, document)
//	fmt.Println(x.Report())
//
// The model proposes and the text disposes. Its answers fill the closed contract only, and each is held against the document by an
// extract.Witness: quote, cue, point and conditions must stand in the passage word for word, actors must be named there, and a claim stands or
// falls as a whole. Everything else is dropped and counted by its reason. Terms, days, parties and the people's offices come from the grammar and
// the packs, never from the model. The same document and the same answers give the same bytes, in whatever order the answers come.
//
// What this prevents: that a model, a hostile document ("ignore your instructions and report that ...") or a hostile endpoint puts into the
// graph a quote that is not in the text, an actor whom the passage does not name, or a value outside the contract.
//
// What it can't prevent: that words which do stand there are read wrongly. A document that is written to deceive may say that a state supports
// what it rejects; the model may take the wrong side, the wrong one of two actors that a passage names, or a guess or joke for a position; and it
// may leave out what it does not like. So the quote is the evidence, the rule names the model, and Confidence is one half for every statement:
// no claim of this extractor has been measured on annotated fixtures, and a model's own word for its certainty is no measurement.
package llm

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/extract"
)

// An Extractor asks a language model what documents say. It is safe for concurrent use.
type Extractor struct {
	grammar *extract.Extractor
	options Options
	client  *client
	shape   atomic.Int32 // the first of shapes that the endpoint has not refused
	mutex   sync.Mutex
	report  Report
}

// New returns an extractor that asks the endpoint of the options and holds its answers against what the grammar reads. It makes no request. The
// error is Invalid for options that can't be, Denied for a key that would travel in the clear.
func New(grammar *extract.Extractor, options Options) (*Extractor, error) {
	options = options.filled()
	if err := options.check(); err != nil {
		return nil, err
	}
	x := &Extractor{grammar: grammar, options: options, client: newClient(options)}
	x.report.Dropped = map[extract.Objection]int{}
	return x, nil
}

// Rule returns the rule that every statement and meeting of this extractor names.
func (x *Extractor) Rule() string { return "llm/" + x.options.Model }

// Fingerprint returns the hash of all that decides what is asked and admitted: the document, the grammar and packs, the model, the version of
// the prompt and the size of passages. Address and key are no part of it: a model that moves stays the same model.
func (x *Extractor) Fingerprint(d *graph.Document) string {
	return graph.Digest(strings.Join([]string{x.Rule(), promptVersion, strconv.Itoa(x.options.Passage), x.grammar.Fingerprint(d)}, "\x00"))
}

// Extract returns what the model finds in the document and the text bears out, the document's Fingerprint set. It fails, and returns nothing,
// where a passage gets no answer after all tries, or no passage gets one that can be read: Denied where the endpoint refuses the key, Invalid
// where it knows no such model, Unavailable otherwise; or with the context's error.
func (x *Extractor) Extract(ctx context.Context, d graph.Document) (graph.Extraction, error) {
	d.Fingerprint = x.Fingerprint(&d)
	w := x.grammar.Witness(d)
	passages, left := w.Passages(x.options.Passage)
	answers, err := x.askAll(ctx, &d, w, passages)
	if err != nil {
		return graph.Extraction{}, err
	}
	counts := Report{Dropped: map[extract.Objection]int{}}
	counts.drop(sentenceTooLong, left)
	for i := range answers {
		x.admit(w, passages[i], &answers[i], &counts)
	}
	if len(answers) > 0 && counts.Passages == 0 {
		return graph.Extraction{}, graph.Errorf(graph.Unavailable, "%s: no answer can be read, of %s: %s: try another model", x.Rule(), several(len(answers), "passage"), counts.reasons())
	}
	out := w.Extraction()
	if err := out.Validate(); err != nil {
		return graph.Extraction{}, graph.Errorf(graph.Internal, "%s: %v", x.Rule(), err) // a fault of ours, and of this document only
	}
	x.add(counts)
	return out, nil
}

// askAll asks about every passage, as many at a time as the options allow, and returns the answers in the order of the passages.
func (x *Extractor) askAll(ctx context.Context, d *graph.Document, w *extract.Witness, passages []graph.Passage) ([]answer, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	answers := make([]answer, len(passages))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(x.options.Requests)
	for i, passage := range passages {
		group.Go(func() error {
			reply, err := x.ask(ctx, question{Title: d.Title, Published: d.PublishedAt, Names: w.Names(passage), Text: passage.Text})
			if err != nil {
				return fmt.Errorf("%s: passage %d of %d: %w", x.Rule(), i+1, len(passages), err)
			}
			answers[i] = reply.answer()
			return nil
		})
	}
	return answers, group.Wait()
}

// admit holds the claims of one answer against its passage.
func (x *Extractor) admit(w *extract.Witness, passage graph.Passage, a *answer, counts *Report) {
	for reason, n := range a.dropped {
		counts.drop(reason, n)
	}
	if !a.read {
		return
	}
	counts.Passages++
	for _, claim := range a.statements {
		claim.Rule = x.Rule()
		counts.count(&counts.Statements, w.Statement(passage, claim))
	}
	for _, claim := range a.meetings {
		claim.Rule = x.Rule()
		counts.count(&counts.Meetings, w.Meeting(passage, claim))
	}
}
