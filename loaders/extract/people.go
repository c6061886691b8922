package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// The weights of evidence for a person's party: a title or apposition, membership of a delegation, a list that another person of
// the party opens, the place where a paragraph is set.
const (
	byTitle = 8
	byGroup = 4
	byList  = 2
	byScene = 2
)

// register finds the persons of the document and what the text says of them: titles, parties, whether they are bystanders.
func (d *document) register() {
	for i := range d.sentences {
		d.eachPerson(i, func(m mention, name string) {
			if m.to-m.from > 1 {
				d.people.add(name, d.sentences[i].tokens[m.from].start)
			}
		})
	}
	var scene *packs.Party
	for i := range d.sentences {
		s := &d.sentences[i]
		if s.block.kind == heading {
			scene = nil
		}
		if set := d.scene(s.tokens); set != nil {
			scene = set
		}
		d.describe(i, scene)
		d.ownPositions(i)
	}
	d.settleParties()
}

// ownPositions reads a person's party from whose position the person voices: "The president reiterated Norway's demands."
func (d *document) ownPositions(i int) {
	p := d.parses[i]
	for ci := range p.clauses {
		c := &p.clauses[ci]
		if len(c.subjects) != 1 || !d.x.reports[p.lemma(c.group)] {
			continue
		}
		m, ok := d.lastMention(i, p.chunks[c.subjects[0].from])
		n := p.after(c.chunk)
		if p.kind(n) == thatChunk {
			n = p.after(n)
		}
		if !ok || m.kind != personMention || p.kind(n) != nounChunk || !d.x.stanceNouns[singular(p.tokens[p.chunks[n].to-1].lower)] {
			continue
		}
		if whose, ok := d.lastMention(i, p.chunks[n]); ok && whose.kind == partyMention && p.possessed(n) {
			tokens := p.tokens[m.from:m.to]
			if person := d.people.find(d.text[tokens[0].start:tokens[len(tokens)-1].end]); person != nil {
				person.vote(whose.sense.party, byGroup)
			}
		}
	}
}

func (d *document) eachPerson(i int, visit func(m mention, name string)) {
	for _, m := range d.mentions[i] {
		if m.kind == personMention {
			tokens := d.sentences[i].tokens[m.from:m.to]
			visit(m, d.text[tokens[0].start:tokens[len(tokens)-1].end])
		}
	}
}

// scene returns the party in whose capital a sentence is set by its first words: "Back in Washington, ...".
func (d *document) scene(tokens []token) *packs.Party {
	for i := 0; i+2 < len(tokens) && i < 4; i++ {
		if tokens[i].lower != "in" || i > 0 && !tokens[i-1].word.is(adverb) && tokens[i-1].lower != "“" {
			continue
		}
		senses, n := d.x.lex.names.at(tokens, i+1)
		if n > 0 && i+1+n < len(tokens) && tokens[i+1+n].lower == "," {
			return senses[0].party
		}
		return nil
	}
	return nil
}

// describe reads what sentence i says of each person that it names.
func (d *document) describe(i int, scene *packs.Party) {
	s := &d.sentences[i]
	r := reader{d: d, tokens: s.tokens, mentions: d.mentions[i], titles: d.titles[i], before0: d.firstParty(i - 1)}
	var last *person
	lastEnd := -1
	d.eachPerson(i, func(m mention, name string) {
		p := d.people.find(name)
		if p == nil {
			p = d.people.add(name, s.tokens[m.from].start)
		}
		titled := r.before(p, m)
		titled = r.after(p, m) || titled
		if titled && len(p.votes) == 0 {
			p.vote(d.unnamed(i, p), byScene)
		}
		r.group(p, m)
		if last != nil && last != p && r.coordinated(lastEnd, m.from) {
			p.links = append(p.links, nil) // a list: settled below
			d.lists = append(d.lists, [2]*person{last, p})
		}
		if titled && scene != nil {
			p.vote(scene, byScene)
		}
		last, lastEnd = p, m.to
	})
	d.count(i)
	d.namedBefore(i)
}

// namedBefore gives the only person of the sentence before i, where the text says nothing of them, the office that sentence i begins with: "X came.
// The Norwegian president smiled."
func (d *document) namedBefore(i int) {
	if i == 0 || len(d.titles[i]) == 0 {
		return
	}
	r := reader{d: d, tokens: d.sentences[i].tokens, mentions: d.mentions[i], titles: d.titles[i], before0: d.firstParty(i - 1)}
	t := r.titles[0]
	party := r.officeOf(t)
	if t.from > 3 || t.sense.kind != roleTitle || r.tokens[0].lower != "the" || party == nil || t.to < len(r.tokens) && r.tokens[t.to].mention != 0 {
		return
	}
	var only *person
	d.eachPerson(i-1, func(_ mention, name string) {
		if p := d.people.find(name); p != nil && p != only {
			if only != nil {
				party = nil
			}
			only = p
		}
	})
	if only != nil && party != nil && len(only.roles) == 0 && !only.bystander {
		only.vote(party, byScene)
		r.title(only, t)
	}
}

