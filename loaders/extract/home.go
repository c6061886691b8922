package extract

import (
	"strings"

	"github.com/parleygraph/parley/loaders/packs"
)

// homeland returns the state that "the government" means in this document: the only one whose government the text names in as many words
// ("the Government of Norway", "Norway's government"), else the one in whose capital the text is written, where it is named as often as any other.
func (d *peopleDocument) homeland() *packs.Party {
	var named *packs.Party
	for i := range d.sentences {
		for _, m := range d.mentions[i] {
			if m.kind != partyMention || m.sense.party.Type != "STATE" || !d.governs(d.sentences[i].tokens, m) {
				continue
			}
			if named != nil && named != m.sense.party {
				return nil
			}
			named = m.sense.party
		}
	}
	if named != nil {
		return named
	}
	return d.dateland()
}

// governs tells whether the mention stands beside a word of government.
func (d *peopleDocument) governs(tokens []token, m mention) bool {
	next := m.to
	if next < len(tokens) && tokens[next].lower == "'s" {
		next++
	}
	if next < len(tokens) && d.x.governments[tokens[next].lower] {
		return true
	}
	at := m.from - 1
	for at > 0 && tokens[at].word.is(determiner) {
		at--
	}
	return at > 0 && (tokens[at].lower == "of" || tokens[at].lower == "for") && d.x.governments[tokens[at-1].lower]
}

// calledForces returns, by their noun, the parties that the text names by what bears arms or rules for them: "Norway's army", "the Northern rebels", "the
// opposition Liberal Front". A noun that it gives to two parties means neither.
func (d *peopleDocument) calledForces() map[string]*packs.Party {
	forces := map[string]*packs.Party{}
	for i := range d.sentences {
		tokens := d.sentences[i].tokens
		for _, m := range d.mentions[i] {
			noun := d.forceBeside(tokens, m)
			if noun == "" {
				continue
			}
			if known, ok := forces[noun]; ok && known != m.sense.party {
				forces[noun] = nil
				continue
			}
			forces[noun] = m.sense.party
		}
	}
	return forces
}

// forceBeside returns the noun of a force beside a party's mention, empty where there is none.
func (d *peopleDocument) forceBeside(tokens []token, m mention) string {
	if m.kind != partyMention {
		return ""
	}
	next := m.to
	if next < len(tokens) && tokens[next].lower == "'s" {
		next++
	}
	switch {
	case next < len(tokens) && d.x.forces[tokens[next].lower]:
		return tokens[next].lower
	case m.from > 0 && d.x.forces[tokens[m.from-1].lower] && m.sense.kind == partyName:
		return tokens[m.from-1].lower
	}
	return ""
}

// forceCalled returns the party that the text names by a noun of force, in one of its numbers: "rebel" for "the M23 rebels".
func (d *peopleDocument) forceCalled(noun string) *packs.Party {
	if party := d.forces[noun]; party != nil {
		return party
	}
	return d.forces[noun+"s"]
}

// dateland returns the state of the dateline's place, nil where the text turns more on others.
func (d *peopleDocument) dateland() *packs.Party {
	if d.dated == nil {
		return nil
	}
	counts := map[*packs.Party]int{}
	most := 0
	for _, mentions := range d.mentions {
		for _, m := range mentions {
			if m.kind == partyMention && m.sense.party.Type == "STATE" {
				counts[m.sense.party]++
				most = max(most, counts[m.sense.party])
			}
		}
	}
	if own := counts[d.dated]; own == 0 || own+1 < most {
		return nil
	}
	return d.dated
}

// undated returns the tokens of a block without its dateline, and notes the state in whose capital it sets the text.
func (d *peopleDocument) undated(tokens []token) []token {
	opening := dateline(tokens)
	if opening > 0 && d.dated == nil {
		if senses, n := d.x.lex.names.at(tokens, 0); n > 0 && senses[0].party.Type == "STATE" {
			d.dated = senses[0].party
		}
	}
	return tokens[opening:]
}

// dateline returns how many tokens the dateline takes with which a block begins: "KYIV, Dec. 20 (Agency) -", 0 where there is none.
func dateline(tokens []token) int {
	if len(tokens) == 0 || tokens[0].shape == lower || tokens[0].shape == mark {
		return 0
	}
	for i := 1; i < len(tokens) && i < longestDateline; i++ {
		t := &tokens[i]
		if strings.Contains("-–—", t.lower) && t.space {
			for i+1 < len(tokens) && tokens[i+1].lower == t.lower {
				i++
			}
			return i + 1
		}
		if t.shape == lower && !t.word.is(month|preposition) || t.shape == mark && !strings.Contains(",.()/:", t.lower) {
			return 0
		}
	}
	return 0
}

// longestDateline is how many tokens a dateline has at most.
const longestDateline = 16
