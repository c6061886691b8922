// Package extract turns a document into what it says: statements, meetings, and the actors, issues and terms that they join.
//
// A document is read twice, each time over byte spans of its text, which no stage rewrites: by its clauses (package clauses, on lexicon, syntax, people,
// speakers and encounters below it) and on its sentence graphs (packages names, grammar, positions and meetings). What both propose is reconciled into one
// draft of a graph.Extraction, whose points package terms gives their terms. Words live in packs; what is code is the grammar of English that joins them.
//
//	set, err := packs.Load([]string{"core", "ukraine"})
//	x := extract.New(set)
//	extraction, err := x.Extract(ctx, document)
package extract

import (
	"cmp"
	"context"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/kernel"
	"github.com/parleygraph/parley/loaders/packs"
	"github.com/parleygraph/parley/loaders/terms"
)

// Version names the grammar; it is part of every document's fingerprint.
const Version = "8"

// An Extractor finds statements and meetings in documents. It is immutable and safe for concurrent use.
type Extractor struct {
	set       *packs.Set
	lex       *lexicon.Lexicon
	terms     *terms.Terms
	clauses   *clauses.Reader
	stages    *stages
	fault     error   // of making the stages
	byClauses bool    // the clause grammar reads alone, without the sentence graph
	least     float64 // confidence of a position
	most      int     // statements of a document
	Stamp
}

// New returns an extractor with the vocabulary of the packs.
func New(set *packs.Set) *Extractor {
	x := newExtractor(set)
	x.least = LeastConfidence
	stages, err := newStages(set)
	x.stages, x.fault = stages, cmp.Or(x.fault, err)
	return x
}

// NewGrammar returns an extractor that reads by the clause grammar alone, without the sentence graph and its judges: what the rules of the packs find
// by themselves.
func NewGrammar(set *packs.Set) *Extractor {
	x := newExtractor(set)
	x.byClauses = true
	return x
}

// newExtractor returns what both kinds of extractors have.
func newExtractor(set *packs.Set) *Extractor {
	lex := lexicon.New(set)
	matters, err := kernel.OpenJudge()
	if err != nil {
		err = graph.Errorf(graph.Internal, "the weights of the judge of matters: %w", err)
	}
	t := terms.New(set, lex, kernel.New(set, matters))
	return &Extractor{set: set, lex: lex, terms: t, clauses: clauses.New(set, lex, t), fault: err, most: MostStatements, Stamp: NewStamp(set.Digest())}
}

// fewestSentences is how many sentences a text has at least that is read on its sentence graphs. A lone sentence tells too little of who is who: the
// clause grammar alone reads it better (on events_dev macro F1 .85 against .65, on enb_dev exact .95 against .82).
const fewestSentences = 3

// Extract returns what the document yields on its own, the document's Fingerprint set. It fails when ctx is done, and with an Internal error where
// the grammar has a fault: that must not cost other documents theirs.
func (x *Extractor) Extract(ctx context.Context, d graph.Document) (out graph.Extraction, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			out, err = graph.Extraction{}, faulty(fault)
		}
	}()
	if len(d.Text) > longest {
		return x.inStretches(ctx, d)
	}
	_, out, err = x.extract(ctx, d, false)
	bound(&out, x.most)
	return out, err
}

// faulty returns the error of a fault of the grammar, which must not cost other documents theirs.
func faulty(fault any) error {
	return graph.Recovered(fault, "a fault of parley's grammar, please report it with the document")
}

// extract takes a document through all stages; noting keeps why cues are let go.
func (x *Extractor) extract(ctx context.Context, d graph.Document, noting bool) (*clauses.Document, graph.Extraction, error) {
	if err := cmp.Or(x.fault, ctx.Err()); err != nil {
		return nil, graph.Extraction{}, err
	}
	d.Fingerprint = x.Fingerprint(&d)
	out := graph.Extraction{Document: d}
	noting = noting || !x.byClauses // what the grammar holds to be no meeting is told to package meetings
	doc, err := x.clauses.Read(ctx, &d, clauses.Task{Meetings: true, Noting: noting})
	if err != nil {
		return nil, graph.Extraction{}, err
	}
	draft := doc.Build(&out)
	if !x.byClauses && !doc.Bulletin() && len(doc.Sentences) >= fewestSentences {
		both := reconciler{filer: filer{draft, x.stages, x.lex}, clauses: doc, least: x.least}
		if err := both.regraph(ctx); err != nil {
			return nil, graph.Extraction{}, err
		}
	}
	x.unsure(&out)
	draft.Finish()
	return doc, out, ctx.Err()
}
