package mention

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parleygraph/parley/graph"
)

// A crowd is a phrase whose common noun names a side: "Darfur rebels", "the opposition", "world powers".
type crowd struct {
	l         *Line
	head      int
	from      int    // where its own qualifiers begin
	noun      string // in the plural as it names the side: "rebels", "opposition"
	qualifier string // "southern", "Darfur"; empty where none stands there
	state     *Party // whose adjective stands there
	party     *Party // a faction whose name stands there: "Front rebels"
	settled   *Party
}

// findCrowds finds the sides that only common nouns name, and gives phrases of one noun one party where nothing tells them apart.
func (f *Finder) findCrowds() {
	byNoun := map[string][]*crowd{}
	for _, l := range f.lines {
		for k := range l.Words {
			if c := l.crowd(k); c != nil {
				f.crowds = append(f.crowds, c)
				byNoun[c.noun] = append(byNoun[c.noun], c)
			}
		}
	}
	for _, noun := range slices.Sorted(maps.Keys(byNoun)) {
		f.settleCrowd(byNoun[noun])
	}
}

// crowd returns the side that the noun at word k names, nil where it names none.
func (l *Line) crowd(k int) *crowd {
	w := &l.Words[k]
	if l.Taken[k] > 0 || !strings.HasPrefix(w.Tag, "NN") || l.Shouts {
		return nil
	}
	c := &crowd{l: l, head: k, from: k}
	switch {
	case l.collective(k):
		c.noun = w.Text
	case (w.Tag == "NNS" || w.Tag == "NNPS") && (l.Is("heads.cause", k) || l.Is("crowd-people", k)):
		c.noun = w.Text
	case l.ethnic(k):
		c.noun = l.Raw(k, k+1)
	case l.Is("crowd-group", k) && k > 0 && l.SideNoun(k-1) && l.Taken[k-1] == 0:
		c.noun = crowdNoun(l.Words[k-1].Text)
		if l.Is("heads.union", k-1) {
			c.noun = l.Words[k-1].Text
		}
		c.from = k - 1
	case w.Tag == "NNS" && (l.Is("heads.banded", k) || l.Is("heads.camp", k) || l.Is("heads.patron", k)) && l.qualified(k):
		c.noun = w.Text
	default:
		return nil
	}
	l.qualify(c)
	if c.state == nil && l.opposes(k) {
		c.state = l.stateBehind(k)
	}
	l.membersOf(c)
	if c.qualifier == "" && c.party == nil && !l.Is("heads.cause", k) && !l.Is("crowd-people", k) && !l.ethnic(k) && !l.collective(k) && c.from == k {
		return nil
	}
	return c
}

// ethnic tells whether word k is the plural name of a people or faith that stands for a side: "Kurds", "Sunnis".
func (l *Line) ethnic(k int) bool {
	w := &l.Words[k]
	return w.Entity == "NORP" && strings.HasPrefix(w.Tag, "NNP") && strings.HasSuffix(w.Text, "s") && w.Relation != "compound" && w.Relation != "amod"
}

// crowdNoun writes a side's noun as it names the side: "rebels"; a collective stays.
func crowdNoun(noun string) string {
	if noun == "opposition" || strings.HasSuffix(noun, "s") {
		return noun
	}
	return noun + "s"
}

// collective tells whether word k is a singular noun that names a side by itself behind "the" or an adjective: "the opposition", "the union".
func (l *Line) collective(k int) bool {
	if l.Words[k].Tag != "NN" || l.Words[k].Relation == "compound" {
		return false
	}
	return l.opposes(k) || l.Is("heads.union", k) && (l.Sentence.Child(k, "det") >= 0 || l.Sentence.Child(k, "poss") >= 0)
}

// opposes tells whether word k is "opposition" as the name of a side: "the opposition", "the opposition in Norland", not "opposition to the plan".
func (l *Line) opposes(k int) bool {
	if l.Words[k].Text != "opposition" || l.Words[k].Relation == "pobj" && l.Sentence.Child(k, "det") < 0 {
		return false
	}
	return l.Sentence.Child(k, "prep") < 0 || l.stateBehind(k) != nil
}

