package extract

import (
	"github.com/parleygraph/parley/graph"
)

// Resolve returns the actors of a subject's noun chains, in order. Adjectives alone take the noun of the last chain: "U.S. and Russian envoys".
func (d *speakersDocument) Resolve(i int, p *Parse, chains []Span) []Ref {
	var refs []Ref
	shared := len(chains) > 1 && d.HeadSpeaks(i, p, chains[len(chains)-1])
	var others []Span
	for _, c := range chains {
		r := d.ResolveChain(i, p, c, shared)
		if r.Holds() {
			refs = append(refs, r)
		} else {
			others = append(others, c)
		}
	}
	if len(refs) > 0 {
		refs = append(refs, d.CrowdsOf(i, others, false)...) // "Norway and the rebels"
	}
	return refs
}

// HeadSpeaks tells whether the chain's first noun chunk ends in a noun that speaks for a party.
func (d *speakersDocument) HeadSpeaks(i int, p *Parse, chain Span) bool {
	c := p.Chunks[chain.From]
	kind, _ := d.Head(i, p, c.From, c.To)
	return kind == SpeakingHead
}

// ResolveChain returns the actor of a noun chain: the first noun chunk decides, or what "of", "from" and "for" add to it.
func (d *speakersDocument) ResolveChain(i int, p *Parse, chain Span, adjective bool) Ref {
	c := p.Chunks[chain.From]
	a := d.ResolveNoun(i, p, c, adjective)
	end := c.To
	if !a.Holds() {
		if through := d.throughPreposition(i, p, chain); through.Kind != NoActor && !(a.Kind == VagueActor && through.Bloc()) {
			a = through
			end = p.Chunks[min(chain.From+2, chain.To-1)].To
		}
	}
	return d.Ref(p, a, c.From, end)
}

// Ref returns an actor with tokens [from, to), which name it.
func (d *speakersDocument) Ref(p *Parse, a Actor, from, to int) Ref {
	for from+1 < to && p.Tokens[from].Word.Is(Determiner) && p.Tokens[from].Mention == 0 {
		from++
	}
	start := p.Tokens[from].Start
	return Ref{Actor: a, Tokens: Span{from, to}, Text: d.Text[start:p.Tokens[to-1].End], Start: start}
}

// ResolveNoun returns the actor of one noun chunk. adjective lets a party's adjective stand alone.
func (d *speakersDocument) ResolveNoun(i int, p *Parse, c chunk, adjective bool) Actor {
	first := c.From
	for first < c.To && p.Tokens[first].Word.Is(Determiner) && !p.Tokens[first].Word.Is(Vague) {
		first++
	}
	if first == c.To {
		return Actor{}
	}
	if p.Tokens[first].Word.Is(Vague) && p.Tokens[first].Mention == 0 && !d.x.possessives[p.Tokens[c.From].Lower] && !allNamed(p.Tokens, first) {
		return Actor{Kind: VagueActor}
	}
	m, ok := d.lastMention(i, c)
	if !ok && d.Home != nil && d.government(p, c) {
		return Actor{Kind: PartyActor, Party: d.Home}
	}
	if !ok {
		if party := d.force(p, c); party != nil {
			return Actor{Kind: PartyActor, Party: party}
		}
		if side, found := d.collective(p, c); found {
			return side
		}
	}
	if !ok || d.region(p, c, m) {
		kind, _ := d.Head(i, p, c.From, c.To)
		return Actor{Kind: kinds[kind]}
	}
	switch m.Kind {
	case PersonMention:
		return d.personNoun(i, p, c, m)
	case OrgMention:
		return d.orgNoun(i, p, c, m)
	}
	return d.partyNoun(i, p, c, m, adjective)
}

// allNamed tells whether a capital inside the sentence makes "All" a part of a name: "the All Islands Front".
func allNamed(tokens []Token, i int) bool {
	return tokens[i].Lower == "all" && tokens[i].Shape == Capped && !Begun(tokens, i) && i+1 < len(tokens) && tokens[i+1].Shape == Capped
}

