package names

import (
	"cmp"
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/names/mention"
)

// resumed gives a person without a party of his own phrase the office that the sentence before names without its holder: "Norway's foreign minister says
// talks go on. Speaking to reporters, X said ...".
func (f *finder) resumed() {
	for _, s := range f.spots {
		if s.who == nil || f.votes[s.who.Person] != nil || s.said.bystander || s.said.kin || s.selfDescribed() || s.who.at < s.at || s.l.Index == 0 || !s.leads() && !s.isQuoted() {
			continue
		}
		if f.resume(s, f.lines[s.l.Index-1]); f.votes[s.who.Person] == nil && s.l.Index > 1 {
			f.resume(s, f.lines[s.l.Index-2])
		}
	}
}

// selfDescribed tells whether a mention says who its person is in words that hold no title: "X, who sells eels".
func (s *spot) selfDescribed() bool {
	to := s.l.Found[s.mention].To
	return len(s.said.roles) == 0 && s.l.Text(to) == "," && (s.l.Tag(to+1) == "WP" || s.l.Tag(to+1) == "DT")
}

// isQuoted tells whether the sentence quotes the person: "The agency quotes X as saying".
func (s *spot) isQuoted() bool {
	w := s.l.Words[s.l.Found[s.mention].Head]
	return w.Relation == "dobj" && s.l.f.words.Is("quoting", s.l.Words[w.Head].Lemma)
}

// leads tells whether a mention is the subject of its sentence, or the owner of the subject, or an apposition to it.
func (s *spot) leads() bool {
	k := s.l.Found[s.mention].Head
	for range 8 {
		w := s.l.Words[k]
		switch w.Relation {
		case "nsubj", "nsubjpass":
			return true
		case "poss", "appos", "conj":
			if k = w.Head; k >= 0 {
				continue
			}
		}
		return false
	}
	return false
}

// resume reads the nameless office of the sentence before.
func (f *finder) resume(s *spot, before *line) {
	if slices.ContainsFunc(before.Found, func(m Mention) bool { return m.Party == nil && f.reliable(m) }) {
		return // somebody is named there already
	}
	for _, t := range before.Titles {
		if t.Kind != mention.RoleTitle || t.To < len(before.Words) && before.Taken[t.To] > 0 || len(s.said.roles) > 0 && !s.sameKind(before, t) {
			continue
		}
		if party := f.officeOf(before, t); party != nil {
			f.vote(s.who.Person, vote{party, byGroup})
			if len(s.said.roles) == 0 {
				f.addRole(s.who.Person, before, t)
			}
			return
		}
	}
	f.resumeHead(s, before)
}

// officeOf returns the party whose office a title without a name is: "Norway's minister", "its minister".
func (f *finder) officeOf(l *line, t mention.TitleSpan) *Party {
	left := l.modifiers(t.From, max(0, t.From-8))
	party := cmp.Or(l.partyBefore(t, left), l.partyBehind(t, len(l.Words)))
	for k := left; k < t.From && party == nil; k++ {
		if w := l.Words[k].Text; w == "its" || w == "their" {
			party = f.OwnedBy(l.Line, k) // "Norway goes on, its minister said"
		}
	}
	return party
}

// resumeHead reads "the head of Norway's energy agency", whose head no list of titles holds.
func (f *finder) resumeHead(s *spot, before *line) {
	for k := 0; k+2 < len(before.Words); k++ {
		if before.Is("head-noun", k) && before.Text(k+1) == "of" {
			t := mention.Role(k, k+1, graph.SpeaksFor)
			if p := before.partyBehind(t, len(before.Words)); p != nil {
				f.vote(s.who.Person, vote{p, byGroup})
				f.addRole(s.who.Person, before, t)
				return
			}
		}
	}
}

func (f *finder) reliable(m Mention) bool { return m.Person != nil && f.votes[m.Person] != nil }

// sameKind tells whether a title of another sentence can be that of the mention's person: it shares its last word, or is no more than "official".
func (s *spot) sameKind(before *line, t mention.TitleSpan) bool {
	mine := s.said.roles[len(s.said.roles)-1]
	rank := before.rank(t)
	return mine.Capacity == graph.BelongsTo || rank == "official" || rank == s.l.rank(mine)
}

// rank returns the word of a title that says what its bearer is: "ambassador" of "ambassador to the United Nations".
func (l *line) rank(t mention.TitleSpan) string {
	for k := t.From + 1; k < t.To; k++ {
		if l.Words[k].Tag == "IN" || l.Words[k].Tag == "TO" {
			return l.Words[k-1].Text
		}
	}
	return l.Words[t.To-1].Text
}
