package meetings

import (
	"strconv"

	"github.com/parleygraph/parley/loaders/judge"
	"github.com/parleygraph/parley/loaders/names"
)

// describe gives a candidate its features. They name words, edges and kinds, and never an actor: renaming everybody changes none of them.
func (t *table) describe(c *Candidate, all []Candidate) {
	d := &description{table: t, c: c}
	w := &t.s.Words[t.cue]
	d.lemma = w.Lemma
	if t.s.Noun(t.cue) {
		d.lemma = w.Text
	}
	d.ways = c.ways[0] + "+" + c.ways[1]
	d.state = string(c.status)
	d.people()
	d.word()
	d.above()
	d.place(all)
	d.proposed()
	c.Features = d.Keys()
}

// proposed describes what the clause grammar makes of the two and of the word.
func (d *description) proposed() {
	said := d.heard(d.c)
	d.Add("proposed", said)
	d.Add("proposed state", said, d.state)
	d.Add("proposed how", said, d.c.how, strconv.FormatBool(d.c.named()))
	if d.c.how == proposed {
		d.Add("proposed rule", d.c.Rule.ID, said)
	}
}

// A description collects the features of one candidate.
type description struct {
	judge.Features
	*table
	c     *Candidate
	lemma string
	ways  string
	state string // what the rules say of it
}

// people describes the two actors and how the graph leads to them.
func (d *description) people() {
	kinds := kindOf(d.c.A) + " " + kindOf(d.c.B)
	if kindOf(d.c.B) < kindOf(d.c.A) {
		kinds = kindOf(d.c.B) + " " + kindOf(d.c.A)
	}
	d.Add("always")
	d.Add("how", d.c.how)
	d.Add("named", strconv.FormatBool(d.c.named()), d.state)
	d.Add("named", strconv.FormatBool(d.c.named()), d.c.Rule.ID, d.state)
	d.Add("ways", d.ways)
	d.Add("way", d.c.ways[0], d.c.how)
	d.Add("way", d.c.ways[1], d.c.how)
	d.Add("ways rule", d.ways, d.c.Rule.ID)
	d.Add("how state", d.c.how, d.state)
	d.Add("how rule", d.c.how, d.c.Rule.ID)
	d.Add("how lemma", d.c.how, d.lemma)
	d.Add("how kinds", d.c.how, kinds)
	d.Add("kinds", kinds)
	if x, y := d.c.A.Side(), d.c.B.Side(); x != nil && y != nil && x.Name == y.Name {
		d.Add("one party")
	}
	if d.c.A.Side() == nil || d.c.B.Side() == nil {
		d.Add("no party", d.c.how)
	}
	if d.c.A.Pronoun || d.c.B.Pronoun {
		d.Add("pronoun", d.c.how)
	}
	d.Add("far", bucket(abs(d.c.A.Start-d.s.Words[d.cue].Start)/16), d.c.how)
	d.Add("far", bucket(abs(d.c.B.Start-d.s.Words[d.cue].Start)/16), d.c.how)
}

// named tells whether the words of meeting themselves name both.
func (c *Candidate) named() bool { return c.how == "across" || c.how == "joint" || c.how == "together" }

// kindOf returns what is known of an actor.
func kindOf(r names.Ref) string {
	kind := "unknown"
	if side := r.Side(); side != nil {
		kind = string(side.Type)
		if side.Crowd {
			kind += " crowd"
		}
	}
	if r.Kind == names.PersonActor {
		kind = "person of " + kind
		if r.Person.Bystander {
			kind += " bystander"
		}
	}
	return kind
}

// word describes the word of meeting.
func (d *description) word() {
	w := &d.s.Words[d.cue]
	d.Add("lemma", d.lemma)
	d.Add("rule", d.c.Rule.ID)
	d.Add("state", d.state)
	d.Add("reason", d.c.reason)
	d.Add("rule state", d.c.Rule.ID, d.state)
	d.Add("relation", w.Relation, d.state)
	for _, c := range d.s.Children(d.cue) {
		x := &d.s.Words[c]
		switch x.Relation {
		case "amod", "det", "compound", "poss", "advmod", "nummod":
			d.Add("modifier", d.plain(c))
		case "prep":
			d.Add("preposition", x.Text, d.c.how)
		}
	}
}

// plain returns a word's lemma, or what stands for a name.
func (d *description) plain(i int) string {
	w := &d.s.Words[i]
	if w.Tag == "NNP" || w.Tag == "NNPS" || w.Capital && d.s.Adjective(i) {
		return "NAME " + w.Entity
	}
	return w.Lemma
}

// tense returns the tags of a verb and its auxiliaries.
func (d *description) tense(i int) string {
	tense := d.s.Words[i].Tag
	for _, c := range d.s.Children(i) {
		if r := d.s.Words[c].Relation; r == "aux" || r == "auxpass" {
			tense += " " + d.s.Words[c].Lemma
		}
	}
	return tense
}

// above describes what governs the word of meeting.
func (d *description) above() {
	at := d.cue
	for step := range 3 {
		up := d.s.Words[at].Head
		if up < 0 {
			break
		}
		if step == 0 {
			d.Add("up", d.plain(up), d.s.Words[at].Relation)
		}
		d.Add("over", d.plain(up))
		if d.s.Verb(up) {
			d.Add("verb", d.tense(up))
			d.Add("verb lemma how", d.plain(up), d.c.how)
			break
		}
		at = up
	}
}

// place describes the sentence and what else was found at the word.
func (d *description) place(all []Candidate) {
	sentence := &d.p.Document.Sentences[d.i]
	block := &d.p.Document.Blocks[sentence.Block]
	d.Add("block", strconv.Itoa(int(block.Kind)))
	d.Add("quoted", strconv.FormatBool(d.p.Document.QuotationAt(d.s.Words[d.cue].Start) >= 0))
	first := &d.s.Words[0]
	d.Add("bracket", strconv.FormatBool(first.Text == "["), d.state)
	d.Add("pairs", bucket(len(all)), d.c.how)
	day := ""
	for w := range d.s.Words {
		if d.s.Words[w].Entity == "DATE" && abs(w-d.cue) < 12 {
			day = "day"
		}
	}
	d.Add(day, d.state)
}

// bucket returns a number's order of size.
func bucket(n int) string {
	switch {
	case n < 4:
		return strconv.Itoa(n)
	case n < 8:
		return "4-7"
	case n < 16:
		return "8-15"
	}
	return "16-"
}

func abs(n int) int { return max(n, -n) }
