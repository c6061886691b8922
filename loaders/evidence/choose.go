package evidence

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/loaders/packs"
	"github.com/parleygraph/parley/loaders/text"
)

// meetingWords returns the lemmas by which the packs' rules of meetings begin or are named.
func meetingWords(set *packs.Set) map[string]bool {
	words := map[string]bool{}
	for _, cue := range set.Meetings {
		for _, phrases := range [][]string{cue.Verbs, cue.Nouns} {
			for _, phrase := range phrases {
				first, _, _ := strings.Cut(phrase, " ")
				words[first] = true
			}
		}
	}
	return words
}

// Choose leaves in the passages only the sentences that name somebody or speak of a meeting, with one beside each, and the headlines. It returns how many
// bytes of sentences these are, and how many there are.
func (h *Hearing) Choose() (chosen, whole int) {
	all := h.Document.Sentences
	h.shown = make([]bool, len(all))
	for i := range all {
		if !h.tells(i) {
			continue
		}
		for k := max(0, i-1); k < min(len(all), i+2); k++ {
			h.shown[k] = true
		}
	}
	for i, s := range all {
		whole += s.End - s.Start
		if h.shows(i) {
			chosen += s.End - s.Start
		}
	}
	return chosen, whole
}

// tells tells whether a sentence is a headline, names somebody or speaks of a meeting.
func (h *Hearing) tells(i int) bool {
	if h.Document.Blocks[h.Document.Sentences[i].Block].Kind == text.Title || len(h.Who.Mentions(i)) > 0 {
		return true
	}
	return slices.ContainsFunc(h.sentence(i).Words, func(w word) bool { return h.reader.meets[w.Lemma] })
}

// shows tells whether passages hold a sentence.
func (p *Page) shows(i int) bool { return p.shown == nil || p.shown[i] }
