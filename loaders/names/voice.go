package names

import (
	"github.com/parleygraph/parley/loaders/text"
)

// Voice returns whose voice the document is, whom "we" means where nobody else is said to speak: who issues the statement, makes the speech, or has the
// readout written; several of a joint statement. It is empty for wires and articles.
func (n *Names) Voice() []Ref { return n.links.voice }

// findVoice finds whose voice the document is: whom "we" and what nobody is said to think mean. It is nobody's in a wire or an article.
func (c *coref) findVoice() {
	for i := range c.sentences {
		if c.document.Blocks[c.document.Sentences[i].Block].Kind != text.Title {
			break
		}
		for _, m := range c.mentions[i] {
			c.title = append(c.title, m.refs...)
		}
		if c.voice == nil {
			c.voice = c.titled(i)
		}
	}
	if said := c.selfNamed(); said != nil {
		c.voice = said
	}
}

// titled returns whose document a title announces: "Statement by Holm on ...", "Readout of Holm's Call with Berg", "Joint Statement by A and B",
// "... speech 12: Norway".
func (c *coref) titled(i int) []Ref {
	s := c.sentences[i]
	kind, joint := -1, false
	for w := range s.Words {
		word := s.Words[w].Text
		joint = joint || c.words.in("voice.joint", word)
		if kind < 0 && (c.words.in("voice.kind", word) || c.words.in("voice.joint", word) && word != "joint") {
			kind = w
		}
		if c.words.in("speech", word) && word == ":" {
			kind = w
		}
	}
	if kind < 0 {
		return nil
	}
	if joint {
		return sidesOf(c.headed(i, kind, true))
	}
	return c.headed(i, kind, false)
}

// headed returns whom the title names behind its kind and "by", "from" or "of"; all of them, or the first.
func (c *coref) headed(i, kind int, all bool) []Ref {
	s := c.sentences[i]
	from, to := 0, len(s.Words)
	for w := kind + 1; w < len(s.Words); w++ {
		word := s.Words[w].Text
		if from == 0 && c.words.in("voice.by", word) {
			from = w
			continue
		}
		if c.words.in("voice.about", word) || c.words.in("voice.talk", word) {
			to = w
			break
		}
	}
	if from == 0 {
		to = len(s.Words)
	}
	refs := distinct(c.namedIn(i, from, to))
	if all || len(refs) < 2 {
		return refs
	}
	return refs[:1]
}

// selfNamed returns the side that a speech names as its own: "my country, Norway", "we, the United States", "Norway is seriously concerned".
func (c *coref) selfNamed() []Ref {
	for i, s := range c.sentences {
		for w := range s.Words {
			if s.Words[w].Text != "we" && !(s.Words[w].Text == "my" || s.Words[w].Text == "our") || c.quoted(i, w) {
				continue
			}
			at := w
			if s.Words[w].Relation == "poss" {
				at = s.Words[w].Head
			}
			if a := s.Child(at, "appos"); a >= 0 {
				if refs := c.names.named(i, a); len(refs) == 1 && refs[0].Holds() {
					return sidesOf(refs)
				}
			}
		}
	}
	return nil
}
