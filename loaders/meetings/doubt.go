package meetings

import "github.com/parleygraph/parley/loaders/grammar"

// doubted returns the word above a word of meeting that takes it for no fact: "reports of a meeting between", "rumours that Norway met Sweden", "denied having
// met". What is said beside it ("denied the charge after talks") is fact.
func (l *lexicon) doubted(s *grammar.Sentence, cue int) string {
	for at := cue; s.Words[at].Head >= 0; at = s.Words[at].Head {
		up := s.Words[at].Head
		switch s.Words[at].Relation {
		case "prep":
			if w := s.Words[at].Text; !s.Noun(up) || w != "of" && w != "about" && w != "on" {
				return ""
			}
		case "relcl", "advcl", "advmod", "npadvmod", "appos", "poss", "compound":
			return ""
		}
		if s.Noun(up) && l.in("hearsay", s.Words[up].Text) && s.Words[up].Text != "talk" || s.Verb(up) && l.in("doubting", s.Words[up].Lemma) {
			return s.Words[up].Text
		}
	}
	return ""
}

// condition returns the word that makes the clause of a word a condition or a question: "if", "whether".
func (l *lexicon) condition(s *grammar.Sentence, at int) string {
	if word := s.Condition(at); word != "" {
		return word
	}
	for _, c := range s.Children(at) {
		if w := &s.Words[c]; c < at && (w.Relation == "mark" || w.Relation == "advmod") && l.in("meeting.condition", w.Text) {
			return w.Text
		}
	}
	return ""
}
