package extract

import (
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// A reader reads what stands around a person's name in one sentence.
type reader struct {
	d        *peopleDocument
	tokens   []token
	mentions []mention
	titles   []titleSpan
	behind   []mention    // of the sentence before
	earlier  *packs.Party // the first party of that
}

// reader returns a reader of sentence i.
func (d *peopleDocument) reader(i int) reader {
	r := reader{d: d, tokens: d.sentences[i].tokens, mentions: d.mentions[i], titles: d.titles[i], earlier: d.firstParty(i - 1)}
	if i > 0 {
		r.behind = d.mentions[i-1]
	}
	return r
}

// before reads titles and parties left of a name: "U.S. Secretary of State and National Security Adviser X", "Norway's envoy, X".
func (r *reader) before(p *person, m mention) bool {
	start := r.nameBegin(m)
	at := start
	titled, kin, told := false, false, false
	for steps := 0; at > 0 && steps < 12; steps++ {
		t := &r.tokens[at-1]
		if span, ok := r.titleEnding(at); ok {
			titled = r.title(p, span) || titled
			at, told = span.from, true
			continue
		}
		switch {
		case t.word.is(kinship):
			kin = true
		case t.lower == "," && at == start && r.titledBefore(at-1), t.lower == "and" && titled, t.lower == "'s", t.lower == "’s", t.lower == "-":
		case t.mention != 0:
			return r.beside(p, t.mention-1, at, titled, kin) || titled
		case (t.lower == "its" || t.lower == "their") && titled:
			p.vote(r.owner(at-1), byGroup)
			return titled
		case t.lower == "," && (at == start || told && at+4 > start): // "Norway's envoy, retired general X"
			return r.office(p, at-1) || titled
		case (t.shape == lower || t.word.is(formerWord)) && !t.verb && !t.word.is(determiner|preposition|conjunction|pronoun|modal|be|have|do|relative|subordinator) && (titled || kin):
		default:
			p.bystander = p.bystander || at == start && r.occupied(at)
			return titled
		}
		at--
	}
	return titled
}

// occupied tells whether a calling that is no office stands before token at, behind the adjective of a party: "Norwegian skipper X".
func (r *reader) occupied(at int) bool {
	for k := at - 1; k > 0 && k >= at-2 && r.modifies(k); k-- {
		if _, n := r.d.x.lex.heads.at(r.tokens, k); n > 0 {
			return false
		}
		if r.tokens[k-1].demonym {
			return true
		}
	}
	return false
}

// nameBegin returns the token at which a mention begins with the form of address before it: "Dr. Holm".
func (r *reader) nameBegin(m mention) int {
	at := m.from
	if at > 1 && r.tokens[at-1].lower == "." && r.tokens[at-2].word.is(address) {
		at--
	}
	for at > 0 && r.tokens[at-1].word.is(address) {
		at--
	}
	return at
}

// owner returns the party that "its" at token i means: the first that the sentence names before it, as a rule its subject, else the first
// one of the sentence before.
func (r *reader) owner(i int) *packs.Party {
	if i > 1 && r.tokens[i-1].lower == "by" && r.tokens[i-2].mention != 0 {
		if m := r.mentions[r.tokens[i-2].mention-1]; m.kind == partyMention {
			return m.sense.party // "Norway was led by X, and Sweden by its envoy, Y"
		}
	}
	for _, m := range r.mentions {
		if m.to <= i && m.kind == partyMention && m.sense.kind != demonym {
			return m.sense.party
		}
	}
	return r.earlier
}

// office reads what stands before a comma and a name: "the president of Norway, X", "Norway's envoy to the talks, X", "its spokesman, X".
func (r *reader) office(p *person, comma int) bool {
	for _, t := range r.titles {
		if t.to > comma || comma-t.to > 6 || t.sense.kind == bystanderTitle || r.personAt(t.to) || !r.quiet(t.to, comma) {
			continue
		}
		if party := r.within(t.to, comma); party != nil {
			p.vote(party, byTitle)
			return r.subordinate(t) || r.title(p, t)
		}
		if t.from > 1 && r.tokens[t.from-1].lower == "'s" && r.tokens[t.from-2].mention != 0 && r.mentions[r.tokens[t.from-2].mention-1].kind == personMention {
			return r.beside(p, r.tokens[t.from-2].mention-1, t.from, r.title(p, t), false)
		}
		if party := r.officeOf(t); party != nil {
			p.vote(party, byTitle)
			return r.title(p, t)
		}
		if t.sense.kind == roleTitle {
			return r.title(p, t)
		}
	}
	return r.spokesNoun(p, comma) || r.headOf(p, comma)
}

// headOf reads who stands at the head of a party: "the head of the International Atomic Energy Agency, X".
func (r *reader) headOf(p *person, comma int) bool {
	if comma == 0 || r.tokens[comma-1].mention == 0 {
		return false
	}
	m := r.mentions[r.tokens[comma-1].mention-1]
	of := m.from - 1
	if of > 0 && r.tokens[of].word.is(determiner) {
		of--
	}
	if m.kind != partyMention || m.sense.kind == demonym || of < 1 || r.tokens[of].lower != "of" || !r.d.x.headNouns[r.tokens[of-1].lower] {
		return false
	}
	p.vote(m.sense.party, byTitle)
	r.role(p, of-1, of, graph.SpeaksFor)
	return true
}

// subordinate tells whether an office is that of somebody else, for whom the named act: "the representatives of the president of Norway, X and Y".
func (r *reader) subordinate(t titleSpan) bool {
	at := t.from - 1
	for at > 0 && r.tokens[at].word.is(determiner) {
		at--
	}
	return at > 0 && r.tokens[at].lower == "of" && r.tokens[at-1].word.is(speaker|bareRole)
}

// spokesNoun reads an office that is no title but speaks for its party: "Norway's chief delegate, X".
func (r *reader) spokesNoun(p *person, comma int) bool {
	for at := max(0, comma-3); at < comma; at++ {
		kinds, n := r.d.x.lex.heads.at(r.tokens, at)
		if n == 0 || at+n != comma || kinds[0] != speakingHead {
			continue
		}
		party := r.officeOf(titleSpan{from: at, to: at + n})
		if party == nil {
			return false
		}
		p.vote(party, byTitle)
		r.role(p, at, comma, graph.SpeaksFor)
		return true
	}
	return false
}

// quiet tells whether no mark and no verb stands between two tokens.
func (r *reader) quiet(from, to int) bool {
	for i := from; i < to; i++ {
		if t := &r.tokens[i]; t.shape == mark || t.verb || t.word.is(modal|be|have|do|relative) {
			return false
		}
	}
	return true
}

// within returns the party that ends right before token to, behind "of" or "for".
func (r *reader) within(from, to int) *packs.Party {
	for _, m := range r.mentions {
		if m.kind == partyMention && m.from > from && m.to == to && r.tokens[from].word.is(preposition) {
			return m.sense.party
		}
	}
	return nil
}

// beside reads the mention that stands before a person's titles: their party, or whose envoy or kin they are.
func (r *reader) beside(p *person, index, at int, titled, kin bool) bool {
	m := r.mentions[index]
	possessive := r.tokens[at-1].lower == "'s" || at < len(r.tokens) && r.tokens[at].lower == "'s"
	switch {
	case m.kind == partyMention && possessive && !titled && !kin && r.nameStart(p, at) == at+1 && len(p.words) > 1 && m.sense.kind == partyName:
		p.vote(m.sense.party, byGroup) // "Norway's Kari Holm"
		return false
	case m.kind == partyMention && (titled || kin || !possessive && m.sense.kind != partyName):
		p.vote(m.sense.party, byTitle)
		return titled
	case m.kind == personMention && (titled || kin) && possessive:
		r.link(p, m)
		if kin {
			r.role(p, at, r.nameStart(p, at), graph.BelongsTo)
		}
		return true
	}
	return titled
}

// nameStart returns the token before the name whose description begins at token from.
func (r *reader) nameStart(p *person, from int) int {
	for i := from; i < len(r.tokens); i++ {
		if r.tokens[i].mention != 0 || r.tokens[i].lower == "," {
			return i
		}
	}
	return len(r.tokens)
}

func (r *reader) link(p *person, m mention) {
	tokens := r.tokens[m.from:m.to]
	other := r.d.people.find(r.d.text[tokens[0].start:tokens[len(tokens)-1].end])
	if other != nil && other != p {
		p.links = append(p.links, other)
	}
}

func (r *reader) titleEnding(at int) (titleSpan, bool) {
	for _, t := range r.titles {
		if t.to == at {
			return t, true
		}
	}
	return titleSpan{}, false
}

func (r *reader) titledBefore(at int) bool {
	_, ok := r.titleEnding(at)
	return ok || at > 0 && r.tokens[at-1].word.is(kinship)
}

// title notes a title of the person; false where it makes them a chair or a bystander.
func (r *reader) title(p *person, t titleSpan) bool {
	switch t.sense.kind {
	case chairTitle:
		p.chair = true
		if !r.ofParty(t) {
			return false
		}
		p.chair = false // "Norway's chief mediator" acts for Norway
	case bystanderTitle:
		p.bystander = true
		return false
	}
	capacity := t.sense.capacity
	if t.from > 0 && r.d.x.lex.former[r.tokens[t.from-1].lower] {
		capacity = graph.BelongsTo
	}
	r.role(p, t.from, t.to, capacity)
	return true
}

// ofParty tells whether a party stands beside a chair's title: "Norway's chief mediator", "chairman of Norway's council".
func (r *reader) ofParty(t titleSpan) bool {
	if t.from > 0 && (r.tokens[t.from-1].lower == "'s" || r.d.x.possessives[r.tokens[t.from-1].lower]) {
		return true
	}
	at := t.to + 1
	if at < len(r.tokens) && r.tokens[at].word.is(determiner) {
		at++
	}
	if at >= len(r.tokens) || r.tokens[t.to].lower != "of" || r.tokens[at].mention == 0 {
		return false
	}
	m := r.mentions[r.tokens[at].mention-1]
	return m.kind == partyMention && (m.sense.party.Type == "STATE" || m.sense.party.Type == "BLOC")
}

func (r *reader) role(p *person, from, to int, capacity graph.Capacity) {
	if from >= to {
		return
	}
	start, end := r.tokens[from].start, r.tokens[to-1].end
	text := r.d.text[start:end]
	for _, known := range p.roles {
		if strings.EqualFold(known.Text, text) {
			return
		}
	}
	p.roles = append(p.roles, graph.Role{Text: text, Capacity: capacity, Document: r.d.id, Evidence: graph.Passage{Text: text, Start: start, End: end}})
}

func (r *reader) titleStarting(at int) (titleSpan, bool) {
	for _, t := range r.titles {
		if t.from == at {
			return t, true
		}
	}
	return titleSpan{}, false
}
