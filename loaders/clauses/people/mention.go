package people

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parleygraph/parley/loaders/clauses/lexicon"
)

// MentionKind says what a mention names.
type MentionKind uint8

const (
	PartyMention MentionKind = iota + 1
	PersonMention
	OrgMention // an organization that no pack knows, known by its form
)

// A Mention is a run of tokens that names an actor.
type Mention struct {
	From, To int // tokens of the sentence
	Kind     MentionKind
	Sense    lexicon.Sense // of a party
}

// A TitleSpan is a run of tokens that is a title.
type TitleSpan struct {
	From, To int
	Sense    lexicon.TitleSense
}

// longestName is how many words a person's name may have.
const longestName = 6

// names finds the mentions and titles of a sentence and marks its tokens.
func (d *Document) names(s *lexicon.Sentence) (mentions []Mention, titles []TitleSpan) {
	x := d.x
	shouting := shouts(s.Tokens)
	for i := 0; i < len(s.Tokens); {
		if short, ok := d.shortAt(s.Tokens, i); ok {
			mentions = markMention(s, mentions, Mention{i, i + 1, PartyMention, short})
			i++
			continue
		}
		if m, ok := x.partyAt(s.Tokens, i); ok {
			mentions = markMention(s, mentions, m)
			i = m.To
			continue
		}
		if senses, n := x.lex.Titles.At(s.Tokens, i); n > 0 {
			titles = append(titles, TitleSpan{i, i + n, senses[0]})
			for t := i; t < i+n && n > 1; t++ {
				s.Tokens[t].Title = true
			}
			i += n
			continue
		}
		if s.Tokens[i].Word.Is(lexicon.Address) && addresses(s.Tokens, i) {
			s.Tokens[i].Title = true
			s.Tokens[i+1].Title = s.Tokens[i+1].Lower == "."
		}
		if m, ok := d.acting(s.Tokens, i); ok && !shouting {
			mentions = markMention(s, mentions, m)
			i = m.To
			continue
		}
		if m, ok := x.runAt(s.Tokens, i); ok && !shouting && !d.acronym(s.Tokens[m.From:m.To]) {
			if t := x.officeIn(s.Tokens, m); t.To > 0 {
				titles = append(titles, t)
				m.From = t.To
			}
			mentions = markMention(s, mentions, m)
			i = m.To
			continue
		}
		i++
	}
	return mentions, titles
}

// alone tells whether token i is no part of a longer name.
func (x *Vocabulary) alone(tokens []lexicon.Token, i int) bool {
	before := i == 0 || !x.nameWord(tokens, i-1) || tokens[i-1].Word.Is(lexicon.Starter)
	_, title := x.lex.Titles.At(tokens, min(i+1, len(tokens)-1))
	return before && (i+1 == len(tokens) || title > 0 || !x.nameWord(tokens, i+1))
}

func markMention(s *lexicon.Sentence, mentions []Mention, m Mention) []Mention {
	mentions = append(mentions, m)
	for i := m.From; i < m.To; i++ {
		s.Tokens[i].Mention = len(mentions)
		s.Tokens[i].Demonym = m.Sense.Kind == lexicon.Demonym
	}
	return mentions
}

// shouts tells whether a sentence is a headline whose words all begin with capitals, so that capitals name nobody.
func shouts(tokens []lexicon.Token) bool {
	words := 0
	for i := range tokens {
		t := &tokens[i]
		if t.Shape == lexicon.Mark || t.Shape == lexicon.Number || t.End-t.Start < 4 || t.Word.Is(lexicon.Preposition|lexicon.Conjunction|lexicon.Determiner) {
			continue
		}
		if t.Shape == lexicon.Lower {
			return false
		}
		words++
	}
	return words > 4
}

// partyAt returns the party's name that begins at token i.
func (x *Vocabulary) partyAt(tokens []lexicon.Token, i int) (Mention, bool) {
	if tokens[i].Shape == lexicon.Lower || tokens[i].Shape == lexicon.Mark {
		return Mention{}, false
	}
	senses, n := x.lex.Names.At(tokens, i)
	for _, s := range senses {
		if s.Exact != "" && tokens[i].Shape != lexicon.Upper && !strings.Contains(tokens[i].Lower, ".") {
			continue
		}
		m := Mention{i, i + n, PartyMention, s}
		return m, !x.partOfName(tokens, m)
	}
	return Mention{}, false
}

// partOfName tells whether a party's name is only the beginning of a longer proper name: "Jordan Whitfield", "Georgia Power".
func (x *Vocabulary) partOfName(tokens []lexicon.Token, m Mention) bool {
	if m.Sense.Kind != lexicon.PartyName && m.Sense.Kind != lexicon.Capital || m.To >= len(tokens) {
		return false
	}
	next := &tokens[m.To]
	if next.Shape != lexicon.Capped || !next.Space || next.Word.Known() {
		return false
	}
	_, title := x.lex.Titles.At(tokens, m.To)
	_, name := x.lex.Names.At(tokens, m.To)
	_, head := x.lex.Heads.At(tokens, m.To)
	return title == 0 && name == 0 && head == 0
}

