package extract

import (
	"github.com/parleygraph/parley/graph"
)

// resolve returns the actors of a subject's noun chains, in order. Adjectives alone take the noun of the last chain: "U.S. and Russian envoys".
func (d *speakersDocument) resolve(i int, p *parse, chains []span) []ref {
	var refs []ref
	shared := len(chains) > 1 && d.headSpeaks(i, p, chains[len(chains)-1])
	var others []span
	for _, c := range chains {
		r := d.resolveChain(i, p, c, shared)
		if r.holds() {
			refs = append(refs, r)
		} else {
			others = append(others, c)
		}
	}
	if len(refs) > 0 {
		refs = append(refs, d.crowdsOf(i, others, false)...) // "Norway and the rebels"
	}
	return refs
}

// headSpeaks tells whether the chain's first noun chunk ends in a noun that speaks for a party.
func (d *speakersDocument) headSpeaks(i int, p *parse, chain span) bool {
	c := p.chunks[chain.from]
	kind, _ := d.head(i, p, c.from, c.to)
	return kind == speakingHead
}

// resolveChain returns the actor of a noun chain: the first noun chunk decides, or what "of", "from" and "for" add to it.
func (d *speakersDocument) resolveChain(i int, p *parse, chain span, adjective bool) ref {
	c := p.chunks[chain.from]
	a := d.resolveNoun(i, p, c, adjective)
	end := c.to
	if !a.holds() {
		if through := d.throughPreposition(i, p, chain); through.kind != noActor && !(a.kind == vagueActor && through.bloc()) {
			a = through
			end = p.chunks[min(chain.from+2, chain.to-1)].to
		}
	}
	return d.ref(p, a, c.from, end)
}

func (d *speakersDocument) ref(p *parse, a actor, from, to int) ref {
	for from+1 < to && p.tokens[from].word.is(determiner) && p.tokens[from].mention == 0 {
		from++
	}
	start := p.tokens[from].start
	return ref{actor: a, tokens: span{from, to}, text: d.text[start:p.tokens[to-1].end], start: start}
}

// resolveNoun returns the actor of one noun chunk. adjective lets a party's adjective stand alone.
func (d *speakersDocument) resolveNoun(i int, p *parse, c chunk, adjective bool) actor {
	first := c.from
	for first < c.to && p.tokens[first].word.is(determiner) && !p.tokens[first].word.is(vague) {
		first++
	}
	if first == c.to {
		return actor{}
	}
	if p.tokens[first].word.is(vague) && p.tokens[first].mention == 0 && !d.x.possessives[p.tokens[c.from].lower] && !allNamed(p.tokens, first) {
		return actor{kind: vagueActor}
	}
	m, ok := d.lastMention(i, c)
	if !ok && d.home != nil && d.government(p, c) {
		return actor{kind: partyActor, party: d.home}
	}
	if !ok {
		if party := d.force(p, c); party != nil {
			return actor{kind: partyActor, party: party}
		}
		if side, found := d.collective(p, c); found {
			return side
		}
	}
	if !ok || d.region(p, c, m) {
		kind, _ := d.head(i, p, c.from, c.to)
		return actor{kind: kinds[kind]}
	}
	switch m.kind {
	case personMention:
		return d.personNoun(i, p, c, m)
	case orgMention:
		return d.orgNoun(i, p, c, m)
	}
	return d.partyNoun(i, p, c, m, adjective)
}

// allNamed tells whether a capital inside the sentence makes "All" a part of a name: "the All Islands Front".
func allNamed(tokens []token, i int) bool {
	return tokens[i].lower == "all" && tokens[i].shape == capped && !begun(tokens, i) && i+1 < len(tokens) && tokens[i+1].shape == capped
}

