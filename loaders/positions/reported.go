package positions

import (
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/pattern"
)

// This file tells what a report does not say: when it was made, what it was made in spite of, what it only notes, and what is said of another's position.

// beside tells whether a verb that reports takes its point only as its time or its circumstance: "said on Thursday", "said, although it has not read the draft".
func (r *Reader) beside(s *grammar.Sentence, st *Statement) bool {
	if !r.reportsAt(s, st) {
		return false
	}
	if mark := s.To(st.Head, grammar.Mark); mark >= 0 {
		switch s.Words[mark].Text {
		case "although", "though", "whereas", "because", "since", "after", "before", "while", "as", "until":
			return true
		}
	}
	e := s.Words[st.Head].Entity
	return s.Words[st.Head].Relation == "pobj" && (e == "DATE" || e == "TIME")
}

// addressed lets a statement that somebody told others be about what was told, and not about whom: "that the port stays shut" of "told reporters on Friday that the port
// stays shut".
func (r *Reader) addressed(s *grammar.Sentence, st *Statement) {
	told := s.To(st.Cue, grammar.Complement)
	if told < 0 || s.Words[told].Relation != "ccomp" || s.Child(told, "nsubj", "nsubjpass", "expl") < 0 || !r.lexicon.tells[s.Words[st.Cue].Lemma] {
		return
	}
	if from, to := s.Phrase(told, -1); st.From < from && st.Cue < st.From && from < st.To {
		st.From, st.To, st.Head = from, max(to, st.To), told
	}
}

// reportsAt tells whether the cue of a statement only reports, and its point is apart from it.
func (r *Reader) reportsAt(s *grammar.Sentence, st *Statement) bool {
	return st.Head != st.Cue && r.signOf(s, st.Cue) == string(graph.States)
}

// noted tells whether a participle behind another stance only notes a fact, which is no position: "rejected the fee, noting that boats are few". What must be or is
// not to be, and what the clause itself takes a side on, is one.
func (r *Reader) noted(p *Page, st *Statement) bool {
	s := p.Sentences[st.Sentence]
	teller, fact := st.Cue, s.To(st.Cue, grammar.Complement)
	if source := s.To(st.Cue, grammar.Source); source >= 0 && s.To(source, grammar.Complement) == st.Cue {
		teller, fact = source, st.Cue
	}
	w := &s.Words[teller]
	if w.Tag != "VBG" || w.Relation != "advcl" || !r.lexicon.reports[w.Lemma] || fact < 0 || st.Head != teller && st.Head != fact {
		return false
	}
	return s.To(fact, grammar.Modal) < 0 && s.To(fact, grammar.Negator) < 0 && !r.sided(p, st, fact)
}

// recounts tells whether a report only tells what came about, in the plain past, which is no position for it: "ended two days of talks without an agreement, officials
// said". What somebody said it needed, it needs.
func (r *Reader) recounts(p *Page, st *Statement) bool {
	s := p.Sentences[st.Sentence]
	fact := s.To(st.Cue, grammar.Complement)
	if st.Stance != graph.Supports && st.Stance != graph.Proposes || r.signOf(s, st.Cue) != string(graph.States) || fact < 0 || st.Head != fact && st.Head != st.Cue {
		return false
	}
	w := &s.Words[fact]
	return w.Tag == "VBD" && w.Lemma != "be" && w.Lemma != "have" && s.To(fact, grammar.Modal) < 0 && !r.sided(p, st, fact) && s.To(fact, grammar.Complement) < 0
}

// unplanned tells whether somebody only has no plans to meet another, which denies a meeting and takes no side: "had no plans to see the Danish team".
func (r *Reader) unplanned(p *Page, st *Statement) bool {
	s := p.Sentences[st.Sentence]
	for plan := st.From; plan < st.To; plan++ {
		if r.idle(p, st.Sentence, plan) && (plan == st.Head || s.In(plan, st.Head)) {
			return true
		}
	}
	return s.Words[st.Head].Head >= 0 && r.idle(p, st.Sentence, s.Words[st.Head].Head)
}

