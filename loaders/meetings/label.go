package meetings

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/annotations"
	"github.com/parleygraph/parley/loaders/judge"
	"github.com/parleygraph/parley/loaders/names"
)

// What a candidate is to an annotator.
const (
	no     = 0
	yes    = 1
	unsure = -1
)

// Label returns the examples that annotations make of a page's candidates. Of those that pair two sides in the sentence that proves a meeting of these, the
// ones count whose word of meeting stands in the evidence, else all; others of the two sides teach nothing.
func (r *Reader) Label(p *Page, all []Candidate, annotated []annotations.Meeting) []judge.Example {
	labels := make([]int, len(all))
	for i := range annotated {
		if a := &annotated[i]; !a.None {
			r.teach(p, all, labels, a)
		}
	}
	var found []judge.Example
	for k := range all {
		if labels[k] != unsure && all[k].how != gathering {
			found = append(found, judge.Example{Features: all[k].Features, Class: labels[k]})
		}
	}
	return found
}

// teach labels the candidates that one annotation is about.
func (r *Reader) teach(p *Page, all []Candidate, labels []int, a *annotations.Meeting) {
	var within, elsewhere []int
	for k := range all {
		c := &all[k]
		sentence := p.Document.Sentences[c.Sentence]
		cue := &p.Sentences[c.Sentence].Words[c.Cue]
		switch {
		case !r.means(c, a):
		case a.Evidence.Start >= sentence.End || sentence.Start >= a.Evidence.End:
			if labels[k] == no {
				labels[k] = unsure
			}
		case cue.Start < a.Evidence.End && a.Evidence.Start < cue.End:
			within = append(within, k)
		default:
			elsewhere = append(elsewhere, k)
		}
	}
	if len(within) == 0 {
		within, elsewhere = elsewhere, nil
	}
	for _, k := range elsewhere {
		if labels[k] != yes {
			labels[k] = unsure
		}
	}
	for _, k := range within {
		labels[k] = yes
	}
}

// means tells whether a candidate pairs the sides of an annotation.
func (r *Reader) means(c *Candidate, a *annotations.Meeting) bool {
	return r.called(c.A, a.A) && r.called(c.B, a.B) || r.called(c.A, a.B) && r.called(c.B, a.A)
}

// called tells whether one of the names is an actor's or that of its side.
func (r *Reader) called(actor names.Ref, all []string) bool {
	return slices.ContainsFunc(all, func(name string) bool {
		name = r.words.plain(name)
		if side := actor.Side(); side != nil && side.Crowd && strings.Contains(name, strings.TrimSuffix(r.words.plain(side.Name), "s")) {
			return true // "two rebel groups" are the rebels
		}
		return name == r.words.plain(actor.Name()) || actor.Side() != nil && name == r.words.plain(actor.Side().Name)
	})
}

// plain returns a name without case and article, by the packs' name of the party where they know it.
func (l *lexicon) plain(name string) string {
	name = strings.TrimPrefix(strings.Join(strings.Fields(strings.ToLower(name)), " "), "the ")
	if p := l.parties[name]; p != nil {
		name = p.Name
	}
	return graph.Fold(name)
}
