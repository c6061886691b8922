package names

import (
	"cmp"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// hold gives a title to a person, with the party that stands beside it within words [from, to).
func (l *line) hold(s *said, t titleSpan, from, to int, weight int) {
	left := l.modifiers(t.from, from)
	kin := l.is("kinship", t.to-1)
	switch {
	case kin:
		s.kin = true
		l.bossOf(s, t, left)
		return
	case t.kind == bystanderTitle && !l.belongsToSide(t) && !l.officerOf(t, left, to) && !l.agent(t, left):
		s.bystander = true
		return
	case t.kind == chairTitle && t.from > left && l.is("heads.organization", t.from-1):
		t.kind, t.capacity = roleTitle, graph.BelongsTo // "Senate Committee Chairman X"
	case t.kind == chairTitle:
		s.chair = true
	}
	for k := left; k < t.from; k++ {
		if l.f.words.former[l.w[k].Text] {
			s.former = true
		}
	}
	s.roles = append(s.roles, t)
	if t.capacity == graph.BelongsTo {
		weight = min(weight, byMembership)
	}
	p := l.partyBefore(t, left)
	if k := l.crowdBefore(t, left); k >= 0 && (p == nil || p.Type == graph.State) {
		s.crowd = k
		return
	}
	if p != nil {
		s.vote(p, weight)
		return
	}
	if p := l.partyBehind(t, to); p != nil {
		s.vote(p, weight)
		return
	}
	if l.bossOf(s, t, left) {
		return
	}
	for k := t.to; k < to; k++ {
		if l.sideNoun(k) && l.ofOrFor(t) {
			s.crowd = k // "leader of the southern rebels"
			return
		}
	}
	for k := left; k < t.to; k++ {
		switch {
		case l.w[k].Tag == "PRP$", l.w[k].Tag == "POS" && k > left && l.taken[k-1] == 0:
			s.owner = k
		case l.sideNoun(k):
			s.crowd = k
		}
	}
}

// officerOf tells whether a bystander's title is that of an officer of an organization that is a party: "director of the Fund".
func (l *line) officerOf(t titleSpan, left, to int) bool {
	if !l.is("head-noun", t.to-1) {
		return false
	}
	if l.text(t.to) == "of" && l.w[t.to-1].Capital {
		for k := t.to + 1; k < to; k++ {
			if l.w[k].Capital && l.is("state-agency", k) {
				return true // "Director of the Foreign Intelligence Service X"
			}
		}
	}
	p := cmp.Or(l.partyBehind(t, to), l.partyBefore(t, left))
	return p != nil && p.Type != graph.State
}

// agent tells whether a bystander's title is that of an officer of an organization that the text takes up: "the agency's director".
func (l *line) agent(t titleSpan, left int) bool {
	if !l.is("head-noun", t.to-1) {
		return false
	}
	for k := left + 1; k < t.from; k++ {
		if l.w[k].Tag == "POS" && l.taken[k-1] == 0 {
			p := l.f.calledSo(l, k-1)
			return p != nil && p.Type != graph.State
		}
	}
	return false
}

// crowdBefore returns the noun of a side before a title or in it: "rebel leader", "Norlandish opposition chief"; -1 where none stands there.
func (l *line) crowdBefore(t titleSpan, left int) int {
	for k := t.to - 1; k >= left; k-- {
		if l.taken[k] == 0 && l.sideNoun(k) {
			return k
		}
	}
	return -1
}

// belongsToSide tells whether a bystander's title is one of a side all the same: "union leader".
func (l *line) belongsToSide(t titleSpan) bool { return l.is("heads.union", t.from) }

// sideNoun tells whether word k is a common noun of a side: "rebel", "opposition", "union".
func (l *line) sideNoun(k int) bool {
	t := l.w[k].Text
	return l.f.words.is("heads.cause", t) || l.f.words.is("heads.cause", t+"s") || l.f.words.is("heads.union", t) || t == "opposition" || l.f.words.is("heads.union", t+"s")
}

// modifiers returns where the modifiers begin that stand right before a title.
func (l *line) modifiers(at, from int) int {
	for at > from {
		w := &l.w[at-1]
		if n := l.taken[at-1]; n > 0 && l.found[n-1].Party != nil {
			at = l.found[n-1].From
			continue
		}
		if w.Tag == "IN" || w.Tag == "TO" || w.Tag == "CC" && !l.joinsModifiers(at-1) || w.Text == ")" || w.Text == "(" {
			return at
		}
		at--
		if w.Tag == "DT" && (at == from || l.w[at-1].Tag != "PDT") {
			return at
		}
	}
	return at
}

// joinsModifiers tells whether the "and" at word k joins two modifiers of one title, not two persons: "economic and trade minister".
func (l *line) joinsModifiers(k int) bool {
	return k > 0 && k+1 < len(l.w) && !l.titled(k-1) && l.w[k+1].Tag != "DT" && l.taken[k-1] == 0
}

// partyBefore returns the party of a title by the modifiers before it or in it, the nearest: "Norwegian Foreign Minister", "Norway's envoy", "UN envoy".
func (l *line) partyBefore(t titleSpan, left int) *Party {
	inside := t.from // a party that the title itself begins with: "UN envoy", but not "ambassador to the UN"
	for inside < t.to && l.w[inside].Tag != "IN" {
		inside++
	}
	for k := inside - 1; k >= left; k-- {
		if n := l.taken[k]; n > 0 && l.found[n-1].Party != nil && l.found[n-1].Form != ByCompound && !(k >= t.from && l.stateOwn(l.found[n-1])) {
			return l.found[n-1].Party
		}
	}
	return nil
}

// stateOwn tells whether a mention inside a title is that of a body that each state has: "Security Council Secretary".
func (l *line) stateOwn(m Mention) bool {
	return m.Form == ByName && l.f.words.heads.exact(l.raw(m.From, m.To)) != nil
}

// partyBehind returns the party of a title by what it is of: "president of Norway", "spokesman for the Front", "head of Norway's energy agency".
func (l *line) partyBehind(t titleSpan, to int) *Party {
	if t.to >= to || !l.ofOrFor(t) {
		return nil
	}
	for k := t.to + 1; k < to; k++ {
		if n := l.taken[k]; n > 0 {
			if l.ofCrowd(k, to) {
				return nil
			}
			return l.found[n-1].Party
		}
		if p := l.f.body(l, k); p != nil && k > 0 && l.w[k-1].Tag == "DT" && l.tag(k+1) != "POS" {
			return p
		}
		if tag := l.w[k].Tag; tag == "IN" && l.w[k].Text != "of" && l.w[k].Text != "for" || strings.HasPrefix(tag, "V") || l.w[k].Text == "," {
			return nil
		}
	}
	return nil
}

// ofOrFor tells whether the word behind a title leads to whose it is: "president of", "spokesman for", "adviser to".
func (l *line) ofOrFor(t titleSpan) bool {
	switch l.w[t.to].Text {
	case "of", "(":
		return true
	case "for":
		return l.is("speaking-for", t.to-1)
	case "to":
		return l.is("serving", t.to-1)
	}
	return false
}

// ofCrowd tells whether the party at word k only says where a side is from that a common noun names: "Norland's southern rebels".
func (l *line) ofCrowd(k, to int) bool {
	for at := k + 1; at < to && l.w[at].Tag != "IN" && l.w[at].Text != ","; at++ {
		if l.sideNoun(at) {
			return true
		}
	}
	return false
}
