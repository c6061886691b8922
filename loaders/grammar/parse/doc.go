// Package parse finds the grammar of English sentences: the part of speech and
// lemma of each word, the tree of which word depends on which, and the names of
// people, places, organisations and the like.
//
//	m, err := parse.Open()
//	s := m.Parse("The minister said that Iran would not stop.")
//	for i := range s.Tokens {
//		if s.Relation[i] == parse.Nsubj {
//			fmt.Println(s.Word(i), "is the subject of", s.Lemma[s.Head[i]])
//		}
//	}
//
// It uses the standard library only. Four linear classifiers over hashed
// features do the work: one tags the words from left to right, one chooses the
// moves of an arc-hybrid parser, one names each arc, and one finds entities.
// Their weights are embedded; command train learns them, and
// weights/MODEL.md says from what and how well. The same sentence always
// has the same parse.
package parse
