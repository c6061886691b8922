package names

import (
	"strings"

	"github.com/parleygraph/parley/loaders/text"
)

// longestTurn is how many words the label of a turn has at most.
const longestTurn = 14

// findTurns finds who speaks the turns of a transcript, each until the next label, and what stands behind "Holm said:".
func (c *coref) findTurns() {
	block := -1
	var now speaker
	for i := range c.sentences {
		at := c.document.Sentences[i].Block
		opens := at != block
		block = at
		if c.document.Blocks[at].Kind == text.Title || c.document.Blocks[at].Kind == text.Heading && c.document.Blocks[at].Label.End == 0 {
			if c.document.Blocks[at].Kind == text.Heading {
				now = speaker{}
			}
			continue
		}
		if opens {
			if next, ok := c.turn(i); ok {
				now = next
			}
		}
		c.turns[i] = now
		if next, ok := c.introduces(i); ok {
			now = next
		}
	}
}

// turn returns who speaks the block that sentence i opens, where a label says so.
func (c *coref) turn(i int) (speaker, bool) {
	label := c.document.Blocks[c.document.Sentences[i].Block].Label
	if label.End > 0 {
		return speaker{c.labelled(c.document.Text[label.Start:label.End]), true}, true
	}
	s := c.sentences[i]
	for w := 0; w < len(s.Words) && w < longestTurn; w++ {
		switch {
		case s.Words[w].Text == ":" && w > 0 && w+1 < len(s.Words):
			refs := c.namedIn(i, 0, w)
			return speaker{refs, true}, len(refs) == 1 && refs[0].Person != nil
		case s.Verb(w) || s.Words[w].Text == "," && w > 8:
			return speaker{}, false
		}
	}
	return speaker{}, false
}

// labelled returns whom a label means: the person or party that it names, the house for an unnamed official, Nobody for the press.
func (c *coref) labelled(label string) []Ref {
	nobody := []Ref{{Actor: Actor{Kind: Nobody}}}
	name := strings.Trim(strings.ToLower(label), " :.\t")
	words := strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune(" .,()", r) })
	if len(words) == 0 {
		return nobody
	}
	if ref := c.called(words); ref != nil {
		return []Ref{*ref}
	}
	for _, w := range words {
		if c.words.in("refer.press", w) {
			return nobody
		}
	}
	if len(c.voice) > 0 {
		return sidesOf(c.voice)
	}
	return nobody
}

// called returns the person whom the words of a label name, or the party in its brackets.
func (c *coref) called(words []string) *Ref {
	for i := range c.mentions {
		for _, m := range c.mentions[i] {
			for n, r := range m.refs {
				name := r.Name()
				if r.Person != nil {
					name = name[strings.LastIndexByte(name, ' ')+1:]
				}
				if name != "" && strings.EqualFold(name, words[len(words)-1]) {
					return &m.refs[n]
				}
			}
		}
	}
	return nil
}

// namedIn returns whom words [from, to) of sentence i name.
func (c *coref) namedIn(i, from, to int) []Ref {
	var found []Ref
	for _, m := range c.mentions[i] {
		if m.word >= from && m.word < to {
			found = append(found, m.refs...)
		}
	}
	return found
}

// introduces returns who speaks what follows sentence i, where it is "Holm said:" and no quotation follows.
func (c *coref) introduces(i int) (speaker, bool) {
	s := c.sentences[i]
	end := len(s.Words) - 1
	if end < 1 || s.Words[end].Text != ":" || i+1 >= len(c.sentences) {
		return speaker{}, false
	}
	if next := c.document.Sentences[i+1]; c.document.QuotationAt(next.Start+3) >= 0 && strings.ContainsAny(c.document.Text[next.Start:next.Start+3], "\"“") {
		return speaker{}, false
	}
	for w := end - 1; w >= 0; w-- {
		if s.Verb(w) && c.words.reports[s.Words[w].Lemma] {
			if refs := c.subjects(i, w); len(refs) > 0 {
				return speaker{refs, true}, true
			}
		}
	}
	return speaker{}, false
}
