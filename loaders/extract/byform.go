package extract

import (
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// byForm turns the organizations of a sentence that no pack knows, and that can be a side by their form, into parties of this document: "the
// Saltmarsh Salvation Front", "the Dockers' Federation".
func (d *peopleDocument) byForm(s *sentence, mentions []mention) {
	for n := range mentions {
		m := &mentions[n]
		if m.kind != orgMention {
			continue
		}
		kind := d.x.sideType(s.tokens[m.from:m.to])
		if kind == "" {
			continue
		}
		name := d.text[s.tokens[m.from].start:s.tokens[m.to-1].end]
		m.kind, m.sense = partyMention, sense{party: d.found(name, kind)}
	}
}

// common tells whether a name is that of a body in many states: "Supreme Court", "House of Representatives".
func (x *peopleVocabulary) common(tokens []token, from, to int) bool {
	kinds, n := x.lex.heads.at(tokens, from)
	return from+n == to && kinds[0] == belongingHead
}

// sideType returns the type of party that a name tells by its last word, or by its first ("the Front for the Liberation of ..."), empty where it
// tells none: a company, a newspaper, a school.
func (x *peopleVocabulary) sideType(tokens []token) graph.PartyType {
	for _, t := range []token{tokens[len(tokens)-1], tokens[0]} {
		switch {
		case x.factions[t.lower]:
			return graph.Faction
		case x.bodies[t.lower]:
			return graph.Organization
		}
	}
	return ""
}

// found returns the document's party of that name.
func (d *peopleDocument) found(name string, kind graph.PartyType) *packs.Party {
	return d.foundAs(graph.Slug(name), name, kind)
}

// foundAs returns the party of an id, the document's own where no pack knows it.
func (d *peopleDocument) foundAs(id, name string, kind graph.PartyType) *packs.Party {
	if known := d.x.lex.parties[id]; known != nil {
		return known
	}
	if d.own[id] == nil {
		d.own[id] = &packs.Party{ID: id, Name: oneLine(name), Type: string(kind)}
	}
	return d.own[id]
}

// longestBody is how many letters the acronym of a body has at most.
const longestBody = 10

// acting returns the body that a word of capitals at token i stands for, where a verb right after it says what it did, or an office whose it is: "the QRM
// has ordered", "KLMPT's chairman". What so little tells may take a position on matters of negotiation only.
func (d *peopleDocument) acting(tokens []token, i int) (mention, bool) {
	t := &tokens[i]
	if t.shape != upper || t.word.class != 0 || t.end-t.start < 3 || t.end-t.start > longestBody || i+1 >= len(tokens) {
		return mention{}, false
	}
	next := &tokens[i+1]
	if !d.officer(tokens, i+1) && !(next.word.is(have|past) && next.shape == lower && d.acronym(tokens[i:i+1])) {
		return mention{}, false
	}
	if i > 0 && tokens[i-1].lower != "the" && !begun(tokens, i) {
		return mention{}, false
	}
	party := d.found(d.text[t.start:t.end], graph.Organization)
	d.crowds[party.ID] = true
	return mention{i, i + 1, partyMention, sense{party: party}}, true
}

// officer tells whether "'s" at token i is followed by an office of a body: "'s chairman".
func (d *peopleDocument) officer(tokens []token, i int) bool {
	if tokens[i].lower != "'s" || i+1 >= len(tokens) {
		return false
	}
	senses, n := d.x.lex.titles.at(tokens, i+1)
	return n > 0 && senses[0].kind != bystanderTitle
}

// partyOf returns the party of a slug, of the packs or the document's own.
func (d *peopleDocument) partyOf(id string) *packs.Party {
	if own := d.own[id]; own != nil {
		return own
	}
	return d.x.lex.parties[id]
}

// shorten lets a word of a party's longer name stand for it from here on, and capitals in brackets: "the Front", "the SLF" after "the Saltmarsh
// Liberation Front (SLF)".
func (d *peopleDocument) shorten(s *sentence, mentions []mention) {
	for _, m := range mentions {
		if m.kind != partyMention || m.sense.party.Type == "STATE" {
			continue
		}
		if d.own[m.sense.party.ID] != nil {
			d.short(d.x.lex.cut(m.sense.party.Name), m.sense.party)
		}
		for _, w := range d.x.shortWords[m.sense.party] {
			d.shorts[w] = sense{party: m.sense.party}
		}
		if m.to+2 < len(s.tokens) && s.tokens[m.to].lower == "(" && s.tokens[m.to+1].shape == upper && s.tokens[m.to+2].lower == ")" {
			d.shorts[s.tokens[m.to+1].lower] = m.sense
		}
	}
}

// short files the organizational word with which a longer name ends or begins.
func (d *peopleDocument) short(words []string, party *packs.Party) {
	for _, w := range d.x.shortsOf(words) {
		d.shorts[w] = sense{party: party}
	}
}

// shortsOf returns the organizational words with which a name of several words begins or ends.
func (v *peopleVocabulary) shortsOf(words []string) []string {
	var found []string
	if len(words) < 2 {
		return found
	}
	for _, w := range []string{words[0], words[len(words)-1]} {
		if v.orgs[w] {
			found = append(found, w)
		}
	}
	return found
}

// addShorts files the short words of each party that is no state.
func (v *peopleVocabulary) addShorts(set *packs.Set) {
	for i := range set.Parties {
		p := &set.Parties[i]
		if p.Type == "STATE" {
			continue
		}
		for _, name := range append([]string{p.Name}, p.Aliases...) {
			v.shortWords[p] = append(v.shortWords[p], v.shortsOf(v.lex.cut(name))...)
		}
	}
}

// shortAt returns the party that a short name at token i stands for: a word with a capital, or after "the" one that is no common noun besides.
func (d *peopleDocument) shortAt(tokens []token, i int) (sense, bool) {
	s, ok := d.shorts[tokens[i].lower]
	if !ok || tokens[i].shape == mark {
		return s, false
	}
	if tokens[i].shape == lower {
		return s, i > 0 && tokens[i-1].lower == "the" && d.x.anaphoric[tokens[i].lower]
	}
	return s, d.x.alone(tokens, i)
}