// lastMention returns the mention that decides whom a noun chunk names: a person or organization if there is one, else the first party, unless its
// adjective only says where another party is at home: "the Norwegian Liberal Front".
func (d *speakersDocument) lastMention(i int, c chunk) (mention, bool) {
	var found mention
	for _, m := range d.Mentions[i] {
		if m.From < c.From || m.To > c.To {
			continue
		}
		home := found.Kind == PartyMention && found.Sense.Kind == Demonym && m.Kind == PartyMention && m.To == c.To && m.Sense.Kind != Demonym && m.Sense.Party.Type != "STATE"
		if found.Kind == 0 || home || m.Kind != PartyMention && (found.Kind == PartyMention || found.Kind == PersonMention) {
			found = m
		}
	}
	return found, found.Kind != 0
}

// region tells whether a word before the mention makes it a stretch of land: "eastern Norway".
func (d *speakersDocument) region(p *Parse, c chunk, m mention) bool {
	return m.Kind == PartyMention && m.From > c.From && d.x.regionWords[p.Tokens[m.From-1].Lower]
}

func (d *speakersDocument) personNoun(i int, p *Parse, c chunk, m mention) Actor {
	if d.Family(i, m) {
		return Actor{Kind: NobodyActor}
	}
	tokens := p.Tokens[m.From:m.To]
	who := d.People.Find(d.Text[tokens[0].Start:tokens[len(tokens)-1].End])
	if who == nil {
		who = d.People.Add(d.Text[tokens[0].Start:tokens[len(tokens)-1].End], tokens[0].Start)
	}
	if m.To < c.To {
		return d.personsOffice(i, p, c, m, who)
	}
	if who.Bystander && len(who.Roles) == 0 {
		return Actor{Kind: NobodyActor}
	}
	if who.Chair && who.Party == nil {
		return Actor{Kind: VagueActor}
	}
	return Actor{Kind: PersonActor, Person: who}
}

// personsOffice resolves what stands after a person's name: "Trump administration", "Netanyahu's government", "Putin's envoy".
func (d *speakersDocument) personsOffice(i int, p *Parse, c chunk, m mention, who *Person) Actor {
	kind, capacity := d.Head(i, p, m.To, c.To)
	if kind != SpeakingHead && kind != BelongingHead {
		side, _ := d.collective(p, c)
		return side // "Madhesi parties"
	}
	if who.Party == nil {
		if p.Tokens[m.To].Lower != "'s" {
			return d.bodyOf(p, c, m, who)
		}
		return Actor{Kind: PersonActor, Person: who}
	}
	return Actor{Kind: PartyActor, Party: who.Party, Capacity: capacity}
}

// bodyOf returns the side that a name of nobody known and a body's noun make up: "the Upper Lind regional government".
func (d *speakersDocument) bodyOf(p *Parse, c chunk, m mention, who *Person) Actor {
	local := m.To+2 == c.To && d.x.localWords[p.Tokens[m.To].Lower]
	if len(who.Roles) > 0 || who.Bystander || m.To+1 != c.To && !local || !d.x.bodies[p.Tokens[c.To-1].Lower] {
		return Actor{}
	}
	return Actor{Kind: PartyActor, Party: d.Found(OneLine(d.Text[p.Tokens[m.From].Start:p.Tokens[c.To-1].End]), graph.Organization)}
}

func (d *speakersDocument) orgNoun(i int, p *Parse, c chunk, m mention) Actor {
	for at := m.To; at < c.To; at++ {
		if p.Tokens[at].Lower == "'s" {
			return Actor{}
		}
	}
	tokens := p.Tokens[m.From:m.To]
	if owner, ok := d.firstMention(i, p, c); ok && owner.To <= m.From && (tokens[0].Word.Is(Speaker) || tokens[len(tokens)-1].Word.Is(Speaker)) {
		return Actor{Kind: PartyActor, Party: owner.Sense.Party}
	}
	return Actor{Kind: OrgActor, Org: OneLine(d.Text[tokens[0].Start:tokens[len(tokens)-1].End])}
}

// firstMention returns the party with whose name the noun chunk begins.
func (d *speakersDocument) firstMention(i int, p *Parse, c chunk) (mention, bool) {
	at := c.From
	for at < c.To && p.Tokens[at].Mention == 0 && p.Tokens[at].Word.Is(Determiner) {
		at++
	}
	if at == c.To || p.Tokens[at].Mention == 0 {
		return mention{}, false
	}
	m := d.Mentions[i][p.Tokens[at].Mention-1]
	return m, m.Kind == PartyMention
}

