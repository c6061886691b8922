package extract

import "slices"

// begunByName marks the surnames with which sentences begin where the document names their bearers in full: "Holm and her Swedish counterpart met".
// By its capital alone such a word could be any.
func (d *peopleDocument) begunByName() {
	surnames := map[string]bool{}
	for i := range d.sentences {
		for _, m := range d.mentions[i] {
			if m.kind == personMention && m.to-m.from > 1 {
				surnames[d.sentences[i].tokens[m.to-1].lower] = true
			}
		}
	}
	for i := range d.sentences {
		tokens := d.sentences[i].tokens
		first := 0
		for first+1 < len(tokens) && tokens[first].shape == mark {
			first++
		}
		if t := &tokens[first]; t.shape != capped || t.mention != 0 || t.word.class != 0 || !surnames[t.lower] {
			continue
		}
		for t := range tokens {
			if tokens[t].mention != 0 {
				tokens[t].mention++
			}
		}
		tokens[first].mention = 1
		d.mentions[i] = slices.Insert(d.mentions[i], 0, mention{from: first, to: first + 1, kind: personMention})
	}
}

// officeIn returns the office with whose capitals the run of a name begins: "Cabinet Affairs Minister X". It is empty where there is none.
func (x *peopleVocabulary) officeIn(tokens []token, m mention) titleSpan {
	for at := m.from + 1; at+1 < m.to && m.kind == personMention; at++ {
		if w := tokens[at].lower; !x.stateOffices[w] && w != "secretary" {
			continue
		}
		if senses, n := x.lex.titles.at(tokens, at); n == 1 {
			return titleSpan{m.from, at + 1, senses[0]}
		}
	}
	return titleSpan{}
}
