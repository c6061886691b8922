package speakers

import (
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/clauses/people"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
)

// Resolve returns the actors of a subject's noun chains, in order. Adjectives alone take the noun of the last chain: "U.S. and Russian envoys".
func (d *Document) Resolve(i int, p *syntax.Parse, chains []syntax.Span) []Ref {
	var refs []Ref
	shared := len(chains) > 1 && d.HeadSpeaks(i, p, chains[len(chains)-1])
	var others []syntax.Span
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
func (d *Document) HeadSpeaks(i int, p *syntax.Parse, chain syntax.Span) bool {
	c := p.Chunks[chain.From]
	kind, _ := d.Head(i, p, c.From, c.To)
	return kind == lexicon.SpeakingHead
}

// ResolveChain returns the actor of a noun chain: the first noun chunk decides, or what "of", "from" and "for" add to it.
func (d *Document) ResolveChain(i int, p *syntax.Parse, chain syntax.Span, adjective bool) Ref {
	c := p.Chunks[chain.From]
	a := d.ResolveNoun(i, p, c, adjective)
	end := c.To
	if !a.Holds() {
		if through := d.throughPreposition(i, p, chain); through.Kind != people.NoActor && !(a.Kind == people.VagueActor && through.Bloc()) {
			a = through
			end = p.Chunks[min(chain.From+2, chain.To-1)].To
		}
	}
	return d.Ref(p, a, c.From, end)
}

// Ref returns an actor with tokens [from, to), which name it.
func (d *Document) Ref(p *syntax.Parse, a people.Actor, from, to int) Ref {
	for from+1 < to && p.Tokens[from].Word.Is(lexicon.Determiner) && p.Tokens[from].Mention == 0 {
		from++
	}
	start := p.Tokens[from].Start
	return Ref{Actor: a, Tokens: syntax.Span{From: from, To: to}, Text: d.Text[start:p.Tokens[to-1].End], Start: start}
}

// ResolveNoun returns the actor of one noun chunk. adjective lets a party's adjective stand alone.
func (d *Document) ResolveNoun(i int, p *syntax.Parse, c syntax.Chunk, adjective bool) people.Actor {
	first := c.From
	for first < c.To && p.Tokens[first].Word.Is(lexicon.Determiner) && !p.Tokens[first].Word.Is(lexicon.Vague) {
		first++
	}
	if first == c.To {
		return people.Actor{}
	}
	if p.Tokens[first].Word.Is(lexicon.Vague) && p.Tokens[first].Mention == 0 && !d.x.possessives[p.Tokens[c.From].Lower] && !allNamed(p.Tokens, first) {
		return people.Actor{Kind: people.VagueActor}
	}
	m, ok := d.lastMention(i, c)
	if !ok && d.Home != nil && d.government(p, c) {
		return people.Actor{Kind: people.PartyActor, Party: d.Home}
	}
	if !ok {
		if party := d.force(p, c); party != nil {
			return people.Actor{Kind: people.PartyActor, Party: party}
		}
		if side, found := d.collective(p, c); found {
			return side
		}
	}
	if !ok || d.region(p, c, m) {
		kind, _ := d.Head(i, p, c.From, c.To)
		return people.Actor{Kind: kinds[kind]}
	}
	switch m.Kind {
	case people.PersonMention:
		return d.personNoun(i, p, c, m)
	case people.OrgMention:
		return d.orgNoun(i, p, c, m)
	}
	return d.partyNoun(i, p, c, m, adjective)
}

// allNamed tells whether a capital inside the sentence makes "All" a part of a name: "the All Islands Front".
func allNamed(tokens []lexicon.Token, i int) bool {
	return tokens[i].Lower == "all" && tokens[i].Shape == lexicon.Capped && !lexicon.Begun(tokens, i) && i+1 < len(tokens) && tokens[i+1].Shape == lexicon.Capped
}

// lastMention returns the mention that decides whom a noun chunk names: a person or organization if there is one, else the first party, unless its
// adjective only says where another party is at home: "the Norwegian Liberal Front".
func (d *Document) lastMention(i int, c syntax.Chunk) (people.Mention, bool) {
	var found people.Mention
	for _, m := range d.Mentions[i] {
		if m.From < c.From || m.To > c.To {
			continue
		}
		home := found.Kind == people.PartyMention && found.Sense.Kind == lexicon.Demonym && m.Kind == people.PartyMention && m.To == c.To && m.Sense.Kind != lexicon.Demonym && m.Sense.Party.Type != "STATE"
		if found.Kind == 0 || home || m.Kind != people.PartyMention && (found.Kind == people.PartyMention || found.Kind == people.PersonMention) {
			found = m
		}
	}
	return found, found.Kind != 0
}

// region tells whether a word before the mention makes it a stretch of land: "eastern Norway".
func (d *Document) region(p *syntax.Parse, c syntax.Chunk, m people.Mention) bool {
	return m.Kind == people.PartyMention && m.From > c.From && d.x.regionWords[p.Tokens[m.From-1].Lower]
}

func (d *Document) personNoun(i int, p *syntax.Parse, c syntax.Chunk, m people.Mention) people.Actor {
	if d.Family(i, m) {
		return people.Actor{Kind: people.NobodyActor}
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
		return people.Actor{Kind: people.NobodyActor}
	}
	if who.Chair && who.Party == nil {
		return people.Actor{Kind: people.VagueActor}
	}
	return people.Actor{Kind: people.PersonActor, Person: who}
}

// personsOffice resolves what stands after a person's name: "Trump administration", "Netanyahu's government", "Putin's envoy".
func (d *Document) personsOffice(i int, p *syntax.Parse, c syntax.Chunk, m people.Mention, who *people.Person) people.Actor {
	kind, capacity := d.Head(i, p, m.To, c.To)
	if kind != lexicon.SpeakingHead && kind != lexicon.BelongingHead {
		side, _ := d.collective(p, c)
		return side // "Madhesi parties"
	}
	if who.Party == nil {
		if p.Tokens[m.To].Lower != "'s" {
			return d.bodyOf(p, c, m, who)
		}
		return people.Actor{Kind: people.PersonActor, Person: who}
	}
	return people.Actor{Kind: people.PartyActor, Party: who.Party, Capacity: capacity}
}

// bodyOf returns the side that a name of nobody known and a body's noun make up: "the Upper Lind regional government".
func (d *Document) bodyOf(p *syntax.Parse, c syntax.Chunk, m people.Mention, who *people.Person) people.Actor {
	local := m.To+2 == c.To && d.x.localWords[p.Tokens[m.To].Lower]
	if len(who.Roles) > 0 || who.Bystander || m.To+1 != c.To && !local || !d.x.bodies[p.Tokens[c.To-1].Lower] {
		return people.Actor{}
	}
	return people.Actor{Kind: people.PartyActor, Party: d.Found(people.OneLine(d.Text[p.Tokens[m.From].Start:p.Tokens[c.To-1].End]), graph.Organization)}
}

func (d *Document) orgNoun(i int, p *syntax.Parse, c syntax.Chunk, m people.Mention) people.Actor {
	for at := m.To; at < c.To; at++ {
		if p.Tokens[at].Lower == "'s" {
			return people.Actor{}
		}
	}
	tokens := p.Tokens[m.From:m.To]
	if tokens[0].Word.Is(lexicon.Speaker) || tokens[len(tokens)-1].Word.Is(lexicon.Speaker) {
		if owner, ok := d.firstMention(i, p, c); ok && owner.To <= m.From {
			return people.Actor{Kind: people.PartyActor, Party: owner.Sense.Party}
		}
		if owner := d.ownerBehind(i, p, c); owner != nil && (d.x.chambers[tokens[0].Lower] || d.x.chambers[tokens[len(tokens)-1].Lower]) {
			return people.Actor{Kind: people.PartyActor, Party: owner}
		}
	}
	return people.Actor{Kind: people.OrgActor, Org: people.OneLine(d.Text[tokens[0].Start:tokens[len(tokens)-1].End])}
}

// firstMention returns the party with whose name the noun chunk begins.
func (d *Document) firstMention(i int, p *syntax.Parse, c syntax.Chunk) (people.Mention, bool) {
	at := c.From
	for at < c.To && p.Tokens[at].Mention == 0 && p.Tokens[at].Word.Is(lexicon.Determiner) {
		at++
	}
	if at == c.To || p.Tokens[at].Mention == 0 {
		return people.Mention{}, false
	}
	m := d.Mentions[i][p.Tokens[at].Mention-1]
	return m, m.Kind == people.PartyMention
}

// partyNoun resolves a noun chunk that names a party: the name itself, or a noun that stands for it.
func (d *Document) partyNoun(i int, p *syntax.Parse, c syntax.Chunk, m people.Mention, adjective bool) people.Actor {
	if m.To == c.To {
		return d.bareParty(p, c, m, adjective)
	}
	if group := d.groupBehind(i, p, c, m); group != nil {
		return people.Actor{Kind: people.PartyActor, Party: group}
	}
	kind, capacity := d.Head(i, p, m.To, c.To)
	if kind == 0 && m.To+1 == c.To && m.Sense.Party.Type == "BLOC" && m.Sense.Kind == lexicon.PartyName && d.x.blocWords[p.Tokens[m.To].Lower] {
		kind = lexicon.SpeakingHead // "the EU countries"
	}
	switch kind {
	case lexicon.SpeakingHead, lexicon.BelongingHead:
		if m.From > c.From && m.Sense.Kind == lexicon.Demonym && d.x.lex.Former[p.Tokens[m.From-1].Lower] {
			return people.Actor{Kind: people.NobodyActor} // "a retired Norwegian general"
		}
		if m.Sense.Party.Type == "STATE" && d.x.causes[p.Tokens[c.To-1].Lower] {
			return d.gathered(p, m.From, c.To) // "Sudanese rebels" are not Sudan
		}
		return people.Actor{Kind: people.PartyActor, Party: m.Sense.Party, Capacity: capacity}
	case lexicon.ChairHead:
		if m.Sense.Party.Type == "STATE" && d.x.mediating[p.Tokens[c.To-1].Lower] || d.Crowds[m.Sense.Party.ID] && p.Tokens[m.To].Lower == "'s" {
			return people.Actor{Kind: people.PartyActor, Party: m.Sense.Party} // "Qatari mediators floated", "the QRM's chairman said"
		}
	case lexicon.PeopleHead:
		if side, found := d.collective(p, c); found {
			return side // "Norwegian oil workers"
		}
	case lexicon.OrganizationHead:
		if m.Sense.Kind == lexicon.Seat {
			return people.Actor{Kind: people.PartyActor, Party: m.Sense.Party} // "the US Treasury Department"
		}
		tokens := p.Tokens[m.From:c.To]
		return people.Actor{Kind: people.OrgActor, Org: people.OneLine(d.Text[tokens[0].Start:tokens[len(tokens)-1].End])}
	}
	return people.Actor{Kind: kinds[kind]}
}

// kinds says what a noun that is no party's stands for: its people, or a chair, hold no position of the party.
var kinds = map[lexicon.HeadKind]people.ActorKind{lexicon.PeopleHead: people.NobodyActor, lexicon.ChairHead: people.VagueActor, lexicon.MediaHead: people.VagueActor}

// bareParty resolves a party's name with nothing after it. An adjective alone is its people, unless an article or a list makes it the side.
func (d *Document) bareParty(p *syntax.Parse, c syntax.Chunk, m people.Mention, adjective bool) people.Actor {
	if m.Sense.Kind == lexicon.Demonym && !adjective {
		plural := p.Tokens[m.To-1].Lower
		if len(plural) == 0 || plural[len(plural)-1] != 's' || m.From == c.From || p.Tokens[c.From].Lower != "the" {
			return people.Actor{}
		}
	}
	if m.From > c.From && p.Tokens[m.From-1].Lower == "'s" {
		return people.Actor{}
	}
	return people.Actor{Kind: people.PartyActor, Party: m.Sense.Party}
}

// Head returns what the last noun of tokens [from, to) makes of the party before it, and the capacity in which it speaks.
func (d *Document) Head(i int, p *syntax.Parse, from, to int) (lexicon.HeadKind, graph.Capacity) {
	for _, t := range d.Titles[i] {
		if t.To == to && t.From >= from && t.Sense.Kind == lexicon.RoleTitle {
			capacity := t.Sense.Capacity
			if t.From > from && d.x.lex.Former[p.Tokens[t.From-1].Lower] {
				capacity = graph.BelongsTo
			}
			return lexicon.SpeakingHead, capacity
		} else if t.To == to && t.From >= from {
			return map[lexicon.TitleKind]lexicon.HeadKind{lexicon.BystanderTitle: lexicon.PeopleHead, lexicon.ChairTitle: lexicon.ChairHead}[t.Sense.Kind], ""
		}
	}
	for at := from; at < to; at++ {
		kinds, n := d.x.lex.Heads.At(p.Tokens, at)
		if n > 0 && at+n == to {
			if kinds[0] == lexicon.BelongingHead {
				return kinds[0], graph.BelongsTo
			}
			return kinds[0], graph.SpeaksFor
		}
	}
	return 0, ""
}

// throughPreposition resolves "the government of Norway", "a spokesman for the ministry", "delegations from Norway".
func (d *Document) throughPreposition(i int, p *syntax.Parse, chain syntax.Span) people.Actor {
	if chain.To-chain.From < 3 || d.NounOf(p, chain.From) {
		return people.Actor{}
	}
	switch p.Word(chain.From + 1) {
	case "of", "from", "for", "in", "at":
	case "to":
		if p.Tokens[p.Chunks[chain.From].To-1].Lower != "close" {
			return people.Actor{} // an ambassador to Norway is not Norway's
		}
	default:
		return people.Actor{}
	}
	c := p.Chunks[chain.From]
	kind, capacity := d.Head(i, p, c.From, c.To)
	if kind != lexicon.SpeakingHead && kind != lexicon.BelongingHead {
		return people.Actor{}
	}
	a := d.ResolveNoun(i, p, p.Chunks[chain.From+2], false)
	if a.Kind == people.PersonActor || !a.Holds() {
		return people.Actor{}
	}
	if a.Kind == people.PartyActor && a.Party.Type == "STATE" && d.x.causes[p.Tokens[c.To-1].Lower] {
		return d.gathered(p, c.From, p.Chunks[chain.From+2].To) // "rebels in Sudan"
	}
	if a.Kind != people.NoActor && capacity == graph.BelongsTo {
		a.Capacity = capacity
	}
	return a
}

// author returns the party whose proposal or position is the subject of an active verb: "Norway's proposal opposes new taxes".
func (d *Document) author(i int, p *syntax.Parse, c *syntax.Clause) (Ref, bool) {
	chunk := p.Chunks[c.Subjects[0].From]
	last := &p.Tokens[chunk.To-1]
	if c.Group.Copula || c.Group.Passive || len(c.Subjects) > 1 || last.Mention != 0 || !d.x.stanceNouns[last.Lower] {
		return Ref{}, false
	}
	m, ok := d.firstMention(i, p, chunk)
	if !ok {
		return Ref{}, false
	}
	return d.Ref(p, people.Actor{Kind: people.PartyActor, Party: m.Sense.Party}, m.From, m.To), true
}

// NounOf tells whether the noun chunk names an actor itself.
func (d *Document) NounOf(p *syntax.Parse, c int) bool {
	for at := p.Chunks[c].From; at < p.Chunks[c].To; at++ {
		if p.Tokens[at].Mention != 0 {
			return true
		}
	}
	return false
}

// Anaphoric tells whether a noun chain points back to somebody: a pronoun, or a bare role such as "the delegate".
func (d *Document) Anaphoric(i int, p *syntax.Parse, chain syntax.Span) bool {
	c := p.Chunks[chain.From]
	last := &p.Tokens[c.To-1]
	if c.To-c.From == 1 {
		return last.Lower == "he" || last.Lower == "she" || last.Lower == "they" || last.Lower == "it"
	}
	if kind, _ := d.Head(i, p, c.From+1, c.To); kind == lexicon.SpeakingHead && d.x.possessives[p.Tokens[c.From].Lower] {
		return true
	}
	if p.Tokens[c.From].Lower != "the" || d.NounOf(p, chain.From) || chain.To-chain.From > 1 {
		return false
	}
	return c.To-c.From == 2 && last.Word.Is(lexicon.BareRole|lexicon.BareParty)
}

// firstPerson tells whether a noun chain is I or we.
func firstPersonChain(p *syntax.Parse, chain syntax.Span) bool {
	c := p.Chunks[chain.From]
	return c.To-c.From == 1 && p.Tokens[c.From].Word.Is(lexicon.FirstPerson)
}

// RefsFrom returns the actors of the noun list that begins at chunk k and the chunk after it.
func (d *Document) RefsFrom(i, k, to int) ([]Ref, int) {
	p := d.Parses[i]
	var chains []syntax.Span
	for k < to {
		switch p.Kind(k) {
		case syntax.NounChunk:
			end := k + 1
			for p.Kind(end) == syntax.PrepChunk && p.Word(end) == "of" && p.Kind(end+1) == syntax.NounChunk && end+1 < to {
				end += 2
			}
			chains = append(chains, syntax.Span{From: k, To: end})
			k = end
			continue
		case syntax.OpenChunk:
			if end := p.Closing(k); end < to {
				k = end + 1
				continue
			}
		case syntax.CommaChunk, syntax.ConjChunk, syntax.AdverbChunk, syntax.TimeChunk:
			if next := p.Kind(k + 1); k+1 < to && (next == syntax.NounChunk || next == syntax.ConjChunk || next == syntax.CommaChunk || next == syntax.AdverbChunk) {
				k++
				continue
			}
		}
		break
	}
	return d.Resolve(i, p, chains), k
}
