package clauses

import (
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
)

// modality returns how firmly what a finding says is said, by the modal of its verb.
func (d *finder) modality(f *finding) graph.Modality {
	if f.group == nil || f.group.Modal < 0 {
		return graph.Asserted
	}
	w := d.Parses[f.sentence].Tokens[f.group.Modal].Word
	switch {
	case w.Is(lexicon.Tentative) && f.stance == graph.Supports && d.Parses[f.sentence].Tokens[f.group.Modal].Lower == "could":
		return graph.Would // "Norway could live with this"
	case w.Is(lexicon.Tentative) && f.group.Negator < 0:
		return graph.Might
	case w.Is(lexicon.Hypothetical):
		return graph.Would
	case w.Is(lexicon.Future):
		return graph.Intended
	}
	return graph.Asserted
}