// lastMention returns the mention that decides whom a noun chunk names: a person or organization if there is one, else the first party, unless its
// adjective only says where another party is at home: "the Norwegian Liberal Front".
func (d *speakersDocument) lastMention(i int, c chunk) (mention, bool) {
	var found mention
	for _, m := range d.mentions[i] {
		if m.from < c.from || m.to > c.to {
			continue
		}
		home := found.kind == partyMention && found.sense.kind == demonym && m.kind == partyMention && m.to == c.to && m.sense.kind != demonym && m.sense.party.Type != "STATE"
		if found.kind == 0 || home || m.kind != partyMention && (found.kind == partyMention || found.kind == personMention) {
			found = m
		}
	}
	return found, found.kind != 0
}

// region tells whether a word before the mention makes it a stretch of land: "eastern Norway".
func (d *speakersDocument) region(p *parse, c chunk, m mention) bool {
	return m.kind == partyMention && m.from > c.from && d.x.regionWords[p.tokens[m.from-1].lower]
}

func (d *speakersDocument) personNoun(i int, p *parse, c chunk, m mention) actor {
	if d.family(i, m) {
		return actor{kind: nobodyActor}
	}
	tokens := p.tokens[m.from:m.to]
	who := d.people.find(d.text[tokens[0].start:tokens[len(tokens)-1].end])
	if who == nil {
		who = d.people.add(d.text[tokens[0].start:tokens[len(tokens)-1].end], tokens[0].start)
	}
	if m.to < c.to {
		return d.personsOffice(i, p, c, m, who)
	}
	if who.bystander && len(who.roles) == 0 {
		return actor{kind: nobodyActor}
	}
	if who.chair && who.party == nil {
		return actor{kind: vagueActor}
	}
	return actor{kind: personActor, person: who}
}

// personsOffice resolves what stands after a person's name: "Trump administration", "Netanyahu's government", "Putin's envoy".
func (d *speakersDocument) personsOffice(i int, p *parse, c chunk, m mention, who *person) actor {
	kind, capacity := d.head(i, p, m.to, c.to)
	if kind != speakingHead && kind != belongingHead {
		side, _ := d.collective(p, c)
		return side // "Madhesi parties"
	}
	if who.party == nil {
		if p.tokens[m.to].lower != "'s" {
			return d.bodyOf(p, c, m, who)
		}
		return actor{kind: personActor, person: who}
	}
	return actor{kind: partyActor, party: who.party, capacity: capacity}
}

// bodyOf returns the side that a name of nobody known and a body's noun make up: "the Upper Lind regional government".
func (d *speakersDocument) bodyOf(p *parse, c chunk, m mention, who *person) actor {
	local := m.to+2 == c.to && d.x.localWords[p.tokens[m.to].lower]
	if len(who.roles) > 0 || who.bystander || m.to+1 != c.to && !local || !d.x.bodies[p.tokens[c.to-1].lower] {
		return actor{}
	}
	return actor{kind: partyActor, party: d.found(oneLine(d.text[p.tokens[m.from].start:p.tokens[c.to-1].end]), graph.Organization)}
}

func (d *speakersDocument) orgNoun(i int, p *parse, c chunk, m mention) actor {
	for at := m.to; at < c.to; at++ {
		if p.tokens[at].lower == "'s" {
			return actor{}
		}
	}
	tokens := p.tokens[m.from:m.to]
	if owner, ok := d.firstMention(i, p, c); ok && owner.to <= m.from && (tokens[0].word.is(speaker) || tokens[len(tokens)-1].word.is(speaker)) {
		return actor{kind: partyActor, party: owner.sense.party}
	}
	return actor{kind: orgActor, org: oneLine(d.text[tokens[0].start:tokens[len(tokens)-1].end])}
}

// firstMention returns the party with whose name the noun chunk begins.
func (d *speakersDocument) firstMention(i int, p *parse, c chunk) (mention, bool) {
	at := c.from
	for at < c.to && p.tokens[at].mention == 0 && p.tokens[at].word.is(determiner) {
		at++
	}
	if at == c.to || p.tokens[at].mention == 0 {
		return mention{}, false
	}
	m := d.mentions[i][p.tokens[at].mention-1]
	return m, m.kind == partyMention
}