// runAt returns the run of capitalized words at token i that names a person or an organization.
func (x *Vocabulary) runAt(tokens []lexicon.Token, i int) (Mention, bool) {
	if !x.nameWord(tokens, i) || strings.ContainsAny(tokens[i].Lower, "0123456789") || tokens[i].Shape == lexicon.Upper && i+1 < len(tokens) && tokens[i+1].Shape == lexicon.Capped && tokens[i].End-tokens[i].Start < 6 {
		return Mention{}, false
	}
	end := i + 1
	for end < len(tokens) && end-i < longestName {
		if x.nameWord(tokens, end) && tokens[end].Space || tokens[end-1].Lower == "." && x.nameWord(tokens, end) {
			end++
			continue
		}
		if senses, n := x.lex.Names.At(tokens, end); n > 1 && tokens[end].Shape == lexicon.Capped && tokens[end].Space && senses[0].Party.Type == "ORGANIZATION" {
			end += n // "National" before "Security Council"
			continue
		} else if n == 1 && end == i+1 && senses[0].Kind == lexicon.PartyName && tokens[end].Shape == lexicon.Capped && tokens[end].Space && tokens[i].Word.Class == 0 {
			end++ // a surname that is a country's name too
			continue
		}
		if next := x.joined(tokens, i, end); next > end {
			end = next
			continue
		}
		break
	}
	if end == i+1 && tokens[i].Word.Is(lexicon.Vague|lexicon.Noun|lexicon.TimeNoun|lexicon.Speaker) {
		return Mention{}, false
	}
	if end == i+1 && lexicon.Begun(tokens, i) && (tokens[i].Word.Class != 0 || !namesBeforeVerb(tokens, i)) {
		return Mention{}, false
	}
	m := Mention{From: i, To: end, Kind: PersonMention}
	if end-i > 1 && allUpper(tokens[i:end]) {
		m.Kind = OrgMention // "WORLD MOUNTAIN COUNCIL": session reports shout the names of speakers
		return m, true
	}
	if x.organization(tokens[i:end]) || end-i > 1 && x.organization(tokens[i:i+1]) {
		m.Kind = OrgMention
		return m, end-i > 1 && !x.Common(tokens, i, end) // "the Committee" names nobody, "the Supreme Court" that of any state
	}
	return m, !x.thing(tokens, m)
}

// numbering tells whether a word counts parts: "Annex B", "Section IV".
func numbering(t *lexicon.Token) bool {
	return len(t.Lower) == 1 || t.Shape == lexicon.Upper && strings.Trim(t.Lower, "ivx") == ""
}

// longestAcronym is how many letters a word of capitals alone has at most that is no surname in capitals.
const longestAcronym = 6

// acronym tells whether a mention is a lone word of capitals, or begins with several: "CDM", "NGOs", "NATO-led".
func (d *Document) acronym(tokens []lexicon.Token) bool {
	if len(tokens) > 1 {
		return false
	}
	written := d.Text[tokens[0].Start:tokens[0].End]
	capitals := strings.IndexFunc(written, func(r rune) bool { return !unicode.IsUpper(r) })
	last, _ := utf8.DecodeLastRuneInString(written)
	return capitals < 0 && len(written) <= longestAcronym || capitals > 1 || capitals > 0 && unicode.IsUpper(last)
}

// thing tells whether a run of capitalized words names no person: "Lake Protocol", or the domain of an office ("Minister of Natural Resources").
func (x *Vocabulary) thing(tokens []lexicon.Token, m Mention) bool {
	last := &tokens[m.To-1]
	if x.things[last.Lower] || x.things[lexicon.Singular(last.Lower)] || lexicon.HasAnySuffix(last.Lower, "tion", "tions", "ology") {
		return true
	}
	if first := tokens[m.From].Lower; m.To-m.From > 1 && x.things[first] && numbering(last) {
		return true
	}
	return m.From > 1 && (tokens[m.From-1].Lower == "of" || tokens[m.From-1].Lower == "for") && x.stateOffices[lexicon.Singular(tokens[m.From-2].Lower)]
}

// allUpper tells whether every word of a run is written in capitals, so that in a sentence that is not the run is a name.
func allUpper(tokens []lexicon.Token) bool {
	return !slices.ContainsFunc(tokens, func(t lexicon.Token) bool { return t.Shape != lexicon.Upper })
}

// namesBeforeVerb tells whether a lone word that begins its sentence can be a person's name: a verb follows it, or a mark, and it does not end as
// common nouns do.
func namesBeforeVerb(tokens []lexicon.Token, i int) bool {
	if lexicon.HasAnySuffix(tokens[i].Lower, "tion", "sion", "ment", "ness", "ity", "ism", "ance", "ence", "ers", "ors", "ists", "ics", "ing", "acy", "ship", "ies", "ents", "ants", "ical", "ional", "ous") {
		return false
	}
	for k := i + 1; k < len(tokens); k++ {
		switch t := &tokens[k]; {
		case t.Word.Is(lexicon.VerbForms | lexicon.Modal | lexicon.Be | lexicon.Have | lexicon.Do):
			return true
		case t.Lower == ",", t.Lower == "'s":
			return true
		case !t.Word.Is(lexicon.Adverb):
			return false
		}
	}
	return false
}

