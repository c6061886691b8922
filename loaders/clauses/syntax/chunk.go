package syntax

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/loaders/clauses/lexicon"
)

// ChunkKind is what a chunk is in its sentence.
type ChunkKind uint8

const (
	NounChunk ChunkKind = iota + 1
	VerbChunk
	PrepChunk
	CommaChunk
	ConjChunk
	SubChunk       // while, because
	ThatChunk      // that, whether
	RelChunk       // who, which
	ConditionChunk // if, provided that
	OpenChunk      // (
	CloseChunk     // )
	DashChunk
	ColonChunk
	SemiChunk
	QuoteChunk
	AdverbChunk
	TimeChunk // on Friday, last week
	OtherChunk
)

// A Chunk is a run of tokens that acts as one part of its sentence.
type Chunk struct {
	Kind     ChunkKind
	From, To int
	Group    Group // of a VerbChunk
	Cue      int   // of a ConditionChunk: index of the packs' condition
}

// chunker cuts a sentence into chunks.
type chunker struct {
	x      *Grammar
	tokens []lexicon.Token
	chunks []Chunk
}

// chunks returns the sentence's chunks. Tokens must be tagged; scratch is space that the next sentence may use again.
func (x *Grammar) chunks(tokens []lexicon.Token, scratch *[]Chunk) []Chunk {
	c := chunker{x: x, tokens: tokens, chunks: (*scratch)[:0]}
	for i := 0; i < len(tokens); {
		i = c.step(i)
	}
	*scratch = c.chunks
	return slices.Clone(c.chunks)
}

// step adds the chunk at token i and returns the token after it.
func (c *chunker) step(i int) int {
	t := &c.tokens[i]
	if t.Shape == lexicon.Mark && !t.Title {
		return c.punctuation(i)
	}
	if t.Mention != 0 || t.Title {
		return c.noun(i, 1)
	}
	if n := adverbial(c.tokens[i:]); n > 0 {
		return c.add(AdverbChunk, i, i+n)
	}
	if lexicon.Floating(t) && i > 0 && i+1 < len(c.tokens) && c.tokens[i+1].Verb {
		return c.add(AdverbChunk, i, i+1) // "the envoys both denied"
	}
	if cue, n := c.x.conditionAt(c.tokens, i); n > 0 {
		c.add(ConditionChunk, i, i+n)
		c.chunks[len(c.chunks)-1].Cue = cue
		return i + n
	}
	if n := timeAt(c.tokens, i); n > 0 {
		return c.add(TimeChunk, i, i+n)
	}
	if c.insideNoun(i) {
		return c.noun(i, 1)
	}
	if g, ok := groupAt(c.tokens, i); ok {
		c.add(VerbChunk, g.From, g.To)
		c.chunks[len(c.chunks)-1].Group = g
		return g.To
	}
	return c.closed(i)
}

// adverbial returns how many tokens an adverb takes that other words make up, 0 where there is none: "no longer", "once more", "though" between commas.
func adverbial(tokens []lexicon.Token) int {
	if len(tokens) < 2 {
		return 0
	}
	first, second := tokens[0].Lower, tokens[1].Lower
	switch {
	case first == "no" && second == "longer", first == "once" && second == "more":
		return 2
	case first == "though" && second == ",":
		return 1
	}
	return 0
}

// insideNoun tells whether an open noun chunk takes token i though it could begin something else: an adverb or participle after a determiner.
func (c *chunker) insideNoun(i int) bool {
	if len(c.chunks) == 0 || i == 0 || i+1 >= len(c.tokens) {
		return false
	}
	last := c.chunks[len(c.chunks)-1]
	if last.Kind != NounChunk || last.To != i {
		return false
	}
	before := &c.tokens[i-1]
	w := c.tokens[i].Word
	return (before.Word.Is(lexicon.Determiner) && !before.Word.Is(lexicon.Pronoun) || before.Lower == "'s") && w.Is(lexicon.Adverb) && !w.Is(lexicon.Negator|lexicon.Preposition|lexicon.Modal)
}

