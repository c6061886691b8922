package grammar

// mend corrects what a parser is known to get wrong, before the graph is made.
func (s *Sentence) mend() {
	s.untangle()
	s.unload()
	s.regroup()
	s.release()
	s.passive()
}

// untangle makes roots of words whose heads lead nowhere.
func (s *Sentence) untangle() {
	for i := range s.Words {
		at := i
		for range s.Words {
			if at < 0 || at >= len(s.Words) {
				break
			}
			at = s.Words[at].Head
		}
		if at >= 0 {
			s.Words[i].Head = -1
		}
	}
}

// unload gives what a parser hangs on an auxiliary to its verb, as an auxiliary governs nothing: the subject of "was now offering".
func (s *Sentence) unload() {
	for i := range s.Words {
		up := s.Words[i].Head
		if up < 0 {
			continue
		}
		switch s.Words[i].Relation {
		case "nsubj", "nsubjpass", "mark", "neg":
			if r := s.Words[up].Relation; (r == "aux" || r == "auxpass") && s.Words[up].Head >= 0 && s.Words[up].Head != i {
				s.Words[i].Head = s.Words[up].Head
			}
		}
	}
}

// regroup joins a bare verb that a parser joins to one in a tense to the bare verb before it: "leave" of "demanded that they disarm, leave the port and pay" to
// "disarm", and not to "demanded".
func (s *Sentence) regroup() {
	helped := map[int]bool{}
	for _, w := range s.Words {
		if w.Head >= 0 && (w.Relation == "aux" && w.Tag != "TO" || w.Relation == "nsubj") {
			helped[w.Head] = true
		}
	}
	for i, w := range s.Words {
		if w.Relation != "conj" || w.Tag != "VB" || helped[i] || w.Head < 0 || w.Head >= i || s.Words[w.Head].Tag == "VB" || !s.Verb(w.Head) {
			continue
		}
		for v := i - 1; v > w.Head; v-- {
			if tag := s.Words[v].Tag; (tag == "VB" || tag == "VBP" && s.Words[v].Relation == "ccomp") && s.within(v, w.Head, i) {
				s.Words[i].Head = v
				break
			}
		}
	}
}

// release makes a relative clause without "which" of what a parser takes for the sentence's verb, and the verb behind it the noun's: "the plan they have signed is
// backed by Norway" says that the plan is backed.
func (s *Sentence) release() {
	for verb := range s.Words {
		if w := &s.Words[verb]; !s.Verb(verb) || w.Tag == "VBG" {
			continue
		}
		noun := s.antecedent(verb)
		if noun < 0 {
			continue
		}
		for next := verb + 1; next < len(s.Words); next++ {
			if w := &s.Words[next]; w.Head == verb && (w.Relation == "conj" || w.Relation == "advcl" || w.Relation == "ccomp" || w.Relation == "dep") && s.finite(next) {
				s.hand(noun, verb, next)
				break
			}
		}
	}
}

// antecedent returns the noun that stands right before a verb's own subject, as what the verb's clause describes: "plan" of "the plan they have signed"; -1 where none does.
func (s *Sentence) antecedent(verb int) int {
	subject := -1
	for i := verb - 1; i >= 0; i-- {
		if w := &s.Words[i]; w.Head == verb && (w.Relation == "nsubj" || w.Relation == "nsubjpass") {
			if subject >= 0 {
				return s.rightBefore(i, subject)
			}
			subject = i
		}
	}
	if up := s.Words[verb].Head; subject >= 0 && up >= 0 && up < subject && s.Noun(up) && s.Words[up].Head < 0 && s.Words[verb].Relation == "relcl" {
		return s.rightBefore(up, subject)
	}
	return -1
}

// rightBefore returns a noun where only the words of a subject stand between the two, else -1.
func (s *Sentence) rightBefore(noun, subject int) int {
	for i := noun + 1; i < subject; i++ {
		if w := &s.Words[i]; w.Head < i || w.Head > subject || w.Relation == "punct" || w.Relation == "cc" {
			return -1
		}
	}
	return noun
}

// finite tells whether a verb has a tense and no subject of its own: "is backed".
func (s *Sentence) finite(verb int) bool {
	tag := s.Words[verb].Tag
	tensed := tag == "VBZ" || tag == "VBP"
	for i, w := range s.Words {
		if w.Head != verb {
			continue
		}
		switch {
		case w.Relation == "nsubj", w.Relation == "nsubjpass", w.Relation == "mark", w.Relation == "expl", w.Relation == "cc" && i < verb:
			return false
		case (w.Relation == "aux" || w.Relation == "auxpass") && (w.Tag == "VBZ" || w.Tag == "VBP" || w.Tag == "VBD" || w.Tag == "MD"):
			tensed = true
		}
	}
	return tensed && s.Verb(verb)
}

// hand gives the place of a verb to the next one, whose subject the noun becomes, and makes of the verb the noun's relative clause.
func (s *Sentence) hand(noun, verb, next int) {
	up, relation := s.Words[verb].Head, s.Words[verb].Relation
	if up == noun {
		up, relation = s.Words[noun].Head, s.Words[noun].Relation
	}
	s.Words[next].Head, s.Words[next].Relation = up, relation
	s.Words[noun].Head, s.Words[noun].Relation = next, "nsubj"
	s.Words[verb].Head, s.Words[verb].Relation = noun, "relcl"
}

// within tells whether word i stands in a clause under word top, and not under word but.
func (s *Sentence) within(i, top, but int) bool {
	for i != top {
		if i == but {
			return false
		}
		switch s.Words[i].Relation {
		case "ccomp", "xcomp", "acl", "pcomp", "conj", "dobj", "pobj", "prep":
			i = s.Words[i].Head
		default:
			return false
		}
		if i < 0 {
			return false
		}
	}
	return true
}

// passive makes of the subject of a passive verb what is done to it: "the plan" of "the plan is backed".
func (s *Sentence) passive() {
	passive := map[int]bool{}
	for _, w := range s.Words {
		if w.Relation == "auxpass" && w.Head >= 0 {
			passive[w.Head] = true
		}
	}
	for i := range s.Words {
		if w := &s.Words[i]; w.Relation == "nsubj" && passive[w.Head] {
			w.Relation = "nsubjpass"
		}
	}
}