// unnamedReach is how many sentences back an office without a name may stand for the person who is named under it.
const unnamedReach = 2

// unnamed returns the party of an office that the text names without its holder right before it names a holder of that title: "its water
// minister said ... . Minister X told".
func (d *document) unnamed(i int, p *person) *packs.Party {
	for k := i; k >= max(0, i-unnamedReach); k-- {
		r := reader{d: d, tokens: d.sentences[k].tokens, mentions: d.mentions[k], titles: d.titles[k], before0: d.firstParty(k - 1)}
		for _, t := range d.titles[k] {
			if t.sense.kind == roleTitle && p.holds(r.tokens[t.to-1].lower) && (t.to == len(r.tokens) || r.tokens[t.to].mention == 0) {
				if party := r.officeOf(t); party != nil {
					return party
				}
			}
		}
	}
	return nil
}

// officeOf returns the party of a title by the words beside it: "its minister", "Norway's minister", "a spokesman for its ministry".
func (r *reader) officeOf(t titleSpan) *packs.Party {
	if t.from > 0 && r.d.x.possessives[r.tokens[t.from-1].lower] {
		return r.owner(t.from)
	}
	if t.from > 1 && r.tokens[t.from-1].lower == "'s" || t.from > 0 && r.tokens[t.from-1].demonym {
		at := t.from - 1
		if r.tokens[at].lower == "'s" {
			at--
		}
		if n := r.tokens[at].mention; n != 0 && r.mentions[n-1].kind == partyMention {
			return r.mentions[n-1].sense.party
		}
	}
	if t.to+1 < len(r.tokens) && r.tokens[t.to].lower == "for" && r.d.x.possessives[r.tokens[t.to+1].lower] {
		return r.owner(t.to)
	}
	return nil
}

// firstParty returns the first party that sentence i names, nil where it names none.
func (d *document) firstParty(i int) *packs.Party {
	if i < 0 {
		return nil
	}
	for _, m := range d.mentions[i] {
		if m.kind == partyMention {
			return m.sense.party
		}
	}
	return nil
}

// count notes how often parties are named in the sentences of each person, for titles that no party stands beside.
func (d *document) count(i int) {
	d.eachPerson(i, func(_ mention, name string) {
		p := d.people.find(name)
		if p == nil {
			return
		}
		for _, m := range d.mentions[i] {
			if m.kind == partyMention {
				d.near[p] = append(d.near[p], m.sense.party)
			}
		}
	})
}

// settleParties gives each person the party with the most evidence, lets it flow along links and lists, and falls back for titled persons on
// the party that their sentences name most.
func (d *document) settleParties() {
	for _, p := range d.people.list {
		p.party = d.winner(p.votes)
	}
	for range 2 {
		for _, p := range d.people.list {
			for _, other := range p.links {
				flow(p, other)
			}
		}
		for _, pair := range d.lists {
			if pair[1].party == nil && pair[0].party != nil {
				pair[1].party = pair[0].party
			}
		}
	}
	for _, p := range d.people.list {
		if p.party == nil && len(p.roles) > 0 && p.capacityOr("") == graph.SpeaksFor {
			p.party = d.nearest(p)
		}
	}
	for _, p := range d.people.list {
		for _, other := range p.links {
			flow(p, other)
		}
	}
}

func flow(p, other *person) {
	if other == nil {
		return
	}
	if p.party == nil {
		p.party = other.party
	} else if other.party == nil {
		other.party = p.party
	}
}

func (d *document) winner(votes map[string]int) *packs.Party {
	best, most := "", 0
	for id, n := range votes {
		if n > most || n == most && id < best {
			best, most = id, n
		}
	}
	return d.x.lex.parties[best]
}

// nearest returns the party that stands in most of the person's sentences, nil where two tie or it stands there once.
func (d *document) nearest(p *person) *packs.Party {
	counts := map[string]int{}
	for _, party := range d.near[p] {
		counts[party.ID]++
	}
	type tally struct {
		id string
		n  int
	}
	var order []tally
	for id, n := range counts {
		order = append(order, tally{id, n})
	}
	slices.SortFunc(order, func(a, b tally) int { return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.id, b.id)) })
	if len(order) == 0 || order[0].n < 2 || len(order) > 1 && order[1].n == order[0].n {
		return nil
	}
	return d.x.lex.parties[order[0].id]
}

