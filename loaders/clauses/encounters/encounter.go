// Package encounters finds who meets, met or will not meet, on a document whose speakers are known.
//
//	doc := encounters.NewDocument(vocabulary, known)
//	doc.Encounters(sentence) // adds to doc.Meetings
package encounters

import (
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/drops"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/clauses/people"
	"github.com/parleygraph/parley/loaders/clauses/speakers"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
	"github.com/parleygraph/parley/loaders/packs"
	"github.com/parleygraph/parley/loaders/text"
)

// An Encounter is one meeting that a sentence reports.
type Encounter struct {
	Sentence int
	Rule     *packs.MeetingCue
	Cue      syntax.Span // bytes
	Status   graph.MeetingStatus
	Sides    []speakers.Ref
	Pairs    [][2]int
	attended bool // who takes part need not sit with another: "held talks in Oslo"
	Place    string
	Window   graph.Window
}

// A Document is a text of which it is known who meets.
type Document struct {
	*speakers.Document
	drops.Log
	x        *Vocabulary
	Meetings []Encounter
}

// NewDocument returns a document of which it is still to be found who meets.
func NewDocument(x *Vocabulary, d *speakers.Document) *Document {
	return &Document{Document: d, x: x}
}

// Encounters finds the meetings of sentence i.
func (d *Document) Encounters(i int) {
	if d.Other {
		return
	}
	p := d.Parses[i]
	for ci := range p.Clauses {
		d.met(i, ci)
	}
	for k := range p.Chunks {
		if p.Kind(k) == syntax.NounChunk {
			d.event(i, k)
		}
	}
}

// met finds a meeting that a verb reports: "X met Y", "X and Y held talks", "X sat across from Y".
func (d *Document) met(i, ci int) {
	p := d.Parses[i]
	c := &p.Clauses[ci]
	rule, at := d.MeetingRule(p, c)
	if rule == nil || p.Question() {
		return
	}
	status := d.status(i, ci)
	subjects := d.meeters(i, ci)
	partners := d.partners(i, at, c.End, at == c.Group.To && len(rule.Objects) == 0)
	if rule.Mode == "mediation" {
		partners = d.mediated(i, at)
	}
	if rule.Mode == "call" && !d.rings(p, c) || p.Lemma(c.Group) == "call" && rule.Mode == "visit" && !d.CallsOn(i, at) {
		return
	}
	if status == "" {
		d.Drop(i, p.Span(c.Group.Main), rule.ID, drops.NotCertain)
		return
	}
	lone := len(subjects) == 1 && len(partners) == 0 && (rule.Gather && len(rule.Objects) > 0 && rule.Mode != "mediation" || !d.faint(subjects[0]) && d.lone(i, c, rule, at))
	if len(subjects)+len(partners) < 2 && !lone || len(partners) == 0 && p.Clauses[ci].Group.Passive || len(partners) == 0 && len(subjects) < 2 && (rule.Mode == "call" || rule.Mode == "visit") {
		d.Drop(i, p.Span(c.Group.Main), rule.ID, drops.NoSides)
		return
	}
	e := Encounter{Sentence: i, Rule: rule, Cue: p.Span(c.Group.Main), Status: status, attended: lone || rule.Gather && (len(rule.Objects) > 0 || rule.Mode == "mediation")}
	e.sit(subjects, partners)
	if k := p.After(p.ChunkAt(at)); p.Word(k) == "between" && len(partners) == 2 && rule.Mode != "mediation" {
		e.face(partners) // "hosted talks between Sweden and Chad"
	}
	d.meet(e, c)
}

