package positions

import "github.com/parleygraph/parley/loaders/grammar"

// series returns a statement for each act of several that "and" joins in what a statement is about: "urged Sweden to free the crews, reopen the port and pay" is three
// demands. The first is the statement itself, which ends where the second begins.
func series(s *grammar.Sentence, st *Statement) []Statement {
	first := act(s, st)
	if first < 0 || first == st.Cue {
		return []Statement{*st}
	}
	_, end := s.Phrase(first, -1)
	all := []Statement{*st}
	others := false // joined clauses that take the other side
	for _, next := range s.Conjuncts(first)[1:] {
		from, to := s.Phrase(next, -1)
		alike := !s.Verb(first) || s.Words[next].Tag == s.Words[first].Tag
		if !alike || from < end || next == st.Cue || to-from < 2 {
			continue
		}
		if unlikeClauses(s, first, next) {
			others = true
			continue
		}
		one := *st
		one.From, one.To, one.Head, one.Proposal = from, to, next, nil
		all = append(all, one)
	}
	if all[0].First = (others || len(all) > 1) && end > all[0].From; all[0].First {
		all[0].To = min(all[0].To, end)
	}
	return all
}

// unlikeClauses tells whether one of two joined clauses is denied: "would go on, but would not pay". "To go on and not to pay" are two of one side.
func unlikeClauses(s *grammar.Sentence, a, b int) bool {
	clauses := s.To(a, grammar.Modal) >= 0 || s.To(b, grammar.Modal) >= 0
	return clauses && (s.To(a, grammar.Negator) >= 0) != (s.To(b, grammar.Negator) >= 0)
}

// act returns the word of what a statement is about to which others may be joined: the verb that it takes, that of the clause behind a noun, "the need to reopen the port",
// "a pledge of sharing the water", else a noun. It is -1 where there is none.
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
