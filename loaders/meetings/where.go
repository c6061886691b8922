package meetings

import (
	"iter"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/when"
)

// place returns the place that "in" or "at" names beside a word of meeting or the words above it, as the text writes it; empty where none does.
func (l *lexicon) place(p *Page, i, cue int) string {
	s := p.Sentences[i]
	words := clause(s, cue)
	for w := range s.Words {
		if s.In(w, cue) && w > cue && !l.apart(s, w, cue) {
			words = append(words, w) // "met the minister in Oslo", where the parser takes the minister for one in Oslo
		}
	}
	for _, at := range words {
		for _, e := range s.Edges(at) {
			if e.Label != grammar.Oblique || e.Word != "in" && e.Word != "at" || !site(s, e.To) || l.apart(s, e.To, cue) || l.matter(s, at, e.To) {
				continue
			}
			from, to := e.To, e.To+1
			for from > 0 && s.Words[from-1].Capital && s.Words[from-1].Head == e.To {
				from--
			}
			return p.Document.Text[s.Words[from].Start:s.Words[to-1].End]
		}
	}
	return ""
}

// apart tells whether a word below a word of meeting belongs to what is talked of or to another clause, and says nothing of where they met: "met to end the war in
// Chad", "talks on the war in Chad", "discussed the war in Chad". A participle says it of the meeting itself: "a meeting held in Oslo".
func (l *lexicon) apart(s *grammar.Sentence, w, cue int) bool {
	if !s.In(w, cue) {
		return false
	}
	for at := w; at != cue; at = s.Words[at].Head {
		x := &s.Words[at]
		switch {
		case s.Verb(at) && !(x.Head == cue && x.Relation == "acl" && x.Tag == "VBN"), x.Relation == "dobj" && s.Verb(cue) && l.in("meeting.silent", s.Words[cue].Lemma):
			return true
		case l.in("meeting.topic", x.Text) && !l.aside(s, at):
			return true
		}
	}
	return false
}

// aside tells whether a preposition says at what event somebody meets: "on the margins of the assembly in Oslo".
func (l *lexicon) aside(s *grammar.Sentence, preposition int) bool {
	what := s.Child(preposition, "pobj")
	return what >= 0 && l.in("meeting.aside", s.Words[what].Lemma)
}

// matter tells whether what the parser takes for the place of a verb like "discuss" stands right behind its object, and belongs to that: "discussed the war in
// Chad".
func (l *lexicon) matter(s *grammar.Sentence, verb, place int) bool {
	object := s.Child(verb, "dobj")
	if !s.Verb(verb) || !l.in("meeting.silent", s.Words[verb].Lemma) || object < 0 || object > place {
		return false
	}
	_, to := s.Span(object)
	return to+1 >= place
}

// site tells whether a word is the name of a place or a building.
func site(s *grammar.Sentence, w int) bool {
	switch s.Words[w].Entity {
	case "GPE", "LOC", "FAC":
		return true
	}
	return s.Words[w].Capital && s.Words[w].Entity == ""
}

// clause returns a word of meeting and those above it up to the verb whose clause it stands in.
func clause(s *grammar.Sentence, cue int) []int {
	found := []int{cue}
	for at := cue; ; {
		if s.Verb(at) && !to(s, at) && (s.Child(at, "nsubj", "nsubjpass", "aux") >= 0) {
			return found
		}
		if at = s.Words[at].Head; at < 0 {
			return found
		}
		found = append(found, at)
	}
}

// window returns the days of the time beside a word of meeting, or beside the words above it; empty where none is or only a reporting verb's.
func (l *lexicon) window(p *Page, i, cue int, published graph.Day, ahead bool) graph.Window {
	s := p.Sentences[i]
	above := clause(s, cue)
	for from, to := range l.times(s) {
		if !beside(s, from, to, above) {
			continue
		}
		words, last := spoken(s.Words[from:to]), graph.Day("")
		if when.Leans(words) {
			last = l.dayBefore(p, i, from, published)
		}
		if t, ok := when.Resolve(words, published, last, when.Direction(ahead)); ok {
			return t.Window()
		}
	}
	return graph.Window{}
}

