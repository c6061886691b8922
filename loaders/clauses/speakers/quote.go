package speakers

import (
	"slices"

	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/clauses/people"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
)

// A quotation is a run of text between quotation marks, with who speaks it.
type quotation struct {
	label    string // who speaks a turn of a transcript, as its label names them
	speaker  *Ref   // nil where nobody could be found
	asks     bool   // a turn that ends with a question
	nobody   bool   // spoken by somebody who holds no position
	known    bool   // an attribution was found
	words    int
	first    int // the first sentence that it stands in
	sentence int // the last one
	block    int
}

// quote numbers the quotations of a block and marks their tokens, the marks included. A quotation that the block leaves open ends with it.
func (d *Document) quote(tokens []lexicon.Token) {
	open := false
	for i := range tokens {
		t := &tokens[i]
		switch {
		case t.Lower == "“" || t.Lower == "\"" && !open:
			open = true
			d.quotes = append(d.quotes, quotation{})
			t.Quote = len(d.quotes) - 1
			continue
		case t.Lower == "”" || t.Lower == "\"":
			if open {
				t.Quote = len(d.quotes) - 1
			}
			open = false
			continue
		}
		if open {
			t.Quote = len(d.quotes) - 1
			if t.Shape != lexicon.Mark {
				d.quotes[t.Quote].words++
			}
		}
	}
}

// A Holding is who holds what a clause says: actors, or a first person whom a quotation's speaker fills.
type Holding struct {
	Refs   []Ref
	First  bool
	Vague  bool // the subject is a group that nobody can be held to
	Nobody bool // the subject is somebody who holds no position
}

// hold finds the holders of each clause of sentence i, and remembers whom a later pronoun means.
func (d *Document) hold(i int) {
	p := d.Parses[i]
	held := make([]Holding, len(p.Clauses))
	d.Holders = append(d.Holders, held)
	for ci := range p.Clauses {
		held[ci] = d.holding(i, ci)
		c := &p.Clauses[ci]
		if c.Kind != syntax.MainClause || len(c.Subjects) == 0 {
			continue
		}
		if p.Tokens[c.Group.Main].Quote != 0 {
			d.lastQuoted = held[ci].Refs
			continue
		}
		if p.ReportOver(ci) >= 0 && d.last != nil {
			d.seen(i, held[ci].Refs)
			continue // who speaks stays in mind, not whom they speak of
		}
		if len(held[ci].Refs) > 0 {
			d.last = held[ci].Refs
			d.seen(i, d.last)
		} else if held[ci].Nobody || held[ci].Vague {
			d.last, d.lastPerson = nil, nil
		}
	}
	for ci := range p.Clauses {
		if p.Clauses[ci].Next && p.Clauses[ci].Shares > ci {
			held[ci] = held[p.Clauses[ci].Shares]
		}
	}
}

func (d *Document) holding(i, ci int) Holding {
	p := d.Parses[i]
	c := &p.Clauses[ci]
	if len(c.Subjects) == 0 {
		if c.Shares >= 0 && c.Shares < ci {
			return d.Holders[i][c.Shares]
		}
		return Holding{}
	}
	r, apposed := d.apposed(i, ci)
	if apposed && len(c.Subjects) == 1 {
		return Holding{Refs: []Ref{r}}
	}
	if refs := d.Resolve(i, p, c.Subjects); len(refs) > 0 {
		if apposed && d.ResolveChain(i, p, c.Subjects[len(c.Subjects)-1], false).Holds() {
			refs = refs[:len(refs)-1]
		}
		if apposed {
			refs = append(refs, r) // "Holm and her Swedish counterpart, Lars Berg, met"
		}
		return Holding{Refs: refs}
	}
	chain := c.Subjects[0]
	switch {
	case firstPersonChain(p, chain):
		return Holding{First: true}
	case d.Anaphoric(i, p, chain) || c.Kind == syntax.MainClause && c.Group.Modal >= 0 && d.ownTroops(p, chain):
		h := d.antecedent(i, ci)
		if last := &p.Tokens[p.Chunks[chain.From].To-1]; last.Word.Is(lexicon.BareParty) {
			h.Refs = d.ofType(Sides(h.Refs), last.Lower)
		}
		return h
	}
	if r, ok := d.office(i, p, chain); ok {
		return Holding{Refs: []Ref{r}}
	}
	if refs := d.issuer(i, c); len(refs) > 0 {
		return Holding{Refs: refs}
	}
	if r, ok := d.author(i, p, c); ok {
		return Holding{Refs: []Ref{r}}
	}
	if refs := d.convened(i, p, chain); len(refs) > 1 {
		return Holding{Refs: refs}
	}
	if refs := d.subjectCrowds(i, ci); len(refs) > 0 {
		return Holding{Refs: refs}
	}
	kind := d.ResolveNoun(i, p, p.Chunks[chain.From], false).Kind
	return Holding{Nobody: kind == people.NobodyActor, Vague: kind == people.VagueActor}
}

