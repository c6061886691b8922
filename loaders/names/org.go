package names

import (
	"strings"

	"github.com/parleygraph/parley/graph"
)

// orgAt returns the organization that no pack knows whose name begins at word k, a party of this document by its form.
func (l *line) orgAt(k int) (Mention, bool) {
	from, to, kind := l.entity(k)
	if kind == "NORP" && from == k && l.partyWord(k) == 0 {
		return l.groupAt(k, to)
	}
	if to = l.orgEnd(k); to <= k || l.fronted(k) {
		return Mention{}, false
	}
	if to-k == 1 {
		return l.loneOrg(k, kind)
	}
	if kind == "ORG" || l.w[to-1].Entity == "NORP" {
		if m, ok := l.members(k, to); ok {
			return m, !l.shouts
		}
	}
	typ := l.sideType(k, to)
	if typ == "" || l.stateBody(k, to) || l.shouts {
		return Mention{}, false
	}
	return Mention{From: k, To: to, Party: l.f.own(l.raw(k, to), typ)}, true
}

// orgEnd returns where an organization's name ends that begins at word k, k where none can: the entity that the tagger finds, or a run of capitals.
func (l *line) orgEnd(k int) int {
	from, to, kind := l.entity(k)
	run := l.run(k)
	switch {
	case kind == "ORG" && (from == k || from+1 == k && l.w[from].Text == "the"):
		if to-k == 1 && run > to && l.w[run-1].Tag == "NNPS" && l.partyWord(k) == 0 {
			to = run
		}
	case run-k >= 2:
		to = run
	default:
		return k
	}
	for at := k + 1; at < to; at++ {
		if l.w[at].Tag == "POS" && l.address(k) {
			return k // "Mr. Holm's Liberation Army"
		}
	}
	for to > k && l.loose(k, to-1) {
		to--
	}
	return to
}

// loose tells whether word k at the end of a run that begins at word from belongs to no name: a mark, or a word in small letters that says nothing of a side.
func (l *line) loose(from, k int) bool {
	if l.w[k].Tag == "POS" || !l.letters(k) || k > from && l.is("month", k) {
		return true
	}
	return k > from && !l.w[k].Capital && (l.sideWord(l.w[k].Text) == "" || l.sideWord(l.w[k-1].Text) != "")
}

// fronted tells whether a compound at word k only describes the organization behind it, or a party's name stands before one that the packs know: "Oslo-based League",
// "U.N. refugee agency".
func (l *line) fronted(k int) bool {
	_, right, hyphen := strings.Cut(l.raw(k, k+1), "-")
	if hyphen && right != "" && right == strings.ToLower(right) {
		return true
	}
	n := l.partyWord(k)
	return n > 0 && k+n < len(l.w) && l.w[k+n].Capital && l.partyWord(k+n) > 1
}

// run returns where a run of capitalized words ends that begins at word k and can be an organization's name: "Front for the Liberation of Norland".
func (l *line) run(k int) int {
	if !l.properWord(k) {
		return k
	}
	end := k + 1
	for end < len(l.w) {
		switch {
		case l.w[end].Entity == "PERSON" && l.w[end].Begins && l.w[k].Entity != "PERSON":
			return end
		case l.properWord(end):
			end++
		case (l.w[end].Text == "'s" || l.w[end].Text == "’s") && l.properWord(end+1) && l.sideWord(l.w[k].Text) == "" && l.partyWord(k) == 0:
			end += 2
		case l.w[end].Text == "of" && l.partyWord(end+1) > 0 && l.sideWord(l.w[k].Text) != "":
			return end + 1 + l.partyWord(end+1) // "Council of Norway X Y"
		case l.w[end].Text == "of" && l.properWord(end+1) && l.sideWord(l.w[k].Text) != "":
			end += 2
		case (l.w[end].Text == "for" || l.w[end].Text == "of") && l.text(end+1) == "the" && l.properWord(end+2) && l.sideWord(l.w[k].Text) != "":
			end += 3
		case (l.w[end].Text == "for" || l.w[end].Text == "and") && l.properWord(end+1) && end-k == 1 && l.sideWord(l.w[k].Text) != "":
			end += 2
		default:
			return end
		}
	}
	return end
}

// partyWord returns how many words a party's name has that begins at word k.
func (l *line) partyWord(k int) int {
	_, n := l.f.words.names.at(l.w, k)
	return n
}

// properWord tells whether word k has a capital that it would not have for the beginning of a sentence alone.
func (l *line) properWord(k int) bool {
	if k < 0 || k >= len(l.w) || !l.w[k].Capital || !l.letters(k) || l.w[k].Tag == "DT" || l.w[k].Tag == "PRP" || l.w[k].Tag == "IN" {
		return false
	}
	return strings.HasPrefix(l.w[k].Tag, "N") || strings.HasPrefix(l.w[k].Tag, "J") && k > 0
}

