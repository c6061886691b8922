package extract

import (
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
	"github.com/parleygraph/parley/loaders/text"
)

// An encounter is one meeting that a sentence reports.
type encounter struct {
	sentence int
	rule     *packs.MeetingCue
	cue      span // bytes
	status   graph.MeetingStatus
	sides    []ref
	pairs    [][2]int
	attended bool // who takes part need not sit with another: "held talks in Oslo"
	place    string
	window   graph.Window
}

// A meetingDocument is a text of which it is known who meets.
type meetingDocument struct {
	*speakersDocument
	dropLog
	x        *meetingVocabulary
	meetings []encounter
}

// newMeetingDocument returns a document of which it is still to be found who meets.
func newMeetingDocument(x *meetingVocabulary, d *speakersDocument) *meetingDocument {
	return &meetingDocument{speakersDocument: d, x: x}
}

// encounters finds the meetings of sentence i.
func (d *meetingDocument) encounters(i int) {
	if d.other {
		return
	}
	p := d.parses[i]
	for ci := range p.clauses {
		d.met(i, ci)
	}
	for k := range p.chunks {
		if p.kind(k) == nounChunk {
			d.event(i, k)
		}
	}
}

// met finds a meeting that a verb reports: "X met Y", "X and Y held talks", "X sat across from Y".
func (d *meetingDocument) met(i, ci int) {
	p := d.parses[i]
	c := &p.clauses[ci]
	rule, at := d.meetingRule(p, c)
	if rule == nil || p.question() {
		return
	}
	status := d.status(i, ci)
	subjects := d.meeters(i, ci)
	partners := d.partners(i, at, c.end, at == c.group.to && len(rule.Objects) == 0)
	if rule.Mode == "mediation" {
		partners = d.mediated(i, at)
	}
	if rule.Mode == "call" && !d.rings(p, c) || p.lemma(c.group) == "call" && rule.Mode == "visit" && !d.callsOn(i, at) {
		return
	}
	if status == "" {
		d.drop(i, p.span(c.group.main), rule.ID, NotCertain)
		return
	}
	lone := len(subjects) == 1 && len(partners) == 0 && (rule.Gather && len(rule.Objects) > 0 && rule.Mode != "mediation" || !d.faint(subjects[0]) && d.lone(i, c, rule, at))
	if len(subjects)+len(partners) < 2 && !lone || len(partners) == 0 && p.clauses[ci].group.passive || len(partners) == 0 && len(subjects) < 2 && (rule.Mode == "call" || rule.Mode == "visit") {
		d.drop(i, p.span(c.group.main), rule.ID, NoSides)
		return
	}
	e := encounter{sentence: i, rule: rule, cue: p.span(c.group.main), status: status, attended: lone || rule.Gather && (len(rule.Objects) > 0 || rule.Mode == "mediation")}
	e.sit(subjects, partners)
	if k := p.after(p.chunkAt(at)); p.word(k) == "between" && len(partners) == 2 && rule.Mode != "mediation" {
		e.face(partners) // "hosted talks between Sweden and Chad"
	}
	d.meet(e, c)
}

func (d *meetingDocument) meetingRule(p *parse, c *clause) (*packs.MeetingCue, int) {
	by := p.after(c.chunk)
	if w := p.word(by); p.kind(by) == nounChunk && (w == "there" || w == "here") {
		by = p.after(by) // "was received there by"
	}
	if c.group.passive && d.x.receiving[p.lemma(c.group)] && p.word(by) == "by" {
		cues := d.x.meetingVerbs[p.lemma(c.group)]
		return cues[len(cues)-1].rule, p.chunks[by].to // the plainest
	}
	participle := c.kind == adjunctClause && !p.tokens[c.group.main].word.is(gerund) // "widely seen as a gesture"
	if (c.group.passive || participle) && p.lemma(c.group) != "schedule" {
		return nil, 0
	}
	for _, cue := range d.x.meetingVerbs[p.lemma(c.group)] {
		at := wordsAt(p, c, cue.words)
		if at < 0 {
			continue
		}
		if (len(cue.objects) == 0 || p.objectIn(at, c.end, cue.objects)) && (len(cue.purpose) == 0 || purposeIn(p, at, c.end, cue.purpose)) {
			return cue.rule, at
		}
	}
	return nil, 0
}

// rings tells whether "called X" is a telephone call: what follows the object is a time, a purpose or nothing, and not what X is called.
func (d *meetingDocument) rings(p *parse, c *clause) bool {
	if p.lemma(c.group) != "call" {
		return true
	}
	k := p.chunkAt(c.group.to)
	if p.kind(k) != nounChunk {
		return false
	}
	switch k++; p.kind(k) {
	case timeChunk, commaChunk, otherChunk, 0:
		return true
	case verbChunk:
		return p.chunks[k].group.infinite
	}
	return false
}

// withReach is how many words may stand between a meeting verb and its "with".
const withReach = 8

