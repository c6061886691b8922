package positions

import (
	"github.com/parleygraph/parley/loaders/grammar"
)

// series returns a statement for each act of several that "and" joins in what a statement is about: "urged Sweden to free the crews, reopen the port and pay" is three
// demands. The first is the statement itself, which ends where the second begins.
func series(s *grammar.Sentence, st *Statement) []Statement {
	verb := act(s, st)
	if verb < 0 || verb == st.Cue {
		return []Statement{*st}
	}
	_, end := s.Phrase(verb, -1)
	all := []Statement{*st}
	for _, c := range s.Conjuncts(verb)[1:] {
		from, to := s.Phrase(c, -1)
		if s.Verb(verb) && s.Words[c].Tag != s.Words[verb].Tag || from < end || c == st.Cue || to-from < 2 {
			continue
		}
		one := *st
		one.From, one.To, one.Head, one.Proposal = from, to, c, nil
		all = append(all, one)
	}
	if all[0].First = len(all) > 1 && end > all[0].From; all[0].First {
		all[0].To = min(all[0].To, end)
	}
	return all
}

// act returns the verb of what a statement is about: its head, or that of the clause behind a noun, "the need to reopen the port", "a pledge of sharing the water". It is -1
// where there is none.
func act(s *grammar.Sentence, st *Statement) int {
	head := st.Head
	if s.Verb(head) {
		return head
	}
	if verb := s.To(st.Cue, grammar.Complement); verb > head && verb < st.To && s.Verb(verb) {
		return verb
	}
	if verb := s.Child(head, "acl"); verb > head && s.Verb(verb) && s.Words[verb].Tag != "VBN" {
		return verb
	}
	for _, c := range s.Children(head) {
		if s.Words[c].Relation == "prep" {
			if verb := s.Child(c, "pcomp"); verb >= 0 && s.Words[verb].Tag == "VBG" {
				return verb
			}
		}
	}
	if s.Common(head) && head != st.Cue && len(s.Conjuncts(head)) > 1 {
		return head
	}
	return -1
}