// joined returns where a name goes on after a particle, an initial's point or an "of": "bin Salman", "John R. Bass", end where it does not.
func (x *Vocabulary) joined(tokens []lexicon.Token, from, end int) int {
	t := &tokens[end]
	if end+1 >= len(tokens) {
		return end
	}
	if t.Lower == "." && !t.Space && generations[tokens[end-1].Lower] && end-from > 1 {
		return end + 1 // "Jr."
	}
	if to := x.council(tokens, from, end); to > end {
		return to
	}
	switch {
	case t.Shape == lexicon.Upper && t.Word.Is(lexicon.Preposition|lexicon.Determiner|lexicon.Conjunction) && allUpper(tokens[from:end]) && tokens[end+1].Shape == lexicon.Upper && x.nameWord(tokens, end+1):
		return end + 2 // "COUNCIL FOR MOUNTAINS"
	case lexicon.Particles[t.Lower] && x.nameWord(tokens, end+1):
		return end + 2
	case lexicon.Particles[t.Lower] && end+2 < len(tokens) && lexicon.Particles[tokens[end+1].Lower] && x.nameWord(tokens, end+2):
		return end + 3 // "von der"
	case t.Lower == "." && tokens[end-1].End-tokens[end-1].Start == 1 && x.nameWord(tokens, end+1):
		return end + 2
	case (t.Lower == "of" || t.Lower == "for" || t.Lower == "'s") && x.organization(tokens[from:end]) && x.nameWord(tokens, end+1):
		return end + 2
	case (t.Lower == "of" || t.Lower == "for") && end+2 < len(tokens) && tokens[end+1].Lower == "the" && x.organization(tokens[from:end]) && x.nameWord(tokens, end+2):
		return end + 3
	case t.Lower == "'s" && x.nameWord(tokens, end+1) && strings.HasSuffix(tokens[end-1].Lower, "s") && x.organizationAhead(tokens, end+1):
		return end + 2
	}
	return end
}

// council returns where the name of an organization ends whose parts "and" joins, end where there is none: "the National Security and Defence Council". An
// article before it tells it from a person beside an organization.
func (x *Vocabulary) council(tokens []lexicon.Token, from, end int) int {
	if tokens[end].Lower != "and" || from == 0 || tokens[from-1].Lower != "the" || x.organization(tokens[from:end]) {
		return end
	}
	to := end + 1
	for to < len(tokens) && to-from < longestName && x.nameWord(tokens, to) && tokens[to].Shape == lexicon.Capped {
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
func addresses(tokens []lexicon.Token, i int) bool {
	next := i + 1
	if next < len(tokens) && tokens[next].Lower == "." {
		next++
	}
	return next < len(tokens) && (tokens[next].Shape == lexicon.Capped || tokens[next].Shape == lexicon.Upper)
}

func (x *Vocabulary) organizationAhead(tokens []lexicon.Token, i int) bool {
	return x.organization(tokens[i : i+1])
}

// nameWord tells whether token i can be a word of a proper name.
func (x *Vocabulary) nameWord(tokens []lexicon.Token, i int) bool {
	t := &tokens[i]
	if t.Word.Is(lexicon.Month|lexicon.Modal) && t.Shape == lexicon.Capped && i > 0 && tokens[i-1].Shape == lexicon.Capped && t.Space && (!lexicon.Begun(tokens, i-1) || tokens[i-1].Word.Class == 0) && (i+1 == len(tokens) || tokens[i+1].Shape != lexicon.Number) {
		return true // a surname such as May
	}
	if i > 0 && !t.Space && tokens[i-1].Lower == "&" {
		return false // "P&Ms"
	}
	if t.Word.Is(lexicon.Address) && addresses(tokens, i) {
		return false
	}
	if t.Shape != lexicon.Capped && t.Shape != lexicon.Upper || t.Word.Is(lexicon.Month|lexicon.Weekday|lexicon.Pronoun|lexicon.Determiner|lexicon.Preposition|lexicon.Conjunction|lexicon.Modal|lexicon.Be|lexicon.Have|lexicon.Do|lexicon.Relative|lexicon.DayWord) {
		return false
	}
	if _, n := x.lex.Names.At(tokens, i); n > 0 {
		return false
	}
	if lexicon.Begun(tokens, i) {
		return !t.Word.Is(lexicon.Starter|lexicon.Adverb|lexicon.Subordinator|lexicon.Vague) && (t.Word.Class == 0 || i+1 < len(tokens) && tokens[i+1].Shape == lexicon.Capped)
	}
	return true
}

// organization tells whether a run of words ends as an organization's name does.
func (x *Vocabulary) organization(tokens []lexicon.Token) bool {
	last := tokens[len(tokens)-1].Lower
	return x.orgs[last] || x.orgs[lexicon.Singular(last)] && len(tokens) > 1
}

// String returns the kind of mention as an explanation names it.
func (k MentionKind) String() string {
	return [...]string{PartyMention: "party", PersonMention: "person", OrgMention: "organization"}[k]
}