// sideWord returns the type of side that a name's word tells, empty where it tells none.
func (l *line) sideWord(word string) graph.PartyType {
	switch {
	case l.f.words.is("heads.faction", word):
		return graph.Faction
	case l.f.words.is("heads.body", word):
		return graph.Organization
	}
	return ""
}

// sideType returns the type of party that a name tells by its last word, or by its first ("the Front for the Liberation of ..."), empty where it tells none.
func (l *line) sideType(from, to int) graph.PartyType {
	if t := l.sideWord(l.w[to-1].Text); t != "" {
		return t
	}
	if next := l.text(from + 1); next == "of" || next == "for" {
		return l.sideWord(l.w[from].Text)
	}
	return ""
}

// stateBody tells whether a name is only that of a body which many states have, with or without a state's name before it: "Supreme Court", "Norwegian Foreign
// Ministry".
func (l *line) stateBody(from, to int) bool {
	at := from
	if n := l.partyWord(from); n > 0 {
		at = from + n
		if l.text(at) == "'s" || l.text(at) == "’s" {
			at++
		}
	}
	if at >= to || l.endsHead(from, to) {
		return true
	}
	if head, ok := l.f.words.headOf(l.w[from].Text); ok && (head == belongs || l.text(from+1) == "of" && l.partyWord(to-1) > 0) && !l.is("heads.union", to-1) {
		return true // "Senate Committee", "Government of Norway"
	}
	for k := at; k < to-1; k++ {
		if kinds, n := l.f.words.heads.at(l.w, k); n > 1 && k+n == to && kinds[0] == speaks {
			return true // "Supreme National Security Council"
		}
	}
	_, n := l.f.words.heads.at(l.w, at)
	if n > 0 && at+n == to {
		return true
	}
	last, ok := l.f.words.headOf(l.w[to-1].Text)
	return ok && at > from && (last == speaks || last == belongs) && l.sideWord(l.w[to-1].Text) != graph.Faction && !l.is("heads.union", to-1)
}

// endsHead tells whether words [from, to) end the longer name of a body that many states have: "Defense Council" of "National Security and Defense Council".
func (l *line) endsHead(from, to int) bool {
	for k := max(0, from-4); k < from; k++ {
		if _, n := l.f.words.heads.at(l.w, k); k+n == to {
			return true
		}
	}
	return false
}

// headOf returns what a single noun makes of a party's name before it.
func (v *Vocabulary) headOf(noun string) (headKind, bool) {
	if k := v.heads.exact(noun); k != nil {
		return k[0], true
	}
	if k := v.heads.exact(singular(noun)); k != nil {
		return k[0], true
	}
	return noHead, false
}

// loneOrg returns the organization that one word names: one that the entity tagger knows and that is no newspaper's or company's.
func (l *line) loneOrg(k int, kind string) (Mention, bool) {
	if kind != "ORG" && !l.f.employers[l.w[k].Text] || l.shouts || l.f.surnames[l.w[k].Text] || l.titled(k) || l.sideWord(l.w[k].Text) != "" || l.is("heads.organization", k) || l.is("heads.thing", k) || l.partyWord(k) > 0 {
		return Mention{}, false
	}
	if head, ok := l.f.words.headOf(l.w[k].Text); ok && head != noHead {
		return Mention{}, false
	}
	if k > 1 && l.w[k-1].Text == "(" && l.titled(k-2) || strings.HasSuffix(l.raw(k, k+1), "s") && capitals(l.raw(k, k+1)) > 1 {
		return Mention{}, false // "the Director of Intelligence (DI)", "NGOs"
	}
	if l.is("heads.media", k+1) || !l.f.acts[l.w[k].Text] && !l.f.employers[l.w[k].Text] {
		return Mention{}, false
	}
	return Mention{From: k, To: k + 1, Party: l.f.own(l.raw(k, k+1), graph.Organization)}, true
}

// surnamesSeen lists the surnames of the persons found, and the names that a title or a form of address introduces.
func (f *finder) surnamesSeen() map[string]bool {
	found := map[string]bool{}
	for _, l := range f.lines {
		for _, m := range l.found {
			if m.Party == nil {
				found[l.w[m.To-1].Text] = true
			}
		}
		for k := range l.w {
			if l.nameWord(k) && l.partyWord(k) == 0 && l.address(k-1) {
				found[l.w[k].Text] = true
			}
		}
	}
	return found
}

// commonNouns lists the plurals that the document writes in small letters.
func (f *finder) commonNouns() map[string]bool {
	found := map[string]bool{}
	for _, s := range f.sentences {
		for _, w := range s.Words {
			if !w.Capital && w.Tag == "NNS" {
				found[w.Text] = true
			}
		}
	}
	return found
}

