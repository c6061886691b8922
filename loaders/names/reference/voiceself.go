package reference

import (
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/names/mention"
)

// selves returns how much the text speaks of each state or bloc as its own. What may be told of another counts once.
func (c *Links) selves() (map[*mention.Party]int, []*mention.Party) {
	scores, weak, counts := map[*mention.Party]int{}, map[*mention.Party]int{}, map[*mention.Party]int{}
	var order []*mention.Party
	for i := range c.sentences {
		for _, m := range c.names.Mentions(i) {
			p := m.Party
			if p == nil || c.quoted(i, m.Head) || p.Crowd || p.Type != graph.State && p.Type != graph.Bloc {
				continue
			}
			if _, known := scores[p]; !known {
				order, scores[p] = append(order, p), 0
			}
			counts[p]++
			switch self := c.self(i, m.Head); {
			case self > 0 && self <= selfDone:
				weak[p] = max(weak[p], self)
			default:
				scores[p] += self
			}
		}
	}
	for _, p := range order {
		scores[p] += weak[p] + min(counts[p], mostNamed)
	}
	return c.joinedSelves(scores, order)
}

// joinedSelves adds to scores what "Norwegian-Swedish talks" tells of whose text it is.
func (c *Links) joinedSelves(scores map[*mention.Party]int, order []*mention.Party) (map[*mention.Party]int, []*mention.Party) {
	for _, s := range c.sentences {
		for w := range s.Words {
			for _, r := range c.hyphened(&s.Words[w]) {
				if _, known := scores[r.Party]; !known {
					order = append(order, r.Party)
				}
				scores[r.Party] += leastSelf
			}
		}
	}
	return scores, order
}

// self weighs how a sentence speaks of a party at word w: as the one that speaks, or as another.
func (c *Links) self(i, w int) int {
	s := c.sentences[i]
	if c.introduced(s, w) {
		return selfNamed
	}
	up := s.Words[w].Head
	if up < 0 {
		return 0
	}
	switch s.Words[w].Relation {
	case "nsubj", "nsubjpass":
		if s.Child(w, "conj") >= 0 {
			return 0
		}
		return c.asserts(s, up)
	case "poss", "compound", "amod":
		if c.words.in("voice.self", s.Words[up].Text) && !c.praised(s, up) {
			return selfOwned
		}
	case "pobj":
		if s.Words[up].Text == "of" && c.onBehalf(s, up) {
			return selfNamed
		}
		if t := s.Words[up].Text; t == "with" || t == "to" || t == "against" || t == "by" {
			return selfOther
		}
	}
	return 0
}

// praised tells whether the first person does something to what a noun means: "we welcome Norway's support".
func (c *Links) praised(s *grammar.Sentence, noun int) bool {
	for at, steps := s.Words[noun].Head, 0; at >= 0 && steps < 4; at, steps = s.Words[at].Head, steps+1 {
		if subject := s.Child(at, "nsubj"); subject >= 0 && s.Verb(at) {
			return c.words.in("refer.we", s.Words[subject].Text) || c.words.in("refer.i", s.Words[subject].Text)
		}
	}
	return false
}

// introduced tells whether the first person stands before a name that says who it is: "my country, Norway", "we, the Norwegians", "we in Norway".
func (c *Links) introduced(s *grammar.Sentence, w int) bool {
	at := w - 1
	for at > 0 && (s.Words[at].Text == "the" || s.Words[at].Text == "," || s.Words[at].Text == "in" || s.Words[at].Relation == "compound" && s.Words[at].Head == w) {
		at--
	}
	if at < 0 || at == w-1 {
		return false
	}
	if c.words.in("country", s.Words[at].Text) && at > 0 {
		owner := s.Words[at-1].Text
		return c.words.in("refer.we", owner) || c.words.in("refer.i", owner)
	}
	return s.Words[at].Text == "we"
}

// onBehalf tells whether "of" follows "on behalf", also through "the government of".
func (c *Links) onBehalf(s *grammar.Sentence, of int) bool {
	for at, steps := of, 0; at >= 0 && steps < 5; at, steps = s.Words[at].Head, steps+1 {
		if s.Words[at].Text == "behalf" {
			return true
		}
	}
	return false
}

// asserts weighs a verb of which a party is the subject: "welcomes" speaks for itself, "must" is asked of another.
func (c *Links) asserts(s *grammar.Sentence, verb int) int {
	w := &s.Words[verb]
	present := w.Tag == "VBZ" || w.Tag == "VBP"
	for _, child := range s.Children(verb) {
		switch a := &s.Words[child]; {
		case a.Relation != "aux" && a.Relation != "auxpass":
			if a.Relation == "acomp" && present && c.words.in("voice.feel", a.Text) {
				return selfSaid
			}
		case a.Tag == "MD" && (a.Lemma == "must" || a.Lemma == "should"):
			return selfUrged
		case a.Tag == "MD":
			return selfWill
		case a.Tag == "VBZ" || a.Tag == "VBP":
			present = true
		}
	}
	own := c.words.in("voice.own", w.Lemma)
	switch {
	case w.Relation == "relcl" || w.Relation == "advcl" && !own:
		return 0
	case own && (present || w.Lemma == "vote"), present && c.words.in("voice.feel", w.Text):
		return selfSaid
	case present:
		return selfDone
	}
	return 0
}
