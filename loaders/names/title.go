package names

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/names/mention"
)

// hold gives a title to a person, with the party that stands beside it within words [from, to).
func (l *line) hold(s *said, t mention.TitleSpan, from, to int, weight int) {
	left := l.modifiers(t.From, from)
	switch {
	case l.Is("kinship", t.To-1):
		s.kin = true
		l.bossOf(s, t, left)
		return
	case t.Kind == mention.BystanderTitle && !l.belongsToSide(t) && !l.officerOf(t, left, to) && !l.agent(t, left):
		s.bystander = true
		return
	case t.Kind == mention.ChairTitle && t.From > left && l.Is("heads.organization", t.From-1):
		t.Kind, t.Capacity = mention.RoleTitle, graph.BelongsTo // "Senate Committee Chairman X"
	case t.Kind == mention.ChairTitle:
		s.chair = true
	}
	s.former = s.former || l.formerly(left, t.From)
	s.roles = append(s.roles, t)
	if t.Capacity == graph.BelongsTo {
		weight = min(weight, byMembership)
	}
	l.holdFor(s, t, left, to, weight)
}

// formerly tells whether "former" or its like stands in words [from, to).
func (l *line) formerly(from, to int) bool {
	return slices.ContainsFunc(l.Words[from:max(from, to)], func(w grammar.Word) bool { return l.f.words.Former[w.Text] })
}

// holdFor notes for whom a title is held: the party beside it, the side that a common noun names, whose man it makes its bearer.
func (l *line) holdFor(s *said, t mention.TitleSpan, left, to, weight int) {
	p := l.partyBefore(t, left)
	if k := l.crowdBefore(t, left); k >= 0 && (p == nil || p.Type == graph.State) {
		s.crowd = k
		return
	}
	if p = cmp.Or(p, l.partyBehind(t, to)); p != nil {
		s.vote(p, weight)
		return
	}
	if !l.bossOf(s, t, left) && !l.crowdBehind(s, t, to) {
		l.ownerBefore(s, t, left)
	}
}

// crowdBehind notes the side of "leader of the southern rebels".
func (l *line) crowdBehind(s *said, t mention.TitleSpan, to int) bool {
	for k := t.To; k < to; k++ {
		if l.SideNoun(k) && l.ofOrFor(t) {
			s.crowd = k
			return true
		}
	}
	return false
}

// ownerBefore notes the pronoun or common noun that owns a title: "his minister", "the movement's secretary".
func (l *line) ownerBefore(s *said, t mention.TitleSpan, left int) {
	for k := left; k < t.To; k++ {
		switch {
		case l.Words[k].Tag == "PRP$", l.Words[k].Tag == "POS" && k > left && l.Taken[k-1] == 0:
			s.owner = k
		case l.SideNoun(k):
			s.crowd = k
		}
	}
}

// officerOf tells whether a bystander's title is that of an officer of an organization that is a party: "director of the Fund".
func (l *line) officerOf(t mention.TitleSpan, left, to int) bool {
	if !l.Is("head-noun", t.To-1) {
		return false
	}
	if l.Text(t.To) == "of" && l.Words[t.To-1].Capital {
		for k := t.To + 1; k < to; k++ {
			if l.Words[k].Capital && l.Is("state-agency", k) {
				return true // "Director of the Foreign Intelligence Service X"
			}
		}
	}
	p := cmp.Or(l.partyBehind(t, to), l.partyBefore(t, left))
	return p != nil && p.Type != graph.State
}

// agent tells whether a bystander's title is that of an officer of an organization that the text takes up: "the agency's director".
func (l *line) agent(t mention.TitleSpan, left int) bool {
	if !l.Is("head-noun", t.To-1) {
		return false
	}
	for k := left + 1; k < t.From; k++ {
		if l.Words[k].Tag == "POS" && l.Taken[k-1] == 0 {
			p := l.f.CalledSo(l.Line, k-1)
			return p != nil && p.Type != graph.State
		}
	}
	return false
}

// crowdBefore returns the noun of a side before a title or in it: "rebel leader", "Norlandish opposition chief"; -1 where none stands there.
func (l *line) crowdBefore(t mention.TitleSpan, left int) int {
	for k := t.To - 1; k >= left; k-- {
		if l.Taken[k] == 0 && l.SideNoun(k) {
			return k
		}
	}
	return -1
}

