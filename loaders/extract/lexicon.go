package extract

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// class is a set of word classes. Each but the verb forms is a word list of the packs, of the id that classNames gives.
type class uint64

const (
	determiner class = 1 << iota
	preposition
	conjunction  // and, or, nor, but, as well as
	subordinator // while, because: opens a clause that is no part of a point
	complement   // that, whether: opens a clause that is
	relative     // who, which
	pronoun      // he, it, they: a subject
	firstPerson  // I, we
	modal
	be
	have
	do
	negator
	adverb
	month
	weekday
	timeNoun // week, month, year
	dayWord  // today, yesterday
	starter  // words that begin sentences: The, He, But
	abbreviation
	noun         // common nouns that no rule takes for a verb
	future       // will, shall, to
	tentative    // might, may, could
	hypothetical // would
	vague        // many, some: no actor
	kinship      // son-in-law, brother
	formerWord   // former, ex, then
	addressees   // who a quotation is told to: reporters
	planned      // slated, scheduled, expected
	hoped        // hope, wish, want
	venue        // meeting, session: no scope when fronted
	scoping      // on, regarding: fronted, they frame a point
	anaphor      // this, it, such: what it means stands before
	numeral
	speaker   // nouns that speak for a party: government, officials
	bareRole  // roles that point back: the delegate
	bareParty // sides that point back: the bloc
	address   // forms of address before a name: Mr, Dr

	base
	third
	past
	participle
	gerund
	nounLike
)

const verbForms = base | third | past | participle | gerund

// classNames maps the ids of the packs' word lists to classes.
var classNames = map[string]class{
	"determiner": determiner, "preposition": preposition, "conjunction": conjunction, "subordinator": subordinator, "complement": complement,
	"relative": relative, "pronoun": pronoun, "first-person": firstPerson, "modal": modal, "be": be, "have": have, "do": do, "negator": negator,
	"adverb": adverb, "month": month, "weekday": weekday, "time-noun": timeNoun, "day-word": dayWord, "starter": starter,
	"abbreviation": abbreviation, "noun": noun, "future": future, "tentative": tentative, "hypothetical": hypothetical,
	"heads.group-vague": vague, "heads.group-loose": vague, "kinship": kinship, "former": formerWord, "addressee": addressees, "planned": planned,
	"hoped": hoped, "venue": venue, "scoping": scoping, "anaphor": anaphor, "numeral": numeral,
	"heads.speaks": speaker, "bare-role": bareRole, "bare-party": bareParty, "address": address,
}

// A word is what the lexicon knows of a lower-case word.
type word struct {
	text  string
	class class
	lemma string // of its verb forms; else its own singular
}

// is tells whether a word is of one of the classes.
func (w *word) is(c class) bool { return w.class&c != 0 }

// known tells whether the lexicon knows anything of a word.
func (w *word) known() bool { return w != unknownWord }

// A sense is what a name of the packs stands for.
type sense struct {
	party *packs.Party
	kind  nameKind
	exact string // the name as written, where capitals decide: "US", "WHO"
}

// nameKind says how a name stands for its party.
type nameKind uint8

const (
	partyName nameKind = iota
	demonym
	capital // a place, and the party where it acts
	seat
)

// A titleSense is what a title says of who bears it.
type titleSense struct {
	kind     titleKind
	capacity graph.Capacity
}

type titleKind uint8

const (
	roleTitle titleKind = iota
	chairTitle
	bystanderTitle
)

// lexicon is the packs compiled for look-up. It is immutable.
type lexicon struct {
	words   map[string]*word
	names   phrases[sense]
	titles  phrases[titleSense]
	heads   phrases[headKind]
	former  map[string]bool
	parties map[string]*packs.Party
	blocs   map[string][]graph.Membership // by member's slug
}

// headKind says what a noun after a party's name or adjective makes of it.
type headKind uint8

const (
	speakingHead headKind = iota + 1
	belongingHead
	peopleHead
	organizationHead
	chairHead
	mediaHead // what it reports is narration
)

func newLexicon(set *packs.Set) *lexicon {
	l := &lexicon{
		words: map[string]*word{}, names: phrases[sense]{}, titles: phrases[titleSense]{}, heads: phrases[headKind]{},
		former: map[string]bool{}, parties: map[string]*packs.Party{}, blocs: map[string][]graph.Membership{},
	}
	l.addClasses(set)
	l.addVerbs(set)
	l.addParties(set)
	l.addTitles(set)
	for _, list := range headLists { // a word of two lists counts as one of the first
		for _, phrase := range set.List(list.id) {
			l.heads.add(l.cut(phrase), list.kind)
		}
	}
	for _, phrase := range set.List("heads.organization") {
		if words := l.cut(phrase); l.heads.exact(words) == nil {
			l.heads.add(words, organizationHead)
		}
	}
	return l
}

// headLists are the lists of nouns that head the name of an actor, by kind.
var headLists = [...]struct {
	kind headKind
	id   string
}{{speakingHead, "heads.speaks"}, {belongingHead, "heads.belongs"}, {peopleHead, "heads.people"}, {mediaHead, "heads.media"}}

func (l *lexicon) addClasses(set *packs.Set) {
	for id, c := range classNames {
		for _, text := range set.List(id) {
			l.mark(strings.ToLower(text), c)
		}
	}
}

func (l *lexicon) mark(text string, c class) *word {
	w := l.words[text]
	if w == nil {
		w = &word{text: text, lemma: singular(text)}
		l.words[text] = w
	}
	w.class |= c
	return w
}