// partyNoun resolves a noun chunk that names a party: the name itself, or a noun that stands for it.
func (d *speakersDocument) partyNoun(i int, p *parse, c chunk, m mention, adjective bool) actor {
	if m.to == c.to {
		return d.bareParty(p, c, m, adjective)
	}
	kind, capacity := d.head(i, p, m.to, c.to)
	if kind == 0 && m.to+1 == c.to && m.sense.party.Type == "BLOC" && m.sense.kind == partyName && d.x.blocWords[p.tokens[m.to].lower] {
		kind = speakingHead // "the EU countries"
	}
	switch kind {
	case speakingHead, belongingHead:
		if m.from > c.from && m.sense.kind == demonym && d.x.lex.former[p.tokens[m.from-1].lower] {
			return actor{kind: nobodyActor} // "a retired Norwegian general"
		}
		if m.sense.party.Type == "STATE" && d.x.causes[p.tokens[c.to-1].lower] {
			return d.gathered(p, m.from, c.to) // "Sudanese rebels" are not Sudan
		}
		return actor{kind: partyActor, party: m.sense.party, capacity: capacity}
	case chairHead:
		if m.sense.party.Type == "STATE" && d.x.mediating[p.tokens[c.to-1].lower] || d.crowds[m.sense.party.ID] && p.tokens[m.to].lower == "'s" {
			return actor{kind: partyActor, party: m.sense.party} // "Qatari mediators floated", "the QRM's chairman said"
		}
	case peopleHead:
		if side, found := d.collective(p, c); found {
			return side // "Norwegian oil workers"
		}
	case organizationHead:
		if m.sense.kind == seat {
			return actor{kind: partyActor, party: m.sense.party} // "the US Treasury Department"
		}
		tokens := p.tokens[m.from:c.to]
		return actor{kind: orgActor, org: oneLine(d.text[tokens[0].start:tokens[len(tokens)-1].end])}
	}
	for _, other := range d.mentions[i] {
		if other.kind == partyMention && other.from > m.to && other.to == c.to && p.tokens[other.from-1].lower == "'s" && other.sense.party.Type != "STATE" {
			return actor{kind: partyActor, party: other.sense.party} // "Norway's Liberal Front"
		}
	}
	return actor{kind: kinds[kind]}
}

// kinds says what a noun that is no party's stands for: its people, or a chair, hold no position of the party.
var kinds = map[headKind]actorKind{peopleHead: nobodyActor, chairHead: vagueActor, mediaHead: vagueActor}

// bareParty resolves a party's name with nothing after it. An adjective alone is its people, unless an article or a list makes it the side.
func (d *speakersDocument) bareParty(p *parse, c chunk, m mention, adjective bool) actor {
	if m.sense.kind == demonym && !adjective {
		plural := p.tokens[m.to-1].lower
		if len(plural) == 0 || plural[len(plural)-1] != 's' || m.from == c.from || p.tokens[c.from].lower != "the" {
			return actor{}
		}
	}
	if m.from > c.from && p.tokens[m.from-1].lower == "'s" {
		return actor{}
	}
	return actor{kind: partyActor, party: m.sense.party}
}

// head returns what the last noun of tokens [from, to) makes of the party before it, and the capacity in which it speaks.
func (d *speakersDocument) head(i int, p *parse, from, to int) (headKind, graph.Capacity) {
	for _, t := range d.titles[i] {
		if t.to == to && t.from >= from && t.sense.kind == roleTitle {
			capacity := t.sense.capacity
			if t.from > from && d.x.lex.former[p.tokens[t.from-1].lower] {
				capacity = graph.BelongsTo
			}
			return speakingHead, capacity
		} else if t.to == to && t.from >= from {
			return map[titleKind]headKind{bystanderTitle: peopleHead, chairTitle: chairHead}[t.sense.kind], ""
		}
	}
	for at := from; at < to; at++ {
		kinds, n := d.x.lex.heads.at(p.tokens, at)
		if n > 0 && at+n == to {
			if kinds[0] == belongingHead {
				return kinds[0], graph.BelongsTo
			}
			return kinds[0], graph.SpeaksFor
		}
	}
	return 0, ""
}

