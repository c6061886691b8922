package extract

import (
	"cmp"
	"slices"
	"sort"

	"github.com/parleygraph/parley/graph"
)

// A Witness is a document read up to who is named in it. What another extractor claims of the document is held against it, and admitted only
// where the text bears it out:
//
//	w := x.Witness(document)
//	for _, passage := range w.Passages(6000) {
//		err := w.Statement(passage, claim) // an Objection where the claim is not admitted
//	}
//	extraction := w.Extraction()
//
// Quote, cue, point and conditions must stand in the passage word for word; typographic quotes, dashes, white space and emphasis marks may be
// retyped. Actors must be named in it, as the grammar finds and resolves names. Terms are those that the grammar gives to the point. A Witness is
// not safe for concurrent use, except for Passages and Names.
type Witness struct {
	d          *document
	b          *builder
	statements []graph.Statement
	meetings   []graph.Meeting
	seen       map[string]bool
}

// Witness reads a document as the grammar does, without looking for statements.
func (x *Extractor) Witness(d graph.Document) *Witness {
	w := &Witness{d: x.read(&d), seen: map[string]bool{}}
	w.d.understand()
	w.b = &builder{d: w.d, out: &graph.Extraction{Document: d}, parties: map[string]bool{}, terms: map[string]int{}, issues: map[string]bool{}, seen: map[string]bool{}}
	return w
}

// Passages cuts the document into runs of whole sentences, of whole paragraphs where they fit, of at most most bytes each. Runs that name nobody
// are left out: nobody holds a position there. So is a sentence longer than most; left counts these.
func (w *Witness) Passages(most int) (passages []graph.Passage, left int) {
	all := w.d.sentences
	for from := 0; from < len(all); {
		if all[from].end-all[from].start > most {
			from, left = from+1, left+1
			continue
		}
		to := w.fill(from, most)
		if w.names(from, to) {
			passages = append(passages, w.d.passage(span{all[from].start, all[to-1].end}))
		}
		from = to
	}
	return passages, left
}

// fill returns the sentence after the last that fits with sentence from into most bytes, or the first of its paragraph where that paragraph does
// not fit and others came before.
func (w *Witness) fill(from, most int) int {
	all := w.d.sentences
	to := from + 1
	for to < len(all) && all[to].end-all[from].start <= most {
		to++
	}
	if to == len(all) {
		return to
	}
	for cut := to; cut > from; cut-- {
		if all[cut].paragraph != all[cut-1].paragraph {
			return cut
		}
	}
	return to
}

// names tells whether sentences [from, to) name anybody.
func (w *Witness) names(from, to int) bool {
	return slices.ContainsFunc(w.d.mentions[from:to], func(found []mention) bool { return len(found) > 0 })
}

// Names returns the names in a passage as written, each once, in the order of the text.
func (w *Witness) Names(passage graph.Passage) []string {
	names := []string{}
	run := w.run(span{passage.Start, passage.End})
	for i := run.from; i < run.to; i++ {
		for _, m := range w.d.mentions[i] {
			if name := w.written(i, m); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// written returns a mention of sentence i as written.
func (w *Witness) written(i int, m mention) string {
	tokens := w.d.sentences[i].tokens[m.from:m.to]
	return w.d.text[tokens[0].start:tokens[len(tokens)-1].end]
}

// run returns the sentences that bytes [from, to) touch, as a range; empty where they touch none.
func (w *Witness) run(s span) span {
	all := w.d.sentences
	from := sort.Search(len(all), func(i int) bool { return all[i].end > s.from })
	to := sort.Search(len(all), func(i int) bool { return all[i].start >= s.to })
	return span{from, max(from, to)}
}

// evidence returns the bytes of the shortest run of whole sentences that holds a span, empty where none does.
func (w *Witness) evidence(s span) span {
	run := w.run(s)
	if run.empty() {
		return span{}
	}
	whole := span{w.d.sentences[run.from].start, w.d.sentences[run.to-1].end}
	if s.from < whole.from || s.to > whole.to {
		return span{}
	}
	return whole
}

// Extraction returns what was admitted, in the order of the text whatever the order of the claims, with the actors, terms and issues that
// belong to it. Nothing may be claimed afterwards.
func (w *Witness) Extraction() graph.Extraction {
	slices.SortFunc(w.statements, func(a, b graph.Statement) int {
		return cmp.Or(cmp.Compare(a.Cue.Start, b.Cue.Start), cmp.Compare(a.Point.Start, b.Point.Start), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(w.meetings, func(a, b graph.Meeting) int {
		return cmp.Or(cmp.Compare(a.Quote.Start, b.Quote.Start), cmp.Compare(a.ID, b.ID))
	})
	for i := range w.statements {
		s := &w.statements[i]
		w.b.term(claimed(s.Stance), s)
		w.b.add(*s)
	}
	w.b.out.Meetings = w.meetings
	w.b.named()
	w.b.envoys()
	w.b.order()
	return *w.b.out
}
