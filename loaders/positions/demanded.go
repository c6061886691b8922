package positions

import (
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
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
			if st, ok := r.demand(p, &all[i], c); ok && !asksAlready(p, &st, all) && !asksAlready(p, &st, found) {
				found = append(found, r.parts(p.Sentences[st.Sentence], &st)...)
			}
		}
		if st, ok := r.exchanged(p, &all[i]); ok && !asksAlready(p, &st, all) && !asksAlready(p, &st, found) {
			found = append(found, st)
		}
	}
	return found
}

// exchanged returns the other half of what a statement would exchange: "wants Norway to leave in return for aid" proposes aid, "offers aid in return for its withdrawal"
// asks for that.
func (r *Reader) exchanged(p *Page, st *Statement) (Statement, bool) {
	s := p.Sentences[st.Sentence]
	denied := slices.ContainsFunc(s.Words[st.From:st.To], func(w grammar.Word) bool { return w.Relation == "neg" })
	if st.Stance == graph.Rejects || denied { // "urged Norway not to leave in return for aid"
		return Statement{}, false
	}
	consenting := *st
	consenting.Stance = graph.Proposes
	for i := range s.Words {
		o, ok := r.opens(s, i)
		if !ok || o.behind != "consent" {
			continue
		}
		top := constituent(s, i)
		c, hangs := hang(s, &consenting, o, i, top)
		head := s.Child(i+len(o.words)-1, "pobj", "pcomp")
		if !hangs || head < 0 || r.own(p, st, head) {
			continue
		}
		half := Statement{Candidate: Candidate{Sentence: st.Sentence, By: st.By}, Stance: graph.Demands, Confidence: st.Confidence}
		half.Match = pattern.Match{Pattern: conditioned, Path: conditioned, Cue: i, Holder: st.Holder, From: i + len(o.words), To: c.To, Head: head}
		if st.Stance == graph.Demands {
			half.Stance = graph.Proposes
			if to := min(st.To, i); st.From < to {
				half.Conditions = []Condition{{graph.If, st.From, to}}
			}
		}
		return half, true
	}
	return Statement{}, false
}

// own tells whether what a word means is already the holder's to do: "its withdrawal" of the holder.
func (r *Reader) own(p *Page, st *Statement, word int) bool {
	owner := p.Sentences[st.Sentence].Child(word, "poss")
	return owner >= 0 && st.Stance != graph.Demands && slices.ContainsFunc(p.Who.At(st.Sentence, owner), func(ref names.Ref) bool { return sameSide(ref, st.By) })
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
	from := c.From + len(o.words)
	if s.Words[subject].Tag == "PRP" && subject == from {
		if s.Words[verb].Tag != "VBP" && s.Words[verb].Tag != "VBZ" {
			return Statement{}, false // "if they treated it well" can't be told without them
		}
		from++ // "unless they return the crew" asks to return the crew
	}
	m := pattern.Match{Pattern: conditioned, Path: conditioned, Cue: c.From, Holder: st.Holder, From: from, To: c.To, Head: verb}
	return Statement{Candidate: Candidate{Sentence: st.Sentence, Match: m, By: st.By}, Stance: graph.Demands, Confidence: st.Confidence}, true
}

// asksAlready tells whether one of some statements is of the same holder, for something, and about words of what another asks.
func asksAlready(p *Page, st *Statement, all []Statement) bool {
	return slices.ContainsFunc(all, func(o Statement) bool {
		return o.Sentence == st.Sentence && sameSide(o.By, st.By) && o.Stance != graph.Rejects && o.From < st.To && st.From < o.To && p.Sentences[st.Sentence].In(o.Head, st.Head)
	})
}
