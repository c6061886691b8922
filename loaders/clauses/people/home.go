package people

import (
	"strings"

	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/packs"
)

// homeland returns the state that "the government" means in this document: the only one whose government the text names in as many words
// ("the Government of Norway", "Norway's government"), else the one in whose capital the text is written, where it is named as often as any other.
func (d *Document) homeland() *packs.Party {
	var named *packs.Party
	for i := range d.Sentences {
		for _, m := range d.Mentions[i] {
			if m.Kind != PartyMention || m.Sense.Party.Type != "STATE" || !d.governs(d.Sentences[i].Tokens, m) {
				continue
			}
			if named != nil && named != m.Sense.Party {
				return nil
			}
			named = m.Sense.Party
		}
	}
	if named != nil {
		return named
	}
	return d.dateland()
}

// governs tells whether the mention stands beside a word of government.
func (d *Document) governs(tokens []lexicon.Token, m Mention) bool {
	next := m.To
	if next < len(tokens) && tokens[next].Lower == "'s" {
		next++
	}
	if next < len(tokens) && d.x.governments[tokens[next].Lower] {
		return true
	}
	at := m.From - 1
	for at > 0 && tokens[at].Word.Is(lexicon.Determiner) {
		at--
	}
	return at > 0 && (tokens[at].Lower == "of" || tokens[at].Lower == "for") && d.x.governments[tokens[at-1].Lower]
}

// calledForces returns, by their noun, the parties that the text names by what bears arms or rules for them: "Norway's army", "the Northern rebels", "the
// opposition Liberal Front". A noun that it gives to two parties means neither.
func (d *Document) calledForces() map[string]*packs.Party {
	forces := map[string]*packs.Party{}
	for i := range d.Sentences {
		tokens := d.Sentences[i].Tokens
		for _, m := range d.Mentions[i] {
			noun := d.forceBeside(tokens, m)
			if noun == "" {
				continue
			}
			if known, ok := forces[noun]; ok && known != m.Sense.Party {
				forces[noun] = nil
				continue
			}
			forces[noun] = m.Sense.Party
		}
	}
	return forces
}

// forceBeside returns the noun of a force beside a party's mention, empty where there is none.
func (d *Document) forceBeside(tokens []lexicon.Token, m Mention) string {
	if m.Kind != PartyMention {
		return ""
	}
	next := m.To
	if next < len(tokens) && tokens[next].Lower == "'s" {
		next++
	}
	switch {
	case next < len(tokens) && d.x.forces[tokens[next].Lower]:
		return tokens[next].Lower
	case m.From > 0 && d.x.forces[tokens[m.From-1].Lower] && m.Sense.Kind == lexicon.PartyName:
		return tokens[m.From-1].Lower
	}
	return ""
}

// forceCalled returns the party that the text names by a noun of force, in one of its numbers: "rebel" for "the M23 rebels".
func (d *Document) forceCalled(noun string) *packs.Party {
	if party := d.Forces[noun]; party != nil {
		return party
	}
	return d.Forces[noun+"s"]
}

// dateland returns the state of the dateline's place, nil where the text turns more on others.
func (d *Document) dateland() *packs.Party {
	if d.dated == nil {
		return nil
	}
	counts := map[*packs.Party]int{}
	most := 0
	for _, mentions := range d.Mentions {
		for _, m := range mentions {
			if m.Kind == PartyMention && m.Sense.Party.Type == "STATE" {
				counts[m.Sense.Party]++
				most = max(most, counts[m.Sense.Party])
			}
		}
	}
	if own := counts[d.dated]; own == 0 || own+1 < most {
		return nil
	}
	return d.dated
}

// Undated returns the tokens of a block without its dateline, and notes the state in whose capital it sets the text.
func (d *Document) Undated(tokens []lexicon.Token) []lexicon.Token {
	opening := dateline(tokens)
	if opening > 0 && d.dated == nil {
		if senses, n := d.x.lex.Names.At(tokens, 0); n > 0 && senses[0].Party.Type == "STATE" {
			d.dated = senses[0].Party
		}
	}
	return tokens[opening:]
}

// dateline returns how many tokens the dateline takes with which a block begins: "KYIV, Dec. 20 (Agency) -", 0 where there is none.
func dateline(tokens []lexicon.Token) int {
	if len(tokens) == 0 || tokens[0].Shape == lexicon.Lower || tokens[0].Shape == lexicon.Mark {
		return 0
	}
	for i := 1; i < len(tokens) && i < longestDateline; i++ {
		t := &tokens[i]
		if strings.Contains("-–—", t.Lower) && t.Space {
			for i+1 < len(tokens) && tokens[i+1].Lower == t.Lower {
				i++
			}
			return i + 1
		}
		if t.Shape == lexicon.Lower && !t.Word.Is(lexicon.Month|lexicon.Preposition) || t.Shape == lexicon.Mark && !strings.Contains(",.()/:", t.Lower) {
			return 0
		}
	}
	return 0
}

// longestDateline is how many tokens a dateline has at most.
const longestDateline = 16
