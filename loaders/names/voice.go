package names

import (
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/text"
)

// A heading is what a document's title says of whose it is.
type heading struct {
	official bool  // a house issues it: a statement, a readout, a speech, a transcript
	speech   bool  // "... speech 12: Norway": the title may be wrong
	joint    bool  // several sides issue it
	by       []Ref // whose it is
	beside   []Ref // all whom it names where it says so
	with     []Ref // whom it says a talk was with
}

// Voice returns whose voice the document is, whom "we" means where nobody else is said to speak: who issues the statement, makes the speech, or has the
// readout written; several of a joint statement. It is empty for wires and articles.
func (n *Names) Voice() []Ref { return n.links.voice }

// findVoice finds whose voice the document is, and gives its house the persons whom it names without a country.
func (c *coref) findVoice() {
	h := c.readTitle()
	c.speech = h.speech
	c.title = append(append([]Ref{}, h.by...), h.with...)
	if !h.official && !c.inFirstPerson() {
		return
	}
	home := c.home(&h)
	c.adopt(&h, home)
	switch {
	case h.joint:
		c.voice = c.signatories(&h)
	case home != nil:
		c.voice = []Ref{{Actor: Actor{Kind: PartyActor, Party: home}}}
		if len(h.by) == 1 && h.by[0].Side() == home && !h.speech {
			c.voice = h.by
		}
	default:
		c.voice = h.by
	}
	if c.voice == nil && h.joint {
		c.voice = h.by
	}
}

// readTitle reads the titles with which the document begins.
func (c *coref) readTitle() heading {
	var h heading
	for i := range c.sentences {
		if c.document.Blocks[c.document.Sentences[i].Block].Kind != text.Title {
			break
		}
		c.titled(i, &h)
	}
	for _, b := range c.document.Blocks {
		h.official = h.official || b.Label.End > 0
	}
	return h
}

// titled reads one title: "Statement by Holm on ...", "Readout of Holm's Call with Berg", "Joint Statement by A and B", "... speech 12: Norway".
func (c *coref) titled(i int, h *heading) {
	s := c.sentences[i]
	kind, talk := -1, -1
	for w := range s.Words {
		word := s.Words[w].Text
		h.joint = h.joint || word == "joint" || kind < 0 && c.words.in("voice.joint", word) && c.opens(s, w)
		h.speech = h.speech || word == "speech" && w+1 < len(s.Words) && s.Words[w+1].Tag == "CD"
		if kind < 0 && (c.words.in("voice.kind", word) || c.words.in("voice.joint", word) && s.Words[w].Tag[0] == 'N') {
			kind = w
		}
		if talk < 0 && c.words.in("voice.talk", word) {
			talk = w
		}
	}
	if kind < 0 && talk < 0 {
		return
	}
	h.official = true
	beside := c.headed(i, kind, talk)
	h.beside = append(h.beside, beside...)
	h.by = append(h.by, chosen(beside, h.joint)...)
	if talk >= 0 {
		h.with = append(h.with, c.namedIn(i, talk, len(s.Words))...)
	}
}

// opens tells whether a noun is what its title is about: "Agreement between Norway and Sweden", not "Statement on the Agreement".
func (c *coref) opens(s *grammar.Sentence, w int) bool {
	return w < 4 && s.Words[w].Tag[0] == 'N' && s.Words[w].Relation != "compound"
}

// headed returns whom the title names behind its kind and "by", "from" or "of", or before its talk.
func (c *coref) headed(i, kind, talk int) []Ref {
	s := c.sentences[i]
	from, to := -1, len(s.Words)
	for w := max(kind, 0); w < len(s.Words) && kind >= 0; w++ {
		word := s.Words[w].Text
		if from < 0 && (c.words.in("voice.by", word) || word == ":" && w < kind+3) {
			from = w
			continue
		}
		if w > kind && (c.words.in("voice.about", word) || w == talk) {
			to = w
			break
		}
	}
	if from < 0 {
		from, to = 0, kind
		if kind < 0 {
			to = talk
		}
	}
	return distinct(c.namedIn(i, from, to))
}

// chosen returns whose a document is of those whom its title names: all, or the first person, else the first.
func chosen(refs []Ref, all bool) []Ref {
	if all || len(refs) < 2 {
		return refs
	}
	for n := range refs {
		if refs[n].Person != nil {
			return refs[n : n+1]
		}
	}
	return refs[:1]
}

// earlySentences is among how many sentences a joint document names its sides.
const earlySentences = 4

// signatories returns the sides of a joint document: those its title names, else those that its text first names together.
func (c *coref) signatories(h *heading) []Ref {
	named := distinct(append(append([]Ref{}, h.by...), h.with...))
	if sides := sidesOf(named); len(sides) > 1 {
		return sides
	}
	for i, s := range c.sentences {
		for w := range s.Words {
			if both := c.hyphened(&s.Words[w]); both != nil && i < earlySentences {
				return both
			}
			if s.Words[w].Relation == "conj" {
				continue
			}
			if refs := sidesOf(c.coordination(i, w)); len(refs) > 1 && (len(named) < 2 && i < earlySentences || len(refs) == len(named)) {
				return refs
			}
		}
	}
	return named
}

// leastFirst is how many words of the first person make the voice of a text without a title somebody's.
const leastFirst = 2

// inFirstPerson tells whether a text says "we" outside quotations.
func (c *coref) inFirstPerson() bool {
	found := 0
	for i, s := range c.sentences {
		for w := range s.Words {
			if s.Words[w].Tag[0] == 'P' && c.words.in("refer.we", s.Words[w].Text) && !c.quoted(i, w) {
				if found++; found >= leastFirst {
					return true
				}
			}
		}
	}
	return false
}