// belongsToSide tells whether a bystander's title is one of a side all the same: "union leader".
func (l *line) belongsToSide(t mention.TitleSpan) bool { return l.Is("heads.union", t.From) }

// modifiers returns where the modifiers begin that stand right before a title.
func (l *line) modifiers(at, from int) int {
	for at > from {
		w := &l.Words[at-1]
		if n := l.Taken[at-1]; n > 0 && l.Found[n-1].Party != nil {
			at = l.Found[n-1].From
			continue
		}
		if at > from+2 && w.Text == ")" && l.Words[at-3].Text == "(" && l.Taken[at-2] > 0 {
			at -= 3 // "Republic of Norland (RN) President"
			continue
		}
		if w.Tag == "IN" || w.Tag == "TO" || w.Tag == "CC" && !l.joinsModifiers(at-1) || w.Text == ")" || w.Text == "(" {
			return at
		}
		at--
		if w.Tag == "DT" && (at == from || l.Words[at-1].Tag != "PDT") {
			return at
		}
	}
	return at
}

// joinsModifiers tells whether the "and" at word k joins two modifiers of one title, not two persons: "economic and trade minister".
func (l *line) joinsModifiers(k int) bool {
	return k > 0 && k+1 < len(l.Words) && !l.Titled(k-1) && l.Words[k+1].Tag != "DT" && l.Taken[k-1] == 0
}

// partyBefore returns the party of a title by the modifiers before it or in it, the nearest: "Norwegian Foreign Minister", "Norway's envoy", "UN envoy".
func (l *line) partyBefore(t mention.TitleSpan, left int) *Party {
	inside := t.From // a party that the title itself begins with: "UN envoy", but not "ambassador to the UN"
	for inside < t.To && l.Words[inside].Tag != "IN" {
		inside++
	}
	for k := inside - 1; k >= left; k-- {
		if n := l.Taken[k]; n > 0 && l.Found[n-1].Party != nil && l.Found[n-1].Form != ByCompound && !(k >= t.From && l.stateOwn(l.Found[n-1])) {
			return l.Found[n-1].Party
		}
	}
	return nil
}

// stateOwn tells whether a mention inside a title is that of a body that each state has: "Security Council Secretary".
func (l *line) stateOwn(m Mention) bool {
	return m.Form == ByName && l.f.words.Heads.Exact(l.Raw(m.From, m.To)) != nil
}

// partyBehind returns the party of a title by what it is of: "president of Norway", "spokesman for the Front", "head of Norway's energy agency".
func (l *line) partyBehind(t mention.TitleSpan, to int) *Party {
	if t.To >= to || !l.ofOrFor(t) {
		return nil
	}
	for k := t.To + 1; k < to; k++ {
		if n := l.Taken[k]; n > 0 {
			if l.ofCrowd(k, to) {
				return nil
			}
			return l.Found[n-1].Party
		}
		if p := l.f.Body(l.Line, k); p != nil && k > 0 && l.Words[k-1].Tag == "DT" && l.Tag(k+1) != "POS" {
			return p
		}
		if tag := l.Words[k].Tag; tag == "IN" && l.Words[k].Text != "of" && l.Words[k].Text != "for" || strings.HasPrefix(tag, "V") || l.Words[k].Text == "," {
			return nil
		}
	}
	return nil
}

// ofOrFor tells whether the word behind a title leads to whose it is: "president of", "spokesman for", "adviser to".
func (l *line) ofOrFor(t mention.TitleSpan) bool {
	switch l.Words[t.To].Text {
	case "of", "(":
		return true
	case "for":
		return l.Is("speaking-for", t.To-1)
	case "to":
		return l.Is("serving", t.To-1)
	}
	return false
}

// ofCrowd tells whether the party at word k only says where a side is from that a common noun names: "Norland's southern rebels".
func (l *line) ofCrowd(k, to int) bool {
	for at := k + 1; at < to && l.Words[at].Tag != "IN" && l.Words[at].Text != ","; at++ {
		if l.SideNoun(at) {
			return true
		}
	}
	return false
}
