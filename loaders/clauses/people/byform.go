package people

import (
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/packs"
)

// byForm turns the organizations of a sentence that no pack knows, and that can be a side by their form, into parties of this document: "the
// Saltmarsh Salvation Front", "the Dockers' Federation".
func (d *Document) byForm(s *lexicon.Sentence, mentions []Mention) {
	for n := range mentions {
		m := &mentions[n]
		if m.Kind != OrgMention {
			continue
		}
		kind := d.x.sideType(s.Tokens[m.From:m.To])
		if kind == "" {
			continue
		}
		name := d.Text[s.Tokens[m.From].Start:s.Tokens[m.To-1].End]
		m.Kind, m.Sense = PartyMention, lexicon.Sense{Party: d.Found(name, kind)}
	}
}

// Common tells whether a name is that of a body in many states: "Supreme Court", "House of Representatives".
func (x *Vocabulary) Common(tokens []lexicon.Token, from, to int) bool {
	kinds, n := x.lex.Heads.At(tokens, from)
	return from+n == to && kinds[0] == lexicon.BelongingHead
}

// sideType returns the type of party that a name tells by its last word, or by its first ("the Front for the Liberation of ..."), empty where it
// tells none: a company, a newspaper, a school.
func (x *Vocabulary) sideType(tokens []lexicon.Token) graph.PartyType {
	for _, t := range []lexicon.Token{tokens[len(tokens)-1], tokens[0]} {
		switch {
		case x.factions[t.Lower]:
			return graph.Faction
		case x.bodies[t.Lower]:
			return graph.Organization
		}
	}
	return ""
}

// Found returns the document's party of that name.
func (d *Document) Found(name string, kind graph.PartyType) *packs.Party {
	return d.FoundAs(graph.Slug(name), name, kind)
}

// FoundAs returns the party of an id, the document's own where no pack knows it.
func (d *Document) FoundAs(id, name string, kind graph.PartyType) *packs.Party {
	if known := d.x.lex.Parties[id]; known != nil {
		return known
	}
	if d.Own[id] == nil {
		d.Own[id] = &packs.Party{ID: id, Name: OneLine(name), Type: string(kind)}
	}
	return d.Own[id]
}

// longestBody is how many letters the acronym of a body has at most.
const longestBody = 10

// acting returns the body that a word of capitals at token i stands for, where a verb right after it says what it did, or an office whose it is: "the QRM
// has ordered", "KLMPT's chairman". What so little tells may take a position on matters of negotiation only.
func (d *Document) acting(tokens []lexicon.Token, i int) (Mention, bool) {
	t := &tokens[i]
	if t.Shape != lexicon.Upper || t.Word.Class != 0 || t.End-t.Start < 3 || t.End-t.Start > longestBody || i+1 >= len(tokens) {
		return Mention{}, false
	}
	next := &tokens[i+1]
	if !d.officer(tokens, i+1) && !(next.Word.Is(lexicon.Have|lexicon.Past) && next.Shape == lexicon.Lower && d.acronym(tokens[i:i+1])) {
		return Mention{}, false
	}
	if i > 0 && tokens[i-1].Lower != "the" && !lexicon.Begun(tokens, i) {
		return Mention{}, false
	}
	party := d.Found(d.Text[t.Start:t.End], graph.Organization)
	d.Crowds[party.ID] = true
	return Mention{i, i + 1, PartyMention, lexicon.Sense{Party: party}}, true
}

// officer tells whether "'s" at token i is followed by an office of a body: "'s chairman".
func (d *Document) officer(tokens []lexicon.Token, i int) bool {
	if tokens[i].Lower != "'s" || i+1 >= len(tokens) {
		return false
	}
	senses, n := d.x.lex.Titles.At(tokens, i+1)
	return n > 0 && senses[0].Kind != lexicon.BystanderTitle
}

// partyOf returns the party of a slug, of the packs or the document's own.
func (d *Document) partyOf(id string) *packs.Party {
	if own := d.Own[id]; own != nil {
		return own
	}
	return d.x.lex.Parties[id]
}

// shorten lets a word of a party's longer name stand for it from here on, and capitals in brackets: "the Front", "the SLF" after "the Saltmarsh
// Liberation Front (SLF)".
func (d *Document) shorten(s *lexicon.Sentence, mentions []Mention) {
	for _, m := range mentions {
		if m.Kind != PartyMention || m.Sense.Party.Type == "STATE" {
			continue
		}
		if d.Own[m.Sense.Party.ID] != nil {
			d.short(d.x.lex.Cut(m.Sense.Party.Name), m.Sense.Party)
		}
		for _, w := range d.x.shortWords[m.Sense.Party] {
			d.shorts[w] = lexicon.Sense{Party: m.Sense.Party}
		}
		if m.To+2 < len(s.Tokens) && s.Tokens[m.To].Lower == "(" && s.Tokens[m.To+1].Shape == lexicon.Upper && s.Tokens[m.To+2].Lower == ")" {
			d.shorts[s.Tokens[m.To+1].Lower] = m.Sense
		}
	}
}

// short files the organizational word with which a longer name ends or begins.
func (d *Document) short(words []string, party *packs.Party) {
	for _, w := range d.x.shortsOf(words) {
		d.shorts[w] = lexicon.Sense{Party: party}
	}
}

// shortsOf returns the organizational words with which a name of several words begins or ends.
func (v *Vocabulary) shortsOf(words []string) []string {
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
func (v *Vocabulary) addShorts(set *packs.Set) {
	for i := range set.Parties {
		p := &set.Parties[i]
		if p.Type == "STATE" {
			continue
		}
		for _, name := range append([]string{p.Name}, p.Aliases...) {
			v.shortWords[p] = append(v.shortWords[p], v.shortsOf(v.lex.Cut(name))...)
		}
	}
}

// shortAt returns the party that a short name at token i stands for: a word with a capital, or after "the" one that is no common noun besides.
func (d *Document) shortAt(tokens []lexicon.Token, i int) (lexicon.Sense, bool) {
	s, ok := d.shorts[tokens[i].Lower]
	if !ok || tokens[i].Shape == lexicon.Mark {
		return s, false
	}
	if tokens[i].Shape == lexicon.Lower {
		return s, i > 0 && tokens[i-1].Lower == "the" && d.x.anaphoric[tokens[i].Lower]
	}
	return s, d.x.alone(tokens, i)
}