// idle tells whether the word at i is a plan to meet somebody that is denied.
func (r *Reader) idle(p *Page, sentence, i int) bool {
	s := p.Sentences[sentence]
	verb := s.To(i, grammar.Complement)
	if verb < 0 || s.Words[i].Lemma != "plan" || s.To(i, grammar.Negator) < 0 || !r.lexicon.meets[s.Words[verb].Lemma] {
		return false
	}
	return slices.ContainsFunc(s.Edges(verb), func(e grammar.Edge) bool {
		return (e.Label == grammar.Object || e.Label == grammar.Oblique) && len(p.Who.At(sentence, e.To)) > 0
	})
}

// another tells whether the holder only says what somebody else takes as a stance: "Kyiv said Moscow rejects the truce". What another must do is the holder's own.
func (r *Reader) another(p *Page, st *Statement) bool {
	s := p.Sentences[st.Sentence]
	source := s.To(st.Cue, grammar.Source)
	if verb := carrier(s, st.Cue); verb != st.Cue { // the fund that Norway is offering
		if told := s.To(verb, grammar.Source); told >= 0 && (st.Holder == pattern.Speaker || s.To(told, grammar.Subject) == st.Holder) {
			return r.taken(p, st, verb)
		}
	}
	switch {
	case st.Pattern != elsewhere && st.Holder == pattern.Speaker, source >= 0 && s.To(source, grammar.Subject) == st.Holder:
		return r.taken(p, st, st.Cue) || r.taken(p, st, governor(s, st.Cue))
	case r.signOf(s, st.Cue) == string(graph.States):
		told := st.Head
		if told == st.Cue {
			told = s.To(st.Cue, grammar.Complement)
		}
		return told >= 0 && r.taken(p, st, told)
	}
	return false
}

// governor returns the verb whose subject does what the verb at a word says: "is" of "is willing to pay".
func governor(s *grammar.Sentence, verb int) int {
	for s.Words[verb].Head >= 0 && slices.Contains([]string{"xcomp", "acomp", "attr"}, s.Words[verb].Relation) {
		verb = s.Words[verb].Head
	}
	return verb
}

// aside tells whether the point that a cue takes only describes something that stands between: "backs a judge, whose findings bind nobody".
func aside(s *grammar.Sentence, st *Statement) bool {
	first := s.Words[st.From].Tag
	return first == "WP$" || first == "WDT" && s.Words[st.Head].Relation == "relcl" && !s.In(st.Cue, st.Head)
}

// framing tells whether a statement is about no more than that somebody speaks, "its commander said in a broadcast": what is said stands elsewhere.
func (r *Reader) framing(s *grammar.Sentence, st *Statement) bool {
	told := s.To(st.Cue, grammar.Complement)
	return st.Head == st.Cue && r.signOf(s, st.Cue) == string(graph.States) && told >= 0 && (told < st.From || told >= st.To)
}

// taken tells whether the verb at a word, or what it says of its subject, is a stance that others than the holder's side take.
func (r *Reader) taken(p *Page, st *Statement, verb int) bool {
	s := p.Sentences[st.Sentence]
	subject := s.To(verb, grammar.Subject)
	if subject < 0 || subject == st.Holder || s.To(verb, grammar.Modal) >= 0 || s.Words[verb].Tag == "VB" || !r.sided(p, st, verb) {
		return false
	}
	from, to := s.Span(subject)
	for i := from; i < to; i++ { // "five members, Norway among them, agreed" is Norway's too
		if slices.ContainsFunc(p.Who.At(st.Sentence, i), func(ref names.Ref) bool { return sameSide(ref, st.By) }) {
			return false
		}
	}
	return slices.ContainsFunc(s.Conjuncts(subject), func(i int) bool {
		return slices.ContainsFunc(p.Who.At(st.Sentence, i), func(ref names.Ref) bool { return ref.Holds() && ref.Side() != nil })
	})
}

// sided tells whether the packs give a stance to the verb at a word, or to what it says of its subject: "is willing".
func (r *Reader) sided(p *Page, st *Statement, verb int) bool {
	s := p.Sentences[st.Sentence]
	if r.signOf(s, verb) != "" {
		return true
	}
	said := s.To(verb, grammar.Predicate)
	return said >= 0 && !slices.Contains([]string{"-", string(graph.States)}, r.lexicon.sign(s, said))
}