// stateBehind returns the state that "in" or "of" puts behind word k: "the opposition in Norland".
func (l *Line) stateBehind(k int) *Party {
	prep := l.Sentence.Child(k, "prep")
	if prep < 0 || l.Words[prep].Text != "in" && l.Words[prep].Text != "of" {
		return nil
	}
	if at := l.Sentence.Child(prep, "pobj"); at >= 0 && l.Taken[at] > 0 {
		if p := l.Found[l.Taken[at]-1].Party; p != nil && p.Type == graph.State {
			return p
		}
	}
	return nil
}

// qualified tells whether a word that tells which stands before the noun at word k: "world powers", "opposition parties".
func (l *Line) qualified(k int) bool {
	if k == 0 || l.Is("state-camp", k-1) || l.Words[k-1].Text == "former" {
		return false
	}
	return l.Is("camp-word", k-1) || l.Is("region", k-1) || l.Words[k-1].Entity == "NORP" && l.Taken[k-1] == 0 || l.Is("crowd-word", k-1) || l.bloc(k-1) != nil && l.Is("bloc-members", k)
}

// bloc returns the bloc that the demonym at word k means: "European", "Western".
func (l *Line) bloc(k int) *Party {
	if n := l.Taken[k]; n > 0 && l.Found[n-1].Form == ByDemonym && l.Found[n-1].Party.Type == graph.Bloc {
		return l.Found[n-1].Party
	}
	return nil
}

// qualify reads the words before a crowd's noun that tell which it is.
func (l *Line) qualify(c *crowd) {
	var words []string
	for at := c.from - 1; at >= 0 && c.head-at < 7; at-- {
		if n := l.Taken[at]; n > 0 {
			m := &l.Found[n-1]
			if m.Party == nil {
				return
			}
			if !c.ofParty(m) {
				words = append([]string{l.Raw(at, at+1)}, words...)
			}
			at = m.From
			continue
		}
		switch {
		case l.Words[at].Text != "former" && l.qualifies(at):
			words = append([]string{l.Raw(at, at+1)}, words...)
			c.from = at
		case l.Words[at].Text == "former" || !l.describes(at):
			c.qualifier = strings.Join(words, " ")
			return
		}
	}
	c.qualifier = strings.Join(words, " ")
}

// ofParty notes whose a side is by a party's name before its noun; false where that is only the adjective of a bloc.
func (c *crowd) ofParty(m *Mention) bool {
	switch {
	case m.Party.Type == graph.State:
		c.state = m.Party
	case m.Form == ByDemonym && m.Party.Type == graph.Bloc:
		return false
	default:
		c.party = m.Party
	}
	return true
}

// qualifies tells whether word k before the noun of a side is part of what it is called: "southern rebels".
func (l *Line) qualifies(k int) bool {
	w := &l.Words[k]
	return w.Tag == "NNP" || w.Tag == "NNPS" || w.Entity == "NORP" || l.Is("region", k) || l.Is("camp-word", k) || l.Is("crowd-word", k)
}

// describes tells whether word k before the noun of a side can stand in its phrase and is no part of what it is called.
func (l *Line) describes(k int) bool {
	switch w := &l.Words[k]; w.Tag {
	case "POS", "CD", "VBN", "NN", "HYPH":
		return true
	case "NNS":
		return l.Tag(k+1) == "POS"
	default:
		return strings.HasPrefix(w.Tag, "JJ")
	}
}

// membersOf adds to "members" of what they are: "permanent members of the Security Council".
func (l *Line) membersOf(c *crowd) {
	if c.noun != "members" || c.qualifier == "" {
		return
	}
	for k := c.head + 1; k < len(l.Words) && k < c.head+4; k++ {
		if n := l.Taken[k]; n > 0 && l.Found[n-1].Party != nil {
			c.noun += " of the " + l.Found[n-1].Party.Name
			return
		}
	}
}

