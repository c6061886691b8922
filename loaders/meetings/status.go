package meetings

import (
	"cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
)

// status tells from the words above a word of meeting whether it took place, is agreed or denied, and by which of them; empty where it is only hoped
// for, in question or in a condition.
func (l *lexicon) status(s *grammar.Sentence, cue int) (graph.MeetingStatus, string) {
	if last := len(s.Words) - 1; s.Words[last].Text == "?" {
		return "", "?"
	}
	if no := s.To(cue, grammar.Negator); no >= 0 && s.To(cue, grammar.Modal) < 0 {
		return graph.Off, s.Words[no].Text
	}
	if det := s.Child(cue, "det"); det >= 0 && s.Words[det].Text == "no" {
		return graph.Off, "no"
	}
	for _, c := range s.Children(cue) {
		if word := s.Words[c].Text; l.in("meeting.indirect", word) {
			return "", word
		}
	}
	for at := cue; at >= 0; at = s.Words[at].Head {
		if word := cmp.Or(l.condition(s, at), l.mediated(s, at)); word != "" {
			return "", word
		}
	}
	if word := l.doubted(s, cue); word != "" {
		return graph.Off, word
	}
	if w := s.Words[cue].Text; w != "talks" && w != "negotiations" && l.phoned(s, cue) {
		return "", "phone" // only a call that the text calls talks is a meeting
	}
	status, reason := l.over(s, cue)
	if said, by := l.described(s, cue); by != "" && status != graph.Off {
		return said, by
	}
	return status, reason
}

// over returns what the words above a word of meeting say, the nearest that says anything.
func (l *lexicon) over(s *grammar.Sentence, cue int) (graph.MeetingStatus, string) {
	for at := cue; at >= 0; at = s.Words[at].Head {
		if up := s.Words[at].Head; up >= 0 && s.Words[up].Lemma == "be" && to(s, at) {
			return graph.Planned, "is to"
		}
		if status, reason := l.sign(s, at, at == cue); reason != "" {
			if up := s.Words[at].Head; status == graph.Planned && up >= 0 && s.Words[at].Relation == "dobj" && l.in("meeting.denied", s.Words[up].Lemma) {
				return graph.Off, s.Words[up].Lemma // "cancelled plans for talks"
			}
			return status, reason
		}
		if up := s.Words[at].Head; up >= 0 && s.Verb(up) && s.Words[at].Relation == "nsubj" {
			return l.tense(s, up) // "the talks failed to end the war": they were held
		}
	}
	return "", ""
}

// described returns what the words beside a noun of meeting say: "ongoing talks", "talks due to begin on Monday", "next week's summit".
func (l *lexicon) described(s *grammar.Sentence, cue int) (graph.MeetingStatus, string) {
	if !s.Noun(cue) {
		return "", ""
	}
	for _, c := range s.Children(cue) {
		w := &s.Words[c]
		next := w.Text == "next"
		if a := s.Child(c, "amod"); w.Relation == "poss" && a >= 0 {
			next = s.Words[a].Text == "next"
		}
		switch {
		case next:
			return graph.Planned, "next"
		case w.Relation == "relcl" && l.visited(s, cue):
			if status, _ := l.tense(s, c); status == graph.Planned {
				return status, "relative" // "is in Oslo for a visit that will include talks"
			}
		case w.Relation == "amod" && l.in("meeting.past", w.Text):
			return graph.Held, "past"
		case w.Tag != "VBD" && (w.Relation == "amod" || w.Relation == "acl") && l.in("meeting.announced", w.Text):
			return graph.Planned, "announced"
		}
	}
	return "", ""
}

// visited tells whether a word names a visit.
func (l *lexicon) visited(s *grammar.Sentence, cue int) bool {
	rule := l.rule(s, cue)
	return rule != nil && rule.Mode == visit
}

// sign returns what one word says of the meeting under it; its reason is empty where it says nothing.
func (l *lexicon) sign(s *grammar.Sentence, at int, itself bool) (graph.MeetingStatus, string) {
	w := &s.Words[at]
	switch {
	case w.Tag == "IN" || w.Relation == "prep" || w.Tag == "RB":
		return l.timed(s, at)
	case itself && s.Verb(at):
		return l.tense(s, at)
	case itself:
		return "", ""
	case l.in("meeting.denied", w.Lemma), l.in("meeting.denied", w.Text):
		return graph.Off, w.Lemma
	case l.in("meeting.hoped", w.Lemma), s.Verb(at) && l.in("meeting.urged", w.Lemma):
		return "", w.Lemma
	case l.in("meeting.planned", w.Lemma) && s.Child(at, "prt") < 0 && (w.Lemma != "go" || w.Tag == "VBG"):
		if s.To(at, grammar.Negator) >= 0 {
			return graph.Off, w.Lemma
		}
		return graph.Planned, w.Lemma
	case s.Verb(at):
		return l.tense(s, at)
	case s.To(at, grammar.Negator) >= 0:
		return "", "no " + w.Lemma
	}
	return "", ""
}

