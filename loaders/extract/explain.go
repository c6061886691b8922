package extract

import (
	"context"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses"
)

// Explain returns what Extract returns, and how each sentence was read on the way, in the order of the text.
func (x *Extractor) Explain(ctx context.Context, d graph.Document) (out graph.Extraction, readings []clauses.Reading, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			out, readings, err = graph.Extraction{}, nil, faulty(fault)
		}
	}()
	doc, out, err := x.extract(ctx, d, true)
	if err != nil {
		return out, nil, err
	}
	return out, doc.Readings(&out), nil
}

// A Rule is a rule of the packs as a reader of an explanation needs it.
type Rule struct {
	ID      string `json:"id"`
	Where   string `json:"where"`   // file and line: "core/cues/rejects.yaml:4"
	Reason  string `json:"reason"`  // why it holds
	Example string `json:"example"` // a text in which it must find something, empty where its pack gives none
}

// Rule returns the cue or meeting of that id, false where the packs hold none.
func (x *Extractor) Rule(id string) (Rule, bool) {
	for i := range x.set.Cues {
		if c := &x.set.Cues[i]; c.ID == id {
			return Rule{id, x.set.Where("cues", id), c.Reason, first(c.Examples.Match)}, true
		}
	}
	for i := range x.set.Meetings {
		if m := &x.set.Meetings[i]; m.ID == id {
			return Rule{id, x.set.Where("meetings", id), m.Reason, first(m.Examples.Match)}, true
		}
	}
	return Rule{}, false
}

// first returns the first of some texts, empty where there is none.
func first(texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	return texts[0]
}