// settleCrowd gives the phrases of one noun their parties. A phrase without a qualifier means the one that the text names most with one.
func (f *Finder) settleCrowd(all []*crowd) {
	faction, main := f.factionOf(all), commonest(all)
	for _, c := range all {
		switch {
		case c.party != nil:
			c.settled = c.party
		case c.qualifier != "":
			c.settled = f.crowdParty(c.qualifier, c.noun)
		case faction != nil && main == nil:
			c.settled = faction
		case main != nil && (c.state == nil || c.state == main.state):
			c.settled = f.crowdParty(main.qualifier, c.noun)
		default:
			c.settled = f.crowdParty(f.words.demonyms[cmp.Or(c.state, stateOf(all))], c.noun)
		}
		c.settled = cmp.Or(c.settled, f.crowdParty("", c.noun))
		if f.crowdOf[c.noun] == nil {
			f.crowdOf[c.noun] = c.settled
		}
	}
	if main != nil {
		f.crowdOf[all[0].noun] = f.crowdParty(main.qualifier, all[0].noun)
	}
}

// factionOf returns the one faction whose name stands before a noun of sides, nil where none or several do.
func (f *Finder) factionOf(all []*crowd) *Party {
	var only *Party
	for _, c := range all {
		switch {
		case c.party == nil || c.party.Type == graph.Organization && !f.words.Is("heads.union", c.noun) || c.party == only:
		case only != nil:
			return nil
		default:
			only = c.party
		}
	}
	return only
}

// commonest returns the first side of those whose qualifier stands most often, nil where none has one.
func commonest(all []*crowd) *crowd {
	counts := map[string]int{}
	for _, c := range all {
		counts[strings.ToLower(c.qualifier)]++
	}
	var main *crowd
	for _, c := range all {
		if c.qualifier != "" && (main == nil || counts[strings.ToLower(c.qualifier)] > counts[strings.ToLower(main.qualifier)]) {
			main = c
		}
	}
	return main
}

// stateOf returns the state by which the text mostly tells the sides of a noun, the first of several; nil where it tells none.
func stateOf(all []*crowd) *Party {
	counts := map[*Party]int{}
	for _, c := range all {
		if c.state != nil {
			counts[c.state]++
		}
	}
	var main *Party
	for _, c := range all {
		if c.state != nil && (main == nil || counts[c.state] > counts[main]) {
			main = c.state
		}
	}
	return main
}

// crowdParty returns the document's party of a qualifier and a noun.
func (f *Finder) crowdParty(qualifier, noun string) *Party {
	name := strings.TrimSpace(qualifier + " " + noun)
	if s := f.words.Names.Exact(name); s != nil {
		return s[0].Party
	}
	first, size := utf8.DecodeRuneInString(name)
	name = string(unicode.ToUpper(first)) + name[size:]
	if p := f.crowdParties[key(name)]; p != nil {
		return p
	}
	p := &Party{ID: graph.PartyID(name), Name: name, Type: graph.Faction, Crowd: true, Own: true}
	f.crowdParties[key(name)] = p
	return p
}

// MarkCrowds adds the mentions of crowds.
func (f *Finder) MarkCrowds() {
	idle := f.idleCrowds()
	for _, c := range f.crowds {
		if c.l.Taken[c.head] > 0 || c.settled == nil || c.bare() && idle[c.settled] {
			continue
		}
		from := c.from
		for k := from; k <= c.head; k++ {
			if c.l.Taken[k] > 0 {
				from = k + 1
			}
		}
		m := Mention{From: from, To: c.head + 1, Form: ByNoun, Party: c.settled}
		c.l.add(m)
		c.l.sort()
	}
}

// SideNoun tells whether word k is a common noun of a side: "rebel", "opposition", "union".
func (l *Line) SideNoun(k int) bool {
	t := l.Words[k].Text
	return l.f.words.Is("heads.cause", t) || l.f.words.Is("heads.cause", t+"s") || l.f.words.Is("heads.union", t) || t == "opposition" || l.f.words.Is("heads.union", t+"s")
}

// CrowdAt returns the side whose noun word k is.
func (f *Finder) CrowdAt(l *Line, k int) *Party {
	for _, c := range f.crowds {
		if c.l == l && (c.head == k || c.head == k+1 && c.from <= k) {
			return c.settled
		}
	}
	return f.crowdOf[crowdNoun(l.Words[k].Text)]
}
