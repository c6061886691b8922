package grammar

// join adds the edges that leave word i.
func (s *Sentence) join(i int) {
	s.around(i)
	switch {
	case s.Verb(i), s.predicative(i):
		s.actors(i)
	case s.Noun(i):
		s.owners(i)
	}
	for at := i; s.Words[at].Head >= 0; at = s.Words[at].Head { // a joined word hangs on what the first hangs on too
		s.edges[i] = append(s.edges[i], Edge{Governor, s.Words[at].Head, s.Words[at].Relation})
		if s.Words[at].Relation != "conj" {
			break
		}
	}
	if v := s.reporter(i); v >= 0 {
		s.edges[i] = append(s.edges[i], Edge{Source, v, ""})
	}
}

// predicative tells whether word i is what a form of "be" says of its subject: "is ready", "are against".
func (s *Sentence) predicative(i int) bool {
	r := s.Words[i].Relation
	return (r == "acomp" || r == "attr" || r == "oprd" || r == "prep") && s.Words[i].Head >= 0 && s.copula(s.Words[i].Head)
}

// copula tells whether word i joins a subject to what is said of it.
func (s *Sentence) copula(i int) bool {
	switch s.Words[i].Lemma {
	case "be", "remain", "become", "seem", "appear", "feel", "stand", "stay":
		return true
	}
	return false
}

// around adds the edges that follow from a child's relation alone.
func (s *Sentence) around(i int) {
	s.edge(i, Negator, s.nor(i), "")
	for _, c := range s.children[i] {
		w := &s.Words[c]
		switch w.Relation {
		case "dobj", "nsubjpass":
			s.each(i, Object, s.referent(c), "")
		case "dative":
			s.edge(i, Oblique, c, "to")
		case "ccomp", "xcomp", "pcomp":
			if !s.cutOff(c, i) {
				s.clauses(i, c)
			}
		case "advmod":
			if w.Text == "longer" {
				s.edge(i, Negator, s.Child(c, "neg"), "")
			}
		case "acl":
			if s.Noun(i) && s.infinitive(c) {
				s.clauses(i, c)
			}
		case "acomp", "attr", "oprd":
			s.edge(i, Predicate, c, "")
		case "neg":
			s.edge(i, Negator, c, "")
		case "det":
			if w.Text == "no" || w.Text == "neither" {
				s.edge(i, Negator, c, "")
			}
		case "preconj":
			if w.Text == "neither" && s.Verb(i) {
				s.edge(i, Negator, c, "")
			}
		case "aux":
			if w.Tag == "MD" {
				s.edge(i, Modal, c, "")
			}
		case "mark":
			s.edge(i, Mark, c, "")
		case "prep", "agent":
			s.oblique(i, c)
		}
	}
}

// nor returns the "nor" that joins a verb to the one before it, "will neither sign nor pay", -1 where none does.
func (s *Sentence) nor(i int) int {
	up := s.Words[i].Head
	if up < 0 || s.Words[i].Relation != "conj" || !s.Verb(i) {
		return -1
	}
	for k := i - 1; k > up; k-- {
		if w := &s.Words[k]; w.Relation == "cc" && w.Head == up {
			if w.Text == "nor" {
				return k
			}
			return -1
		}
	}
	return -1
}

// cutOff tells whether a semicolon of the verb's own stands between it and a clause before it, which it takes as little as another sentence: "Norway demands it; Denmark
// opposes any veto".
func (s *Sentence) cutOff(clause, verb int) bool {
	for k := clause + 1; k < verb; k++ {
		if s.Words[k].Text == ";" && !s.In(k, clause) {
			return true
		}
	}
	return false
}

// clauses joins a word to the clause that it takes and to those that "and" joins to that: "agreed to halt the raids and free the sailors".
func (s *Sentence) clauses(i, c int) {
	s.edge(i, Complement, c, "")
	for _, more := range s.Conjuncts(c)[1:] {
		if s.Verb(more) {
			s.edge(i, Complement, more, "")
		}
	}
}

// each joins a word to a noun and to the nouns that "and" joins to it where each is a phrase of its own: "the release of the sailors and a truce".
func (s *Sentence) each(i int, label Label, noun int, word string) {
	s.edge(i, label, noun, word)
	if noun < 0 {
		return
	}
	for _, more := range s.Conjuncts(noun)[1:] {
		if s.apart(noun, more) {
			s.edge(i, label, more, word)
		}
	}
}

