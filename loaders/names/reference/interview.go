package reference

import (
	"strings"
	"unicode"

	"github.com/parleygraph/parley/loaders/names/mention"
	"github.com/parleygraph/parley/loaders/text"
)

// byName tells whether a label is written like a name, as those of a printed interview: "Anna Holm:", and neither "MR. HOLM:" nor "Mr. Holm:".
func byName(label string) bool {
	first, _, _ := strings.Cut(label, " ")
	return strings.ContainsFunc(label, unicode.IsLower) && !strings.HasSuffix(first, ".")
}

// interviewed returns whom a label means that is written like a name nobody else bears in the text: nobody where he only asks, else the one who is interviewed, by
// the name that the label gives him where title and lead tell only his office.
func (c *Links) interviewed(label string) []mention.Ref {
	name := strings.Trim(label, " :\t")
	if c.asks(label) {
		return []mention.Ref{{Actor: mention.Actor{Kind: mention.Nobody}}}
	}
	who := c.interviewee()
	if who != nil && !strings.Contains(name, " ") {
		return []mention.Ref{*who} // "Minister:"
	}
	ref := mention.Ref{Actor: mention.Actor{Kind: mention.PersonActor, Person: &mention.Person{Name: name}}}
	if who != nil && who.Person == nil {
		ref.Person.Party = who.Party
	}
	at := strings.Index(c.document.Text, label)
	ref.Span = text.Span{Start: at, End: at + len(name)}
	last := strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:])
	c.surnames[last] = &ref // so that the next turn is the same person's
	return []mention.Ref{ref}
}

// side gives the person of a label whom the text names without a party that of the officer who is interviewed: "General Holm, will you talk?".
func (c *Links) side(ref *mention.Ref, label string) {
	if p := ref.Person; p == nil || p.Party != nil || p.Bystander || !byName(label) || c.asks(label) {
		return
	}
	if who := c.interviewee(); who != nil && who.Person == nil {
		ref.Person.Party = who.Party
	}
}

// asks tells whether most turns with a label are questions.
func (c *Links) asks(label string) bool {
	questions := 0
	for _, b := range c.document.Blocks {
		if b.Label.End > 0 && c.document.Text[b.Label.Start:b.Label.End] == label {
			if questions--; strings.HasSuffix(strings.TrimRight(c.document.Text[b.Start:b.End], " \n\"”’)"), "?") {
				questions += 2
			}
		}
	}
	return questions > 0
}

// interviewee returns the person, or else the party of the officer, of whom the title or the lead says that he is interviewed; nil where they name none.
func (c *Links) interviewee() *mention.Ref {
	var side *mention.Ref
	for i := range c.sentences {
		if c.document.Blocks[c.document.Sentences[i].Block].Label.End > 0 {
			break
		}
		if !c.tells(i) {
			continue
		}
		for n := range c.mentions[i] {
			for k := range c.mentions[i][n].refs {
				switch r := &c.mentions[i][n].refs[k]; {
				case r.Person != nil && r.Person.Party != nil && !r.Person.Bystander:
					return r
				case side == nil && r.Kind == mention.PartyActor:
					side = &mention.Ref{Actor: r.Actor, Span: r.Span}
				}
			}
		}
	}
	return side
}

// tells tells whether a sentence says who is interviewed: "Interview with Anna Holm", "Anna Holm spoke to this newspaper".
func (c *Links) tells(i int) bool {
	for w := range c.sentences[i].Words {
		if c.words.in("refer.interview", c.sentences[i].Words[w].Text) {
			return true
		}
	}
	return false
}
