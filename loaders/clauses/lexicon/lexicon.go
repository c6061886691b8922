// Package lexicon cuts a text into sentences of tokens and says what the packs know of each: the classes and the lemma of a word, the party of a name,
// the office of a title. Tag then decides which words are verbs where they stand.
//
//	lex := lexicon.New(set)
//	for n, block := range lexicon.Blocks(text, title) {
//		tokens := lex.Tokenizer(text).Run(block.Start, block.End)
//		sentences := lexicon.Sentences(tokens, &block, n)
//	}
//
// It is the lowest layer of the clause grammar, see package clauses; other packages of loaders use it for the words alone.
package lexicon

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// Class is a set of word classes. Each but the verb forms is a word list of the packs, of the id that classNames gives.
type Class uint64

const (
	Determiner Class = 1 << iota
	Preposition
	Conjunction  // and, or, nor, but, as well as
	Subordinator // while, because: opens a clause that is no part of a point
	Complement   // that, whether: opens a clause that is
	Relative     // who, which
	Pronoun      // he, it, they: a subject
	FirstPerson  // I, we
	Modal
	Be
	Have
	Do
	Negator
	Adverb
	Month
	Weekday
	TimeNoun // week, month, year
	DayWord  // today, yesterday
	Starter  // words that begin sentences: The, He, But
	abbreviation
	Noun         // common nouns that no rule takes for a verb
	Future       // will, shall, to
	Tentative    // might, may, could
	Hypothetical // would
	Vague        // many, some: no actor
	Kinship      // son-in-law, brother
	FormerWord   // former, ex, then
	Addressees   // who a quotation is told to: reporters
	Planned      // slated, scheduled, expected
	Hoped        // hope, wish, want
	Venue        // meeting, session: no scope when fronted
	Scoping      // on, regarding: fronted, they frame a point
	Anaphor      // this, it, such: what it means stands before
	Numeral
	Speaker   // nouns that speak for a party: government, officials
	BareRole  // roles that point back: the delegate
	BareParty // sides that point back: the bloc
	Address   // forms of address before a name: Mr, Dr

	Base
	Third
	Past
	Participle
	Gerund
	nounLike
)

// VerbForms are the classes of the forms that a verb takes.
const VerbForms = Base | Third | Past | Participle | Gerund

// classNames maps the ids of the packs' word lists to classes.
var classNames = map[string]Class{
	"determiner": Determiner, "preposition": Preposition, "conjunction": Conjunction, "subordinator": Subordinator, "complement": Complement,
	"relative": Relative, "pronoun": Pronoun, "first-person": FirstPerson, "modal": Modal, "be": Be, "have": Have, "do": Do, "negator": Negator,
	"adverb": Adverb, "month": Month, "weekday": Weekday, "time-noun": TimeNoun, "day-word": DayWord, "starter": Starter,
	"abbreviation": abbreviation, "noun": Noun, "future": Future, "tentative": Tentative, "hypothetical": Hypothetical,
	"heads.group-vague": Vague, "heads.group-loose": Vague, "kinship": Kinship, "former": FormerWord, "addressee": Addressees, "planned": Planned,
	"hoped": Hoped, "venue": Venue, "scoping": Scoping, "anaphor": Anaphor, "numeral": Numeral,
	"heads.speaks": Speaker, "bare-role": BareRole, "bare-party": BareParty, "address": Address,
}

// A Word is what the lexicon knows of a lower-case word.
type Word struct {
	text  string
	Class Class
	Lemma string // of its verb forms; else its own singular
}

// Is tells whether a word is of one of the classes.
func (w *Word) Is(c Class) bool { return w.Class&c != 0 }

// Known tells whether the lexicon knows anything of a word.
func (w *Word) Known() bool { return w != unknownWord }

// A Sense is what a name of the packs stands for.
type Sense struct {
	Party *packs.Party
	Kind  NameKind
	Exact string // the name as written, where capitals decide: "US", "WHO"
}