// apart tells whether two joined words are phrases of their own: clauses, unless the first shares what the second takes ("widen and deepen the truce"),
// or nouns of which each has its own article or description.
func (s *Sentence) apart(a, b int) bool {
	return s.Verb(a) && s.Verb(b) && (s.complete(a) || !s.complete(b)) || s.phrasal(a) && s.phrasal(b)
}

// complete tells whether a verb has an object, a complement or a phrase of its own.
func (s *Sentence) complete(i int) bool {
	return s.Child(i, "dobj", "ccomp", "xcomp", "prep", "acomp", "attr", "oprd", "dative", "agent", "nsubj", "nsubjpass") >= 0
}

func (s *Sentence) phrasal(i int) bool {
	return s.Common(i) && s.Child(i, "det", "poss", "prep", "acl", "relcl") >= 0
}

func (s *Sentence) edge(from int, label Label, to int, word string) {
	if to >= 0 {
		s.edges[from] = append(s.edges[from], Edge{label, to, word})
	}
}

// oblique joins a word to what one of its prepositions governs: a noun, or a gerund.
func (s *Sentence) oblique(i, preposition int) {
	for _, o := range s.children[preposition] {
		switch s.Words[o].Relation {
		case "pobj", "pcomp":
			s.each(i, Oblique, o, s.Words[preposition].Text)
		case "prep": // "out of", "because of"
			if p := s.Child(o, "pobj", "pcomp"); p >= 0 {
				s.edge(i, Oblique, p, s.Words[preposition].Text+" "+s.Words[o].Text)
			}
		}
	}
}

// infinitive tells whether word i is a verb with "to" before it.
func (s *Sentence) infinitive(i int) bool {
	for _, c := range s.children[i] {
		if s.Words[c].Tag == "TO" {
			return true
		}
	}
	return false
}

// referent returns whom a relative pronoun means, else the word itself.
func (s *Sentence) referent(i int) int {
	switch s.Words[i].Tag {
	case "WP", "WDT", "WP$":
	default:
		return i
	}
	head := -1
	for at := s.Words[i].Head; at >= 0 && head < 0; at = s.Words[at].Head {
		if s.Words[at].Relation == "relcl" {
			head = s.Words[at].Head
		}
	}
	if near := s.nounBefore(i); near >= 0 && (head < 0 || s.ofMany(i) && !s.many(head)) {
		return near
	}
	if head >= 0 {
		return head
	}
	return i
}

// nounBefore returns the noun that ends right before a relative pronoun, or before the comma there, of joined ones the first; -1 where none does.
func (s *Sentence) nounBefore(i int) int {
	k := i - 1
	if k > 0 && s.Words[k].Text == "," {
		k--
	}
	if k < 0 || !s.Noun(k) {
		return -1
	}
	for s.Words[k].Relation == "conj" && s.Words[k].Head >= 0 && s.Words[k].Head < k {
		k = s.Words[k].Head
	}
	return k
}

// ofMany tells whether the verb of a relative pronoun stands in the plural: "which both oppose".
func (s *Sentence) ofMany(i int) bool {
	verb := s.Words[i].Head
	if verb < 0 {
		return false
	}
	for _, c := range s.children[verb] {
		if s.Words[c].Text == "both" || s.Words[c].Relation == "aux" && (s.Words[c].Text == "have" || s.Words[c].Text == "are") {
			return true
		}
	}
	return s.Words[verb].Tag == "VBP"
}

// many tells whether a noun stands in the plural or is joined to another.
func (s *Sentence) many(i int) bool {
	return s.Words[i].Tag == "NNS" || s.Words[i].Tag == "NNPS" || s.Words[i].Relation == "conj" || s.Child(i, "conj") >= 0
}

// actors adds who does what a verb or predicate says.
func (s *Sentence) actors(i int) {
	if by := s.agent(i); by >= 0 {
		s.edge(i, Subject, by, "")
		return
	}
	s.edge(i, Subject, s.subject(i, 0), "")
	if owner := s.Child(i, "poss"); owner >= 0 {
		s.edge(i, Owner, owner, "")
	}
	if s.Noun(i) {
		s.owners(i)
	}
}

// agent returns who does what a passive verb says: "rejected by Norway".
func (s *Sentence) agent(i int) int {
	if by := s.Child(i, "agent"); by >= 0 {
		return s.Child(by, "pobj")
	}
	return -1
}

// deepest is how many steps a shared subject is looked for.
const deepest = 8

