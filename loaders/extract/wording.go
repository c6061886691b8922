package extract

import (
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/kernel"
)

// Term returns what a passage of the document would be about if somebody took a side on it: the term, its issue, nil where none is known, and what of the words only
// qualifies it.
func (w *Witness) Term(point graph.Passage) (graph.Term, *graph.Issue, []string) {
	s := graph.Statement{Document: w.filer.Out.Document.ID, Stance: graph.Demands, Point: point}
	out := graph.Extraction{Document: w.filer.Out.Document}
	alone := w.filer.Beside(&out)
	alone.Term(&s, "", 0)
	out.Statements = []graph.Statement{s}
	alone.Finish()
	s = out.Statements[0]
	term := out.Terms[slices.IndexFunc(out.Terms, func(t graph.Term) bool { return t.ID == s.Term })]
	if at := slices.IndexFunc(out.Issues, func(i graph.Issue) bool { return i.ID == term.Issue }); at >= 0 {
		return term, &out.Issues[at], s.Qualifiers
	}
	return term, nil, s.Qualifiers
}

// Party returns the party of the packs that goes by a name or an alias, and whether there is one.
func (x *Extractor) Party(name string) (graph.Party, bool) {
	folded := graph.Fold(name)
	for i := range x.set.Parties {
		p := x.lex.Party(&x.set.Parties[i])
		if slices.ContainsFunc(append([]string{p.Name, p.ID}, x.set.Parties[i].Aliases...), func(called string) bool { return graph.Fold(called) == folded }) {
			return p, true
		}
	}
	return graph.Party{}, false
}

// Tie says why two statements of an extraction, by id, are about one matter or two; it is false where one of them has no point of its own. The extraction holds its document's
// text, and the statements and terms of the whole document.
func (x *Extractor) Tie(of *graph.Extraction, a, b string) (kernel.Tie, bool) {
	return x.terms.Tie(of, a, b)
}