// MeetingRule returns the meeting of the packs that the verb of a clause words, and the token behind the words that tell it; nil where it words none.
func (d *Document) MeetingRule(p *syntax.Parse, c *syntax.Clause) (*packs.MeetingCue, int) {
	by := p.After(c.Chunk)
	if w := p.Word(by); p.Kind(by) == syntax.NounChunk && (w == "there" || w == "here") {
		by = p.After(by) // "was received there by"
	}
	if c.Group.Passive && d.x.receiving[p.Lemma(c.Group)] && p.Word(by) == "by" {
		cues := d.x.MeetingVerbs[p.Lemma(c.Group)]
		return cues[len(cues)-1].Rule, p.Chunks[by].To // the plainest
	}
	participle := c.Kind == syntax.AdjunctClause && !p.Tokens[c.Group.Main].Word.Is(lexicon.Gerund) // "widely seen as a gesture"
	if (c.Group.Passive || participle) && p.Lemma(c.Group) != "schedule" {
		return nil, 0
	}
	for _, cue := range d.x.MeetingVerbs[p.Lemma(c.Group)] {
		at := wordsAt(p, c, cue.Words)
		if at < 0 || excepted(p, at, cue.Rule) {
			continue
		}
		if (len(cue.Objects) == 0 || p.ObjectIn(at, c.End, cue.Objects)) && (len(cue.Purpose) == 0 || purposeIn(p, at, c.End, cue.Purpose)) {
			return cue.Rule, at
		}
	}
	return nil, 0
}

// excepted tells whether what begins at a token is nobody who can be met by a rule: "met Sweden's demands".
func excepted(p *syntax.Parse, at int, rule *packs.MeetingCue) bool {
	k := p.ChunkAt(at)
	return p.Kind(k) == syntax.NounChunk && slices.Contains(rule.Except, lexicon.Singular(p.Tokens[p.Chunks[k].To-1].Lower))
}

// rings tells whether "called X" is a telephone call: what follows the object is a time, a purpose or nothing, and not what X is called.
func (d *Document) rings(p *syntax.Parse, c *syntax.Clause) bool {
	if p.Lemma(c.Group) != "call" {
		return true
	}
	k := p.ChunkAt(c.Group.To)
	if p.Kind(k) != syntax.NounChunk {
		return false
	}
	switch k++; p.Kind(k) {
	case syntax.TimeChunk, syntax.CommaChunk, syntax.OtherChunk, 0:
		return true
	case syntax.VerbChunk:
		return p.Chunks[k].Group.Infinite
	}
	return false
}

// withReach is how many words may stand between a meeting verb and its "with".
const withReach = 8

// wordsAt returns the token after the words that follow a meeting verb, -1 where they do not. A "with" may stand a few words on: "talked at
// length with".
func wordsAt(p *syntax.Parse, c *syntax.Clause, words []string) int {
	at := min(c.Group.To, len(p.Tokens))
	if lexicon.Begins(p.Tokens[at:], words) {
		return at + len(words)
	}
	reach, through := withReach, false
	if p.Lemma(c.Group) == "discuss" {
		reach, through = 2*withReach, true // what is discussed may be long, and name others
	}
	for t := at; len(words) == 1 && words[0] == "with" && t < min(at+reach, c.End); t++ {
		if !through && (p.Tokens[t].Mention != 0 || p.Tokens[t].Shape == lexicon.Mark) {
			return -1
		}
		if p.Tokens[t].Lower == "with" {
			return t + 1
		}
	}
	return -1
}

// meeters returns who the clause says meets.
func (d *Document) meeters(i, ci int) []speakers.Ref {
	p := d.Parses[i]
	h := d.Holders[i][ci]
	if h.First {
		h = d.SpeakerAt(p, p.Clauses[ci].Group.Main)
	}
	c := &p.Clauses[p.Owner(ci)]
	if len(c.Subjects) == 0 || len(h.Refs) > 1 {
		return h.Refs
	}
	first := c.Subjects[0]
	if of := first.From + 2; of < first.To && (p.Word(of-1) == "of" || p.Word(of-1) == "from") && !d.NounOf(p, first.From) {
		if len(c.Subjects) == 1 && len(h.Refs) == 0 && d.pair(p, p.Chunks[of]) {
			return d.pairOf(i, p.Chunks[of]) // "envoys of the two countries"
		}
		if first.From, first.To = of, of+1; len(c.Subjects) > 1 {
			return d.Resolve(i, p, append([]syntax.Span{first}, c.Subjects[1:]...)) // "the border commissions of Norway and Sweden"
		}
	}
	if len(h.Refs) == 0 && len(c.Subjects) == 1 && d.pair(p, p.Chunks[c.Subjects[0].From]) {
		return d.pairOf(i, p.Chunks[c.Subjects[0].From])
	}
	return h.Refs
}

