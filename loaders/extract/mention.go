package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mentionKind says what a mention names.
type mentionKind uint8

const (
	partyMention mentionKind = iota + 1
	personMention
	orgMention // an organization that no pack knows, known by its form
)

// A mention is a run of tokens that names an actor.
type mention struct {
	from, to int // tokens of the sentence
	kind     mentionKind
	sense    sense // of a party
}

// A titleSpan is a run of tokens that is a title.
type titleSpan struct {
	from, to int
	sense    titleSense
}

// longestName is how many words a person's name may have.
const longestName = 6

// names finds the mentions and titles of a sentence and marks its tokens.
func (d *peopleDocument) names(s *sentence) (mentions []mention, titles []titleSpan) {
	x := d.x
	shouting := shouts(s.tokens)
	for i := 0; i < len(s.tokens); {
		if short, ok := d.shortAt(s.tokens, i); ok {
			mentions = markMention(s, mentions, mention{i, i + 1, partyMention, short})
			i++
			continue
		}
		if m, ok := x.partyAt(s.tokens, i); ok {
			mentions = markMention(s, mentions, m)
			i = m.to
			continue
		}
		if senses, n := x.lex.titles.at(s.tokens, i); n > 0 {
			titles = append(titles, titleSpan{i, i + n, senses[0]})
			for t := i; t < i+n && n > 1; t++ {
				s.tokens[t].title = true
			}
			i += n
			continue
		}
		if s.tokens[i].word.is(address) && addresses(s.tokens, i) {
			s.tokens[i].title = true
			s.tokens[i+1].title = s.tokens[i+1].lower == "."
		}
		if m, ok := d.acting(s.tokens, i); ok && !shouting {
			mentions = markMention(s, mentions, m)
			i = m.to
			continue
		}
		if m, ok := x.runAt(s.tokens, i); ok && !shouting && !d.acronym(s.tokens[m.from:m.to]) {
			if t := x.officeIn(s.tokens, m); t.to > 0 {
				titles = append(titles, t)
				m.from = t.to
			}
			mentions = markMention(s, mentions, m)
			i = m.to
			continue
		}
		i++
	}
	return mentions, titles
}

// alone tells whether token i is no part of a longer name.
func (x *peopleVocabulary) alone(tokens []token, i int) bool {
	before := i == 0 || !x.nameWord(tokens, i-1) || tokens[i-1].word.is(starter)
	_, title := x.lex.titles.at(tokens, min(i+1, len(tokens)-1))
	return before && (i+1 == len(tokens) || title > 0 || !x.nameWord(tokens, i+1))
}

func markMention(s *sentence, mentions []mention, m mention) []mention {
	mentions = append(mentions, m)
	for i := m.from; i < m.to; i++ {
		s.tokens[i].mention = len(mentions)
		s.tokens[i].demonym = m.sense.kind == demonym
	}
	return mentions
}

// shouts tells whether a sentence is a headline whose words all begin with capitals, so that capitals name nobody.
func shouts(tokens []token) bool {
	words := 0
	for i := range tokens {
		t := &tokens[i]
		if t.shape == mark || t.shape == number || t.end-t.start < 4 || t.word.is(preposition|conjunction|determiner) {
			continue
		}
		if t.shape == lower {
			return false
		}
		words++
	}
	return words > 4
}

// partyAt returns the party's name that begins at token i.
func (x *peopleVocabulary) partyAt(tokens []token, i int) (mention, bool) {
	if tokens[i].shape == lower || tokens[i].shape == mark {
		return mention{}, false
	}
	senses, n := x.lex.names.at(tokens, i)
	for _, s := range senses {
		if s.exact != "" && tokens[i].shape != upper && !strings.Contains(tokens[i].lower, ".") {
			continue
		}
		m := mention{i, i + n, partyMention, s}
		return m, !x.partOfName(tokens, m)
	}
	return mention{}, false
}

// partOfName tells whether a party's name is only the beginning of a longer proper name: "Jordan Whitfield", "Georgia Power".
func (x *peopleVocabulary) partOfName(tokens []token, m mention) bool {
	if m.sense.kind != partyName && m.sense.kind != capital || m.to >= len(tokens) {
		return false
	}
	next := &tokens[m.to]
	if next.shape != capped || !next.space || next.word.known() {
		return false
	}
	_, title := x.lex.titles.at(tokens, m.to)
	_, name := x.lex.names.at(tokens, m.to)
	_, head := x.lex.heads.at(tokens, m.to)
	return title == 0 && name == 0 && head == 0
}

