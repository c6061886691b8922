package positions

import (
	"slices"
	"strconv"

	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/judge"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/pattern"
)

// describe gives each candidate its features. They name words, edges and kinds, and never an actor: renaming everybody changes none of them.
func (r *Reader) describe(p *Page, all []Candidate) {
	d := description{reader: r, page: p}
	for i := range all {
		c := &all[i]
		d.begin(c)
		d.cue()
		d.point()
		d.holder()
		d.context()
		d.place()
		d.likeness()
		d.verdict()
		d.control()
		d.modals()
		d.frame()
		d.chain()
		d.conditioned()
		d.proposal()
		c.Features = slices.Clone(d.hash.Keys())
	}
}

// A description collects the features of one candidate.
type description struct {
	reader *Reader
	page   *Page
	s      *grammar.Sentence
	c      *Candidate
	hash   judge.Features
	kind   string // of the holder
	lemma  string // of the cue, with its particle
	sign   string // what the packs say of it
	state  string // negation and modal of the cue
	known  memo
}

// begin makes the description one of another candidate, of which nothing is noted.
func (d *description) begin(c *Candidate) {
	if s := d.page.Sentences[c.Sentence]; s != d.s {
		d.s = s
		d.known.reset(d.reader, s)
	}
	d.c, d.kind = c, kindOf(c.By)
	d.hash.Reset()
}

// add notes a feature by its name and values.
func (d *description) add(name string, values ...string) { d.hash.Add(name, values...) }

// cue describes the word that may carry the stance.
func (d *description) cue() {
	w := &d.s.Words[d.c.Cue]
	d.lemma = d.word(d.c.Cue)
	if particle := d.s.Child(d.c.Cue, "prt"); particle >= 0 {
		d.lemma += " " + d.s.Words[particle].Text
	}
	d.sign = d.signOf(d.c.Cue)
	d.state = d.stateOf(d.c.Cue)
	d.add("lemma", d.lemma)
	d.add("lemma pattern", d.lemma, d.c.Pattern)
	d.add("lemma path", d.lemma, d.c.Path)
	d.add("lemma state", d.lemma, d.state)
	d.add("sign", d.sign)
	d.add("sign pattern", d.sign, d.c.Pattern)
	d.add("sign state", d.sign, d.state)
	d.add("sign path state", d.sign, d.c.Path, d.state)
	d.add("pattern", d.c.Pattern)
	d.add("path", d.c.Path)
	d.add("path state", d.c.Path, d.state)
	d.add("tag pattern", w.Tag, d.c.Pattern)
	d.add("state", d.state)
	d.add("tense", d.tense(d.c.Cue), d.sign)
	for _, c := range d.s.Children(d.c.Cue) {
		switch d.s.Words[c].Relation {
		case "advmod", "amod", "det":
			d.add("modifier", d.s.Words[c].Text)
			d.add("lemma modifier", d.lemma, d.s.Words[c].Text)
		}
	}
}

// word returns a word's lemma, or what stands for a name.
func (d *description) word(i int) string {
	w := &d.s.Words[i]
	if w.Tag == "NNP" || w.Tag == "NNPS" || w.Capital && d.s.Adjective(i) {
		return "NAME"
	}
	return w.Lemma
}

// point describes what the position may be about.
func (d *description) point() {
	head := d.c.Head
	if head == d.c.Cue {
		d.add("itself", d.lemma)
		return
	}
	w := &d.s.Words[head]
	x := d.word(head)
	d.add("head", x)
	d.add("head sign", x, d.sign)
	d.add("head lemma", x, d.lemma)
	d.add("head tag", w.Tag, w.Relation, d.sign)
	d.add("head tag lemma", w.Tag, w.Relation, d.lemma)
	d.add("head state", d.stateOf(head), d.sign)
	d.add("head's sign", d.signOf(head), d.sign)
	for _, e := range d.s.Edges(d.c.Cue) {
		if e.To == head && e.Word != "" {
			d.add("preposition", e.Word, d.sign)
			d.add("lemma preposition", d.lemma, e.Word)
		}
	}
	if subject := d.s.To(head, grammar.Subject); subject >= 0 && d.s.Verb(head) {
		d.add("head's subject", strconv.FormatBool(subject == d.c.Holder), d.sign)
	}
	d.add("head tense", d.tense(head), d.sign)
	d.add("head tense lemma", d.tense(head), d.lemma)
	d.add("head entity", w.Entity, d.sign)
	if object := d.s.To(head, grammar.Object); object >= 0 {
		d.add("head's object", d.word(object), d.sign)
		d.add("head and object", x, d.word(object))
	}
	if predicate := d.s.To(head, grammar.Predicate); predicate >= 0 {
		d.add("head's predicate", d.word(predicate), d.sign)
	}
	d.add("length", bucket(d.c.To-d.c.From), d.sign)
}

