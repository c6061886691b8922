package names

import (
	"cmp"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// The weights of what a text says of a person's party, from the surest.
const (
	byTitle      = 10 // "Norwegian Prime Minister X"
	byPhrase     = 8  // "X, the Norwegian premier"; "X of Norway"
	byMembership = 6  // "Norwegian cleric X"
	byGroup      = 5  // "a Norwegian delegation led by X"
	byWeak       = 2  // "Norway's government of Prime Minister X"
)

// said is what the phrase around a person's name says of him.
type said struct {
	votes     []vote
	roles     []titleSpan
	former    bool
	bystander bool
	chair     bool
	kin       bool // only somebody's son, wife or friend
	owner     int  // word of a possessive before the title, "his minister X"; -1 for none
	crowd     int  // word of the common noun of a side before the title, "rebel leader X"; -1 for none
	boss      int  // index of the person's mention whose man he is, "an adviser to X"; -1 for none
	listed    bool // a list goes on from the person named before, with a title but no party of its own
}

type vote struct {
	party  *Party
	weight int
}

// state returns the state that a title before the name gives, nil where none does.
func (s *said) state() *Party {
	for _, v := range s.votes {
		if v.weight == byTitle && v.party.Type == graph.State {
			return v.party
		}
	}
	return nil
}

func (s *said) vote(p *Party, weight int) {
	if p != nil {
		s.votes = append(s.votes, vote{p, weight})
	}
}

// say reads what the phrase around a person's mention says.
func (l *line) say(n int) said {
	s := said{owner: -1, crowd: -1, boss: -1}
	m := l.found[n]
	l.before(&s, m)
	l.after(&s, m)
	l.led(&s, m)
	l.series(&s, n)
	return s
}

// longestPrefix is how many words before a name may belong to its titles.
const longestPrefix = 16

// before reads the titles before a name: "Norwegian Foreign Minister X", "the head of Norland's energy agency, X".
func (l *line) before(s *said, m Mention) {
	if l.is("name-title", m.From) {
		if senses := l.f.words.names.exact(l.w[m.From].Text); senses != nil {
			s.vote(senses[0].party, byTitle)
		}
		if t, ok := l.titleAt(m.From); ok {
			s.roles = append(s.roles, t)
		}
	}
	to := l.withoutAddress(m.From)
	apart := to > 0 && l.separates(to-1)
	if apart {
		to--
	}
	from := l.prefix(to)
	l.titlesIn(s, m, from, to, apart)
	if !apart && from > 1 && l.w[from-1].Text == "," && len(s.roles) > 0 { // "its leader, Prime Minister X"
		if outer := l.prefix(from - 1); outer < from-1 {
			l.titlesIn(s, m, outer, from-1, true)
		}
	}
}

// withoutAddress returns where the forms of address begin that stand before a name at word to.
func (l *line) withoutAddress(to int) int {
	for to > 0 && (l.address(to-1) || l.w[to-1].Text == "." && l.address(to-2) || opens(l.text(to-1)) || l.w[to-1].Text == "h.e.") {
		to--
	}
	return to
}

// titlesIn reads the last title within words [from, to), which end before a name, or before the mark that parts them from it.
func (l *line) titlesIn(s *said, m Mention, from, to int, apart bool) {
	for n := len(l.titles) - 1; n >= 0; n-- {
		t := l.titles[n]
		if t.to > to || t.from < from || t.from >= m.From {
			continue
		}
		if !l.reaches(t.to, to) {
			break
		}
		if apart && (!l.wholePhrase(t, from) || l.otherClause(t, m) || l.w[t.to-1].Tag == "NNS" && t.to == to) {
			break
		}
		l.hold(s, t, from, to, byTitle)
		l.secondTitle(s, n, from)
		return
	}
	if apart {
		l.headOfParty(s, from, to)
		l.bossBefore(s, to)
		return
	}
	l.bare(s, from, to, m)
}

// bossBefore reads "a spokesman for Prime Minister X," before a name.
func (l *line) bossBefore(s *said, to int) {
	if to == 0 || l.taken[to-1] == 0 || l.found[l.taken[to-1]-1].Party != nil {
		return
	}
	boss := l.taken[to-1] - 1
	k := l.found[boss].From - 1
	for k > 0 && (l.titled(k) || l.address(k)) {
		k--
	}
	if k > 0 && (l.w[k].Text == "for" || l.w[k].Text == "to") {
		for _, t := range l.titles {
			if t.to == k && t.kind == roleTitle {
				s.boss, s.roles = boss, append(s.roles, t)
			}
		}
	}
}

// headOfParty reads "the head of Norland's energy agency" in words [from, to) before a name.
func (l *line) headOfParty(s *said, from, to int) {
	for k := from; k+2 < to; k++ {
		if l.w[k].Tag == "DT" && (l.is("head-noun", k+1) || l.is("leading-noun", k+1)) && l.w[k+2].Text == "of" {
			if p := l.partyIn(k+3, to); p != nil {
				s.vote(p, byPhrase)
				s.roles = append(s.roles, titleSpan{k + 1, k + 2, title{roleTitle, graph.SpeaksFor}})
			}
			return
		}
	}
}

// separates tells whether word k is a mark that parts a description from the name it describes.
func (l *line) separates(k int) bool {
	t := l.w[k].Text
	return t == "," || t == "–" || t == "—" || t == "-" || t == "--" || t == ":"
}

// prefix returns where the words begin that can belong to the title which ends before word to.
func (l *line) prefix(to int) int {
	from := to
	for from > 0 && to-from < longestPrefix && l.prefixes(from-1) {
		from--
	}
	return from
}

// prefixes tells whether word k can stand in the titles before a name.
func (l *line) prefixes(k int) bool {
	if n := l.taken[k]; n > 0 {
		return l.found[n-1].Party != nil
	}
	if l.titled(k) {
		return true
	}
	w := &l.w[k]
	switch {
	case strings.HasPrefix(w.Tag, "N"), strings.HasPrefix(w.Tag, "J"), w.Tag == "POS", w.Tag == "PRP$", w.Tag == "DT", w.Tag == "CD", w.Tag == "HYPH", w.Tag == "CC" && w.Text == "and", w.Tag == "VBN" && w.Relation == "amod", w.Tag == "VBG" && w.Relation == "amod", w.Tag == "RB" && w.Relation == "advmod" && w.Text == "then":
		return true
	case w.Text == "of", w.Text == "for", w.Text == "to" && w.Tag == "IN", w.Text == "&", w.Text == ")", w.Text == "(":
		return true
	}
	return false
}

// reaches tells whether the words between a title's end and the name can belong to the title: "of Foreign Affairs", "to the United Nations".
func (l *line) reaches(from, to int) bool {
	if from >= to {
		return true
	}
	if l.w[from].Text == ")" {
		return l.reaches(from+1, to)
	}
	switch t := l.w[from].Text; {
	case t == "of", t == "for", t == "to", t == "in", t == "(":
		return true
	case t == "and":
		return l.capitalized(from+1, to) // "Assistant to the President and Coordinator for Africa X"
	}
	for k := from; k < to; k++ {
		if !strings.HasPrefix(l.w[k].Tag, "NN") {
			return false
		}
	}
	return to-from < 3
}

// otherClause tells whether a title before a comma stands in a phrase that says nothing of the subject behind it: "Asked by the president, X said".
func (l *line) otherClause(t titleSpan, m Mention) bool {
	last := t.to - 1
	return l.w[m.Head].Relation == "nsubj" && !l.s.In(last, m.Head) && !l.s.In(m.Head, last)
}

// capitalized tells whether all longer words of [from, to) begin with capitals.
func (l *line) capitalized(from, to int) bool {
	for k := from; k < to; k++ {
		if !l.w[k].Capital && len(l.w[k].Text) > 3 || l.taken[k] > 0 && l.found[l.taken[k]-1].Party == nil {
			return false
		}
	}
	return to > from
}

// wholePhrase tells whether a title apart from the name is a phrase of its own, with an article or an owner: "Norway's envoy, X".
func (l *line) wholePhrase(t titleSpan, from int) bool {
	for k := from; k < t.from; k++ {
		switch l.w[k].Tag {
		case "DT", "POS", "PRP$":
			return true
		}
		if l.taken[k] > 0 {
			return true
		}
	}
	return t.from == from && from == 0
}

// hold gives a title to a person, with the party that stands beside it within words [from, to).
func (l *line) hold(s *said, t titleSpan, from, to int, weight int) {
	left := l.modifiers(t.from, from)
	kin := l.is("kinship", t.to-1)
	switch {
	case kin:
		s.kin = true
		s.roles = append(s.roles, t)
		return
	case t.kind == bystanderTitle && !l.belongsToSide(t) && !l.officerOf(t, left, to):
		s.bystander = true
		return
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
	p := cmp.Or(l.partyBehind(t, to), l.partyBefore(t, left))
	return p != nil && p.Type != graph.State
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
		if n := l.taken[k]; n > 0 && l.found[n-1].Party != nil && !(k >= t.from && l.stateOwn(l.found[n-1])) {
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

// secondTitle reads a title before the one at index n that "and" joins to it: "vice president and foreign minister X".
func (l *line) secondTitle(s *said, n, from int) {
	if n == 0 {
		return
	}
	t := l.titles[n-1]
	if t.from < from || t.kind != roleTitle || l.text(t.to) != "and" || t.to+1 != l.titles[n].from || len(s.roles) == 0 {
		return
	}
	s.roles = append(s.roles, t)
	if len(s.votes) == 0 {
		if p := l.partyBefore(t, l.modifiers(t.from, from)); p != nil {
			s.vote(p, byTitle)
		}
	}
}

// bare reads the words right before a name that hold no title of the packs: "Norway's X", "agency chief X", "Front member X".
func (l *line) bare(s *said, from, to int, m Mention) {
	if to == 0 || to != m.From || from == to {
		return
	}
	left := l.modifiers(to, from)
	officer := l.is("head-noun", to-1)
	for k := to - 1; k >= left; k-- {
		n := l.taken[k]
		if n == 0 || l.found[n-1].Party == nil {
			continue
		}
		head, known := l.f.words.headOf(l.w[to-1].Text)
		switch {
		case officer, known && (head == speaks || head == belongs):
			s.vote(l.found[n-1].Party, byTitle)
			s.roles = append(s.roles, titleSpan{to - 1, to, title{roleTitle, capacityOf(head, officer)}})
		case l.w[to-1].Tag == "POS" && l.found[n-1].To == to-1:
			s.vote(l.found[n-1].Party, byPhrase) // "Norway's X"
		}
		return
	}
}

func capacityOf(head headKind, officer bool) graph.Capacity {
	if officer || head == speaks {
		return graph.SpeaksFor
	}
	return graph.BelongsTo
}