func (c *chunker) add(kind ChunkKind, from, to int) int {
	c.chunks = append(c.chunks, Chunk{Kind: kind, From: from, To: to})
	return to
}

// noun extends the open noun chunk by n tokens, or opens one.
func (c *chunker) noun(i, n int) int {
	if len(c.chunks) > 0 {
		last := &c.chunks[len(c.chunks)-1]
		if last.Kind == NounChunk && last.To == i && !c.separate(last, i) {
			last.To = i + n
			return last.To
		}
	}
	return c.add(NounChunk, i, i+n)
}

// separate tells whether a determiner or pronoun at i begins a noun chunk of its own after another.
func (c *chunker) separate(last *Chunk, i int) bool {
	before := &c.tokens[i-1]
	if ordinal(c.tokens, i) || ordinal(c.tokens, i-1) || before.Title && c.tokens[i].Title && c.tokens[i].Lower == "the" {
		return false // "Permanent Representative to the United Nations"
	}
	if c.zeroRelative(last, i) || before.Lower == "what" && c.tokens[i].Mention != 0 && !c.tokens[i].Demonym {
		return true
	}
	if t := &c.tokens[i]; t.Word.Is(lexicon.Pronoun) && !t.Word.Is(lexicon.Determiner|lexicon.Numeral) && t.Mention == 0 {
		return true
	}
	return before.Word.Is(lexicon.Pronoun) && !before.Word.Is(lexicon.Determiner) && before.Mention == 0 ||
		c.tokens[i].Word.Is(lexicon.Determiner) && !before.Word.Is(lexicon.Determiner) && before.Lower != "'s" && last.To-last.From > 0
}

// zeroRelative tells whether a name or "the" at token i begins a clause about the noun before it: "an idea Norway has dismissed".
func (c *chunker) zeroRelative(last *Chunk, i int) bool {
	t := &c.tokens[i]
	if last.To-last.From != 2 || c.tokens[last.From].Lower != "a" && c.tokens[last.From].Lower != "an" || !c.x.matters[c.tokens[i-1].Lower] && !c.x.stanceNouns[c.tokens[i-1].Lower] {
		return false
	}
	return t.Mention != 0 && !t.Demonym && c.tokens[i-1].Mention == 0 || t.Lower == "the"
}

// ordinal tells whether the I at token i is a Roman numeral: "Annex I".
func ordinal(tokens []lexicon.Token, i int) bool {
	return tokens[i].Lower == "i" && i > 0 && tokens[i-1].Shape == lexicon.Capped && !lexicon.Begun(tokens, i-1)
}

// markChunk returns the kind of chunk that a mark is by itself, 0 for none.
func markChunk(mark string) ChunkKind {
	switch mark {
	case ",":
		return CommaChunk
	case "(", "[":
		return OpenChunk
	case ")", "]":
		return CloseChunk
	case ":":
		return ColonChunk
	case ";":
		return SemiChunk
	case "—", "–":
		return DashChunk
	}
	return 0
}

func (c *chunker) punctuation(i int) int {
	t := &c.tokens[i]
	kind := markChunk(t.Lower)
	switch {
	case kind != 0:
		return c.add(kind, i, i+1)
	case strings.Contains("“”‘\"'’", t.Lower):
		return c.add(QuoteChunk, i, i+1)
	case t.Lower == "-" && t.Space && i+1 < len(c.tokens) && c.tokens[i+1].Space:
		return c.add(DashChunk, i, i+1)
	case t.Lower == "-" && i+2 < len(c.tokens) && c.tokens[i+1].Lower == "-":
		return c.add(DashChunk, i, i+2)
	case t.Lower == "/" && i > 0 && c.tokens[i-1].Mention != 0 && i+1 < len(c.tokens) && c.tokens[i+1].Mention != 0:
		return c.add(ConjChunk, i, i+1)
	case strings.Contains("-/$€£%&#", t.Lower):
		return c.noun(i, 1)
	}
	return c.add(OtherChunk, i, i+1)
}

