package extract

import "slices"

// A quotation is a run of text between quotation marks, with who speaks it.
type quotation struct {
	label    string // who speaks a turn of a transcript, as its label names them
	speaker  *ref   // nil where nobody could be found
	nobody   bool   // spoken by somebody who holds no position
	known    bool   // an attribution was found
	words    int
	first    int // the first sentence that it stands in
	sentence int // the last one
	block    int
}

// quote numbers the quotations of a block and marks their tokens, the marks included. A quotation that the block leaves open ends with it.
func (d *speakersDocument) quote(tokens []token) {
	open := false
	for i := range tokens {
		t := &tokens[i]
		switch {
		case t.lower == "“" || t.lower == "\"" && !open:
			open = true
			d.quotes = append(d.quotes, quotation{})
			t.quote = len(d.quotes) - 1
			continue
		case t.lower == "”" || t.lower == "\"":
			if open {
				t.quote = len(d.quotes) - 1
			}
			open = false
			continue
		}
		if open {
			t.quote = len(d.quotes) - 1
			if t.shape != mark {
				d.quotes[t.quote].words++
			}
		}
	}
}

// A holding is who holds what a clause says: actors, or a first person whom a quotation's speaker fills.
type holding struct {
	refs   []ref
	first  bool
	vague  bool // the subject is a group that nobody can be held to
	nobody bool // the subject is somebody who holds no position
}

// hold finds the holders of each clause of sentence i, and remembers whom a later pronoun means.
func (d *speakersDocument) hold(i int) {
	p := d.parses[i]
	held := make([]holding, len(p.clauses))
	d.holders = append(d.holders, held)
	for ci := range p.clauses {
		held[ci] = d.holding(i, ci)
		c := &p.clauses[ci]
		if c.kind != mainClause || len(c.subjects) == 0 {
			continue
		}
		if p.tokens[c.group.main].quote != 0 {
			d.lastQuoted = held[ci].refs
			continue
		}
		if p.reportOver(ci) >= 0 && d.last != nil {
			d.seen(i, held[ci].refs)
			continue // who speaks stays in mind, not whom they speak of
		}
		if len(held[ci].refs) > 0 {
			d.last = held[ci].refs
			d.seen(i, d.last)
		} else if held[ci].nobody || held[ci].vague {
			d.last, d.lastPerson = nil, nil
		}
	}
	for ci := range p.clauses {
		if p.clauses[ci].next && p.clauses[ci].shares > ci {
			held[ci] = held[p.clauses[ci].shares]
		}
	}
}

func (d *speakersDocument) holding(i, ci int) holding {
	p := d.parses[i]
	c := &p.clauses[ci]
	if len(c.subjects) == 0 {
		if c.shares >= 0 && c.shares < ci {
			return d.holders[i][c.shares]
		}
		return holding{}
	}
	r, apposed := d.apposed(i, ci)
	if apposed && len(c.subjects) == 1 {
		return holding{refs: []ref{r}}
	}
	if refs := d.resolve(i, p, c.subjects); len(refs) > 0 {
		if apposed && d.resolveChain(i, p, c.subjects[len(c.subjects)-1], false).holds() {
			refs = refs[:len(refs)-1]
		}
		if apposed {
			refs = append(refs, r) // "Holm and her Swedish counterpart, Lars Berg, met"
		}
		return holding{refs: refs}
	}
	chain := c.subjects[0]
	switch {
	case firstPersonChain(p, chain):
		return holding{first: true}
	case d.anaphoric(i, p, chain) || c.kind == mainClause && c.group.modal >= 0 && d.ownTroops(p, chain):
		h := d.antecedent(i, ci)
		if last := &p.tokens[p.chunks[chain.from].to-1]; last.word.is(bareParty) {
			h.refs = d.ofType(sides(h.refs), last.lower)
		}
		return h
	}
	if r, ok := d.office(i, p, chain); ok {
		return holding{refs: []ref{r}}
	}
	if refs := d.issuer(i, c); len(refs) > 0 {
		return holding{refs: refs}
	}
	if r, ok := d.author(i, p, c); ok {
		return holding{refs: []ref{r}}
	}
	if refs := d.convened(i, p, chain); len(refs) > 1 {
		return holding{refs: refs}
	}
	if refs := d.subjectCrowds(i, ci); len(refs) > 0 {
		return holding{refs: refs}
	}
	kind := d.resolveNoun(i, p, p.chunks[chain.from], false).kind
	return holding{nobody: kind == nobodyActor, vague: kind == vagueActor}
}

// ownTroops tells whether a noun chain names the troops of somebody in mind: what they will do is for their side to say.
func (d *speakersDocument) ownTroops(p *parse, chain span) bool {
	c := p.chunks[chain.from]
	return c.to-c.from > 1 && chain.to-chain.from == 1 && d.x.possessives[p.tokens[c.from].lower] && d.x.troops[p.tokens[c.to-1].lower]
}

// ofType drops parties that a noun cannot mean: a movement is no state, and "the country" no movement.
func (d *speakersDocument) ofType(refs []ref, noun string) []ref {
	return slices.DeleteFunc(refs, func(r ref) bool {
		state := r.party != nil && r.party.Type == "STATE"
		return state && d.x.stateless[noun] || !state && d.x.governments[noun] || !state && d.x.countries[noun]
	})
}

// sides returns the parties of the actors, for a noun that takes up their side: "the bloc would support".
func sides(refs []ref) []ref {
	var parties []ref
	for _, r := range refs {
		if r.kind == personActor && r.person.party == nil {
			continue
		}
		if r.kind == personActor {
			r.actor = actor{kind: partyActor, party: r.person.party}
		}
		parties = append(parties, r)
	}
	return parties
}

