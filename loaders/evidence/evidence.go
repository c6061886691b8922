// Package evidence holds claims of anybody, a model or a coder, against the text that they are about, and admits those that the text bears out.
//
//	r := evidence.NewReader(packs, vocabulary)
//	h := r.Hear(page)
//	errs := h.Actors([]evidence.ActorClaim{{Name: "Norway", Kind: "STATE"}})
//	s, err := h.Statement(evidence.Claim{Sentences: []int{3}, Actor: "Norway", As: "Oslo", Stance: "REJECTS", Cue: "rejected", Point: "the toll"})
//
// What must stand in the text stands there word for word: names, cues, points, conditions, offices; typographic quotes, dashes, white space and emphasis
// marks may be retyped. Who is claimed to act is named where the claim says, by words that name nobody else. A cue carries its stance, or at least not the
// opposite one. The rest is dropped with an Objection. Whom the names of a text mean, by package names, helps and never overrules a claim that the text
// bears out.
package evidence

import (
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/packs"
	"github.com/parleygraph/parley/loaders/text"
)

// A Reader holds what claims are weighed by: the packs' names and cues. It is immutable and safe for concurrent use.
type Reader struct {
	words *names.Vocabulary
	modes []string
	cues  *cues
	meets map[string]bool
}

// NewReader returns a reader with the words of the packs.
func NewReader(set *packs.Set, words *names.Vocabulary) *Reader {
	return &Reader{words: words, modes: modes(set), cues: newCues(set), meets: meetingWords(set)}
}

// modes returns what sorts of meetings the packs know, sorted.
func modes(set *packs.Set) []string {
	var modes []string
	for _, cue := range set.Meetings {
		modes = append(modes, cue.Mode)
	}
	slices.Sort(modes)
	return slices.Compact(modes)
}

// Modes returns what sorts of meetings the packs know, sorted: call, summit, talks and so on.
func (r *Reader) Modes() []string { return r.modes }

// A Page is a document read up to who is named in it.
type Page struct {
	Document  *text.Document
	Who       *names.Names
	ID        string
	Published graph.Day
	shown     []bool // the sentences that passages hold; nil for all
}

// sentence returns the graph of a sentence.
func (p *Page) sentence(i int) *grammar.Sentence { return p.Who.Sentences()[i] }

// A Hearing is one document with the actors that were claimed of it. It is not safe for concurrent use.
type Hearing struct {
	*Page
	reader *Reader
	folded folded
	cast   cast
}

// Hear opens the hearing of a document.
func (r *Reader) Hear(p *Page) *Hearing {
	return &Hearing{Page: p, reader: r, folded: fold(p.Document.Text), cast: cast{own: map[string]*names.Party{}}}
}