// throughPreposition resolves "the government of Norway", "a spokesman for the ministry", "delegations from Norway".
func (d *speakersDocument) throughPreposition(i int, p *parse, chain span) actor {
	if chain.to-chain.from < 3 || d.nounOf(p, chain.from) {
		return actor{}
	}
	switch p.word(chain.from + 1) {
	case "of", "from", "for", "in", "at":
	case "to":
		if p.tokens[p.chunks[chain.from].to-1].lower != "close" {
			return actor{} // an ambassador to Norway is not Norway's
		}
	default:
		return actor{}
	}
	c := p.chunks[chain.from]
	kind, capacity := d.head(i, p, c.from, c.to)
	if kind != speakingHead && kind != belongingHead {
		return actor{}
	}
	a := d.resolveNoun(i, p, p.chunks[chain.from+2], false)
	if a.kind == personActor || !a.holds() {
		return actor{}
	}
	if a.kind == partyActor && a.party.Type == "STATE" && d.x.causes[p.tokens[c.to-1].lower] {
		return d.gathered(p, c.from, p.chunks[chain.from+2].to) // "rebels in Sudan"
	}
	if a.kind != noActor && capacity == graph.BelongsTo {
		a.capacity = capacity
	}
	return a
}

// author returns the party whose proposal or position is the subject of an active verb: "Norway's proposal opposes new taxes".
func (d *speakersDocument) author(i int, p *parse, c *clause) (ref, bool) {
	chunk := p.chunks[c.subjects[0].from]
	last := &p.tokens[chunk.to-1]
	if c.group.copula || c.group.passive || len(c.subjects) > 1 || last.mention != 0 || !d.x.stanceNouns[last.lower] {
		return ref{}, false
	}
	m, ok := d.firstMention(i, p, chunk)
	if !ok {
		return ref{}, false
	}
	return d.ref(p, actor{kind: partyActor, party: m.sense.party}, m.from, m.to), true
}

// nounOf tells whether the noun chunk names an actor itself.
func (d *speakersDocument) nounOf(p *parse, c int) bool {
	for at := p.chunks[c].from; at < p.chunks[c].to; at++ {
		if p.tokens[at].mention != 0 {
			return true
		}
	}
	return false
}

// anaphoric tells whether a noun chain points back to somebody: a pronoun, or a bare role such as "the delegate".
func (d *speakersDocument) anaphoric(i int, p *parse, chain span) bool {
	c := p.chunks[chain.from]
	last := &p.tokens[c.to-1]
	if c.to-c.from == 1 {
		return last.lower == "he" || last.lower == "she" || last.lower == "they" || last.lower == "it"
	}
	if kind, _ := d.head(i, p, c.from+1, c.to); kind == speakingHead && d.x.possessives[p.tokens[c.from].lower] {
		return true
	}
	if p.tokens[c.from].lower != "the" || d.nounOf(p, chain.from) || chain.to-chain.from > 1 {
		return false
	}
	return c.to-c.from == 2 && last.word.is(bareRole|bareParty)
}

// firstPerson tells whether a noun chain is I or we.
func firstPersonChain(p *parse, chain span) bool {
	c := p.chunks[chain.from]
	return c.to-c.from == 1 && p.tokens[c.from].word.is(firstPerson)
}

// refsFrom returns the actors of the noun list that begins at chunk k and the chunk after it.
func (d *speakersDocument) refsFrom(i, k, to int) ([]ref, int) {
	p := d.parses[i]
	var chains []span
	for k < to {
		switch p.kind(k) {
		case nounChunk:
			end := k + 1
			for p.kind(end) == prepChunk && p.word(end) == "of" && p.kind(end+1) == nounChunk && end+1 < to {
				end += 2
			}
			chains = append(chains, span{k, end})
			k = end
			continue
		case openChunk:
			if end := p.closing(k); end < to {
				k = end + 1
				continue
			}
		case commaChunk, conjChunk, adverbChunk, timeChunk:
			if next := p.kind(k + 1); k+1 < to && (next == nounChunk || next == conjChunk || next == commaChunk || next == adverbChunk) {
				k++
				continue
			}
		}
		break
	}
	return d.resolve(i, p, chains), k
}