// partyNoun resolves a noun chunk that names a party: the name itself, or a noun that stands for it.
func (d *speakersDocument) partyNoun(i int, p *Parse, c chunk, m mention, adjective bool) Actor {
	if m.To == c.To {
		return d.bareParty(p, c, m, adjective)
	}
	kind, capacity := d.Head(i, p, m.To, c.To)
	if kind == 0 && m.To+1 == c.To && m.Sense.Party.Type == "BLOC" && m.Sense.Kind == PartyName && d.x.blocWords[p.Tokens[m.To].Lower] {
		kind = SpeakingHead // "the EU countries"
	}
	switch kind {
	case SpeakingHead, BelongingHead:
		if m.From > c.From && m.Sense.Kind == Demonym && d.x.lex.Former[p.Tokens[m.From-1].Lower] {
			return Actor{Kind: NobodyActor} // "a retired Norwegian general"
		}
		if m.Sense.Party.Type == "STATE" && d.x.causes[p.Tokens[c.To-1].Lower] {
			return d.gathered(p, m.From, c.To) // "Sudanese rebels" are not Sudan
		}
		return Actor{Kind: PartyActor, Party: m.Sense.Party, Capacity: capacity}
	case ChairHead:
		if m.Sense.Party.Type == "STATE" && d.x.mediating[p.Tokens[c.To-1].Lower] || d.Crowds[m.Sense.Party.ID] && p.Tokens[m.To].Lower == "'s" {
			return Actor{Kind: PartyActor, Party: m.Sense.Party} // "Qatari mediators floated", "the QRM's chairman said"
		}
	case PeopleHead:
		if side, found := d.collective(p, c); found {
			return side // "Norwegian oil workers"
		}
	case OrganizationHead:
		if m.Sense.Kind == Seat {
			return Actor{Kind: PartyActor, Party: m.Sense.Party} // "the US Treasury Department"
		}
		tokens := p.Tokens[m.From:c.To]
		return Actor{Kind: OrgActor, Org: OneLine(d.Text[tokens[0].Start:tokens[len(tokens)-1].End])}
	}
	for _, other := range d.Mentions[i] {
		if other.Kind == PartyMention && other.From > m.To && other.To == c.To && p.Tokens[other.From-1].Lower == "'s" && other.Sense.Party.Type != "STATE" {
			return Actor{Kind: PartyActor, Party: other.Sense.Party} // "Norway's Liberal Front"
		}
	}
	return Actor{Kind: kinds[kind]}
}

// kinds says what a noun that is no party's stands for: its people, or a chair, hold no position of the party.
var kinds = map[HeadKind]ActorKind{PeopleHead: NobodyActor, ChairHead: VagueActor, MediaHead: VagueActor}

// bareParty resolves a party's name with nothing after it. An adjective alone is its people, unless an article or a list makes it the side.
func (d *speakersDocument) bareParty(p *Parse, c chunk, m mention, adjective bool) Actor {
	if m.Sense.Kind == Demonym && !adjective {
		plural := p.Tokens[m.To-1].Lower
		if len(plural) == 0 || plural[len(plural)-1] != 's' || m.From == c.From || p.Tokens[c.From].Lower != "the" {
			return Actor{}
		}
	}
	if m.From > c.From && p.Tokens[m.From-1].Lower == "'s" {
		return Actor{}
	}
	return Actor{Kind: PartyActor, Party: m.Sense.Party}
}

// Head returns what the last noun of tokens [from, to) makes of the party before it, and the capacity in which it speaks.
func (d *speakersDocument) Head(i int, p *Parse, from, to int) (HeadKind, graph.Capacity) {
	for _, t := range d.Titles[i] {
		if t.To == to && t.From >= from && t.Sense.Kind == RoleTitle {
			capacity := t.Sense.Capacity
			if t.From > from && d.x.lex.Former[p.Tokens[t.From-1].Lower] {
				capacity = graph.BelongsTo
			}
			return SpeakingHead, capacity
		} else if t.To == to && t.From >= from {
			return map[TitleKind]HeadKind{BystanderTitle: PeopleHead, ChairTitle: ChairHead}[t.Sense.Kind], ""
		}
	}
	for at := from; at < to; at++ {
		kinds, n := d.x.lex.Heads.At(p.Tokens, at)
		if n > 0 && at+n == to {
			if kinds[0] == BelongingHead {
				return kinds[0], graph.BelongsTo
			}
			return kinds[0], graph.SpeaksFor
		}
	}
	return 0, ""
}

