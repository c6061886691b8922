package reference

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/names/mention"
	"github.com/parleygraph/parley/loaders/text"
)

// A heading is what a document's title says of whose it is.
type heading struct {
	official bool          // a house issues it: a statement, a readout, a speech, a transcript
	speech   bool          // "... speech 12: Norway": the title may be wrong
	joint    bool          // several sides issue it
	by       []mention.Ref // whose it is
	beside   []mention.Ref // all whom it names where it says so
	with     []mention.Ref // whom it says a talk was with
}

// findVoice finds whose voice the document is, and gives its house the persons whom it names without a country.
func (c *Links) findVoice() {
	h := c.readTitle()
	c.speech, c.talk = h.speech, len(h.with) > 0
	c.title = append(append([]mention.Ref{}, h.by...), h.with...)
	if !h.official && !c.inFirstPerson() {
		return
	}
	home := c.home(&h)
	if h.official { // a text in the first person that no house issues names anybody's officers
		c.adopt(&h, home)
	}
	switch {
	case h.joint:
		c.Voice = c.signatories(&h)
	case home != nil:
		c.Voice = []mention.Ref{{Actor: mention.Actor{Kind: mention.PartyActor, Party: home}}}
		if len(h.by) == 1 && h.by[0].Side() == home && !h.speech {
			c.Voice = h.by
		}
	default:
		c.Voice = h.by
	}
	if c.Voice == nil && h.joint {
		c.Voice = h.by
	}
}

// readTitle reads the titles with which the document begins.
func (c *Links) readTitle() heading {
	var h heading
	for i := range c.sentences {
		if c.document.Blocks[c.document.Sentences[i].Block].Kind != text.Title {
			break
		}
		c.titled(i, &h)
	}
	for _, b := range c.document.Blocks {
		h.official = h.official || b.Label.End > 0 && !byName(c.document.Text[b.Label.Start:b.Label.End])
	}
	return h
}

// titled reads one title: "Statement by Holm on ...", "Readout of Holm's Call with Berg", "Joint Statement by A and B", "... speech 12: Norway".
func (c *Links) titled(i int, h *heading) {
	s := c.sentences[i]
	kind, talk, many := -1, -1, false
	for w := range s.Words {
		word := s.Words[w].Text
		h.joint = h.joint || word == "joint" || kind < 0 && c.words.in("voice.joint", word) && c.opens(s, w)
		many = many || word == "trilateral"
		h.speech = h.speech || word == "speech" && w+1 < len(s.Words) && s.Words[w+1].Tag == "CD"
		press := word == "call" && w > 0 && s.Words[w-1].Text == "press"
		if kind < 0 && (press || c.words.in("voice.kind", word) || c.words.in("voice.joint", word) && s.Words[w].Tag[0] == 'N') {
			kind = w
		}
		if talk < 0 && !press && c.words.in("voice.talk", word) {
			talk = w
		}
	}
	if kind < 0 && talk < 0 {
		return
	}
	h.official = true
	beside := c.headed(i, kind, talk)
	if kind < 0 { // "Port Holm meeting": where, or of what
		beside = slices.DeleteFunc(beside, func(r mention.Ref) bool { return r.Person == nil && r.Party != nil && r.Party.Own })
	}
	h.joint = h.joint || many && len(beside) == 0
	h.beside = append(h.beside, beside...)
	h.by = append(h.by, chosen(beside, h.joint)...)
	if talk >= 0 {
		h.with = append(h.with, c.namedIn(i, talk, c.people(i, talk))...)
	}
}

// people returns where the title speaks of a people that a talk was with members of: "Meeting with Families of Norwegians"; the end where it does not.
func (c *Links) people(i, talk int) int {
	words := c.sentences[i].Words
	for _, m := range c.names.Mentions(i) {
		if m.From > talk && m.Form == mention.ByDemonym && words[m.Head].Tag[0] == 'N' && strings.HasSuffix(words[m.Head].Text, "s") {
			return m.From
		}
	}
	return len(words)
}

// opens tells whether a noun is what its title is about: "Agreement between Norway and Sweden", not "Statement on the Agreement".
func (c *Links) opens(s *grammar.Sentence, w int) bool {
	return w < 4 && s.Words[w].Tag[0] == 'N' && s.Words[w].Relation != "compound"
}

// headed returns whom the title names behind its kind and "by", "from" or "of", or before its talk.
func (c *Links) headed(i, kind, talk int) []mention.Ref {
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
func chosen(refs []mention.Ref, all bool) []mention.Ref {
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
func (c *Links) signatories(h *heading) []mention.Ref {
	named := distinct(append(append([]mention.Ref{}, h.by...), h.with...))
	if sides := sidesOf(named); len(sides) > 1 {
		return sides
	}
	persons := len(named) > 1 && !slices.ContainsFunc(named, func(r mention.Ref) bool { return r.Person == nil })
	for i := range c.sentences {
		if listed := c.listedIn(i, named, persons); len(listed) > 1 {
			return listed
		}
	}
	return named
}

// listedIn returns the longest list of sides of a sentence that may be a joint document's, of whom its title names some: of persons alone, of whom nobody says
// whose they are, only what such a list is the subject of shows it.
func (c *Links) listedIn(i int, named []mention.Ref, persons bool) []mention.Ref {
	var longest []mention.Ref
	s := c.sentences[i]
	for w := range s.Words {
		if both := c.hyphened(&s.Words[w]); both != nil && i < earlySentences && !persons {
			return both
		}
		if r := s.Words[w].Relation; r == "conj" || persons && r != "nsubj" {
			continue
		}
		refs := sidesOf(c.coordination(i, w))
		if len(refs) > len(longest) && (len(named) < 2 && i < earlySentences || len(refs) == len(named)) {
			longest = refs
		}
	}
	return longest
}

// leastFirst is how many words of the first person make the voice of a text without a title somebody's.
const leastFirst = 2

// inFirstPerson tells whether a text says "we" outside quotations.
func (c *Links) inFirstPerson() bool {
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
