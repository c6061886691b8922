package clauses

import (
	"sort"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/drops"
	"github.com/parleygraph/parley/loaders/clauses/people"
)

// A Reading is one sentence as the grammar read it, and what came of it. Offsets are bytes of the document's text, [Start, End).
type Reading struct {
	Start    int       `json:"start"`
	End      int       `json:"end"`
	Text     string    `json:"text"`
	Block    string    `json:"block"` // paragraph, title, heading, bullet
	Mentions []Mention `json:"mentions"`
	Chunks   []Chunk   `json:"chunks"`
	Clauses  []Clause  `json:"clauses"`
	Dropped  []Dropped `json:"dropped"`

	Statements []graph.Statement `json:"-"`
	Meetings   []graph.Meeting   `json:"-"`
}

// A Mention is a run of words that names an actor or its title. Means is the canonical name, Party the name of the party; both may be empty.
type Mention struct {
	Text  string `json:"text"`
	Kind  string `json:"kind"` // party, demonym, capital, seat, person, organization; role, chair and bystander for titles
	Means string `json:"means"`
	Party string `json:"party"`
}

// A Chunk is a run of words that acts as one part of its sentence.
type Chunk struct {
	Text string `json:"text"`
	Kind string `json:"kind"` // noun, verb, preposition, comma, ...
}

// A Clause is a verb group with who holds what it says.
type Clause struct {
	Verb    string   `json:"verb"`
	Kind    string   `json:"kind"`    // main, joined, adjunct, absolute, infinitive, relative, reduced
	Holders []string `json:"holders"` // names; "speaker" stands for whoever speaks the quotation
}

// A Dropped is a cue that stands in the sentence and made neither a statement nor a meeting.
type Dropped struct {
	Cue  string       `json:"cue"`
	Rule string       `json:"rule"` // the first of its rules where its clause was let go before any was tried
	Why  drops.Reason `json:"why"`
}

// Readings returns how each sentence was read, and what an extraction holds that came of it, in the order of the text.
func (d *Document) Readings(out *graph.Extraction) []Reading {
	readings, let := make([]Reading, len(d.Sentences)), make([][]drops.Drop, len(d.Sentences))
	for i := range d.Sentences {
		readings[i] = d.reading(i)
	}
	for _, s := range out.Statements {
		at := &readings[d.sentenceAt(s.Cue.Start)]
		at.Statements = append(at.Statements, s)
	}
	for _, m := range out.Meetings {
		at := &readings[d.sentenceAt(m.Quote.Start)]
		at.Meetings = append(at.Meetings, m)
	}
	for _, note := range d.Drops {
		let[note.Sentence] = append(let[note.Sentence], note)
	}
	for i := range readings {
		readings[i].Dropped = d.dropped(i, let[i], &readings[i])
	}
	return readings
}

// sentenceAt returns the sentence that holds a byte.
func (d *Document) sentenceAt(at int) int {
	next := sort.Search(len(d.Sentences), func(i int) bool { return d.Sentences[i].Start > at })
	return next - 1
}

func (d *Document) reading(i int) Reading {
	s := &d.Sentences[i]
	return Reading{Start: s.Start, End: s.End, Text: d.Text[s.Start:s.End], Block: s.Block.Kind.String(), Mentions: d.named(i), Chunks: d.chunked(i), Clauses: d.held(i)}
}

// named returns the mentions and titles of sentence i, mentions first.
func (d *Document) named(i int) []Mention {
	p := d.Parses[i]
	found := []Mention{}
	for _, m := range d.Mentions[i] {
		one := Mention{Text: d.Words(p, m.From, m.To), Kind: m.Kind.String()}
		switch m.Kind {
		case people.PartyMention:
			one.Kind, one.Means, one.Party = m.Sense.Kind.String(), m.Sense.Party.Name, m.Sense.Party.Name
		case people.PersonMention:
			one.Means, one.Party = d.personOf(one.Text)
		}
		found = append(found, one)
	}
	for _, t := range d.Titles[i] {
		found = append(found, Mention{Text: d.Words(p, t.From, t.To), Kind: t.Sense.Kind.String()})
	}
	return found
}

// personOf returns the full name of the person that a name means, and of their party.
func (d *Document) personOf(name string) (full, party string) {
	person := d.People.Find(name)
	if person == nil {
		return "", ""
	}
	if person.Party != nil {
		party = person.Party.Name
	}
	return person.Name, party
}

func (d *Document) chunked(i int) []Chunk {
	p := d.Parses[i]
	found := make([]Chunk, len(p.Chunks))
	for k, c := range p.Chunks {
		found[k] = Chunk{Text: d.Words(p, c.From, c.To), Kind: c.Kind.String()}
	}
	return found
}

func (d *Document) held(i int) []Clause {
	p := d.Parses[i]
	found := make([]Clause, len(p.Clauses))
	for ci, c := range p.Clauses {
		h := d.Holders[i][ci]
		found[ci] = Clause{Verb: d.Words(p, c.Group.From, c.Group.To), Kind: c.Kind.String(), Holders: []string{}}
		if h.First {
			found[ci].Holders = append(found[ci].Holders, "speaker")
		}
		for _, r := range h.Refs {
			found[ci].Holders = append(found[ci].Holders, r.Name())
		}
	}
	return found
}
