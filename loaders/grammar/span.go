package grammar

// Span returns the first and the last word, and one behind it, of what word i governs: [from, to).
func (s *Sentence) Span(i int) (from, to int) {
	return s.SpanWithout(i, func(int) bool { return false })
}

// SpanWithout returns the words of what word i governs that stand around it without a gap, cut where leave says that a child's part does not belong.
func (s *Sentence) SpanWithout(i int, leave func(child int) bool) (from, to int) {
	within := make([]bool, len(s.Words))
	s.gather(i, within, leave)
	from, to = i, i+1
	for from > 0 && within[from-1] {
		from--
	}
	for to < len(s.Words) && within[to] {
		to++
	}
	return from, to
}

func (s *Sentence) gather(i int, within []bool, leave func(int) bool) {
	within[i] = true
	for _, c := range s.children[i] {
		if !leave(c) {
			s.gather(c, within, leave)
		}
	}
}

// Conjuncts returns word i and the words that "and", "or" or commas join to it, in order: "Norway, Sweden and Oman".
func (s *Sentence) Conjuncts(i int) []int {
	found := []int{i}
	for n := 0; n < len(found); n++ {
		for _, c := range s.children[found[n]] {
			if s.Words[c].Relation == "conj" {
				found = append(found, c)
			}
		}
	}
	return found
}

// Conjoined returns the word to which word i is joined, the first of several; i itself where it is joined to none.
func (s *Sentence) Conjoined(i int) int {
	for s.Words[i].Relation == "conj" && s.Words[i].Head >= 0 {
		i = s.Words[i].Head
	}
	return i
}

// Phrase returns the words [from, to) of the phrase under word i without the marks at its ends, what word other governs, and what no longer belongs to
// it: conditions, and what a reporting clause adds.
func (s *Sentence) Phrase(i, other int) (from, to int) {
	from, to = s.SpanWithout(i, func(c int) bool { return c == other || s.Aside(c) || s.further(i, c) })
	return s.trim(from, to)
}

// further tells whether child c of word i begins a further phrase or clause that "and" joins to it, or is the "and" before one.
func (s *Sentence) further(i, c int) bool {
	if s.Words[c].Head != i {
		return false
	}
	switch s.Words[c].Relation {
	case "conj":
		return s.apart(i, c)
	case "cc":
		next := s.Child(i, "conj")
		return next > c && s.apart(i, next)
	}
	return false
}

// Clause returns the words [from, to) of the clause of word i and its head: without who reports it and without its conditions.
func (s *Sentence) Clause(i int) (from, to, head int) {
	from, to = s.Phrase(i, -1)
	return from, to, i
}

// trim takes marks and conjunctions off the ends of a run of words.
func (s *Sentence) trim(from, to int) (int, int) {
	for from < to && s.loose(from) {
		from++
	}
	for to > from && s.loose(to-1) {
		to--
	}
	return from, to
}

func (s *Sentence) loose(i int) bool {
	return s.Words[i].Relation == "punct" && s.Words[i].Text != "%" || s.Words[i].Tag == "CC" && s.Words[i].Relation == "cc"
}

// Aside tells whether the part that word i governs is a condition or a reason beside what it hangs on.
func (s *Sentence) Aside(i int) bool {
	return s.Condition(i) != ""
}

// Condition returns the word that makes the clause of word i a condition, empty where it is none: "if", "unless", "provided".
func (s *Sentence) Condition(i int) string {
	if s.Words[i].Relation != "advcl" {
		return ""
	}
	for _, c := range s.children[i] {
		if r := s.Words[c].Relation; r == "mark" || r == "advmod" && c < i {
			switch w := s.Words[c].Text; w {
			case "if", "unless", "provided", "until", "once":
				return w
			}
		}
	}
	return ""
}

// Common tells whether word i is a common noun.
func (s *Sentence) Common(i int) bool { return s.Words[i].Tag == "NN" || s.Words[i].Tag == "NNS" }

// Preposition tells whether word i is a preposition that "be" or its like joins to a subject: "is against".
func (s *Sentence) Preposition(i int) bool { return s.Words[i].Tag == "IN" && s.predicative(i) }

// HasModal tells whether a modal verb stands with word i, or word i is one of "have to" and "need to".
func (s *Sentence) HasModal(i int) bool { return s.Verb(i) && s.To(i, Modal) >= 0 }
