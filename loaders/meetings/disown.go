package meetings

import (
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
)

// disowned tells whether the sentence after a meeting is held denies it on behalf of one who is said to have met: "Both sides denied it.", "A Norwegian
// spokesman denied that such a meeting took place."
func (r *Reader) disowned(p *Page, m *Meeting) bool {
	next := m.Sentence + 1
	if m.Status != graph.Held || next >= len(p.Sentences) {
		return false
	}
	s := p.Sentences[next]
	for verb := range s.Words {
		if !s.Verb(verb) || !r.words.in("meeting.disown", s.Words[verb].Lemma) || s.To(verb, grammar.Negator) >= 0 {
			continue
		}
		if by := s.To(verb, grammar.Subject); by >= 0 && r.words.takesUp(s, verb) && p.speaksFor(next, by, m) {
			return true
		}
	}
	return false
}

// takesUp tells whether what a verb of denying denies was said before: "denied it", "denied that such a meeting took place".
func (l *lexicon) takesUp(s *grammar.Sentence, verb int) bool {
	if what := s.To(verb, grammar.Object); what >= 0 && (s.Words[what].Tag == "PRP" || s.Words[what].Tag == "DT") {
		return true
	}
	clause := s.Child(verb, "ccomp")
	if clause < 0 {
		return false
	}
	from, to := s.Span(clause)
	for w := from; w < to; w++ {
		if l.rule(s, w) != nil && slices.ContainsFunc(s.Children(w), func(c int) bool { return s.Words[c].Text == "such" || s.Words[c].Text == "the" }) {
			return true
		}
	}
	return false
}

// speaksFor tells whether a subject is of a side that met, or both sides are.
func (p *Page) speaksFor(sentence, subject int, m *Meeting) bool {
	s := p.Sentences[sentence]
	if s.Words[subject].Text == "both" || slices.ContainsFunc(s.Children(subject), func(c int) bool { return s.Words[c].Text == "both" }) {
		return true
	}
	for _, r := range p.Who.At(sentence, subject) {
		for _, o := range m.Participants {
			if oneSide(r, o) || r.Side() != nil && o.Side() != nil && r.Side().Name == o.Side().Name {
				return true
			}
		}
	}
	return false
}

// open tells whether a sentence leaves open what it seems to deny: "did not rule out a meeting", "is not opposed to talks".
func (r *Reader) open(p *Page, m *Meeting) bool {
	s := p.Sentences[m.Sentence]
	cue := slices.IndexFunc(s.Words, func(w grammar.Word) bool { return w.Start == m.Cue.Start })
	for at := cue; m.Status == graph.Off && at >= 0; at = s.Words[at].Head {
		if (r.words.in("meeting.denied", s.Words[at].Lemma) || r.words.in("meeting.denied", s.Words[at].Text)) && s.To(at, grammar.Negator) >= 0 {
			return true
		}
	}
	return false
}
