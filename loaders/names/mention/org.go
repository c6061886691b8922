package mention

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
)

// orgAt returns the organization that no pack knows whose name begins at word k, a party of this document by its form.
func (l *Line) orgAt(k int) (Mention, bool) {
	from, to, kind := l.entity(k)
	if kind == "NORP" && from == k && l.PartyWord(k) == 0 {
		return l.groupAt(k, to)
	}
	if l.f.employers[l.Words[k].Text] && kind != "ORG" {
		return l.loneOrg(k, kind)
	}
	if to = l.spelledOut(k); to > k && (kind == "ORG" || l.Words[to+1].Entity == "ORG") && !l.Titled(k) && !l.stateBody(k, to) {
		return Mention{From: k, To: to, Party: l.f.own(l.Raw(k, to), graph.Organization)}, true
	}
	if to = l.orgEnd(k); to <= k || l.fronted(k) {
		return Mention{}, false
	}
	if to-k == 1 {
		return l.loneOrg(k, kind)
	}
	if kind == "ORG" || l.Words[to-1].Entity == "NORP" {
		if m, ok := l.members(k, to); ok {
			return m, !l.Shouts
		}
	}
	typ := l.sideType(k, to)
	if typ == "" || l.stateBody(k, to) || l.Shouts {
		return Mention{}, false
	}
	return Mention{From: k, To: to, Party: l.f.own(l.Raw(k, to), typ)}, true
}

// longestSpelledOut is how many words a name has at most whose initials stand in brackets behind it.
const longestSpelledOut = 9

// spelledOut returns where a name ends that begins at word k and whose initials stand in brackets behind it, k where none does: "the Inspectorate-General for
// Upland Grazing (IGUG)".
func (l *Line) spelledOut(k int) int {
	initials := ""
	for at := k; at < len(l.Words) && at < k+longestSpelledOut; at++ {
		if l.Words[at].Text == "(" {
			if at > k+1 && len(initials) > 2 && at+1 < len(l.Words) && l.Raw(at+1, at+2) == initials {
				return at
			}
			return k
		}
		for part := range strings.SplitSeq(l.Raw(at, at+1), "-") {
			if capitals(part) > 0 && part[0] >= 'A' && part[0] <= 'Z' {
				initials += part[:1]
			}
		}
	}
	return k
}

// orgEnd returns where an organization's name ends that begins at word k, k where none can: the entity that the tagger finds, or a run of capitals.
func (l *Line) orgEnd(k int) int {
	from, to, kind := l.entity(k)
	run := l.run(k)
	switch {
	case l.smallParty(k, max(run, k+1)):
		to = k + 2
	case kind == "ORG" && (from == k || from+1 == k && l.Words[from].Text == "the"):
		if to-k == 1 && run > to && l.Words[run-1].Tag == "NNPS" && l.PartyWord(k) == 0 {
			to = run
		}
	case run-k >= 2:
		to = run
	default:
		return k
	}
	for at := k + 1; at < to; at++ {
		if l.Words[at].Tag == "POS" && l.Address(k) {
			return k // "Mr. Holm's Liberation Army"
		}
	}
	for to > k && l.loose(k, to-1) {
		to--
	}
	if n := l.PartyWord(k); n > 0 && n < to-k && !slices.ContainsFunc(l.Words[k+n:to], func(w grammar.Word) bool { return w.Capital }) {
		return k // "the Front terror network"
	}
	return to
}

// smallParty tells whether a lone name that ends at word end stands before "party" or its like in small letters: "the Likud party".
func (l *Line) smallParty(k, end int) bool {
	return end == k+1 && end < len(l.Words) && !l.Words[end].Capital && l.sideWord(l.Words[end].Text) == graph.Faction && l.PartyWord(k) == 0 && !l.noName(k) && !l.Titled(k) && l.Words[end].Relation != "compound" && l.Words[k].Tag[0] == 'N'
}

// loose tells whether word k at the end of a run that begins at word from belongs to no name: a mark, or a word in small letters that says nothing of a side.
func (l *Line) loose(from, k int) bool {
	if l.Words[k].Tag == "POS" || !l.letters(k) || k > from && l.Is("month", k) {
		return true
	}
	return k > from && !l.Words[k].Capital && (l.sideWord(l.Words[k].Text) == "" || l.sideWord(l.Words[k-1].Text) != "")
}

// fronted tells whether a compound at word k only describes the organization behind it, or a party's name stands before one that the packs know: "Oslo-based League",
// "U.N. refugee agency".
func (l *Line) fronted(k int) bool {
	_, right, hyphen := strings.Cut(l.Raw(k, k+1), "-")
	if hyphen && right != "" && right == strings.ToLower(right) {
		return true
	}
	n := l.PartyWord(k)
	return n > 0 && k+n < len(l.Words) && l.Words[k+n].Capital && l.PartyWord(k+n) > 1
}

