package meetings

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/packs"
)

// A lexicon is the packs' words of meeting. It is immutable.
type lexicon struct {
	verbs   map[string][]verb            // by lemma
	nouns   map[string]*packs.MeetingCue // by lemma and by form: "talks" is no "talk"
	lists   map[string]map[string]bool
	parties map[string]*names.Party // by the name or adjective in small letters
	hosts   map[string]*names.Party // by the capital
}

// A verb is one way in which a verb reports a meeting.
type verb struct {
	joins string // the preposition before the other side, empty for an object
	rule  *packs.MeetingCue
}

// lists are the word lists that tell whether a meeting took place.
var lists = [...]string{
	"meeting.planned", "meeting.hoped", "meeting.denied", "meeting.travel", "meeting.after", "meeting.before", "meeting.crowd", "meeting.begin", "meeting.silent", "meeting.rebel", "meeting.urged", "meeting.envoys", "meeting.phone", "meeting.indirect", "meeting.spoken", "meeting.topic", "meeting.aside", "meeting.mediator", "meeting.through", "meeting.remote", "meeting.past", "meeting.announced", "meeting.sponsored",
	"meeting.condition", "meeting.disown", "hearsay", "doubting", "month", "weekday",
}

func newLexicon(set *packs.Set) *lexicon {
	l := &lexicon{verbs: map[string][]verb{}, nouns: map[string]*packs.MeetingCue{}, lists: map[string]map[string]bool{}, parties: map[string]*names.Party{}, hosts: map[string]*names.Party{}}
	for _, id := range lists {
		l.lists[id] = map[string]bool{}
		for _, w := range set.List(id) {
			l.lists[id][w] = true
		}
	}
	for i := range set.Meetings {
		l.add(&set.Meetings[i])
	}
	for _, also := range [...][2]string{{"meeting.event", "meeting.noun"}, {"meeting.stay", "meeting.visit"}} {
		for i := range set.Meetings {
			for _, w := range set.List(also[0]) {
				if set.Meetings[i].ID == also[1] {
					l.nouns[w] = &set.Meetings[i]
				}
			}
		}
	}
	for i := range set.Parties {
		l.name(&set.Parties[i])
	}
	return l
}

// add takes up a rule. Verbs that need an object ("hold talks") are found by the object.
func (l *lexicon) add(rule *packs.MeetingCue) {
	for _, n := range rule.Nouns {
		l.nouns[n] = rule
	}
	if len(rule.Objects) > 0 {
		return
	}
	for _, v := range rule.Verbs {
		words := strings.Fields(v)
		l.verbs[words[0]] = append(l.verbs[words[0]], verb{strings.Join(words[1:], " "), rule})
	}
}

func (l *lexicon) name(p *packs.Party) {
	party := &names.Party{ID: graph.PartyID(p.ID), Name: p.Name, Type: graph.PartyType(p.Type)}
	for _, city := range p.Capitals {
		l.hosts[strings.ToLower(city)] = party
	}
	for _, all := range [][]string{{p.Name}, p.Aliases, p.Demonyms} {
		for _, name := range all {
			if key := strings.ToLower(name); l.parties[key] == nil {
				l.parties[key] = party
			}
		}
	}
}

// land returns the party whose land or capital a place is, nil where the packs know none.
func (l *lexicon) land(place string) *names.Party {
	key := strings.ToLower(strings.Join(strings.Fields(place), " "))
	if party := l.hosts[key]; party != nil {
		return party
	}
	return l.parties[key]
}

// in tells whether a list holds a word.
func (l *lexicon) in(list, word string) bool { return l.lists[list][word] }

// rule returns the rule by which a word may report a meeting, nil where none does.
func (l *lexicon) rule(s *grammar.Sentence, i int) *packs.MeetingCue {
	w := &s.Words[i]
	switch {
	case s.Noun(i) && w.Relation != "compound":
		if r := l.nouns[w.Text]; r != nil {
			return r
		}
	case s.Verb(i):
		return l.verbRule(s, i)
	}
	return nil
}

// verbRule returns the rule of a verb whose preposition the sentence holds, else the one that wants an object or nothing.
func (l *lexicon) verbRule(s *grammar.Sentence, i int) *packs.MeetingCue {
	var plain *packs.MeetingCue
	for _, v := range l.verbs[s.Words[i].Lemma] {
		first, _, _ := strings.Cut(v.joins, " ")
		switch {
		case v.joins == "" && l.in("meeting.silent", s.Words[i].Lemma):
		case len(v.rule.For) > 0 && !l.purpose(s, i, v.rule):
		case v.joins == "":
			plain = v.rule
		case l.joined(s, i, first):
			return v.rule
		}
	}
	return plain
}