// A reader reads what stands around a person's name in one sentence.
type reader struct {
	d        *document
	tokens   []token
	mentions []mention
	titles   []titleSpan
	before0  *packs.Party // the first party of the sentence before
}

// before reads titles and parties left of a name: "U.S. Secretary of State and National Security Adviser X", "Norway's envoy, X".
func (r *reader) before(p *person, m mention) bool {
	at := m.from
	titled, kin := false, false
	for steps := 0; at > 0 && steps < 12; steps++ {
		t := &r.tokens[at-1]
		if span, ok := r.titleEnding(at); ok {
			titled = r.title(p, span) || titled
			at = span.from
			continue
		}
		switch {
		case t.word.is(kinship):
			kin = true
		case t.lower == "," && at == m.from && r.titledBefore(at-1), t.lower == "and" && titled, t.lower == "'s", t.lower == "’s", t.lower == "-":
		case t.mention != 0:
			return r.beside(p, t.mention-1, at, titled, kin) || titled
		case (t.lower == "its" || t.lower == "their") && titled:
			p.vote(r.owner(at-1), byGroup)
			return titled
		case at == m.from && t.lower == ",":
			return r.office(p, at-1) || titled
		case (t.shape == lower || t.word.is(formerWord)) && !t.verb && !t.word.is(determiner|preposition|conjunction|pronoun|modal|be|have|do|relative|subordinator) && (titled || kin):
		default:
			return titled
		}
		at--
	}
	return titled
}

// owner returns the party that "its" at token i means: the first that the sentence names before it, as a rule its subject, else the first
// one of the sentence before.
func (r *reader) owner(i int) *packs.Party {
	for _, m := range r.mentions {
		if m.to <= i && m.kind == partyMention && m.sense.kind != demonym {
			return m.sense.party
		}
	}
	return r.before0
}

