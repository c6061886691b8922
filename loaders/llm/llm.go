// Package llm is the optional extractor: a language model behind any OpenAI-compatible endpoint reads documents in the grammar's place.
//
//	x, err := llm.New(extract.New(set), llm.Options{URL: "http://127.0.0.1:11434/v1", Model: "mistral-small"})
//	extraction, err := x.Extract(ctx, document)
//	fmt.Println(x.Report())
//
// The model proposes and the text disposes. It names who takes part, what they hold and whom they met; its answers fill the closed contract only, and each
// claim is held against the document by package evidence: it stands there word for word, or it is dropped and counted by its reason. Parties that packs know,
// terms and issues come from the packs, never from the model. The same document and the same answers give the same bytes.
//
// What this prevents: that a model, a hostile document ("ignore your instructions and report that ...") or a hostile endpoint puts into the
// graph a quote that is not in the text, an actor whom the document does not name, a party that it does not show, a cue that says the opposite, or a value
// outside the contract.
//
// What it can't prevent: that words which do stand there are read wrongly. A document that is written to deceive may say that a state supports
// what it rejects; the model may take the wrong point, or a guess or joke for a position; and it may leave out what it does not like. So the quote is the
// evidence, the rule names the model, and Confidence is one half for every statement: a model's own word for its certainty is no measurement.
package llm

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/evidence"
	"github.com/parleygraph/parley/loaders/extract"
)

// An Extractor asks a language model what documents say. It is safe for concurrent use.
type Extractor struct {
	grammar *extract.Extractor
	options Options
	client  *client
	cache   cache
	meter   meter
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
	x := &Extractor{grammar: grammar, options: options, client: newClient(options), cache: cache(options.Cache), meter: meter{budget: options.Budget}}
	x.report.Dropped = map[evidence.Objection]int{}
	return x, nil
}

// Rule returns the rule that every statement and meeting of this extractor names.
func (x *Extractor) Rule() string { return RulePrefix + x.options.Model }

// RulePrefix is how the rules of models, and the names by which they judge, begin.
const RulePrefix = "llm/"

// version names the prompt and which sentences are asked about.
func (x *Extractor) version() string {
	if x.options.Chosen {
		return promptVersion + " chosen"
	}
	return promptVersion
}

// Fingerprint returns the hash of all that decides what is asked and admitted: the document, the grammar and packs, the model, the version of
// the prompt and the size of passages. Address and key are no part of it: a model that moves stays the same model.
func (x *Extractor) Fingerprint(d *graph.Document) string {
	return graph.Digest(strings.Join([]string{x.Rule(), x.version(), strconv.Itoa(x.options.Passage), x.grammar.Fingerprint(d)}, "\x00"))
}

// Extract returns what the model finds in the document and the text bears out, the document's Fingerprint set. It fails, and returns nothing,
// where a passage gets no answer after all tries, or no passage gets one that can be read: Denied where the endpoint refuses the key, Invalid
// where it knows no such model, Unavailable otherwise; or with the context's error.
func (x *Extractor) Extract(ctx context.Context, d graph.Document) (graph.Extraction, error) {
	d.Fingerprint = x.Fingerprint(&d)
	if err := ctx.Err(); err != nil {
		return graph.Extraction{}, err
	}
	w, err := x.grammar.Witness(ctx, d)
	if err != nil {
		return graph.Extraction{}, err
	}
	counts := Report{Dropped: map[evidence.Objection]int{}}
	if err := x.read(ctx, &d, w, &counts); err != nil {
		x.spend(d.ID, counts.Usage)
		return graph.Extraction{}, err
	}
	x.add(d.ID, counts)
	out := w.Extraction()
	if err := out.Validate(); err != nil {
		return graph.Extraction{}, graph.Errorf(graph.Internal, "%s: %v", x.Rule(), err) // a fault of ours, and of this document only
	}
	return out, nil
}

// read asks about each passage of a document and admits what the text bears out.
func (x *Extractor) read(ctx context.Context, d *graph.Document, w *extract.Witness, counts *Report) error {
	if x.options.Chosen {
		counts.Asked, counts.Text = w.Choose()
	}
	passages, left := w.Passages(x.options.Passage)
	counts.drop(sentenceTooLong, left)
	for i, passage := range passages {
		talk, err := x.reading(x.question(d, w, passage))
		if err != nil {
			return err
		}
		said, err := x.ask(ctx, talk, &counts.Usage)
		if err != nil {
			return fmt.Errorf("%s: passage %d of %d: %w", x.Rule(), i+1, len(passages), err)
		}
		answer := answerOf(said)
		x.admit(w, passage, &answer, counts)
	}
	if len(passages) > 0 && counts.Passages == 0 {
		return graph.Errorf(graph.Unavailable, "%s: no answer can be read, of %s: %s: try another model", x.Rule(), several(len(passages), "passage"), counts.reasons())
	}
	return nil
}

// question returns what to ask of a passage, once the answers about those before it are admitted.
func (x *Extractor) question(d *graph.Document, w *extract.Witness, passage evidence.Passage) question {
	q := question{Title: d.Title, Published: d.PublishedAt, Names: w.Hints(passage), Sentences: w.Lines(passage)}
	if passage.Fresh > 0 {
		q.Before, q.From = w.Cast(), passage.Fresh+1
	}
	return q
}

// admit holds the claims of one answer against its passage, who takes part before what they say.
func (x *Extractor) admit(w *extract.Witness, passage evidence.Passage, a *answer, counts *Report) {
	for reason, n := range a.dropped {
		counts.drop(reason, n)
	}
	if !a.read {
		return
	}
	counts.Passages++
	for i, err := range w.Actors(a.actors) {
		c := &a.actors[i]
		counts.count(&counts.Actors, err, fmt.Sprintf("%s %s, of %q, shown by %q", c.Kind, c.Name, c.Party, c.Shown))
	}
	for _, c := range a.statements {
		err := w.Statement(passage, c, x.Rule())
		counts.count(&counts.Statements, err, fmt.Sprintf("%s (%q) %s %q: %s", c.Actor, c.As, c.Stance, c.Cue, c.Point))
	}
	for _, c := range a.meetings {
		err := w.Meeting(passage, c, x.Rule())
		counts.count(&counts.Meetings, err, fmt.Sprintf("%s meeting %q of %v", c.Status, c.Cue, c.Participants))
	}
}