// acting lists the lone words that the document treats as organizations that act: as the subject of a verb, or with an officer of theirs.
func (f *finder) acting() map[string]bool {
	found := map[string]bool{}
	for _, s := range f.sentences {
		for k := range s.Words {
			w := &s.Words[k]
			if w.Entity != "ORG" || !w.Begins || k+1 < len(s.Words) && s.Words[k+1].Entity == "ORG" && !s.Words[k+1].Begins {
				continue
			}
			if w.Relation == "nsubj" || w.Relation == "conj" || w.Relation == "poss" || w.Relation == "agent" {
				found[w.Text] = true
			}
		}
	}
	return found
}

// employing lists the lone names that no pack knows and that stand before a common noun and an officer with his name: "Norbank personnel chief X".
func (f *finder) employing() map[string]bool {
	found := map[string]bool{}
	for _, s := range f.sentences {
		for k := 2; k+1 < len(s.Words); k++ {
			if !f.words.is("head-noun", s.Words[k].Text) || s.Words[k].Capital || s.Words[k+1].Entity != "PERSON" || s.Words[k-1].Tag != "NN" || s.Words[k-1].Capital {
				continue
			}
			if w := &s.Words[k-2]; w.Capital && w.Tag == "NNP" && f.words.names.exact(w.Text) == nil && f.words.heads.exact(w.Text) == nil {
				found[w.Text] = true
			}
		}
	}
	return found
}

// own returns the document's own party of a name; a pack's where one goes by it.
func (f *finder) own(name string, typ graph.PartyType) *Party {
	name = strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The ")
	if p := f.aliases[key(name)]; p != nil {
		return p
	}
	if s := f.words.names.exact(name); s != nil {
		return s[0].party
	}
	p := &Party{ID: graph.PartyID(name), Name: name, Type: typ, Own: true}
	f.aliases[key(name)] = p
	f.alias(p, name)
	return p
}

// alias files the short forms of an organization's name: its initials, and what it is called without "Party".
func (f *finder) alias(p *Party, name string) {
	words := strings.Fields(name)
	if len(words) < 2 {
		return
	}
	initials := ""
	for _, w := range words {
		if r := w[0]; r >= 'A' && r <= 'Z' {
			initials += string(r)
		}
	}
	if len(initials) > 2 {
		f.short(initials, p)
	}
	if last := strings.ToLower(words[len(words)-1]); last == "party" && len(words) == 2 {
		f.short(words[0], p)
	}
}

// short lets a short form stand for a party in this document, unless a pack knows it.
func (f *finder) short(form string, p *Party) {
	if f.words.names.exact(form) == nil && f.aliases[key(form)] == nil {
		f.aliases[key(form)] = p
	}
}

// aliasAt returns the party of this document whose short form word k is, and its number of words.
func (f *finder) aliasAt(l *line, k int) (*Party, int) {
	p := f.aliases[plain(l.w[k].Text)]
	if p == nil && (k > 0 && l.w[k-1].Tag == "DT" || l.titled(k+1)) && l.w[k].Capital && !l.shouts && !l.properWord(k+1) && l.text(k+1) != "of" && l.text(k+1) != "for" {
		p = f.shorts[l.w[k].Text] // "the Front"
	}
	if p == nil || f.surnames[l.w[k].Text] || capitals(l.raw(k, k+1)) == 0 || strings.HasPrefix(l.w[k].Tag, "V") {
		return nil, 0
	}
	return p, 1
}

// introduce reads the acronyms in brackets behind the names of parties: "Northern Salvation Front (NSF)".
func (f *finder) introduce(l *line) {
	for n := range l.found {
		m := &l.found[n]
		if m.Party == nil || m.Form == ByDemonym || m.To+2 >= len(l.w) || l.w[m.To].Text != "(" || l.w[m.To+2].Text != ")" && l.w[m.To+2].Text != "," {
			continue
		}
		if form := l.raw(m.To+1, m.To+2); capitals(form) > 1 && !strings.ContainsAny(form, "0123456789") {
			if s := f.words.names.exact(form); s == nil || s[0].party != m.Party {
				f.aliases[key(form)] = m.Party
			}
		}
	}
}

// shorten lets the organizational word of a longer name, in capitals, stand for the only party of the document that bears it: "the Front".
func (f *finder) shorten(lines []*line) {
	bearers := map[string]*Party{}
	for _, l := range lines {
		for _, m := range l.found {
			if m.Party == nil || m.Form != ByName || m.Party.Type == graph.State {
				continue
			}
			words := strings.Fields(m.Party.Name)
			last := strings.ToLower(words[len(words)-1])
			if len(words) < 2 || !f.words.is("heads.organization", last) {
				continue
			}
			if p, known := bearers[last]; known && p != m.Party {
				bearers[last] = nil
			} else if !known {
				bearers[last] = m.Party
			}
		}
	}
	for word, p := range bearers {
		if p != nil && f.aliases[key(word)] == nil {
			f.shorts[word] = p
		}
	}
}
