package extract

import (
	"cmp"
	"context"
	"sync"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses"
	"github.com/parleygraph/parley/loaders/evidence"
	"github.com/parleygraph/parley/loaders/grammar"

	parser "github.com/parleygraph/parley/loaders/grammar/parse"
	"github.com/parleygraph/parley/loaders/meetings"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/packs"
	"github.com/parleygraph/parley/loaders/positions"
	"github.com/parleygraph/parley/loaders/text"
)

// stages are the readers of the sentence graph, each made once for the packs in force.
type stages struct {
	parser    *parser.Model
	words     *names.Vocabulary
	positions *positions.Reader
	meetings  *meetings.Reader
	evidence  *evidence.Reader
	parties   map[string]*packs.Party // by graph id
}

// newStages makes the stages. The error is graph.Invalid where a pattern of the packs is.
func newStages(set *packs.Set) (*stages, error) {
	model, err := parser.Open()
	if err != nil {
		return nil, graph.Errorf(graph.Internal, "the parser's weights: %w", err)
	}
	judges, err := OpenJudges()
	if err != nil {
		return nil, err
	}
	reader, err := positions.NewReader(set, judges.Positions, judges.Series)
	if err != nil {
		return nil, err
	}
	words := names.NewVocabulary(set)
	s := &stages{parser: model, words: words, positions: reader, meetings: meetings.NewReader(set, judges.Meetings), evidence: evidence.NewReader(set, words), parties: map[string]*packs.Party{}}
	for i := range set.Parties {
		s.parties[graph.PartyID(set.Parties[i].ID)] = &set.Parties[i]
	}
	return s, nil
}

// mostWords is how many words of a sentence are read: longer ones are tables and lists without full stops, and take time with the square of their length.
const mostWords = 300

// page takes a document through text, parse, graph and names. The error is that of a context that is done.
func (s *stages) page(ctx context.Context, d *graph.Document) (*positions.Page, *names.Names, error) {
	body := text.Read(d.Text, d.Title, s.words.Abbreviated)
	sentences := make([]*grammar.Sentence, len(body.Sentences))
	casing := sync.OnceValue(body.Casing)
	for i, span := range body.Sentences {
		words := s.parse(d.Text[span.Start:span.End], span.Start, casing)
		sentences[i] = grammar.New(words[:min(len(words), mostWords)])
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
	}
	who := names.Find(body, sentences, s.words)
	return &positions.Page{Document: body, Sentences: sentences, Who: who}, who, ctx.Err()
}

// parse parses a sentence that begins at byte start, a headline as its words would stand in a sentence.
func (s *stages) parse(sentence string, start int, casing func() *text.Casing) []grammar.Word {
	words := grammar.Parsed(s.parser.Parse(sentence), start)
	if text.Headline(sentence) {
		if plain := casing().Plain(sentence, s.named(words, start), s.common); plain != sentence {
			return grammar.Parsed(s.parser.Parse(plain), start)
		}
	}
	return words
}

// common tells whether a word only leads to what a headline is about: "ahead of".
func (s *stages) common(word string) bool { return s.words.Is("voice.about", word) }

// named returns the spans of the names that the packs know, in bytes from start on.
func (s *stages) named(words []grammar.Word, start int) []text.Span {
	var found []text.Span
	for k := 0; k < len(words); k++ {
		if n := s.words.Known(words, k); n > 0 {
			found = append(found, text.Span{Start: words[k].Start - start, End: words[k+n-1].End - start})
			k += n - 1
		}
	}
	return found
}

// PartyName returns the name of the party that the packs know by another name, empty where they know none.
func (x *Extractor) PartyName(name string) string {
	if x.fault != nil {
		return ""
	}
	if p := x.stages.words.Party(name); p != nil {
		return p.Name
	}
	return ""
}

// Candidates returns the page of a document and what both readers propose on it, for the judge to learn from.
func (x *Extractor) Candidates(ctx context.Context, d graph.Document) (*positions.Page, []positions.Candidate, error) {
	if x.fault != nil {
		return nil, nil, x.fault
	}
	out := graph.Extraction{Document: d}
	doc, err := x.clauses.Read(ctx, &d, clauses.Task{})
	if err != nil {
		return nil, nil, err
	}
	draft := doc.State(&out)
	page, who, err := x.stages.page(ctx, &d)
	if err != nil {
		return nil, nil, err
	}
	return page, x.stages.positions.Candidates(page, reconciler{filer: filer{draft, x.stages, x.lex}, clauses: doc}.proposals(who)), nil
}

// Meetings returns the page of a document on which package meetings reads, with what the clause grammar proposes there; a text about sport, weather, markets
// or the screen has no sentences that it reads.
func (x *Extractor) Meetings(ctx context.Context, d graph.Document) (*meetings.Page, error) {
	if err := cmp.Or(x.fault, ctx.Err()); err != nil {
		return nil, err
	}
	out := graph.Extraction{Document: d}
	doc, err := x.clauses.Read(ctx, &d, clauses.Task{Meetings: true, Noting: true})
	if err != nil {
		return nil, err
	}
	doc.Build(&out)
	if doc.Other {
		return &meetings.Page{Document: text.Read(d.Text, d.Title, x.stages.words.Abbreviated), Who: &names.Names{}}, nil
	}
	page, who, err := x.stages.page(ctx, &d)
	if err != nil {
		return nil, err
	}
	return &meetings.Page{Document: page.Document, Sentences: page.Sentences, Who: who, Proposals: encountered(doc, who)}, nil
}
