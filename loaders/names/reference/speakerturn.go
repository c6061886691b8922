package reference

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/names/mention"
	"github.com/parleygraph/parley/loaders/text"
)

// longestTurn is how many words the label of a turn has at most.
const longestTurn = 22

// findTurns finds who speaks the turns of a transcript, each until the next label, and what stands behind "Holm said:".
func (c *Links) findTurns() {
	block := -1
	var now speaker
	for i := range c.sentences {
		at := c.document.Sentences[i].Block
		opens := at != block
		block = at
		if c.document.Blocks[at].Kind == text.Title {
			continue
		}
		if opens {
			if next, ok := c.turn(i); ok {
				now = next
			} else if c.document.Blocks[at].Kind == text.Heading && c.ends(i) {
				now = speaker{}
				continue
			}
		}
		c.turns[i] = now
		if next, ok := c.introduces(i); ok {
			now = next
		}
	}
}

// ends tells whether a heading ends the turn before it: one that is no address ("Dear friends,") and no caption with its day, which stands in the turn.
func (c *Links) ends(i int) bool {
	b := c.document.Blocks[c.document.Sentences[i].Block]
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(c.document.Text[b.Start:b.End]))
	return last != ',' && !unicode.IsDigit(last)
}

// turn returns who speaks the block that sentence i opens, where a label says so.
func (c *Links) turn(i int) (speaker, bool) {
	label := c.document.Blocks[c.document.Sentences[i].Block].Label
	if label.End > 0 {
		return speaker{c.labelled(c.document.Text[label.Start:label.End]), true}, true
	}
	return c.unmarked(i)
}

// unmarked reads a label that only its colon shows: "President of Norway Kari Holm (retranslated): We welcome", "Question:".
func (c *Links) unmarked(i int) (speaker, bool) {
	s := c.sentences[i]
	depth := 0
	for w := 0; w < len(s.Words) && w < longestTurn; w++ {
		switch t := s.Words[w].Text; {
		case t == "(":
			depth++
		case t == ")":
			depth--
		case depth > 0:
		case t == ":" && w > 0:
			return c.labelRefs(i, w)
		case c.reportingVerb(s, w), !s.Words[w].Capital && s.Words[w].Tag[0] != 'I' && s.Words[w].Tag[0] != 'D' && t != ",":
			return speaker{}, false
		}
	}
	return speaker{}, false
}

func (c *Links) reportingVerb(s *grammar.Sentence, w int) bool {
	return s.Verb(w) && c.words.reports[s.Words[w].Lemma]
}

// labelRefs returns whom the words before a colon name as who speaks.
func (c *Links) labelRefs(i, colon int) (speaker, bool) {
	s := c.sentences[i]
	if c.words.in("refer.press", s.Words[0].Text) {
		return speaker{[]mention.Ref{{Actor: mention.Actor{Kind: mention.Nobody}}}, true}, true
	}
	refs := c.namedIn(i, 0, colon)
	for n := len(refs) - 1; n >= 0; n-- {
		if refs[n].Person != nil {
			return speaker{refs[n : n+1], true}, true
		}
	}
	return speaker{}, false
}

// labelled returns whom a label means: the person or party that it names, who is interviewed, the house for an unnamed
// official, Nobody for the press.
func (c *Links) labelled(label string) []mention.Ref {
	nobody := []mention.Ref{{Actor: mention.Actor{Kind: mention.Nobody}}}
	name := strings.Trim(strings.ToLower(label), " :.\t")
	words := strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune(" .,()", r) })
	if len(words) == 0 {
		return nobody
	}
	if ref := c.titledSo(words); ref != nil {
		c.side(ref, label)
		return []mention.Ref{*ref}
	}
	for _, w := range words {
		if c.words.in("refer.press", w) {
			return nobody
		}
	}
	if who := c.interviewee(); who != nil && len(words) == 1 && c.words.in("refer.answer", name) {
		return []mention.Ref{*who}
	}
	if byName(label) {
		return c.interviewed(label)
	}
	if len(c.Voice) > 0 {
		return sidesOf(c.Voice)
	}
	return nobody
}

// titledSo returns the person whom the last word of a label names by the surname, or the party, as in brackets: "Mr. Holm (Norway)".
func (c *Links) titledSo(words []string) *mention.Ref {
	if c.surnames == nil {
		c.surnames = map[string]*mention.Ref{}
		for i := range c.mentions {
			for n := range c.mentions[i] {
				c.fileSurnames(c.mentions[i][n].refs)
			}
		}
	}
	return c.surnames[words[len(words)-1]]
}

// fileSurnames files refs by the last word of a person's name, by a party's name.
func (c *Links) fileSurnames(refs []mention.Ref) {
	for n, r := range refs {
		name := strings.ToLower(r.Name())
		if r.Person != nil {
			name = name[strings.LastIndexByte(name, ' ')+1:]
		}
		if _, known := c.surnames[name]; !known && name != "" {
			c.surnames[name] = &refs[n]
		}
	}
}

// namedIn returns whom words [from, to) of sentence i name.
func (c *Links) namedIn(i, from, to int) []mention.Ref {
	var found []mention.Ref
	for _, m := range c.mentions[i] {
		if m.word >= from && m.word < to {
			found = append(found, m.refs...)
		}
	}
	return found
}

// introduces returns who speaks what follows sentence i, where it is "Holm said:" and no quotation follows.
func (c *Links) introduces(i int) (speaker, bool) {
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