// run returns where a run of capitalized words ends that begins at word k and can be an organization's name: "Front for the Liberation of Norland".
func (l *Line) run(k int) int {
	if !l.properWord(k) {
		return k
	}
	end := k + 1
	for end < len(l.Words) {
		switch {
		case l.Words[end].Entity == "PERSON" && l.Words[end].Begins && l.Words[k].Entity != "PERSON":
			return end
		case l.properWord(end):
			end++
		case (l.Words[end].Text == "'s" || l.Words[end].Text == "’s") && l.properWord(end+1) && l.sideWord(l.Words[k].Text) == "" && l.PartyWord(k) == 0:
			end += 2
		case l.Words[end].Text == "of" && l.PartyWord(end+1) > 0 && l.sideWord(l.Words[k].Text) != "":
			return end + 1 + l.PartyWord(end+1) // "Council of Norway X Y"
		case l.Words[end].Text == "of" && l.properWord(end+1) && l.sideWord(l.Words[k].Text) != "":
			end += 2
		case (l.Words[end].Text == "for" || l.Words[end].Text == "of") && l.Text(end+1) == "the" && l.properWord(end+2) && l.sideWord(l.Words[k].Text) != "":
			end += 3
		case (l.Words[end].Text == "for" || l.Words[end].Text == "and") && l.properWord(end+1) && end-k == 1 && l.sideWord(l.Words[k].Text) != "":
			end += 2
		default:
			return end
		}
	}
	return end
}

// PartyWord returns how many words a party's name has that begins at word k.
func (l *Line) PartyWord(k int) int {
	_, n := l.f.words.Names.At(l.Words, k)
	return n
}

// properWord tells whether word k has a capital that it would not have for the beginning of a sentence alone.
func (l *Line) properWord(k int) bool {
	if k < 0 || k >= len(l.Words) || !l.Words[k].Capital || !l.letters(k) || l.Words[k].Tag == "DT" || l.Words[k].Tag == "PRP" || l.Words[k].Tag == "IN" {
		return false
	}
	return strings.HasPrefix(l.Words[k].Tag, "N") || strings.HasPrefix(l.Words[k].Tag, "J") && k > 0
}

// sideWord returns the type of side that a name's word tells, empty where it tells none.
func (l *Line) sideWord(word string) graph.PartyType {
	switch {
	case l.f.words.Is("heads.faction", word):
		return graph.Faction
	case l.f.words.Is("heads.body", word):
		return graph.Organization
	}
	return ""
}

// sideType returns the type of party that a name tells by its last word, or by its first ("the Front for the Liberation of ..."), empty where it tells none.
func (l *Line) sideType(from, to int) graph.PartyType {
	if t := l.sideWord(l.Words[to-1].Text); t != "" {
		return t
	}
	if next := l.Text(from + 1); next == "of" || next == "for" {
		return l.sideWord(l.Words[from].Text)
	}
	return ""
}

// stateBody tells whether a name is only that of a body which many states have, with or without a state's name before it: "Supreme Court", "Norwegian Foreign
// Ministry".
func (l *Line) stateBody(from, to int) bool {
	at := from
	if n := l.PartyWord(from); n > 0 {
		at = from + n
		if l.Text(at) == "'s" || l.Text(at) == "’s" {
			at++
		}
	}
	if at >= to || l.endsHead(from, to) {
		return true
	}
	if head, ok := l.f.words.HeadOf(l.Words[from].Text); ok && (head == Belongs || l.Text(from+1) == "of" && l.PartyWord(to-1) > 0) && !l.Is("heads.union", to-1) {
		return true // "Senate Committee", "Government of Norway"
	}
	for k := at; k < to-1; k++ {
		if kinds, n := l.f.words.Heads.At(l.Words, k); n > 1 && k+n == to && kinds[0] == Speaks {
			return true // "Supreme National Security Council"
		}
	}
	_, n := l.f.words.Heads.At(l.Words, at)
	if n > 0 && at+n == to {
		return true
	}
	last, ok := l.f.words.HeadOf(l.Words[to-1].Text)
	return ok && at > from && (last == Speaks || last == Belongs) && l.sideWord(l.Words[to-1].Text) != graph.Faction && !l.Is("heads.union", to-1)
}

// endsHead tells whether words [from, to) end the longer name of a body that many states have: "Defense Council" of "National Security and Defense Council".
func (l *Line) endsHead(from, to int) bool {
	for k := max(0, from-4); k < from; k++ {
		if _, n := l.f.words.Heads.At(l.Words, k); k+n == to {
			return true
		}
	}
	return false
}

// HeadOf returns what a single noun makes of a party's name before it.
func (v *Vocabulary) HeadOf(noun string) (HeadKind, bool) {
	if k := v.Heads.Exact(noun); k != nil {
		return k[0], true
	}
	if k := v.Heads.Exact(Singular(noun)); k != nil {
		return k[0], true
	}
	return NoHead, false
}

// loneOrg returns the organization that one word names: one that the entity tagger knows and that is no newspaper's or company's.
func (l *Line) loneOrg(k int, kind string) (Mention, bool) {
	if kind != "ORG" && !l.f.employers[l.Words[k].Text] || l.Shouts || l.f.surnames[l.Words[k].Text] || l.Titled(k) || l.sideWord(l.Words[k].Text) != "" || l.Is("heads.organization", k) || l.Is("heads.thing", k) || l.PartyWord(k) > 0 {
		return Mention{}, false
	}
	if head, ok := l.f.words.HeadOf(l.Words[k].Text); ok && head != NoHead {
		return Mention{}, false
	}
	if k > 1 && l.Words[k-1].Text == "(" && l.Titled(k-2) || strings.HasSuffix(l.Raw(k, k+1), "s") && capitals(l.Raw(k, k+1)) > 1 {
		return Mention{}, false // "the Director of Intelligence (DI)", "NGOs"
	}
	if l.Is("heads.media", k+1) || !l.f.acts[l.Words[k].Text] && !l.f.employers[l.Words[k].Text] {
		return Mention{}, false
	}
	return Mention{From: k, To: k + 1, Party: l.f.own(l.Raw(k, k+1), graph.Organization)}, true
}