// ownTroops tells whether a noun chain names the troops of somebody in mind: what they will do is for their side to say.
func (d *Document) ownTroops(p *syntax.Parse, chain syntax.Span) bool {
	c := p.Chunks[chain.From]
	return c.To-c.From > 1 && chain.To-chain.From == 1 && d.x.possessives[p.Tokens[c.From].Lower] && d.x.troops[p.Tokens[c.To-1].Lower]
}

// ofType drops parties that a noun cannot mean: a movement is no state, and "the country" no movement.
func (d *Document) ofType(refs []Ref, noun string) []Ref {
	return slices.DeleteFunc(refs, func(r Ref) bool {
		state := r.Party != nil && r.Party.Type == "STATE"
		return state && d.x.stateless[noun] || !state && d.x.governments[noun] || !state && d.x.countries[noun]
	})
}

// Sides returns the parties of the actors, for a noun that takes up their side: "the bloc would support".
func Sides(refs []Ref) []Ref {
	var parties []Ref
	for _, r := range refs {
		if r.Kind == people.PersonActor && r.Person.Party == nil {
			continue
		}
		if r.Kind == people.PersonActor {
			r.Actor = people.Actor{Kind: people.PartyActor, Party: r.Person.Party}
		}
		parties = append(parties, r)
	}
	return parties
}

// office returns the person whom the document has named last under the title that a definite noun repeats: "The president welcomed".
func (d *Document) office(i int, p *syntax.Parse, chain syntax.Span) (Ref, bool) {
	c := p.Chunks[chain.From]
	if chain.To-chain.From > 1 || c.To-c.From < 2 || p.Tokens[c.From].Lower != "the" || d.NounOf(p, chain.From) {
		return Ref{}, false
	}
	title := p.Tokens[c.To-1].Lower
	reach := officeReach
	if d.rivals(title) {
		reach = rivalReach
	}
	for k := i; k >= max(0, i-reach); k-- {
		for n := len(d.Mentions[k]) - 1; n >= 0; n-- {
			m := d.Mentions[k][n]
			if m.Kind != people.PersonMention || k == i && m.From >= c.From {
				continue
			}
			tokens := d.Sentences[k].Tokens[m.From:m.To]
			who := d.People.Find(d.Text[tokens[0].Start:tokens[len(tokens)-1].End])
			if who != nil && !who.Bystander && who.Holds(title) {
				return d.Ref(p, people.Actor{Kind: people.PersonActor, Person: who}, c.From, c.To), true
			}
		}
	}
	return Ref{}, false
}