// times yields the words [from, to) of each time of a sentence; one that has a first and a last day is one time: "from 18 to 21 June".
func (l *lexicon) times(s *grammar.Sentence) iter.Seq2[int, int] {
	timely := make([]bool, len(s.Words))
	for i := range s.Words {
		timely[i] = l.timely(s, i) || i+1 < len(s.Words) && when.IsDay(s.Words[i].Text) && l.in("month", s.Words[i+1].Text) && s.Words[i+1].Capital
	}
	for i := len(s.Words) - 2; i > 0; i-- { // backwards, so that "3, 4 and 5 June" is joined from its month on
		joinDays(s, timely, i)
	}
	return func(yield func(from, to int) bool) {
		for from := 0; from < len(timely); {
			to := from + 1
			for timely[from] && to < len(timely) && (timely[to] || s.Words[to].Text == "," && to+1 < len(timely) && timely[to+1]) {
				to++
			}
			if timely[from] && !yield(from, to) {
				return
			}
			from = to
		}
	}
}

// joinDays makes word i, and the number of a day beside it, part of a time where that word joins the first and the last day of one.
func joinDays(s *grammar.Sentence, timely []bool, i int) {
	first, last := i-1, i+1
	if last+1 < len(timely) && s.Words[last].Text == "the" {
		last++
	}
	if !when.Joins(s.Words[i].Text) && (s.Words[i].Text != "," || !timely[last]) || !timely[first] && !timely[last] || !timely[first] && !dayAt(s, first) || !timely[last] && !dayAt(s, last) {
		return
	}
	for k := first; k <= last; k++ {
		timely[k] = true
	}
}

// dayAt tells whether word i is the number of a day and not how many of something there are: "7 and 8 April", not "on Friday and 8 envoys".
func dayAt(s *grammar.Sentence, i int) bool {
	if !when.IsDay(s.Words[i].Text) {
		return false
	}
	if i+1 == len(s.Words) {
		return true
	}
	tag := s.Words[i+1].Tag
	return when.Joins(s.Words[i+1].Text) || s.Words[i+1].Relation == "punct" || tag == "IN" || tag == "CC"
}

// dayBefore returns the day that is named last ahead of word at of sentence i, in that sentence or the one before it; unknown where none is.
func (l *lexicon) dayBefore(p *Page, i, at int, published graph.Day) (day graph.Day) {
	for k := max(0, i-1); k <= i; k++ {
		for from, to := range l.times(p.Sentences[k]) {
			words := spoken(p.Sentences[k].Words[from:to])
			if k == i && from >= at || when.Leans(words) {
				continue
			}
			if t, ok := when.Resolve(words, published, "", when.Past); ok && t.Since == t.Until {
				day = t.Since
			}
		}
	}
	return day
}

// spoken returns words with spaces between them.
func spoken(words []grammar.Word) string {
	var b strings.Builder
	for i := range words {
		b.WriteString(words[i].Text)
		b.WriteByte(' ')
	}
	return b.String()
}

// timely tells whether a word belongs to a date.
func (l *lexicon) timely(s *grammar.Sentence, i int) bool {
	w := &s.Words[i]
	return w.Entity == "DATE" || w.Entity == "TIME" || l.in("weekday", w.Text) || l.in("month", w.Text) && w.Capital
}

// beside tells whether the words [from, to) hang on one of those above, a preposition and other dates left out.
func beside(s *grammar.Sentence, from, to int, above []int) bool {
	for k := from; k < to; k++ {
		at := s.Words[k].Head
		for at >= 0 && (from <= at && at < to || s.Words[at].Tag == "IN") {
			at = s.Words[at].Head
		}
		if slices.Contains(above, at) {
			return true
		}
	}
	return false
}
