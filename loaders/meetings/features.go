package meetings

import (
	"strconv"

	"github.com/parleygraph/parley/loaders/grammar"
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
	c.Features = d.Keys()
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
	a, b := kindOf(d.c.A), kindOf(d.c.B)
	d.Add("always")
	d.Add("ways", d.ways)
	d.Add("ways lemma", d.ways, d.lemma)
	d.Add("ways rule", d.ways, d.c.Rule.ID)
	d.Add("way", d.c.ways[0])
	d.Add("way", d.c.ways[1])
	d.Add("way lemma", d.c.ways[0], d.lemma)
	d.Add("way lemma", d.c.ways[1], d.lemma)
	d.Add("kinds", a, b)
	d.Add("kind", a, d.c.ways[0])
	d.Add("kind", b, d.c.ways[1])
	d.Add("how", d.c.how)
	d.Add("far apart", bucket(abs(d.c.A.Start-d.s.Words[d.cue].Start)/8), bucket(abs(d.c.B.Start-d.s.Words[d.cue].Start)/8), d.c.how)
	d.Add("how state", d.c.how, d.state)
	d.Add("how lemma", d.c.how, d.lemma)
	d.Add("how lemma state", d.c.how, d.lemma, d.state)
	d.Add("how kinds", d.c.how, a, b)
	if x, y := d.c.A.Side(), d.c.B.Side(); x != nil && y != nil && x.Name == y.Name {
		d.Add("one party", a, b)
	}
	if d.c.A.Pronoun || d.c.B.Pronoun {
		d.Add("pronoun", d.ways)
	}
}

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
	d.Add("lemma state", d.lemma, d.state)
	d.Add("rule", d.c.Rule.ID)
	d.Add("rule state", d.c.Rule.ID, d.state)
	d.Add("state", d.state)
	d.Add("reason", d.c.reason, d.state)
	d.Add("reason lemma", d.c.reason, d.lemma)
	d.Add("state ways", d.state, d.ways)
	d.Add("tag", w.Tag, w.Relation)
	d.Add("tense", d.tense(d.cue))
	for _, c := range d.s.Children(d.cue) {
		x := &d.s.Words[c]
		switch x.Relation {
		case "amod", "det", "compound", "poss", "advmod", "nummod":
			d.Add("modifier", d.plain(c))
		case "prep", "dobj", "aux", "auxpass", "acl", "relcl":
			d.Add("child", x.Relation, d.plain(c))
		}
	}
	for k := 1; k <= 2; k++ {
		d.near("left", d.cue-k)
		d.near("right", d.cue+k)
	}
}

func (d *description) near(side string, i int) {
	if i >= 0 && i < len(d.s.Words) {
		d.Add(side, d.plain(i))
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
	verbs := 0
	for step := range farthest {
		up := d.s.Words[at].Head
		if up < 0 {
			break
		}
		relation := d.s.Words[at].Relation
		if step < 2 {
			d.Add("up", strconv.Itoa(step), d.plain(up), relation)
			d.Add("up state", strconv.Itoa(step), d.plain(up), d.state)
		}
		d.Add("over", d.plain(up))
		if d.s.Verb(up) {
			if verbs++; verbs == 1 {
				d.Add("verb", d.tense(up), relation)
				d.Add("verb state", d.tense(up), d.state)
				d.Add("verb lemma", d.s.Words[up].Lemma, d.tense(up))
				if d.s.To(up, grammar.Negator) >= 0 {
					d.Add("not over", relation)
				}
			}
		}
		at = up
	}
	if at == d.cue {
		d.Add("root", d.lemma)
	}
}

// place describes the sentence and what else was found at the word.
func (d *description) place(all []Candidate) {
	sentence := &d.p.Document.Sentences[d.i]
	block := &d.p.Document.Blocks[sentence.Block]
	d.Add("block", strconv.Itoa(int(block.Kind)), d.ways)
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
	d.Add(day, d.state, d.lemma)
	d.Add("sentence", bucket(d.i))
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