// subject returns the grammatical subject of a verb or predicate that is no passive, shared with the verbs above where it has none of its own.
func (s *Sentence) subject(i, depth int) int {
	if depth > deepest {
		return -1
	}
	if own := s.Child(i, "nsubj", "csubj"); own >= 0 {
		return s.referent(own)
	}
	if s.Child(i, "nsubjpass") >= 0 && s.Verb(i) {
		return -1
	}
	up := s.Words[i].Head
	if up < 0 {
		return -1
	}
	switch s.Words[i].Relation {
	case "acomp", "attr", "oprd", "prep", "conj", "advcl", "parataxis", "dep":
		return s.subject(up, depth+1)
	case "xcomp", "ccomp":
		return s.controller(i, up, depth)
	case "pcomp":
		return s.overPreposition(up, depth)
	case "relcl", "acl":
		return s.described(i, up, depth)
	}
	return -1
}

// controller returns who does what an infinitive says: the object of the verb that it completes, else its subject.
func (s *Sentence) controller(i, up, depth int) int {
	if s.Words[i].Relation == "ccomp" && !s.infinitive(i) && s.Words[i].Tag != "VBG" {
		return -1
	}
	if object := s.Child(up, "dobj", "dative"); object >= 0 && object < i {
		return object
	}
	if passive := s.Child(up, "nsubjpass"); passive >= 0 {
		return s.referent(passive)
	}
	for _, c := range s.children[up] { // "called on Oman to sign"
		if c < i && s.Words[c].Relation == "prep" && (s.Words[c].Text == "on" || s.Words[c].Text == "upon") && s.infinitive(i) {
			return s.Child(c, "pobj")
		}
	}
	return s.subject(up, depth+1)
}

// overPreposition returns who does what the gerund behind a preposition says: "insisted on seeing", "without signing".
func (s *Sentence) overPreposition(preposition, depth int) int {
	up := s.Words[preposition].Head
	if up < 0 {
		return -1
	}
	if s.Noun(up) {
		return s.holder(up, depth+1)
	}
	return s.subject(up, depth+1)
}

// described returns who does what a clause says that describes a noun: the noun itself, or its owner for "the decision to withdraw".
func (s *Sentence) described(i, noun, depth int) int {
	switch {
	case s.infinitive(i):
		return s.holder(noun, depth+1)
	case s.Words[i].Tag == "VBG", s.Words[i].Relation == "relcl" && s.Child(i, "dobj") < 0:
		return noun
	}
	return -1
}

// holder returns whose a noun is: its owner, else who does what governs it: "took the decision to".
func (s *Sentence) holder(noun, depth int) int {
	if owner := s.To(noun, Owner); owner >= 0 {
		return owner
	}
	if own := s.ownerOf(noun); own >= 0 {
		return own
	}
	up := s.Words[noun].Head
	if depth > deepest || up < 0 {
		return -1
	}
	return s.subject(up, depth+1)
}

// owners adds whose a noun is.
func (s *Sentence) owners(i int) {
	if own := s.ownerOf(i); own >= 0 {
		s.edge(i, Owner, own, "")
	}
	for _, c := range s.children[i] {
		if s.Words[c].Relation == "prep" && (s.Words[c].Text == "by" || s.Words[c].Text == "from") || s.Words[c].Relation == "agent" {
			s.edge(i, Owner, s.Child(c, "pobj"), s.Words[c].Text)
		}
		if s.Words[c].Relation == "acl" && s.Words[c].Tag == "VBN" { // "a plan proposed by Norway"
			s.edge(i, Owner, s.agent(c), s.Words[c].Lemma)
		}
	}
}

// ownerOf returns the possessive, or the name or adjective before a noun that may say whose it is.
func (s *Sentence) ownerOf(i int) int {
	if own := s.Child(i, "poss"); own >= 0 {
		return own
	}
	for _, c := range s.children[i] {
		r := s.Words[c].Relation
		if c < i && (r == "compound" || r == "amod" || r == "nmod") && s.Words[c].Capital {
			return c
		}
	}
	return -1
}

// reporter returns the verb that reports the clause of word i, -1 where none does.
func (s *Sentence) reporter(i int) int {
	for at := i; at >= 0; at = s.Words[at].Head {
		up := s.Words[at].Head
		if up < 0 {
			return -1
		}
		if (s.Words[at].Relation == "ccomp" || s.Words[at].Relation == "parataxis") && s.Verb(up) && up != i && !s.cutOff(at, up) {
			return up
		}
	}
	return -1
}
