package names

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
	l         *line
	head      int
	from      int    // where its own qualifiers begin
	noun      string // in the plural as it names the side: "rebels", "opposition"
	qualifier string // "southern", "Darfur"; empty where none stands there
	state     *Party // whose adjective stands there
	party     *Party // a faction whose name stands there: "Front rebels"
	settled   *Party
}

// findCrowds finds the sides that only common nouns name, and gives phrases of one noun one party where nothing tells them apart.
func (f *finder) findCrowds() {
	byNoun := map[string][]*crowd{}
	for _, l := range f.lines {
		for k := range l.w {
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
func (l *line) crowd(k int) *crowd {
	w := &l.w[k]
	if l.taken[k] > 0 || !strings.HasPrefix(w.Tag, "NN") || l.shouts {
		return nil
	}
	c := &crowd{l: l, head: k, from: k}
	switch {
	case l.collective(k):
		c.noun = w.Text
	case (w.Tag == "NNS" || w.Tag == "NNPS") && l.is("heads.cause", k):
		c.noun = w.Text
	case l.is("crowd-group", k) && k > 0 && l.sideNoun(k-1) && l.taken[k-1] == 0:
		c.noun = crowdNoun(l.w[k-1].Text)
		if l.is("heads.union", k-1) {
			c.noun = l.w[k-1].Text
		}
		c.from = k - 1
	case w.Tag == "NNS" && (l.is("heads.banded", k) || l.is("heads.camp", k) || l.is("heads.patron", k)) && l.qualified(k):
		c.noun = w.Text
	default:
		return nil
	}
	l.qualify(c)
	l.membersOf(c)
	if c.qualifier == "" && c.party == nil && !l.is("heads.cause", k) && !l.collective(k) && c.from == k {
		return nil
	}
	return c
}

// crowdNoun writes a side's noun as it names the side: "rebels"; a collective stays.
func crowdNoun(noun string) string {
	if noun == "opposition" || strings.HasSuffix(noun, "s") {
		return noun
	}
	return noun + "s"
}

// collective tells whether word k is a singular noun that names a side by itself behind "the" or an adjective: "the opposition", "the union".
func (l *line) collective(k int) bool {
	if l.w[k].Tag != "NN" || l.w[k].Relation == "compound" {
		return false
	}
	return l.w[k].Text == "opposition" && l.s.Child(k, "prep") < 0 && !(l.w[k].Relation == "pobj" && l.s.Child(k, "det") < 0) || l.is("heads.union", k) && l.s.Child(k, "det") >= 0
}

// qualified tells whether a word that tells which stands before the noun at word k: "world powers", "opposition parties".
func (l *line) qualified(k int) bool {
	if k == 0 || l.is("state-camp", k-1) || l.w[k-1].Text == "former" {
		return false
	}
	return l.is("camp-word", k-1) || l.is("region", k-1) || l.w[k-1].Entity == "NORP" && l.taken[k-1] == 0 || l.is("crowd-word", k-1) || l.bloc(k-1) != nil && l.is("bloc-members", k)
}

// bloc returns the bloc that the demonym at word k means: "European", "Western".
func (l *line) bloc(k int) *Party {
	if n := l.taken[k]; n > 0 && l.found[n-1].Form == ByDemonym && l.found[n-1].Party.Type == graph.Bloc {
		return l.found[n-1].Party
	}
	return nil
}

// qualify reads the words before a crowd's noun that tell which it is.
func (l *line) qualify(c *crowd) {
	var words []string
	for at := c.from - 1; at >= 0 && c.head-at < 7; at-- {
		w := &l.w[at]
		if n := l.taken[at]; n > 0 {
			m := l.found[n-1]
			switch {
			case m.Party == nil:
				return
			case m.Party.Type == graph.State:
				c.state = m.Party
			case m.Form == ByDemonym && m.Party.Type == graph.Bloc:
				words = append([]string{l.raw(at, at+1)}, words...)
			default:
				c.party = m.Party
			}
			at = m.From
			continue
		}
		switch {
		case w.Text == "former":
			c.qualifier = strings.Join(words, " ")
			return
		case w.Tag == "NNP" || w.Tag == "NNPS" || w.Entity == "NORP" || l.is("region", at) || l.is("camp-word", at) || l.is("crowd-word", at):
			words = append([]string{l.raw(at, at+1)}, words...)
			c.from = at
		case w.Tag == "POS" || strings.HasPrefix(w.Tag, "JJ") || w.Tag == "CD" || w.Tag == "VBN" || w.Tag == "NN" || w.Tag == "NNS" && l.tag(at+1) == "POS" || w.Tag == "HYPH":
		default:
			c.qualifier = strings.Join(words, " ")
			return
		}
	}
	c.qualifier = strings.Join(words, " ")
}

// membersOf adds to "members" of what they are: "permanent members of the Security Council".
func (l *line) membersOf(c *crowd) {
	if c.noun != "members" || c.qualifier == "" {
		return
	}
	for k := c.head + 1; k < len(l.w) && k < c.head+4; k++ {
		if n := l.taken[k]; n > 0 && l.found[n-1].Party != nil {
			c.noun += " of the " + l.found[n-1].Party.Name
			return
		}
	}
}

// settleCrowd gives the phrases of one noun their parties. A phrase without a qualifier means the one that the text names most with one.
func (f *finder) settleCrowd(all []*crowd) {
	var factions []*Party
	counts := map[string]int{}
	for _, c := range all {
		if c.party != nil && (c.party.Type != graph.Organization || f.words.is("heads.union", c.noun)) && !slices.Contains(factions, c.party) {
			factions = append(factions, c.party)
		}
		if c.qualifier != "" {
			counts[strings.ToLower(c.qualifier)]++
		}
	}
	var main *crowd
	for _, c := range all {
		if c.qualifier == "" {
			continue
		}
		if main == nil || counts[strings.ToLower(c.qualifier)] > counts[strings.ToLower(main.qualifier)] {
			main = c
		}
	}
	for _, c := range all {
		switch {
		case c.party != nil:
			c.settled = c.party
		case c.qualifier != "":
			c.settled = f.crowdParty(c.qualifier, c.noun)
		case len(factions) == 1 && main == nil:
			c.settled = factions[0]
		case main != nil:
			c.settled = f.crowdParty(main.qualifier, c.noun)
		default:
			c.settled = f.crowdParty(f.demonymOf(all), c.noun)
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

// demonymOf returns the adjective of a state that the text puts before a noun of a side: "Norlandish" of "Norlandish rebels".
func (f *finder) demonymOf(all []*crowd) string {
	for _, c := range all {
		if c.state == nil {
			continue
		}
		for at := c.from - 1; at >= 0 && c.head-at < 7; at-- {
			if n := c.l.taken[at]; n > 0 && c.l.found[n-1].Party == c.state && c.l.found[n-1].Form == ByDemonym {
				return c.l.raw(at, at+1)
			}
		}
	}
	return ""
}

// crowdParty returns the document's party of a qualifier and a noun.
func (f *finder) crowdParty(qualifier, noun string) *Party {
	name := strings.TrimSpace(qualifier + " " + noun)
	if s := f.words.names.exact(name); s != nil {
		return s[0].party
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

// markCrowds adds the mentions of crowds.
func (f *finder) markCrowds() {
	idle := f.idleCrowds()
	for _, c := range f.crowds {
		if c.l.taken[c.head] > 0 || c.settled == nil || c.bare() && idle[c.settled] {
			continue
		}
		from := c.from
		for k := from; k <= c.head; k++ {
			if c.l.taken[k] > 0 {
				from = k + 1
			}
		}
		m := Mention{From: from, To: c.head + 1, Form: ByNoun, Party: c.settled}
		c.l.add(m)
		c.l.sort()
	}
}
