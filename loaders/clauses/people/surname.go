package people

import (
	"slices"

	"github.com/parleygraph/parley/loaders/clauses/lexicon"
)

// begunByName marks the surnames with which sentences begin where the document names their bearers in full: "Holm and her Swedish counterpart met".
// By its capital alone such a word could be any.
func (d *Document) begunByName() {
	surnames := map[string]bool{}
	for i := range d.Sentences {
		for _, m := range d.Mentions[i] {
			if m.Kind == PersonMention && m.To-m.From > 1 {
				surnames[d.Sentences[i].Tokens[m.To-1].Lower] = true
			}
		}
	}
	for i := range d.Sentences {
		tokens := d.Sentences[i].Tokens
		first := 0
		for first+1 < len(tokens) && tokens[first].Shape == lexicon.Mark {
			first++
		}
		if t := &tokens[first]; t.Shape != lexicon.Capped || t.Mention != 0 || t.Word.Class != 0 || !surnames[t.Lower] {
			continue
		}
		for t := range tokens {
			if tokens[t].Mention != 0 {
				tokens[t].Mention++
			}
		}
		tokens[first].Mention = 1
		d.Mentions[i] = slices.Insert(d.Mentions[i], 0, Mention{From: first, To: first + 1, Kind: PersonMention})
	}
}

// officeIn returns the office with whose capitals the run of a name begins: "Cabinet Affairs Minister X". It is empty where there is none.
func (x *Vocabulary) officeIn(tokens []lexicon.Token, m Mention) TitleSpan {
	for at := m.From + 1; at+1 < m.To && m.Kind == PersonMention; at++ {
		if w := tokens[at].Lower; !x.stateOffices[w] && w != "secretary" {
			continue
		}
		if senses, n := x.lex.Titles.At(tokens, at); n == 1 {
			return TitleSpan{m.From, at + 1, senses[0]}
		}
	}
	return TitleSpan{}
}