// mediated returns the word for those through whom the sides of a word talk: "are being held through Omani mediators".
func (l *lexicon) mediated(s *grammar.Sentence, at int) string {
	for _, e := range s.Edges(at) {
		if e.Label == grammar.Oblique && l.in("meeting.through", e.Word) && l.in("meeting.mediator", s.Words[e.To].Lemma) {
			return s.Words[e.To].Lemma
		}
	}
	return ""
}

// timed returns what a preposition says: "after talks", "flew to Oslo for talks", "is in Oslo for talks".
func (l *lexicon) timed(s *grammar.Sentence, at int) (graph.MeetingStatus, string) {
	w := &s.Words[at]
	up := w.Head
	switch {
	case l.in("meeting.after", w.Text):
		if up >= 0 && (w.Text == "during" || w.Text == "after") && (s.To(up, grammar.Modal) >= 0 || to(s, up) && s.Child(up, "auxpass") >= 0) {
			return graph.Planned, w.Text // "is to be signed during their meeting"
		}
		return graph.Held, w.Text
	case l.in("meeting.before", w.Text):
		return graph.Planned, w.Text
	case w.Text != "for" || up < 0 || !s.Verb(up):
		return "", ""
	case l.in("meeting.travel", s.Words[up].Lemma) && s.To(up, grammar.Modal) < 0 && s.To(up, grammar.Negator) < 0 && !to(s, up):
		return graph.Planned, "travel"
	}
	return "", ""
}

// tense returns what a verb's form says: an infinitive leaves it to the word above.
func (l *lexicon) tense(s *grammar.Sentence, at int) (graph.MeetingStatus, string) {
	w := &s.Words[at]
	no := s.To(at, grammar.Negator) >= 0
	if modal := s.To(at, grammar.Modal); modal >= 0 {
		switch text := s.Words[modal].Text; {
		case no:
			return "", "not " + text
		case text == "will" || text == "shall" || text == "'ll" || text == "’ll" || text == "would":
			return graph.Planned, text
		default:
			return "", text
		}
	}
	switch {
	case no:
		return graph.Off, "not"
	case w.Lemma == "be" && l.awaited(s, at):
		return graph.Planned, "due"
	case s.To(at, grammar.Object) >= 0 && s.To(s.To(at, grammar.Object), grammar.Negator) >= 0:
		return "", "no object" // "sees no use in talks"
	case w.Head >= 0 && (to(s, at) || w.Tag == "VB" && s.Child(at, "aux") < 0):
		return "", ""
	case w.Tag == "VBG" && s.Words[at].Relation != "ROOT" && s.Child(at, "aux") < 0:
		return "", ""
	}
	if l.in("meeting.begin", w.Lemma) && (w.Tag == "VBZ" || w.Tag == "VBP") && l.dated(s) {
		return graph.Planned, "begin"
	}
	return graph.Held, w.Tag
}

// awaited tells whether somebody is said to be due where the talks are: "is due in Oslo for talks".
func (l *lexicon) awaited(s *grammar.Sentence, be int) bool {
	due := s.Child(be, "acomp")
	return due >= 0 && l.in("meeting.announced", s.Words[due].Text)
}

// dated tells whether a sentence names a day: "the talks begin Monday" tells of days to come.
func (l *lexicon) dated(s *grammar.Sentence) bool {
	for i := range s.Words {
		if l.timely(s, i) {
			return true
		}
	}
	return false
}

// phoned tells whether a meeting is a conversation by telephone.
func (l *lexicon) phoned(s *grammar.Sentence, cue int) bool {
	for _, c := range s.Children(cue) {
		if l.in("meeting.phone", s.Words[c].Text) {
			return true
		}
		if p := s.Child(c, "pobj"); s.Words[c].Relation == "prep" && p >= 0 && l.in("meeting.phone", s.Words[p].Text) {
			return true
		}
	}
	return false
}

// to tells whether a verb is an infinitive with "to".
func to(s *grammar.Sentence, at int) bool {
	for _, c := range s.Children(at) {
		if s.Words[c].Tag == "TO" {
			return true
		}
	}
	return false
}