// wordsAt returns the token after the words that follow a meeting verb, -1 where they do not. A "with" may stand a few words on: "talked at
// length with".
func wordsAt(p *parse, c *clause, words []string) int {
	at := min(c.group.to, len(p.tokens))
	if begins(p.tokens[at:], words) {
		return at + len(words)
	}
	reach, through := withReach, false
	if p.lemma(c.group) == "discuss" {
		reach, through = 2*withReach, true // what is discussed may be long, and name others
	}
	for t := at; len(words) == 1 && words[0] == "with" && t < min(at+reach, c.end); t++ {
		if !through && (p.tokens[t].mention != 0 || p.tokens[t].shape == mark) {
			return -1
		}
		if p.tokens[t].lower == "with" {
			return t + 1
		}
	}
	return -1
}

// meeters returns who the clause says meets.
func (d *meetingDocument) meeters(i, ci int) []ref {
	p := d.parses[i]
	h := d.holders[i][ci]
	if h.first {
		h = d.speakerAt(p, p.clauses[ci].group.main)
	}
	c := &p.clauses[p.owner(ci)]
	if len(c.subjects) == 0 || len(h.refs) > 1 {
		return h.refs
	}
	first := c.subjects[0]
	if of := first.from + 2; of < first.to && (p.word(of-1) == "of" || p.word(of-1) == "from") && !d.nounOf(p, first.from) {
		if len(c.subjects) == 1 && len(h.refs) == 0 && d.pair(p, p.chunks[of]) {
			return d.pairOf(i, p.chunks[of]) // "envoys of the two countries"
		}
		if first.from, first.to = of, of+1; len(c.subjects) > 1 {
			return d.resolve(i, p, append([]span{first}, c.subjects[1:]...)) // "the border commissions of Norway and Sweden"
		}
	}
	if len(h.refs) == 0 && len(c.subjects) == 1 && d.pair(p, p.chunks[c.subjects[0].from]) {
		return d.pairOf(i, p.chunks[c.subjects[0].from])
	}
	return h.refs
}

// sit seats the sides: subjects face partners, and two sides face each other; of more that come together nobody can tell.
func (e *encounter) sit(subjects, partners []ref) {
	subjects, partners = apart(subjects), apart(partners)
	e.sides = distinct(append(append([]ref(nil), subjects...), partners...))
	first := len(distinct(subjects))
	for a := range e.sides {
		for b := a + 1; b < len(e.sides); b++ {
			facing := a < first && b >= first && !e.rule.Gather || len(e.sides) == 2 && e.rule.Mode != "mediation"
			if facing && !e.sides[a].same(e.sides[b].actor) {
				e.pairs = append(e.pairs, [2]int{a, b})
			}
		}
	}
}

// face seats two of the sides face to face too.
func (e *encounter) face(two []ref) {
	seat := func(r ref) int { return slices.IndexFunc(e.sides, func(s ref) bool { return s.id() == r.id() }) }
	if pair := [2]int{seat(two[0]), seat(two[1])}; pair[0] >= 0 && pair[0] < pair[1] && !slices.Contains(e.pairs, pair) {
		e.pairs = append(e.pairs, pair)
	}
}

// apart drops a party beside a person of that party: "his Turkish counterpart, X" is one side.
func apart(refs []ref) []ref {
	return slices.DeleteFunc(slices.Clone(refs), func(r ref) bool {
		return r.kind == partyActor && slices.ContainsFunc(refs, func(o ref) bool { return o.kind == personActor && o.same(r.actor) })
	})
}

// distinct drops actors that are named twice.
func distinct(refs []ref) []ref {
	var found []ref
	seen := map[string]bool{}
	for _, r := range refs {
		if id := r.id(); id == "" || !seen[id] {
			seen[id] = true
			found = append(found, r)
		}
	}
	return found
}

// meet files an encounter of two sides or more, with its place and days. A headline is no evidence of one.
func (d *meetingDocument) meet(e encounter, c *clause) {
	if kind := d.sentences[e.sentence].block.kind; kind == text.Title || kind == text.Heading {
		d.drop(e.sentence, e.cue, e.rule.ID, InHeadline)
		return
	}
	if len(e.pairs) == 0 && len(e.sides) < 3 && !e.attended {
		d.drop(e.sentence, e.cue, e.rule.ID, NoSides)
		return
	}
	p := d.parses[e.sentence]
	for k := range p.chunks {
		if p.kind(k) == timeChunk && e.window.Since == "" && (c == nil || !reported(p, k)) {
			if t, ok := d.timed(e.sentence, k, e.status == graph.Planned); ok {
				e.window = t.Window()
			}
		}
		if e.place == "" {
			e.place = d.placeAt(e.sentence, k)
		}
	}
	d.meetings = append(d.meetings, e)
}

// reported tells whether the time at chunk k belongs to a reporting verb: "said on Saturday".
func reported(p *parse, k int) bool {
	j := k - 1
	return p.kind(j) == verbChunk && p.reports(p.chunks[j].group)
}

// placeAt returns the place that "in" or "at" at chunk k names.
func (d *meetingDocument) placeAt(i, k int) string {
	p := d.parses[i]
	if p.kind(k) != prepChunk || p.word(k) != "in" && p.word(k) != "at" || p.kind(k+1) != nounChunk {
		return ""
	}
	c := p.chunks[k+1]
	first := p.tokens[c.from]
	if first.shape != capped && first.shape != upper || first.word.is(month) {
		return ""
	}
	return d.text[first.start:p.tokens[c.to-1].end]
}