// NameKind says how a name stands for its party.
type NameKind uint8

const (
	PartyName NameKind = iota
	Demonym
	Capital // a place, and the party where it acts
	Seat
)

// A TitleSense is what a title says of who bears it.
type TitleSense struct {
	Kind     TitleKind
	Capacity graph.Capacity
}

// TitleKind says what a title makes of who bears it.
type TitleKind uint8

const (
	RoleTitle TitleKind = iota
	ChairTitle
	BystanderTitle
)

// Lexicon is the packs compiled for look-up. It is immutable.
type Lexicon struct {
	words   map[string]*Word
	Names   Phrases[Sense]
	Titles  Phrases[TitleSense]
	Heads   Phrases[HeadKind]
	Former  map[string]bool
	Parties map[string]*packs.Party
	blocs   map[string][]graph.Membership // by member's slug
}

// HeadKind says what a noun after a party's name or adjective makes of it.
type HeadKind uint8

const (
	SpeakingHead HeadKind = iota + 1
	BelongingHead
	PeopleHead
	OrganizationHead
	ChairHead
	MediaHead // what it reports is narration
)

// New compiles the words, names, titles and verbs of the packs.
func New(set *packs.Set) *Lexicon {
	l := &Lexicon{
		words: map[string]*Word{}, Names: Phrases[Sense]{}, Titles: Phrases[TitleSense]{}, Heads: Phrases[HeadKind]{},
		Former: map[string]bool{}, Parties: map[string]*packs.Party{}, blocs: map[string][]graph.Membership{},
	}
	l.addClasses(set)
	l.addVerbs(set)
	l.addParties(set)
	l.addTitles(set)
	for _, list := range headLists { // a word of two lists counts as one of the first
		for _, phrase := range set.List(list.id) {
			l.Heads.Add(l.Cut(phrase), list.kind)
		}
	}
	for _, phrase := range set.List("heads.organization") {
		if words := l.Cut(phrase); l.Heads.exact(words) == nil {
			l.Heads.Add(words, OrganizationHead)
		}
	}
	return l
}

// headLists are the lists of nouns that head the name of an actor, by kind.
var headLists = [...]struct {
	kind HeadKind
	id   string
}{{SpeakingHead, "heads.speaks"}, {BelongingHead, "heads.belongs"}, {PeopleHead, "heads.people"}, {MediaHead, "heads.media"}}

func (l *Lexicon) addClasses(set *packs.Set) {
	for id, c := range classNames {
		for _, text := range set.List(id) {
			l.mark(strings.ToLower(text), c)
		}
	}
}

func (l *Lexicon) mark(text string, c Class) *Word {
	w := l.words[text]
	if w == nil {
		w = &Word{text: text, Lemma: Singular(text)}
		l.words[text] = w
	}
	w.Class |= c
	return w
}

// addVerbs marks every form of the packs' verbs, cues' and meetings' verbs included.
func (l *Lexicon) addVerbs(set *packs.Set) {
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
			if w := l.mark(f.text, f.class); w.Class&^VerbForms == 0 || w.Lemma == Singular(w.text) || f.class&Base != 0 {
				w.Lemma = lemma
			}
		}
	}
	for _, lemma := range set.Verbs.NounLike {
		for _, f := range forms.of(lemma) {
			if f.class&(Base|Third) != 0 {
				l.mark(f.text, nounLike)
			}
		}
	}
}

func (l *Lexicon) addParties(set *packs.Set) {
	for i := range set.Parties {
		p := &set.Parties[i]
		l.Parties[p.ID] = p
		l.addName(p, PartyName, append([]string{p.Name}, p.Aliases...))
		l.addName(p, Demonym, p.Demonyms)
		l.addName(p, Capital, p.Capitals)
		l.addName(p, Seat, p.Seats)
		for _, m := range p.Members {
			l.blocs[m.Party] = append(l.blocs[m.Party], graph.Membership{Bloc: graph.PartyID(p.ID), Since: graph.Day(m.Since), Until: graph.Day(m.Until)})
		}
	}
}

