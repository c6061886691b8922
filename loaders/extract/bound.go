package extract

import (
	"slices"

	"github.com/parleygraph/parley/graph"
)

// MostStatements is how many statements of a document are kept unless something else is asked. A book of a million bytes makes some thousands; what makes more is no
// text that a person wrote, and would fill memory and store by repeating itself.
const MostStatements = 20_000

// AtMost returns a copy of the extractor that keeps the first statements of a document alone, so many at most: graph.Extraction.Until says where the rest begins.
func (x *Extractor) AtMost(statements int) *Extractor {
	other := *x
	other.most, other.Stamp = statements, x.Stamp.AtMost(statements)
	return &other
}

// bound leaves out the statements beyond the first ones, which stand in the order of the text, and the meetings behind them.
func bound(out *graph.Extraction, most int) {
	if len(out.Statements) <= most {
		return
	}
	out.Until = out.Statements[most].Quote.Start
	out.Statements = slices.Clip(out.Statements[:most])
	out.Meetings = slices.DeleteFunc(out.Meetings, func(m graph.Meeting) bool { return m.Quote.Start >= out.Until })
	mend(out)
	prune(out)
}