// office returns the person whom the document has named last under the title that a definite noun repeats: "The president welcomed".
func (d *speakersDocument) office(i int, p *parse, chain span) (ref, bool) {
	c := p.chunks[chain.from]
	if chain.to-chain.from > 1 || c.to-c.from < 2 || p.tokens[c.from].lower != "the" || d.nounOf(p, chain.from) {
		return ref{}, false
	}
	title := p.tokens[c.to-1].lower
	reach := officeReach
	if d.rivals(title) {
		reach = rivalReach
	}
	for k := i; k >= max(0, i-reach); k-- {
		for n := len(d.mentions[k]) - 1; n >= 0; n-- {
			m := d.mentions[k][n]
			if m.kind != personMention || k == i && m.from >= c.from {
				continue
			}
			tokens := d.sentences[k].tokens[m.from:m.to]
			who := d.people.find(d.text[tokens[0].start:tokens[len(tokens)-1].end])
			if who != nil && !who.bystander && who.holds(title) {
				return d.ref(p, actor{kind: personActor, person: who}, c.from, c.to), true
			}
		}
	}
	return ref{}, false
}

// rivals tells whether persons of two parties bear a title in the document.
func (d *speakersDocument) rivals(title string) bool {
	var first *person
	for _, p := range d.people.list {
		if !p.holds(title) {
			continue
		}
		if first != nil && first.party != p.party {
			return true
		}
		first = p
	}
	return false
}

// How many sentences a definite title reaches back: where two parties have a holder of it, only as far as its bearer is in mind.
const (
	officeReach = 12
	rivalReach  = 2
)

// apposed returns the person that an apposition to the last subject names: "Norway's envoy, Kari Holm, said".
func (d *speakersDocument) apposed(i, ci int) (ref, bool) {
	p := d.parses[i]
	c := &p.clauses[ci]
	if c.inserts.to-c.inserts.from != 1 || p.kind(c.inserts.from) != nounChunk || len(c.subjects) == 0 {
		return ref{}, false
	}
	r := d.resolveChain(i, p, c.inserts, false)
	return r, r.kind == personActor && d.resolveChain(i, p, c.subjects[len(c.subjects)-1], false).kind != personActor
}

// attribute gives the quotations beside a reporting verb of sentence i their speaker.
func (d *speakersDocument) attribute(i int) {
	p := d.parses[i]
	for t := range p.tokens {
		if q := p.tokens[t].quote; q != 0 {
			if d.quotes[q].sentence == 0 {
				d.quotes[q].first = i
			}
			d.quotes[q].sentence, d.quotes[q].block = i, d.sentences[i].paragraph
		}
	}
	for ci := range p.clauses {
		c := &p.clauses[ci]
		if !p.reports(c.group) || p.tokens[c.group.main].quote != 0 || c.kind == relativeClause && len(c.subjects) == 0 {
			continue
		}
		h := d.holders[i][ci]
		for _, q := range p.quotesBeside(c) {
			d.assign(q, h)
		}
		if q := d.quoteBefore(i); c.start <= firstWord(p) && q != 0 {
			d.assign(q, h)
		}
	}
}

// firstWord returns the first token that is a word.
func firstWord(p *parse) int {
	for t := range p.tokens {
		if p.tokens[t].shape != mark {
			return t
		}
	}
	return 0
}

// quoteBefore returns the quotation that ends the sentence before i in the same paragraph, where sentence i begins outside of one: "...?" he asked.
func (d *speakersDocument) quoteBefore(i int) int {
	if i == 0 || d.sentences[i-1].paragraph != d.sentences[i].paragraph || d.sentences[i].tokens[0].quote != 0 || d.sentences[i].tokens[0].shape != lower {
		return 0
	}
	before := d.sentences[i-1].tokens
	return before[len(before)-1].quote
}

func (d *speakersDocument) assign(q int, h holding) {
	quote := &d.quotes[q]
	if quote.known && (quote.speaker != nil || quote.nobody) {
		return
	}
	quote.known = true
	if len(h.refs) > 0 {
		quote.speaker = &h.refs[0]
	} else {
		quote.nobody = !h.first
	}
}

// insideQuote tells whether sentence i begins and ends inside quotations.
func (d *speakersDocument) insideQuote(i int) bool {
	tokens := d.sentences[i].tokens
	return tokens[0].quote != 0 && tokens[len(tokens)-1].quote != 0
}

// inherit lets a quotation without an attribution go on with the speaker of the one right before it.
func (d *speakersDocument) inherit() {
	for q := 2; q < len(d.quotes); q++ {
		this, before := &d.quotes[q], &d.quotes[q-1]
		near := this.sentence-before.sentence <= 3 && this.block-before.block <= 1
		if this.known || this.words <= 3 {
			continue
		}
		if s := this.first - 1; s >= 0 && d.sentences[s].paragraph == this.block && len(d.after[s]) == 1 && !d.insideQuote(s) && !d.inView(s) {
			this.speaker, this.known = &d.after[s][0], true
		} else if before.known && near {
			this.speaker, this.nobody, this.known = before.speaker, before.nobody, true
		}
	}
}

// inView tells whether sentence i is somebody's opinion, in which its subject says nothing: "In her view Norway will sign."
func (d *speakersDocument) inView(i int) bool {
	tokens := d.sentences[i].tokens
	return len(tokens) > 2 && tokens[0].lower == "in" && d.x.possessives[tokens[1].lower] && (tokens[2].lower == "view" || tokens[2].lower == "opinion")
}