// addVerbs marks every form of the packs' verbs, cues' and meetings' verbs included.
func (l *lexicon) addVerbs(set *packs.Set) {
	forms := newInflection(set.Verbs)
	lemmas := append([]string(nil), set.Verbs.Verbs...)
	for _, irregular := range set.Verbs.Irregular {
		lemmas = append(lemmas, irregular.Lemma)
	}
	for _, cue := range set.Cues {
		lemmas = append(lemmas, cue.Verbs...)
	}
	for _, cue := range set.Meetings {
		lemmas = append(lemmas, cue.Verbs...)
	}
	for _, lemma := range lemmas {
		lemma, _, _ = strings.Cut(lemma, " ")
		for _, f := range forms.of(lemma) {
			if w := l.mark(f.text, f.class); w.class&^verbForms == 0 || w.lemma == singular(w.text) || f.class&base != 0 {
				w.lemma = lemma
			}
		}
	}
	for _, lemma := range set.Verbs.NounLike {
		for _, f := range forms.of(lemma) {
			if f.class&(base|third) != 0 {
				l.mark(f.text, nounLike)
			}
		}
	}
}

func (l *lexicon) addParties(set *packs.Set) {
	for i := range set.Parties {
		p := &set.Parties[i]
		l.parties[p.ID] = p
		l.addName(p, partyName, append([]string{p.Name}, p.Aliases...))
		l.addName(p, demonym, p.Demonyms)
		l.addName(p, capital, p.Capitals)
		l.addName(p, seat, p.Seats)
		for _, m := range p.Members {
			l.blocs[m.Party] = append(l.blocs[m.Party], graph.Membership{Bloc: graph.PartyID(p.ID), Since: graph.Day(m.Since), Until: graph.Day(m.Until)})
		}
	}
}

func (l *lexicon) addName(p *packs.Party, kind nameKind, names []string) {
	for _, name := range names {
		words := l.cut(name)
		s := sense{party: p, kind: kind}
		if len(words) == 1 && shapeOf(name) == upper && utf8.RuneCountInString(name) <= 6 {
			s.exact = name
		}
		l.names.add(words, s)
	}
}

func (l *lexicon) addTitles(set *packs.Set) {
	for _, r := range set.Roles {
		for _, t := range r.Titles {
			l.titles.add(l.cut(t), titleSense{roleTitle, graph.Capacity(r.Capacity)})
		}
		for _, w := range r.Words {
			l.former[strings.ToLower(w)] = true
		}
	}
	l.addTitlesOf(chairTitle, set.Chairs)
	l.addTitlesOf(bystanderTitle, set.Bystanders)
}

func (l *lexicon) addTitlesOf(kind titleKind, groups []packs.Titles) {
	for _, g := range groups {
		for _, t := range g.Titles {
			l.titles.add(l.cut(t), titleSense{kind: kind})
		}
	}
}

// cut splits a wording of a pack into words as the tokenizer splits text.
func (l *lexicon) cut(text string) []string {
	var words []string
	for _, t := range l.tokenizer(text).run(0, len(text)) {
		words = append(words, t.lower)
	}
	if len(words) == 0 {
		panic(fmt.Sprintf("wording %q has no words", text)) // packs.Load refuses empty wordings
	}
	return words
}

// named tells whether a piece of a hyphenated word is, or begins, a party's name.
func (l *lexicon) named(piece string) bool {
	return shapeOf(piece) != lower && len(l.names[strings.ToLower(piece)]) > 0
}

// look returns a piece's lower-case text and its word. fold is scratch space.
func (l *lexicon) look(piece string, fold *[]byte) (string, *word) {
	buffer := (*fold)[:0]
	ascii := true
	for i := 0; i < len(piece); i++ {
		c := piece[i]
		if c >= utf8.RuneSelf {
			ascii = false
			break
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buffer = append(buffer, c)
	}
	*fold = buffer
	if !ascii {
		text := apostrophes.Replace(strings.ToLower(piece))
		return text, l.word(text)
	}
	if w, ok := l.words[string(buffer)]; ok {
		return w.text, w
	}
	if string(buffer) == piece {
		return piece, l.word(piece)
	}
	text := string(buffer)
	return text, l.word(text)
}

// apostrophes folds the ways of writing an apostrophe.
var apostrophes = strings.NewReplacer("’", "'", "ʼ", "'")

var (
	unknownWord   = &word{}
	unknownAdverb = &word{class: adverb}
)

// word returns what is known of a lower-case word: an entry, or what its form tells.
func (l *lexicon) word(text string) *word {
	if w, ok := l.words[text]; ok {
		return w
	}
	if len(text) > 4 && strings.HasSuffix(text, "ly") && len(l.names[text]) == 0 {
		return unknownAdverb
	}
	return unknownWord
}

// party returns a pack's party as a node.
func (l *lexicon) party(p *packs.Party) graph.Party {
	aliases := slices.Concat(p.Aliases, p.Capitals, p.Seats)
	slices.Sort(aliases)
	return graph.Party{ID: graph.PartyID(p.ID), Name: p.Name, Type: graph.PartyType(p.Type), Aliases: slices.Compact(aliases), MemberOf: l.blocs[p.ID]}
}

// String returns the kind of name as an explanation names it.
func (k nameKind) String() string {
	return [...]string{partyName: "party", demonym: "demonym", capital: "capital", seat: "seat"}[k]
}

// String returns the kind of title as an explanation names it.
func (k titleKind) String() string {
	return [...]string{roleTitle: "role", chairTitle: "chair", bystanderTitle: "bystander"}[k]
}