// runAt returns the run of capitalized words at token i that names a person or an organization.
func (x *peopleVocabulary) runAt(tokens []token, i int) (mention, bool) {
	if !x.nameWord(tokens, i) || strings.ContainsAny(tokens[i].lower, "0123456789") || tokens[i].shape == upper && i+1 < len(tokens) && tokens[i+1].shape == capped && tokens[i].end-tokens[i].start < 6 {
		return mention{}, false
	}
	end := i + 1
	for end < len(tokens) && end-i < longestName {
		if x.nameWord(tokens, end) && tokens[end].space || tokens[end-1].lower == "." && x.nameWord(tokens, end) {
			end++
			continue
		}
		if senses, n := x.lex.names.at(tokens, end); n > 1 && tokens[end].shape == capped && tokens[end].space && senses[0].party.Type == "ORGANIZATION" {
			end += n // "National" before "Security Council"
			continue
		} else if n == 1 && end == i+1 && senses[0].kind == partyName && tokens[end].shape == capped && tokens[end].space && tokens[i].word.class == 0 {
			end++ // a surname that is a country's name too
			continue
		}
		if next := x.joined(tokens, i, end); next > end {
			end = next
			continue
		}
		break
	}
	if end == i+1 && tokens[i].word.is(vague|noun|timeNoun|speaker) {
		return mention{}, false
	}
	if end == i+1 && begun(tokens, i) && (tokens[i].word.class != 0 || !namesBeforeVerb(tokens, i)) {
		return mention{}, false
	}
	m := mention{from: i, to: end, kind: personMention}
	if end-i > 1 && allUpper(tokens[i:end]) {
		m.kind = orgMention // "WORLD MOUNTAIN COUNCIL": session reports shout the names of speakers
		return m, true
	}
	if x.organization(tokens[i:end]) || end-i > 1 && x.organization(tokens[i:i+1]) {
		m.kind = orgMention
		return m, end-i > 1 && !x.common(tokens, i, end) // "the Committee" names nobody, "the Supreme Court" that of any state
	}
	return m, !x.thing(tokens, m)
}

// numbering tells whether a word counts parts: "Annex B", "Section IV".
func numbering(t *token) bool {
	return len(t.lower) == 1 || t.shape == upper && strings.Trim(t.lower, "ivx") == ""
}

// longestAcronym is how many letters a word of capitals alone has at most that is no surname in capitals.
const longestAcronym = 6

// acronym tells whether a mention is a lone word of capitals, or begins with several: "CDM", "NGOs", "NATO-led".
func (d *peopleDocument) acronym(tokens []token) bool {
	if len(tokens) > 1 {
		return false
	}
	written := d.text[tokens[0].start:tokens[0].end]
	capitals := strings.IndexFunc(written, func(r rune) bool { return !unicode.IsUpper(r) })
	last, _ := utf8.DecodeLastRuneInString(written)
	return capitals < 0 && len(written) <= longestAcronym || capitals > 1 || capitals > 0 && unicode.IsUpper(last)
}

// thing tells whether a run of capitalized words names no person: "Lake Protocol", or the domain of an office ("Minister of Natural Resources").
func (x *peopleVocabulary) thing(tokens []token, m mention) bool {
	last := &tokens[m.to-1]
	if x.things[last.lower] || x.things[singular(last.lower)] || hasAnySuffix(last.lower, "tion", "tions", "ology") {
		return true
	}
	if first := tokens[m.from].lower; m.to-m.from > 1 && x.things[first] && numbering(last) {
		return true
	}
	return m.from > 1 && (tokens[m.from-1].lower == "of" || tokens[m.from-1].lower == "for") && x.stateOffices[singular(tokens[m.from-2].lower)]
}

// allUpper tells whether every word of a run is written in capitals, so that in a sentence that is not the run is a name.
func allUpper(tokens []token) bool {
	return !slices.ContainsFunc(tokens, func(t token) bool { return t.shape != upper })
}

// namesBeforeVerb tells whether a lone word that begins its sentence can be a person's name: a verb follows it, or a mark, and it does not end as
// common nouns do.
func namesBeforeVerb(tokens []token, i int) bool {
	if hasAnySuffix(tokens[i].lower, "tion", "sion", "ment", "ness", "ity", "ism", "ance", "ence", "ers", "ors", "ists", "ics", "ing", "acy", "ship", "ies", "ents", "ants", "ical", "ional", "ous") {
		return false
	}
	for k := i + 1; k < len(tokens); k++ {
		switch t := &tokens[k]; {
		case t.word.is(verbForms | modal | be | have | do):
			return true
		case t.lower == ",", t.lower == "'s":
			return true
		case !t.word.is(adverb):
			return false
		}
	}
	return false
}