// rivals tells whether persons of two parties bear a title in the document.
func (d *Document) rivals(title string) bool {
	var first *people.Person
	for _, p := range d.People.List {
		if !p.Holds(title) {
			continue
		}
		if first != nil && first.Party != p.Party {
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
func (d *Document) apposed(i, ci int) (Ref, bool) {
	p := d.Parses[i]
	c := &p.Clauses[ci]
	if c.Inserts.To-c.Inserts.From != 1 || p.Kind(c.Inserts.From) != syntax.NounChunk || len(c.Subjects) == 0 {
		return Ref{}, false
	}
	r := d.ResolveChain(i, p, c.Inserts, false)
	return r, r.Kind == people.PersonActor && d.ResolveChain(i, p, c.Subjects[len(c.Subjects)-1], false).Kind != people.PersonActor
}

// attribute gives the quotations beside a reporting verb of sentence i their speaker.
func (d *Document) attribute(i int) {
	p := d.Parses[i]
	for t := range p.Tokens {
		if q := p.Tokens[t].Quote; q != 0 {
			if d.quotes[q].sentence == 0 {
				d.quotes[q].first = i
			}
			d.quotes[q].sentence, d.quotes[q].block = i, d.Sentences[i].Paragraph
		}
	}
	for ci := range p.Clauses {
		c := &p.Clauses[ci]
		if !p.Reports(c.Group) || p.Tokens[c.Group.Main].Quote != 0 || c.Kind == syntax.RelativeClause && len(c.Subjects) == 0 {
			continue
		}
		h := d.Holders[i][ci]
		for _, q := range p.QuotesBeside(c) {
			d.assign(q, h)
		}
		if q := d.quoteBefore(i); c.Start <= firstWord(p) && q != 0 {
			d.assign(q, h)
		}
	}
}

// firstWord returns the first token that is a word.
func firstWord(p *syntax.Parse) int {
	for t := range p.Tokens {
		if p.Tokens[t].Shape != lexicon.Mark {
			return t
		}
	}
	return 0
}

// quoteBefore returns the quotation that ends the sentence before i in the same paragraph, where sentence i begins outside of one: "...?" he asked.
func (d *Document) quoteBefore(i int) int {
	if i == 0 || d.Sentences[i-1].Paragraph != d.Sentences[i].Paragraph || d.Sentences[i].Tokens[0].Quote != 0 || d.Sentences[i].Tokens[0].Shape != lexicon.Lower {
		return 0
	}
	before := d.Sentences[i-1].Tokens
	return before[len(before)-1].Quote
}

func (d *Document) assign(q int, h Holding) {
	quote := &d.quotes[q]
	if quote.known && (quote.speaker != nil || quote.nobody) {
		return
	}
	quote.known = true
	if len(h.Refs) > 0 {
		quote.speaker = &h.Refs[0]
	} else {
		quote.nobody = !h.First
	}
}

// insideQuote tells whether sentence i begins and ends inside quotations.
func (d *Document) insideQuote(i int) bool {
	tokens := d.Sentences[i].Tokens
	return tokens[0].Quote != 0 && tokens[len(tokens)-1].Quote != 0
}

// inherit lets a quotation without an attribution go on with the speaker of the one right before it.
func (d *Document) inherit() {
	for q := 2; q < len(d.quotes); q++ {
		this, before := &d.quotes[q], &d.quotes[q-1]
		near := this.sentence-before.sentence <= 3 && this.block-before.block <= 1
		if this.known || this.words <= 3 {
			continue
		}
		if s := this.first - 1; s >= 0 && d.Sentences[s].Paragraph == this.block && len(d.after[s]) == 1 && !d.insideQuote(s) && !d.inView(s) {
			this.speaker, this.known = &d.after[s][0], true
		} else if before.known && near {
			this.speaker, this.nobody, this.known = before.speaker, before.nobody, true
		}
	}
}

// inView tells whether sentence i is somebody's opinion, in which its subject says nothing: "In her view Norway will sign."
func (d *Document) inView(i int) bool {
	tokens := d.Sentences[i].Tokens
	return len(tokens) > 2 && tokens[0].Lower == "in" && d.x.possessives[tokens[1].Lower] && (tokens[2].Lower == "view" || tokens[2].Lower == "opinion")
}