func (l *Lexicon) addName(p *packs.Party, kind NameKind, names []string) {
	for _, name := range names {
		words := l.Cut(name)
		s := Sense{Party: p, Kind: kind}
		if len(words) == 1 && ShapeOf(name) == Upper && utf8.RuneCountInString(name) <= 6 {
			s.Exact = name
		}
		l.Names.Add(words, s)
	}
}

func (l *Lexicon) addTitles(set *packs.Set) {
	for _, r := range set.Roles {
		for _, t := range r.Titles {
			l.Titles.Add(l.Cut(t), TitleSense{RoleTitle, graph.Capacity(r.Capacity)})
		}
		for _, w := range r.Words {
			l.Former[strings.ToLower(w)] = true
		}
	}
	l.addTitlesOf(ChairTitle, set.Chairs)
	l.addTitlesOf(BystanderTitle, set.Bystanders)
}

func (l *Lexicon) addTitlesOf(kind TitleKind, groups []packs.Titles) {
	for _, g := range groups {
		for _, t := range g.Titles {
			l.Titles.Add(l.Cut(t), TitleSense{Kind: kind})
		}
	}
}

// Cut splits a wording of a pack into words as the tokenizer splits text.
func (l *Lexicon) Cut(text string) []string {
	var words []string
	for _, t := range l.Tokenizer(text).Run(0, len(text)) {
		words = append(words, t.Lower)
	}
	if len(words) == 0 {
		panic(fmt.Sprintf("wording %q has no words", text)) // packs.Load refuses empty wordings
	}
	return words
}

// named tells whether a piece of a hyphenated word is, or begins, a party's name.
func (l *Lexicon) named(piece string) bool {
	return ShapeOf(piece) != Lower && len(l.Names[strings.ToLower(piece)]) > 0
}

// look returns a piece's lower-case text and its word. fold is scratch space.
func (l *Lexicon) look(piece string, fold *[]byte) (string, *Word) {
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
		return text, l.Word(text)
	}
	if w, ok := l.words[string(buffer)]; ok {
		return w.text, w
	}
	if string(buffer) == piece {
		return piece, l.Word(piece)
	}
	text := string(buffer)
	return text, l.Word(text)
}

// apostrophes folds the ways of writing an apostrophe.
var apostrophes = strings.NewReplacer("’", "'", "ʼ", "'")

var (
	unknownWord   = &Word{}
	unknownAdverb = &Word{Class: Adverb}
)

// Word returns what is known of a lower-case word: an entry, or what its form tells.
func (l *Lexicon) Word(text string) *Word {
	if w, ok := l.words[text]; ok {
		return w
	}
	if len(text) > 4 && strings.HasSuffix(text, "ly") && len(l.Names[text]) == 0 {
		return unknownAdverb
	}
	return unknownWord
}

// Party returns a pack's party as a node.
func (l *Lexicon) Party(p *packs.Party) graph.Party {
	aliases := slices.Concat(p.Aliases, p.Capitals, p.Seats)
	slices.Sort(aliases)
	return graph.Party{ID: graph.PartyID(p.ID), Name: p.Name, Type: graph.PartyType(p.Type), Aliases: slices.Compact(aliases), MemberOf: l.blocs[p.ID]}
}

// String returns the kind of name as an explanation names it.
func (k NameKind) String() string {
	return [...]string{PartyName: "party", Demonym: "demonym", Capital: "capital", Seat: "seat"}[k]
}

// String returns the kind of title as an explanation names it.
func (k TitleKind) String() string {
	return [...]string{RoleTitle: "role", ChairTitle: "chair", BystanderTitle: "bystander"}[k]
}