// excepted tells whether the object of a verb is nobody who can be met by one of its rules: "met Sweden's demands".
func (l *lexicon) excepted(s *grammar.Sentence, i int) bool {
	if !s.Verb(i) {
		return false
	}
	object := s.To(i, grammar.Object)
	return object >= 0 && slices.ContainsFunc(l.verbs[s.Words[i].Lemma], func(v verb) bool { return v.joins == "" && slices.Contains(v.rule.Except, s.Words[object].Lemma) })
}

// purposed tells whether a verb says for what those meet whom a word above it seats: "met to discuss the border".
func (l *lexicon) purposed(s *grammar.Sentence, i int) bool {
	if !s.Verb(i) || !l.in("meeting.silent", s.Words[i].Lemma) || !to(s, i) {
		return false
	}
	for up := s.Words[i].Head; up >= 0; up = s.Words[up].Head {
		if l.rule(s, up) != nil || s.Verb(up) {
			return l.rule(s, up) != nil
		}
	}
	return false
}

// restated tells whether a noun of meeting stands in apposition to a clause that tells of one: "met Sweden in Oslo, the first encounter of the two since May".
func (l *lexicon) restated(s *grammar.Sentence, i int) bool {
	from, _ := s.Span(i)
	if !s.Noun(i) || from == 0 || s.Words[from-1].Text != "," || s.Child(i, "det") < 0 {
		return false
	}
	for up := s.Words[i].Head; up >= 0 && !strings.HasPrefix(s.Words[up].Relation, "prep"); up = s.Words[up].Head {
		if s.Verb(up) {
			return up < i && l.rule(s, up) != nil
		}
	}
	return false
}

// purpose tells whether a verb says for what: "joined the Swedish minister for talks".
func (l *lexicon) purpose(s *grammar.Sentence, i int, rule *packs.MeetingCue) bool {
	for _, e := range s.Edges(i) {
		if e.Label == grammar.Oblique && e.Word == "for" && slices.Contains(rule.For, s.Words[e.To].Text) {
			return true
		}
	}
	return false
}

// crowd tells whether a common noun names people who can sit at a table.
func (l *lexicon) crowd(s *grammar.Sentence, i int) bool {
	return s.Common(i) && (l.in("meeting.crowd", s.Words[i].Lemma))
}

// rebels tells whether a noun, or a word before it, names those who fight or oppose a state: "Norway's rebel leaders".
func (l *lexicon) rebels(s *grammar.Sentence, i int) bool {
	if !s.Common(i) {
		return false
	}
	if l.in("meeting.rebel", s.Words[i].Lemma) {
		return true
	}
	for _, c := range s.Children(i) {
		if r := s.Words[c].Relation; (r == "compound" || r == "amod") && l.in("meeting.rebel", s.Words[c].Lemma) {
			return true
		}
	}
	return false
}

// joined tells whether a verb has a particle or a preposition.
func (l *lexicon) joined(s *grammar.Sentence, i int, word string) bool {
	for _, c := range s.Children(i) {
		if w := &s.Words[c]; w.Text == word && (w.Relation == "prep" || w.Relation == "prt" || w.Relation == "advmod") {
			return true
		}
	}
	return false
}

// Modes of meetings that are not face to face, or need not be.
const (
	call  = "call"
	visit = "visit"
)

// mode returns the kind of a meeting: one by telephone or video is a call, and so is what is only spoken: "with whom I spoke yesterday".
func (l *lexicon) mode(s *grammar.Sentence, c *Candidate, place string) string {
	if place == "" && s.Verb(c.Cue) && l.in("meeting.spoken", s.Words[c.Cue].Lemma) && (l.joined(s, c.Cue, "with") || l.joined(s, c.Cue, "to")) {
		return call
	}
	if what := s.Child(c.Cue, "dobj"); l.in("meeting.phone", s.Words[c.Cue].Text) && s.Noun(c.Cue) || l.phoned(s, c.Cue) || what >= 0 && l.phoned(s, what) {
		return call
	}
	for _, child := range s.Children(c.Cue) {
		if l.in("meeting.remote", s.Words[child].Text) {
			return call
		}
	}
	return c.Rule.Mode
}