// holder describes who may hold it.
func (d *description) holder() {
	kind := d.kind
	d.add("holder", kind)
	d.add("holder pattern", kind, d.c.Pattern)
	d.add("holder lemma", kind, d.lemma)
	d.add("holder sign", kind, d.sign)
	if d.c.Holder != pattern.Speaker {
		h := &d.s.Words[d.c.Holder]
		d.add("holder word", h.Tag, h.Relation, d.sign)
		d.add("holder noun", d.word(d.c.Holder), d.sign)
		d.add("holder before", strconv.FormatBool(d.c.Holder < d.c.Cue), d.c.Path)
		d.add("distance", bucket(abs(d.c.Cue-d.c.Holder)), d.c.Path)
	}
}

// kindOf returns what is known of a holder.
func kindOf(r names.Ref) string {
	kind := "person"
	if side := r.Side(); side != nil {
		kind = string(side.Type)
		if side.Crowd {
			kind += " crowd"
		}
	}
	if r.Kind == names.PersonActor {
		kind = "person of " + kind
	}
	if r.Pronoun {
		kind += " by pronoun"
	}
	return kind
}

// context describes what governs the cue and stands around it.
func (d *description) context() {
	cue := d.c.Cue
	if up := d.s.Words[cue].Head; up >= 0 {
		d.add("governor", d.word(up), d.s.Words[cue].Relation, d.sign)
		d.add("governor lemma", d.word(up), d.lemma)
		d.add("governor state", d.s.Words[cue].Relation, d.stateOf(up), d.sign)
		d.add("governor sign", d.signOf(up), d.sign)
		d.add("relation", d.s.Words[cue].Relation, d.c.Pattern)
		if over := d.s.Words[up].Head; over >= 0 {
			d.add("over", d.word(over), d.s.Words[up].Relation, d.sign)
		}
	} else {
		d.add("root", d.c.Pattern)
	}
	if source := d.s.To(cue, grammar.Source); source >= 0 {
		d.add("source", d.word(source), d.c.Pattern)
		d.add("source sign", d.word(source), d.sign, d.state)
		who := d.subjectOf(source)
		d.add("source who", who, d.c.Path)
		d.add("source who sign", who, d.word(source), d.sign)
		d.add("source who actor", who, d.subjectOf(cue), d.sign)
		d.add("source holder", strconv.FormatBool(d.s.To(source, grammar.Subject) == d.c.Holder), d.sign)
	}
	for at := cue; at >= 0; at = d.s.Words[at].Head {
		if word := d.s.Condition(at); word != "" {
			d.add("in condition", word)
		}
		if d.s.Words[at].Relation == "relcl" {
			d.add("in relative", d.sign)
		}
		if at != cue && d.s.Words[at].Head >= 0 {
			d.add("above", d.signOf(at), d.s.Words[at].Relation, d.sign)
		}
	}
	for k := 1; k <= 3; k++ {
		d.near("left", cue-k)
		d.near("right", cue+k)
	}
	if mark := d.s.To(cue, grammar.Mark); mark >= 0 {
		d.add("mark", d.s.Words[mark].Text, d.sign)
	}
}

func (d *description) near(side string, i int) {
	if i >= 0 && i < len(d.s.Words) {
		d.add(side, d.word(i))
		d.add(side+" sign", d.word(i), d.sign)
		if i == d.c.Cue-1 || i == d.c.Cue+1 {
			d.add(side+" lemma", d.word(i), d.lemma)
		}
	}
}

// place describes where in the document the candidate stands.
func (d *description) place() {
	s := &d.page.Document.Sentences[d.c.Sentence]
	block := &d.page.Document.Blocks[s.Block]
	quoted := d.page.Document.QuotationAt(d.s.Words[d.c.Cue].Start) >= 0
	d.add("block", strconv.Itoa(int(block.Kind)), d.c.Pattern)
	d.add("quoted", strconv.FormatBool(quoted), d.c.Pattern)
	d.add("quoted sign", strconv.FormatBool(quoted), d.sign, d.c.Pattern)
	d.add("sentence", bucket(d.c.Sentence), d.sign)
	d.add("voice", strconv.FormatBool(len(d.page.Who.Voice()) > 0), d.c.Pattern)
	if last := len(d.s.Words) - 1; last >= 0 && d.s.Words[last].Text == "?" {
		d.add("question", d.c.Pattern)
	}
}

// proposal describes what another reader found there.
func (d *description) proposal() {
	if d.c.Proposal == nil {
		d.add("rule", "none")
		d.add("rule sign", "none", d.sign, d.state)
		return
	}
	d.add("rule", string(d.c.Proposal.Stance))
	d.add("rule", d.c.Proposal.Rule)
	d.add("rule sign", string(d.c.Proposal.Stance), d.sign)
	d.add("rule quoted", string(d.c.Proposal.Stance), strconv.FormatBool(d.page.Document.QuotationAt(d.s.Words[d.c.Cue].Start) >= 0))
	d.add("rule holder", string(d.c.Proposal.Stance), d.kind)
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