// office reads what stands before a comma and a name: "the president of Norway, X", "Norway's envoy to the talks, X".
func (r *reader) office(p *person, comma int) bool {
	for _, t := range r.titles {
		if t.to > comma || comma-t.to > 6 || t.sense.kind != roleTitle || !r.quiet(t.to, comma) {
			continue
		}
		if party := r.within(t.to, comma); party != nil {
			p.vote(party, byTitle)
			return r.title(p, t)
		}
		if t.from > 1 && r.tokens[t.from-1].lower == "'s" && r.tokens[t.from-2].mention != 0 {
			return r.beside(p, r.tokens[t.from-2].mention-1, t.from, r.title(p, t), false)
		}
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
		if t.from == 0 || r.tokens[t.from-1].lower != "'s" && !r.d.x.possessives[r.tokens[t.from-1].lower] {
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

// after reads an apposition right of a name: "X, the Norwegian foreign minister,", "X (Norway)", "X of Norway".
func (r *reader) after(p *person, m mention) bool {
	at := m.to
	if at >= len(r.tokens) {
		return false
	}
	switch r.tokens[at].lower {
	case "(", "of", "from":
		return r.origin(p, at+1)
	case ",", "—", "–":
	default:
		return false
	}
	titled := false
	for i := at + 1; i < len(r.tokens) && i < at+14; i++ {
		t := &r.tokens[i]
		if span, ok := r.titleStarting(i); ok {
			titled = r.title(p, span) || titled
			i = span.to - 1
			continue
		}
		switch {
		case (t.lower == "its" || t.lower == "their") && r.titleFollows(i+1):
			p.vote(r.owner(m.from), byGroup)
		case t.lower == "who" && i == at+1:
			return r.represents(p, i+1)
		case t.mention != 0 && r.mentions[t.mention-1].kind == partyMention:
			r.apposed(p, i, titled)
			i = r.mentions[t.mention-1].to - 1
		case t.mention != 0 && r.mentions[t.mention-1].kind == personMention:
			if next := r.mentions[t.mention-1].to; next < len(r.tokens) && r.tokens[next].lower == "'s" {
				r.link(p, r.mentions[t.mention-1])
			} else {
				return titled
			}
			i = r.mentions[t.mention-1].to - 1
		case t.verb || t.word.is(modal|be|have|do) || t.shape == mark && t.lower != "-" && t.lower != "'s", t.word.is(relative):
			return titled
		case t.word.is(conjunction) && !titled:
			return titled
		}
	}
	return titled
}

// represents reads a relative clause that tells for whom a person speaks: "who speaks for Norway", "who leads Norway's team".
func (r *reader) represents(p *person, at int) bool {
	for i := at; i < len(r.tokens) && i < at+6; i++ {
		switch t := &r.tokens[i]; {
		case t.mention != 0 && r.mentions[t.mention-1].kind == partyMention:
			p.vote(r.mentions[t.mention-1].sense.party, byTitle)
			return false
		case t.word.lemma == "speak" || t.word.lemma == "represent" || t.word.lemma == "lead" || t.lower == "for" || t.word.is(be|have|determiner|adverb):
		default:
			return false
		}
	}
	return false
}

// apposed votes for a party inside an apposition: before its title ("the U.S. envoy"), or after it ("president of Norway").
func (r *reader) apposed(p *person, i int, titled bool) {
	m := r.mentions[r.tokens[i].mention-1]
	if titled || r.titleFollows(m.to) {
		p.vote(m.sense.party, byTitle)
	}
}

// titleFollows tells whether a role stands within four words after token at.
func (r *reader) titleFollows(at int) bool {
	for i := at; i < len(r.tokens) && i < at+4; i++ {
		if _, ok := r.titleStarting(i); ok {
			return true
		}
		if r.tokens[i].lower == "," {
			return false
		}
	}
	return false
}

func (r *reader) titleStarting(at int) (titleSpan, bool) {
	for _, t := range r.titles {
		if t.from == at {
			return t, true
		}
	}
	return titleSpan{}, false
}

// origin reads a party in brackets or after of and from.
func (r *reader) origin(p *person, at int) bool {
	for at < len(r.tokens) && r.tokens[at].word.is(determiner) {
		at++
	}
	if at < len(r.tokens) && r.tokens[at].mention != 0 && r.mentions[r.tokens[at].mention-1].kind == partyMention {
		p.vote(r.mentions[r.tokens[at].mention-1].sense.party, byGroup)
	}
	return false
}

// group reads membership: "the Norwegian delegation included X", "negotiators led by X", "Representing Norway was X", "On the Norwegian side, ... X".
func (r *reader) group(p *person, m mention) {
	trigger := false
	for i := m.from - 1; i >= 0; i-- {
		t := &r.tokens[i]
		switch {
		case r.d.x.memberWords[t.lower]:
			trigger = true
		case t.lower == "." || t.lower == ";" || t.quote != r.tokens[m.from].quote:
			return
		case t.mention != 0 && r.mentions[t.mention-1].kind == partyMention && (trigger && r.headed(i) || r.sided(i)):
			p.vote(r.mentions[t.mention-1].sense.party, byGroup)
			return
		case t.mention != 0 && r.mentions[t.mention-1].kind == partyMention && i > 0 && r.tokens[i-1].word.lemma == "represent":
			p.vote(r.mentions[t.mention-1].sense.party, byTitle)
			return
		}
	}
}

// headed tells whether a noun that speaks for its party follows the mention at token i: "U.S. envoys".
func (r *reader) headed(i int) bool {
	m := r.mentions[r.tokens[i].mention-1]
	to := m.to
	for at := m.from - 1; at > 0 && at >= m.from-2; at-- {
		if w := r.tokens[at].lower; (w == "of" || w == "from") && r.tokens[at-1].word.is(speaker) {
			return true
		}
	}
	for at := to; at < len(r.tokens) && at < to+4; at++ {
		if kinds, n := r.d.x.lex.heads.at(r.tokens, at); n > 0 {
			return kinds[0] == speakingHead
		}
		if r.tokens[at].shape == mark && r.tokens[at].lower != "'s" {
			return false
		}
	}
	return false
}

// sided tells whether the mention at token i names a side of the table: "On the U.S. side".
func (r *reader) sided(i int) bool {
	to := r.mentions[r.tokens[i].mention-1].to
	return to < len(r.tokens) && r.tokens[to].lower == "side"
}

// coordinated tells whether nothing but "and", "along with", a comma or a description of kin stands between two names.
func (r *reader) coordinated(from, to int) bool {
	joined := false
	for i := from; i < to; i++ {
		switch t := &r.tokens[i]; {
		case t.lower == "and" || t.lower == "along" || t.lower == "alongside":
			joined = true
		case t.lower == "," || t.lower == "with" || t.lower == "'s" || t.word.is(kinship|determiner|formerWord|adverb):
		case t.mention != 0 && joined && r.mentions[t.mention-1].kind == personMention:
		case t.verb || t.shape == mark || t.word.is(modal|be|have|do|relative|preposition) || i-from > 8 || r.tokens[from].lower != ",":
			return false
		}
	}
	return joined && from < to
}