// joined returns where a name goes on after a particle, an initial's point or an "of": "bin Salman", "John R. Bass", end where it does not.
func (x *peopleVocabulary) joined(tokens []token, from, end int) int {
	t := &tokens[end]
	if end+1 >= len(tokens) {
		return end
	}
	if t.lower == "." && !t.space && generations[tokens[end-1].lower] && end-from > 1 {
		return end + 1 // "Jr."
	}
	if to := x.council(tokens, from, end); to > end {
		return to
	}
	switch {
	case t.shape == upper && t.word.is(preposition|determiner|conjunction) && allUpper(tokens[from:end]) && tokens[end+1].shape == upper && x.nameWord(tokens, end+1):
		return end + 2 // "COUNCIL FOR MOUNTAINS"
	case particles[t.lower] && x.nameWord(tokens, end+1):
		return end + 2
	case particles[t.lower] && end+2 < len(tokens) && particles[tokens[end+1].lower] && x.nameWord(tokens, end+2):
		return end + 3 // "von der"
	case t.lower == "." && tokens[end-1].end-tokens[end-1].start == 1 && x.nameWord(tokens, end+1):
		return end + 2
	case (t.lower == "of" || t.lower == "for" || t.lower == "'s") && x.organization(tokens[from:end]) && x.nameWord(tokens, end+1):
		return end + 2
	case (t.lower == "of" || t.lower == "for") && end+2 < len(tokens) && tokens[end+1].lower == "the" && x.organization(tokens[from:end]) && x.nameWord(tokens, end+2):
		return end + 3
	case t.lower == "'s" && x.nameWord(tokens, end+1) && strings.HasSuffix(tokens[end-1].lower, "s") && x.organizationAhead(tokens, end+1):
		return end + 2
	}
	return end
}

// council returns where the name of an organization ends whose parts "and" joins, end where there is none: "the National Security and Defence Council". An
// article before it tells it from a person beside an organization.
func (x *peopleVocabulary) council(tokens []token, from, end int) int {
	if tokens[end].lower != "and" || from == 0 || tokens[from-1].lower != "the" || x.organization(tokens[from:end]) {
		return end
	}
	to := end + 1
	for to < len(tokens) && to-from < longestName && x.nameWord(tokens, to) && tokens[to].shape == capped {
		to++
	}
	if to == end+1 || !x.organization(tokens[end+1:to]) {
		return end
	}
	return to
}

// generations tell father and son apart behind a name.
var generations = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true}

// addresses tells whether a form of address at token i stands before a name: "Mr. Holm", "Sir Peter".
func addresses(tokens []token, i int) bool {
	next := i + 1
	if next < len(tokens) && tokens[next].lower == "." {
		next++
	}
	return next < len(tokens) && (tokens[next].shape == capped || tokens[next].shape == upper)
}

func (x *peopleVocabulary) organizationAhead(tokens []token, i int) bool {
	return x.organization(tokens[i : i+1])
}

// nameWord tells whether token i can be a word of a proper name.
func (x *peopleVocabulary) nameWord(tokens []token, i int) bool {
	t := &tokens[i]
	if t.word.is(month|modal) && t.shape == capped && i > 0 && tokens[i-1].shape == capped && t.space && (!begun(tokens, i-1) || tokens[i-1].word.class == 0) && (i+1 == len(tokens) || tokens[i+1].shape != number) {
		return true // a surname such as May
	}
	if i > 0 && !t.space && tokens[i-1].lower == "&" {
		return false // "P&Ms"
	}
	if t.word.is(address) && addresses(tokens, i) {
		return false
	}
	if t.shape != capped && t.shape != upper || t.word.is(month|weekday|pronoun|determiner|preposition|conjunction|modal|be|have|do|relative|dayWord) {
		return false
	}
	if _, n := x.lex.names.at(tokens, i); n > 0 {
		return false
	}
	if begun(tokens, i) {
		return !t.word.is(starter|adverb|subordinator|vague) && (t.word.class == 0 || i+1 < len(tokens) && tokens[i+1].shape == capped)
	}
	return true
}

// organization tells whether a run of words ends as an organization's name does.
func (x *peopleVocabulary) organization(tokens []token) bool {
	last := tokens[len(tokens)-1].lower
	return x.orgs[last] || x.orgs[singular(last)] && len(tokens) > 1
}

// String returns the kind of mention as an explanation names it.
func (k mentionKind) String() string {
	return [...]string{partyMention: "party", personMention: "person", orgMention: "organization"}[k]
}
