package positions

import "github.com/parleygraph/parley/loaders/grammar"

// A memo keeps what features say of the words of one sentence, on which many candidates stand.
type memo struct {
	words    []wordMemo
	openings []opening
}

// A wordMemo is what is known of a word, "" or false where nobody has asked.
type wordMemo struct {
	sign, kin, kinSign, state, tense string
	hasKin, hasState                 bool
}

// An opening is a word at which a condition may begin.
type opening struct {
	opener
	at int
}

// reset forgets one sentence for another.
func (m *memo) reset(r *Reader, s *grammar.Sentence) {
	if cap(m.words) < len(s.Words) {
		m.words = make([]wordMemo, 2*len(s.Words))
	}
	m.words, m.openings = m.words[:len(s.Words)], m.openings[:0]
	for i := range s.Words {
		m.words[i] = wordMemo{}
		if o, ok := r.opens(s, i); ok {
			m.openings = append(m.openings, opening{o, i})
		}
	}
}

// signOf returns what the packs say of a word.
func (d *description) signOf(i int) string {
	known := &d.known.words[i]
	if known.sign == "" {
		known.sign = d.reader.lexicon.sign(d.s, i)
	}
	return known.sign
}

// sign returns what the packs say of word i: its stances, in brackets where these are of longer wordings that begin with it, or "-".
func (l *Lexicon) sign(s *grammar.Sentence, i int) string {
	class := "verb "
	switch {
	case s.Noun(i):
		class = "noun "
	case s.Adjective(i):
		class = "adjective "
	}
	lemma := s.Words[i].Lemma
	if particle := s.Child(i, "prt"); particle >= 0 {
		if stances := l.stances[class+lemma+" "+s.Words[particle].Text]; stances != "" {
			return stances
		}
	}
	if stances := l.stances[class+lemma]; stances != "" {
		return stances
	}
	if stances := l.stances[class+lemma+" .."]; stances != "" {
		return "(" + stances + ")"
	}
	return "-"
}

// stateOf returns the negation and the modal of a word.
func (d *description) stateOf(i int) string {
	known := &d.known.words[i]
	if !known.hasState {
		known.state, known.hasState = state(d.s, i), true
	}
	return known.state
}

func state(s *grammar.Sentence, i int) string {
	state := ""
	if s.To(i, grammar.Negator) >= 0 {
		state = "not "
	}
	if object := s.To(i, grammar.Object); object >= 0 && s.To(object, grammar.Negator) >= 0 {
		state += "none "
	}
	if modal := s.To(i, grammar.Modal); modal >= 0 {
		state += s.Words[modal].Text
	}
	return state
}

// tense returns the tags of a verb and its auxiliaries.
func (d *description) tense(i int) string {
	known := &d.known.words[i]
	if known.tense == "" {
		known.tense = tense(d.s, i)
	}
	return known.tense
}

func tense(s *grammar.Sentence, i int) string {
	tense := s.Words[i].Tag
	for _, c := range s.Children(i) {
		if r := s.Words[c].Relation; r == "aux" || r == "auxpass" {
			tense += " " + s.Words[c].Lemma
		}
	}
	return tense
}

// kinOf returns the known word that word i is like; a name is like none.
func (d *description) kinOf(i int) string {
	known := &d.known.words[i]
	if !known.hasKin {
		known.kin, known.hasKin = "NAME", true
		if d.word(i) != "NAME" {
			known.kin = d.reader.kin.nearest(d.s.Words[i].Lemma)
		}
	}
	return known.kin
}

// kinSign returns what the packs say of a word, or of the one it is like.
func (d *description) kinSign(i int) string {
	known := &d.known.words[i]
	if known.kinSign == "" {
		known.kinSign = d.signOf(i)
		if like := d.kinOf(i); known.kinSign == "-" && like != "" {
			known.kinSign = d.reader.lexicon.signOfKin(like)
		}
	}
	return known.kinSign
}

// signOfKin returns what the packs say of the first class of a word that they know, marked as what they say of another, or "-".
func (l *Lexicon) signOfKin(lemma string) string {
	for _, class := range []string{"verb ", "noun ", "adjective "} {
		if stances := l.stances[class+lemma]; stances != "" {
			return "~" + stances
		}
	}
	return "-"
}
