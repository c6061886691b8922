package names

import (
	"cmp"

	"github.com/parleygraph/parley/graph"
)

// resumed gives a person without a party of his own phrase the office that the sentence before names without its holder: "Norway's foreign minister says
// talks go on. Speaking to reporters, X said ...".
func (f *finder) resumed() {
	for _, s := range f.spots {
		if s.who == nil || f.votes[s.who.Person] != nil || s.said.bystander || s.said.kin || s.selfDescribed() || s.who.at < s.at || s.l.i == 0 || !s.leads() && !s.isQuoted() {
			continue
		}
		if f.resume(s, f.lines[s.l.i-1]); f.votes[s.who.Person] == nil && s.l.i > 1 {
			f.resume(s, f.lines[s.l.i-2])
		}
	}
}

// selfDescribed tells whether a mention says who its person is in words that hold no title: "X, who sells eels".
func (s *spot) selfDescribed() bool {
	to := s.l.found[s.mention].To
	return len(s.said.roles) == 0 && s.l.text(to) == "," && (s.l.tag(to+1) == "WP" || s.l.tag(to+1) == "DT")
}

// isQuoted tells whether the sentence quotes the person: "The agency quotes X as saying".
func (s *spot) isQuoted() bool {
	w := s.l.w[s.l.found[s.mention].Head]
	return w.Relation == "dobj" && s.l.f.words.is("quoting", s.l.w[w.Head].Lemma)
}

// leads tells whether a mention is the subject of its sentence, or the owner of the subject, or an apposition to it.
func (s *spot) leads() bool {
	k := s.l.found[s.mention].Head
	for range 8 {
		w := s.l.w[k]
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
	for _, m := range before.found {
		if m.Party == nil && f.reliable(m) {
			return // somebody is named there already
		}
	}
	for _, t := range before.titles {
		if t.kind != roleTitle || t.to < len(before.w) && before.taken[t.to] > 0 || len(s.said.roles) > 0 && !s.sameKind(before, t) {
			continue
		}
		left := before.modifiers(t.from, max(0, t.from-8))
		party := cmp.Or(before.partyBefore(t, left), before.partyBehind(t, len(before.w)))
		for k := left; k < t.from && party == nil; k++ {
			if w := before.w[k].Text; w == "its" || w == "their" {
				party = f.ownedBy(before, k) // "Norway goes on, its minister said"
			}
		}
		if party == nil {
			continue
		}
		f.vote(s.who.Person, vote{party, byGroup})
		if len(s.said.roles) == 0 {
			f.addRole(s.who.Person, before, t)
		}
		return
	}
	f.resumeHead(s, before)
}

// resumeHead reads "the head of Norway's energy agency", whose head no list of titles holds.
func (f *finder) resumeHead(s *spot, before *line) {
	for k := 0; k+2 < len(before.w); k++ {
		if before.is("head-noun", k) && before.text(k+1) == "of" {
			t := titleSpan{k, k + 1, title{roleTitle, graph.SpeaksFor}}
			if p := before.partyBehind(t, len(before.w)); p != nil {
				f.vote(s.who.Person, vote{p, byGroup})
				f.addRole(s.who.Person, before, t)
				return
			}
		}
	}
}

func (f *finder) reliable(m Mention) bool { return m.Person != nil && f.votes[m.Person] != nil }

// sameKind tells whether a title of another sentence can be that of the mention's person: it shares its last word, or is no more than "official".
func (s *spot) sameKind(before *line, t titleSpan) bool {
	mine := s.said.roles[len(s.said.roles)-1]
	last := before.w[t.to-1].Text
	return mine.capacity == graph.BelongsTo || last == "official" || last == s.l.w[mine.to-1].Text
}