// closed adds a chunk for a word of a closed class, or a noun.
func (c *chunker) closed(i int) int {
	t := &c.tokens[i]
	w := t.Word
	switch {
	case t.Lower == "that":
		return c.that(i)
	case w.Is(lexicon.Complement) && !w.Is(lexicon.Determiner), t.Lower == "if" && i > 0 && asks(&c.tokens[i-1]) && c.tokens[i-1].Verb:
		return c.add(ThatChunk, i, i+1)
	case w.Is(lexicon.Relative) || t.Lower == "whose":
		return c.add(RelChunk, i, i+1)
	case w.Is(lexicon.Subordinator) && !w.Is(lexicon.Preposition):
		return c.add(SubChunk, i, i+1)
	case t.Lower == "as" && i+2 < len(c.tokens) && c.tokens[i+1].Lower == "well" && c.tokens[i+2].Lower == "as":
		return c.add(ConjChunk, i, i+3)
	case w.Is(lexicon.Conjunction):
		return c.add(ConjChunk, i, i+1)
	case w.Is(lexicon.Preposition):
		return c.add(PrepChunk, i, i+1)
	case w.Is(lexicon.Adverb|lexicon.Negator) && !w.Is(lexicon.Determiner|lexicon.Pronoun):
		return c.add(AdverbChunk, i, i+1)
	}
	return c.noun(i, 1)
}

// that is a determiner after a preposition or before a lone noun that a verb group does not follow, else it opens a clause.
func (c *chunker) that(i int) int {
	if i > 0 && c.tokens[i-1].Word.Is(lexicon.Preposition) && !c.tokens[i-1].Word.Is(lexicon.Subordinator) {
		return c.noun(i, 1)
	}
	return c.add(ThatChunk, i, i+1)
}

// timeAt returns how many tokens the time expression at token i takes, 0 where there is none.
func timeAt(tokens []lexicon.Token, i int) int {
	if n := shiftedTime(tokens, i); n > 0 {
		return n
	}
	at := i
	if at < len(tokens) && tokens[at].Word.Is(lexicon.Preposition) && strings.Contains(" on in since until by over for during from before after at late early through ", " "+tokens[at].Lower+" ") {
		at++
	}
	for at < len(tokens) && timeModifier(tokens, at) {
		at++
	}
	if at >= len(tokens) || !timeHead(tokens, at, i) {
		return 0
	}
	at++
	for at < len(tokens) && timeTail(tokens, at) {
		at++
	}
	if i > 0 && tokens[i].Lower == "for" && pleads(&tokens[i-1]) && at < len(tokens) && tokens[at].Lower == "of" {
		return 0 // "asked for ten days of calm"
	}
	return at - i
}

// shiftedTime returns how many tokens a time takes that counts from another one, 0 where there is none: "a day earlier", "three weeks ago", "the day before".
func shiftedTime(tokens []lexicon.Token, i int) int {
	if i+2 >= len(tokens) || !tokens[i+1].Word.Is(lexicon.TimeNoun) {
		return 0
	}
	first := &tokens[i]
	if first.Shape != lexicon.Number && !first.Word.Is(lexicon.Numeral) && first.Lower != "a" && first.Lower != "an" && first.Lower != "the" {
		return 0
	}
	switch tokens[i+2].Lower {
	case "earlier", "later", "ago":
		return 3
	case "before", "after":
		if i+3 == len(tokens) || strings.Contains(",.;:", tokens[i+3].Lower) {
			return 3
		}
	}
	return 0
}

// partOfYear tells whether a token is a part of a year: "mid-2024".
func partOfYear(t *lexicon.Token) bool {
	part, rest, found := strings.Cut(t.Lower, "-")
	return found && len(rest) == 4 && (part == "early" || part == "mid" || part == "late") && (strings.HasPrefix(rest, "19") || strings.HasPrefix(rest, "20"))
}

// pleads tells whether a verb takes what it wants with "for".
func pleads(t *lexicon.Token) bool {
	switch t.Word.Lemma {
	case "ask", "call", "appeal", "plead", "push", "press":
		return t.Verb
	}
	return false
}

