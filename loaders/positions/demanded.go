package positions

import (
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/pattern"
)

// conditioned is the pattern of what somebody asks by making his own act hang on it.
const conditioned = "condition"

// demands returns what statements ask of others by their conditions: "will not talk until Norway leaves", "would sign if Norway paid" ask Norway to leave, and to pay.
func (r *Reader) demands(p *Page, all []Statement) []Statement {
	var found []Statement
	for i := range all {
		for _, c := range all[i].Conditions {
			st, ok := r.demand(p, &all[i], c)
			if !ok || asksAlready(p, &st, all) || asksAlready(p, &st, found) {
				continue
			}
			found = append(found, series(p.Sentences[st.Sentence], &st)...)
		}
	}
	return found
}

// demand returns what a statement asks by one of its conditions; false where that is nothing that others are to do.
func (r *Reader) demand(p *Page, st *Statement, c Condition) (Statement, bool) {
	s := p.Sentences[st.Sentence]
	o, ok := r.opens(s, c.From)
	verb := constituent(s, c.From)
	if !ok || o.behind == inversion || !s.Verb(verb) || verb < c.From || c.From+len(o.words) >= c.To || s.Words[c.From].Text == "even" || st.Stance == graph.Demands {
		return Statement{}, false
	}
	subject := s.Child(verb, "nsubj", "nsubjpass", "expl")
	if subject < c.From || subject >= c.To {
		return Statement{}, false
	}
	others := p.Who.At(st.Sentence, subject)
	own := slices.ContainsFunc(others, func(ref names.Ref) bool { return sameSide(ref, st.By) })
	known := slices.ContainsFunc(others, names.Ref.Holds)
	switch c.Kind {
	case graph.Unless, graph.OnlyIf:
		if own {
			return Statement{}, false
		}
	case graph.If:
		if own || !known || st.Stance == graph.Rejects {
			return Statement{}, false
		}
	default:
		return Statement{}, false
	}
	m := pattern.Match{Pattern: conditioned, Path: conditioned, Cue: c.From, Holder: st.Holder, From: c.From + len(o.words), To: c.To, Head: verb}
	return Statement{Candidate: Candidate{Sentence: st.Sentence, Match: m, By: st.By}, Stance: graph.Demands, Confidence: st.Confidence}, true
}

// asksAlready tells whether one of some statements is of the same holder, for something, and about words of what another asks.
func asksAlready(p *Page, st *Statement, all []Statement) bool {
	return slices.ContainsFunc(all, func(o Statement) bool {
		return o.Sentence == st.Sentence && sameSide(o.By, st.By) && o.Stance != graph.Rejects && o.From < st.To && st.From < o.To && p.Sentences[st.Sentence].In(o.Head, st.Head)
	})
}
