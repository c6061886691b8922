package speakers

import (
	"slices"

	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/clauses/people"
)

// A transcript gives each block to the speaker whose name opens it: "KVISTGAARD: We welcome the offer."

// leastTurns is how many blocks of a text open with a speaker's label before it is read as a transcript.
const leastTurns = 3

// longestLabel is how many tokens a speaker's label has at most, its colon left out.
const longestLabel = 4

// label returns how many tokens the label takes that opens a block, its colon included, 0 where there is none: words in capitals, a colon, and
// a sentence after it.
func label(tokens []lexicon.Token) int {
	for i := 0; i+1 < len(tokens) && i <= longestLabel; i++ {
		switch t := &tokens[i]; {
		case t.Lower == ":" && i > 0:
			if next := &tokens[i+1]; next.Shape == lexicon.Capped || next.Shape == lexicon.Upper || lexicon.Opens(next) {
				return i + 1
			}
			return 0
		case t.Shape == lexicon.Capped && t.End-t.Start == 1: // "Q"
		case t.Shape != lexicon.Upper && t.Lower != "." && t.Lower != "-":
			return 0
		}
	}
	return 0
}

// labels returns how many tokens the label takes that opens each block: one in capitals, or the name that package text finds.
func labels(all []lexicon.Block, cut [][]lexicon.Token) []int {
	found, labelled := make([]int, len(cut)), 0
	for n, tokens := range cut {
		if found[n] = label(tokens); found[n] > 0 {
			labelled++
		}
	}
	for n, tokens := range cut {
		if labelled < leastTurns {
			found[n] = 0
		}
		if all[n].Label > 0 {
			found[n] = slices.IndexFunc(tokens, func(t lexicon.Token) bool { return t.End == all[n].Label }) + 1
		}
	}
	return found
}

// turns cuts the labels off the blocks of a transcript and gives what follows to a quotation that waits for its speaker.
func (d *Document) turns(all []lexicon.Block, cut [][]lexicon.Token) {
	ends := labels(all, cut)
	for n, tokens := range cut {
		at := ends[n]
		if at < 2 {
			continue
		}
		name := d.Text[tokens[0].Start:tokens[at-2].End]
		d.quotes = append(d.quotes, quotation{label: name, words: len(tokens), known: true, asks: tokens[len(tokens)-1].Lower == "?"})
		for i := at; i < len(tokens); i++ {
			tokens[i].Quote = len(d.quotes) - 1
		}
		cut[n] = tokens[at:]
	}
}

// castSpeakers finds who speaks the turns of a transcript: whom the label names, or who is interviewed. The turns of somebody whom the text does not name, a presenter or the press, are
// narration.
func (d *Document) castSpeakers() {
	for q := range d.quotes {
		if d.quotes[q].label == "" {
			continue
		}
		who := d.People.Find(d.quotes[q].label)
		if (who == nil || who.Party == nil && !who.Bystander) && d.answers(d.quotes[q].label) {
			if d.quotes[q].speaker = d.interviewee(); d.quotes[q].speaker != nil {
				continue
			}
		}
		if who == nil || who.Bystander {
			d.quotes[q] = quotation{known: true, nobody: true}
			d.unquote(q)
			continue
		}
		d.quotes[q].speaker = &Ref{Actor: people.Actor{Kind: people.PersonActor, Person: who}, Text: who.Name, Start: who.At}
	}
}

// unquote takes the tokens of a turn out of its quotation.
func (d *Document) unquote(q int) {
	for i := range d.Sentences {
		for t := range d.Sentences[i].Tokens {
			if token := &d.Sentences[i].Tokens[t]; token.Quote == q {
				token.Quote = 0
			}
		}
	}
}