// throughPreposition resolves "the government of Norway", "a spokesman for the ministry", "delegations from Norway".
func (d *speakersDocument) throughPreposition(i int, p *Parse, chain Span) Actor {
	if chain.To-chain.From < 3 || d.NounOf(p, chain.From) {
		return Actor{}
	}
	switch p.Word(chain.From + 1) {
	case "of", "from", "for", "in", "at":
	case "to":
		if p.Tokens[p.Chunks[chain.From].To-1].Lower != "close" {
			return Actor{} // an ambassador to Norway is not Norway's
		}
	default:
		return Actor{}
	}
	c := p.Chunks[chain.From]
	kind, capacity := d.Head(i, p, c.From, c.To)
	if kind != SpeakingHead && kind != BelongingHead {
		return Actor{}
	}
	a := d.ResolveNoun(i, p, p.Chunks[chain.From+2], false)
	if a.Kind == PersonActor || !a.Holds() {
		return Actor{}
	}
	if a.Kind == PartyActor && a.Party.Type == "STATE" && d.x.causes[p.Tokens[c.To-1].Lower] {
		return d.gathered(p, c.From, p.Chunks[chain.From+2].To) // "rebels in Sudan"
	}
	if a.Kind != NoActor && capacity == graph.BelongsTo {
		a.Capacity = capacity
	}
	return a
}

// author returns the party whose proposal or position is the subject of an active verb: "Norway's proposal opposes new taxes".
func (d *speakersDocument) author(i int, p *Parse, c *clause) (Ref, bool) {
	chunk := p.Chunks[c.Subjects[0].From]
	last := &p.Tokens[chunk.To-1]
	if c.Group.Copula || c.Group.Passive || len(c.Subjects) > 1 || last.Mention != 0 || !d.x.stanceNouns[last.Lower] {
		return Ref{}, false
	}
	m, ok := d.firstMention(i, p, chunk)
	if !ok {
		return Ref{}, false
	}
	return d.Ref(p, Actor{Kind: PartyActor, Party: m.Sense.Party}, m.From, m.To), true
}

// NounOf tells whether the noun chunk names an actor itself.
func (d *speakersDocument) NounOf(p *Parse, c int) bool {
	for at := p.Chunks[c].From; at < p.Chunks[c].To; at++ {
		if p.Tokens[at].Mention != 0 {
			return true
		}
	}
	return false
}

// Anaphoric tells whether a noun chain points back to somebody: a pronoun, or a bare role such as "the delegate".
func (d *speakersDocument) Anaphoric(i int, p *Parse, chain Span) bool {
	c := p.Chunks[chain.From]
	last := &p.Tokens[c.To-1]
	if c.To-c.From == 1 {
		return last.Lower == "he" || last.Lower == "she" || last.Lower == "they" || last.Lower == "it"
	}
	if kind, _ := d.Head(i, p, c.From+1, c.To); kind == SpeakingHead && d.x.possessives[p.Tokens[c.From].Lower] {
		return true
	}
	if p.Tokens[c.From].Lower != "the" || d.NounOf(p, chain.From) || chain.To-chain.From > 1 {
		return false
	}
	return c.To-c.From == 2 && last.Word.Is(BareRole|BareParty)
}

// firstPerson tells whether a noun chain is I or we.
func firstPersonChain(p *Parse, chain Span) bool {
	c := p.Chunks[chain.From]
	return c.To-c.From == 1 && p.Tokens[c.From].Word.Is(FirstPerson)
}

// RefsFrom returns the actors of the noun list that begins at chunk k and the chunk after it.
func (d *speakersDocument) RefsFrom(i, k, to int) ([]Ref, int) {
	p := d.Parses[i]
	var chains []Span
	for k < to {
		switch p.Kind(k) {
		case NounChunk:
			end := k + 1
			for p.Kind(end) == PrepChunk && p.Word(end) == "of" && p.Kind(end+1) == NounChunk && end+1 < to {
				end += 2
			}
			chains = append(chains, Span{k, end})
			k = end
			continue
		case OpenChunk:
			if end := p.Closing(k); end < to {
				k = end + 1
				continue
			}
		case CommaChunk, ConjChunk, AdverbChunk, TimeChunk:
			if next := p.Kind(k + 1); k+1 < to && (next == NounChunk || next == ConjChunk || next == CommaChunk || next == AdverbChunk) {
				k++
				continue
			}
		}
		break
	}
	return d.Resolve(i, p, chains), k
}