func timeModifier(tokens []lexicon.Token, at int) bool {
	t := &tokens[at]
	switch t.Lower {
	case "last", "next", "this", "past", "coming", "recent", "previous", "same", "early", "late", "mid", "end", "earlier", "later", "that":
		return at+1 < len(tokens) && (timeModifier(tokens, at+1) || tokens[at+1].Word.Is(lexicon.Weekday|lexicon.Month|lexicon.TimeNoun))
	case "the":
		return at+1 < len(tokens) && (tokens[at+1].Lower != "the") && (timeModifier(tokens, at+1) || tokens[at+1].Word.Is(lexicon.Weekday) || tokens[at+1].Lower == "weekend")
	}
	return (t.Shape == lexicon.Number || t.Word.Is(lexicon.Numeral)) && at+1 < len(tokens) && tokens[at+1].Word.Is(lexicon.Month|lexicon.TimeNoun)
}

func timeHead(tokens []lexicon.Token, at, from int) bool {
	t := &tokens[at]
	switch {
	case t.Word.Is(lexicon.Weekday) && t.Shape != lexicon.Lower, t.Word.Is(lexicon.DayWord):
		return true
	case t.Word.Is(lexicon.Month):
		return t.Shape == lexicon.Capped && (at > from || at+1 < len(tokens) && tokens[at+1].Shape == lexicon.Number)
	case t.Word.Is(lexicon.TimeNoun):
		return at > from && (tokens[at-1].Lower != "for" || strings.HasSuffix(t.Lower, "s")) && !tokens[at-1].Word.Is(lexicon.Preposition&^0) || at > from && tokens[at-1].Lower == "for" && strings.HasSuffix(t.Lower, "s")
	case partOfYear(t):
		return true
	case year(t):
		return at > from && tokens[at-1].Word.Is(lexicon.Preposition)
	}
	return false
}

func timeTail(tokens []lexicon.Token, at int) bool {
	t := &tokens[at]
	switch {
	case t.Lower == ",":
		return at+1 < len(tokens) && (year(&tokens[at+1]) || tokens[at-1].Word.Is(lexicon.Weekday) && (tokens[at+1].Word.Is(lexicon.Month) || tokens[at+1].Shape == lexicon.Number && at+2 < len(tokens) && tokens[at+2].Word.Is(lexicon.Month)))
	case t.Lower == "." && !t.Space:
		return tokens[at-1].Word.Is(lexicon.Month) && at+1 < len(tokens) && tokens[at+1].Shape == lexicon.Number // "Feb. 10"
	case t.Shape == lexicon.Number:
		return tokens[at-1].Word.Is(lexicon.Month) || tokens[at-1].Lower == "." && at > 1 && tokens[at-2].Word.Is(lexicon.Month) || tokens[at-1].Lower == "," || year(t) && tokens[at-1].Shape == lexicon.Number
	}
	return t.Word.Is(lexicon.Month) && (tokens[at-1].Shape == lexicon.Number || tokens[at-1].Lower == ",") && t.Shape == lexicon.Capped ||
		t.Word.Is(lexicon.TimeNoun|lexicon.Weekday) && tokens[at-1].Word.Is(lexicon.Weekday|lexicon.DayWord|lexicon.Month) || t.Word.Is(lexicon.TimeNoun) && tokens[at-1].Lower == "last"
}

func year(t *lexicon.Token) bool {
	return t.Shape == lexicon.Number && len(t.Lower) == 4 && (strings.HasPrefix(t.Lower, "19") || strings.HasPrefix(t.Lower, "20"))
}

// String returns the kind of chunk as an explanation names it.
func (k ChunkKind) String() string {
	return [...]string{
		NounChunk: "noun", VerbChunk: "verb", PrepChunk: "preposition", CommaChunk: "comma", ConjChunk: "conjunction", SubChunk: "subordinator",
		ThatChunk: "that", RelChunk: "relative", ConditionChunk: "condition", OpenChunk: "open", CloseChunk: "close", DashChunk: "dash",
		ColonChunk: "colon", SemiChunk: "semicolon", QuoteChunk: "quote", AdverbChunk: "adverb", TimeChunk: "time", OtherChunk: "other",
	}[k]
}