// sit seats the sides: subjects face partners, and two sides face each other; of more that come together nobody can tell.
func (e *Encounter) sit(subjects, partners []speakers.Ref) {
	subjects, partners = apart(subjects), apart(partners)
	e.Sides = distinct(append(append([]speakers.Ref(nil), subjects...), partners...))
	first := len(distinct(subjects))
	for a := range e.Sides {
		for b := a + 1; b < len(e.Sides); b++ {
			facing := a < first && b >= first && !e.Rule.Gather || len(e.Sides) == 2 && e.Rule.Mode != "mediation"
			if facing && !e.Sides[a].Same(e.Sides[b].Actor) {
				e.Pairs = append(e.Pairs, [2]int{a, b})
			}
		}
	}
}

// face seats two of the sides face to face too.
func (e *Encounter) face(two []speakers.Ref) {
	seat := func(r speakers.Ref) int {
		return slices.IndexFunc(e.Sides, func(s speakers.Ref) bool { return s.ID() == r.ID() })
	}
	if pair := [2]int{seat(two[0]), seat(two[1])}; pair[0] >= 0 && pair[0] < pair[1] && !slices.Contains(e.Pairs, pair) {
		e.Pairs = append(e.Pairs, pair)
	}
}

// apart drops a party beside a person of that party: "his Turkish counterpart, X" is one side.
func apart(refs []speakers.Ref) []speakers.Ref {
	return slices.DeleteFunc(slices.Clone(refs), func(r speakers.Ref) bool {
		return r.Kind == people.PartyActor && slices.ContainsFunc(refs, func(o speakers.Ref) bool { return o.Kind == people.PersonActor && o.Same(r.Actor) })
	})
}

// distinct drops actors that are named twice.
func distinct(refs []speakers.Ref) []speakers.Ref {
	var found []speakers.Ref
	seen := map[string]bool{}
	for _, r := range refs {
		if id := r.ID(); id == "" || !seen[id] {
			seen[id] = true
			found = append(found, r)
		}
	}
	return found
}

// meet files an encounter of two sides or more, with its place and days. A headline is no evidence of one.
func (d *Document) meet(e Encounter, c *syntax.Clause) {
	if kind := d.Sentences[e.Sentence].Block.Kind; kind == text.Title || kind == text.Heading {
		d.Drop(e.Sentence, e.Cue, e.Rule.ID, drops.InHeadline)
		return
	}
	if len(e.Pairs) == 0 && len(e.Sides) < 3 && !e.attended {
		d.Drop(e.Sentence, e.Cue, e.Rule.ID, drops.NoSides)
		return
	}
	p := d.Parses[e.Sentence]
	for k := range p.Chunks {
		if p.Kind(k) == syntax.TimeChunk && e.Window.Since == "" && (c == nil || !reported(p, k)) {
			if t, ok := d.Timed(e.Sentence, k, e.Status == graph.Planned); ok {
				e.Window = t.Window()
			}
		}
		if e.Place == "" {
			e.Place = d.placeAt(e.Sentence, k)
		}
	}
	d.Meetings = append(d.Meetings, e)
}

// reported tells whether the time at chunk k belongs to a reporting verb: "said on Saturday".
func reported(p *syntax.Parse, k int) bool {
	j := k - 1
	return p.Kind(j) == syntax.VerbChunk && p.Reports(p.Chunks[j].Group)
}

// placeAt returns the place that "in" or "at" at chunk k names.
func (d *Document) placeAt(i, k int) string {
	p := d.Parses[i]
	if p.Kind(k) != syntax.PrepChunk || p.Word(k) != "in" && p.Word(k) != "at" || p.Kind(k+1) != syntax.NounChunk {
		return ""
	}
	c := p.Chunks[k+1]
	first := p.Tokens[c.From]
	if first.Shape != lexicon.Capped && first.Shape != lexicon.Upper || first.Word.Is(lexicon.Month) {
		return ""
	}
	return d.Text[first.Start:p.Tokens[c.To-1].End]
}
