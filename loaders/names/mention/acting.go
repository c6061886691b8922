package mention

import "github.com/parleygraph/parley/loaders/grammar"

// surnamesSeen lists the surnames of the persons found, and the names that a title or a form of address introduces.
func (f *Finder) surnamesSeen() map[string]bool {
	found := map[string]bool{}
	for _, l := range f.lines {
		for _, m := range l.Found {
			if m.Party == nil {
				found[l.Words[m.To-1].Text] = true
			}
		}
		for k := range l.Words {
			if l.nameWord(k) && l.PartyWord(k) == 0 && l.Address(k-1) {
				found[l.Words[k].Text] = true
			}
		}
	}
	return found
}

// commonNouns lists the plurals that the document writes in small letters.
func (f *Finder) commonNouns() map[string]bool {
	found := map[string]bool{}
	for _, s := range f.sentences {
		for _, w := range s.Words {
			if !w.Capital && w.Tag == "NNS" {
				found[w.Text] = true
			}
		}
	}
	return found
}

// acting lists the lone words that the document treats as organizations that act: as the subject of a verb, or with an officer of theirs.
func (f *Finder) acting() map[string]bool {
	found := map[string]bool{}
	for _, s := range f.sentences {
		for k := range s.Words {
			w := &s.Words[k]
			if w.Entity != "ORG" || !w.Begins || k+1 < len(s.Words) && s.Words[k+1].Entity == "ORG" && !s.Words[k+1].Begins {
				continue
			}
			if w.Relation == "nsubj" || w.Relation == "conj" || w.Relation == "poss" || w.Relation == "agent" || f.spokenFor(s, k) {
				found[w.Text] = true
			}
		}
	}
	return found
}

// spokenFor tells whether word k is whom somebody speaks for: "a spokesman for the GSF".
func (f *Finder) spokenFor(s *grammar.Sentence, k int) bool {
	prep := s.Words[k].Head
	return s.Words[k].Relation == "pobj" && prep >= 0 && s.Words[prep].Text == "for" && s.Words[prep].Head >= 0 && f.words.Is("speaking-for", s.Words[s.Words[prep].Head].Text)
}

// employing lists the lone names that no pack knows and that stand before a common noun and an officer with his name: "Norbank personnel chief X".
func (f *Finder) employing() map[string]bool {
	found := map[string]bool{}
	for _, s := range f.sentences {
		for k := 2; k+1 < len(s.Words); k++ {
			if !f.words.Is("head-noun", s.Words[k].Text) || s.Words[k].Capital || s.Words[k+1].Entity != "PERSON" || s.Words[k-1].Tag != "NN" || s.Words[k-1].Capital {
				continue
			}
			if w := &s.Words[k-2]; w.Capital && w.Tag == "NNP" && f.words.Names.Exact(w.Text) == nil && f.words.Heads.Exact(w.Text) == nil {
				found[w.Text] = true
			}
		}
	}
	return found
}
